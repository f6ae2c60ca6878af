"""Cuts paths on the grid into arcs where their neighbourhoods change, so that each border is there once."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from kadgeo.render.arcs import GRID_PER_DEGREE, Array, Refs

CORNERS = 3  # of a ring: with fewer it has no area


@dataclass(frozen=True)
class Paths:
    """All rings and lines of all layers in one flat table, one row a vertex."""

    xy: Array  # (n, 2) grid units
    start: Array  # first row of each path
    stop: Array  # one past the last row of each path
    closed: Array  # is the path a ring? Its closing vertex is not stored
    geometry: Array  # which geometry, counted over all layers, each path belongs to
    shell: Array  # does the path begin a part?


def flatten(layers: Sequence[Array]) -> Paths:
    """Rings and lines of all layers on the grid; rings smaller than its step are left out."""
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
    keep = _fresh(grid, path, closed)
    # A line that falls on one grid point keeps both its ends: an arc has two.
    is_point = ~closed & (np.bincount(path[keep], minlength=len(paths)) == 1)
    keep |= is_point[path] & np.append(np.diff(path) != 0, True)
    counts = np.bincount(path[keep], minlength=len(paths))
    is_drawn = _drawn(counts, closed, shell[order])
    keep &= is_drawn[path]
    stop = np.cumsum(counts[is_drawn])
    start = stop - counts[is_drawn]
    return Paths(grid[keep], start, stop, closed[is_drawn], owners[order][is_drawn], shell[order][is_drawn])


def _fresh(grid: Array, path: Array, closed: Array) -> Array:
    """Rows that say something: not the grid point before them, and in a ring not its first one at its end."""
    fresh = np.ones(len(grid), dtype=bool)
    fresh[1:] = (np.diff(path) != 0) | (np.diff(grid, axis=0) != 0).any(axis=1)
    first = np.searchsorted(path, path)
    ends = np.flatnonzero(closed[path] & (grid == grid[first]).all(axis=1) & (np.arange(len(grid)) != first))
    after = np.append(np.flatnonzero(np.diff(path)) + 1, len(grid))[path]  # first row of the next path
    # What follows such a row in its ring must not say anything either.
    said = np.append(0, np.cumsum(fresh))
    fresh[ends[said[after[ends]] == said[ends + 1]]] = False
    return fresh


def _drawn(counts: Array, closed: Array, shell: Array) -> Array:
    """Which paths do not collapse on the grid; holes go with the shell around them."""
    drawn = ~closed | (counts >= CORNERS)
    part = np.cumsum(shell) - 1
    whole: Array = drawn & drawn[shell][part]
    return whole


def share(paths: Paths) -> tuple[list[Array], list[Refs]]:
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


def _nodes(paths: Paths, ids: Array) -> Array:
    """Which rows are nodes: vertices whose two neighbours are not the same in every path."""
    before, after = np.roll(ids, 1), np.roll(ids, -1)
    before[paths.start], after[paths.stop - 1] = ids[paths.stop - 1], ids[paths.start]
    pair = (np.minimum(before, after).astype(np.int64) << 32) | np.maximum(before, after)
    low = np.full(ids.max() + 1, np.iinfo(np.int64).max)
    high = np.full(ids.max() + 1, -1)
    np.minimum.at(low, ids, pair)
    np.maximum.at(high, ids, pair)
    node = low != high
    node[ids[before == after]] = True  # the tip of a spike
    ends = np.concatenate([paths.start[~paths.closed], paths.stop[~paths.closed] - 1])
    node[ids[ends]] = True
    rows: Array = node[ids]
    return rows


def _cut(paths: Paths, ids: Array, nodes: Array, number: int) -> list[Array]:
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
