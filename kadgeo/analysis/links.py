"""Lines between partners."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import shapely

from kadgeo.crs import STORAGE, require_crs

BEND = (
    0.18  # height of an arc as a share of its length: flat enough to be followed, high enough to part pairs
)
STEPS = 24  # points of an arc; at province scale its corners cannot be seen


def arcs(lines: gpd.GeoSeries, *, bend: float = BEND) -> gpd.GeoSeries:
    """Bend straight lines into arcs, so that links in both directions stay apart.

    Parameters
    ----------
    lines : GeoSeries
        Lines in EPSG:4326; only their two ends count.
    bend : float
        Height of the arc as a share of the line's length.

    Returns
    -------
    GeoSeries
        Arcs in EPSG:4326 on ``lines.index``, with the same ends. They are drawings of a
        relation, not routes: nothing may be measured along them.

    Examples
    --------
    >>> import geopandas as gpd, shapely
    >>> line = gpd.GeoSeries([shapely.LineString([(0, 0), (2, 0)])], crs="EPSG:4326")
    >>> arcs(line).iloc[0].bounds
    (0.0, 0.0, 2.0, 0.36)
    """
    require_crs(lines, STORAGE, "lines")
    start = shapely.get_coordinates(shapely.get_point(lines.array, 0))[:, None]
    end = shapely.get_coordinates(shapely.get_point(lines.array, -1))[:, None]
    step = np.linspace(0, 1, STEPS + 1)[None, :, None]
    across = (end - start)[..., ::-1] * [-1, 1]
    path = start + (end - start) * step + across * bend * 4 * step * (1 - step)
    return gpd.GeoSeries(shapely.linestrings(path), index=lines.index, crs=lines.crs)
