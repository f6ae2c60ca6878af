"""What the columns of the analyses are called and mean, and how their numbers are written."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from kadgeo.schema.kinds import Quantity
from kadgeo.text import Text

_FILE = Path(__file__).with_suffix(".csv")
_NONE = Text("", "")


# By the end of the column's name, the longest first: an analysis has its units in its names.
UNITS: Mapping[str, Quantity] = MappingProxyType(
    {
        "_per_km2": Quantity(unit_words=Text("jiwa/km²", "people/km²"), decimals=1),
        "_km2": Quantity(unit_words=Text.same("km²"), decimals=1),
        "_share": Quantity(unit_words=Text.same("%"), decimals=1, factor=100),
        "_ratio": Quantity(unit_words=Text.same("×"), decimals=2),
        "_km": Quantity(unit_words=Text.same("km"), decimals=1),
        "_h": Quantity(unit_words=Text("jam", "h")),
        "_year": Quantity(decimals=0, is_grouped=False),
        "population": Quantity(unit_words=Text("jiwa", "people"), decimals=0),
        "": Quantity(decimals=0),
    }
)


@dataclass(frozen=True, kw_only=True)
class Word:
    """A table, column or value in words.

    Parameters
    ----------
    label : Text
        What it is called.
    about : Text
        What it means; empty for values.
    refers : str
        What the cells of a column stand for: ``value`` for coded values of the analyses, ``region``,
        ``category:GROUP`` or a table; empty where they stand for themselves.
    """

    label: Text
    about: Text
    refers: str = ""


def kind(column: str) -> Quantity:
    """How the numbers of a column are written.

    Examples
    --------
    >>> kind("shared_border_km").unit.id, kind("hub_share").factor, kind("degree").decimals
    ('km', 100, 0)
    """
    return next(one for end, one in UNITS.items() if column.endswith(end))


def bare(value: float, column: str) -> Text:
    """A number of a column without its unit.

    Examples
    --------
    >>> bare(0.1234, "hub_share").id, bare(2024, "population_year").en
    ('12,3', '2024')
    """
    return kind(column).bare(value)


def spelled(value: Any, column: str) -> Text:
    """A number of a column with its unit; a dash where it is missing.

    Examples
    --------
    >>> spelled(0.1234, "hub_share").id, spelled(1234.5, "shared_border_km").en, spelled(None, "x_km").id
    ('12,3%', '1,234.5 km', '–')
    """
    return kind(column).spell(value)


def heading(column: str, label: Text) -> Text:
    """What stands over a column of plain numbers: its label and unit.

    Examples
    --------
    >>> heading("border_km", Text("Panjang batas", "Length of border")).en
    'Length of border (km)'
    """
    words = kind(column).unit
    return Text("{label} ({unit})", "{label} ({unit})").format(label=label, unit=words) if words.id else label


def table_words(name: str) -> Word:
    """Title and purpose of an analysis; its name where nobody has put it in words.

    Examples
    --------
    >>> table_words("cooperation_gaps").label.en
    'Cooperation gaps'
    """
    return _word("table", name)


def column_words(column: str) -> Word:
    """What a column is called and means.

    Examples
    --------
    >>> column_words("hub_share").label.id
    'Peran simpul'
    """
    return _word("column", column)


def value_words(value: object) -> Text | None:
    """A coded value in words, or None where it stands for itself.

    Examples
    --------
    >>> value_words("apart").en, value_words(True).id, value_words("64.02")
    ('apart', 'ya', None)
    """
    found = _words().get(("value", str(value)))
    return None if found is None else found.label


def _word(kind: str, key: str) -> Word:
    plain = Text.same(key.replace("_", " ").capitalize())
    return _words().get((kind, key), Word(label=plain, about=_NONE))


@cache
def _words() -> dict[tuple[str, str], Word]:
    with _FILE.open(encoding="utf-8", newline="") as file:
        return {
            (row["kind"], row["key"]): Word(
                label=Text(row["id"], row["en"]),
                about=Text(row["about_id"], row["about_en"]),
                refers=row["refers"],
            )
            for row in csv.DictReader(file)
        }
