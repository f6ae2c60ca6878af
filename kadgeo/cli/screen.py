"""Shows a result in a terminal: in blocks that fit its width, with labels and units."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text as Rich

from kadgeo.columns import column_words, heading, table_words
from kadgeo.text import Lang, Text
from kadgeo.workbook.values import names_of, names_row, printed, shown

ROWS = 40  # of a table on the screen; --out writes all
WIDEST = 44  # characters of a column; longer cells are wrapped
_GAP = 3  # characters that a column takes besides its words
_KEYS = ("name", "a_name", "b_name")  # columns that every block repeats
_MORE = Text(
    "… dan {count} baris lagi; --out menulis semuanya.", "… and {count} more rows; --out writes all of them."
)
_EMPTY = Text("Tidak ada baris.", "No rows.")


@dataclass(frozen=True, kw_only=True)
class Column:
    """A column as text."""

    key: str
    label: str
    cells: list[str]
    is_number: bool

    @property
    def width(self) -> int:
        """Characters it wants."""
        return min(max(map(len, (self.label, *self.cells))), WIDEST) + _GAP


def show(name: str, table: pd.DataFrame, dataset: Any, *, lang: Lang, console: Console) -> None:
    """Print a result.

    Parameters
    ----------
    name : str
        Name of the analysis.
    table : DataFrame
        Its result, see :func:`kadgeo.workbook.flat`.
    dataset : Dataset
        Gives the names of codes.
    lang : {"id", "en"}
    console : rich.console.Console
        Text of the table is printed as it stands, whatever markup it may hold.
    """
    console.print(Rich(table_words(name).about.to(lang), style="bold"))
    if table.empty:
        console.print(_EMPTY.to(lang))
        return
    columns = [_column(table.head(ROWS), key, lang, names_of(dataset)) for key in table]
    for block in _blocks(columns, console.width):
        console.print(_drawn(block))
    if len(table) > ROWS:
        console.print(_MORE.format(count=len(table) - ROWS).to(lang))


def _column(table: pd.DataFrame, key: str, lang: Lang, names: Mapping[str, Text]) -> Column:
    is_key = names_row(key, list(table))
    cells = [shown(value, key, lang, names, is_key=is_key) for value in table[key]]
    return Column(
        key=key,
        label=heading(key, column_words(key).label).to(lang),
        cells=[printed(cell, key, lang) for cell in cells],
        is_number=all(cell is None or isinstance(cell, int | float) for cell in cells),
    )


def _blocks(columns: list[Column], width: int) -> Iterator[list[Column]]:
    """Columns in groups that fit beside each other, each led by the columns that name the row."""
    leads = [column for column in columns if column.key in _KEYS] or columns[:1]
    others = [column for column in columns if column not in leads]
    room = width - 1 - sum(column.width for column in leads)
    block: list[Column] = []
    for column in others:
        if block and sum(one.width for one in block) + column.width > room:
            yield [*leads, *block]
            block = []
        block.append(column)
    yield [*leads, *block]


def _drawn(block: list[Column]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in block:
        table.add_column(
            Rich(column.label), justify="right" if column.is_number else "left", max_width=WIDEST
        )
    for row in zip(*(column.cells for column in block), strict=True):
        table.add_row(*map(Rich, row))
    return table
