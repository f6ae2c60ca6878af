"""Boundaries built from hand-made squares, and the shipped ones."""

from __future__ import annotations

import importlib
import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from helpers import ROOT

import kadgeo
from kadgeo.crs import geodesic_area_km2

# Two regencies of three districts and six villages, each a tenth of a degree wide:
#
#   0.2 +------+------+------+
#       | 1002 | 2002 | 1002 |        west  11.01: districts 01 and 02
#   0.1 +------+------+------+        east  11.02: district  01, on the sea
#       | 1001 | 2001 | 1001 |
#   0.0 +------+------+------+
#      116.0  116.1  116.2  116.3
X, Y = (116.0, 116.1, 116.2, 116.3), (0.0, 0.1, 0.2)
COLUMNS = (("11.01.01", "Kabupaten Barat"), ("11.01.02", "Kabupaten Barat"), ("11.02.01", "Kota Timur"))
SEA = shapely.box(X[-1], -1, 117, 1)
LAND = shapely.box(115, -1, X[-1], 1)


@pytest.fixture(scope="module")
def script() -> Any:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(ROOT / "scripts")
        yield importlib.import_module("build_boundaries")


@pytest.fixture(scope="module")
def surroundings() -> Any:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(ROOT / "scripts")
        yield importlib.import_module("boundary_context")


def squares() -> gpd.GeoDataFrame:
    rows = [
        {
            "village_code": f"{district}.{1001 + y}",
            "village": f"Desa {x}{y}",
            "district_code": district,
            "district": f"Kecamatan {district}",
            "regency_code": district[:5],
            "regency": regency,
            "geometry": shapely.box(X[x], Y[y], X[x + 1], Y[y + 1]),
        }
        for x, (district, regency) in enumerate(COLUMNS)
        for y in range(2)
    ]
    return gpd.GeoDataFrame(rows, crs=4326)


def context() -> dict[str, gpd.GeoDataFrame]:
    """Land to the west, the sea to the east; the province lies on the coast."""
    line = shapely.LineString
    layers: dict[str, list[tuple[str | None, Any]]] = {
        "land": [(None, LAND)],
        "coastline": [(None, line([(X[-1], -1), (X[-1], 1)]))],
        "country_borders": [(None, line([(115.5, -1), (115.5, 1)]))],
        "province_lines": [
            (None, line([(X[0], 0), (X[0], 0.2)])),  # the province's own
            (None, line([(115.5, -0.5), (X[-1], -0.5)])),
        ],
        "rivers": [("Sungai", line([(115.6, 0.5), (116, 0.5)]))],
        "lakes": [(None, shapely.box(115.7, 0.6, 115.8, 0.7))],
        "countries": [("West", shapely.box(115, -1, 115.5, 1)), ("East", shapely.box(115.5, -1, 116.2, 1))],
    }
    return {
        name: gpd.GeoDataFrame(rows, columns=["name", "geometry"], crs=4326) for name, rows in layers.items()
    }


class Sources:
    """A folder of cleaned sources and one to build in."""

    def __init__(self, folder: Path, layers: dict[str, str]) -> None:
        self.folder, self.data = folder / "sources", folder / "data"
        (self.folder / "context").mkdir(parents=True)
        (self.data / "boundaries").mkdir(parents=True)
        self.villages, self.context, self.layers = squares(), context(), layers
        areas = geodesic_area_km2([shapely.box(X[0], 0, X[2], 0.2), shapely.box(X[2], 0, X[3], 0.2)])
        self.official = {
            "11": ("Tengah", sum(areas)),
            "11.01": ("Barat", areas[0]),
            "11.02": ("Timur", areas[1]),
        }
        for name in ("wilayah_boundaries", "context"):
            (self.data / f"boundaries/LICENSE-{name}.txt").write_text("MIT")
        (self.data / "sources.toml").write_text('[[file]]\npath = "photo.jpg"\ntitle = "kept"\n')

    def write(self) -> None:
        self.villages.to_parquet(self.folder / "tengah_villages.parquet")
        table = pd.DataFrame.from_dict(self.official, orient="index", columns=["name", "area_km2"])
        table.to_csv(self.folder / "indonesia_area_population.csv", index_label="code")
        for name, frame in self.context.items():
            frame.to_file(self.folder / self.layers[name], driver="GeoJSON")

    def tree(self) -> dict[str, bytes]:
        return {str(file): file.read_bytes() for file in self.data.rglob("*") if file.is_file()}


