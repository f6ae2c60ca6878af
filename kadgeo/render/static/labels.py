"""Writes names on a printed map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from matplotlib.font_manager import FontProperties
from matplotlib.patches import PathPatch
from matplotlib.text import Text as Words
from matplotlib.textpath import TextPath
from matplotlib.transforms import Affine2D

from kadgeo.render.static.badges import Badges, badge_height, badges_width, draw_badges, rounded
from kadgeo.render.static.draw import Chart
from kadgeo.render.static.paper import INK, LEADING, MM_PER_POINT, text_width
from kadgeo.render.static.placing import Box, Candidate, Room, box_of
from kadgeo.text import Lang


@dataclass(frozen=True, kw_only=True)
class Placed:
    """A name on the sheet: what it says, its box in millimetres and the artists it is made of."""

    layer: str
    words: str
    box: Box
    artists: tuple[Words, ...]


@dataclass(frozen=True, kw_only=True)
class Style:
    """How a name is written: size in shares of the running text."""

    size: float = 1.0
    weight: str = "normal"
    slant: str = "normal"
    color: str = INK


class Labels:
    """Places and writes the names of a map, the more important first.

    Parameters
    ----------
    chart : Chart
        With all layers drawn.
    lang : {"id", "en"}
    share : float
        Size of names in shares of the running text.
    brief : bool
        Number the points, and leave out names that only repeat the legend.
    """

    def __init__(self, chart: Chart, lang: Lang, *, share: float = 1.0, brief: bool = False) -> None:
        self.chart, self.lang = chart, lang
        self.share, self.brief = share, brief
        self.room = Room(frame=chart.frame.box)
        self.placed: list[Placed] = []
        self.dropped: list[str] = []

    def size(self, style: Style) -> float:
        """Points."""
        return self.chart.paper.font * style.size * self.share

    def put(
        self,
        layer: str,
        lines: list[str],
        candidates: list[Candidate],
        style: Style,
        *,
        badges: Badges = (),
        pill: str | None = None,
        foreign: tuple[Any, Any] | None = None,
        needed: bool = True,
    ) -> bool:
        """Write a name at the best of its places; False where all are taken."""
        width, height = self.extent(lines, style, badges=bool(badges), pill=pill is not None)
        if badges:
            width = max(width, badges_width(badges, self.size(style)))
        found = self.room.best(candidates, width, height, foreign=foreign)
        if found is None:
            if needed:
                self.dropped.append(" ".join(lines))
            return False
        candidate, box = found
        self.room.take(box)
        artists = self._set(lines, candidate, (width, height), style, badges, pill)
        self.placed.append(Placed(layer=layer, words=" ".join(lines), box=box, artists=tuple(artists)))
        return True

    def extent(
        self, lines: list[str], style: Style, *, badges: bool = False, pill: bool = False
    ) -> tuple[float, float]:
        """Width and height of a name in millimetres."""
        size = self.size(style)
        wide = max(text_width(line, size, style.weight, style.slant) for line in lines)
        high = size * MM_PER_POINT * (LEADING * (len(lines) - 1) + 1.05)
        if badges:
            high += badge_height(size) + 0.25 * size * MM_PER_POINT
        return (wide + 0.9 * size * MM_PER_POINT, high + 0.35 * size * MM_PER_POINT) if pill else (wide, high)

    def _set(
        self,
        lines: list[str],
        at: Candidate,
        extent: tuple[float, float],
        style: Style,
        badges: Badges,
        pill: str | None,
    ) -> list[Words]:
        paper, size = self.chart.paper, self.size(style)
        step = size * MM_PER_POINT
        if at.leader:
            end = _nearest(box_of(at, *extent), at.leader)
            paper.line([at.leader[0], end[0]], [at.leader[1], end[1]], color=INK, lw=0.45)
        if pill:
            left, bottom, right, top = box_of(at, *extent)
            rounded(paper, (left, bottom, right, top), facecolor="#ffffff", edgecolor=pill, lw=0.5)
        top = at.y + extent[1] / 2 - (0.175 * step if pill else 0)
        artists = []
        for number, line in enumerate(lines):
            base = top - step * (0.83 + LEADING * number)
            x, y = _turned(at, at.x, base)
            artists.append(self._line(x, y, line, size, style, at.angle, halo=pill is None))
        if badges:
            artists += draw_badges(paper, at.x, at.y - extent[1] / 2, badges, size)
        return artists

    def _line(
        self, x: float, y: float, line: str, size: float, style: Style, angle: float, *, halo: bool
    ) -> Words:
        paper = self.chart.paper
        look: dict[str, Any] = {"weight": style.weight, "style": style.slant, "color": style.color}
        look |= {"ha": "center", "rotation": angle, "rotation_mode": "anchor"}
        words = paper.text(x, y, line, size=size, **look)
        if halo and "$" not in line:  # matplotlib would read it as a formula
            paper.add(_halo(words, x, y, line, size, style, angle))
        return words


def _halo(words: Words, x: float, y: float, line: str, size: float, style: Style, angle: float) -> PathPatch:
    """White edge around a name, drawn apart so that the name itself stays text."""
    font = FontProperties(family=words.get_fontfamily(), weight=style.weight, style=style.slant)  # type: ignore[arg-type]
    outline = TextPath((0, 0), line, size=size * MM_PER_POINT, prop=font, usetex=False)
    left = -text_width(line, size, style.weight, style.slant) / 2
    move = Affine2D().translate(left, 0).rotate_deg(angle).translate(x, y)
    return PathPatch(
        move.transform_path(outline),
        facecolor="none",
        edgecolor="#ffffff",
        linewidth=size * 0.2,
        joinstyle="round",
        zorder=words.get_zorder() - 0.0005,
    )


def _turned(at: Candidate, x: float, y: float) -> tuple[float, float]:
    turn = np.radians(at.angle)
    dx, dy = x - at.x, y - at.y
    return float(at.x + dx * np.cos(turn) - dy * np.sin(turn)), float(
        at.y + dx * np.sin(turn) + dy * np.cos(turn)
    )


def _nearest(box: Box, point: tuple[float, float]) -> tuple[float, float]:
    left, bottom, right, top = box
    return min(max(point[0], left), right), min(max(point[1], bottom), top)
