"""What all work on arcs shares: the grid, and how arcs become paths and lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import shapely

GRID_PER_DEGREE = 50_000  # 2.2 m: a vertex moves 1.6 m at most; on coarser grids narrow villages collapse

Refs = list[int]
Array = np.ndarray[Any, Any]


def join(arcs: Sequence[Array], refs: Refs) -> Array:
    """Join arcs into one path in grid units; the shared end points are kept once."""
    parts = [arcs[ref] if ref >= 0 else arcs[~ref][::-1] for ref in refs]
    return np.concatenate([parts[0], *(part[1:] for part in parts[1:])])


def members(rings: Iterable[Refs]) -> set[int]:
    """Numbers of all arcs that some rings are made of."""
    return {ref if ref >= 0 else ~ref for refs in rings for ref in refs}


def lines_of(chains: Sequence[Array]) -> Array:
    """Chains of vertices as shapely lines."""
    lengths = np.array([len(chain) for chain in chains])
    lines: Array = shapely.linestrings(
        np.concatenate(chains), indices=np.repeat(np.arange(len(chains)), lengths)
    )
    return lines
