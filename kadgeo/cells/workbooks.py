"""A table out of an Excel workbook (.xlsx), as the text that a CSV of it would hold."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from typing import Any

from kadgeo.cells.errors import CellError
from kadgeo.cells.sheets import LARGEST_FILE, Row, Sheet, refuse_size, refuse_title, sheet_of
from kadgeo.text import Text

_UNPACKED = 4 * LARGEST_FILE  # bytes of XML: a table takes more room in it than as CSV
_SHOWN = re.compile(r"\[[^\]]*\]|\"[^\"]*\"|\\.")  # in a number format: what stands for itself
_INTACT = Text("buku kerja Excel (.xlsx) yang utuh", "an intact Excel workbook (.xlsx)")
_SAVE = Text("simpan ulang di Excel", "save it again in Excel")
_ONE_SHEET = Text("satu lembar yang berisi", "one sheet that is filled")
_FORMULA = Text("sel berisi nilai", "a cell with a value")
_VALUES = Text("salin, lalu tempel sebagai nilai", "copy, then paste as values")


def workbook(data: bytes, known: Mapping[str, Iterable[str]]) -> Sheet:
    """The one filled sheet of a workbook.

    Parameters
    ----------
    data : bytes
        Content of the file.
    known : mapping of str to iterable of str
        Columns of the table with their labels, as for :func:`kadgeo.cells.sheet`.

    Raises
    ------
    CellError
        It is damaged or too large, has no sheet or several, something stands above the header, or a cell
        holds an error or a formula without its value.
    """
    values, formulas = _opened(data, data_only=True), _opened(data, data_only=False)
    filled = [lines for name in values.sheetnames if (lines := _lines(values[name], formulas[name]))]
    if len(filled) > 1:
        raise CellError(_ONE_SHEET, Text("hapus lembar lain", "delete the other sheets"))
    rows = filled[0] if filled else []
    refuse_title(rows, known)
    return sheet_of(rows, ",")


def _opened(data: bytes, *, data_only: bool) -> Any:
    import openpyxl  # takes a third of a second

    try:
        parts = zipfile.ZipFile(io.BytesIO(data)).infolist()
        if sum(part.file_size for part in parts) > _UNPACKED:
            raise CellError(_INTACT, Text("hapus baris dan kolom kosong", "delete empty rows and columns"))
        return openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=data_only)
    except CellError:
        raise
    except Exception as error:  # openpyxl lets through whatever a damaged part of the archive raises
        raise CellError(_INTACT, _SAVE) from error


def _lines(values: Any, formulas: Any) -> list[Row]:
    """Rows that are not blank, with their numbers."""
    lines: list[Row] = []
    for row, (cells, written) in enumerate(
        zip(values.iter_rows(), formulas.iter_rows(), strict=True), start=1
    ):
        line = [_text(cell, one, row) for cell, one in zip(cells, written, strict=False)]
        if any(map(str.strip, line)):
            lines.append((row, line))
            refuse_size(line, len(lines), lines[0][1])
    return lines


def _text(cell: Any, formula: Any, row: int) -> str:
    value = cell.value
    if cell.data_type == "e" or (value is None and formula.data_type == "f"):
        raise CellError(_FORMULA, _VALUES, row=row, column=str(cell.column))
    if value is None:
        return ""
    if isinstance(value, datetime.date):
        return _date(value, str(cell.number_format))
    return _number(value) if isinstance(value, float) and not isinstance(value, bool) else str(value)


def _date(value: datetime.date, form: str) -> str:
    """A date as finely as it is shown: Excel keeps a day also for a month or a year."""
    shown = _SHOWN.sub("", form.casefold())
    iso = value.isoformat().removesuffix("T00:00:00")
    if len(iso) > len("2014-02-06") or "d" in shown or "y" not in shown:
        return iso
    return iso[:7] if "m" in shown else iso[:4]


def _number(value: float) -> str:
    """A number with a decimal point and all its digits."""
    words = f"{value:.0f}" if value.is_integer() else repr(value)
    return f"{value:.15f}".rstrip("0") if "e" in words else words
