"""The invented province of squares."""

from __future__ import annotations

import pytest

from kadgeo.analysis.sample import Sample, sample


@pytest.fixture
def squares() -> Sample:
    return sample()
