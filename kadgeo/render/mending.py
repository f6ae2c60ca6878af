"""Snap rounding: brings geometry onto the grid so that edges meet at vertices only and polygons stay valid.

Rounding each vertex by itself moves it by up to half a step of the grid, and that may carry it across an
edge nearby. Here every edge also goes through each grid point whose cell it crosses (Hobby 1999), so none
can come to lie on the wrong side of a vertex; what is too narrow for the grid closes up.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely

from kadgeo.render.arcs import GRID_PER_DEGREE, RING_POINTS, Array, multipolygons

HALF_CELL = 0.5
CELL_REACH = np.sqrt(0.5)  # from the middle of a cell to its corner


def mend(layers: Sequence[Array]) -> list[Array]:
    """Layers whose vertices lie on the grid, with valid polygons.

    Parameters
    ----------
    layers : sequence of ndarray of shapely.Geometry
        Valid, in EPSG:4326; each of polygons or of lines.

    Examples
    --------
    A spit narrower than a step of the grid closes up:

    >>> spit = "POLYGON ((0 0, 2 0, 2 2, 1.000001 2, 1.000001 3, 1 3, 1 2, 0 2, 0 0))"
    >>> shapely.area(mend([np.array([shapely.from_wkt(spit)])])[0])
    array([4.])
    """
    xy = np.concatenate([shapely.get_coordinates(one) for one in layers]) * GRID_PER_DEGREE
    cells = np.unique(_cell(xy), axis=0)
    tree = shapely.STRtree(shapely.points(cells))
    return [_mended(np.asarray(one, dtype=object), cells, tree) for one in layers]


def _cell(grid: Array) -> Array:
    """The cell that each position is in; of two that it lies between, always the same one."""
    cell: Array = np.floor(grid + HALF_CELL)
    return cell


def _mended(layer: Array, cells: Array, tree: shapely.STRtree) -> Array:
    parts, owner = shapely.get_parts(layer, return_index=True)
    if not (shapely.get_dimensions(parts) == 2).all():  # noqa: PLR2004
        return _snapped_lines(parts, owner, len(layer), cells, tree)
    rings, part = shapely.get_rings(parts, return_index=True)
    xy, ring = _snapped(rings, cells, tree)
    counts = np.bincount(ring, minlength=len(rings))
    shell = np.diff(part, prepend=-1) > 0
    drawn = counts >= RING_POINTS
    drawn &= drawn[shell][part]
    keep = drawn[ring]
    chains = np.split(xy[keep] / GRID_PER_DEGREE, np.cumsum(counts[drawn])[:-1])
    shapes = multipolygons(chains, shell[drawn], owner[part][drawn], len(layer))
    broken = ~shapely.is_valid(shapes)
    shapes[broken] = shapely.make_valid(shapes[broken], method="structure", keep_collapsed=False)
    return shapes


def _snapped_lines(lines: Array, owner: Array, count: int, cells: Array, tree: shapely.STRtree) -> Array:
    xy, line = _snapped(lines, cells, tree)
    # A line that falls on one grid point keeps both its ends.
    times = np.where(np.bincount(line) == 1, 2, 1)[line]
    parts = shapely.linestrings(
        np.repeat(xy / GRID_PER_DEGREE, times, axis=0), indices=np.repeat(line, times)
    )
    made: Array = np.full(count, shapely.MultiLineString(), dtype=object)
    shapely.multilinestrings(parts, indices=owner, out=made)
    return made


def _snapped(paths: Array, cells: Array, tree: shapely.STRtree) -> tuple[Array, Array]:
    """Vertices of each path by way of all cells that it crosses, and which path each is of."""
    xy, path = shapely.get_coordinates(paths, return_index=True)
    xy = xy * GRID_PER_DEGREE
    own = _cell(xy)
    starts = np.flatnonzero(np.diff(path) == 0)
    crossed, edge, along = _crossed(xy[starts], xy[starts + 1], cells, tree)
    is_new = ~(_same(cells[crossed], own[starts][edge]) | _same(cells[crossed], own[starts + 1][edge]))
    row = np.concatenate([np.arange(len(xy)), starts[edge][is_new]])
    way = np.concatenate([np.zeros(len(xy)), along[is_new]])
    found = np.concatenate([own, cells[crossed][is_new]])
    order = np.lexsort((way, row))
    found, path = found[order], path[row[order]]
    fresh = np.append(True, (np.diff(path) != 0) | ~_same(found[1:], found[:-1]))
    return found[fresh], path[fresh]


def _same(left: Array, right: Array) -> Array:
    same: Array = (left == right).all(axis=1)
    return same


def _crossed(start: Array, stop: Array, cells: Array, tree: shapely.STRtree) -> tuple[Array, Array, Array]:
    """Cells that edges cross: number of the cell, of the edge, and how far along it, from 0 to 1."""
    # Reckoned in one direction, so that both sides of a border find the same.
    turned = (start[:, 0] > stop[:, 0]) | ((start[:, 0] == stop[:, 0]) & (start[:, 1] > stop[:, 1]))
    low = np.where(turned[:, None], stop, start)
    high = np.where(turned[:, None], start, stop)
    lines = shapely.linestrings(np.stack([low, high], axis=1))
    edge, cell = tree.query(lines, predicate="dwithin", distance=CELL_REACH)
    enter, leave = _clipped(low[edge], high[edge], cells[cell])
    inside = enter < leave
    edge, cell, along = edge[inside], cell[inside], ((enter + leave) / 2)[inside]
    return cell, edge, np.where(turned[edge], 1 - along, along)


def _clipped(low: Array, high: Array, cells: Array) -> tuple[Array, Array]:
    """Where each edge enters a cell and where it leaves it, as shares of its length (Liang and Barsky)."""
    step = high - low
    with np.errstate(divide="ignore", invalid="ignore"):
        near, far = ((cells + side - low) / step for side in (-HALF_CELL, HALF_CELL))
    flat = step == 0
    within = flat & (low >= cells - HALF_CELL) & (low < cells + HALF_CELL)
    first = np.where(flat, np.where(within, 0.0, 1.0), np.minimum(near, far))
    last = np.where(flat, np.where(within, 1.0, 0.0), np.maximum(near, far))
    return np.maximum(first.max(axis=1), 0.0), np.minimum(last.min(axis=1), 1.0)
