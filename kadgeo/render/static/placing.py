"""Finds room for names: inside the frame, none over another, each by what it names."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import shapely

GAP_MM = 0.6  # between two names
EDGE_MM = 0.8  # between a name and the frame
STROKE_COST = 1.2  # a millimetre of a drawn link under a name
LEAST_MM2 = 0.3  # of an island that matters to the place of a name
BATCH = 10  # places looked at together
SLACK = 0.97  # of a name must fit: a letter's corner over the border does not matter
FOREIGN_COST = 45.0  # a name that lies wholly on something else's area

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Candidate:
    """A place where a name could stand.

    Parameters
    ----------
    x, y : float
        Middle of the name in millimetres.
    cost : float
        How much worse than the best place.
    leader : tuple of float, optional
        Point that a fine line joins the name to.
    angle : float
        Degrees by which the name is turned.
    """

    x: float
    y: float
    cost: float
    leader: tuple[float, float] | None = None
    angle: float = 0.0


@dataclass(kw_only=True)
class Room:
    """The frame, and what of it is taken.

    Parameters
    ----------
    frame : tuple of float
        ``(left, bottom, right, top)`` in millimetres.
    taken : list of tuple
        Boxes of names and symbols, no name may touch them.
    strokes : Geometry
        Links that names had better not hide.
    """

    frame: Box
    taken: list[Box] = field(default_factory=list)
    strokes: Any = field(default_factory=shapely.GeometryCollection)

    def best(
        self,
        candidates: list[Candidate],
        width: float,
        height: float,
        *,
        foreign: tuple[Any, Any] | None = None,
    ) -> tuple[Candidate, Box] | None:
        """The cheapest place that is free, and its box; None where there is none.

        Parameters
        ----------
        candidates : list of Candidate
        width, height : float
            Size of the unturned name in millimetres.
        foreign : tuple of Geometry, optional
            All areas, and the one that the name belongs to.
        """
        boxes = np.array([box_of(one, width, height) for one in candidates]).reshape(-1, 4)
        free = self._free(boxes)
        if not free.any():
            return None
        base = np.array([one.cost for one in candidates])
        numbers = np.flatnonzero(free)
        numbers = numbers[np.argsort(base[numbers], kind="stable")]
        best, least = -1, np.inf
        for first in range(0, len(numbers), BATCH):  # what a name hides only adds to the cost
            few = numbers[first : first + BATCH]
            if base[few[0]] >= least:
                break
            cost = base[few] + self._hidden(boxes[few], foreign)
            if cost.min() < least:
                best, least = int(few[int(np.argmin(cost))]), float(cost.min())
        left, bottom, right, top = (float(edge) for edge in boxes[best])
        return candidates[best], (left, bottom, right, top)

    def _hidden(self, boxes: Any, foreign: tuple[Any, Any] | None) -> Any:
        """Cost of what each of some boxes would hide."""
        rectangles = shapely.box(*boxes.T)
        cost = STROKE_COST * shapely.length(shapely.intersection(rectangles, self.strokes))
        if foreign is not None:
            covered, own = (shapely.area(shapely.intersection(rectangles, one)) for one in foreign)
            cost = cost + FOREIGN_COST * np.maximum(covered - own, 0) / shapely.area(rectangles)
        return cost

    def take(self, box: Box) -> None:
        """Keep others out of a box."""
        self.taken.append(box)

    def _free(self, boxes: Any) -> Any:
        left, bottom, right, top = self.frame
        inside = (boxes[:, 0] >= left + EDGE_MM) & (boxes[:, 2] <= right - EDGE_MM)
        inside &= (boxes[:, 1] >= bottom + EDGE_MM) & (boxes[:, 3] <= top - EDGE_MM)
        if self.taken:
            other = np.array(self.taken)[None]
            mine = boxes[:, None]
            apart = (mine[..., 2] + GAP_MM <= other[..., 0]) | (other[..., 2] + GAP_MM <= mine[..., 0])
            apart |= (mine[..., 3] + GAP_MM <= other[..., 1]) | (other[..., 3] + GAP_MM <= mine[..., 1])
            inside &= apart.all(axis=1)
        return inside


def box_of(candidate: Candidate, width: float, height: float) -> Box:
    """Upright box around a name that may be turned."""
    turn = np.radians(candidate.angle)
    wide = abs(width * np.cos(turn)) + abs(height * np.sin(turn))
    high = abs(width * np.sin(turn)) + abs(height * np.cos(turn))
    x, y = candidate.x, candidate.y
    return x - wide / 2, y - high / 2, x + wide / 2, y + high / 2


def inside(shape: Any, width: float, height: float, *, grid: int = 15) -> list[Candidate]:
    """Places within a polygon: the middle of its widest part first, then where the name fits."""
    parts = [one for one in shapely.get_parts(shape) if one.area > 0]
    if not parts:
        return []
    main = max(parts, key=shapely.area)
    middle = shapely.get_point(shapely.maximum_inscribed_circle(main, tolerance=0.5), 0)
    left, bottom, right, top = main.bounds
    across, up = np.meshgrid(np.linspace(left, right, grid), np.linspace(bottom, top, grid))
    xs, ys = np.append(middle.x, across.ravel()), np.append(middle.y, up.ravel())
    w, h = width * SLACK / 2, height * SLACK / 2
    shapely.prepare(shape)
    fits = shapely.contains_properly(shape, shapely.box(xs - w, ys - h, xs + w, ys + h))
    far = np.hypot(xs - middle.x, ys - middle.y)
    return [
        Candidate(float(x), float(y), 0.15 * float(d))
        for x, y, d, ok in zip(xs, ys, far, fits, strict=True)
        if ok
    ]


def around(
    at: tuple[float, float],
    width: float,
    height: float,
    *,
    clear: float,
    reach: tuple[float, ...],
    base: float,
) -> list[Candidate]:
    """Places beside a point: right and left first, farther out with a fine line to the point.

    Parameters
    ----------
    at : tuple of float
        The point in millimetres.
    width, height : float
        Size of the name.
    clear : float
        Radius around the point to keep free.
    reach : tuple of float
        Distances in millimetres between what is kept free and the name.
    base : float
        Cost of the best of these places.
    """
    x, y = at
    found = []
    for far in reach:
        off = clear + far
        across, up = off + width / 2, off + height / 2
        sides = [(across, 0.0), (-across, 0.0), (0.0, up), (0.0, -up)]
        sides += [(sx * (off * 0.75 + width / 2), sy * (off * 0.75 + height / 2)) for sx, sy in _CORNERS]
        sides += [(sx * across, sy * (height / 2 + far * 0.5)) for sx, sy in _CORNERS]
        leader = at if far > 2.5 else None  # noqa: PLR2004  # mm: nearer, it is plain what is meant
        for rank, (dx, dy) in enumerate(sides):
            found.append(Candidate(x + dx, y + dy, base + 0.4 * rank + 1.3 * far, leader))
    return found


_CORNERS = ((1, 1), (1, -1), (-1, 1), (-1, -1))


def rough(shape: Any, tolerance: float) -> Any:
    """A simpler shape that is still sound, without the smallest islands."""
    parts = shapely.get_parts(shape)
    if len(parts) > 1:
        areas = shapely.area(parts)
        shape = shapely.multipolygons(parts[(areas >= LEAST_MM2) | (areas == areas.max())])
    slim = shapely.simplify(shape, tolerance)
    return slim if slim.is_valid else shapely.buffer(slim, 0)
