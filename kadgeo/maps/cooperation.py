"""Map of all cooperation in the register, as of a day."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterable, Mapping
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely

from kadgeo import register
from kadgeo.dataset import Dataset
from kadgeo.layers import Field, Item, Layer, Lines, MapSpec, Moment, Note, Points
from kadgeo.maps import base, facets
from kadgeo.maps.agreements import seats
from kadgeo.maps.boundaries import UNRECORDED, boundary_layers
from kadgeo.maps.days import moments as on_days
from kadgeo.maps.facts import agreement_items, agreement_rows
from kadgeo.maps.links import at_the_edge, directions, drawn, positions
from kadgeo.palette import Category
from kadgeo.results import on_every_day, per_dataset
from kadgeo.schema import is_missing
from kadgeo.text import Text, listed

Row = dict[str, Any]
MOST_LABELS = 12  # names of links on a map: more of them hide it
MOST_STRONG = 20  # links of full width: more of them are a tangle
LINK_WIDTH = 2.5  # pixels of a link of one agreement
_STRENGTH = (register.ACTIVE, register.PLANNED, register.ENDED)  # what a link of several is drawn as
OUTSIDE = (
    Category(
        key="outside",
        label=Text(
            "Pihak di luar provinsi, ke arah panah", "Party outside the province, where the arrow points"
        ),
        color=base.INK,
        shape="arrow",
    ),
    Category(
        key="nowhere",
        label=Text("Pihak lain, letaknya tidak tercatat", "Other party, its place is not on record"),
        color=base.INK,
        shape="hexagon",
    ),
)


def cooperation(dataset: Dataset) -> MapSpec:
    """Agreements and talks of the register as of the day: one link for each group of parties, by status."""
    layers = (
        base.regencies(dataset),
        *base.water(dataset),
        *boundary_layers(dataset),
        *seats(dataset),
        *outside_layers(dataset),
        *link_layers(dataset),
    )
    return dataclasses.replace(
        base.spec("cooperation", dataset, layers, subjects=("agreements",)), moments=moments(dataset)
    )


def moments(dataset: Dataset) -> tuple[Moment, ...]:
    """The end of each year in which something happened, up to the dataset's day."""
    years = sorted({day.year for day in dataset.agreement_events["known_by"]})
    ends = [datetime.date(year, 12, 31) for year in years]
    days = [*(day for day in ends if day < dataset.as_of), dataset.as_of]
    return on_days(dataset, days, dated_layers)


def dated_layers(dataset: Dataset) -> tuple[Layer, ...]:
    """Layers that change with the day."""
    return (*boundary_layers(dataset), *outside_layers(dataset), *link_layers(dataset))


@per_dataset
def link_layers(dataset: Dataset) -> tuple[Lines, ...]:
    """One link for each group of the province's regions, with all its agreements."""
    inner = {key: row["party_codes"] for key, row in _linked(dataset) if len(row["party_codes"]) > 1}
    links = _grouped(dataset, inner)
    words = Text("Kerja sama", "Cooperation")
    return (link_layer(dataset, links, key="links", name=words),) if len(links) else ()


@per_dataset
def outside_layers(dataset: Dataset) -> tuple[Layer, ...]:
    """Links with parties outside the province, which stand at the map's edge; off when the map opens."""
    outer = {
        key: row["party_codes"] + row["outside_ids"]
        for key, row in _linked(dataset)
        if len(row["party_codes"]) < 2  # noqa: PLR2004
    }
    links = _grouped(dataset, outer)
    if links.empty:
        return ()
    words = Text("Kerja sama dengan pihak luar", "Cooperation with parties outside")
    layer = link_layer(dataset, links, key="outside_links", name=words)
    unnamed = dataclasses.replace(layer, label=None, stem=None, visible=False)
    return (unnamed, dataclasses.replace(_outside(dataset, outer), visible=False, follows=layer.key))


def _linked(dataset: Dataset) -> list[tuple[str, Row]]:
    """Agreements that are about more than a boundary."""
    return [(key, row) for key, row in agreement_rows(dataset).items() if not row["is_boundary"]]


def _grouped(dataset: Dataset, parties: Mapping[str, tuple[str, ...]]) -> gpd.GeoDataFrame:
    """Agreements by who agrees; the group that has most of them on top."""
    groups: dict[str, list[str]] = {}
    for key, some in parties.items():
        groups.setdefault("+".join(sorted(set(some))), []).append(key)
    rows = [
        {"link": link, "parties": parties[ids[0]], "ids": tuple(ids), "geometry": shape}
        for link, ids in groups.items()
        if not (shape := _shape(dataset, parties=parties[ids[0]])).is_empty
    ]
    rows.sort(key=lambda row: len(row["ids"]))
    table = pd.DataFrame(rows, columns=["link", "parties", "ids", "geometry"]).set_index("link")
    return gpd.GeoDataFrame(table, geometry="geometry", crs="EPSG:4326")


@on_every_day
def _shape(dataset: Dataset, *, parties: tuple[str, ...]) -> Any:
    """Where a link runs; empty where fewer than two of its parties have a place."""
    return drawn(parties, {**positions(dataset), **at_the_edge(dataset)})


