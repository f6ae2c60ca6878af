"""Coarse provinces of the whole country, for the inset of a printed map and its neighbours' names."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

STORAGE = "EPSG:4326"
REGENCIES = "*_regencies.parquet"
MIN_ISLAND_DEG2 = 0.001  # 12 km²: smaller islands cannot be seen in an inset of the country
TOLERANCE_DEG = 0.05  # coverage_simplify removes corners whose triangle has an area under its square
GRID_DEG = 1e-3  # 0.1 km, finer than the simplification
WORDS = {"Utara": "North", "Selatan": "South", "Barat": "West", "Timur": "East", "Tengah": "Central"}


def build_provinces(source: Path) -> gpd.GeoDataFrame | None:
    """Provinces dissolved from the regencies of every ``*_regencies.parquet``, or None without one.

    Returns
    -------
    GeoDataFrame
        ``kind`` (always ``province``), ``province_code``, ``name``, ``name_en`` and polygons in
        EPSG:4326, sorted by code. Islands under :data:`MIN_ISLAND_DEG2` are left out, but for a
        province of these.
    """
    frames = [gpd.read_parquet(path).to_crs(STORAGE) for path in sorted(source.glob(REGENCIES))]
    if not frames:
        return None
    regencies = pd.concat(frames)
    provinces = regencies.dissolve("province_code", aggfunc="first", method="unary").reset_index()
    whole = np.array([_main_parts(one) for one in provinces.geometry])
    slim = shapely.coverage_simplify(whole, TOLERANCE_DEG)
    slim = shapely.set_precision(slim, GRID_DEG, mode="valid_output")
    names = {"name": provinces["province"], "name_en": list(english(provinces["province"]))}
    columns = {"kind": "province", "province_code": provinces["province_code"], **names}
    return gpd.GeoDataFrame(columns, geometry=slim, crs=STORAGE)


def english(names: Iterable[str]) -> Iterable[str]:
    """Names with a last word of direction in the English order; all others as they are."""
    for name in names:
        first, _, last = name.rpartition(" ")
        yield f"{WORDS[last]} {first}" if first and last in WORDS else name


def check_provinces(provinces: gpd.GeoDataFrame) -> list[str]:
    """Provinces with unsound polygons after simplification."""
    wrong = provinces.loc[~provinces.is_valid | provinces.is_empty, "name"]
    return [f"province {name}: invalid geometry" for name in wrong]


def _main_parts(shape: BaseGeometry) -> BaseGeometry:
    """Without holes and small islands."""
    parts = shapely.get_parts(shape)
    areas = shapely.area(parts)
    kept = parts[(areas >= MIN_ISLAND_DEG2) | (areas == areas.max())]
    return shapely.union_all(shapely.polygons(shapely.get_exterior_ring(kept)))
