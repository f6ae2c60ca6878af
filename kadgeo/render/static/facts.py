"""Facts in words beside a map: headings with short lines below them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kadgeo.document import Facts
from kadgeo.render.static.columns import flow, lowest
from kadgeo.render.static.paper import INK, LEADING, MM_PER_POINT, Paper, wrap
from kadgeo.text import Lang, Text

BULLET, INDENT = "•", 1.1  # indent in font sizes
HEAD_GAP, BLOCK_GAP, LINE_GAP = 0.2, 0.75, 0.16  # in font sizes
GUTTER = 4.0  # mm between columns


LETTERS = (300, 200, 140, 100, 70)  # of a line, where facts do not fit at any size
LINES = (8, 4, 2)  # of a heading, where that is not enough
_MORE = Text("… dan {count} lagi", "… and {count} more")


def shortened(facts: Sequence[Facts]) -> Iterator[tuple[Facts, ...]]:
    """The facts with lines cut shorter and shorter, then with fewer lines.

    Examples
    --------
    >>> facts = Facts(heading=Text("Isi", "Content"), lines=(Text.same("a" * 400),))
    >>> [len(some[0].lines[0].en) for some in shortened([facts])][:3]
    [300, 200, 140]
    """
    for letters in LETTERS:
        yield tuple(
            dataclasses.replace(one, lines=tuple(_cut(line, letters) for line in one.lines)) for one in facts
        )
    for count in LINES:
        yield tuple(
            dataclasses.replace(one, lines=_first([_cut(line, LETTERS[-1]) for line in one.lines], count))
            for one in facts
        )


def _cut(line: Text, letters: int) -> Text:
    both = (line.id, line.en)
    return Text(*(one if len(one) <= letters else f"{one[: letters - 1].rstrip()}…" for one in both))


def _first(lines: Sequence[Text], count: int) -> tuple[Text, ...]:
    more = len(lines) - count
    return (*lines[:count], _MORE.format(count=more)) if more > 1 else tuple(lines)


@dataclass(frozen=True, kw_only=True)
class Setting:
    """How facts are broken into columns."""

    columns: list[list[Facts]]
    width: float
    font: float
    height: float


def arrange_facts(
    facts: Sequence[Facts], width: float, size: float, lang: Lang, *, columns: int = 1
) -> Setting:
    """Break facts into columns of even height, those of one heading together."""
    column = (width - GUTTER * (columns - 1)) / columns
    heights = [_height(block, column, size, lang) for block in facts]
    limit = lowest(heights, columns)
    return Setting(columns=flow(list(facts), heights, limit), width=column, font=size, height=limit)


def _height(block: Facts, width: float, size: float, lang: Lang) -> float:
    step = size * MM_PER_POINT
    high = LEADING * len(wrap(block.heading.to(lang), width, size, "bold")) + HEAD_GAP + BLOCK_GAP
    for line in block.lines:
        high += LEADING * len(wrap(line.to(lang), width - INDENT * step, size)) + LINE_GAP
    return high * step


def draw_facts(paper: Paper, setting: Setting, left: float, top: float, lang: Lang) -> None:
    """Write facts whose upper left corner is given."""
    for number, column in enumerate(setting.columns):
        y = top
        for block in column:
            y = _block(paper, block, (left + number * (setting.width + GUTTER), y), setting, lang)


def _block(paper: Paper, block: Facts, at: tuple[float, float], setting: Setting, lang: Lang) -> float:
    (left, top), size = at, setting.font
    step = size * MM_PER_POINT
    top -= paper.paragraph(left, top, setting.width, block.heading.to(lang), size=size, weight="bold")
    top -= HEAD_GAP * step
    for line in block.lines:
        paper.text(left, top - 0.8 * LEADING * step, BULLET, size=size, color=INK)
        room = setting.width - INDENT * step
        top -= paper.paragraph(left + INDENT * step, top, room, line.to(lang), size=size) + LINE_GAP * step
    return top - BLOCK_GAP * step
