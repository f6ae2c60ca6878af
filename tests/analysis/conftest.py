"""The invented province of squares."""

from __future__ import annotations

import pytest
from real import dataset, project

from kadgeo.analysis.sample import Sample, sample


@pytest.fixture
def squares() -> Sample:
    return sample()


__all__ = ["dataset", "project"]
