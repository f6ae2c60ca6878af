"""Of which year figures are: of the population, of official areas and of the boundaries."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from kadgeo.schema import is_missing
from kadgeo.text import Text

_IN = Text("{what} {year}", "{what} {year}")
_DATED = Text("{label} ({year})", "{label} ({year})")
_BOUNDARIES = Text("batas", "boundaries of")


def span(dates: Iterable[Any]) -> str:
    """The year of ISO dates, or the first and last of several; empty where none is known.

    Examples
    --------
    >>> span(["2024-12-31", "2024", None]), span(["2023", "2024-06"]), span([])
    ('2024', '2023–2024', '')
    """
    years = sorted({str(one)[:4] for one in dates if not is_missing(one)})
    return "–".join(dict.fromkeys((years[0], years[-1]))) if years else ""


def dated(label: Text, year: Text | str) -> Text:
    """A label with the year that its figures are of, where that is known.

    Examples
    --------
    >>> dated(Text("Luas resmi", "Official area"), "2023").en, dated(Text("Luas", "Area"), "").en
    ('Official area (2023)', 'Area')
    """
    text = year if isinstance(year, Text) else Text.same(year)
    return _DATED.format(label=label, year=text) if text.id else label


def population(dataset: Any) -> str:
    """Year of the population figures.

    Examples
    --------
    >>> from kadgeo.analysis.sample import sample
    >>> population(sample())
    '2024'
    """
    frame = dataset.regencies
    return span(frame["population_date"]) if "population_date" in frame else ""


def official_area(dataset: Any) -> str:
    """Year of the source of the official areas."""
    return _published(dataset, "area_source_id")


def boundaries(dataset: Any) -> Text:
    """Year of the boundaries in words, such as *batas 2026*; empty where it is not known.

    Parameters
    ----------
    dataset : Dataset
        Anything that has the frames as attributes.
    """
    year = _published(dataset, "source_id")
    return _IN.format(what=_BOUNDARIES, year=year) if year else Text("", "")


def _published(dataset: Any, column: str) -> str:
    """Years in which the sources that a column of the regencies names were published."""
    regencies, sources = dataset.regencies, getattr(dataset, "sources", pd.DataFrame())
    if column not in regencies or "published" not in sources:
        return ""
    return span(regencies[column].map(sources["published"]))
