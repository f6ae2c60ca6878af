"""The shipped boundaries pass the checks of the script that built them."""

from __future__ import annotations

import importlib
import json
import tomllib
from types import ModuleType

import geopandas as gpd
import pytest
import shapely
from helpers import ROOT

import kadgeo


@pytest.fixture(scope="module")
def shipped(script: ModuleType) -> dict[str, gpd.GeoDataFrame]:
    return {name: gpd.read_parquet(ROOT / f"data/boundaries/{name}.parquet") for name in script.LEVELS}


@pytest.mark.parametrize("name", ["villages", "districts", "regencies"])
def test_a_shipped_level_is_one_coverage_without_holes(name, shipped):
    shapes = shipped[name].geometry.to_numpy()
    assert shapely.coverage_is_valid(shapes)
    parts = shapely.get_parts(shapely.coverage_union_all(shapes))
    assert sum(shapely.get_num_interior_rings(parts)) == 0


@pytest.mark.parametrize(
    ("name", "code", "parent"),
    [("villages", "district_code", "districts"), ("districts", "regency_code", "regencies")],
)
def test_shipped_levels_have_the_same_edges(name, code, parent, shipped):
    wholes = shipped[parent].set_index(code).geometry
    for key, parts in shipped[name].groupby(code):
        union = shapely.coverage_union_all(parts.geometry.to_numpy())
        assert shapely.equals_exact(union, wholes[key], normalize=True), key


def test_shipped_boundaries_pass_the_checks_of_their_own_script(script, shipped):
    assert script.check_levels(**shipped) == []
    assert script.check_gaps(shipped["regencies"]) == []
    around = gpd.read_parquet(ROOT / "data/boundaries/context.parquet")
    assert importlib.import_module("boundary_context").check_context(around, shipped["regencies"]) == []


def test_shipped_areas_are_within_half_a_percent(script, shipped, dataset: kadgeo.Dataset):
    table = dataset.regencies[["name", "official_area_km2"]]
    report = script.area_report(shipped["regencies"], table.set_axis(["name", "area_km2"], axis=1))
    assert script.check_areas(report) == []
    assert report["difference_percent"].abs().max() < 0.5


def test_licences_travel_with_the_shipped_boundaries():
    entries = tomllib.loads((ROOT / "data/sources.toml").read_text(encoding="utf-8"))["file"]
    layers = [entry for entry in entries if entry["path"].startswith("boundaries/")]
    assert len(layers) >= 4
    for entry in layers:
        text = (ROOT / "data" / entry["licence_file"]).read_text(encoding="utf-8")
        assert len(text) > 500
        assert all(entry[key] for key in ("title", "producer", "url", "accessed", "licence"))
    assert json.dumps(entries)  # texts and numbers only
