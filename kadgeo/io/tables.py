"""Reads the tables: typed cells by spreadsheet row."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from kadgeo import cells, schema
from kadgeo.io.reading import ROW, Reading
from kadgeo.text import Text


def table(reading: Reading, declared: schema.Table) -> pd.DataFrame | None:
    """One table with typed cells, or None where it is absent or cannot be read."""
    file = declared.file
    if not (declared.is_required or reading.has(file)):
        return None
    data = reading.bytes(file)
    if data is None:
        return None
    try:
        sheet = cells.sheet(cells.decode(data))
    except cells.CellError as error:
        reading.refuse(file, error, Text("berkas yang tidak terbaca", "an unreadable file"))
        return None
    for row, cell in cells.extra_cells(sheet):
        count = len(sheet.header)
        reading.add(
            file,
            row=row,
            found=Text(f"{cell!r} di luar kolom terakhir", f"{cell!r} beyond the last column"),
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
        reading.refuse(file, error, Text.same(repr(words)), row=row, column=column)
        return None