@pytest.fixture
def sources(tmp_path: Path, script: ModuleType) -> Sources:
    return Sources(tmp_path, script.LAYERS)


def run(script: ModuleType, sources: Sources) -> int:
    sources.write()
    arguments = ["--source", str(sources.folder), "--data", str(sources.data), "--province", "11"]
    return script.main(arguments)


def test_squares_become_three_nested_levels(script, sources, capsys):
    assert run(script, sources) == 0
    levels = {name: gpd.read_parquet(sources.data / f"boundaries/{name}.parquet") for name in script.LEVELS}
    assert {name: len(frame) for name, frame in levels.items()} == {
        "villages": 6,
        "districts": 3,
        "regencies": 2,
    }
    assert list(levels["regencies"].columns) == ["regency_code", "name", "kind", "geometry"]
    assert levels["regencies"][["name", "kind"]].values.tolist() == [
        ["Barat", "kabupaten"],
        ["Timur", "kota"],
    ]
    assert levels["regencies"].geometry.iloc[0].equals(shapely.box(X[0], 0, X[2], 0.2))
    assert {frame.crs.to_string() for frame in levels.values()} == {"EPSG:4326"}
    report = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in report[2:]] == ["11.01", "11.02", "11"]
    assert [line.split()[-2:] for line in report[2:]] == [["4", "2"], ["2", "1"], ["6", "3"]]


def test_the_origin_of_every_file_is_written_and_others_are_kept(script, sources):
    run(script, sources)
    entries = tomllib.loads((sources.data / "sources.toml").read_text())["file"]
    rows = {entry["path"]: entry.get("rows") for entry in entries}
    assert list(rows) == sorted(rows)
    assert rows["photo.jpg"] is None
    assert rows["boundaries/villages.parquet"] == 6
    assert rows["boundaries/context.parquet"] == len(
        gpd.read_parquet(sources.data / "boundaries/context.parquet")
    )
    by_path = {entry["path"]: entry for entry in entries}
    assert by_path["boundaries/regencies.parquet"]["title"] == "Batas kabupaten/kota Tengah"
    assert by_path["boundaries/villages.parquet"]["derived_from"] == "db/kel/11"


def test_the_same_sources_give_the_same_bytes(script, sources):
    run(script, sources)
    first = sources.tree()
    assert run(script, sources) == 0
    assert sources.tree() == first


# What keeps boundaries from being built: (change, problems, each of which must be named).


def spoil(number: int, **values: Any) -> Callable[[Sources], None]:
    def change(sources: Sources) -> None:
        for column, value in values.items():
            sources.villages[column] = [
                value if row == number else old for row, old in enumerate(sources.villages[column])
            ]

    return change


def official(code: str, name: str, factor: float) -> Callable[[Sources], None]:
    def change(sources: Sources) -> None:
        sources.official[code] = (name, sources.official.get(code, ("", 100.0))[1] * factor)

    return change


