"""Build ``data/boundaries/`` and ``data/sources.toml`` from a folder of cleaned sources.

Run from the root of the repository::

    python scripts/build_boundaries.py --source ../shared/data --province 64

Villages are dissolved to districts and regencies; the surroundings are cut along the province.
Nothing is written unless every check passes; the same sources give the same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely
from boundary_context import LAYERS, STORAGE, build_context, check_context
from boundary_provinces import build_provinces, check_provinces
from pyproj import Geod

GEOD = Geod(ellps="WGS84")
MAX_DIFFERENCE_PERCENT = 0.5  # the worst regency of the source is 0.45 % off: it is simplified
POLYGONS = ("Polygon", "MultiPolygon")
LARGEST_GAP_KM2 = 10.0  # a larger hole may be a lake that is part of no village
CODE_LENGTHS = {"district_code": 8, "regency_code": 5}  # village 64.01.01.2009 is in 64.01.01 is in 64.01
KIND = r"(?P<kind>Kabupaten|Kota)(?: Administrasi)? (?P<name>.+)"

LEVELS = {
    "villages": ["village_code", "name", "district_code", "regency_code", "geometry"],
    "districts": ["district_code", "name", "regency_code", "geometry"],
    "regencies": ["regency_code", "name", "kind", "geometry"],
}
VILLAGES = "*_villages.parquet"
AREAS = "indonesia_area_population.csv"
LICENCES = ("boundaries/LICENSE-wilayah_boundaries.txt", "boundaries/LICENSE-context.txt")
ORIGINS = Path(__file__).with_name("boundary_sources.toml")
HEADER = "# Origin of each file in data/. Written by scripts/build_boundaries.py; entries of files that\n"
HEADER += "# it does not know are kept.\n"
Layers = Mapping[str, gpd.GeoDataFrame]


class BuildError(Exception):
    """What keeps the data from being built, one problem to an argument."""


def read_villages(source: Path, province: str) -> gpd.GeoDataFrame:
    """Villages of a province, sorted by code, from every ``*_villages.parquet`` of a folder."""
    frames = [gpd.read_parquet(path).to_crs(STORAGE) for path in sorted(source.glob(VILLAGES))]
    frames = [frame[frame["village_code"].str.startswith(f"{province}.")] for frame in frames]
    if not any(map(len, frames)):
        raise BuildError(f"{source}: no {VILLAGES} has villages of province {province}")
    return pd.concat(frames).sort_values("village_code", ignore_index=True)


def read_official(source: Path, province: str) -> pd.DataFrame:
    """Official ``name`` and ``area_km2`` of a province and its regencies, indexed by code."""
    table = pd.read_csv(source / AREAS, dtype={"code": str}).set_index("code")
    if province not in table.index:
        raise BuildError(f"{source / AREAS}: no row for province {province}")
    return table.loc[table.index.str.split(".").str[0] == province, ["name", "area_km2"]]


def build_levels(source: gpd.GeoDataFrame) -> dict[str, gpd.GeoDataFrame]:
    """Villages, districts and regencies as they are stored, sorted by code."""
    regencies = dissolved(source, "regency")
    regencies[["kind", "name"]] = regencies["name"].str.extract(KIND)[["kind", "name"]]
    regencies["kind"] = regencies["kind"].str.lower()
    villages = source.rename(columns={"village": "name"})
    frames = {"villages": villages, "districts": dissolved(source, "district"), "regencies": regencies}
    return {level: frame[LEVELS[level]] for level, frame in frames.items()}


def dissolved(source: gpd.GeoDataFrame, level: str) -> gpd.GeoDataFrame:
    """Units of a level as unions of their villages; every vertex on their edges is kept.

    Villages that are no coverage are mended first: only so can all that is wrong be told at once.
    """
    columns = list(dict.fromkeys([f"{level}_code", level, "regency_code", "geometry"]))
    polygons, method = source[columns], "coverage"
    if not (sound(source.geometry).all() and shapely.coverage_is_valid(source.geometry.values)):
        polygons, method = polygons[polygons.geom_type.isin(POLYGONS)], "unary"
        polygons = polygons.set_geometry(polygons.buffer(0))
    merged = polygons.dissolve(f"{level}_code", method=method, as_index=False)
    return merged.rename(columns={level: "name"})


def sound(shapes: gpd.GeoSeries) -> pd.Series:
    """Is each shape a polygon that can be measured."""
    return shapes.is_valid & ~shapes.is_empty & shapes.geom_type.isin(POLYGONS)


def check_names(source: gpd.GeoDataFrame) -> list[str]:
    """Problems with names: blank ones, codes with several, regencies of no known kind."""
    problems = []
    for level in ("village", "district", "regency"):
        code, names = source[f"{level}_code"], source[level].fillna("").str.strip()
        problems += [f"{level} {key}: no name" for key in code[names == ""].unique()]
        several = names.groupby(code).nunique().loc[lambda counts: counts > 1]
        problems += [f"{level} {key}: {count} different names" for key, count in several.items()]
    strange = source.loc[~source["regency"].fillna("").str.fullmatch(KIND), "regency"].unique()
    return problems + [f"regency {name!r}: expected Kabupaten or Kota and a name" for name in strange]


def check_levels(
    villages: gpd.GeoDataFrame, districts: gpd.GeoDataFrame, regencies: gpd.GeoDataFrame
) -> list[str]:
    """Problems with polygons, codes and nesting at the three levels.

    Parameters
    ----------
    villages, districts, regencies : GeoDataFrame
        Each with the columns of its level in :data:`LEVELS`; polygons in any one CRS.

    Returns
    -------
    list of str
        Empty if each level is a valid coverage of unique codes and each unit lies in its parent.
    """
    return [
        *check_polygons(villages, "village_code"),
        *check_polygons(districts, "district_code"),
        *check_polygons(regencies, "regency_code"),
        *check_nesting(villages, "village_code", districts, "district_code"),
        *check_nesting(districts, "district_code", regencies, "regency_code"),
        *check_nesting(villages, "village_code", regencies, "regency_code"),
    ]


def check_polygons(units: gpd.GeoDataFrame, code: str) -> list[str]:
    """Repeated codes, unsound polygons, and polygons that overlap or whose shared edges differ."""
    is_sound = sound(units.geometry)
    repeated = units.loc[units[code].duplicated(), code].unique()
    problems = [f"{code} {key}: occurs more than once" for key in repeated]
    problems += [f"{code} {key}: not a valid polygon" for key in units.loc[~is_sound, code]]
    shapes, keys = units.geometry[is_sound], units.loc[is_sound, code]
    if not shapely.coverage_is_valid(shapes.values):
        wrong = ~shapely.is_empty(shapely.coverage_invalid_edges(shapes.values))
        problems += [f"{code} {key}: overlaps a neighbour, or their edges differ" for key in keys[wrong]]
    return problems


def check_gaps(regencies: gpd.GeoDataFrame) -> list[str]:
    """Gaps between regencies, in EPSG:4326: holes in the province that are too small for a lake.

    Gaps between villages or districts of one regency are holes in it, too.
    """
    parts = shapely.get_parts(shapely.union_all(shapely.make_valid(regencies.geometry.values)))
    holes = [shapely.Polygon(ring) for part in parts for ring in getattr(part, "interiors", ())]
    gaps = [hole for hole in holes if abs(GEOD.geometry_area_perimeter(hole)[0]) / 1e6 < LARGEST_GAP_KM2]
    places = [shapely.to_wkt(gap.representative_point(), rounding_precision=4) for gap in gaps]
    return [f"gap at {place}: expected villages without gaps between them" for place in places]


def check_nesting(units: gpd.GeoDataFrame, code: str, parents: gpd.GeoDataFrame, parent: str) -> list[str]:
    """Codes that do not begin with their parent's; parents without units, units without parents."""
    strays = units.loc[units[parent] != units[code].str[: CODE_LENGTHS[parent]], [code, parent]]
    problems = [f"{code} {key}: expected to begin with its {parent} {other}" for key, other in strays.values]
    named, present = set(units[parent]), set(parents[parent])
    problems += [f"{parent} {key}: named by a {code}, has no polygon" for key in sorted(named - present)]
    return problems + [f"{parent} {key}: no {code} names it" for key in sorted(present - named)]