def link_layer(dataset: Dataset, links: gpd.GeoDataFrame, *, key: str, name: Text) -> Lines:
    """The links with what a reader may ask of them."""
    everything = agreement_rows(dataset)
    ordered = [_weighed(dataset, ids) for ids in links["ids"]]
    agreements = [[everything[one] for one in ids] for ids in ordered]
    states = [tuple(_state(row) for row in some) for some in agreements]
    data = links.assign(
        heading=[listed((_short(dataset, one) for one in some), " – ") for some in links["parties"]],
        status=[some[0] for some in states],
        states=base.tuples(states, links),
        stem=[listed((_short(dataset, one) for one in some), "–") for some in links["parties"]],
        **facets.of_members(agreements, links.index),
        agreements=base.tuples([_items(dataset, ids) for ids in ordered], links),
        partners=base.tuples(
            [tuple(dataset.name("party", one) for one in some) for some in links["parties"]], links
        ),
        ends=base.tuples([_ends(dataset, some) for some in links["parties"]], links),
        label=_labels(dataset, agreements, links),
        subjects=base.tuples([tuple(row["title"] for row in some) for some in agreements], links),
    )
    return Lines(
        key=key,
        name=name,
        what=Text("Hubungan kerja sama", "Link of cooperation"),
        data=data,
        categories=(*dataset.project.categories["statuses"], UNRECORDED),
        by="status",
        members="states",
        width=LINK_WIDTH,
        halo=True,
        heading="heading",
        label="label",
        stem="stem",
        named_by=facets.SECTOR,
        most_labels=MOST_LABELS,
        most_strong=MOST_STRONG,
        aliases="subjects",
        is_table=True,
        ends="ends",
        filters=facets.filters(dataset),
        fields=(
            Field(column="partners", label=Text("Para pihak", "Parties")),
            Field(column="agreements", label=Text("Kesepakatan dan pembicaraan", "Agreements and talks")),
        ),
        notes=(
            Note(
                mark="arc",
                text=Text(
                    "Tebal garis = banyaknya kesepakatan; garis bukan rute",
                    "Width of a line = number of agreements; lines are no routes",
                ),
            ),
        ),
    )


def _state(row: Row) -> str:
    return UNRECORDED.key if is_missing(row["status"]) else row["status"]


def _weighed(dataset: Dataset, ids: Iterable[str]) -> list[str]:
    """Agreements, those that count most first."""
    rows = agreement_rows(dataset)
    rank = {state: number for number, state in enumerate(_STRENGTH)}
    return sorted(ids, key=lambda one: rank.get(rows[one]["counts_as"], len(rank)))


def _items(dataset: Dataset, ids: Iterable[str]) -> tuple[Item, ...]:
    """The agreements in words."""
    items = agreement_items(dataset)
    return tuple(items[one] for one in ids)


def _ends(dataset: Dataset, parties: Iterable[str]) -> tuple[str, ...]:
    regions = _short_names(dataset)
    return tuple(f"regencies:{one}" if one in regions else f"outside:{one}" for one in parties)


def _labels(dataset: Dataset, agreements: list[list[Row]], links: gpd.GeoDataFrame) -> list[Text | None]:
    """Who and what, for the links with most agreements; a number where there are several."""
    project, words = dataset.project, Text("{who} · {what}", "{who} · {what}")
    named = set(links.index[-MOST_LABELS:])
    labels = []
    for key, some, parties in zip(links.index, agreements, links["parties"], strict=True):
        who = listed((_short(dataset, one) for one in parties), "–")
        what = (
            listed([project.label("sectors", one) for one in some[0]["sectors"][:1]])
            if len(some) == 1
            else Text.same(str(len(some)))
        )
        labels.append(words.format(who=who, what=what) if key in named else None)
    return labels


def _short(dataset: Dataset, party: str) -> Text:
    """A party as a label has it."""
    names = _short_names(dataset)
    return Text.same(names[party]) if party in names else dataset.name("party", party)


@on_every_day
def _short_names(dataset: Dataset) -> dict[str, str]:
    return dict(dataset.regencies["short_name"])


def _outside(dataset: Dataset, outer: Iterable[str]) -> Points:
    """Parties that are no region of the province, at the map's edge in their direction."""
    places, ways, rows = at_the_edge(dataset), directions(dataset), agreement_rows(dataset)
    parties: dict[str, list[str]] = {}
    for key in outer:
        for one in rows[key]["outside_ids"]:
            parties.setdefault(one, []).append(key)
    keys = list(parties)
    data = gpd.GeoDataFrame(
        {
            "heading": [dataset.name("party", one) for one in keys],
            "kind": [OUTSIDE[0 if one in ways else 1].key for one in keys],
            "way": [ways.get(one) for one in keys],
            "agreements": [_items(dataset, _weighed(dataset, ids)) for ids in parties.values()],
        },
        geometry=[shapely.Point(places[one]) for one in keys],
        index=pd.Index(keys, name="party_id"),
        crs="EPSG:4326",
    )
    return Points(
        key="outside",
        name=Text(
            "Pihak di luar provinsi (di tepi peta)", "Parties outside the province (at the map's edge)"
        ),
        what=Text("Pihak di luar provinsi", "Party outside the province"),
        data=data,
        categories=OUTSIDE,
        by="kind",
        heading="heading",
        label="heading",
        angle="way",
        size=18,
        fields=(
            Field(column="agreements", label=Text("Kesepakatan dan pembicaraan", "Agreements and talks")),
        ),
    )
