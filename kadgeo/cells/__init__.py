"""Tables as spreadsheets of any locale write them: bytes, rows, headers, characters, values."""

from __future__ import annotations

from kadgeo.cells.characters import Oddity, oddity
from kadgeo.cells.errors import CellError
from kadgeo.cells.headers import HeaderMatch, known_headers, match_header
from kadgeo.cells.sheets import LARGEST_FILE, LONGEST_CELL, MOST_ROWS, Sheet, decode, extra_cells, sheet
from kadgeo.cells.values import Cell, read
from kadgeo.cells.workbooks import workbook
from kadgeo.cells.writing import csv_text

__all__ = [
    "LARGEST_FILE",
    "LONGEST_CELL",
    "MOST_ROWS",
    "Cell",
    "CellError",
    "HeaderMatch",
    "Oddity",
    "Sheet",
    "csv_text",
    "decode",
    "extra_cells",
    "known_headers",
    "match_header",
    "oddity",
    "read",
    "sheet",
    "workbook",
]
