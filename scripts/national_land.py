"""Land around the country, and what lies in it without being part of a regency, for ``build_national``."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import shapely
from boundary_context import parts_of

STORAGE = "EPSG:4326"
COUNTRY = "Indonesia"
BORDER_DEG = 0.2  # along a land border the coarse outline differs from the regencies' by up to so much
GRID_DEG = 2.0**-14


def build_land(countries: gpd.GeoDataFrame, regencies: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Rows of kind ``land`` by country, and of kind ``gap`` without a name, in EPSG:4326.

    A gap is a hole in the regencies: a lake, or villages that the source lacks; which, it does not say.

    Parameters
    ----------
    countries : GeoDataFrame
        ``name`` and coarse polygons that share their edges, the country itself among them.
    regencies : GeoDataFrame
        Polygons of the country's regencies, one coverage.
    """
    outlines = countries.set_index("name").geometry
    own, others = outlines[COUNTRY], outlines.drop(COUNTRY)
    whole = shapely.coverage_union_all(regencies.geometry.to_numpy())
    solid = shapely.union_all(shapely.polygons(shapely.get_exterior_ring(shapely.get_parts(whole))))
    beside = own.difference(solid)  # what the coarse outline calls the country and the regencies do not
    rows = []
    for name, shape in sorted(others.items()):
        strip = beside.intersection(shape.buffer(BORDER_DEG)) if shape.intersects(own) else shapely.Polygon()
        filled = shapely.union_all([shape.difference(solid), strip], grid_size=GRID_DEG)
        rows.append(("land", name, parts_of(filled, "Polygon")))
    rings = np.concatenate([part.interiors for part in shapely.get_parts(whole) if part.interiors])
    rows += [("gap", None, shapely.Polygon(ring)) for ring in sorted(rings, key=lambda ring: ring.bounds)]
    land = gpd.GeoDataFrame(rows, columns=["kind", "name", "geometry"], crs=STORAGE)
    return land[~land.is_empty].reset_index(drop=True)
