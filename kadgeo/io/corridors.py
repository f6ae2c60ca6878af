"""Reads the corridors: features of a GeoJSON file."""

from __future__ import annotations

import json
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely

from kadgeo import schema
from kadgeo.crs import STORAGE
from kadgeo.io.reading import CORRIDORS, ROW, Reading
from kadgeo.text import Text


def corridors(reading: Reading) -> gpd.GeoDataFrame:
    """Features of the corridors file, indexed by feature number."""
    shapes: list[Any] = []
    rows: dict[int, dict[str, Any]] = {}
    for number, feature in enumerate(_features(reading), start=1):
        try:
            geometry, properties = feature["geometry"], dict(feature["properties"])
            shapes.append(shapely.geometry.shape(geometry) if geometry else None)
            rows[number] = properties
        except (ValueError, KeyError, TypeError, AttributeError, shapely.errors.ShapelyError) as error:
            expected = Text("objek GeoJSON dengan geometry dan properties", "a GeoJSON feature")
            reading.add(CORRIDORS, row=number, found=Text.same(repr(error)), expected=expected)
    columns = dict.fromkeys(key for row in rows.values() for key in row) or schema.CORRIDORS.columns
    index = pd.Index(rows, dtype="int64", name=ROW)
    frame = pd.DataFrame(list(rows.values()), index, columns=list(columns), dtype=object)
    return gpd.GeoDataFrame(frame, geometry=shapes, crs=STORAGE)


def _features(reading: Reading) -> list[Any]:
    if not reading.has(CORRIDORS):
        return []
    data = reading.bytes(CORRIDORS)
    try:
        return list(json.loads(data or b'{"features": []}')["features"])
    except (ValueError, KeyError, TypeError) as error:
        reading.add(
            CORRIDORS,
            found=Text.same(repr(error)),
            expected=Text("FeatureCollection GeoJSON", "a GeoJSON FeatureCollection"),
        )
        return []
