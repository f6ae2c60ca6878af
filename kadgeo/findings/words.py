"""What the sentences share: results computed once, and words that agree with their numbers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from kadgeo.results import result
from kadgeo.text import LANGUAGES, Text, number

MOST_LISTED = 5  # items in a sentence: longer lists are for the table
_OTHERS = Text("{count} lainnya", "{count} others")


class Results:
    """A dataset with the results of its analyses.

    Parameters
    ----------
    dataset : Dataset
        Anything that has the frames as attributes.
    """

    def __init__(self, dataset: Any) -> None:
        self.dataset = dataset

    def __getitem__(self, name: str) -> pd.DataFrame:
        return result(name, self.dataset)

    def sector(self, key: str) -> Text:
        """What a sector is called; its key where there is no project to tell."""
        project = getattr(self.dataset, "project", None)
        if project is None:
            return Text.same(key.replace("_", " "))
        label = project.label("sectors", key)
        return Text(_lower(label.id), _lower(label.en))


def _lower(words: str) -> str:
    """First letter small, unless the first word is an abbreviation."""
    return words[:1].lower() + words[1:] if words[1:2].islower() else words


def figure(value: float, decimals: int = 0) -> Text:
    """A number as each language writes it.

    Examples
    --------
    >>> figure(1234.5, 1).id, figure(1234.5, 1).en
    ('1.234,5', '1,234.5')
    """
    return Text(*(number(round(value, decimals) + 0.0, lang, decimals=decimals) for lang in LANGUAGES))


def percent(share: float) -> Text:
    """A share in per cent: whole, but not nought or all where it is neither.

    Examples
    --------
    >>> percent(0.158).en, percent(0.0004).en, percent(0.9996).id
    ('16 %', '< 1 %', '> 99 %')
    """
    half = 0.005
    if 0 < share < half:
        return Text.same("< 1 %")
    if 1 - half <= share < 1:
        return Text.same("> 99 %")
    return Text("{value} %", "{value} %").format(value=figure(share * 100))


def listed(items: Iterable[Text | str]) -> Text:
    """Items as a list in words; of very many the first, and how many others there are.

    Examples
    --------
    >>> listed(["A"]).en, listed(["A", "B"]).id, listed(["A", "B", "C"]).en
    ('A', 'A dan B', 'A, B and C')
    >>> listed("ABCDEFGH").en
    'A, B, C, D, E and 3 others'
    """
    texts = [item if isinstance(item, Text) else Text.same(item) for item in items]
    others = len(texts) - MOST_LISTED
    if others > 1:
        texts = [*texts[:MOST_LISTED], _OTHERS.format(count=figure(others))]
    return Text(_listed([one.id for one in texts], "dan"), _listed([one.en for one in texts], "and"))


def _listed(words: list[str], joint: str) -> str:
    if len(words) <= 1:
        return "".join(words)
    return f"{', '.join(words[:-1])} {joint} {words[-1]}"


def counted(count: int, noun: Text, plural: str) -> Text:
    """A number and what it counts; Indonesian nouns keep their form.

    Examples
    --------
    >>> counted(1, Text("desa", "village"), "villages").en, counted(2, Text("desa", "village"), "villages").en
    ('1 village', '2 villages')
    """
    return Text("{count} {noun}", "{count} {noun}").format(
        count=figure(count), noun=Text(noun.id, noun.en if count == 1 else plural)
    )


def span(values: Iterable[float], decimals: int = 0) -> Text:
    """A number, or the least and the greatest of several.

    Examples
    --------
    >>> span([260, 315.2]).en, span([8.0, 8.0]).id
    ('260–315', '8')
    """
    known = list(values)
    least, most = figure(min(known), decimals), figure(max(known), decimals)
    return least if least == most else Text(f"{least.id}–{most.id}", f"{least.en}–{most.en}")


def as_clause(words: Text) -> Text:
    """A sentence of its own as part of another."""
    return Text(_lower(words.id), _lower(words.en))
