"""Edges of a polygon coverage: which polygon has which, and which of them two polygons share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely

from kadgeo.crs import GEOD, STORAGE, require_crs
from kadgeo.errors import KadgeoError
from kadgeo.text import Text

OUTER = -1  # stands for the polygon on the far side of an edge that only one polygon has
_Array = np.ndarray[Any, Any]


@dataclass(frozen=True, kw_only=True, eq=False)
class Edges:
    """Distinct edges of a coverage.

    Parameters
    ----------
    left, right : ndarray of int
        Positions of the polygons that have the edge, ``left < right``; `right` is :data:`OUTER`
        where no other polygon has it.
    start, end : ndarray of float, shape (n, 2)
        Ends of the edge in EPSG:4326, ordered by longitude, then latitude.
    """

    left: _Array
    right: _Array
    start: _Array
    end: _Array

    @property
    def is_shared(self) -> _Array:
        """Whether two polygons have the edge."""
        shared: _Array = self.right != OUTER
        return shared

    def where(self, chosen: _Array) -> Edges:
        """The edges for which `chosen` is true."""
        return Edges(
            left=self.left[chosen], right=self.right[chosen], start=self.start[chosen], end=self.end[chosen]
        )

    def length_km(self) -> _Array:
        """Geodesic length of each edge on the WGS 84 ellipsoid."""
        metres = GEOD.inv(self.start[:, 0], self.start[:, 1], self.end[:, 0], self.end[:, 1])[2]
        return np.asarray(metres) / 1e3


def border_edges(polygons: Any, name: str = "polygons") -> Edges:
    """All distinct edges of a clean coverage, each with the one or two polygons that have it.

    An edge is shared where two rings have the same two vertices in sequence, bit by bit: in a
    clean coverage that is all of the common border and nothing else, so no distance is compared
    and no geometry intersected. Work grows as N log N in the number of vertices, by sorting.

    Parameters
    ----------
    polygons : GeoDataFrame or GeoSeries
        Polygons of one coverage in EPSG:4326, without gaps, overlaps or unmatched vertices.
        ``kadgeo.load`` checks that of its own data; this function does not.
    name : str
        What the caller calls the polygons, for the messages.

    Returns
    -------
    Edges

    Raises
    ------
    CrsError
        `polygons` is in another CRS.
    KadgeoError
        An edge belongs to more than two polygons, or twice to one.

    Examples
    --------
    Two squares side by side have seven distinct edges and share one:

    >>> import geopandas as gpd, shapely
    >>> row = gpd.GeoSeries([shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1)], crs="EPSG:4326")
    >>> edges = border_edges(row)
    >>> len(edges.left), edges.is_shared.sum().item()
    (7, 1)
    >>> edges.where(edges.is_shared).length_km().round(3)
    array([110.574])
    """
    require_crs(polygons, STORAGE, name)
    xy, ring, owners = _rings(polygons.geometry.to_numpy())
    vertex = _vertex_ids(xy)
    begin = np.flatnonzero((ring[1:] == ring[:-1]) & (vertex[1:] != vertex[:-1]))
    key, is_flipped = _keys(vertex, begin)
    order, first, count = _groups(key)
    del key, vertex
    owner = owners[ring[begin]]
    one = owner[order[first]]
    two = np.where(count > 1, owner[order[np.minimum(first + 1, len(order) - 1)]], OUTER)
    _require_clean(polygons, name, one, two, count)
    ends = begin[order[first]][:, None] + np.where(is_flipped[order[first]][:, None], [1, 0], [0, 1])
    is_swapped = (two != OUTER) & (two < one)
    return Edges(
        left=np.where(is_swapped, two, one),
        right=np.where(is_swapped, one, two),
        start=xy[ends[:, 0]],
        end=xy[ends[:, 1]],
    )


def _rings(shapes: _Array) -> tuple[_Array, _Array, _Array]:
    """Vertices, the ring each belongs to, and the polygon each ring belongs to."""
    parts, polygon = shapely.get_parts(shapes, return_index=True)
    rings, part = shapely.get_rings(parts, return_index=True)
    xy, ring = shapely.get_coordinates(rings, return_index=True)
    xy += 0.0  # -0.0 and 0.0 are one place
    return xy, ring.astype(np.int32), polygon[part].astype(np.int32)


def _vertex_ids(xy: _Array) -> _Array:
    """A number for each distinct vertex, rising with longitude, then latitude."""
    x, y = (np.unique(xy[:, axis], return_inverse=True)[1] for axis in (0, 1))
    x *= np.int64(y.max(initial=0) + 1)
    x += y
    return np.unique(x, return_inverse=True)[1]


def _keys(vertex: _Array, begin: _Array) -> tuple[_Array, _Array]:
    """A number for each undirected edge, and whether it runs from the higher vertex to the lower."""
    start, end = vertex[begin], vertex[begin + 1]
    key = np.minimum(start, end)
    key *= np.int64(vertex.max(initial=0) + 1)
    key += np.maximum(start, end)
    return key, start > end


def _groups(key: _Array) -> tuple[_Array, _Array, _Array]:
    """Order that sorts `key`, where each distinct value begins in it, and how often it occurs."""
    order = np.argsort(key)
    in_order = key[order]
    first = np.flatnonzero(np.concatenate([[True] * min(len(key), 1), in_order[1:] != in_order[:-1]]))
    return order, first, np.diff(first, append=len(key))


def _require_clean(polygons: Any, name: str, one: _Array, two: _Array, count: _Array) -> None:
    wrong = (count > 2) | (one == two)  # noqa: PLR2004
    if wrong.any():
        codes = ", ".join(str(polygons.index[at]) for at in dict.fromkeys(one[wrong].tolist()[:5]))
        raise KadgeoError(
            Text(
                f"{name}: {wrong.sum()} ruas dimiliki lebih dari dua poligon, misalnya di {codes}; "
                "poligon harus satu cakupan bersih (shapely.coverage_is_valid).",
                f"{name}: {wrong.sum()} edges belong to more than two polygons, for instance at {codes}; "
                "the polygons must be one clean coverage (shapely.coverage_is_valid).",
            )
        )
