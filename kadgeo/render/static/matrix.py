"""A matrix of links: who has what with whom."""

from __future__ import annotations

import dataclasses
from itertools import permutations
from typing import Any

from matplotlib.figure import Figure

from kadgeo.errors import SpecError
from kadgeo.focus import layer_of
from kadgeo.layers import Layer, Lines, MapSpec, words
from kadgeo.palette import Category
from kadgeo.render.static.paint import blend
from kadgeo.render.static.panel import Panel
from kadgeo.render.static.paper import (
    FAINT,
    INK,
    LEADING,
    MM_PER_POINT,
    Paper,
    high,
    settings,
    text_width,
    wrap,
)
from kadgeo.render.static.sizes import DEFAULT_SIZE, Size, chosen_size
from kadgeo.text import DEFAULT_LANG, Lang, Text

TINT = 0.28  # opacity of a cell's colour, so that words on it are read
NONE, SELF, GRID = "#ffffff", "#e4e4e4", "#c4c4c4"
COUNT = Text("Jumlah", "Count")
SUBTITLE = Text(
    "Baris dan kolom: para pihak; warna dan kata: bidang",
    "Rows and columns: the partners; colour and words: the sector",
)
Cells = dict[tuple[int, int], list[Category]]


def matrix(spec: MapSpec, *, size: str | Size = DEFAULT_SIZE, lang: Lang = DEFAULT_LANG) -> Figure:
    """Draw the links of a map as a table of features by features.

    Parameters
    ----------
    spec : MapSpec
        With a layer of lines that has `ends`.
    size : str or Size
        One of :data:`~kadgeo.render.static.sizes.SIZES`, or one like these.
    lang : {"id", "en"}

    Raises
    ------
    SpecError
        No layer of the map links features.
    """
    links = next((one for one in spec.layers if isinstance(one, Lines) and one.ends), None)
    if links is None or spec.sheet is None:
        name = spec.name
        raise SpecError(
            Text(
                f"peta {name}: tidak ada lapisan yang menghubungkan daerah, jadi tidak ada matriksnya",
                f"map {name}: no layer links features, so there is no matrix of it",
            )
        )
    with settings():
        panel = Panel(dataclasses.replace(spec, subtitle=SUBTITLE), spec.sheet, chosen_size(size), lang)
        return _Matrix(spec, links, panel).draw()


class _Matrix:
    """The matrix while it is drawn."""

    def __init__(self, spec: MapSpec, links: Lines, panel: Panel) -> None:
        self.links, self.panel, self.lang = links, panel, panel.lang
        ends = [tuple(one) for one in links.data[str(links.ends)]]
        key = ends[0][0].partition(":")[0]
        features = layer_of(spec, key)
        self.names = _names(features, self.lang)
        ids = {f"{key}:{one}": n for n, one in enumerate(features.data.index)}
        self.cells: Cells = {}
        categories = {category.key: category for category in links.categories}
        for joined, keys in zip(ends, links.feature_keys(), strict=True):
            for cell in permutations([ids[one] for one in joined if one in ids], 2):
                self.cells.setdefault(cell, []).extend(categories[one] for one in keys)

    def draw(self) -> Figure:
        """The whole sheet."""
        panel, size = self.panel, self.panel.size
        notes = 2 * high(1, panel.small) + panel.gap
        key = len(self.links.legend) * high(1, size.font) if size.small else 0.0
        fixed = 2 * size.margin + panel.title_height() + panel.foot_height() + notes + key
        total = size.height or fixed + panel.wide * 0.95
        paper = Paper(size.width, total, font=size.font)
        top = panel.title(paper, size.margin, total - size.margin, panel.wide)
        base = size.margin + panel.foot(paper) + 0.4 * panel.gap
        y = base + notes - panel.gap
        for note in panel.notes[1:]:
            y -= paper.paragraph(size.margin, y, panel.wide, note, size=panel.small, color=FAINT)
        lowest = self._grid(paper, size.margin, top, (top - base - notes - key, panel.wide), size)
        if size.small:
            self._key(paper, size.margin, lowest - panel.gap)
        return paper.figure

    def _key(self, paper: Paper, left: float, top: float) -> None:
        """Colours in words, where the cells are too small for these."""
        step = high(1, paper.font)
        for number, category in enumerate(self.links.legend):
            y = top - number * step
            paper.box(left, y - 0.75 * step, step, 0.62 * step, facecolor=category.color, edgecolor="none")
            paper.text(left + 1.5 * step, y - 0.65 * step, category.label.to(self.lang))

    def _grid(self, paper: Paper, left: float, top: float, room: tuple[float, float], size: Size) -> float:
        """The cells with names before and above them; returns where they end."""
        tall, across = room
        count, font = len(self.names), size.font
        head = max(text_width(name, font, "bold") for name in self.names) + 2
        wide = (across - head) / (count + 1)
        deep = min((tall - head * 0.75) / count, wide * 1.15)
        x0, y0 = left + head, top - head * 0.75
        for n, name in enumerate(self.names):
            paper.text(x0 - 1.2, y0 - (n + 0.5) * deep - 1, name, ha="right", weight="bold")
            turned: dict[str, Any] = {"rotation": 45, "rotation_mode": "anchor", "weight": "bold"}
            paper.text(x0 + (n + 0.45) * wide, y0 + 1.2, name, **turned)
            total = sum(len(self.cells.get((n, m), ())) for m in range(count))
            color = INK if total else FAINT
            y = y0 - (n + 0.5) * deep - 1
            paper.text(x0 + (count + 0.5) * wide, y, str(total), ha="center", color=color)
            for m in range(count):
                box = (x0 + m * wide, y0 - (n + 1) * deep, wide, deep)
                self._cell(paper, box, self.cells.get((n, m), []), is_self=n == m)
        turned = {"rotation": 45, "rotation_mode": "anchor", "color": FAINT}
        paper.text(x0 + (count + 0.45) * wide, y0 + 1.2, COUNT.to(self.lang), **turned)
        return y0 - count * deep

    def _cell(
        self, paper: Paper, box: tuple[float, float, float, float], found: list[Category], *, is_self: bool
    ) -> None:
        left, bottom, wide, tall = box
        paper.box(*box, facecolor=SELF if is_self else NONE, edgecolor=GRID, lw=0.4)
        for number, category in enumerate(found):
            part = tall / len(found)
            low = bottom + number * part
            paper.box(
                left,
                low,
                wide,
                part,
                facecolor=blend(category.color, 1.0 if self.panel.size.small else TINT),
                edgecolor=GRID,
                lw=0.4,
            )
            paper.box(left, low, wide * 0.07, part, facecolor=category.color, edgecolor="none")
            if not self.panel.size.small:
                self._words(paper, (left + wide * 0.1, low, wide * 0.88, part), category.label.to(self.lang))

    def _words(self, paper: Paper, box: tuple[float, float, float, float], said: str) -> None:
        """Words in a cell, as large as fit."""
        left, bottom, wide, tall = box
        size = paper.font
        while True:
            lines = wrap(said, wide, size)
            step = size * MM_PER_POINT * LEADING
            whole = all(word in " ".join(lines) for word in said.split())
            if (len(lines) * step <= tall * 0.94 and whole) or size < paper.font * 0.5:
                break
            size *= 0.95
        top = bottom + (tall + len(lines) * step) / 2
        for number, line in enumerate(lines):
            paper.text(left, top - step * (number + 0.8), line, size=size)


def _names(layer: Layer, lang: Lang) -> list[str]:
    found = words(layer.data, layer.label or layer.heading or "")
    return [one.to(lang) if isinstance(one, Text) else str(one) for one in found]
