from __future__ import annotations

import inspect
import re
from typing import get_type_hints

import pandas as pd
import pytest

from kadgeo import results
from kadgeo.analysis import ANALYSES, borders, cases, frames_of, options_of, run
from kadgeo.errors import CrsError, KadgeoError, UnknownNameError

UNITS = re.compile(r"(_km|_km2|_share|_h|_ratio|_count|_per_km2|_year)$")
PLAIN = {"population", "overlap_population", "degree", "component", "component_size", "rank"}
EMPTIED = [
    ("zones", "zone_members"),
    ("industrial_areas",),
    ("offers",),
    ("places",),
    ("agreements", "agreement_links"),
    ("corridors",),
    ("districts", "villages"),
    ("context",),
    ("zones", "zone_members", "industrial_areas", "offers", "places", "agreements", "agreement_links"),
]
LEFT = {"agreements_left", "links_left", "components_left"}  # counts of what is left


@pytest.mark.parametrize("name", ANALYSES)
def test_every_number_has_its_unit_in_its_name(name, squares):
    for options in cases(name, squares):
        table = run(name, squares, **options)
        numbers = [
            column
            for column, kind in table.dtypes.items()
            if pd.api.types.is_numeric_dtype(kind) and not pd.api.types.is_bool_dtype(kind)
        ]
        assert [one for one in numbers if not UNITS.search(one) and one not in PLAIN | LEFT] == []


@pytest.mark.parametrize("name", ANALYSES)
def test_the_input_is_left_alone(name, squares):
    frames = {key: one for key, one in vars(squares).items() if isinstance(one, pd.DataFrame)}
    before = {key: frame.copy() for key, frame in frames.items()}
    for options in cases(name, squares):
        run(name, squares, **options)
    for key, frame in before.items():
        pd.testing.assert_frame_equal(pd.DataFrame(frame), pd.DataFrame(getattr(squares, key)))


@pytest.mark.parametrize("name", ANALYSES)
def test_a_frame_in_another_crs_is_refused(name, squares):
    options = cases(name, squares)[0]
    for frame in frames_of(name, **options):
        spoiled = dict(vars(squares))
        if not hasattr(spoiled.get(frame), "to_crs") or frame in UNMEASURED.get(name, ()):
            continue
        spoiled[frame] = spoiled[frame].to_crs("EPSG:6933")
        with pytest.raises(CrsError, match="EPSG:4326"):
            run(name, type(squares)(**spoiled), **options)


UNMEASURED = {
    "regency_profile": ("industrial_areas",),
    "zone_overlaps": ("zones",),
    "ties": ("regencies", "industrial_areas"),
    "cooperation_gaps": ("regencies", "industrial_areas"),
    "regencies_without_agreement": ("regencies",),
    "network": ("regencies",),
    "border_villages": ("regencies", "districts", "villages"),
    "industry_access": ("places",),
}
"""Frames of which an analysis reads the table and not the geometry."""


def test_borders_are_computed_once_a_level_for_all_analyses(squares, monkeypatch):
    found = []
    compute = borders.land_borders
    monkeypatch.setattr(
        borders, "land_borders", lambda one, name: (found.append(name), compute(one, name))[1]
    )
    for name in ANALYSES:
        for options in results.cases(name, squares):
            results.result(name, squares, **options)
    assert sorted(found) == ["districts", "regencies", "villages"]


def test_a_default_given_by_name_is_the_same_result(squares, monkeypatch):
    plain = results.result("contiguity", squares)
    monkeypatch.setattr(borders, "land_borders", None)
    assert results.result("contiguity", squares, level="regencies").equals(plain)


@pytest.mark.parametrize("name", ANALYSES)
@pytest.mark.parametrize("emptied", EMPTIED, ids=" ".join)
def test_an_empty_frame_leaves_every_column(name, emptied, squares):
    frames = {key: getattr(squares, key).iloc[:0] for key in emptied}
    bare = type(squares)(**{**vars(squares), **frames})
    for full, options in zip(cases(name, squares), cases(name, bare), strict=False):
        table = run(name, bare, **options)
        assert list(table) == list(run(name, squares, **full))
        assert "nan" not in table.map(str_of).to_string()


@pytest.mark.parametrize("name", ANALYSES)
def test_regencies_of_which_little_is_known(name, squares):
    unknown = ["seat_lon", "seat_lat", "official_area_km2"]
    regencies = squares.regencies.assign(**dict.fromkeys(unknown, float("nan")))
    regencies["population"] = pd.array([pd.NA] * 4, dtype="Int64")
    regencies["population_date"] = None
    bare = type(squares)(**{**vars(squares), "regencies": regencies})
    for options in cases(name, squares):
        full, table = run(name, squares, **options), run(name, bare, **options)
        assert list(table) == list(full)
        assert len(table) == len(full)
        for column in [one for one in table if "population" in one or one == "seat_distance_km"]:
            assert table[column].isna().all(), column


def str_of(value: object) -> str:
    """Words of a cell, those of numbers left out: a missing number is no text."""
    return str(getattr(value, "id", value)) if not isinstance(value, float) else ""


def test_options_are_typed_and_keyword_only():
    for name, analysis in ANALYSES.items():
        assert all(one.annotation is not inspect.Parameter.empty for one in options_of(name).values())
        assert not any(one.kind is one.VAR_KEYWORD for one in inspect.signature(analysis).parameters.values())


def test_a_command_line_can_resolve_the_types_of_the_options():
    for analysis in ANALYSES.values():
        assert get_type_hints(analysis)


def test_every_analysis_documents_method_result_and_example():
    for name, analysis in ANALYSES.items():
        text = inspect.getdoc(analysis)
        for part in ("Parameters\n", "Returns\n", "Examples\n", ">>> "):
            assert part in text, (name, part)


@pytest.mark.parametrize(
    ("name", "options", "error", "words"),
    [
        ("netwrok", {}, UnknownNameError, "did you mean network"),
        ("network", {"depth": 2}, KadgeoError, "unknown option depth"),
        ("border_villages", {"a": "99.01"}, KadgeoError, "option b has to be given"),
        ("contiguity", {"level": "hamlets"}, KadgeoError, "there is no 'hamlets'"),
    ],
)
def test_a_wrong_call_says_what_is_right(name, options, error, words, squares):
    with pytest.raises(error, match=words):
        run(name, squares, **options)
