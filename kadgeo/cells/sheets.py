"""Decode the bytes of a table and split them into rows; what is no table is named for what it is."""

from __future__ import annotations

import codecs
import csv
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kadgeo.cells.errors import CellError
from kadgeo.cells.headers import known_headers
from kadgeo.text import Text

LARGEST_FILE = 50_000_000  # bytes; beyond any table typed by people
LONGEST_CELL = 32_767  # characters; Excel cuts off what is longer
MOST_ROWS = 50_000  # beyond any table typed by people: a hundred rows for each regency of the country
_TITLE_ROWS = 10  # a header further down is not looked for
_DELIMITERS = ",;\t"
_WORKBOOKS = (b"PK", b"\xd0\xcf\x11\xe0")  # .xlsx, .xls
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$")
_PAGE = re.compile(rb"\s*<(!doctype|html|\?xml|head|body)", re.IGNORECASE)
# Accented letters of cp850 and cp437 are these signs in Windows-1252, where none stands between letters.
_DOS = re.compile(
    "[A-Za-z][\u201a\u201e\u2020\u2021\u02c6\u2030\u2039\u201c\u201d\u02dc\u203a\u00a1-\u00a4][a-z]"
)
_SAVE = Text('di Excel pilih Simpan Sebagai, "CSV UTF-8"', 'in Excel choose Save As, "CSV UTF-8"')


Row = tuple[int, list[str]]  # number as a spreadsheet gives it, and cells


@dataclass(frozen=True)
class Sheet:
    """A table as text: the header, and each row that is not blank with its spreadsheet number."""

    delimiter: str
    header: list[str]
    rows: list[Row]


def decode(data: bytes) -> str:
    """Text of a file saved as UTF-8 (with or without BOM) or Windows-1252.

    Raises
    ------
    CellError
        It is neither, or no table: a workbook, a web page, a file too large.
    """
    _refuse_other_files(data)
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    dos = CellError(
        Text(
            "CSV dalam UTF-8, bukan huruf DOS (cp850 atau cp437)",
            "a CSV in UTF-8, not in DOS letters (cp850 or cp437)",
        ),
        _SAVE,
    )
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise dos from error
    if _DOS.search(text):
        raise dos
    return text


def _refuse_other_files(data: bytes) -> None:
    """Name a file that is no CSV for what it is."""
    if len(data) > LARGEST_FILE:
        size = f"{LARGEST_FILE // 1_000_000} MB"
        raise CellError(
            Text(f"berkas sampai {size}", f"a file of up to {size}"),
            Text(
                "bagi tabel ini, atau hapus kolom dan baris kosong",
                "divide the table, or delete its empty cells",
            ),
        )
    if data.startswith(_WORKBOOKS):
        raise CellError(
            Text("berkas CSV, bukan buku kerja Excel", "a CSV file, not an Excel workbook"), _SAVE
        )
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in data:
        raise CellError(Text("CSV dalam UTF-8, bukan UTF-16", "a CSV in UTF-8, not UTF-16"), _SAVE)
    if _PAGE.match(data.removeprefix(codecs.BOM_UTF8)[:200]):
        raise CellError(
            Text("berkas CSV, bukan halaman web", "a CSV file, not a web page"),
            Text(
                "unduhan gagal dan menyimpan halaman galat atau halaman masuk; unduh ulang",
                "the download failed and kept a page of an error or a login; download again",
            ),
        )


def sheet(text: str, known: Mapping[str, Iterable[str]] | None = None) -> Sheet:
    r"""Split a CSV text into rows, whichever delimiter it was saved with.

    Parameters
    ----------
    text : str
        Content of the file.
    known : mapping of str to iterable of str, optional
        Columns of the table with their labels; a title above the header is then named as such.

    Raises
    ------
    CellError
        The file is empty, its quotes do not match, its delimiter is another one, something stands above
        the header, or it is too long.

    Examples
    --------
    >>> sheet("a;b\r\n1;2,5\r\n;\r\n").rows
    [(2, ['1', '2,5'])]
    """
    declared = re.match(r"sep=([,;\t|])(\r\n|\r|\n)", text)
    body = text[declared.end() :] if declared else text
    first = re.split(r"[\r\n]", body, maxsplit=1)[0]
    if known:
        refuse_title(_top(body), known)
    if not declared and "|" in first and not any(map(first.count, _DELIMITERS)):
        raise CellError(
            Text(
                "kolom yang dipisahkan koma atau titik koma, bukan |",
                "columns set apart by commas or semicolons, not |",
            ),
            Text(
                "simpan sebagai CSV UTF-8, atau tulis sep=| di baris pertama",
                "save as CSV UTF-8, or write sep=| in the first line",
            ),
        )
    delimiter = declared.group(1) if declared else max(_DELIMITERS, key=first.count)
    return sheet_of(list(enumerate(_lines(body, delimiter), start=1)), delimiter)


