"""Boundaries built from hand-made squares, and what keeps them from being built."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from squares import X, context, squares

from kadgeo.crs import geodesic_area_km2


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
