"""Writes results as an Excel workbook: a sheet a table, one of sources, one that explains all columns."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pandas as pd

from kadgeo.columns import column_words, kind, table_words
from kadgeo.dataset import Dataset
from kadgeo.text import Lang, Text
from kadgeo.workbook.values import Cell, names_of, shown

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

EPOCH = datetime(
    1980, 1, 1
)  # the earliest that a zip file knows: a workbook must not change unless the data do
WIDTHS = (8, 60)  # characters: narrower hides the header, wider hides the other columns
LONGEST_CELL = 32_767  # characters that Excel allows in a cell
LONGEST_TITLE = 31  # and in the name of a sheet
INK, PAPER = "FFFFFF", "1F4E79"  # of the header
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")

WORDS = {
    "readme": Text("Baca dulu", "Read me"),
    "sources": Text("Sumber", "Sources"),
    "sheet": Text("Lembar", "Sheet"),
    "column": Text("Kolom", "Column"),
    "csv": Text("Nama di CSV", "Name in the CSV"),
    "unit": Text("Satuan", "Unit"),
    "about": Text("Arti", "Meaning"),
    "computed": Text(
        "Semua angka dihitung oleh kadgeo dari data di lembar Sumber; panjang, jarak dan luas diukur pada "
        "elipsoid WGS 84.",
        "All figures are computed by kadgeo from the data in the sheet Sources; lengths, distances and areas "
        "are measured on the WGS 84 ellipsoid.",
    ),
    "kind": Text("Jenis", "Kind"),
    "title": Text("Judul", "Title"),
    "producer": Text("Pembuat", "Producer"),
    "address": Text("Alamat", "Address"),
    "accessed": Text("Diakses", "Accessed"),
    "licence": Text("Lisensi", "Licence"),
    "note": Text("Catatan", "Note"),
    "file": Text("berkas data", "data file"),
    "record": Text("sumber fakta", "source of facts"),
}


def xlsx(tables: Mapping[str, pd.DataFrame], dataset: Dataset, *, lang: Lang) -> bytes:
    """Write tables as one Excel workbook.

    Cells are text or numbers, never formulas: what a table says cannot be run.

    Parameters
    ----------
    tables : mapping of str to DataFrame
        Results by the name of their analysis, see :func:`kadgeo.workbook.tables_of`.
    dataset : Dataset
        Gives the names of codes, the titles and the sources.
    lang : {"id", "en"}
        Language of headers and words.

    Returns
    -------
    bytes
        The ``.xlsx`` file; the same tables always give the same bytes.
    """
    from openpyxl import Workbook  # only whoever wants a workbook waits for it

    book = Workbook()
    book.properties.title, book.properties.creator = dataset.project.title.to(lang), "kadgeo"
    book.properties.created = EPOCH
    titles = {name: title_of(name, lang) for name in tables}
    _readme(book.active, tables, titles, dataset, lang)
    names = names_of(dataset)
    for name, table in tables.items():
        _result(book.create_sheet(titles[name]), table, lang, names)
    _sources(book.create_sheet(WORDS["sources"].to(lang)), dataset, lang)
    return _saved(book)


def title_of(name: str, lang: Lang) -> str:
    """Name of the sheet of an analysis."""
    return _FORBIDDEN.sub(" ", table_words(name).label.to(lang))[:LONGEST_TITLE]


def _result(sheet: Worksheet, table: pd.DataFrame, lang: Lang, names: Mapping[str, Text]) -> None:
    columns = list(table)
    header = [column_words(column).label.to(lang) for column in columns]
    cells = [
        [shown(value, column, lang, names, is_key=column == columns[0]) for value in table[column]]
        for column in columns
    ]
    rows: Iterable[Sequence[Cell]] = zip(*cells, strict=True)
    formats = [_format(column, lang) for column in columns]
    _fill(sheet, header, rows, formats, fixed=2 if columns[1:2] == ["name"] else 1)


def _format(column: str, lang: Lang) -> str:
    """Excel's number format of a column, with its unit."""
    how = kind(column)
    digits = ("#,##0" if how.is_grouped else "0") + ("." + "0" * how.decimals if how.decimals else "")
    if how.factor != 1:
        return f"{digits}%"
    words = how.unit.to(lang)
    return f'{digits}" {words}"' if words else digits


