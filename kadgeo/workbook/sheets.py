"""Writes results as an Excel workbook: a sheet a table, one of sources, one that explains all columns."""

from __future__ import annotations

import copy
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from kadgeo.text import Lang, Text
from kadgeo.workbook.parts import Part, Written

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

EPOCH = datetime(
    1980, 1, 1
)  # the earliest that a zip file knows: a workbook must not change unless the data do
WIDTHS = (8, 60)  # characters: narrower hides the header, wider hides the other columns
UNIT_WIDTH, DAY_WIDTH = 6, len("28 September 2026")
LONGEST_CELL = 32_767  # characters that Excel allows in a cell
LONGEST_TITLE = 31  # and in the name of a sheet
INK, PAPER = "FFFFFF", "1F4E79"  # of the header
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
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
    from openpyxl import Workbook  # only whoever wants a workbook waits for it

    book = Workbook()
    book.properties.title, book.properties.creator = title.to(lang), "kadgeo"
    book.properties.created = EPOCH
    titles = sheet_titles([one.title for one in parts])
    _readme(book.active, parts, titles, [one.to(lang) for one in (title, *notes)], lang)
    for name, part in zip(titles, parts, strict=True):
        rows = zip(*(one.cells for one in part.fields), strict=True)
        header, formats = [one.label for one in part.fields], [one.format for one in part.fields]
        _fill(book.create_sheet(name), header, rows, formats, fixed=part.fixed)
    return _saved(book)


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


def _fill(
    sheet: Worksheet,
    header: Sequence[str],
    rows: Iterable[Sequence[Written]],
    formats: Sequence[str] = (),
    *,
    top: int = 1,
    fixed: int = 1,
) -> None:
    """Write a table with header, filter, widths and formats from row `top` on."""
    from openpyxl.utils import get_column_letter

    widths = [_width(label) + 3 for label in header]  # room for the filter's arrow
    for number, label in enumerate(header, start=1):
        _header(_write(sheet, top, number, label))
    last, looks = top, Looks()
    for last, row in enumerate(rows, start=top + 1):
        for number, value in enumerate(row, start=1):
            _write(sheet, last, number, value, formats[number - 1] if formats else "", looks)
            widths[number - 1] = max(widths[number - 1], _width(value) + 2)
    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = min(max(width, WIDTHS[0]), WIDTHS[1])
    sheet.freeze_panes = sheet.cell(top + 1, fixed + 1)
    sheet.auto_filter.ref = f"A{top}:{get_column_letter(len(header))}{last}"
    sheet.print_title_rows = f"{top}:{top}"
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _write(
    sheet: Worksheet,
    row: int,
    column: int,
    value: Written,
    number_format: str = "",
    looks: Looks | None = None,
) -> Any:
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    cell = sheet.cell(row, column)
    looks = Looks() if looks is None else looks
    if not isinstance(value, str):
        cell.value = value
        looks.give(cell, number_format=number_format if value is not None else "")
        return cell
    words = ILLEGAL_CHARACTERS_RE.sub("", value)[:LONGEST_CELL]
    cell.value = words
    cell.data_type = "s"  # or openpyxl takes what begins with = for a formula and #N/A for an error
    looks.give(cell, is_wrapped=len(words) > WIDTHS[1], is_quoted=words[:1] in set("=+-@\t\r"))
    return cell


class Looks(dict[tuple[str, bool, bool], Any]):
    """Styles of one workbook's cells: openpyxl takes longer to find one again than to write the cell."""

    def give(
        self, cell: Any, *, number_format: str = "", is_wrapped: bool = False, is_quoted: bool = False
    ) -> None:
        """Style a cell; a quoted one stays text when someone edits it."""
        from openpyxl.styles import Alignment

        key = (number_format or cell.number_format, is_wrapped, is_quoted)
        if key in self:
            cell._style = copy.copy(self[key])
            return
        cell.alignment = Alignment(vertical="top", wrap_text=is_wrapped)
        cell.number_format = key[0]
        if is_quoted:
            cell.quotePrefix = True
        self[key] = cell._style


def _width(value: Written) -> int:
    if isinstance(value, int | float):
        return len(f"{value:,.1f}") + UNIT_WIDTH
    return len(value) if isinstance(value, str) else 0 if value is None else DAY_WIDTH


def _header(cell: Any) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    cell.font = Font(bold=True, color=INK)
    cell.fill = PatternFill("solid", fgColor=PAPER)
    cell.alignment = Alignment(vertical="center", wrap_text=True)


def _readme(
    sheet: Worksheet, parts: Sequence[Part], titles: Sequence[str], lines: Sequence[str], lang: Lang
) -> None:
    from openpyxl.styles import Font
    from openpyxl.worksheet.hyperlink import Hyperlink

    sheet.title = WORDS["readme"].to(lang)
    for row, words in enumerate(lines, start=1):
        _write(sheet, row, 1, words).alignment = None
    sheet["A1"].font = Font(bold=True, size=14)
    header = [WORDS[key].to(lang) for key in ("sheet", "column", "csv", "unit", "about")]
    rows: list[tuple[str, ...]] = []
    links: dict[int, str] = {}
    for title, part in zip(titles, parts, strict=True):
        links[len(rows)] = title
        rows.append((title, "", part.file, "", part.about))
        rows += [(title, one.label, one.name, one.unit, one.about) for one in part.fields]
    top = len(lines) + 2
    _fill(sheet, header, rows, top=top)
    for number, title in links.items():
        first = sheet.cell(top + 1 + number, 1)
        first.hyperlink = Hyperlink(ref=first.coordinate, location=f"'{title}'!A1")
        for cell in sheet[first.row]:
            cell.font = Font(bold=True, color=PAPER, underline="single" if cell is first else None)


def _saved(book: Workbook) -> bytes:
    """The file without the time of its making, which openpyxl writes into it."""
    made, frozen = io.BytesIO(), io.BytesIO()
    book.save(made)
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(frozen, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "docProps/core.xml":
                content = _MODIFIED.sub(rb"\g<1>" + EPOCH.strftime("%Y-%m-%dT%H:%M:%SZ").encode(), content)
            entry = zipfile.ZipInfo(name, EPOCH.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, content)
    return frozen.getvalue()
