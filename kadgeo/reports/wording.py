"""Words that atlas and report share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kadgeo.dataset import Dataset
from kadgeo.project import Project
from kadgeo.schema import MISSING
from kadgeo.text import Text, listed

_CAPTION = Text("{caption}; {years}", "{caption}; {years}")
_OF = {
    "boundaries": Text("{year}", "{year}"),
    "area": Text("luas resmi {year}", "official area of {year}"),
    "population": Text("penduduk {year}", "population of {year}"),
}
PAIR = Text("{label}: {value}", "{label}: {value}")


def pair(label: Text, value: Text) -> Text:
    """A label and a value on one line."""
    return PAIR.format(label=label, value=value)


def below_title(project: Project) -> Text:
    """What stands below a document's title: the area, and the project's subtitle where it has one."""
    area, subtitle = project.area_name, project.subtitle
    return pair(area, subtitle) if subtitle.id else area


def pairs(lines: Mapping[Text, Text]) -> tuple[Text, ...]:
    """A line for each label whose value is known."""
    return tuple(pair(label, value) for label, value in lines.items() if value != MISSING)


def known(values: Iterable[Text]) -> Text:
    """Values one after the other, those left out that are not known."""
    return listed(value for value in values if value != MISSING)


def figures_of(caption: Text, **years: Text | str) -> Text:
    """A caption with what its figures are of: boundaries and population, and the year of each.

    Parameters
    ----------
    caption : Text
    **years : Text or str
        Year or what it is of, by one of ``area``, ``boundaries`` and ``population``; empty where unknown.
    """
    known = [
        _OF[name].format(year=one)
        for name, one in years.items()
        if (one.id if isinstance(one, Text) else one)
    ]
    return _CAPTION.format(caption=caption, years=listed(known)) if known else caption


def regency_names(dataset: Dataset, codes: Iterable[str]) -> Text:
    """Full names of regencies."""
    return listed(dataset.name("regency", code) for code in codes)


def zone_names(dataset: Dataset, ids: Iterable[str]) -> Text:
    """Names of zones."""
    return listed(dataset.name("zones", one) for one in ids)


def area_names(dataset: Dataset, ids: Iterable[str]) -> Text:
    """Names of industrial areas."""
    return listed((dataset.name("industrial_areas", one) for one in ids), "; ")
