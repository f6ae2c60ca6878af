"""Reads the tables: typed cells by spreadsheet row."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping

import pandas as pd

from kadgeo import cells, schema
from kadgeo.io.reading import ROW, Reading
from kadgeo.settings.kinds import spelled
from kadgeo.text import Text

_BEYOND = Text("{cell} di luar kolom terakhir", "{cell} beyond the last column")


def table(reading: Reading, declared: schema.Table) -> pd.DataFrame | None:
    """One table with typed cells, or None where it is absent or cannot be read."""
    file = declared.file
    if not (declared.is_required or reading.has(file)):
        return None
    data = reading.bytes(file)
    if data is None:
        return None
    try:
        sheet = cells.sheet(cells.decode(data), labels(declared.columns))
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
