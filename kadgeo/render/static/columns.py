"""Breaks blocks that must stay whole into columns, in order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

Block = TypeVar("Block")
ROUNDING = 1e-6


def lowest(heights: Sequence[float], count: int) -> float:
    """The least height of `count` columns that hold blocks of these heights in order.

    Examples
    --------
    >>> round(lowest([3, 1, 2, 2], 2), 3)
    4.0
    """
    low, high = max(heights, default=0.0), float(sum(heights))
    for _ in range(40):
        middle = (low + high) / 2
        if len(flow(heights, heights, middle)) <= count:
            high = middle
        else:
            low = middle
    return high


def flow(blocks: Sequence[Block], heights: Sequence[float], limit: float) -> list[list[Block]]:
    """Fill columns no higher than `limit` with blocks, in order.

    Examples
    --------
    >>> flow("abcd", [3, 1, 2, 2], 4)
    [['a', 'b'], ['c', 'd']]
    """
    columns: list[list[Block]] = [[]]
    used = 0.0
    for block, height in zip(blocks, heights, strict=True):
        if used and used + height > limit + ROUNDING:
            columns.append([])
            used = 0.0
        columns[-1].append(block)
        used += height
    return columns
