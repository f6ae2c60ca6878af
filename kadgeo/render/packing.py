"""Data as text for a page: JSON deflated, arcs as deltas on the grid and Rice-coded; both in base64."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Sequence
from typing import Any

import numpy as np

from kadgeo.render.arcs import GRID_PER_DEGREE, Array

UNARY_LIMIT = 12  # ones after which a number is written out: only the jump to the next arc is so large
WIDE_BITS = 28  # enough for a jump right round the Earth on the grid


def deflated(data: Any) -> str:
    """JSON, deflated and in letters that cannot end the script element they stand in.

    Parameters
    ----------
    data : object
        What JSON can hold.
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return base64.b64encode(zlib.compress(text.encode(), 9)).decode("ascii")


def encode(arcs: Sequence[Array]) -> dict[str, Any]:
    """Write arcs as base64 text: point counts, then zig-zag deltas, as Rice-coded numbers.

    Parameters
    ----------
    arcs : sequence of ndarray
        As in :class:`Topology`.

    Returns
    -------
    dict
        ``grid`` (per degree), ``count`` (of arcs), ``low`` (plain low bits of each number), ``limit`` and
        ``wide`` (as :data:`UNARY_LIMIT` and :data:`WIDE_BITS`), ``data`` (text).
    """
    counts = np.array([len(arc) for arc in arcs], dtype=np.int64)
    flat = np.concatenate(arcs) if len(arcs) else np.zeros((0, 2), dtype=np.int64)
    deltas = np.diff(flat, axis=0, prepend=np.zeros((1, 2), dtype=np.int64))
    zigzag = (deltas << 1) ^ (deltas >> 63)
    values = np.concatenate([counts, zigzag.ravel()])
    low = min(range(16), key=lambda bits: int(_rice_lengths(values, bits).sum()))
    data = base64.b64encode(_rice(values, low)).decode()
    return {
        "grid": GRID_PER_DEGREE,
        "count": len(arcs),
        "low": low,
        "limit": UNARY_LIMIT,
        "wide": WIDE_BITS,
        "data": data,
    }


def decode(packed: dict[str, Any]) -> list[Array]:
    """Arcs from what :func:`encode` wrote, as the page reads them.

    Examples
    --------
    >>> import numpy as np
    >>> arcs = [np.array([[5_800_000, -25_000], [5_800_100, 25_001]])]
    >>> bool((decode(encode(arcs))[0] == arcs[0]).all())
    True
    """
    bits = iter(np.unpackbits(np.frombuffer(base64.b64decode(packed["data"]), dtype=np.uint8)).tolist())

    def number() -> int:
        high = 0
        while high < packed["limit"] and next(bits):
            high += 1
        is_plain = high < packed["limit"]
        value = high if is_plain else 0
        for _ in range(packed["low"] if is_plain else packed["wide"]):
            value = value << 1 | next(bits)
        return value

    counts = [number() for _ in range(packed["count"])]
    zigzag = np.array([number() for _ in range(2 * sum(counts))], dtype=np.int64)
    deltas = (zigzag >> 1) ^ -(zigzag & 1)
    return np.split(np.cumsum(deltas.reshape(-1, 2), axis=0), np.cumsum(counts)[:-1])


def _rice_lengths(values: Array, low: int) -> Array:
    high = values >> low
    return np.where(high < UNARY_LIMIT, high + 1 + low, UNARY_LIMIT + WIDE_BITS)


def _rice(values: Array, low: int) -> bytes:
    """The high part of each number as that many ones and a zero, then its `low` bits as they are."""
    lengths = _rice_lengths(values, low)
    start = np.cumsum(lengths) - lengths
    bits = np.zeros(int(lengths.sum()), dtype=np.uint8)
    ones = np.minimum(values >> low, UNARY_LIMIT)
    first = np.cumsum(ones) - ones
    bits[np.repeat(start - first, ones) + np.arange(ones.sum())] = 1
    wide = ones == UNARY_LIMIT
    for chosen, count, at in ((~wide, low, start + ones + 1), (wide, WIDE_BITS, start + UNARY_LIMIT)):
        for bit in range(count):
            bits[at[chosen] + bit] = (values[chosen] >> (count - 1 - bit)) & 1
    return np.packbits(bits).tobytes()
