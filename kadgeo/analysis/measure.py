"""Distances between points on the ellipsoid, and the plane to find nearest points in."""

from __future__ import annotations

import functools
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from kadgeo.crs import GEOD, STORAGE, geodesic_length_km, require_crs


def distances_km(origins: gpd.GeoSeries, targets: gpd.GeoSeries) -> pd.DataFrame:
    """Geodesic distance from every origin to every target.

    Parameters
    ----------
    origins, targets : GeoSeries
        Points in EPSG:4326.

    Returns
    -------
    DataFrame
        Kilometres on the WGS 84 ellipsoid; origins as index, targets as columns.

    Raises
    ------
    CrsError
        The points are in another CRS.

    Examples
    --------
    >>> import geopandas as gpd
    >>> here = gpd.GeoSeries(gpd.points_from_xy([0], [0]), index=["here"], crs="EPSG:4326")
    >>> there = gpd.GeoSeries(gpd.points_from_xy([1, 0], [0, 1]), index=["east", "north"], crs="EPSG:4326")
    >>> distances_km(here, there).round(3).loc["here"].to_dict()
    {'east': 111.319, 'north': 110.574}
    """
    require_crs(origins, STORAGE, "origins")
    require_crs(targets, STORAGE, "targets")
    row, column = (
        part.ravel() for part in np.meshgrid(np.arange(len(origins)), np.arange(len(targets)), indexing="ij")
    )
    metres = GEOD.inv(
        origins.x.to_numpy()[row],
        origins.y.to_numpy()[row],
        targets.x.to_numpy()[column],
        targets.y.to_numpy()[column],
    )[2]
    table = np.asarray(metres).reshape(len(origins), len(targets)) / 1e3
    return pd.DataFrame(table, index=origins.index, columns=targets.index)


def nearest(distances: pd.DataFrame) -> pd.DataFrame:
    """The nearest target of each origin.

    Parameters
    ----------
    distances : DataFrame
        As :func:`distances_km` gives it.

    Returns
    -------
    DataFrame
        ``target`` and ``distance_km`` on the origins' index; missing where there is no target.

    Examples
    --------
    >>> import pandas as pd
    >>> nearest(pd.DataFrame({"p": [5.0, 1.0], "q": [2.0, 3.0]}, index=["a", "b"]))
      target  distance_km
    a      q          2.0
    b      p          1.0
    """
    if distances.empty:
        return pd.DataFrame({"target": None, "distance_km": np.nan}, index=distances.index)
    return pd.DataFrame({"target": distances.idxmin(axis=1), "distance_km": distances.min(axis=1)})


def metric(frame: Any) -> gpd.GeoSeries:
    """Geometry of `frame` in the UTM zone at its middle, for searches and buffers in metres.

    Distances there are true to about 0.1 % within 400 km of the zone's central meridian; results
    that are reported are measured on the ellipsoid afterwards.

    Parameters
    ----------
    frame : GeoDataFrame or GeoSeries
        In EPSG:4326.

    Examples
    --------
    >>> import geopandas as gpd, shapely
    >>> metric(gpd.GeoSeries([shapely.box(116, -1, 117, 0)], crs="EPSG:4326")).crs.to_string()
    'EPSG:32750'
    """
    return frame.geometry.to_crs(_utm_crs(tuple(frame.total_bounds)))


@functools.lru_cache(maxsize=8)  # looking the zone up takes longer than most analyses of a province
def _utm_crs(bounds: tuple[float, float, float, float]) -> Any:
    return gpd.GeoSeries([shapely.box(*bounds)], crs=STORAGE).estimate_utm_crs()


def shortest_lines(plane: gpd.GeoSeries, pairs: list[tuple[str, str]]) -> gpd.GeoSeries:
    """The shortest line between the two shapes of each pair, found in the plane.

    Parameters
    ----------
    plane : GeoSeries
        Shapes in a metric CRS, as :func:`metric` gives them.
    pairs : list of (code, code)
        Labels of `plane`'s index.

    Returns
    -------
    GeoSeries
        Lines in EPSG:4326 in the order of `pairs`; a point taken twice where the two touch.
    """
    one, two = (plane.loc[[pair[side] for pair in pairs]].to_numpy() for side in (0, 1))
    return gpd.GeoSeries(shapely.shortest_line(one, two), crs=plane.crs).to_crs(STORAGE)


def gaps_km(plane: gpd.GeoSeries, pairs: list[tuple[str, str]]) -> np.ndarray[Any, Any]:
    """Geodesic length of :func:`shortest_lines`: the distance between the nearest points.

    Parameters
    ----------
    plane : GeoSeries
        Shapes in a metric CRS.
    pairs : list of (code, code)
        Labels of `plane`'s index.

    Returns
    -------
    ndarray
        Kilometres, in the order of `pairs`.

    Examples
    --------
    >>> import geopandas as gpd, shapely
    >>> boxes = [shapely.box(0, 0, 1, 1), shapely.box(1.1, 0, 2, 1)]
    >>> shapes = gpd.GeoSeries(boxes, index=["a", "b"], crs="EPSG:4326")
    >>> gaps_km(metric(shapes), [("a", "b")]).round(1)
    array([11.1])
    """
    return geodesic_length_km(shortest_lines(plane, pairs))
