"""The outer border of a region: coast, or border with the land of others."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from kadgeo.analysis.edges import border_edges
from kadgeo.analysis.measure import metric
from kadgeo.crs import STORAGE, require_crs

_Array = np.ndarray[Any, Any]
LAND_GAP_KM = 0.1  # how far the neighbours' land may stop short of the border: rounding of its outline


def outer_borders(
    regencies: gpd.GeoDataFrame, context: gpd.GeoDataFrame, contiguity: pd.DataFrame
) -> pd.DataFrame:
    """Perimeter of each regency, split into borders with its peers, coast and borders with outsiders.

    Of the edges of the coverage that only one regency has, those whose middle
    lies within :data:`LAND_GAP_KM` of the neighbours' land are a border with another province or
    country; all others are coast. Coast is every edge to water that no regency includes: the sea,
    but also a bay or a wide river mouth left out of the polygons.

    A coast gets longer the finer it is drawn; compare coasts only within one source.

    Parameters
    ----------
    regencies : GeoDataFrame
        A clean coverage in EPSG:4326 with ``name``, indexed by ``regency_code``.
    context : GeoDataFrame
        ``kind`` and geometry in EPSG:4326; rows of kind ``land`` are the neighbours' land, which
        should reach the regencies or run a little under them.
    contiguity : DataFrame
        Pairs of regencies with ``shared_border_km``, see :func:`kadgeo.analysis.contiguity`.

    Returns
    -------
    DataFrame
        On ``regencies.index``: ``name``, ``perimeter_km``, ``shared_border_km``, ``coast_km`` and
        ``outside_border_km``, geodesic; the last three add up to the first. ``coast_share`` of the
        perimeter in [0, 1].

    Raises
    ------
    CrsError
        A frame is in another CRS.
    KadgeoError
        The polygons are no clean coverage.

    Examples
    --------
    >>> from kadgeo.analysis import run
    >>> from kadgeo.analysis.sample import sample
    >>> table = run("outer_borders", sample())
    >>> table.loc["99.01", ["shared_border_km", "coast_km", "outside_border_km"]].round(1).to_list()
    [110.6, 222.6, 110.6]
    """
    require_crs(context, STORAGE, "context")
    edges = border_edges(regencies, "regencies")
    alone = edges.where(~edges.is_shared)
    middle = gpd.GeoSeries(shapely.points((alone.start + alone.end) / 2), crs=STORAGE)
    at_land = near_land(middle, context)
    length = alone.length_km()
    sums = {
        "shared_border_km": _shared(contiguity, regencies.index),
        "coast_km": _sum(alone.left, length, ~at_land, len(regencies)),
        "outside_border_km": _sum(alone.left, length, at_land, len(regencies)),
    }
    table = pd.DataFrame(sums, index=regencies.index)
    table.insert(0, "name", regencies["name"])
    table.insert(1, "perimeter_km", table[list(sums)].sum(axis=1))
    return table.assign(coast_share=table["coast_km"] / table["perimeter_km"])


def _shared(contiguity: pd.DataFrame, codes: pd.Index) -> pd.Series:
    """Length of the borders of each regency with its peers."""
    sides = [contiguity.set_index(f"{side}_code")["shared_border_km"] for side in ("a", "b")]
    return pd.concat(sides).groupby(level=0).sum().reindex(codes, fill_value=0.0)


def near_land(points: gpd.GeoSeries, context: gpd.GeoDataFrame) -> _Array:
    """Whether each point lies in the neighbours' land or no farther than LAND_GAP_KM from it."""
    land = context.geometry[context["kind"] == "land"]
    if land.empty or points.empty:
        return np.zeros(len(points), dtype=bool)
    plane = metric(points)
    nearby = land.clip_by_rect(*_grown(points.total_bounds)).to_crs(plane.crs).union_all()
    reach = shapely.buffer(nearby, LAND_GAP_KM * 1000)  # a hundred times faster than a distance a point
    shapely.prepare(reach)
    return np.asarray(shapely.intersects_xy(reach, plane.x.to_numpy(), plane.y.to_numpy()))


def _grown(bounds: _Array) -> _Array:
    """Bounds a degree wider: land farther off than that touches nothing, and UTM bends it."""
    grown: _Array = bounds + np.array([-1, -1, 1, 1])
    return grown


def _sum(owner: _Array, length: _Array, chosen: _Array, count: int) -> _Array:
    return np.asarray(np.bincount(owner[chosen], weights=length[chosen], minlength=count))
