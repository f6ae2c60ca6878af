"""Maps, prints, atlas and report of the shipped project, each made once."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache

import pytest
from pypdf import PdfReader

import kadgeo
from kadgeo.document import Atlas, Document
from kadgeo.layers import MapSpec
from kadgeo.maps import draw
from kadgeo.render.static import Print, compose
from kadgeo.render.static.book import book
from kadgeo.render.static.plates import plates
from kadgeo.reports.atlas import atlas
from kadgeo.reports.report import report


@pytest.fixture(scope="session")
def spec_of(dataset: kadgeo.Dataset) -> Callable[[str], MapSpec]:
    return cache(lambda name: draw(name, dataset))


@pytest.fixture(scope="session")
def print_of(spec_of: Callable[[str], MapSpec]) -> Callable[..., Print]:
    return cache(lambda name, size="a4", lang="id": compose(spec_of(name), size=size, lang=lang))


@pytest.fixture(scope="session")
def told_atlas(dataset: kadgeo.Dataset) -> Atlas:
    return atlas(dataset)


@pytest.fixture(scope="session")
def atlas_pdf(told_atlas: Atlas) -> PdfReader:
    return PdfReader(io.BytesIO(book(told_atlas)))


@pytest.fixture(scope="session")
def told_report(dataset: kadgeo.Dataset) -> Document:
    return report(dataset)


@pytest.fixture(scope="session")
def pictures(told_report: Document) -> list[bytes]:
    return plates(told_report, lang="id")
