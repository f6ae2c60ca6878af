"""Colours and stripes on paper: opaque, so that every printer gives the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely

STRIPE_MM = 2.0  # as wide as on screen
LEAST_MM2 = 0.05  # of an island on which more than one colour can be seen


def blend(color: str, opacity: float) -> str:
    """What a colour of some opacity looks like on white.

    Examples
    --------
    >>> blend("#000000", 0.5)
    '#808080'
    """
    parts = [int(color[i : i + 2], 16) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(255 + (part - 255) * opacity):02x}" for part in parts)


def stripes(shape: Any, count: int, *, width: float = STRIPE_MM) -> list[Any]:
    """Divide a shape into `count` sets of diagonal stripes.

    Parameters
    ----------
    shape : Geometry
        Polygon in millimetres.
    count : int
        How many colours alternate.
    width : float
        Width of a stripe in millimetres.

    Returns
    -------
    list of Geometry
        One set a colour. The first is the whole shape: drawn first and the others over it, no light
        shows between them. Stripes of all shapes on a sheet continue each other.
    """
    if count == 1:
        return [shape]
    parts = shapely.get_parts(shape)  # each is sound, though simplified islands may touch
    parts = parts[shapely.area(parts) > LEAST_MM2]
    left, bottom, right, top = shape.bounds
    # Across the stripes runs t = (x - y) / sqrt 2, rising to the lower right.
    low, high = (left - top) / np.sqrt(2), (right - bottom) / np.sqrt(2)
    sets = [shape]
    for number in range(1, count):
        turns = np.arange(np.floor(low / (width * count)), np.ceil(high / (width * count)) + 1)
        starts = (turns * count + number) * width
        bands = _bands(starts, width, (bottom, top))
        sets.append(shapely.GeometryCollection(list(shapely.intersection(parts, bands))))
    return sets


def _bands(starts: Sequence[float] | Any, width: float, span: tuple[float, float]) -> Any:
    """Diagonal bands that begin at each of `starts` across and reach from low to high."""
    low, high = span[0] - 1, span[1] + 1
    offsets = np.array([[0, low], [width, low], [width, high], [0, high]])
    t = np.asarray(starts)[:, None] + offsets[None, :, 0]
    y = np.broadcast_to(offsets[None, :, 1], t.shape)
    return shapely.multipolygons(shapely.polygons(np.stack([t * np.sqrt(2) + y, y], axis=-1)))


def stripe_sample(box: tuple[float, float, float, float], colors: Sequence[str]) -> list[tuple[Any, str]]:
    """Stripes of a legend sample with their colours, at least one of each."""
    shape = shapely.box(*box)
    width = (box[2] - box[0]) / np.sqrt(2) / (len(colors) * 1.5)
    return list(zip(stripes(shape, len(colors), width=min(width, STRIPE_MM)), colors, strict=True))
