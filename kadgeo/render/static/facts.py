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


LETTERS, SHORTEST = (300, 200, 140), 70  # of a line, where facts do not fit at any size
FEWEST = 3  # lines of a heading that are left of many
_MORE = Text("… dan {count} lagi", "… and {count} more")


def shortened(facts: Sequence[Facts]) -> Iterator[tuple[Facts, ...]]:
    """The facts cut step by step: lines to fewer letters, then the longest lists to fewer lines.

    Examples
    --------
    >>> facts = Facts(heading=Text("Isi", "Content"), lines=(Text.same("a" * 400),))
    >>> [len(some[0].lines[0].en) for some in shortened([facts])]
    [300, 200, 140, 70]
    """
    for letters in LETTERS:
        yield tuple(_cut(one, letters) for one in facts)
    blocks = [_cut(one, LETTERS[-1]) for one in facts]
    counts = [len(one.lines) for one in blocks]
    while max(counts) > FEWEST:
        counts[counts.index(max(counts))] -= 1
        yield _first(blocks, counts)
    yield _first([_cut(one, SHORTEST) for one in facts], counts)


def _cut(block: Facts, letters: int) -> Facts:
    return dataclasses.replace(block, lines=tuple(_cut_line(line, letters) for line in block.lines))


def _cut_line(line: Text, letters: int) -> Text:
    both = (line.id, line.en)
    return Text(*(one if len(one) <= letters else f"{one[: letters - 1].rstrip()}…" for one in both))


def _first(blocks: Sequence[Facts], counts: Sequence[int]) -> tuple[Facts, ...]:
    """The first lines of each heading, and how many more there are."""
    left = [len(block.lines) - count for block, count in zip(blocks, counts, strict=True)]
    more = [(_MORE.format(count=number),) if number else () for number in left]
    return tuple(
        dataclasses.replace(block, lines=(*block.lines[:count], *rest))
        for block, count, rest in zip(blocks, counts, more, strict=True)
    )


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
