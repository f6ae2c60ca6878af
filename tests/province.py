"""The invented province of ``tests/sample``: its boundaries are squares, read from a map of letters."""

from __future__ import annotations

import csv
import hashlib
import io
import itertools
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import geopandas as gpd
import shapely

SAMPLE = Path(__file__).parent / "sample"
CODE = "97"
SIDE = 0.25  # degrees of a square
WEST, NORTH = 113.5, 3.0  # corner of the map
KEYS = {  # letter of the map: regency
    "P": "97.01",
    "K": "97.02",
    "E": "97.03",
    "B": "97.07",
    "T": "97.08",
    "U": "97.09",
    "M": "97.11",
    "1": "97.71",
    "2": "97.72",
    "4": "97.74",
}
HOME, ABROAD, SEA = ",", ";", "."
# A district has at most four villages, in the order in which a reader meets them.
DISTRICT = 4
NAMES = {  # villages that tests call by name
    "97.02.04.2001": "Kota Bening",
    "97.02.07.2003": "Kulai Lama",
    "97.08.04.2002": '<i>Léngkong</i> & "Ujung"',
}
FIRST = ("Suka", "Muara", "Batu", "Rantau", "Teluk", "Bukit", "Long", "Pulau", "Sungai", "Tanjung")
LAST = ("Anyar", "Biru", "Cempaka", "Dalam", "Elok", "Indah", "Jaya", "Kembar", "Lestari", "Makmur", "Nila")
OTHERS = {  # provinces around and far away
    "11": ("Acah", "Acah", (95, 2, 98, 6)),
    "92": ("Seberang Tengah", "Central Seberang", (119.3, -3, 121, 1)),
    "95": ("Rimbantara Utara", "North Rimbantara", (113.5, 2.5, 117.5, 5)),
    "96": ("Rimbantara Selatan", "South Rimbantara", (110, -4, 115.5, 1)),
}


def squares(letters: str) -> list[shapely.Polygon]:
    """Squares of the map that bear one of the letters, from north to south, each row from the west."""
    return [
        shapely.box(
            WEST + SIDE * x, NORTH - SIDE * (y + 1), WEST + SIDE * (x + 1), NORTH - SIDE * y, ccw=True
        )
        for y, row in enumerate((SAMPLE / "map.txt").read_text(encoding="ascii").split())
        for x, letter in enumerate(row)
        if letter in letters
    ]


def villages() -> gpd.GeoDataFrame:
    names = (f"{one} {other}" for other, one in itertools.product(LAST * 2, FIRST))
    rows = [
        (f"{district}.{2001 + number % DISTRICT}", next(names), district, code, shape)
        for letter, code in KEYS.items()
        for number, shape in enumerate(squares(letter))
        for district in [f"{code}.{number // DISTRICT + 1:02}"]
    ]
    frame = gpd.GeoDataFrame(
        rows, columns=["village_code", "name", "district_code", "regency_code", "geometry"], crs=4326
    )
    return frame.assign(name=frame["village_code"].map(NAMES).fillna(frame["name"]))


def dissolved(frame: gpd.GeoDataFrame, by: str) -> gpd.GeoDataFrame:
    groups = frame.groupby(by)["geometry"]
    shapes = {code: shapely.coverage_union_all(group.to_numpy()) for code, group in groups}
    return gpd.GeoDataFrame({by: list(shapes)}, geometry=list(shapes.values()), crs=4326)


