"""Point symbols: the same drawings as on screen."""

from __future__ import annotations

import functools
import re

import numpy as np
from matplotlib.path import Path

from kadgeo.palette import SHAPES

CENTRE, RADIUS = 12.0, 12.0  # of the drawings' box, 24 units wide
_STEP = re.compile(r"([a-zA-Z])([^a-zA-Z]*)")
_NUMBER = re.compile(r"-?(?:\d+\.\d*|\.\d+|\d+)")
_COUNTS = {"m": 2, "l": 2, "h": 1, "v": 1, "q": 4, "a": 7, "z": 0}


@functools.cache
def symbol(shape: str) -> Path:
    """Outline of a symbol, centred, one unit from the centre to the edge of its box, y upwards."""
    path = read(SHAPES[shape])
    return Path((np.asarray(path.vertices) - CENTRE) / [RADIUS, -RADIUS], path.codes)


def read(drawing: str) -> Path:
    """Path of an SVG drawing that uses the steps M, L, H, V, Q, A and Z.

    Examples
    --------
    >>> read("M3 3h18v18z").vertices.tolist()
    [[3.0, 3.0], [21.0, 3.0], [21.0, 21.0], [3.0, 3.0]]
    """
    pen = _Pen()
    for letter, rest in _STEP.findall(drawing):
        values = [float(one) for one in _NUMBER.findall(rest)]
        size = _COUNTS[letter.lower()]
        groups = [values[i : i + size] for i in range(0, len(values), size)] if size else [[]]
        for group in groups:
            pen.step(letter, group)
    return Path(np.array(pen.points), pen.codes)


class _Pen:
    """Follows the steps of a drawing."""

    def __init__(self) -> None:
        self.points: list[np.ndarray] = []
        self.codes: list[np.uint8] = []
        self.at = self.start = np.zeros(2)

    def step(self, letter: str, values: list[float]) -> None:
        """Take one step; small letters are relative."""
        base = self.at if letter.islower() else np.zeros(2)
        kind = letter.lower()
        if kind == "z":
            self._add(Path.CLOSEPOLY, self.start)
        elif kind == "a":
            self._arc(values[0], base + values[5:7], sweep=bool(values[4]))
        elif kind == "q":
            self._add(Path.CURVE3, base + values[:2])
            self._add(Path.CURVE3, base + values[2:])
        else:
            end = {
                "h": lambda: [values[0] + base[0], self.at[1]],
                "v": lambda: [self.at[0], values[0] + base[1]],
            }
            point = np.array(end[kind]()) if kind in end else base + values
            self._add(Path.MOVETO if kind == "m" else Path.LINETO, point)

    def _add(self, code: np.uint8, point: np.ndarray) -> None:
        if code == Path.MOVETO:
            self.start = point
        self.points.append(point)
        self.codes.append(code)
        self.at = point

    def _arc(self, radius: float, end: np.ndarray, *, sweep: bool) -> None:
        """A circle's arc of at most half a turn, as short lines."""
        chord = end - self.at
        half = np.hypot(*chord) / 2
        radius = max(radius, half)
        side = 1 if sweep else -1
        centre = (self.at + end) / 2 + side * np.array([-chord[1], chord[0]]) / (2 * half) * np.sqrt(
            radius**2 - half**2
        )
        angle = np.arctan2(*(self.at - centre)[::-1])
        turn = 2 * np.arcsin(min(half / radius, 1.0)) * side
        for step in np.linspace(0, 1, 13)[1:]:
            turned = angle + turn * step
            self._add(Path.LINETO, centre + radius * np.array([np.cos(turned), np.sin(turned)]))
