"""Build ``kadgeo/national/``: boundaries, names and figures of the whole country, for ``kadgeo init``.

Run from the root of the repository::

    python scripts/build_national.py --source ../shared/data

Nothing is written unless every check passes; the same sources give the same bytes.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from boundary_provinces import build_provinces
from national_land import build_land
from pyproj import Geod

GEOD = Geod(ellps="WGS84")
GRID_DEG = 2.0**-14  # 6.8 m: finer than the source's 250 m; a power of two compresses three times better
MOST_BYTES = 3_000_000
MOST_MOVED = 0.01  # share of its area that rounding may take from a regency or give it
MOST_DIFFERENT = 0.25  # as `kadgeo check` allows between official and measured area
COUNTS = {"provinsi": 38, "kabupaten": 416, "kota": 98}
KIND = r"(?:(Kabupaten|Kab|Kota) )?(.*)"
ADMINISTRATIVE = "Administrasi "
FILES = ("indonesia_regencies.parquet", "indonesia_area_population.csv", "context/wide_land.geojson")
PROVINCES = Path(__file__).with_name("national_provinces.csv")
DOUBTS = Path(__file__).with_name("national_doubts.csv")


def build_regions(source: Path) -> pd.DataFrame:
    """Provinces and regencies: ``code``, ``kind``, ``name``, ``name_en``, ``aliases`` and figures.

    A figure that the source has wrong is left out, and ``note`` says why.
    """
    regions = pd.read_csv(source / FILES[1], dtype={"code": str}).set_index("code")
    kinds = regions["name"].str.extract(KIND)
    words = kinds[0].replace("Kab", "Kabupaten").str.lower()
    regions["kind"] = words.where(regions.index.str.len() > 2, "provinsi")
    full = kinds[1].where(regions["kind"] != "provinsi", regions["name"])
    regions["name"] = full.str.removeprefix(ADMINISTRATIVE)
    known = pd.read_csv(PROVINCES, dtype=str).set_index("code")
    regions["name_en"] = known["name_en"].reindex(regions.index).fillna(regions["name"])
    regions["aliases"] = full.where(
        full.str.startswith(ADMINISTRATIVE), known["aliases"].reindex(regions.index)
    )
    regions = regions.rename(columns={"population_2024_12": "population"})
    regions[["note", "note_en"]] = None
    for doubt in pd.read_csv(DOUBTS, dtype=str).itertuples():
        regions.loc[doubt.code, doubt.column] = np.nan
        regions.loc[doubt.code, ["note", "note_en"]] = [doubt.note, doubt.note_en]
    columns = ["kind", "name", "name_en", "aliases", "area_km2", "population", "note", "note_en"]
    return regions[columns].sort_index().reset_index()


def on_grid(shapes: np.ndarray) -> np.ndarray:
    """The same coverage with every vertex on a grid of :data:`GRID_DEG`.

    Rounded one by one, polygons cross themselves; so the edges of all are rounded and noded together,
    and each face goes to the polygon it lies in.
    """
    edges = shapely.union_all(shapely.boundary(shapes), grid_size=GRID_DEG)
    faces = shapely.get_parts(shapely.polygonize(list(shapely.get_parts(edges))))
    inner = shapely.STRtree(shapes).query(shapely.point_on_surface(faces), predicate="intersects")
    owners = np.full(len(faces), -1)
    owners[inner[0]] = inner[1]
    return np.array(
        [shapely.normalize(shapely.coverage_union_all(faces[owners == one])) for one in range(len(shapes))]
    )


def build_regencies(source: Path, regions: pd.DataFrame) -> gpd.GeoDataFrame:
    """Polygons by ``regency_code`` with ``name``, ``kind`` and ``province_code``."""
    drawn = gpd.read_parquet(source / FILES[0]).sort_values("regency_code")
    named = regions.set_index("code").reindex(drawn["regency_code"])
    columns = {
        "regency_code": list(drawn["regency_code"]),
        "name": list(named["name"]),
        "kind": list(named["kind"]),
        "province_code": list(drawn["province_code"]),
    }
    return gpd.GeoDataFrame(columns, geometry=on_grid(drawn.geometry.to_numpy()), crs="EPSG:4326")


def area_km2(shapes: Sequence[object]) -> np.ndarray:
    """Geodesic area of polygons in EPSG:4326."""
    oriented = shapely.orient_polygons(list(shapes))
    return np.array([abs(GEOD.geometry_area_perimeter(shape)[0]) / 1e6 for shape in oriented])


def check(regions: pd.DataFrame, regencies: gpd.GeoDataFrame, source: Path) -> list[str]:
    """Everything wrong with what was built."""
    problems = []
    counts = regions["kind"].value_counts().to_dict()
    if counts != COUNTS:
        problems.append(f"regions: expected {COUNTS}, got {counts}")
    if regions["name"].isna().any() or regions["code"].duplicated().any():
        problems.append("regions: a name is missing or a code is there twice")
    drawn = gpd.read_parquet(source / FILES[0]).set_index("regency_code").loc[regencies["regency_code"]]
    called = regencies["kind"].str.capitalize() + " " + regencies["name"]
    wrong = called.to_numpy() != drawn["regency"].str.replace(ADMINISTRATIVE, "").to_numpy()
    problems += [f"{code}: another name than the boundary has" for code in regencies["regency_code"][wrong]]
    shapes = regencies.geometry.to_numpy()
    if not (shapely.is_valid(shapes).all() and shapely.coverage_is_valid(shapes)):
        problems.append("regencies: no valid coverage after rounding")
    measured = area_km2(shapes)
    moved = abs(measured / area_km2(drawn.geometry.to_numpy()) - 1)
    problems += [
        f"{code}: area changed by rounding" for code in regencies["regency_code"][moved > MOST_MOVED]
    ]
    official = regions.set_index("code")["area_km2"].reindex(regencies["regency_code"]).to_numpy()
    far = abs(official / measured - 1) > MOST_DIFFERENT
    problems += [f"{code}: official area far from measured" for code in regencies["regency_code"][far]]
    return problems


def packed_layer(layer: gpd.GeoDataFrame) -> bytes:
    """Bytes of a GeoParquet file."""
    file = BytesIO()
    layer.to_parquet(file, index=False, compression="zstd", compression_level=22)
    return file.getvalue()


def main(arguments: Sequence[str] | None = None) -> int:
    """Build, or print every problem and write nothing; the exit code."""
    parser = argparse.ArgumentParser(description="Build kadgeo/national/.")
    parser.add_argument("--source", type=Path, required=True, help="folder of the cleaned sources")
    parser.add_argument("--out", type=Path, default=Path("kadgeo/national"), help="folder to write")
    options = parser.parse_args(arguments)
    lacking = [f"{name}: no such file" for name in FILES if not (options.source / name).is_file()]
    if lacking:
        print(*lacking, sep="\n", file=sys.stderr)
        return 1
    regions = build_regions(options.source)
    regencies = build_regencies(options.source, regions)
    problems = check(regions, regencies, options.source)
    provinces = build_provinces(options.source)
    land = build_land(gpd.read_file(options.source / FILES[2]), regencies)
    if provinces is None or not provinces.is_valid.all() or not land.is_valid.all():
        problems.append("provinces or land: invalid geometry")
    layers = {"regencies": regencies, "provinces": provinces, "land": land}
    packed = {f"{name}.parquet": packed_layer(layer) for name, layer in layers.items()}
    packed["regions.csv"] = regions.to_csv(index=False, lineterminator="\n").encode()
    size = sum(map(len, packed.values()))
    if size > MOST_BYTES:
        problems.append(f"{size} bytes: expected at most {MOST_BYTES}")
    if problems:
        print(*problems, sep="\n", file=sys.stderr)
        return 1
    for name, content in packed.items():
        (options.out / name).write_bytes(content)
        print(f"{name:<20} {len(content):>10,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