def regencies(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    with (SAMPLE / "data/tables/regencies.csv").open(encoding="utf-8-sig", newline="") as file:
        table = {row["regency_code"]: row for row in csv.DictReader(file)}
    shapes = dissolved(frame, "regency_code")
    words = {column: [table[code][column] for code in shapes["regency_code"]] for column in ("name", "kind")}
    return shapes.assign(**words)[["regency_code", "name", "kind", "geometry"]]


def districts(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    shapes = dissolved(frame, "district_code")
    names = [f"{LAST[number % len(LAST)]} {1 + number // len(LAST)}" for number in range(len(shapes))]
    return shapes.assign(name=names, regency_code=shapes["district_code"].str[:5])[
        ["district_code", "name", "regency_code", "geometry"]
    ]


def provinces(province: Any) -> gpd.GeoDataFrame:
    rows = [("province", code, *names, shapely.box(*box)) for code, (*names, box) in OTHERS.items()]
    rows.append(("province", CODE, "Nusa Rimba", "Rimba Isles", province))
    return gpd.GeoDataFrame(rows, columns=["kind", "province_code", "name", "name_en", "geometry"], crs=4326)


def lines(shapes: Iterable[Any]) -> Iterator[Any]:
    """The parts of borders that are lines."""
    for shape in shapes:
        yield from (one for one in getattr(shape, "geoms", [shape]) if one.geom_type == "LineString")


def context(province: Any) -> gpd.GeoDataFrame:
    home, abroad, sea = (shapely.union_all(squares(letter)) for letter in (HOME, ABROAD, SEA))
    extent = shapely.union_all([home, abroad, sea, province]).envelope
    under = province.buffer(0.01)  # neighbours run a little under the province
    coast = shapely.union_all([home, abroad]).boundary.intersection(sea.boundary)
    line = shapely.LineString
    rows: list[tuple[str, str | None, Any]] = [
        ("land", "Nusaria", home.union(under.intersection(home.buffer(0.01)))),
        ("land", "Masaria", abroad),
        ("coastline", None, shapely.MultiLineString(list(lines([coast])))),
        ("country_border", None, shapely.MultiLineString(list(lines([abroad.boundary & home.boundary])))),
        ("province_border", None, line([(114.5, -2.75), (114.5, -1.0)])),
        ("province_border", None, line([(114.5, -1.0), (114.75, 0.25)])),
        ("province_border", None, line([(116.25, 2.0), (115.0, 2.0)])),
        ("river", "Banjong", line([(113.6, 2.6), (114.0, 2.9)])),
        ("river", "Barita", shapely.MultiLineString([[(114.2, -2.7), (114.6, 0.4)]])),
        ("river", "Barum", line([(114.8, 2.8), (115.0, 2.95)])),
        ("river", "Kayana", line([(115.4, 1.9), (116.4, 2.9)])),
        ("river", "Malakan", line([(114.1, 0.9), (115.3, 0.6), (116.4, -0.3), (117.4, -0.6)])),
        ("lake", None, shapely.box(116.1, -0.5, 116.25, -0.4)),
        ("lake", None, shapely.box(116.3, -0.35, 116.5, -0.2)),
        ("extent", None, extent),
    ]
    return gpd.GeoDataFrame(rows, columns=["kind", "name", "geometry"], crs=4326)


def layers() -> dict[str, gpd.GeoDataFrame]:
    smallest = villages()
    regions = regencies(smallest)
    province = shapely.coverage_union_all(regions.geometry.to_numpy())
    return {
        "context": context(province),
        "districts": districts(smallest),
        "provinces": provinces(province),
        "regencies": regions,
        "villages": smallest,
    }


ORIGIN = """
[[file]]
path = "{path}"
title = "{title}"
producer = "Juru Ukur Rimba"
url = "nusrim.example/{path}"
commit = "0000000"
accessed = "2026-11-24"
licence = "{licence}"
licence_file = "{licence_file}"
holder = "Juru Ukur Rimba"
derived_from = ""
note = "Invented."
rows = {rows}
sha256 = "{digest}"
"""
RECORD = "record/notulen_2014-02-06.txt"
LICENCE = "boundaries/LICENSE-batas.txt"


def origin(data: Path, path: str, title: str, rows: int, **words: str) -> str:
    digest = hashlib.sha256((data / path).read_bytes()).hexdigest()
    defaults = {"licence": "MIT", "licence_file": LICENCE}
    return ORIGIN.format(path=path, title=title, rows=rows, digest=digest, **defaults | words)


def make(folder: Path) -> Path:
    """Write the sample project into a folder: tables and settings as they are, boundaries from the map."""
    shutil.copytree(SAMPLE, folder, ignore=shutil.ignore_patterns("map.txt"), dirs_exist_ok=True)
    data = folder / "data"
    (data / "boundaries").mkdir()
    (data / LICENCE).write_text(
        "MIT License\n\nCopyright (c) Juru Ukur Rimba\n\nPermission is hereby granted …\n", encoding="utf-8"
    )
    origins = []
    for name, frame in layers().items():
        content = io.BytesIO()
        frame.to_parquet(content, index=False)
        (data / f"boundaries/{name}.parquet").write_bytes(content.getvalue())
        origins.append(origin(data, f"boundaries/{name}.parquet", f"Batas {name}", len(frame)))
    count = len((data / RECORD).read_text(encoding="utf-8").splitlines())
    licence = {"licence": "tidak dinyatakan; dikutip sebagai fakta", "licence_file": ""}
    origins.append(origin(data, RECORD, "Notulen rapat 6 Februari 2014", count, **licence))
    (data / "sources.toml").write_text("".join(origins).lstrip(), encoding="utf-8")
    return folder
