"""Properties by which the agreements on a map are narrowed down: party, sector and year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from kadgeo.dataset import Dataset
from kadgeo.layers import Filter
from kadgeo.palette import Category
from kadgeo.results import on_every_day
from kadgeo.schema import is_missing
from kadgeo.text import Text

COLUMNS = PARTY, SECTOR, YEAR = ("party", "sector", "year")
COLOR = "#4a4a4a"  # keys of a filter are told apart by their words
_UNDATED = Category(key="undated", label=Text("tanpa tahun", "no year"), color=COLOR)


def keys(row: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """Keys of an agreement for the filters, by column."""
    day = row["status_date"]
    year = _UNDATED.key if is_missing(day) else day[:4]
    return {PARTY: row["party_codes"] + row["outside_ids"], SECTOR: row["sectors"], YEAR: (year,)}


def columns(rows: Iterable[Mapping[str, Any]], index: pd.Index) -> dict[str, pd.Series]:
    """Columns of the filters for features that are one agreement each."""
    found = [keys(row) for row in rows]
    return {name: pd.Series([one[name] for one in found], index, dtype=object) for name in COLUMNS}


def of_members(members: Iterable[Iterable[Mapping[str, Any]]], index: pd.Index) -> dict[str, pd.Series]:
    """Columns of the filters for features of several agreements: a tuple with the keys of each."""
    found = [[keys(row) for row in some] for some in members]
    values = {name: [tuple(one[name] for one in some) for some in found] for name in COLUMNS}
    return {name: pd.Series(values[name], index, dtype=object) for name in COLUMNS}


@on_every_day
def filters(dataset: Dataset) -> tuple[Filter, ...]:
    """Filters by party, sector and year of the status, with everything that is so on any day."""
    register, project = dataset.register, dataset.project
    agreements = register["agreements"]
    names = dataset.regencies["short_name"]
    inside = [code for code in names.index if any(code in some for some in agreements["party_codes"])]
    outside = {one: dataset.name("party", one) for some in agreements["outside_ids"] for one in some}
    called = [(code, Text.same(names[code])) for code in inside]
    called += sorted(outside.items(), key=lambda one: one[1].id)
    days = [register["agreement_events"]["date"], agreements["valid_from"], agreements["valid_to"]]
    years = sorted({day[:4] for some in days for day in some.dropna()}, reverse=True)
    return (
        Filter(
            column=PARTY,
            name=Text("Pihak", "Party"),
            categories=tuple(Category(key=key, label=words, color=COLOR) for key, words in called),
        ),
        Filter(column=SECTOR, name=Text("Bidang", "Sector"), categories=project.categories["sectors"]),
        Filter(
            column=YEAR,
            name=Text("Tahun status", "Year of the status"),
            categories=(*(Category(key=one, label=Text.same(one), color=COLOR) for one in years), _UNDATED),
        ),
    )
