"""Settings against the data: projections that can measure them, a province they lie in; on two squares."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from squares import regencies

from kadgeo import project as projects
from kadgeo.errors import Issue
from kadgeo.settings import parse
from kadgeo.validate import settings as checks
from kadgeo.validate.context import Context

CODES = ["11.01", "11.02"]


def context(*, area: str = "EPSG:6933", metric: str = "EPSG:32650", code: str = "11") -> Context:
    """Two regencies of squares by the equator, around 116.1° E."""
    text = f"[province]\ncode = '{code}'\n[crs]\narea = {area!r}\nmetric = {metric!r}\n"
    project = projects.of_document(Path("/project"), parse(projects.SETTINGS, text.encode()))
    table = pd.DataFrame({"regency_code": CODES}, index=[2, 3])
    layer = regencies().assign(name=["Barat", "Timur"], kind=["kabupaten", "kota"])
    files = SimpleNamespace(tables={"regencies": table}, layers={"regencies": layer}, issues=())
    return Context(project, files)


def said(issues: list[Issue]) -> list[str]:
    return [issue.line("en").removeprefix("kadgeo.toml · ") for issue in issues]


@pytest.mark.parametrize("metric", ["EPSG:32650", "EPSG:32750", "EPSG:3857"])
def test_projections_made_for_the_place_are_fine(metric):
    assert said(list(checks.projections(context(metric=metric)))) == []


@pytest.mark.parametrize(
    ("choice", "line"),
    [
        (
            {"area": "EPSG:4326"},
            "row 4 · column crs.area · found 'EPSG:4326' · expected an equal-area CRS"
            " · suggestion: EPSG:6933",
        ),
        (
            {"metric": "UTM 50"},
            "row 5 · column crs.metric · found 'UTM 50' · expected a CRS in metres · suggestion: EPSG:32650",
        ),
        (
            {"metric": "EPSG:4326"},
            "row 5 · column crs.metric · found 'EPSG:4326' · expected a CRS in metres"
            " · suggestion: EPSG:32650",
        ),
    ],
)
def test_a_projection_that_cannot_measure_is_told(choice, line):
    assert said(list(checks.projections(context(**choice)))) == [line]


@pytest.mark.parametrize(
    ("choice", "column", "suggestion"),
    [
        (
            {"metric": "EPSG:32651"},
            "crs.metric",
            "EPSG:32650",
        ),  # the zone of UTM from 120° E on
        ({"metric": "EPSG:32633"}, "crs.metric", "EPSG:32650"),  # UTM 33N: central Europe and Africa
        ({"area": "EPSG:3035"}, "crs.area", "EPSG:6933"),  # Lambert, Europe
        ({"area": "EPSG:5070"}, "crs.area", "EPSG:6933"),  # Albers, United States
    ],
)
def test_a_projection_for_another_continent_is_told(choice, column, suggestion):
    (issue,) = checks.projections(context(**choice))
    assert (issue.column, issue.suggestion.id) == (column, suggestion)
    assert "dibuat untuk: " in issue.found.id


def test_a_province_that_none_of_the_regencies_lies_in_is_told():
    assert said(list(checks.province(context(code="63")))) == [
        "row 2 · column province.code · found '63'"
        ' · expected the province of the regencies in regencies.csv · suggestion: "11"'
    ]
    assert list(checks.province(context())) == []


@settings(max_examples=25)  # each is looked up among all projections
@given(
    text=st.text(st.characters(blacklist_characters="'\\", blacklist_categories=("Cc", "Cs")), max_size=30)
)
def test_any_text_as_a_projection_is_fine_or_told(text):
    for issue in checks.projections(context(metric=text)):
        assert issue.line("id")