OVERLAP = spoil(0, geometry=shapely.box(X[0], 0, 116.15, 0.1))
GAP = spoil(
    1, geometry=shapely.box(X[0], 0.1, X[1], 0.2).difference(shapely.box(116.04, 0.14, 116.045, 0.145))
)
SQUARE = [(X[1], 0), (X[2], 0), (X[2], 0.1), (X[1], 0.1)]
PROBLEMS = {
    "overlap": (OVERLAP, ["village_code 11.01.01.1001: overlaps", "village_code 11.01.02.1001: overlaps"]),
    "edges that differ": (
        spoil(2, geometry=shapely.Polygon([*SQUARE, (116.1, 0.05)])),
        ["village_code 11.01.01.1001: overlaps a neighbour, or their edges differ"],
    ),
    "gap between two villages": (
        spoil(2, geometry=shapely.Polygon([*SQUARE, (116.11, 0.05)])),
        ["gap at POINT (116.1025 0.075): expected villages without gaps between them"],
    ),
    "gap": (GAP, ["gap at POINT (116.0425 0.1425): expected villages without gaps between them"]),
    "bow tie": (
        spoil(0, geometry=shapely.Polygon([(116, 0), (116.1, 0.1), (116.1, 0), (116, 0.1)])),
        ["village_code 11.01.01.1001: not a valid polygon"],
    ),
    "point": (
        spoil(0, geometry=shapely.Point(116, 0)),
        ["village_code 11.01.01.1001: not a valid polygon"],
    ),
    "code twice": (
        spoil(1, village_code="11.01.01.1001"),
        ["village_code 11.01.01.1001: occurs more than once"],
    ),
    "village of another district": (
        spoil(1, village_code="11.01.02.1009"),
        ["village_code 11.01.02.1009: expected to begin with its district_code 11.01.01"],
    ),
    "district of another regency": (
        spoil(4, regency_code="11.01", regency="Kabupaten Barat"),
        ["village_code 11.02.01.1001: expected to begin with its regency_code 11.01"],
    ),
    "area off": (
        official("11.02", "Timur", 1.006),
        ["regency 11.02: expected within 0.5 % of the official area, got -0.60 %"],
    ),
    "missing regency": (
        official("11.03", "Utara", 1),
        ["regency 11.03: in the official table, has no villages"],
    ),
    "regency of no table": (
        lambda sources: sources.official.pop("11.02"),
        ["regency 11.02: has villages, is not in the official table"],
    ),
    "no name": (spoil(0, village=" "), ["village 11.01.01.1001: no name"]),
    "two names": (spoil(0, district="Lain"), ["district 11.01.01: 2 different names"]),
    "kind": (
        lambda sources: sources.villages.__setitem__("regency", "Barat"),
        ["regency 'Barat': expected Kabupaten or Kota and a name"],
    ),
}


@pytest.mark.parametrize("name", PROBLEMS)
def test_a_problem_stops_the_build_and_nothing_is_written(name, script, sources, capsys):
    change, wanted = PROBLEMS[name]
    change(sources)
    before = sources.tree()
    assert run(script, sources) == 1
    printed = capsys.readouterr().err
    for problem in wanted:
        assert problem in printed
    assert sources.tree() == before


def test_all_problems_are_told_at_once(script, sources, capsys):
    chosen = ["overlap", "gap", "village of another district", "area off", "missing regency", "two names"]
    for name in chosen:
        PROBLEMS[name][0](sources)
    before = sources.tree()
    assert run(script, sources) == 1
    printed = capsys.readouterr().err
    for problem in [problem for name in chosen for problem in PROBLEMS[name][1]]:
        assert problem in printed
    assert sources.tree() == before


@pytest.mark.parametrize(
    ("spoilt", "told"),
    [
        (
            lambda sources: (sources.folder / sources.layers["lakes"]).unlink(),
            "ne10_lakes.geojson: no such file",
        ),
        (
            lambda sources: next(sources.data.rglob("LICENSE-context.txt")).unlink(),
            "LICENSE-context.txt: no such file",
        ),
        (
            lambda sources: (sources.folder / "tengah_villages.parquet").unlink(),
            "has villages of province 11",
        ),
    ],
)
def test_a_source_that_is_missing_is_named(spoilt, told, script, sources, capsys, monkeypatch):
    sources.write()
    spoilt(sources)
    monkeypatch.setattr(sources, "write", lambda: None)
    before = sources.tree()
    assert run(script, sources) == 1
    assert told in capsys.readouterr().err
    assert sources.tree() == before


