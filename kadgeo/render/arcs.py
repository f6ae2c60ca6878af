"""What all work on arcs shares: the grid, and how arcs become paths and lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely

GRID_PER_DEGREE = 50_000  # 2.2 m: a vertex moves 1.6 m at most; on coarser grids narrow villages collapse
RING_POINTS = 4  # a triangle and the return to its first corner

Refs = list[int]
Array = np.ndarray[Any, Any]


def join(arcs: Sequence[Array], refs: Refs) -> Array:
    """Join arcs into one path in grid units; the shared end points are kept once."""
    parts = [arcs[ref] if ref >= 0 else arcs[~ref][::-1] for ref in refs]
    return np.concatenate([parts[0], *(part[1:] for part in parts[1:])])


def lines_of(chains: Sequence[Array]) -> Array:
    """Chains of vertices as shapely lines."""
    lengths = np.array([len(chain) for chain in chains])
    lines: Array = shapely.linestrings(
        np.concatenate(chains), indices=np.repeat(np.arange(len(chains)), lengths)
    )
    return lines


def polygons(rings: Sequence[Array], shell: Array) -> Array:
    """Polygons of closed chains of vertices, each beginning with its shell."""
    lengths = np.array([len(ring) for ring in rings])
    linear = shapely.linearrings(np.concatenate(rings), indices=np.repeat(np.arange(len(rings)), lengths))
    first = np.flatnonzero(shell)
    made: Array = shapely.polygons(linear[first])
    last = np.append(first[1:], len(linear))
    for number in np.flatnonzero(last - first > 1):
        made[number] = shapely.Polygon(linear[first[number]], linear[first[number] + 1 : last[number]])
    return made


def multipolygons(rings: Sequence[Array], shell: Array, owner: Array, count: int) -> Array:
    """Polygons of closed chains of vertices, gathered by the geometry that each ring belongs to."""
    made: Array = np.full(count, shapely.MultiPolygon(), dtype=object)
    if len(rings):
        shapely.multipolygons(polygons(rings, shell), indices=owner[shell], out=made)
    return made
