"""Words that atlas and report share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from kadgeo.dataset import Dataset
from kadgeo.text import LANGUAGES, Text, date, measure

PAIR = Text("{label}: {value}", "{label}: {value}")


def figure(value: Any, unit: str = "", *, decimals: int = 0) -> Text:
    """A number with its unit, in both languages; a missing one is a dash."""
    return Text.same("–") if pd.isna(value) else measure(float(value), unit, decimals=decimals)


def percent(share: Any, *, decimals: int = 1) -> Text:
    """A share as a percentage."""
    return figure(float(share) * 100, "%", decimals=decimals)


def day(iso: Any) -> Text:
    """A date in words; a missing one is a dash."""
    if not isinstance(iso, str):
        return Text.same("–")
    return Text(*(date(iso, lang) for lang in LANGUAGES))


def pair(label: Text, value: Text) -> Text:
    """A label and a value on one line."""
    return PAIR.format(label=label, value=value)


def listed(texts: Iterable[Text], between: str = ", ") -> Text:
    """Texts one after the other."""
    found = list(texts)
    return Text(between.join(one.id for one in found), between.join(one.en for one in found))


def both(row: Any, column: str) -> Text:
    """A cell and its English wording beside it; words without one are alike in both."""
    plain, english = row[column], row.get(f"{column}_en")
    if not isinstance(plain, str):
        return Text("", "")
    return Text(plain, english if isinstance(english, str) else plain)


def regency_names(dataset: Dataset, codes: Iterable[str]) -> Text:
    """Full names of regencies."""
    names = dataset.regencies["full_name"]
    return listed(Text.same(names[code]) for code in codes)


def zone_names(dataset: Dataset, ids: Iterable[str]) -> Text:
    """Names of zones."""
    zones = dataset.zones
    return listed(both(zones.loc[one], "name") for one in ids)


def area_names(dataset: Dataset, ids: Iterable[str]) -> Text:
    """Names of industrial areas."""
    areas = dataset.industrial_areas
    return listed((both(areas.loc[one], "name") for one in ids), "; ")
