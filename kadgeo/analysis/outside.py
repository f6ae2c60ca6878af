"""Where regencies border other provinces."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from kadgeo.analysis.edges import border_edges
from kadgeo.analysis.outer import near_land
from kadgeo.crs import STORAGE, require_crs

FARTHEST_DEG = 0.2  # 22 km: provinces' outlines are coarse, and stop that short of the border at most


def outside_borders(
    regencies: gpd.GeoDataFrame, context: gpd.GeoDataFrame, provinces: gpd.GeoDataFrame
) -> gpd.GeoDataFrame:
    """Border of each regency with each province beside it, by land.

    An outer edge belongs to the province that is nearest to it; edges at the coast, and edges that
    land of another country is nearer to, belong to none.

    Parameters
    ----------
    regencies : GeoDataFrame
        A clean coverage in EPSG:4326, indexed by ``regency_code``.
    context : GeoDataFrame
        ``kind``, ``name`` and geometry in EPSG:4326; rows of kind ``land`` are the neighbours' land.
    provinces : GeoDataFrame
        Coarse polygons of other provinces in EPSG:4326, with ``province_code``.

    Returns
    -------
    GeoDataFrame
        Lines by ``regency_code`` and ``province_code``, in EPSG:4326.

    Examples
    --------
    >>> import geopandas as gpd, shapely
    >>> from kadgeo.analysis.sample import sample
    >>> beside = gpd.GeoDataFrame({"province_code": ["98"]}, geometry=[shapely.box(-1, 0, 0, 1)], crs=4326)
    >>> found = outside_borders(sample().regencies, sample().context, beside)
    >>> list(found.index), round(found.geometry.iloc[0].length, 1)
    ([('99.01', '98')], 1.0)
    """
    for name, frame in (("regencies", regencies), ("context", context), ("provinces", provinces)):
        require_crs(frame, STORAGE, name)
    edges = border_edges(regencies, "regencies")
    alone = edges.where(~edges.is_shared)
    middle = gpd.GeoSeries(shapely.points((alone.start + alone.end) / 2), crs=STORAGE)
    beside = np.flatnonzero(near_land(middle, context))
    code = _nearest(middle.iloc[beside], provinces, context)
    lines = shapely.linestrings(np.stack([alone.start[beside], alone.end[beside]], axis=1))
    table = pd.DataFrame(
        {"regency_code": regencies.index[alone.left[beside]], "province_code": code, "line": lines}
    )
    keys = ["regency_code", "province_code"]
    merged = (
        table[table["province_code"].notna()]
        .groupby(keys)["line"]
        .agg(lambda some: shapely.line_merge(shapely.multilinestrings(list(some))))
    )
    return gpd.GeoDataFrame(index=merged.index, geometry=list(merged), crs=STORAGE)


def _nearest(points: gpd.GeoSeries, provinces: gpd.GeoDataFrame, context: gpd.GeoDataFrame) -> list[Any]:
    """Code of the province nearest to each point; None where it is far, or a country is nearer."""
    found: list[Any] = [None] * len(points)
    if points.empty:
        return found
    near = shapely.box(*points.total_bounds).buffer(2 * FARTHEST_DEG)
    provinces = provinces[provinces.intersects(near)]
    land = context.geometry[context["kind"] == "land"]
    abroad = land[~land.representative_point().within(provinces.union_all().buffer(FARTHEST_DEG))]
    codes = [*provinces["province_code"], *([None] * len(abroad))]
    shapes = np.array([*provinces.geometry, *abroad], dtype=object)
    if len(shapes):
        for at, shape in zip(*_closest(points.to_numpy(), shapes), strict=True):
            found[at] = codes[shape]
    return found


def _closest(points: Any, shapes: Any) -> tuple[Any, Any]:
    """Points that a shape is near to, and which: the one around a point, or with the nearest edge."""
    around, within = shapely.STRtree(points).query(shapes, predicate="contains")
    rings, owner = shapely.get_parts(shapely.boundary(shapes), return_index=True)
    ends, ring = shapely.get_coordinates(rings, return_index=True)
    starts = np.flatnonzero(np.diff(ring) == 0)
    edges = shapely.linestrings(np.stack([ends[starts], ends[starts + 1]], axis=1))
    rest = np.setdiff1d(np.arange(len(points)), within)
    far, edge = shapely.STRtree(edges).query_nearest(
        points[rest], max_distance=FARTHEST_DEG, all_matches=False
    )
    return np.concatenate([within, rest[far]]), np.concatenate([around, owner[ring[starts[edge]]]])
