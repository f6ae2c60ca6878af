"""Map of where cooperation suggests itself and none is on record."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Any

import geopandas as gpd
import pandas as pd

from kadgeo import columns, register
from kadgeo.columns import column_words
from kadgeo.dataset import Dataset
from kadgeo.layers import Field, Filter, Item, Layer, Lines, MapSpec, Note, Polygons
from kadgeo.maps import base
from kadgeo.maps.agreements import seats
from kadgeo.maps.cooperation import link_layers
from kadgeo.maps.days import apart, moments, record_and_own
from kadgeo.maps.facts import region_fields
from kadgeo.maps.links import drawn, positions
from kadgeo.maps.profiles import METHOD
from kadgeo.palette import Category
from kadgeo.results import result
from kadgeo.schema import worded
from kadgeo.text import Text

# The ground that weighs most gives the colour; Okabe and Ito's colours, and a dash for each.
GROUNDS = (
    Category(key="cohost", label=Text("Kawasan industri bersama", "Common industrial area"), color="#882255"),
    Category(key="land", label=Text("Berbatasan darat", "Land border"), color="#D55E00", dash=(12, 4)),
    Category(
        key="sea", label=Text("Berhadapan di laut", "Face each other at sea"), color="#0072B2", dash=(6, 4)
    ),
    Category(key="zone", label=Text("Hanya satu zona", "One zone only"), color="#5B5B5B", dash=(2, 5)),
)
WITHOUT = Category(
    key="without",
    label=Text(
        "Tanpa kesepakatan yang tercatat (selain tapal batas)", "In no agreement on record (boundaries apart)"
    ),
    color="#F0C987",
)
ON_RECORD = Category(
    key="on_record", label=Text("Kerja sama yang tercatat", "Cooperation on record"), color="#8c877d"
)
FILL_OPACITY = 0.75
CURRENT = (register.PLANNED, register.ACTIVE)
_COUNTS = Text("{count} alasan", "{count} reasons"), Text("1 alasan", "1 reason")
_SHADES = ("#bdbdbd", "#8c8c8c", "#636363", "#252525")  # of the number of reasons, in the legend only
_HEAD = Text("Celah {rank}: {a} – {b}", "Gap {rank}: {a} – {b}")
MOST_GAPS = 60  # arcs on a map: more of them hide each other, and no planner reads them
_LEFT_OUT = Text(
    "{count} celah di bawah urutan {most} tidak digambar; semuanya ada di tabel celah",
    "{count} gaps ranked below {most} are not drawn; all are in the table of gaps",
)
_SOURCE = Text(
    "batas wilayah, zona, kawasan industri, kesepakatan dan penawaran; urutan bukan bobot kebutuhan",
    "boundaries, zones, industrial areas, agreements and offers; the rank does not weigh needs",
)


def gaps(dataset: Dataset) -> MapSpec:
    """Pairs with a reason to cooperate but no agreement and no offer, ranked, and regions without any."""
    days = record_and_own(dataset)
    layers = (
        without_layer(dataset),
        *base.water(dataset),
        *existing(dataset),
        *seats(dataset),
        dataclasses.replace(gap_layer(dataset), filters=(_reasons(dataset.at(day) for day in days),)),
    )
    spec = base.spec("gaps", dataset, layers)
    frames = [dataset.zone_members, dataset.offers, dataset.industrial_areas, *(one.data for one in layers)]
    known = moments(dataset, days, lambda then: _dated_layers(then, dataset))
    return dataclasses.replace(spec, credits=dataset.credits(frames), moments=known if len(days) > 1 else ())


def _dated_layers(then: Dataset, now: Dataset) -> tuple[Layer, ...]:
    """Layers that change with the day; a gap has another rank on another day."""
    ranked = gap_layer(then)
    return (
        without_layer(then),
        *existing(then),
        ranked if then is now else apart(ranked, then.as_of),
    )


def without_layer(dataset: Dataset) -> Polygons:
    """The regencies; those in no agreement are filled, and tell their first gap."""
    layer = base.regencies(dataset)
    table = result("regencies_without_agreement", dataset)
    data = layer.data.assign(
        status=[(WITHOUT.key,) if code in table.index else () for code in layer.data.index],
        gap_why=_within(table, "why", layer.data.index),
        gap_method=[METHOD.format(what=_SOURCE)] * len(layer.data),
    )
    own = (
        Field(column="gap_why", label=Text("Celah kerja sama", "Cooperation gap")),
        Field(column="gap_method", label=Text("Asal temuan", "Origin of the finding")),
    )
    return dataclasses.replace(
        layer,
        data=data,
        categories=(WITHOUT,),
        by="status",
        fill_opacity=FILL_OPACITY,
        fields=(*own, *region_fields(dataset)),
    )


def _within(table: pd.DataFrame, column: str, codes: pd.Index) -> list[Any]:
    return [table.at[code, column] if code in table.index else None for code in codes]


def existing(dataset: Dataset) -> tuple[Layer, ...]:
    """The cooperation that there is, thin and grey below the gaps."""
    return tuple(
        dataclasses.replace(
            layer,
            data=layer.data.loc[[one in CURRENT for one in _states(dataset, layer)]].assign(
                there=ON_RECORD.key
            ),
            name=ON_RECORD.label,
            categories=(ON_RECORD,),
            by="there",
            filters=(),
            label=None,
            is_table=False,
            color=ON_RECORD.color,
            members=None,
            stem=None,
            named_by=None,
            width=1.6,
            halo=False,
            notes=(),
        )
        for layer in link_layers(dataset)
        if isinstance(layer, Lines)
    )


def _states(dataset: Dataset, layer: Lines) -> list[str]:
    counted = {one.key: one.counts_as for one in dataset.project.categories["statuses"]}
    return [counted.get(one, "") for one in layer.data["status"]]


def gap_layer(dataset: Dataset) -> Lines:
    """One arc for each gap of the first ranks, coloured by its first ground and numbered by rank."""
    ranked = result("cooperation_gaps", dataset)
    table = ranked.head(MOST_GAPS)
    frame = _arcs(_gap_facts(table, dataset), dataset)
    return Lines(
        key="gaps",
        name=Text("Celah kerja sama, bernomor urut", "Cooperation gaps, numbered by rank"),
        data=frame,
        categories=GROUNDS,
        by="ground",
        width=3,
        halo=True,
        heading="heading",
        label="rank_label",
        is_table=True,
        ends="ends",
        filters=(_reasons([dataset]),),
        fields=_FIELDS,
        notes=(
            Note(
                mark="arc",
                text=Text(
                    "Warna = alasan pertama dalam daftar ini; busur bukan rute",
                    "Colour = first reason in this list; arcs are no routes",
                ),
            ),
            *_left_out(len(ranked) - len(table)),
        ),
    )


def _left_out(count: int) -> tuple[Note, ...]:
    return (Note(mark="none", text=_LEFT_OUT.format(count=count, most=MOST_GAPS)),) if count else ()


def _gap_facts(table: pd.DataFrame, dataset: Dataset) -> pd.DataFrame:
    return table.assign(
        heading=[_HEAD.format(rank=row.Index, a=row.a_name, b=row.b_name) for row in table.itertuples()],
        rank_label=[str(rank) for rank in table.index],
        ground=[grounds[0] for grounds in table["grounds"]],
        reasons=table["ground_count"].astype(str),
        zones=[_zones(dataset, ids) for ids in table["common_zone_ids"]],
        areas=[_areas(dataset, ids) for ids in table["cohosted_area_ids"]],
        border=_lengths(table, "shared_border_km"),
        water=_lengths(table, "water_gap_km"),
        general_offers=table["general_offer_count"].astype(str),
        method=[METHOD.format(what=_SOURCE)] * len(table),
        ends=[
            (f"regencies:{a}", f"regencies:{b}")
            for a, b in zip(table["a_code"], table["b_code"], strict=True)
        ],
    )


def _lengths(table: pd.DataFrame, column: str) -> list[Text | None]:
    return [columns.spelled(km, column) if km > 0 else None for km in table[column]]


_FIELDS = (
    Field(column="why", label=Text("Mengapa", "Why")),
    Field(column="border", label=column_words("shared_border_km").label, order="shared_border_km"),
    Field(column="water", label=column_words("water_gap_km").label, order="water_gap_km"),
    Field(column="zones", label=column_words("common_zone_ids").label),
    Field(column="areas", label=column_words("cohosted_area_ids").label),
    Field(column="general_offers", label=column_words("general_offer_count").label),
    Field(column="method", label=Text("Asal temuan", "Origin of the finding")),
)


def _arcs(table: pd.DataFrame, dataset: Dataset) -> gpd.GeoDataFrame:
    """The table with an arc between the two seats of each row, bent to either side in turn; rank 1 on top."""
    places = positions(dataset)
    pairs = zip(table["a_code"], table["b_code"], strict=True)
    lines = [drawn((a, b)[:: (-1) ** rank], places) for rank, (a, b) in enumerate(pairs)]
    return gpd.GeoDataFrame(table, geometry=lines, crs=dataset.regencies.crs).iloc[::-1]


def _reasons(days: Iterable[Dataset]) -> Filter:
    """The number of reasons on any of the days, by which gaps can be turned on and off."""
    drawn = [result("cooperation_gaps", one).head(MOST_GAPS)["ground_count"] for one in days]
    counts = sorted(set().union(*drawn), reverse=True)
    categories = tuple(
        Category(
            key=str(count),
            label=_COUNTS[1] if count == 1 else _COUNTS[0].format(count=count),
            color=_SHADES[min(count, len(_SHADES)) - 1],
        )
        for count in counts
    )
    return Filter(column="reasons", name=column_words("ground_count").label, categories=categories)


def _zones(dataset: Dataset, ids: tuple[str, ...]) -> tuple[Text, ...]:
    return tuple(worded(dataset.zones.loc[one], "name") for one in ids)


def _areas(dataset: Dataset, ids: tuple[str, ...]) -> tuple[Item, ...]:
    frame = dataset.industrial_areas
    cited = dataset.citation(frame)
    return tuple(Item(text=worded(frame.loc[one], "name"), source=cited[one]) for one in ids)
