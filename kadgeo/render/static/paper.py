"""A sheet of paper in millimetres: the only place where matplotlib's figure is set up."""

from __future__ import annotations

import functools
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from matplotlib import rc_context
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.text import Text as Words
from matplotlib.textpath import text_to_path
from matplotlib.transforms import Affine2D

from kadgeo.render.static import fonts

MM_PER_INCH, MM_PER_POINT = 25.4, 25.4 / 72
LEADING = 1.28  # line height in font sizes
INK, FAINT, RULE = "#1f1f1f", "#5a5a5a", "#9a9a9a"
# Text stays text, fonts are embedded whole enough to be searched, ids do not change from run to run.
SETTINGS: dict[str, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "kadgeo",
    "pdf.fonttype": 42,
    "pdf.compression": 9,
    "font.family": fonts.FONT,
    "path.simplify": False,
    "text.hinting": "none",  # letters stand where the PDF has them, in every resolution
    "lines.scale_dashes": True,
}


@contextmanager
def settings() -> Iterator[None]:
    """Settings under which sheets are made and written."""
    with rc_context(SETTINGS), warnings.catch_warnings():  # type: ignore[arg-type]
        warnings.filterwarnings("ignore", message=fonts.WARNING)  # for each sign, each time: see fonts.tell
        yield


class Paper:
    """A figure whose coordinates are millimetres from its lower left corner.

    Parameters
    ----------
    width, height : float
        Millimetres.
    font : float
        Size of the running text in points.
    """

    def __init__(self, width: float, height: float, *, font: float) -> None:
        self.width, self.height, self.font = width, height, font
        self.figure = Figure(figsize=(width / MM_PER_INCH, height / MM_PER_INCH), facecolor="white")
        FigureCanvasAgg(self.figure)
        # Axes would only cost time: nothing here has ticks or scales of its own.
        self.transform = Affine2D().scale(1 / width, 1 / height) + self.figure.transFigure
        self._order = 1.0

    def _next(self) -> float:
        """Whatever is drawn later lies above."""
        self._order += 0.001
        return self._order

    def path(self, path: Path, *, clip: Any = None, **style: Any) -> PathPatch:
        """Draw a path, clipped to a rectangle ``(left, bottom, width, height)``."""
        patch = PathPatch(path, zorder=self._next(), **style)
        self.add(patch)
        if clip is not None:
            left, bottom, width, height = clip
            patch.set_clip_path(Rectangle((left, bottom), width, height, transform=self.transform))
        return patch

    def line(self, xs: Any, ys: Any, **style: Any) -> Line2D:
        """Draw a line."""
        line = Line2D(xs, ys, zorder=self._next(), **style)
        self.add(line)
        return line

    def box(self, left: float, bottom: float, width: float, height: float, **style: Any) -> Rectangle:
        """Draw a rectangle."""
        box = Rectangle((left, bottom), width, height, zorder=self._next(), **style)
        self.add(box)
        return box

    def text(self, x: float, y: float, words: str, *, size: float | None = None, **style: Any) -> Words:
        """Write one line; its baseline is at `y` unless said otherwise."""
        style = {"va": "baseline", "ha": "left", "color": INK, "family": fonts.family(words), **style}
        size = self.font if size is None else size
        text = Words(x, y, words, fontsize=size, zorder=self._next(), parse_math=False, **style)
        text.set_transform(self.transform)
        self.figure.texts.append(text)
        text.set_figure(self.figure)
        return text

    def add(self, artist: Artist) -> None:
        """Put something drawn in millimetres on the sheet."""
        artist.set_transform(self.transform)
        self.figure.add_artist(artist)

    def paragraph(
        self, x: float, top: float, width: float, words: str, *, size: float | None = None, **style: Any
    ) -> float:
        """Write words into lines no longer than `width`; returns the height they take."""
        size = self.font if size is None else size
        step = size * MM_PER_POINT * LEADING
        weight, slant = style.get("weight", "normal"), style.get("style", "normal")
        lines = wrap(words, width, size, weight, slant)
        for number, line in enumerate(lines):
            self.text(x, top - step * (number + 0.8), line, size=size, **style)
        return step * len(lines)


@functools.lru_cache(maxsize=8192)
def text_width(words: str, size: float, weight: str = "normal", style: str = "normal") -> float:
    """Width of a line in millimetres, as every renderer sets it."""
    font = FontProperties(family=fonts.family(words), weight=weight, style=style)  # type: ignore[arg-type]
    width, _, _ = text_to_path.get_text_width_height_descent(words or " ", font, False)
    return float(width) * size / font.get_size_in_points() * MM_PER_POINT


def wrap(words: str, width: float, size: float, weight: str = "normal", style: str = "normal") -> list[str]:
    """Break words into lines no longer than `width` millimetres; a longer word is cut."""
    lines, line = [], ""
    for word in words.split():
        longer = f"{line} {word}".strip()
        if line and text_width(longer, size, weight, style) > width:
            lines.append(line)
            longer = word
        while text_width(longer, size, weight, style) > width and len(longer) > 1:
            cut = next(
                n
                for n in range(len(longer) - 1, 0, -1)
                if n == 1 or text_width(longer[:n], size, weight, style) <= width
            )
            lines.append(longer[:cut])
            longer = longer[cut:]
        line = longer
    return [*lines, line] if line or not lines else lines


def high(lines: int, size: float) -> float:
    """Height in millimetres of lines of `size` points."""
    return lines * size * MM_PER_POINT * LEADING
