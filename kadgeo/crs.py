"""Storage CRS, and measures on the ellipsoid."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from pyproj import CRS, Geod

from kadgeo.errors import CrsError

STORAGE = "EPSG:4326"
GEOD = Geod(ellps="WGS84")
_EQUAL_AREA = ("equal area", "mollweide", "sinusoidal")


def require_crs(frame: Any, crs: str, name: str) -> None:
    """Raise unless `frame` is in `crs`.

    Parameters
    ----------
    frame : GeoDataFrame or GeoSeries
    crs : str
        Expected CRS, such as ``"EPSG:4326"``.
    name : str
        What the caller calls the frame.

    Raises
    ------
    CrsError
        The frame has no CRS or another one.
    """
    if frame.crs is None or not CRS(frame.crs).equals(CRS(crs), ignore_axis_order=True):
        raise CrsError(f"{name}: expected {crs}, got {describe(frame.crs)}; reproject with to_crs.")


def require_equal_area(frame: Any, name: str) -> None:
    """Raise unless `frame` is in an equal-area projection.

    Parameters
    ----------
    frame : GeoDataFrame or GeoSeries
    name : str
        What the caller calls the frame.

    Raises
    ------
    CrsError
        Areas measured in the frame's CRS would be wrong.
    """
    operation = None if frame.crs is None else CRS(frame.crs).coordinate_operation
    method = "" if operation is None else operation.method_name.lower()
    if not any(word in method for word in _EQUAL_AREA):
        raise CrsError(
            f"{name}: expected an equal-area CRS, got {describe(frame.crs)}; use Dataset.equal_area."
        )


def describe(crs: Any) -> str:
    """Short name of a CRS for a message."""
    return "no CRS" if crs is None else CRS(crs).to_string()


def geodesic_area_km2(geometries: Any) -> np.ndarray[Any, Any]:
    """Area of each polygon on the WGS 84 ellipsoid.

    Parameters
    ----------
    geometries : array-like of shapely.Geometry
        Polygons in :data:`STORAGE`.

    Returns
    -------
    ndarray
        Square kilometres.

    Examples
    --------
    One degree by one degree at the equator:

    >>> import shapely
    >>> geodesic_area_km2([shapely.box(0, 0, 1, 1)]).round()
    array([12309.])
    """
    oriented = shapely.orient_polygons(list(geometries))  # the geodesic area of a ring is signed
    parts, owner = shapely.get_parts(oriented, return_index=True)
    rings, part = shapely.get_rings(parts, return_index=True)
    # Ring by ring: pyproj takes longer to read the vertices of a whole geometry than to measure them.
    areas = [GEOD.polygon_area_perimeter(*shapely.get_coordinates(ring).T)[0] for ring in rings]
    return np.asarray(np.abs(np.bincount(owner[part], areas, len(oriented))) / 1e6)


def geodesic_length_km(geometries: Any) -> np.ndarray[Any, Any]:
    """Length of each line on the WGS 84 ellipsoid.

    Parameters
    ----------
    geometries : array-like of shapely.Geometry
        Lines in :data:`STORAGE`.

    Returns
    -------
    ndarray
        Kilometres.

    Examples
    --------
    >>> import shapely
    >>> geodesic_length_km([shapely.LineString([(0, 0), (1, 0)])]).round(1)
    array([111.3])
    """
    return np.array([GEOD.geometry_length(shape) / 1e3 for shape in geometries])
