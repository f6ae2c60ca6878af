"""Datasets to be turned into files: the invented squares, and the real data with hostile names."""

from __future__ import annotations

import dataclasses

import pytest

import kadgeo
from kadgeo.analysis.sample import Sample, sample

HOSTILE = (
    '=HYPERLINK("http://x.example","a")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "a;=1+1",
    "</script><b onclick=alert(1)>",
)


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
