"""What the columns of the analyses are called and mean, and how their numbers are written."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from kadgeo.text import LANGUAGES, Lang, Text, number

_FILE = Path(__file__).with_suffix(".csv")
_NONE = Text("", "")


@dataclass(frozen=True, kw_only=True)
class Unit:
    """How a number is written.

    Parameters
    ----------
    words : Text
        Unit after the number; empty for plain numbers.
    decimals : int
        Digits after the decimal separator.
    factor : int
        The number is multiplied by this first: 100 for percentages.
    is_grouped : bool
        Thousands are set apart; not those of a year.
    """

    words: Text = _NONE
    decimals: int = 0
    factor: int = 1
    is_grouped: bool = True


# By the end of the column's name, the longest first: an analysis has its units in its names.
UNITS: Mapping[str, Unit] = MappingProxyType(
    {
        "_per_km2": Unit(words=Text("jiwa/km²", "people/km²"), decimals=1),
        "_km2": Unit(words=Text.same("km²"), decimals=1),
        "_kmh": Unit(words=Text("km/jam", "km/h"), decimals=1),
        "_share": Unit(words=Text.same("%"), decimals=1, factor=100),
        "_ratio": Unit(words=Text.same("×"), decimals=2),
        "_km": Unit(words=Text.same("km"), decimals=1),
        "_h": Unit(words=Text("jam", "h"), decimals=1),
        "_year": Unit(is_grouped=False),
        "population": Unit(words=Text("jiwa", "people")),
        "": Unit(),
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
    """

    label: Text
    about: Text


def unit(column: str) -> Unit:
    """How the numbers of a column are written.

    Examples
    --------
    >>> unit("shared_border_km").words.id, unit("hub_share").factor, unit("degree").decimals
    ('km', 100, 0)
    """
    return next(one for end, one in UNITS.items() if column.endswith(end))


def spelled(value: float, column: str, lang: Lang) -> str:
    """A number of a column in words, without its unit.

    Examples
    --------
    >>> spelled(0.1234, "hub_share", "id"), spelled(2024, "population_year", "en")
    ('12,3', '2024')
    """
    how = unit(column)
    value = round(value * how.factor, how.decimals) + 0.0  # no minus before a nought
    if not how.is_grouped:
        return f"{value:.{how.decimals}f}"
    return number(value, lang, decimals=how.decimals)


def measured(value: float, column: str) -> Text:
    """A number of a column with its unit.

    Examples
    --------
    >>> measured(0.1234, "hub_share").id, measured(1234.5, "shared_border_km").en
    ('12,3 %', '1,234.5 km')
    """
    words = unit(column).words
    return Text(*(f"{spelled(value, column, lang)} {words.to(lang)}".strip() for lang in LANGUAGES))


def heading(column: str, label: Text, lang: Lang) -> str:
    """What stands over a column of plain text: its label and unit.

    Examples
    --------
    >>> heading("border_km", Text("Panjang batas", "Length of border"), "en")
    'Length of border (km)'
    """
    words = unit(column).words.to(lang)
    return f"{label.to(lang)} ({words})" if words else label.to(lang)


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
                label=Text(row["id"], row["en"]), about=Text(row["about_id"], row["about_en"])
            )
            for row in csv.DictReader(file)
        }
