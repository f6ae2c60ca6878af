"""Boundaries, names and figures of the whole country, from which a new project is made.

``scripts/build_national.py`` makes the files beside this module.
"""

from __future__ import annotations

import csv
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import geopandas as gpd  # takes a second to import, and names do without it

HERE = Path(__file__).parent
LICENCES = ("LICENSE-wilayah_boundaries.txt", "LICENSE-context.txt")
POPULATION_DATE = "2024-12-31"


@cache
def regions() -> dict[str, dict[str, str]]:
    """Every province, regency and city by code, with the figures that are not in doubt.

    Returns
    -------
    dict
        ``code``, ``kind`` (provinsi, kabupaten, kota), ``name``, ``name_en``, ``aliases``, ``area_km2``,
        ``population``, ``note`` and ``note_en`` of each; empty text where nothing is known.

    Examples
    --------
    >>> regions()["64"]["name_en"], regions()["31.01"]["area_km2"]
    ('East Kalimantan', '')
    """
    return {row["code"]: row for row in rows("regions")}


def rows(name: str) -> list[dict[str, str]]:
    """Rows of a table: ``regions``, ``codes`` or ``sources``; lines with ``#`` before them are remarks."""
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def layer(name: str) -> gpd.GeoDataFrame:
    """A layer in EPSG:4326.

    Parameters
    ----------
    name : {"regencies", "provinces", "land"}
        Polygons by ``regency_code``; coarse polygons by ``province_code``; land of other countries
        (kind ``land``) and holes in the regencies (kind ``gap``).
    """
    import geopandas as gpd

    return gpd.read_parquet(HERE / f"{name}.parquet")


def origins() -> list[dict[str, Any]]:
    """Entries of ``sources.toml`` for the boundary files of a new project, without rows and digest."""
    return list(tomllib.loads((HERE / "sources.toml").read_text(encoding="utf-8"))["file"])


def licence(name: str) -> str:
    """Text of one of :data:`LICENCES`."""
    return (HERE / name).read_text(encoding="utf-8")
