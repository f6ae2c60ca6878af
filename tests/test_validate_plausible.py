"""Figures that are hard to believe are noticed; those of the country's regions are not."""

from __future__ import annotations

from types import SimpleNamespace

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from kadgeo.validate.context import Context
from kadgeo.validate.plausible import densities, hemispheres, planned_signings

SQUARES = [shapely.box(x, y, x + 0.5, y + 0.5) for x in (0.0, 0.5) for y in (-0.5, 0.0)]
CODES = ["11.01", "11.02", "11.03", "11.04"]
PEOPLE = [40_000.0, 60_000.0, 90_000.0, 30_000.0]


def context(people=tuple(PEOPLE), kinds=("kabupaten",) * 4, **tables) -> Context:
    """Four regencies around a corner on the equator; a village in the south of the first."""
    regencies = pd.DataFrame(
        {"regency_code": CODES, "name": list("ABCD"), "kind": kinds, "population": people}, range(2, 6)
    )
    names = {"name": ["A", "B", "C", "D"], "kind": kinds, "regency_code": CODES}
    layers = {
        "regencies": gpd.GeoDataFrame(names, geometry=SQUARES, crs=4326),
        "villages": gpd.GeoDataFrame(
            {
                "village_code": ["1", "2", "3"],
                "name": ["Kota Muara", "Desa", "Desa"],
                "district_code": ["11.01.01"] * 3,
                "regency_code": ["11.01"] * 3,
            },
            geometry=[shapely.box(0, -0.5, 0.1, -0.4), SQUARES[0], SQUARES[0]],
            crs=4326,
        ),
    }
    return Context(
        SimpleNamespace(), SimpleNamespace(tables={"regencies": regencies, **tables}, layers=layers)
    )


def spoiled(at: int, factor: float) -> list[float]:
    return [value * factor if at == number else value for number, value in enumerate(PEOPLE)]


def test_a_nought_too_many_or_too_few_is_noticed_and_nothing_else():
    assert list(densities(context())) == []
    for factor, words in ((10, "195 people/km²"), (0.03, "0.6 people/km²")):
        (issue,) = densities(context(spoiled(1, factor)))
        assert (issue.row, issue.found.en, issue.is_notice) == (3, words, True)
        assert issue.expected.en == "about 13 people/km² as its 3 neighbours of the same kind have"


def test_a_city_is_not_compared_with_the_regencies_around_it():
    kinds = ("kabupaten", "kota", "kabupaten", "kabupaten")
    assert list(densities(context(spoiled(1, 100), kinds))) == []


def apart(people) -> Context:
    """The four regencies with open sea between them."""
    found = context(people)
    shapes = [shapely.box(x, 0, x + 0.5, 0.5) for x in range(4)]
    found.files.layers["regencies"] = found.files.layers["regencies"].set_geometry(shapes, crs=4326)
    return found


def test_without_neighbours_a_region_is_compared_with_all_of_its_kind():
    assert list(densities(apart(spoiled(1, 10)))) == []  # 600 thousand beside 90: no neighbours, more leeway
    (issue,) = densities(apart(spoiled(1, 20)))
    assert issue.row == 3
    assert issue.expected.en == ("10 to 29 people/km² as the 3 others of the same kind in this project have")


@pytest.mark.parametrize(
    ("people", "row", "hint"),
    [
        (1_477_000.0, 2, "look at the number of digits in this row and in row 3 (B)"),
        (7_000_000.0, 3, "look at the number of digits"),
    ],
)
def test_the_row_is_named_that_settles_all_or_both_are(people, row, hint):
    """A is thin, and touches B and C only; B has too many people."""
    found = context([20_900.0, people, 541_000.0, 172_000.0])
    shapes = [shapely.box(*box) for box in ((0, 0, 1, 1), (1, 0, 2, 1), (0, 1, 2, 2), (2, 0, 3, 1))]
    found.files.layers["regencies"] = found.files.layers["regencies"].set_geometry(shapes, crs=4326)
    (issue,) = densities(found)
    assert (issue.row, issue.suggestion.en) == (row, hint)


def test_what_cannot_be_compared_is_left_alone():
    assert list(densities(context([None, 0.0, "many", 5.0]))) == []


@pytest.mark.parametrize(
    ("planned", "is_told"),
    [
        ("2013-04", True),
        ("2014-01", True),
        ("2013", True),
        ("2014-02", False),
        ("2014", False),
        (None, False),
    ],
)
def test_a_signing_planned_before_the_meeting_is_noticed(planned, is_told):
    agreements = pd.DataFrame({"agreement_id": ["a"], "planned_signing": [planned], "meeting_id": ["m"]}, [2])
    meeting = pd.DataFrame({"meeting_id": ["m"], "date": ["2014-02-06"]}, [2])
    issues = list(planned_signings(context(agreements=agreements, meeting=meeting)))
    assert [(one.row, one.column, one.is_notice) for one in issues] == (
        [(2, "planned_signing", True)] if is_told else []
    )


@pytest.mark.parametrize(
    ("name", "lat", "is_told"),
    [
        ("Bandara Kota Muara", 0.45, True),  # on land, but its village lies across the equator
        ("Bandara Kota Muara", -0.45, False),
        ("Bandara Desa", 0.45, False),  # two villages are called that
        ("Pelabuhan", 0.45, False),
        ("Pelabuhan", -0.501, False),  # at the coast
    ],
)
def test_a_place_in_the_wrong_hemisphere_is_noticed(name, lat, is_told):
    places = pd.DataFrame({"name": [name], "lon": [0.05], "lat": [lat]}, [2])
    issues = list(hemispheres(context(places=places)))
    assert [one.suggestion.en for one in issues] == ([f"wrong sign? perhaps 0.05, {-lat}"] if is_told else [])


def test_a_place_that_is_at_home_only_across_the_equator_is_noticed():
    north = context(places=pd.DataFrame({"name": ["Pelabuhan"], "lon": [0.25], "lat": [-0.25]}, [2]))
    north.files.layers["regencies"] = north.files.layers["regencies"].iloc[1::2]
    assert [one.expected.en for one in hemispheres(north)] == ["a point near the regencies of the project"]
