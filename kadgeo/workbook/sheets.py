"""Writes results as an Excel workbook: a sheet a table, one of sources, one that explains all columns."""

from __future__ import annotations

import functools
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from kadgeo.text import Lang, Text
from kadgeo.workbook.parts import Part, Written

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

EPOCH = datetime(
    1980, 1, 1
)  # the earliest that a zip file knows: a workbook must not change unless the data do
WIDTHS = (8, 60)  # characters: narrower hides the header, wider hides the other columns
UNIT_WIDTH, DAY_WIDTH = 6, len("28 September 2026")
LONGEST_CELL = 32_767  # characters that Excel allows in a cell
LONGEST_TITLE = 31  # and in the name of a sheet
INK, PAPER = "#FFFFFF", "#1F4E79"  # of the header
TEXTS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 14},
    "line": {},
    "header": {
        "bold": True,
        "font_color": INK,
        "pattern": 1,
        "bg_color": PAPER,
        "valign": "vcenter",
        "text_wrap": True,
    },
    "cell": {"valign": "top"},
    "part": {"valign": "top", "bold": True, "font_color": PAPER},
    "link": {"valign": "top", "bold": True, "font_color": PAPER, "underline": 1},
}
WRAPPED = ("cell", "part")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")  # no cell may hold them
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")

WORDS = {
    "readme": Text("Baca dulu", "Read me"),
    "sheet": Text("Lembar", "Sheet"),
    "column": Text("Kolom", "Column"),
    "csv": Text("Nama di berkas", "Name in the file"),
    "unit": Text("Satuan", "Unit"),
    "about": Text("Arti", "Meaning"),
}


def xlsx(parts: Sequence[Part], title: Text, notes: Sequence[Text], *, lang: Lang) -> bytes:
    """Write an Excel workbook.

    Cells are text, numbers or days, never formulas: what a table says cannot be run.

    Parameters
    ----------
    parts : sequence of Part
        Its sheets; one that explains all columns stands before them.
    title : Text
    notes : sequence of Text
        What stands below the title on the first sheet.
    lang : {"id", "en"}
        Language of headers and words.

    Returns
    -------
    bytes
        The ``.xlsx`` file; the same sheets always give the same bytes.
    """
    from xlsxwriter import Workbook  # only whoever wants a workbook waits for it

    made = io.BytesIO()
    with Workbook(made, {"in_memory": True}) as book:
        book.set_properties({"title": title.to(lang), "author": "kadgeo", "created": EPOCH})
        looks, titles = Looks(book), sheet_titles([one.title for one in parts])
        first = book.add_worksheet(WORDS["readme"].to(lang))
        _readme(first, looks, parts, titles, [one.to(lang) for one in (title, *notes)], lang)
        for name, part in zip(titles, parts, strict=True):
            rows = zip(*(one.cells for one in part.fields), strict=True)
            header, formats = [one.label for one in part.fields], [one.format for one in part.fields]
            _fill(book.add_worksheet(name), looks, header, rows, formats, fixed=part.fixed)
    return made.getvalue()


def sheet_titles(titles: Sequence[str]) -> list[str]:
    """Names that Excel allows for sheets: short, without its signs, each once.

    Examples
    --------
    >>> sheet_titles(["Zones", "zones", "Offers: what is asked for and what is given"])
    ['Zones', 'zones 2', 'Offers  what is asked for and w']
    """
    found: dict[str, str] = {}
    for title in titles:
        plain = _FORBIDDEN.sub(" ", title)[:LONGEST_TITLE]
        ends = ["", *(f" {number}" for number in range(2, len(titles) + 1))]
        tried = [f"{plain[: LONGEST_TITLE - len(end)]}{end}" for end in ends]
        fresh = next(one for one in tried if one.casefold() not in found)
        found[fresh.casefold()] = fresh
    return list(found.values())


class Looks:
    """Formats of a workbook's cells, each once."""

    def __init__(self, book: Workbook) -> None:
        def text(kind: str, is_wrapped: bool, is_quoted: bool) -> Format:
            look = TEXTS[kind] | ({"text_wrap": True} if is_wrapped else {})
            return book.add_format({**look, "quote_prefix": is_quoted})

        def number(written: str) -> Format:
            return book.add_format({"valign": "top", "num_format": written or "General"})

        self._text, self.number = functools.cache(text), functools.cache(number)

    def text(self, words: str, kind: str = "cell") -> Format:
        """Format of text; what a spreadsheet would run stays text even when someone edits it."""
        is_wrapped = kind in WRAPPED and len(words) > WIDTHS[1]
        return self._text(kind, is_wrapped, words.startswith(("=", "+", "-", "@", "\t", "\r")))


def _fill(
    sheet: Worksheet,
    looks: Looks,
    header: Sequence[str],
    rows: Iterable[Sequence[Written]],
    formats: Sequence[str],
    *,
    top: int = 0,
    fixed: int = 1,
) -> None:
    """Write a table with header, filter, widths and formats from row `top` on, the first being 0."""
    for column, label in enumerate(header):
        _say(sheet, top, column, label, looks, "header")
    widths = [_width(label) + 3 for label in header]  # room for the filter's arrow
    last = top
    for last, row in enumerate(rows, start=top + 1):
        for column, value in enumerate(row):
            _write(sheet, last, column, value, formats[column], looks)
            widths[column] = max(widths[column], _width(value) + 2)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, min(max(width, WIDTHS[0]), WIDTHS[1]))
    sheet.freeze_panes(top + 1, fixed)
    sheet.autofilter(top, 0, last, len(header) - 1)
    sheet.repeat_rows(top)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _write(sheet: Worksheet, row: int, column: int, value: Written, number_format: str, looks: Looks) -> None:
    if isinstance(value, str):
        _say(sheet, row, column, value, looks)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, looks.number(number_format))
    elif value is not None:
        sheet.write_number(row, column, value, looks.number(number_format))


def _say(sheet: Worksheet, row: int, column: int, text: str, looks: Looks, kind: str = "cell") -> None:
    words = _CONTROLS.sub("", text)[:LONGEST_CELL]
    if words:
        sheet.write_string(row, column, words, looks.text(words, kind))


def _width(value: Written) -> int:
    if isinstance(value, int | float):
        return len(f"{value:,.1f}") + UNIT_WIDTH
    return len(value) if isinstance(value, str) else 0 if value is None else DAY_WIDTH


def _readme(
    sheet: Worksheet,
    looks: Looks,
    parts: Sequence[Part],
    titles: Sequence[str],
    lines: Sequence[str],
    lang: Lang,
) -> None:
    """Write the title and notes, and what each sheet and column holds."""
    for row, words in enumerate(lines):
        _say(sheet, row, 0, words, looks, "line" if row else "title")
    header = [WORDS[key].to(lang) for key in ("sheet", "column", "csv", "unit", "about")]
    rows: list[tuple[str, ...]] = []
    firsts: list[int] = []
    for title, part in zip(titles, parts, strict=True):
        firsts.append(len(rows))
        rows.append((title, "", part.file, "", part.about))
        rows += [(title, one.label, one.name, one.unit, one.about) for one in part.fields]
    top = len(lines) + 1
    _fill(sheet, looks, header, rows, [""] * len(header), top=top)
    for number in firsts:
        title, *others = rows[number]
        target = title.replace("'", "''")
        sheet.write_url(top + 1 + number, 0, f"internal:'{target}'!A1", looks.text(title, "link"), title)
        for column, words in enumerate(others, start=1):
            _say(sheet, top + 1 + number, column, words, looks, "part")