def test_an_unknown_province_is_named(script, sources, capsys):
    sources.write()
    arguments = ["--source", str(sources.folder), "--data", str(sources.data), "--province", "12"]
    assert script.main(arguments) == 1
    assert "no row for province 12" in capsys.readouterr().err


def test_a_surrounding_that_ends_within_the_province_is_refused(script, sources, capsys):
    keep = shapely.box(115, -1, 116.1, 1)
    sources.context = {
        name: frame.assign(geometry=frame.intersection(keep))[lambda cut: ~cut.is_empty]
        for name, frame in sources.context.items()
    }
    sources.context["coastline"] = gpd.GeoDataFrame({"name": [None]}, geometry=[keep.boundary], crs=4326)
    assert run(script, sources) == 1
    assert "context: expected to surround the province, ends at" in capsys.readouterr().err


# What surrounds the province.


def regencies() -> gpd.GeoDataFrame:
    boxes = [shapely.box(X[0], 0, X[2], 0.2), shapely.box(X[2], 0, X[3], 0.2)]
    return gpd.GeoDataFrame({"regency_code": ["11.01", "11.02"]}, geometry=boxes, crs=4326)


@pytest.fixture(scope="module")
def around(surroundings: ModuleType) -> gpd.GeoDataFrame:
    return surroundings.build_context(context(), regencies())


def test_the_surroundings_have_every_kind(around, surroundings):
    assert around["kind"].value_counts().to_dict() == {
        "land": 2,
        "coastline": 1,
        "country_border": 1,
        "province_border": 1,
        "river": 1,
        "lake": 1,
        "extent": 1,
    }
    assert list(around.loc[around["kind"] == "land", "name"]) == ["East", "West"]
    assert around.crs.to_string() == "EPSG:4326"
    assert surroundings.check_context(around, regencies()) == []


def test_neighbours_run_a_little_under_the_province_and_no_further(around):
    land = around[around["kind"] == "land"].union_all()
    province = regencies().union_all()
    assert not land.intersects(province.buffer(-0.02))
    assert land.covers(province.boundary.difference(SEA.buffer(0.03)).buffer(0.005))  # half of the underlap
    assert shapely.box(115.01, -0.9, 115.9, 0.9).within(land)


def test_the_coast_and_border_of_the_province_are_its_own(around):
    province = regencies().union_all()
    coast = around[around["kind"] == "coastline"].union_all()
    assert not coast.intersects(province.buffer(0.005))
    assert coast.distance(province) < 0.02
    border = around[around["kind"] == "province_border"].union_all()
    assert border.distance(province) > 0.4


def test_slivers_of_land_along_the_own_coast_are_left_out(surroundings):
    layers = context()
    layers["land"] = gpd.GeoDataFrame({"name": [None]}, geometry=[shapely.box(115, -1, 116.31, 1)], crs=4326)
    layers["coastline"] = gpd.GeoDataFrame(
        {"name": [None]}, geometry=[shapely.LineString([(116.31, -1), (116.31, 1)])], crs=4326
    )
    around = surroundings.build_context(layers, regencies())
    land = around[around["kind"] == "land"].union_all()
    assert not land.intersects(shapely.box(116.301, 0.05, 116.4, 0.15))  # 1 km of land east of the province
    assert land.intersects(shapely.box(116.301, 0.5, 116.4, 0.6))  # the neighbour's own coast


def test_invalid_shapes_around_are_told(surroundings):
    bow_tie = shapely.Polygon([(0, 0), (1, 1), (1, 0), (0, 1)])
    frame = gpd.GeoDataFrame(
        {"kind": ["lake", "extent"]}, geometry=[bow_tie, shapely.box(115, -1, 117, 1)], crs=4326
    )
    assert surroundings.check_context(frame, regencies()) == ["context lake: invalid geometry"]


# The shipped boundaries.


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
