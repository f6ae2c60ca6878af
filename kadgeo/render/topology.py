"""Shared, simplified, quantised arcs of a map's geometry: each border is stored once.

A map's polygons and lines are cut where their neighbourhoods change, so that a border
between two regions, or between a region and the zone it lies in, is one *arc* that all
of them refer to. Each arc is simplified by distance (Douglas-Peucker) and written as
deltas on an integer grid. Because the arcs are shared, a coverage stays a coverage.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from kadgeo.render.arcs import GRID_PER_DEGREE, Array, Refs, join, members
from kadgeo.render.simplify import Level, simplify

METRES_PER_DEGREE = 111_700  # the longest degree anywhere on Earth, so a bound in degrees holds in metres
TOLERANCE_M = 55.0  # with the grid under 60 m, 1/5 mm at 1:300 000, the closest a province map is read


@dataclass(frozen=True, kw_only=True)
class Topology:
    """Arcs and what refers to them.

    Parameters
    ----------
    arcs : list of ndarray
        Each ``(n, 2)``, integer ``(lon, lat)`` times :data:`GRID_PER_DEGREE`.
    layers : list
        For each input layer, for each geometry, its parts; a part is a list of paths (a polygon's
        shell and holes, or one line), a path a list of arc numbers; ``~i`` is arc ``i`` backwards.
    """

    arcs: list[Array]
    layers: list[list[list[list[Refs]]]]

    def path(self, refs: Refs) -> Array:
        """Join arcs into one path of ``(lon, lat)`` in degrees."""
        return join(self.arcs, refs) / GRID_PER_DEGREE


@dataclass(frozen=True)
class _Paths:
    """All rings and lines of all layers in one flat table, one row a vertex."""

    xy: Array  # (n, 2) grid units
    start: Array  # first row of each path
    stop: Array  # one past the last row of each path
    closed: Array  # is the path a ring? Its closing vertex is not stored
    geometry: Array  # which geometry, counted over all layers, each path belongs to
    shell: Array  # does the path begin a part?


def build(
    layers: Sequence[Array],
    *,
    tolerance_m: float = TOLERANCE_M,
    coverages: Sequence[bool] | None = None,
) -> Topology:
    """Cut, share, simplify and quantise the geometry of several layers.

    Parameters
    ----------
    layers : sequence of ndarray of shapely.Geometry
        Polygons, lines or their multi-part kinds, in EPSG:4326 ``(lon, lat)``.
    tolerance_m : float
        No drawn vertex chain is farther than this from its source, in metres.
    coverages : sequence of bool, optional
        Which layers are coverages (no gaps, no overlaps) and must stay so.

    Returns
    -------
    Topology

    Examples
    --------
    Two squares share one border, so three arcs are enough:

    >>> import numpy as np, shapely
    >>> squares = np.array([shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1)])
    >>> len(build([squares]).arcs)
    3
    """
    paths = _flatten(layers)
    chains, uses = _share(paths)
    levels = _levels(layers, paths, uses, coverages or [False] * len(layers))
    arcs = simplify(chains, levels, tolerance_m / METRES_PER_DEGREE * GRID_PER_DEGREE)
    return Topology(arcs=arcs, layers=_nest(layers, paths, uses))


def _flatten(layers: Sequence[Array]) -> _Paths:
    geometries = np.concatenate([np.asarray(layer, dtype=object) for layer in layers])
    parts, owner = shapely.get_parts(geometries, return_index=True)
    is_polygon = shapely.get_type_id(parts) == shapely.GeometryType.POLYGON
    rings, ring_part = shapely.get_rings(parts[is_polygon], return_index=True)
    lines = parts[~is_polygon]
    paths = np.concatenate([rings, lines])
    owners = np.concatenate([owner[is_polygon][ring_part], owner[~is_polygon]])
    shell = np.concatenate([np.diff(ring_part, prepend=-1) > 0, np.ones(len(lines), dtype=bool)])
    order = np.argsort(owners, kind="stable")
    closed = (np.arange(len(paths)) < len(rings))[order]
    xy, path = shapely.get_coordinates(paths[order], return_index=True)
    grid = np.rint(xy * GRID_PER_DEGREE).astype(np.int64)
    # Vertices that fall on the grid point before them, and the one that closes a ring, say nothing.
    fresh = np.ones(len(grid), dtype=bool)
    fresh[1:] = (np.diff(path) != 0) | (np.diff(grid, axis=0) != 0).any(axis=1)
    last = np.append(np.diff(path) != 0, True)
    # A line that falls on one grid point keeps both its ends: an arc has two.
    is_point = ~closed & (np.bincount(path[fresh], minlength=len(paths)) == 1)
    keep = (fresh | (last & is_point[path])) & ~(last & closed[path])
    grid, path = grid[keep], path[keep]
    start = np.searchsorted(path, np.arange(len(paths)))
    stop = np.append(start[1:], len(path))
    return _Paths(grid, start, stop, closed, owners[order], shell[order])


def _share(paths: _Paths) -> tuple[list[Array], list[Refs]]:
    """Cut the paths at their nodes; return each distinct arc once, and each path as arc numbers."""
    ids = _vertex_ids(paths.xy)
    nodes = _nodes(paths, ids)
    arcs: list[Array] = []
    known: dict[tuple[int, int], int] = {}
    uses: list[Refs] = []
    for number in range(len(paths.start)):
        refs = []
        for rows in _cut(paths, ids, nodes, number):
            # An arc is known by its first edge: no edge lies in two arcs.
            ahead = (int(ids[rows[0]]), int(ids[rows[1]]))
            back = (int(ids[rows[-1]]), int(ids[rows[-2]]))
            if ahead in known:
                refs.append(known[ahead])
            elif back in known:
                refs.append(~known[back])
            else:
                known[ahead] = len(arcs)
                refs.append(len(arcs))
                arcs.append(paths.xy[rows])
        uses.append(refs)
    return arcs, uses


def _vertex_ids(xy: Array) -> Array:
    low = xy.min(axis=0)
    keys = ((xy[:, 0] - low[0]) << 32) | (xy[:, 1] - low[1])
    ids: Array = np.unique(keys, return_inverse=True)[1]
    return ids


def _nodes(paths: _Paths, ids: Array) -> Array:
    """Which rows are nodes: vertices whose two neighbours are not the same in every path."""
    before, after = np.roll(ids, 1), np.roll(ids, -1)
    before[paths.start], after[paths.stop - 1] = ids[paths.stop - 1], ids[paths.start]
    pair = (np.minimum(before, after).astype(np.int64) << 32) | np.maximum(before, after)
    low = np.full(ids.max() + 1, np.iinfo(np.int64).max)
    high = np.full(ids.max() + 1, -1)
    np.minimum.at(low, ids, pair)
    np.maximum.at(high, ids, pair)
    node = low != high
    ends = np.concatenate([paths.start[~paths.closed], paths.stop[~paths.closed] - 1])
    node[ids[ends]] = True
    rows: Array = node[ids]
    return rows


def _cut(paths: _Paths, ids: Array, nodes: Array, number: int) -> list[Array]:
    """Rows of each arc of one path, both ends included."""
    start, stop = paths.start[number], paths.stop[number]
    rows = np.arange(start, stop)
    if paths.closed[number]:
        found = np.flatnonzero(nodes[start:stop])
        # A ring without nodes begins at its lowest vertex, so that a hole and the island in it agree.
        first = int(found[0]) if len(found) else int(np.argmin(ids[start:stop]))
        rows = np.concatenate([rows[first:], rows[:first], rows[first : first + 1]])
    cuts = np.flatnonzero(nodes[rows[1:-1]]) + 1
    edges = [0, *cuts.tolist(), len(rows) - 1]
    return [rows[a : b + 1] for a, b in itertools.pairwise(edges)]


def _levels(
    layers: Sequence[Array], paths: _Paths, uses: list[Refs], coverages: Sequence[bool]
) -> list[Level]:
    """One level for each layer that has polygons, the finest first."""
    rings, flags, shells = [], [], []
    offset = 0
    for layer, is_coverage in zip(layers, coverages, strict=True):
        span = (offset <= paths.geometry) & (paths.geometry < offset + len(layer))
        numbers = np.flatnonzero(span & paths.closed)
        offset += len(layer)
        rings.append([uses[n] for n in numbers])
        shells.append(paths.shell[numbers])
        flags.append(is_coverage)
    levels: list[Level] = []
    seen: set[int] = set()
    for at in sorted(range(len(rings)), key=lambda at: -len(rings[at])):
        own = members(rings[at])
        if own:
            is_nested = own <= seen
            levels.append(Level(rings[at], shells[at], flags[at] and not is_nested, is_nested, set(), set()))
            seen |= own
    return levels


def _nest(layers: Sequence[Array], paths: _Paths, uses: list[Refs]) -> list[list[list[list[Refs]]]]:
    """Sort the paths' arc numbers into layers, geometries and parts."""
    geometries: list[list[list[Refs]]] = [[] for layer in layers for _ in layer]
    for number, owner in enumerate(paths.geometry):
        if paths.shell[number]:
            geometries[owner].append([])
        geometries[owner][-1].append(uses[number])
    bounds = np.cumsum([0, *(len(layer) for layer in layers)])
    return [geometries[a:b] for a, b in itertools.pairwise(bounds)]
