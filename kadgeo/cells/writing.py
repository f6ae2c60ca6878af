"""Text of a table as spreadsheets read it."""

from __future__ import annotations

import pandas as pd

_END = "\n"
_BOM = "\ufeff"  # tells a spreadsheet that the text is UTF-8


def csv_text(frame: pd.DataFrame) -> str:
    r"""A frame as CSV with a byte order mark, its lines ended alike on any machine.

    Examples
    --------
    >>> csv_text(pd.DataFrame({"name": ["Blora"], "km": [0.5]}))
    '\ufeffname,km\nBlora,0.5\n'
    """
    return f"{_BOM}{frame.to_csv(index=False, lineterminator=_END)}"