def _fill(
    sheet: Worksheet,
    header: Sequence[str],
    rows: Iterable[Sequence[Cell]],
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
    last = top
    for last, row in enumerate(rows, start=top + 1):
        for number, value in enumerate(row, start=1):
            cell = _write(sheet, last, number, value)
            if formats and isinstance(value, int | float):
                cell.number_format = formats[number - 1]
            widths[number - 1] = max(widths[number - 1], _width(value) + 2)
    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = min(max(width, WIDTHS[0]), WIDTHS[1])
    sheet.freeze_panes = sheet.cell(top + 1, fixed + 1)
    sheet.auto_filter.ref = f"A{top}:{get_column_letter(len(header))}{last}"
    sheet.print_title_rows = f"{top}:{top}"
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _write(sheet: Worksheet, row: int, column: int, value: Cell) -> Any:
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Alignment

    cell = sheet.cell(row, column)
    if not isinstance(value, str):
        cell.value = value
        cell.alignment = Alignment(vertical="top")
        return cell
    words = ILLEGAL_CHARACTERS_RE.sub("", value)[:LONGEST_CELL]
    cell.value = words
    cell.data_type = "s"  # or openpyxl takes what begins with = for a formula and #N/A for an error
    cell.alignment = Alignment(vertical="top", wrap_text=len(words) > WIDTHS[1])
    if words[:1] in set("=+-@\t\r"):
        cell.quotePrefix = True  # stays text when someone edits the cell
    return cell


def _width(value: Cell) -> int:
    return len(value) if isinstance(value, str) else 0 if value is None else len(f"{value:,.1f}") + 6


def _header(cell: Any) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    cell.font = Font(bold=True, color=INK)
    cell.fill = PatternFill("solid", fgColor=PAPER)
    cell.alignment = Alignment(vertical="center", wrap_text=True)


def _readme(
    sheet: Worksheet,
    tables: Mapping[str, pd.DataFrame],
    titles: Mapping[str, str],
    dataset: Dataset,
    lang: Lang,
) -> None:
    from openpyxl.styles import Font
    from openpyxl.worksheet.hyperlink import Hyperlink

    sheet.title = WORDS["readme"].to(lang)
    project = dataset.project
    for row, words in enumerate((project.title, project.subtitle, WORDS["computed"]), start=1):
        _write(sheet, row, 1, words.to(lang)).alignment = None
    sheet["A1"].font = Font(bold=True, size=14)
    header = [WORDS[key].to(lang) for key in ("sheet", "column", "csv", "unit", "about")]
    rows: list[tuple[str, ...]] = []
    links: dict[int, str] = {}
    for name, table in tables.items():
        links[len(rows)] = titles[name]
        rows.append((titles[name], "", f"tables/{name}.csv", "", table_words(name).about.to(lang)))
        rows += [(titles[name], *_explained(column, lang)) for column in table]
    top = 5
    _fill(sheet, header, rows, top=top)
    for number, title in links.items():
        first = sheet.cell(top + 1 + number, 1)
        first.hyperlink = Hyperlink(ref=first.coordinate, location=f"'{title}'!A1")
        for cell in sheet[first.row]:
            cell.font = Font(bold=True, color=PAPER, underline="single" if cell is first else None)


def _explained(column: str, lang: Lang) -> tuple[str, str, str, str]:
    words = column_words(column)
    return words.label.to(lang), column, kind(column).unit.to(lang), words.about.to(lang)


def _sources(sheet: Worksheet, dataset: Dataset, lang: Lang) -> None:
    keys = ("kind", "title", "producer", "address", "accessed", "licence", "note")
    rows: list[list[Cell]] = [
        ["record", row.title, row.producer, row.address, row.accessed, row.licence, row.note]
        for row in dataset.sources.itertuples()
    ]
    rows += [
        ["file", one.title, one.producer, one.url, one.accessed, one.licence, one.note]
        for one in dataset.origins
    ]
    cells = [
        [WORDS[str(kind)].to(lang), *(one if isinstance(one, str) else None for one in others)]
        for kind, *others in rows
    ]
    _fill(sheet, [WORDS[key].to(lang) for key in keys], cells, fixed=2)


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