def area_report(regencies: gpd.GeoDataFrame, official: pd.DataFrame) -> pd.DataFrame:
    """Measured against official area of each regency.

    Parameters
    ----------
    regencies : GeoDataFrame
        ``regency_code`` and polygons in EPSG:4326.
    official : DataFrame
        ``name`` and ``area_km2``, indexed by regency code.

    Returns
    -------
    DataFrame
        ``name``, ``measured_km2`` (geodesic, WGS 84), ``official_km2`` and ``difference_percent``,
        indexed by the codes of both; missing where only one of them has the code.
    """
    shapes = shapely.orient_polygons(regencies.geometry.values)  # the geodesic area of a ring is signed
    measured = [abs(GEOD.geometry_area_perimeter(shape)[0]) / 1e6 for shape in shapes]
    report = pd.DataFrame({"measured_km2": measured}, index=regencies["regency_code"])
    report = report.join(official.rename(columns={"area_km2": "official_km2"}), how="outer")
    report["difference_percent"] = (report["measured_km2"] / report["official_km2"] - 1) * 100
    return report[["name", "measured_km2", "official_km2", "difference_percent"]].rename_axis("regency_code")


def check_areas(report: pd.DataFrame) -> list[str]:
    """Regencies that only one of map and official table has, and those whose area is too far off."""
    unmapped = report.index[report["measured_km2"].isna()]
    unofficial = report.index[report["official_km2"].isna()]
    problems = [f"regency {code}: in the official table, has no villages" for code in unmapped]
    problems += [f"regency {code}: has villages, is not in the official table" for code in unofficial]
    wrong = report["difference_percent"].loc[lambda found: found.abs() > MAX_DIFFERENCE_PERCENT]
    limit = f"expected within {MAX_DIFFERENCE_PERCENT} % of the official area"
    return problems + [f"regency {code}: {limit}, got {off:+.2f} %" for code, off in wrong.items()]


