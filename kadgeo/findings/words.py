"""What the sentences share: results computed once, and words that agree with their numbers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from kadgeo.results import result
from kadgeo.schema import worded
from kadgeo.schema.kinds import Day, Quantity
from kadgeo.text import Text

MOST_LISTED = 5  # items in a sentence: longer lists are for the table
_BY = Text(" (menurut {source})", " (by {source})")
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

    @property
    def today(self) -> Text:
        """The day that the dataset is of, in words."""
        return self.day(self.dataset.as_of.isoformat())

    def day(self, iso: str) -> Text:
        """A date in words."""
        return Day().spell(iso)

    def called(self, code: str) -> Text:
        """Name of a region or another party."""
        names = self.dataset.regencies["name"]
        if code in names.index:
            return Text.same(names[code])
        return self.dataset.name("party", code) if hasattr(self.dataset, "name") else Text.same(code)

    def cited(self, frame: pd.DataFrame) -> Text:
        """Short titles of the sources that a frame's rows name; empty where none is known."""
        sources = getattr(self.dataset, "sources", pd.DataFrame())
        if "source_id" not in frame or "short_title" not in sources:
            return Text("", "")
        named = [one for one in dict.fromkeys(frame["source_id"]) if one in sources.index]
        titles = [worded(row, "short_title") for row in sources.loc[named].to_dict("records")]
        return listed(dict.fromkeys(titles))

    def status(self, key: str) -> Text:
        """What a status is called, within a sentence."""
        project = getattr(self.dataset, "project", None)
        return Text.same(key) if project is None else project.label("statuses", key).lowered()


def figure(value: float, decimals: int = 0) -> Text:
    """A number as each language writes it.

    Examples
    --------
    >>> figure(1234.5, 1).id, figure(1234.5, 1).en
    ('1.234,5', '1,234.5')
    """
    return Quantity(decimals=decimals).bare(value)


def percent(share: float) -> Text:
    """A share in per cent: whole, but not nought or all where it is neither.

    Examples
    --------
    >>> percent(0.158).en, percent(0.0004).en, percent(0.9996).id
    ('16%', '< 1%', '> 99%')
    """
    half = 0.005
    if 0 < share < half:
        return Text.same("< 1%")
    if 1 - half <= share < 1:
        return Text.same("> 99%")
    return Quantity(decimals=0, factor=100, unit_words=Text.same("%")).spell(share)


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


def verb(count: int, one: str, many: str) -> Text:
    """The English verb that agrees with a number; Indonesian verbs keep their form."""
    return Text.same(one if count == 1 else many)


def by_source(source: Text) -> Text:
    """A source in brackets, to stand in a sentence; nothing where it is not known.

    Examples
    --------
    >>> by_source(Text("Notulen", "Minutes")).en, by_source(Text("", "")).id
    (' (by Minutes)', '')
    """
    return _BY.format(source=source) if source.id else source
