"""The legend: the same entries in the same order as on screen, set in columns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from matplotlib.path import Path

from kadgeo.layers import Layer, Lines, MapSpec, Note, Points, Polygons, words
from kadgeo.palette import Category
from kadgeo.render.static.badges import rounded
from kadgeo.render.static.columns import flow, lowest
from kadgeo.render.static.draw import MM_PER_PX, POINTS_PER_PX, mark
from kadgeo.render.static.frame import path_of
from kadgeo.render.static.paint import blend, stripe_sample
from kadgeo.render.static.paper import FAINT, INK, LEADING, MM_PER_POINT, Paper, wrap
from kadgeo.text import Lang, Text

SAMPLE, PAD = 3.4, 0.9  # width of a sample and the room after it, in font sizes
LARGEST = 1.25  # of the running text: where there is room
SMALLEST = 0.66  # of the running text: smaller a legend cannot be read
GUTTER = 4.0  # mm between columns
GREY = "#555555"
Box = tuple[float, float, float, float]


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One line of the legend: a layer's name, or a sample with its words."""

    layer: Layer
    words: str
    category: Category | None = None
    note: Note | None = None
    number: int | None = None
    is_heading: bool = False


def entries(spec: MapSpec, lang: Lang, *, brief: bool = False) -> list[list[Entry]]:
    """Lines of the legend, a list for each layer that the print shows; `brief` lists numbered points."""
    return [_block(layer, lang, brief=brief) for layer in spec.legend if layer.visible]


def _block(layer: Layer, lang: Lang, *, brief: bool) -> list[Entry]:
    rows = [Entry(layer=layer, words=one.label.to(lang), category=one) for one in layer.legend]
    rows += [Entry(layer=layer, words=note.text.to(lang), note=note) for note in layer.notes]
    if brief and isinstance(layer, Points) and layer.label and layer.label == layer.heading:
        rows += _numbered(layer, lang)
    if not rows:
        return [Entry(layer=layer, words=layer.name.to(lang))]
    if len(rows) == 1:
        return rows
    return [Entry(layer=layer, words=layer.name.to(lang), is_heading=True), *rows]


def _numbered(layer: Points, lang: Lang) -> list[Entry]:
    if len(layer.data) == 1:
        return []
    names = [
        one.to(lang) if isinstance(one, Text) else str(one) for one in words(layer.data, layer.label or "")
    ]
    return [Entry(layer=layer, words=name, number=n + 1) for n, name in enumerate(names)]


@dataclass(frozen=True, kw_only=True)
class Setting:
    """How a legend is broken into columns."""

    columns: list[list[list[Entry]]]
    width: float
    font: float
    height: float