def sheet_of(lines: list[Row], delimiter: str) -> Sheet:
    """Rows with their numbers as a sheet, the first of them its header.

    Raises
    ------
    CellError
        There is no header in row 1.
    """
    if not lines or lines[0][0] != 1 or not any(map(str.strip, lines[0][1])):
        raise CellError(
            Text("baris judul kolom di baris 1", "a header in row 1"),
            Text("kembalikan baris judul", "put the header back"),
        )
    header = _strip_trailing([cell.strip() for cell in lines[0][1]])
    return Sheet(delimiter, header, [row for row in lines[1:] if any(map(str.strip, row[1]))])


def _lines(body: str, delimiter: str) -> list[list[str]]:
    """All rows of a text, within bounds of time and memory."""
    lines: list[list[str]] = []
    try:
        pieces = (found.group() for found in _LINE.finditer(body))  # no copy of a large text
        for line in csv.reader(pieces, delimiter=delimiter, strict=True):
            lines.append(line)
            refuse_size(line, len(lines), lines[0])
    except csv.Error as error:
        if len(body) > LONGEST_CELL and "field larger" in str(error):
            raise _long_cell(len(lines) + 1, None) from error
        raise CellError(
            Text("CSV dengan tanda kutip berpasangan", "a CSV whose quotes match"),
            Text(f"periksa tanda kutip: {error}", f"check the quotes: {error}"),
            row=len(lines) + 1,
        ) from error
    return lines


def refuse_size(line: list[str], row: int, header: list[str]) -> None:
    """Refuse a row with too long a cell, or beyond the longest table."""
    if row > MOST_ROWS + 1:
        raise _too_long(row)
    for position, cell in enumerate(line):
        if len(cell) > LONGEST_CELL:
            named = header[position].strip() if row > 1 and position < len(header) else ""
            raise _long_cell(row, (named or str(position + 1))[:60])


def _long_cell(row: int, column: str | None) -> CellError:
    return CellError(
        Text(f"sel sampai {LONGEST_CELL} huruf", f"a cell of up to {LONGEST_CELL} characters"),
        Text(
            "pendekkan, atau periksa tanda kutip yang tidak ditutup",
            "shorten it, or look for a quote left open",
        ),
        row=row,
        column=column,
    )


def _too_long(row: int) -> CellError:
    return CellError(
        Text(f"sampai {MOST_ROWS} baris", f"up to {MOST_ROWS} rows"),
        Text(
            "hapus baris kosong di bawah, atau bagi tabel ini",
            "delete the empty rows below, or divide the table",
        ),
        row=row,
    )


def refuse_title(rows: Iterable[Row], known: Mapping[str, Iterable[str]]) -> None:
    """Say so where the header stands further down, under a title."""
    counts = {row: known_headers(cells, known) for row, cells in itertools.islice(rows, _TITLE_ROWS)}
    best = max(counts, key=lambda row: counts[row], default=1)
    if counts.get(1) or counts.get(best, 0) < min(2, len(known)):
        return
    raise CellError(
        Text("nama kolom di baris 1", "the column names in row 1"),
        Text(
            f"nama kolom ada di baris {best}; hapus judul tabel dan baris kosong di atasnya",
            f"the column names stand in row {best}; delete the title and empty rows above them",
        ),
        row=1,
    )


def _top(body: str) -> Iterator[Row]:
    """The first rows of a text, their quotes not minded: only names of columns are looked for."""
    lines = re.split(r"\r\n|\r|\n", body[: _TITLE_ROWS * LONGEST_CELL], maxsplit=_TITLE_ROWS)
    for row, line in enumerate(lines, start=1):
        delimiter = max(_DELIMITERS, key=line.count)
        yield row, [cell.strip().strip('"') for cell in line.split(delimiter)]


def extra_cells(sheet: Sheet) -> Iterator[tuple[int, str]]:
    """Rows with more filled cells than the header has columns."""
    for number, line in sheet.rows:
        beyond = [cell for cell in line[len(sheet.header) :] if cell.strip()]
        if beyond:
            yield number, beyond[0]


def _strip_trailing(cells: list[str]) -> list[str]:
    while cells and not cells[-1]:
        cells.pop()
    return cells
