"""Small multiples: one small map for each category of a map's areas."""

from __future__ import annotations

import dataclasses
import math

from matplotlib.figure import Figure

from kadgeo.focus import categorised, only
from kadgeo.layers import Layer, MapSpec, Polygons, words
from kadgeo.palette import Category
from kadgeo.render.static import furniture
from kadgeo.render.static.frame import Frame
from kadgeo.render.static.layout import draw_map, frame_in, sheet_of
from kadgeo.render.static.paint import blend
from kadgeo.render.static.panel import Panel
from kadgeo.render.static.paper import FAINT, MM_PER_POINT, Paper, settings, wrap
from kadgeo.render.static.sizes import DEFAULT_SIZE, Size, chosen_size
from kadgeo.text import DEFAULT_LANG, Lang, Text

HEAD = 1.25  # of the running text: a panel's title
SUBTITLE = Text(
    "Satu peta untuk setiap kategori; daerah yang sama dapat muncul lebih dari sekali; ★ inisiator",
    "One map for each category; a region may appear more than once; ★ initiator",
)
INITIATOR = Text("Inisiator: {names}", "Initiator: {names}")
MEMBERS = Text("Anggota: {names}", "Members: {names}")
COLUMNS = 2
BESIDE = 0.68  # of a panel's width, at most, for the map where its title stands beside it
SMALL_MAP = 0.85  # names on a small map, in shares of the running text


def multiples(spec: MapSpec, *, size: str | Size = DEFAULT_SIZE, lang: Lang = DEFAULT_LANG) -> Figure:
    """Draw one small map a category, in the order and colours of the legend.

    Parameters
    ----------
    spec : MapSpec
        With a layer of areas that are filled by category.
    size : str or Size
        One of :data:`~kadgeo.render.static.sizes.SIZES`, or one like these.
    lang : {"id", "en"}

    Raises
    ------
    SpecError
        No layer of areas is filled by category, or the map has no sheet.
    """
    layer = categorised(spec)
    spec = dataclasses.replace(spec, subtitle=SUBTITLE)
    with settings():
        return _draw(spec, layer, chosen_size(size), lang)


def _draw(spec: MapSpec, layer: Polygons, size: Size, lang: Lang) -> Figure:
    panel = Panel(spec, sheet_of(spec), size, lang)
    rows = math.ceil(len(layer.legend) / COLUMNS)
    wide = (panel.wide - (COLUMNS - 1) * panel.gap) / COLUMNS
    head = 0.0 if size.beside else max(_head_height(layer, one, wide, size, lang) for one in layer.legend)
    under = panel.furniture_height(panel.wide) if size.small else 13 * size.zoom + panel.gap
    fixed = 2 * size.margin + panel.title_height() + panel.foot_height() + under
    total = size.height or fixed + rows * (wide * 0.98 + head + panel.gap)
    tall = (total - fixed) / rows - panel.gap
    paper = Paper(size.width, total, font=size.font)
    top = panel.title(paper, size.margin, total - size.margin, panel.wide)
    base = size.margin + panel.foot(paper) + 0.6 * panel.gap
    frame: Frame | None = None
    for number, category in enumerate(layer.legend):
        left = size.margin + (number % COLUMNS) * (wide + panel.gap)
        upper = top - (number // COLUMNS) * (tall + panel.gap)
        frame = _small(paper, spec, layer, category, (left, upper, wide, tall, head), size, lang)
    if frame:
        _scale(panel, paper, frame, base)
    return paper.figure


def _small(
    paper: Paper,
    spec: MapSpec,
    layer: Polygons,
    category: Category,
    room: tuple[float, float, float, float, float],
    size: Size,
    lang: Lang,
) -> Frame:
    """One small map with its title above or beside; returns its frame."""
    left, top, wide, tall, head = room
    layers = [only(layer, category.key) if one is layer else _unnamed(one) for one in spec.layers]
    alone = dataclasses.replace(spec, layers=tuple(layers))
    share = BESIDE if size.beside else 1.0
    frame = frame_in(alone, left, top - tall, wide * share, tall - head)
    frame = dataclasses.replace(frame, bottom=top - head - frame.height)
    draw_map(paper, alone, frame, lang, dataclasses.replace(size, names=size.names * SMALL_MAP), plain=True)
    x = frame.box[2] + 3 * size.zoom if size.beside else left
    _head(paper, layer, category, (x, top, left + wide - x), lang)
    return frame


def _head(
    paper: Paper, layer: Polygons, category: Category, room: tuple[float, float, float], lang: Lang
) -> None:
    """Title of a small map, with who leads and who is in it."""
    left, top, wide = room
    step = paper.font * MM_PER_POINT
    color = blend(category.color, layer.fill_opacity)
    paper.box(
        left,
        top - 1.15 * step * HEAD,
        2.2 * step,
        step * HEAD,
        facecolor=color,
        edgecolor=layer.color,
        lw=0.4,
    )
    words = category.label.to(lang)
    top -= paper.paragraph(left + 2.8 * step, top, wide, words, size=paper.font * HEAD, weight="bold")
    for line in _lines(layer, category, lang):
        top -= paper.paragraph(left, top, wide, line, color=FAINT)


def _unnamed(layer: Layer) -> Layer:
    return dataclasses.replace(layer, label=None)


def _lines(layer: Polygons, category: Category, lang: Lang) -> list[str]:
    """Initiator and members of a category in words."""
    names = [
        str(one.to(lang) if isinstance(one, Text) else one)
        for one in words(layer.data, layer.label or layer.heading or "")
    ]
    inside = [name for name, keys in zip(names, layer.feature_keys(), strict=True) if category.key in keys]
    badges = layer.data[layer.badges] if layer.badges else [()] * len(names)
    leads = [
        name
        for name, row in zip(names, badges, strict=True)
        if (category.key, True) in {(k, bool(s)) for k, s in row}
    ]
    rest = [name for name in inside if name not in leads]
    said = [(INITIATOR, [f"★ {name}" for name in leads]), (MEMBERS, rest)]
    return [words_.format(names=", ".join(group)).to(lang) for words_, group in said if group]


def _head_height(layer: Polygons, category: Category, width: float, size: Size, lang: Lang) -> float:
    step = size.font * MM_PER_POINT * 1.28
    count = sum(len(wrap(line, width, size.font)) for line in _lines(layer, category, lang))
    return step * HEAD * len(wrap(category.label.to(lang), width, size.font * HEAD, "bold")) + step * (
        count + 0.4
    )


def _scale(panel: Panel, paper: Paper, frame: Frame, base: float) -> None:
    """Scale, arrow and notes in one row at the foot."""
    size, left = panel.size, panel.size.margin
    if size.small:
        panel.bar(paper, frame, left, base, panel.wide)
        return
    step = furniture.north_arrow(paper, left, base, 9 * size.zoom, panel.lang) + panel.gap
    room = 0.24 * panel.wide
    furniture.scale_bar(paper, frame, left + step, base + 0.4, room, panel.lang, numeric=size.on_paper)
    x, y = left + step + room + 2 * panel.gap, base + 9 * size.zoom
    for note in panel.notes:
        y -= paper.paragraph(x, y, left + panel.wide - x, note, size=panel.small, color=FAINT)
