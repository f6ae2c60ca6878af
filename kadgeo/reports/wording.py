"""Words that atlas and report share."""

from __future__ import annotations

from collections.abc import Iterable

from kadgeo.dataset import Dataset
from kadgeo.text import Text, listed

PAIR = Text("{label}: {value}", "{label}: {value}")


def pair(label: Text, value: Text) -> Text:
    """A label and a value on one line."""
    return PAIR.format(label=label, value=value)


def regency_names(dataset: Dataset, codes: Iterable[str]) -> Text:
    """Full names of regencies."""
    return listed(dataset.name("regency", code) for code in codes)


def zone_names(dataset: Dataset, ids: Iterable[str]) -> Text:
    """Names of zones."""
    return listed(dataset.name("zones", one) for one in ids)


def area_names(dataset: Dataset, ids: Iterable[str]) -> Text:
    """Names of industrial areas."""
    return listed((dataset.name("industrial_areas", one) for one in ids), "; ")
