"""A hand-made province of squares, and what surrounds it."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import shapely

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
        "far": [(None, shapely.box(110, -5, 120, 0))],
        "countries": [("West", shapely.box(115, -1, 115.5, 1)), ("East", shapely.box(115.5, -1, 116.2, 1))],
    }
    return {
        name: gpd.GeoDataFrame(rows, columns=["name", "geometry"], crs=4326) for name, rows in layers.items()
    }


def regencies() -> gpd.GeoDataFrame:
    boxes = [shapely.box(X[0], 0, X[2], 0.2), shapely.box(X[2], 0, X[3], 0.2)]
    return gpd.GeoDataFrame({"regency_code": ["11.01", "11.02"]}, geometry=boxes, crs=4326)
