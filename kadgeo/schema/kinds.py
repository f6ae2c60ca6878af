"""Kinds of cells: each reads a cell, says what is expected in it, and spells its value in both languages.

Every page, sheet, document and workbook writes values through :meth:`Kind.spell`.
"""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from kadgeo.text import LANGUAGES, Text, date, listed, number

CODE = re.compile(r"\d\d\.\d\d")
SLUG = re.compile(r"[a-z0-9][a-z0-9_-]*")
PARTY_KEY = re.compile(r"\d\d(\.\d\d)?|[a-z0-9][a-z0-9_-]*")
DATE = re.compile(r"(1[89]|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
EDITORIAL = "editorial"
EVERYONE = ("semua", "all")
SEPARATOR = "|"
ENGLISH = "_en"  # a column NAME_en holds the English words of the column NAME
MISSING = Text.same("–")
MOST_DECIMALS = 3  # of a number whose column does not say how many: a metre in a kilometre
_NONE = Text("", "")


class Words(Protocol):
    """What a spelling may ask of a project: the names of keys."""

    def category(self, group: str, key: str) -> Text:
        """Words for a category key."""

    def name(self, refers: str, key: str) -> Text:
        """Name of a region, party or row of another table."""


class _Keys:
    """Words for nobody in particular: a key stands for itself."""

    def category(self, group: str, key: str) -> Text:
        return Text.same(key)

    def name(self, refers: str, key: str) -> Text:
        return Text.same(key)


KEYS: Words = _Keys()


@dataclass(frozen=True, kw_only=True)
class Kind:
    """Plain text, and what all kinds have in common.

    Parameters
    ----------
    expected : Text
        What should stand in a cell.
    reads : {"text", "code", "date", "number", "integer", "list"}
        How :func:`kadgeo.cells.read` reads a cell.
    dtype : str
        Type of a checked column.
    """

    expected: Text = field(default=Text("teks", "text"))
    reads: str = "text"
    dtype: str = "str"

    def accepts(self, value: Any) -> bool:
        """May this value stand in a cell; an empty one is not asked about."""
        return isinstance(value, str)

    def spell(self, value: Any, words: Words = KEYS) -> Text:
        """The value in words, a dash where it is missing.

        Examples
        --------
        >>> Kind().spell("Air baku").id, Kind().spell(None).id
        ('Air baku', '–')
        """
        return MISSING if is_missing(value) else self._spelled(value, words)

    def _spelled(self, value: Any, words: Words) -> Text:
        return value if isinstance(value, Text) else Text.same(value)

    @property
    def is_numeric(self) -> bool:
        """Is it set to the right, and sorted by size."""
        return False

    @property
    def unit(self) -> Text:
        """Unit of a number; empty for all else."""
        return _NONE


@dataclass(frozen=True, kw_only=True)
class Pattern(Kind):
    """Text of one form, such as a key or a code."""

    pattern: re.Pattern[str]

    def accepts(self, value: Any) -> bool:
        """Has it the form."""
        return isinstance(value, str) and self.pattern.fullmatch(value) is not None


@dataclass(frozen=True, kw_only=True)
class Quantity(Kind):
    """A number with a unit.

    Parameters
    ----------
    low, high : float
        What it may be.
    unit_words : Text
        Unit after the number.
    decimals : int, optional
        Digits after the decimal separator; as many as it has if omitted.
    factor : int
        The number is multiplied by this before it is written: 100 for percentages.
    is_grouped : bool
        Thousands are set apart; not those of a year.
    is_whole : bool
        Whole numbers only.
    """

    low: float = -math.inf
    high: float = math.inf
    unit_words: Text = _NONE
    decimals: int | None = None
    factor: int = 1
    is_grouped: bool = True
    is_whole: bool = False

    def accepts(self, value: Any) -> bool:
        """Is it a number within the limits."""
        if isinstance(value, bool) or not isinstance(value, int | float):
            return False
        return self.low <= value <= self.high and (not self.is_whole or float(value).is_integer())

    def _spelled(self, value: Any, words: Words) -> Text:
        if isinstance(value, str | Text):
            return super()._spelled(value, words)
        bare = self.bare(value)
        gap = "" if not self.unit.id or self.unit.id.startswith("%") else " "
        return Text(*(f"{bare.to(lang)}{gap}{self.unit.to(lang)}" for lang in LANGUAGES))

    def bare(self, value: float) -> Text:
        """The number without its unit.

        Examples
        --------
        >>> Quantity().bare(15000).id, Quantity(decimals=1, factor=100).bare(0.1667).id
        ('15.000', '16,7')
        """
        value = float(value) * self.factor
        decimals = _needed(value) if self.decimals is None else self.decimals
        value = round(value, decimals) + 0.0  # no minus before a nought
        if not self.is_grouped:
            return Text.same(f"{value:.{decimals}f}")
        return Text(*(number(value, lang, decimals=decimals) for lang in LANGUAGES))

    @property
    def is_numeric(self) -> bool:
        """Yes."""
        return True

    @property
    def unit(self) -> Text:
        """Unit of the number."""
        return self.unit_words


@dataclass(frozen=True, kw_only=True)
class Precision(Quantity):
    """Metres, or the word that the editor chose the point."""

    def accepts(self, value: Any) -> bool:
        """A number within the limits, or the word."""
        return value == EDITORIAL or super().accepts(value)

    def _spelled(self, value: Any, words: Words) -> Text:
        if value == EDITORIAL:
            return Text("dipilih penyunting", "chosen by the editor")
        return super()._spelled(value, words)


@dataclass(frozen=True, kw_only=True)
class Day(Kind):
    """A day, month or year."""

    def accepts(self, value: Any) -> bool:
        """Does the date exist, written from the year down."""
        return is_date(value)

    def _spelled(self, value: Any, words: Words) -> Text:
        return (
            Text(*(date(str(value), lang) for lang in LANGUAGES)) if is_date(str(value)) else Text.same(value)
        )


@dataclass(frozen=True, kw_only=True)
class Choice(Kind):
    """One of a few words that the program knows."""

    labels: Mapping[str, Text]

    def accepts(self, value: Any) -> bool:
        """Is it one of them."""
        return isinstance(value, str) and value in self.labels

    def _spelled(self, value: Any, words: Words) -> Text:
        return self.labels.get(str(value), Text.same(value))


@dataclass(frozen=True, kw_only=True)
class Keyed(Kind):
    """A name or key that stands elsewhere, or several.

    Parameters
    ----------
    refers : str
        ``category:GROUP``, ``regency``, ``party`` (a regency, the province, one of the parties), or a table.
    is_many : bool
        Several, separated by ``|``.
    """

    refers: str
    is_many: bool = False

    def _spelled(self, value: Any, words: Words) -> Text:
        keys = value if isinstance(value, tuple | list) else parts(value) if self.is_many else [value]
        return listed([self._one(str(key), words) for key in keys]) if keys else MISSING

    def _one(self, key: str, words: Words) -> Text:
        if self.refers.startswith("category:"):
            return words.category(self.refers.removeprefix("category:"), key)
        return words.name(self.refers, key)


@dataclass(frozen=True, kw_only=True)
class Names(Kind):
    """A list of plain names."""

    def accepts(self, value: Any) -> bool:
        """A list of texts."""
        return isinstance(value, list | tuple) and all(isinstance(one, str) for one in value)

    def _spelled(self, value: Any, words: Words) -> Text:
        return listed([Text.same(one) for one in value])


def parts(cell: Any) -> list[str]:
    """Entries of a cell that may hold several, such as ``"A | B"``, or none.

    Examples
    --------
    >>> parts("A | B"), parts(None)
    (['A', 'B'], [])
    """
    found = cell.split(SEPARATOR) if isinstance(cell, str) else []
    return [one.strip() for one in found if one.strip()]


def worded(row: Any, column: str) -> Text:
    """A cell of a row and its English wording beside it, if it has one.

    Examples
    --------
    >>> worded({"name": "Zona 1", "name_en": None}, "name").en
    'Zona 1'
    """
    english = row.get(f"{column}{ENGLISH}")
    return Text(str(row[column]), str(row[column]) if is_missing(english) else str(english))


def is_date(value: Any) -> bool:
    """Is a cell a day, month or year that exists, written from the year down."""
    if not (isinstance(value, str) and DATE.fullmatch(value)):
        return False
    try:
        datetime.date(*[int(part) for part in [*value.split("-"), "1", "1"][:3]])
    except ValueError:
        return False
    return True


def is_missing(value: Any) -> bool:
    """Is there no value: None, a missing number, an empty list.

    Examples
    --------
    >>> is_missing(float("nan")), is_missing(()), is_missing(0)
    (True, True, False)
    """
    if value is None or (isinstance(value, str | tuple | list) and not len(value)):
        return True
    if isinstance(value, float):
        return math.isnan(value)
    return type(value).__name__ in ("NAType", "NaTType")  # those of pandas, which cells need not import


def _needed(value: float) -> int:
    """Digits after the separator that a number has, up to :data:`MOST_DECIMALS`."""
    digits = f"{value:.{MOST_DECIMALS}f}".rstrip("0").partition(".")[2]
    return len(digits)
