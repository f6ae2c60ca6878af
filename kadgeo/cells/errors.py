"""What is raised where a file or a cell does not read in one way only."""

from __future__ import annotations

from kadgeo.text import Text


class CellError(Exception):
    """A file or cell cannot be read in one way only.

    Parameters
    ----------
    expected, suggestion : Text
        What should stand there and what to do.
    row : int, optional
        Row as a spreadsheet numbers it, where the whole file is refused for one row.
    column : str, optional
        Column's name, or its number from 1.
    """

    def __init__(
        self, expected: Text, suggestion: Text, *, row: int | None = None, column: str | None = None
    ) -> None:
        super().__init__(expected.en)
        self.expected = expected
        self.suggestion = suggestion
        self.row = row
        self.column = column
