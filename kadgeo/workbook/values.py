"""Values of results as cells: in the reader's language, and never a formula."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from kadgeo import cells
from kadgeo.columns import bare, column_words, value_words
from kadgeo.dataset import Dataset
from kadgeo.results import per_dataset
from kadgeo.schema import worded
from kadgeo.text import Lang, Text, listed

Cell = str | int | float | None

DECIMALS = 6  # a millimetre in a kilometre: what lies below differs from machine to machine
# A spreadsheet takes what begins so for a formula. Where its list separator is the semicolon, as in
# Indonesian, it also splits a cell there, and at tabs and line breaks in any language.
_FORMULA = re.compile(r"(?:^|(?<=[;\t\r\n]))(?=[ \u00a0]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20])")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_TITLED = dict.fromkeys(("zones", "places", "industrial_areas"), "name") | {"agreements": "title"}


def csv_text(table: pd.DataFrame, lang: Lang) -> str:
    r"""A table as CSV for spreadsheets and programs alike.

    Cells that a spreadsheet would run as a formula get an apostrophe before what makes it one.

    Parameters
    ----------
    table : DataFrame
        Cells may be :class:`~kadgeo.text.Text` or tuples.
    lang : {"id", "en"}
        Language of the words.

    Returns
    -------
    str
        UTF-8 with a byte order mark; tuples are joined by ``|``.

    Examples
    --------
    >>> csv_text(pd.DataFrame({"name": ["=1+1"], "codes": [("64.01", "64.02")], "km": [-0.5]}), "id")
    "\ufeffname,codes,km\n'=1+1,64.01 | 64.02,-0.5\n"
    """
    columns = {column: [_harmless(plain(value, lang)) for value in table[column]] for column in table}
    frame = pd.DataFrame(columns, columns=table.columns, dtype=object)
    return cells.csv_text(frame)


def plain(value: Any, lang: Lang) -> Cell:
    """A value as one cell: a number or text, None where it is missing."""
    if isinstance(value, Text):
        return value.to(lang)
    if isinstance(value, tuple | list):
        return " | ".join(_inner(one, lang) for one in value)
    if value is None or value is pd.NA or value is pd.NaT:
        return None
    return _number(value) if isinstance(value, _NUMBERS) else str(value)


_NUMBERS = (int, float, np.integer, np.floating)


def _number(value: Any) -> Cell:
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int | np.integer):
        return int(value)
    return round(float(value), DECIMALS) if np.isfinite(value) else None


def _inner(value: Any, lang: Lang) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple | list) else str(plain(value, lang))


def _harmless(cell: Cell) -> Cell:
    return _FORMULA.sub("'", cell) if isinstance(cell, str) else cell


@per_dataset
def names_of(dataset: Dataset) -> dict[str, Text]:
    """What the codes and keys of a dataset stand for, by what refers to them and the key.

    Parameters
    ----------
    dataset : Dataset

    Returns
    -------
    dict of str to Text
        By ``region:CODE``, ``category:GROUP:KEY`` and ``TABLE:KEY``.
    """
    names = {
        f"region:{code}": Text.same(f"{code} {name}")
        for level in ("regencies", "districts", "villages")
        for code, name in getattr(dataset, level)["name"].items()
    }
    for group, entries in dataset.project.categories.items():
        names |= {f"category:{group}:{one.key}": one.label for one in entries}
    for table, column in _TITLED.items():
        rows = dataset.register.get(table, getattr(dataset, table)).to_dict("index")
        names |= {f"{table}:{key}": worded(row, column) for key, row in rows.items()}
    for key, parts in dataset.corridors.groupby("corridor_id", sort=False):
        names[f"corridors:{key}"] = listed(
            dict.fromkeys(worded(row, "name") for row in parts.to_dict("records")), "; "
        )
    return names


def shown(value: Any, column: str, lang: Lang, names: Mapping[str, Text], *, is_key: bool = False) -> Cell:
    """A value as a reader likes to see it: codes with their names, keys and coded values in words.

    Parameters
    ----------
    value : object
    column : str
        Its column, as ``columns.csv`` declares it.
    lang : {"id", "en"}
    names : mapping of str to Text
        See :func:`names_of`.
    is_key : bool
        The column names the row, see :func:`names_row`: its keys stay.
    """
    if isinstance(value, tuple | list):
        separator = ", " if any(isinstance(one, tuple | list) for one in value) else None
        parts = [value] if separator is None else value
        joint = " | " if separator is None else separator
        return " | ".join(joint.join(str(shown(one, column, lang, names)) for one in part) for part in parts)
    if isinstance(value, str | bool | np.bool_):
        found = None if is_key else _meaning(value, column, names)
        return str(value) if found is None else found.to(lang)
    return plain(value, lang)


def names_row(column: str, columns: Sequence[str]) -> bool:
    """Is a column the key of its table's rows: the first, with the name beside it.

    Examples
    --------
    >>> names_row("zone_id", ["zone_id", "name"]), names_row("zone_id", ["zone_id", "sectors"])
    (True, False)
    """
    return list(columns[:2]) == [column, "name"]


def _meaning(value: Any, column: str, names: Mapping[str, Text]) -> Text | None:
    refers = column_words(column).refers
    if refers == "value" or not isinstance(value, str):
        return value_words(value)
    return names.get(f"{refers}:{value}")


def printed(cell: Cell, column: str, lang: Lang) -> str:
    """A cell as text for a terminal: numbers as the language writes them, no control characters."""
    if cell is None:
        return ""
    if isinstance(cell, int | float):
        return bare(cell, column).to(lang)
    return _CONTROLS.sub("", " ".join(cell.split()))
