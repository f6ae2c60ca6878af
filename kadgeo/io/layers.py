"""Reads the boundary layers."""

from __future__ import annotations

from io import BytesIO

import geopandas as gpd

from kadgeo.io.reading import BOUNDARIES, Reading
from kadgeo.text import Text


def layer(reading: Reading, name: str) -> gpd.GeoDataFrame | None:
    """One boundary layer, or None where it cannot be read."""
    file = f"{BOUNDARIES}/{name}.parquet"
    data = reading.bytes(file)
    if data is None:
        return None
    try:
        return gpd.read_parquet(BytesIO(data))
    except (ValueError, OSError) as error:
        words = str(error).splitlines()[0]
        reading.add(
            file, found=Text.same(words), expected=Text("GeoParquet yang utuh", "an intact GeoParquet")
        )
        return None