def build(source: Path, province: str, data: Path) -> tuple[Layers, pd.DataFrame]:
    """The layers by name, checked, and the official table; raises `BuildError` otherwise."""
    needed = [source / path for path in (AREAS, *LAYERS.values())] + [data / path for path in LICENCES]
    lacking = [f"{path}: no such file" for path in needed if not path.is_file()]
    if lacking:
        raise BuildError(*lacking)
    official, villages = read_official(source, province), read_villages(source, province)
    layers = build_levels(villages)
    report = area_report(layers["regencies"], official.drop(province))
    problems = [*check_names(villages), *check_levels(**layers), *check_areas(report)]
    problems += check_gaps(layers["regencies"])
    if not problems:  # the context is cut along the province, which needs sound polygons
        found = {name: gpd.read_file(source / path) for name, path in LAYERS.items()}
        layers["context"] = build_context(found, layers["regencies"])
        problems = check_context(layers["context"], layers["regencies"])
    provinces = build_provinces(source)
    if provinces is not None:  # only the inset of printed maps and the neighbours' names need them
        layers["provinces"] = provinces
        problems += check_provinces(provinces)
    if problems:
        raise BuildError(*problems)
    return layers, official


def summary(layers: Layers, official: pd.DataFrame, province: str) -> str:
    """Table of areas, villages and districts by regency, with the province's total."""
    report = area_report(layers["regencies"], official.drop(province))
    for level in ("villages", "districts"):
        report[level] = layers[level].groupby("regency_code").size()
    name, area = official.loc[province]
    measured, *counts = report[["measured_km2", "villages", "districts"]].sum()
    report.loc[province] = [name, measured, area, (measured / area - 1) * 100, *counts]
    return report.astype({"villages": int, "districts": int}).to_string(float_format="%.3f")


def origins(layers: Layers, data: Path, aside: Path, **names: str) -> list[dict[str, Any]]:
    """Entries of ``sources.toml``, by path: known files that exist, and other files' as they were."""
    known = tomllib.loads(ORIGINS.read_text(encoding="utf-8"))["file"]
    listed = data / "sources.toml"
    kept = tomllib.loads(listed.read_text(encoding="utf-8")).get("file", []) if listed.is_file() else []
    entries = {entry["path"]: entry for entry in kept if not entry["path"].startswith("boundaries/")}
    for entry in known:
        path = Path(entry["path"])
        layer = layers.get(path.stem)
        file = data / path if layer is None else aside / path.name
        if file.is_file():
            content = file.read_bytes()
            rows = len(content.splitlines()) if layer is None else len(layer)
            texts = {key: text.format(**names) for key, text in entry.items()}
            entries[entry["path"]] = {**texts, "rows": rows, "sha256": hashlib.sha256(content).hexdigest()}
    return [entries[path] for path in sorted(entries)]


def toml(entries: Iterable[Mapping[str, Any]]) -> str:
    """Text of ``sources.toml``: a JSON text, number or list of texts is TOML, too."""
    blocks = []
    for entry in entries:
        lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in entry.items()]
        blocks.append("\n".join(["[[file]]", *lines]) + "\n")
    return "\n".join([HEADER, *blocks])


def write(layers: Layers, data: Path, **names: str) -> None:
    """Write the layers and ``sources.toml`` aside, then put them in place one after the other."""
    with tempfile.TemporaryDirectory(dir=data) as folder:
        aside = Path(folder)
        for layer, frame in layers.items():
            frame.to_parquet(aside / f"{layer}.parquet", index=False, compression="zstd")
        text = toml(origins(layers, data, aside, **names))
        (aside / "sources.toml").write_text(text, encoding="utf-8", newline="\n")
        for layer in layers:
            os.replace(aside / f"{layer}.parquet", data / f"boundaries/{layer}.parquet")
        os.replace(aside / "sources.toml", data / "sources.toml")


def main(arguments: Sequence[str] | None = None) -> int:
    """Build, or print every problem and write nothing; the exit code."""
    parser = argparse.ArgumentParser(description="Build data/boundaries/ and data/sources.toml.")
    parser.add_argument("--source", type=Path, required=True, help="folder of the cleaned sources")
    parser.add_argument("--province", default="64", help="code of the province (default: 64)")
    parser.add_argument("--data", type=Path, default=Path("data"), help="folder to write (default: data)")
    options = parser.parse_args(arguments)
    try:
        layers, official = build(options.source, options.province, options.data)
    except BuildError as error:
        print(*error.args, sep="\n", file=sys.stderr)
        return 1
    print(summary(layers, official, options.province))
    write(layers, options.data, province=options.province, name=official.at[options.province, "name"])
    return 0


if __name__ == "__main__":
    sys.exit(main())
