"""Values of results as cells: in the reader's language, and never a formula."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from kadgeo.columns import bare, value_words
from kadgeo.results import per_dataset
from kadgeo.text import Lang, Text

Cell = str | int | float | None

DECIMALS = 6  # a millimetre in a kilometre: what lies below differs from machine to machine
_END = "\n"  # of a line, on any machine
_BOM = "\ufeff"  # tells a spreadsheet that the text is UTF-8
# A spreadsheet takes what begins so for a formula. Where its list separator is the semicolon, as in
# Indonesian, it also splits a cell there, and at tabs and line breaks in any language.
_FORMULA = re.compile(r"(?:^|(?<=[;\t\r\n]))(?=[ \u00a0]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20])")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_CODED = ("kind", "relation", "suggestion", "grounds", "level", "sector")
_REGIONS = ("a", "b", "parts")
_OWN_CODES = ("code", "a_code", "b_code")  # their names stand beside them


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
    return f"{_BOM}{frame.to_csv(index=False, lineterminator=_END)}"


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
def names_of(dataset: Any) -> dict[str, Text]:
    """What the codes and keys of a dataset stand for, to be shown in their place."""
    names = {
        code: Text.same(f"{code} {name}")
        for level in ("regencies", "districts", "villages")
        for code, name in getattr(dataset, level)["name"].items()
    }
    places, areas = dataset.places, dataset.industrial_areas
    names |= {key: Text.same(name) for key, name in places["name"].items()}
    rows = zip(areas.index, areas["name"], areas["name_en"], strict=True)
    names |= {key: Text(name, name_en) for key, name, name_en in rows}
    project = getattr(dataset, "project", None)
    sectors = () if project is None else project.categories["sectors"]
    return names | {f"sector:{sector.key}": sector.label for sector in sectors}


def shown(value: Any, column: str, lang: Lang, names: Mapping[str, Text], *, is_key: bool = False) -> Cell:
    """A value as a reader likes to see it: codes with their names, coded values in words."""
    if isinstance(value, tuple | list):
        separator = ", " if any(isinstance(one, tuple | list) for one in value) else None
        parts = [value] if separator is None else value
        joint = " | " if separator is None else separator
        return " | ".join(joint.join(str(shown(one, column, lang, names)) for one in part) for part in parts)
    if isinstance(value, str | bool | np.bool_):
        found = None if is_key and column not in _REGIONS else _meaning(value, column, names)
        return str(value) if found is None else found.to(lang)
    return plain(value, lang)


def _meaning(value: Any, column: str, names: Mapping[str, Text]) -> Text | None:
    if column in _CODED or not isinstance(value, str):
        return names.get(f"{column}:{value}") or value_words(value)
    is_code = column in _REGIONS or column.endswith(("_code", "_codes", "_id", "_ids"))
    return names.get(value) if is_code and column not in _OWN_CODES else None


def printed(cell: Cell, column: str, lang: Lang) -> str:
    """A cell as text for a terminal: numbers as the language writes them, no control characters."""
    if cell is None:
        return ""
    if isinstance(cell, int | float):
        return bare(cell, column).to(lang)
    return _CONTROLS.sub("", " ".join(cell.split()))
