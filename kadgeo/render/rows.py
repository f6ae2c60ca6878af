"""The register as data for its page: each wording once, all else as places among the wordings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from kadgeo.entries import Cell, Citation, Entry, Pairs, Register, Row
from kadgeo.text import Lang, Text

Place = int | None
_NUMBER = re.compile(r"\d+")
_LONGEST_NUMBER = 12  # digits


def packed(book: Register, lang: Lang) -> dict[str, Any]:
    """The register as lists of places in ``texts``, column by column, so that it deflates well.

    Parameters
    ----------
    book : Register
    lang : {"id", "en"}

    Returns
    -------
    dict
        ``rows`` by field of the agreements; ``groups``, events of each group that stands together, and
        ``events`` by field, agreement after agreement; ``order``, ranks that sort each column;
        ``choices``, by what the rows can be filtered; ``sheet``, columns for spreadsheets; ``texts``.
    """
    texts = _Texts(lang)
    groups = [group for one in book.entries for group in one.events]
    events = [one for group in groups for one in group]
    rows = {name: [fill(texts, one) for one in book.entries] for name, fill in _ROWS.items()}
    return {
        "lang": lang,
        "columns": {name: words.to(lang) for name, words in book.columns.items()},
        "sheet": list(book.entries[0].sheet) if book.entries else [],
        "rows": rows,
        "order": {name: _ranks([_key(one, name, lang) for one in book.entries]) for name in book.columns},
        "choices": {name: _choices(book.entries, values, texts, lang) for name, values in _CHOICES.items()},
        "groups": [len(group) for group in groups],
        "events": {name: [fill(texts, one) for one in events] for name, fill in _EVENTS.items()},
        "texts": list(texts.known),
    }


class _Texts:
    """Wordings in one language, each once, in the order in which they came."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang
        self.known: dict[str | tuple[str, str], int] = {}

    def of(self, words: Text | str | None) -> Place:
        """Place of a wording."""
        if words is None:
            return None
        return self._place(words if isinstance(words, str) else words.to(self.lang))

    def cited(self, source: Citation) -> int:
        """Place of a source, with its address where it has one."""
        words = source.text.to(self.lang)
        return self._place((words, source.address) if source.address else words)

    def all(self, some: Iterable[Text | str]) -> list[Place]:
        """Places of several wordings."""
        return [self.of(one) for one in some]

    def cell(self, cell: Cell) -> Place | list[Place]:
        """Place of a cell, or places of what it lists."""
        return self.all(cell) if isinstance(cell, tuple) else self.of(cell)

    def pairs(self, facts: Pairs) -> list[Place]:
        """Labels and values, in turns."""
        return [self.of(words) for pair in facts for words in pair]

    def rows(self, some: Iterable[Row]) -> list[list[Place]]:
        """Title and source of each row, then its labels and values."""
        return [[self.of(one.title), self.cited(one.source), *self.pairs(one.facts)] for one in some]

    def links(self, some: Iterable[tuple[str, Text]]) -> list[tuple[str, Place]]:
        """Keys, and places of their words."""
        return [(key, self.of(words)) for key, words in some]

    def _place(self, words: str | tuple[str, str]) -> int:
        return self.known.setdefault(words, len(self.known))


_Fill = Callable[[_Texts, Any], Any]


def _field(write: Callable[[_Texts, Any], Any], *names: str) -> dict[str, _Fill]:
    """Fields that are written alike."""

    def fill(name: str) -> _Fill:
        return lambda texts, one: write(texts, getattr(one, name))

    return {name: fill(name) for name in names}


_ROWS = {
    **_field(lambda _, words: words, "key", "state"),
    **_field(lambda _, groups: len(groups), "events"),
    **_field(_Texts.of, "title", "kind", "status", "standing", "last", "validity"),
    **_field(_Texts.all, "parties", "sectors", "years", "missing", "skipped"),
    **_field(_Texts.links, "parents", "follow_ups"),
    **_field(_Texts.rows, "members", "held"),
    **_field(_Texts.pairs, "facts"),
    **_field(_Texts.cited, "source"),
    **_field(lambda texts, sheet: [texts.cell(one) for one in sheet.values()], "sheet"),
}
_EVENTS = {
    **_field(_Texts.of, "day", "stage", "confidence", "what"),
    **_field(_Texts.cited, "source"),
    **_field(_Texts.pairs, "facts"),
}
_CHOICES: Mapping[str, Callable[[Entry], Iterable[Text | str]]] = {
    "party": lambda one: [member.title for member in one.members],
    "sector": lambda one: one.sectors,
    "kind": lambda one: [one.kind],
    "status": lambda one: [one.status],
    "year": lambda one: one.years,
}


def _choices(
    entries: Iterable[Entry], values: Callable[[Entry], Iterable[Text | str]], texts: _Texts, lang: Lang
) -> list[Place]:
    found = dict.fromkeys(value for one in entries for value in values(one))
    return texts.all(sorted(found, key=lambda one: _folded(one if isinstance(one, str) else one.to(lang))))


def _key(entry: Entry, column: str, lang: Lang) -> str | None:
    """By what a column is sorted: its own key where it has such, else its words."""
    if column in entry.order:
        return entry.order[column]
    value = getattr(entry, column)
    return _folded(", ".join(one.to(lang) for one in (value if isinstance(value, tuple) else [value])))


def _ranks(keys: list[str | None]) -> list[Place]:
    """Places of keys in their order, alike for like keys."""
    rank = {key: place for place, key in enumerate(sorted({key for key in keys if key}))}
    return [rank.get(key) if key else None for key in keys]


def _folded(words: str) -> str:
    """Words without capitals and accents, with numbers that sort by size."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", words) if not unicodedata.combining(sign))
    return _NUMBER.sub(lambda found: found[0].zfill(_LONGEST_NUMBER), plain.casefold())
