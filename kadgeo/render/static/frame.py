"""Where degrees fall on the sheet."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyproj
import shapely
from matplotlib.path import Path

Bounds = tuple[float, float, float, float]
STORAGE = "EPSG:4326"
GRID_MM = 25.4 / 72 / 50  # 0.007 mm, a round number of points: halves the size of PDF and SVG files


@functools.lru_cache(maxsize=8)
def transformer(crs: str) -> pyproj.Transformer:
    """From ``(lon, lat)`` to the print's CRS."""
    return pyproj.Transformer.from_crs(STORAGE, crs, always_xy=True)


@dataclass(frozen=True, kw_only=True)
class Frame:
    """A window of the projected plane on the sheet.

    Parameters
    ----------
    crs : str
        Projected CRS in metres.
    window : tuple of float
        ``(west, south, east, north)`` in metres of `crs`.
    left, bottom, width, height : float
        Millimetres on the sheet.
    """

    crs: str
    window: Bounds
    left: float
    bottom: float
    width: float
    height: float

    @property
    def mm_per_m(self) -> float:
        """Millimetres on the sheet of a metre on the plane."""
        return self.width / (self.window[2] - self.window[0])

    @property
    def scale(self) -> float:
        """Denominator of the map's scale."""
        return 1000 / self.mm_per_m

    @property
    def rectangle(self) -> Bounds:
        """``(left, bottom, width, height)`` for clipping."""
        return self.left, self.bottom, self.width, self.height

    @property
    def box(self) -> Bounds:
        """``(left, bottom, right, top)``."""
        return self.left, self.bottom, self.left + self.width, self.bottom + self.height

    def view(self) -> Bounds:
        """``(west, south, east, north)`` in degrees of all that the frame shows."""
        west, south, east, north = transformer(self.crs).transform_bounds(*self.window, direction="INVERSE")
        return float(west), float(south), float(east), float(north)

    def place(self, xy: Any) -> Any:
        """Millimetres of ``(lon, lat)`` positions."""
        xy = np.asarray(xy, dtype=float)
        east, north = transformer(self.crs).transform(xy[..., 0], xy[..., 1])
        west, south = self.window[:2]
        corner = np.array([self.left, self.bottom])
        return (np.stack([east, north], axis=-1) - [west, south]) * self.mm_per_m + corner

    def shape(self, geometry: Any, *, margin: float = 3.0) -> Any:
        """A geometry in millimetres, cut a little outside the frame."""
        return self.cut(shapely.transform(geometry, self.place), margin=margin)

    def cut(self, shape: Any, *, margin: float = 3.0) -> Any:
        """What of a shape in millimetres lies in the frame or up to `margin` outside."""
        left, bottom, right, top = self.box
        window = left - margin, bottom - margin, right + margin, top + margin
        if shape.is_empty or shapely.box(*window).contains(shapely.box(*shape.bounds)):
            return shape
        return shapely.clip_by_rect(shape, *window)


def fit(
    bounds: Bounds, extent: Bounds, crs: str, *, width: float, height: float
) -> tuple[Bounds, float, float]:
    """Window that shows `bounds`, as large as fits and no farther out than `extent`.

    Parameters
    ----------
    bounds, extent : tuple of float
        ``(west, south, east, north)`` in degrees.
    crs : str
        Projected CRS in metres.
    width, height : float
        Room on the sheet in millimetres.

    Returns
    -------
    tuple
        Window in metres, and the width and height in millimetres that it takes.
    """
    move = transformer(crs)
    west, south, east, north = move.transform_bounds(*bounds)
    outer = _inner(move, extent)
    m_per_mm = max((east - west) / width, (north - south) / height)
    lower, upper = _grown((west, east), m_per_mm * width, (outer[0], outer[2]))
    below, above = _grown((south, north), m_per_mm * height, (outer[1], outer[3]))
    m_per_mm = max((upper - lower) / width, (above - below) / height)
    return (lower, below, upper, above), (upper - lower) / m_per_mm, (above - below) / m_per_mm


def _grown(span: tuple[float, float], length: float, limits: tuple[float, float]) -> tuple[float, float]:
    """A span of at most `length` around `span` that stays within the limits."""
    length = min(length, limits[1] - limits[0])
    start = (span[0] + span[1] - length) / 2
    start = min(max(start, limits[0]), limits[1] - length)
    return start, start + length


def _inner(move: pyproj.Transformer, extent: Bounds) -> Bounds:
    """The largest upright rectangle of the plane in a box of degrees, whose edges curve."""
    west, south, east, north = extent
    across, up = np.linspace(west, east, 21), np.linspace(south, north, 21)
    left, right = (move.transform(np.full(21, lon), up)[0] for lon in (west, east))
    low, high = (move.transform(across, np.full(21, lat))[1] for lat in (south, north))
    return float(left.max()), float(low.max()), float(right.min()), float(high.min())


def path_of(shape: Any) -> Path:
    """A polygon, line or collection of these as one path."""
    parts = shapely.get_parts(shapely.get_parts(shape))
    kinds = shapely.get_type_id(parts)
    rings = shapely.get_rings(parts[kinds == 3])  # noqa: PLR2004  # polygons
    chains = [*rings, *parts[(kinds == 1) | (kinds == 2)]]  # noqa: PLR2004  # lines and rings
    if not chains:
        return Path(np.empty((0, 2)))
    xy, chain = shapely.get_coordinates(chains, return_index=True)
    xy = np.round(xy / GRID_MM) * GRID_MM
    first = np.diff(chain, prepend=-1) > 0
    codes = np.where(first, Path.MOVETO, Path.LINETO).astype(Path.code_type)
    closing = np.flatnonzero(np.append(first[1:], True))
    codes[closing[: len(rings)]] = Path.CLOSEPOLY
    return Path(xy, codes)
