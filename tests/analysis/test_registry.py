from __future__ import annotations

import inspect
import re
from pathlib import Path
from typing import get_type_hints

import pandas as pd
import pytest

import kadgeo.analysis
from kadgeo.analysis import ANALYSES, cases, frames_of, options_of, run
from kadgeo.errors import CrsError, KadgeoError, UnknownNameError

UNITS = re.compile(r"(_km|_km2|_share|_kmh|_h|_ratio|_count|_per_km2|_year)$")
PLAIN = {"population", "overlap_population", "degree", "component", "component_size", "rank"}
LEFT = {"agreements_left", "links_left", "components_left"}  # counts of what is left


@pytest.mark.parametrize("name", ANALYSES)
def test_every_analysis_runs_on_the_real_data(name, dataset):
    for options in cases(name, dataset):
        table = run(name, dataset, **options)
        assert isinstance(table, pd.DataFrame)
        assert len(table)
        assert table.index.is_unique
        assert table.columns.is_unique


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
def test_shares_lie_between_nought_and_one(name, dataset):
    signed = {"area_difference_share"}
    for options in cases(name, dataset):
        table = run(name, dataset, **options)
        for column in [one for one in table if one.endswith("_share") and one not in signed]:
            assert table[column].dropna().between(0, 1 + 1e-12).all(), column


@pytest.mark.parametrize("name", ANALYSES)
def test_the_input_is_left_alone(name, squares):
    before = {key: frame.copy() for key, frame in vars(squares).items()}
    for options in cases(name, squares):
        run(name, squares, **options)
    for key, frame in before.items():
        pd.testing.assert_frame_equal(pd.DataFrame(frame), pd.DataFrame(getattr(squares, key)))


@pytest.mark.parametrize("name", ANALYSES)
def test_a_frame_in_another_crs_is_refused(name, squares):
    for frame in frames_of(name):
        spoiled = {key: value for key, value in vars(squares).items()}
        if not hasattr(spoiled[frame], "to_crs") or frame in UNMEASURED.get(name, ()):
            continue
        spoiled[frame] = spoiled[frame].to_crs("EPSG:6933")
        options = cases(name, squares)[-1 if frame == "villages" else 0]
        if name == "contiguity" and frame in ("districts", "villages"):
            options = {"level": frame}
        with pytest.raises(CrsError, match="EPSG:4326"):
            run(name, type(squares)(**spoiled), **options)


UNMEASURED = {
    "regency_profile": ("industrial_areas",),
    "zone_overlaps": ("zones",),
    "agreement_context": ("industrial_areas",),
    "cooperation_gaps": ("industrial_areas",),
    "regencies_without_agreement": ("industrial_areas",),
    "network": ("regencies",),
    "border_villages": ("regencies", "districts"),
    "industry_access": ("places",),
}
"""Frames of which an analysis reads the table and not the geometry."""


def test_frames_are_called_as_the_dataset_calls_them(dataset):
    for name in ANALYSES:
        assert all(hasattr(dataset, frame) for frame in frames_of(name))


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


def test_the_analyses_know_no_place_of_the_project(dataset):
    names = [*dataset.regencies["name"], *dataset.regencies["short_name"], dataset.project.province_name]
    for file in Path(kadgeo.analysis.__file__).parent.glob("*.py"):
        text = file.read_text(encoding="utf-8")
        assert [one for one in names if one in text] == [], file.name
