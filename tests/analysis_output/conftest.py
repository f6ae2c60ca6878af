"""Datasets to be turned into files: the invented squares, and the real data with hostile names."""

from __future__ import annotations

import dataclasses

import pytest
from hostile import HOSTILE

import kadgeo
from kadgeo.analysis.sample import Sample, sample


@pytest.fixture
def squares() -> Sample:
    return sample()


@pytest.fixture(scope="session")
def hostile(dataset: kadgeo.Dataset) -> kadgeo.Dataset:
    """The real data with names that a spreadsheet or a page might run."""
    areas = dataset.industrial_areas
    names = [HOSTILE[number % len(HOSTILE)] for number in range(len(areas))]
    regencies = dataset.regencies
    regencies.loc[regencies.index[0], "name"] = HOSTILE[0]
    return dataclasses.replace(
        dataset, regencies=regencies, industrial_areas=areas.assign(name=names, name_en=names)
    )