def arrange(
    blocks: list[list[Entry]], width: float, height: float, font: float, *, grow: bool = True
) -> Setting:
    """Break the legend into as few columns as fit; shrink the words where none do.

    Parameters
    ----------
    blocks : list of list of Entry
    width, height : float
        Room in millimetres; a height of 0 means as high as needed.
    font : float
        Size of the words in points.
    grow : bool
        Larger words where there is room.
    """
    narrowest = 34 * font / 7.5
    size = font * (LARGEST if height and grow else 1)
    while True:
        most = max(1, int((width + GUTTER) // (narrowest * size / font + GUTTER)))
        for count in range(1, most + 1):
            column = (width - GUTTER * (count - 1)) / count
            heights = [_height(block, column, size) for block in blocks]
            tall = lowest(heights, count)
            if size > font and count > 1:
                break
            if tall <= height or (not height and count == most):
                return Setting(columns=flow(blocks, heights, tall), width=column, font=size, height=tall)
        if size <= font * SMALLEST:
            return Setting(columns=flow(blocks, heights, tall), width=column, font=size, height=tall)
        size -= font * 0.03


def _height(block: list[Entry], width: float, size: float) -> float:
    lines = [len(_lines(entry, width, size)) for entry in block]
    step = size * MM_PER_POINT
    return sum(step * (LEADING * count + 0.32) for count in lines) + _gap(block) * step


def _gap(block: list[Entry]) -> float:
    """Room after a layer, in font sizes."""
    return 0.8 if len(block) > 1 else 0.35


def _lines(entry: Entry, width: float, size: float) -> list[str]:
    if entry.is_heading:
        return wrap(entry.words, width, size, "bold")
    return wrap(entry.words, width - (SAMPLE + PAD) * size * MM_PER_POINT, size)


def draw_legend(paper: Paper, setting: Setting, left: float, top: float) -> None:
    """Draw a legend whose upper left corner is given, in millimetres."""
    step = setting.font * MM_PER_POINT
    for number, column in enumerate(setting.columns):
        x, y = left + number * (setting.width + GUTTER), top
        for block in column:
            for entry in block:
                lines = _lines(entry, setting.width, setting.font)
                _entry(paper, entry, lines, x, y, setting.font)
                y -= step * (LEADING * len(lines) + 0.32)
            y -= _gap(block) * step


def _entry(paper: Paper, entry: Entry, lines: list[str], x: float, top: float, size: float) -> None:
    step = size * MM_PER_POINT
    indent = 0 if entry.is_heading else (SAMPLE + PAD) * step
    look: dict[str, Any] = {"weight": "bold"} if entry.is_heading else {}
    look |= {"color": FAINT} if entry.note is not None else {}
    for number, line in enumerate(lines):
        paper.text(x + indent, top - step * (LEADING * number + 1.0), line, size=size, **look)
    if not entry.is_heading:
        middle = top - step * 0.66
        box = (x, middle - 0.52 * step, x + SAMPLE * step, middle + 0.52 * step)
        sample(paper, entry, box, size)


def sample(paper: Paper, entry: Entry, box: Box, size: float) -> None:
    """Draw the sample of an entry into a box."""
    if entry.number is not None:
        paper.text(
            _middle(box)[0], box[1] + 0.15 * size * MM_PER_POINT, str(entry.number), size=size, ha="center"
        )
    elif entry.note is not None:
        MARKS[entry.note.mark](paper, entry.layer, box, size)
    elif isinstance(entry.layer, Points) and entry.category:
        wide = min(entry.layer.size * MM_PER_PX * size / 7.5 / 2, (box[3] - box[1]) * 0.62)
        hollow = bool(entry.layer.hollow) and bool(entry.layer.data[entry.layer.hollow].all())
        mark(paper, _middle(box), wide, entry.category.shape, entry.category.color, hollow=hollow)
    elif isinstance(entry.layer, Lines):
        one = entry.category
        _stroke(
            paper,
            box,
            one.color if one else entry.layer.color,
            entry.layer.width,
            one.dash if one else entry.layer.dash,
            size,
        )
    elif isinstance(entry.layer, Polygons):
        base = entry.category.color if entry.category else entry.layer.fill or "#ffffff"
        _patch(paper, box, blend(base, entry.layer.fill_opacity), entry.layer, size)


def _patch(paper: Paper, box: Box, color: str, layer: Polygons, size: float) -> None:
    width = layer.width * POINTS_PER_PX * size / 7.5
    paper.box(
        box[0], box[1], box[2] - box[0], box[3] - box[1], facecolor=color, edgecolor=layer.color, lw=width
    )


def _stroke(paper: Paper, box: Box, color: str, pixels: float, dash: tuple[float, ...], size: float) -> None:
    y = (box[1] + box[3]) / 2
    width = pixels * POINTS_PER_PX * size / 7.5
    style: Any = (0, tuple(step / pixels for step in dash)) if dash else "solid"
    paper.path(
        Path([(box[0], y), (box[2], y)]),
        facecolor="none",
        edgecolor=color,
        lw=width,
        ls=style,
        capstyle="round",
    )


def _middle(box: Box) -> tuple[float, float]:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def _curve(paper: Paper, box: Box, points: list[tuple[float, float]], codes: Any = None) -> None:
    left, bottom, right, top = box
    placed = [(left + x * (right - left), bottom + y * (top - bottom)) for x, y in points]
    paper.path(Path(placed, codes), facecolor="none", edgecolor=GREY, lw=1.0)


def _stripes(paper: Paper, layer: Layer, box: Box, size: float) -> None:
    opacity = layer.fill_opacity if isinstance(layer, Polygons) else 1.0
    colors = [blend(category.color, opacity) for category in layer.legend[:2]]
    for part, color in stripe_sample(box, colors):
        paper.path(path_of(part), facecolor=color, edgecolor="none", lw=0)
    style = {"facecolor": "none", "edgecolor": getattr(layer, "color", GREY), "lw": 0.4}
    paper.box(box[0], box[1], box[2] - box[0], box[3] - box[1], **style)


def _star(paper: Paper, layer: Layer, box: Box, size: float) -> None:
    x, y = _middle(box)
    step = size * MM_PER_POINT
    rounded(
        paper,
        (x - step, box[1] - 0.02 * step, x + step, box[3] + 0.02 * step),
        facecolor=GREY,
        edgecolor=INK,
        lw=0.9,
    )
    paper.text(x, y - 0.3 * step, "★", size=size * 0.8, color="w", ha="center")


def _hollow(paper: Paper, layer: Layer, box: Box, size: float) -> None:
    mark(paper, _middle(box), (box[3] - box[1]) * 0.62, "square", "#444444", hollow=True)


def _circle(paper: Paper, layer: Layer, box: Box, size: float) -> None:
    ring = Path.circle(_middle(box), (box[3] - box[1]) / 2)
    paper.path(ring, facecolor="none", edgecolor="#444444", lw=0.5, ls=(0, (3, 2)))


def _own(paper: Paper, layer: Layer, box: Box, size: float) -> None:
    if isinstance(layer, Lines):
        _stroke(paper, box, layer.color, layer.width, layer.dash, size)


def _arc(paper: Paper, layer: Layer, box: Box, size: float) -> None:
    codes = [Path.MOVETO, Path.CURVE3, Path.CURVE3]
    _curve(paper, box, [(0, 0.05), (0.5, 1.8), (1, 0.05)], codes)


def _solid(paper: Paper, layer: Layer, box: Box, size: float) -> None:
    _curve(paper, box, [(0, 0.2), (0.33, 0.85), (0.6, 0.3), (1, 0.95)])


def _dotted(paper: Paper, layer: Layer, box: Box, size: float) -> None:
    _stroke(paper, box, GREY, 1.5, (1, 5), size)


MARKS: dict[str, Callable[[Paper, Layer, Box, float], None]] = {
    "stripes": _stripes,
    "star": _star,
    "hollow": _hollow,
    "circle": _circle,
    "dotted": _dotted,
    "dashed": _own,
    "arc": _arc,
    "solid": _solid,
    "river": _own,
    "border": _own,
    "none": lambda paper, layer, box, size: None,
}
