"""Read the cells of a table as spreadsheets of any locale write them; guess nothing."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from kadgeo.text import Text

Cell = str | float | None

_PLAIN = re.compile(r"[+-]?\d+(\.\d+)?")
_COMMA = re.compile(r"[+-]?\d+,\d+")
_POINT_GROUPS = re.compile(r"[+-]?\d{1,3}(\.\d{3})+(,\d+)?")
_COMMA_GROUPS = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")
_ONE_GROUP = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}")
_NUMBERS = ((_PLAIN, ",", "."), (_COMMA, ".", ","), (_POINT_GROUPS, ".", ","), (_COMMA_GROUPS, ",", "."))
_EXCEL_CODE = re.compile(r"\d\d,\d\d")
_DELIMITERS = ",;\t"
_WORKBOOKS = (b"PK", b"\xd0\xcf\x11\xe0")  # .xlsx, .xls


class CellError(Exception):
    """A file or cell cannot be read in one way only.

    Parameters
    ----------
    expected, suggestion : Text
        What should stand there and what to do.
    """

    def __init__(self, expected: Text, suggestion: Text) -> None:
        super().__init__(expected.en)
        self.expected = expected
        self.suggestion = suggestion


@dataclass(frozen=True)
class Sheet:
    """A table as text: the header, and each row that is not blank with its spreadsheet number."""

    delimiter: str
    header: list[str]
    rows: list[tuple[int, list[str]]]


def decode(data: bytes) -> str:
    """Text of a file saved as UTF-8 (with or without BOM) or Windows-1252.

    Raises
    ------
    CellError
        It is neither.
    """
    save = Text('di Excel pilih Simpan Sebagai, "CSV UTF-8"', 'in Excel choose Save As, "CSV UTF-8"')
    if data.startswith(_WORKBOOKS):
        raise CellError(Text("berkas CSV, bukan buku kerja Excel", "a CSV file, not an Excel workbook"), save)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in data:
        raise CellError(Text("CSV dalam UTF-8, bukan UTF-16", "a CSV in UTF-8, not UTF-16"), save)
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise CellError(Text("CSV dalam UTF-8", "a CSV in UTF-8"), save) from error


def sheet(text: str) -> Sheet:
    r"""Split a CSV text into rows, whichever delimiter it was saved with.

    Raises
    ------
    CellError
        The file is empty or its quotes do not match.

    Examples
    --------
    >>> sheet("a;b\r\n1;2,5\r\n;\r\n").rows
    [(2, ['1', '2,5'])]
    """
    declared = re.match(r"sep=(.)(\r\n|\r|\n)", text)
    body = text[declared.end() :] if declared else text
    first = re.split(r"[\r\n]", body, maxsplit=1)[0]
    delimiter = declared.group(1) if declared else max(_DELIMITERS, key=first.count)
    try:
        lines = list(csv.reader(io.StringIO(body, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise CellError(
            Text("CSV dengan tanda kutip berpasangan", "a CSV whose quotes match"),
            Text(f"periksa tanda kutip: {error}", f"check the quotes: {error}"),
        ) from error
    if not lines or not any(cell.strip() for cell in lines[0]):
        raise CellError(
            Text("baris judul kolom di baris 1", "a header in row 1"),
            Text("kembalikan baris judul", "put the header back"),
        )
    header = _strip_trailing([cell.strip() for cell in lines[0]])
    rows = [(number, line) for number, line in enumerate(lines[1:], start=2) if any(map(str.strip, line))]
    return Sheet(delimiter, header, rows)


def extra_cells(sheet: Sheet) -> Iterator[tuple[int, str]]:
    """Rows with more filled cells than the header has columns."""
    for number, line in sheet.rows:
        beyond = [cell for cell in line[len(sheet.header) :] if cell.strip()]
        if beyond:
            yield number, beyond[0]


def read(cell: str, kind: str, *, delimiter: str = ",") -> Cell:
    """Value of a cell: None where it is empty, a number where it reads as one in one way only.

    Parameters
    ----------
    cell : str
        Text of the cell.
    kind : {"text", "code", "date", "number", "integer"}
        What the column holds.
    delimiter : str
        The file's delimiter; a semicolon tells of a locale with decimal commas.

    Raises
    ------
    CellError
        The number can be read in two ways.

    Examples
    --------
    >>> read("26.912,065", "number"), read("116.98", "number"), read("64,02", "code")
    (26912.065, 116.98, '64.02')
    """
    words = cell.strip().strip("\u00a0")
    if not words:
        return None
    if kind == "code" and _EXCEL_CODE.fullmatch(words):
        return words.replace(",", ".")
    if kind not in {"number", "integer"}:
        return words
    number = _number(words.replace("\u00a0", "").replace(" ", ""), kind, delimiter)
    return words if number is None else number


def _number(words: str, kind: str, delimiter: str) -> float | None:
    decimal = "," if delimiter == ";" else "."
    grouped = _POINT_GROUPS.fullmatch(words) or _COMMA_GROUPS.fullmatch(words)
    if kind == "integer" and grouped and not ("," in words and "." in words):
        if _ONE_GROUP.fullmatch(words) and words.endswith(f"{decimal}000"):
            raise _ambiguous(words[:-4], words[:-4] + words[-3:])
        return float(re.sub(r"[.,]", "", words))
    if _ONE_GROUP.fullmatch(words) and decimal not in words:
        raise _ambiguous(f"{words[:-4]}{decimal}{words[-3:]}", words[:-4] + words[-3:])
    for pattern, drop, point in _NUMBERS:
        if pattern.fullmatch(words):
            return float(words.replace(drop, "").replace(point, "."))
    return None


def _ambiguous(small: str, large: str) -> CellError:
    return CellError(
        Text("bilangan yang hanya terbaca satu cara", "a number that reads in one way only"),
        Text(f"tulis {small} atau {large}", f"write {small} or {large}"),
    )


def _strip_trailing(cells: list[str]) -> list[str]:
    while cells and not cells[-1]:
        cells.pop()
    return cells
