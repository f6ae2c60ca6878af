"""Boundary matters of the register, drawn as the border they speak of."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely

from kadgeo.analysis.outside import outside_borders
from kadgeo.dataset import Dataset
from kadgeo.layers import Field, Lines, Note
from kadgeo.maps import facets
from kadgeo.maps.facts import agreement_rows, state_words
from kadgeo.maps.links import border
from kadgeo.palette import Category
from kadgeo.results import on_every_day, per_dataset
from kadgeo.schema import is_missing, worded
from kadgeo.text import Text, listed

Row = dict[str, Any]
UNRECORDED = Category(
    key="unrecorded", label=Text("Status belum tercatat", "No status on record"), color="#B0B0B0", dash=(1, 5)
)
_WIDER = Text(
    "seluruh batas dengan {provinces}; ruas yang dimaksud tidak ada dalam data",
    "the whole border with {provinces}; the part that is meant is not in the data",
)
_UNDRAWN = Text(
    "Tidak digambar, letaknya tidak ada dalam data: {titles}", "Not drawn, not in the data: {titles}"
)


@per_dataset
def boundary_layers(dataset: Dataset) -> tuple[Lines, ...]:
    """Boundary matters on their borders; those that no border in the data is known for are listed."""
    matters = {key: row for key, row in agreement_rows(dataset).items() if row["is_boundary"]}
    shapes = {key: _shape(dataset, row) for key, row in matters.items()}
    rows = {key: row for key, row in matters.items() if not shapes[key].is_empty}
    if not matters:
        return ()
    table = pd.DataFrame(
        list(rows.values()), pd.Index(list(rows), name="agreement_id"), columns=dataset.agreements.columns
    )
    told = list(rows.values())
    data = gpd.GeoDataFrame(table, geometry=[shapes[key] for key in rows], crs="EPSG:4326").assign(
        heading=[worded(row, "title") for row in told],
        status_label=[state_words(dataset, key, row) for key, row in rows.items()],
        status=[UNRECORDED.key if is_missing(row["status"]) else row["status"] for row in told],
        drawn_as=pd.Series([_drawn_as(dataset, row) for row in told], table.index, dtype=object),
        citation=dataset.citation(table),
        **facets.columns(told, table.index),
    )
    layer = Lines(
        key="boundary_matters",
        name=Text("Tapal batas", "Boundary matters"),
        what=Text("Tapal batas", "Boundary matter"),
        data=data,
        categories=(*dataset.project.categories["statuses"], UNRECORDED),
        by="status",
        width=4,
        halo=True,
        heading="heading",
        filters=facets.filters(dataset),
        fields=(
            Field(column="status_label", label=Text("Status", "Status")),
            Field(column="drawn_as", label=Text("Digambar pada", "Drawn on")),
        ),
        citation="citation",
        notes=_undrawn(row for key, row in matters.items() if key not in rows),
    )
    return (layer,)


def _undrawn(rows: Iterable[Row]) -> tuple[Note, ...]:
    titles = [worded(row, "title") for row in rows]
    return (Note(mark="none", text=_UNDRAWN.format(titles=listed(titles, "; "))),) if titles else ()


def _shape(dataset: Dataset, row: Row) -> Any:
    """The borders that a matter is about; empty where one of its parties has none in the data."""
    provinces = _provinces(dataset, row)
    if provinces is None:
        return shapely.MultiLineString()
    return _borders(dataset, parties=row["party_codes"], provinces=provinces)


def _provinces(dataset: Dataset, row: Row) -> tuple[str, ...] | None:
    """Provinces of the parties elsewhere; None where a party, such as an authority, is no region."""
    home = dataset.project.province_code
    codes = [one.split(".")[0] for one in row["outside_ids"] if one != home]
    return tuple(dict.fromkeys(codes)) if set(codes) <= set(_province_names(dataset)) else None


@on_every_day
def _province_names(dataset: Dataset) -> dict[str, Text]:
    rows = dataset.provinces[["province_code", "name", "name_en"]].itertuples(index=False)
    return {code: Text(name, name_en) for code, name, name_en in rows}


def _drawn_as(dataset: Dataset, row: Row) -> Text | None:
    """Says that the line is longer than what is meant, where a party is only a part of its province."""
    parts = [one for one in row["outside_ids"] if "." in one]
    if not parts:
        return None
    names = _province_names(dataset)
    codes = dict.fromkeys(one.split(".")[0] for one in parts)
    return _WIDER.format(provinces=listed(names[one] for one in codes))


@on_every_day
def _borders(dataset: Dataset, *, parties: tuple[str, ...], provinces: tuple[str, ...]) -> Any:
    """All borders between some regencies, and between them and other provinces."""
    lines = [border(dataset, a=a, b=b) for a, b in combinations(parties, 2)]
    if provinces:
        outside = _outside(dataset)
        lines += [outside[key] for key in outside.index if key[0] in parties and key[1] in provinces]
    return shapely.union_all(lines)


@on_every_day
def _outside(dataset: Dataset) -> gpd.GeoSeries:
    others = dataset.provinces[dataset.provinces["province_code"] != dataset.project.province_code]
    return outside_borders(dataset.regencies, dataset.context, others).geometry
