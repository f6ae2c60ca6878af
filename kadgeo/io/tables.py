"""Reads the tables: typed cells by spreadsheet row."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

import pandas as pd

from kadgeo import cells, schema
from kadgeo.io.reading import ROW, Reading
from kadgeo.settings.kinds import spelled
from kadgeo.text import Text

WORKBOOK = ".xlsx"
_BOTH = Text("{name}.xlsx di samping {name}.csv", "{name}.xlsx beside {name}.csv")
_ONE = Text("satu berkas untuk satu tabel", "one file for one table")
_MOVE = Text(
    "pindahkan yang tidak dipakai ke luar folder data", "move the one not in use out of the data folder"
)
_BEYOND = Text("{cell} di luar kolom terakhir", "{cell} beyond the last column")


def files(declared: schema.Table) -> tuple[str, str]:
    """The two files that a table may be in: the CSV, and the workbook."""
    return declared.file, declared.file.removesuffix(".csv") + WORKBOOK


def find(reading: Reading, declared: schema.Table) -> str | None:
    """The file of a table: the CSV, or a workbook in its place; None where it has none. Both are an issue."""
    _, workbook = files(declared)
    if not reading.has(workbook):
        return declared.file if declared.is_required or reading.has(declared.file) else None
    if reading.has(declared.file):
        reading.add(workbook, found=_BOTH.format(name=declared.name), expected=_ONE, suggestion=_MOVE)
        return declared.file
    return workbook


def table(reading: Reading, declared: schema.Table, file: str) -> pd.DataFrame | None:
    """One table with typed cells, or None where it cannot be read; an issue then says why."""
    data = reading.bytes(file)
    if data is None:
        return None
    known = labels(declared.columns)
    try:
        is_workbook = file.endswith(WORKBOOK)
        sheet = cells.workbook(data, known) if is_workbook else cells.sheet(cells.decode(data), known)
    except cells.CellError as error:
        found = Text("berkas yang tidak terbaca", "an unreadable file")
        reading.refuse(file, error, found, row=error.row, column=error.column)
        return None
    sheet = _named(sheet, declared)
    for row, cell in cells.extra_cells(sheet):
        count = len(sheet.header)
        reading.add(
            file,
            row=row,
            found=_BEYOND.format(cell=spelled(cell)),
            expected=Text(f"{count} kolom", f"{count} columns"),
            suggestion=Text(
                "beri tanda kutip pada teks berisi pemisah", "quote text that holds the delimiter"
            ),
        )
    repeated = {column for column in sheet.header if sheet.header.count(column) > 1}
    for column in sorted(repeated):
        reading.add(
            file,
            row=1,
            column=column,
            found=Text("kolom ganda", "the column twice"),
            expected=Text("sekali", "once"),
        )
    kinds = {name: column.kind.reads for name, column in declared.columns.items()}
    return None if repeated else _typed(reading, file, sheet, kinds)


def labels(columns: Mapping[str, schema.Column]) -> dict[str, list[str]]:
    """What the columns are called in both languages."""
    return {name: [column.label.id, column.label.en] for name, column in columns.items()}


def _named(sheet: cells.Sheet, declared: schema.Table) -> cells.Sheet:
    """The sheet with the names of its columns where only case, spaces or signs differ."""
    absent: dict[str, list[str]] = {name: [] for name in declared.columns if name not in sheet.header}
    found = [cells.match_header(name, absent) for name in sheet.header]
    header = [one.column or name for name, one in zip(sheet.header, found, strict=True)]
    return dataclasses.replace(sheet, header=header)


def _typed(reading: Reading, file: str, sheet: cells.Sheet, kinds: Mapping[str, str]) -> pd.DataFrame:
    columns: dict[str, list[cells.Cell]] = {}
    for position, column in enumerate(sheet.header):
        kind = kinds.get(column, "text")
        below = [(row, line[position] if position < len(line) else "") for row, line in sheet.rows]
        columns[column] = [
            _cell(reading, file, row, column, words, kind, sheet.delimiter) for row, words in below
        ]
    index = pd.Index([row for row, _ in sheet.rows], name=ROW)
    return pd.DataFrame(
        {column: pd.Series(values, index, dtype=object) for column, values in columns.items()}, index
    )


def _cell(
    reading: Reading, file: str, row: int, column: str, words: str, kind: str, delimiter: str
) -> cells.Cell:
    try:
        return cells.read(words, kind, delimiter=delimiter)
    except cells.CellError as error:
        reading.refuse(file, error, spelled(words), row=row, column=column)
        return None
