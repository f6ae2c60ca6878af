"""Map of the record's draft agreements and the corridor."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import pandas as pd

from kadgeo import columns
from kadgeo.dataset import Dataset
from kadgeo.layers import Field, Filter, Layer, Lines, MapSpec, Note, Points
from kadgeo.maps import base, facets
from kadgeo.maps.declared import known, with_facts
from kadgeo.maps.facts import state_words
from kadgeo.maps.links import drawn, positions
from kadgeo.palette import Category
from kadgeo.register import first_day, last_day
from kadgeo.results import per_dataset, result
from kadgeo.schema import DECLARED, is_missing, worded
from kadgeo.text import Text, listed

_HOURS = Text("{before} jam → {after}", "{before} h → {after}")
_WHO_WHAT = Text("{who} · {what}", "{who} · {what}")
_SAID = Text("{by}: {hours}", "{by}: {hours}")
_BROWN = "#6B4E16"  # of the road and its bridge: no arc of an agreement has it
_ROUTE = Category(
    key="schematic", label=Text("Jalur koridor (skematis)", "Corridor route (schematic)"), color=_BROWN
)
_GAP = Category(
    key="unknown",
    label=Text("Ruas yang geometrinya tidak diketahui", "Part of unknown course"),
    color=_BROWN,
    dash=(1, 9),
)
_BRIDGES = (
    Category(
        key="bridge",
        label=Text("Jembatan (lokasi perkiraan)", "Bridge (approximate site)"),
        color=_BROWN,
        shape="bridge",
    ),
    Category(
        key="unfinished",
        label=Text("Jembatan belum selesai (lokasi perkiraan)", "Unfinished bridge (approximate site)"),
        color=_BROWN,
        shape="unfinished",
    ),
)
_NONE = Text("tidak ada", "none")
_ARC = Text("Busur = hubungan para pihak, bukan rute", "Arc = relation between partners, not a route")


def agreements(dataset: Dataset) -> MapSpec:
    """Agreements of the record's meeting as arcs between the partners, by sector, with the road corridor."""
    layers = (
        base.regencies(dataset),
        *base.water(dataset),
        *corridor_layers(dataset),
        *seats(dataset),
        arc_layer(dataset, of_meeting(dataset)),
    )
    return base.spec("agreements", dataset, layers, subjects=("agreements",))


def of_meeting(dataset: Dataset) -> pd.DataFrame:
    """Agreements that come from a meeting on record; all where there is none."""
    frame = dataset.agreements
    met = frame["meeting_id"].notna()
    return frame[met] if met.any() else frame


def arc_layer(dataset: Dataset, frame: pd.DataFrame) -> Lines:
    """One arc for each agreement between regions of the province.

    Parameters
    ----------
    dataset : Dataset
    frame : DataFrame
        Rows of the dataset's agreements.
    """
    project = dataset.project
    frame = with_parties(dataset, frame.loc[[len(codes) > 1 for codes in frame["party_codes"]]])
    frame, declared = with_facts(dataset, "agreements", frame, skip=("sectors",))
    frame = frame.assign(
        sector_label=[listed(project.label("sectors", one) for one in some) for some in frame["sectors"]],
        label=[_arc_label(dataset, row) for row in frame.to_dict("records")],
        **_context(dataset, frame),
        **facets.columns(frame.to_dict("records"), frame.index),
    )
    party, *_ = facets.filters(dataset)
    return Lines(
        key="agreements",
        name=base.called(frame["status"], project, Text("Kesepakatan", "Agreements")),
        data=frame,
        categories=project.categories["sectors"],
        by="sectors",
        width=3.5,
        halo=True,
        heading="heading",
        label="label",
        is_table=True,
        ends="ends",
        filters=(
            party,
            Filter(column="status", name=Text("Status", "Status"), categories=project.categories["statuses"]),
        ),
        fields=(
            Field(column="partners", label=Text("Para pihak", "Partners")),
            Field(column="status_label", label=Text("Status", "Status")),
            Field(column="sector_label", label=Text("Bidang", "Sector")),
            *declared,
            Field(column="shared_border", label=Text("Batas bersama", "Shared border")),
            Field(column="common_zones", label=Text("Zona bersama", "Common zones")),
        ),
        citation="citation",
        notes=(Note(mark="arc", text=_ARC),),
    )


def _arc_label(dataset: Dataset, row: Any) -> Text:
    """Who agrees, and on what."""
    names, project = dataset.regencies["short_name"], dataset.project
    what = listed(project.label("sectors", one) for one in row["sectors"]).lowered()
    return _WHO_WHAT.format(who="–".join(names[list(row["party_codes"])]), what=what)


def with_parties(dataset: Dataset, frame: pd.DataFrame) -> gpd.GeoDataFrame:
    """Agreements with what they are called, their partners and status in words, and the line between them."""
    places = positions(dataset)
    shapes = [drawn(codes, places) for codes in frame["party_codes"]]
    everyone = [
        (*codes, *others) for codes, others in zip(frame["party_codes"], frame["outside_ids"], strict=True)
    ]
    table = gpd.GeoDataFrame(frame, geometry=shapes, crs="EPSG:4326")
    return table.assign(
        heading=[worded(row, "title") for row in frame.to_dict("records")],
        ends=base.tuples(
            [tuple(f"regencies:{code}" for code in codes) for codes in frame["party_codes"]], frame
        ),
        partners=base.tuples([tuple(dataset.name("party", one) for one in some) for some in everyone], frame),
        status_label=[state_words(dataset, str(key), row) for key, row in frame.to_dict("index").items()],
        citation=dataset.citation(frame),
    )


def _context(dataset: Dataset, frame: pd.DataFrame) -> dict[str, Any]:
    """Shared border and common zones of each agreement's partners, in words."""
    found = result("agreement_context", dataset)
    groups = dict(tuple(found.groupby("agreement_id", sort=False)))
    zones = dataset.zones
    borders, common = [], []
    for key in frame.index:
        rows = groups.get(key, found.head(0))
        km = rows["shared_border_km"].sum()
        borders.append(columns.spelled(km, "shared_border_km") if km > 0 else _NONE)
        ids = dict.fromkeys(one for some in rows["common_zone_ids"] for one in some)
        common.append(tuple(worded(zones.loc[one], "name") for one in ids) or _NONE)
    return {"shared_border": borders, "common_zones": base.tuples(common, frame)}


@per_dataset
def corridor_layers(dataset: Dataset) -> tuple[Layer, ...]:
    """The corridor's schematic routes, with the travel time where it is told of them, and its bridge."""
    frame = dataset.corridors
    if frame.empty:
        return ()
    frame, fields = with_facts(dataset, "corridors", frame, skip=("kind", "status", "agreement_id"))
    frame = frame.assign(citation=dataset.citation(frame), travel_time=_travel_times(dataset, frame))
    lines, bridges = frame[frame["kind"] != "bridge"], frame[frame["kind"] == "bridge"]
    routes = Lines(
        key="corridors",
        name=Text("Koridor jalan (skematis)", "Road corridor (schematic)"),
        data=lines,
        categories=(_ROUTE, _GAP),
        by="status",
        width=3,
        halo=True,
        heading="name",
        label="travel_time",
        fields=fields,
        citation="citation",
        notes=(
            Note(
                mark="solid",
                text=Text(
                    "Garis lurus antartitik singgah, bukan geometri jalan",
                    "Straight lines between waypoints, not road geometry",
                ),
            ),
        ),
    )
    sites = Points(
        key="bridges",
        name=Text("Jembatan", "Bridge"),
        data=bridges.assign(symbol=_bridge_kinds(dataset, bridges)),
        categories=_BRIDGES,
        by="symbol",
        size=26,
        heading="name",
        label="name",
        radius_m="precision_m",
        fields=fields,
        citation="citation",
    )
    return (routes, *([sites] if len(bridges) else []))


@per_dataset
def seats(dataset: Dataset) -> tuple[Points, ...]:
    """Seats of government of the regencies, where the arcs end; none where no seat is known."""
    frame = dataset.regencies
    frame = frame[frame["seat"].notna() & frame["seat_lon"].notna() & frame["seat_lat"].notna()]
    if frame.empty:
        return ()
    points = gpd.points_from_xy(frame["seat_lon"], frame["seat_lat"], crs=frame.crs)
    frame = frame.set_geometry(points).assign(
        kind_key="seat", of=frame["full_name"], seat_citation=dataset.citation(frame, "seat_")
    )
    seat = Category(key="seat", label=Text("Pusat pemerintahan", "Seat of government"), color=base.INK)
    layer = Points(
        key="seats",
        name=Text("Pusat pemerintahan", "Seats of government"),
        data=frame,
        categories=(seat,),
        by="kind_key",
        size=9,
        heading="seat",
        fields=(Field(column="of", label=Text("Pusat pemerintahan", "Seat of government of")),),
        citation="seat_citation",
    )
    return (layer,)


def _bridge_kinds(dataset: Dataset, bridges: pd.DataFrame) -> list[str]:
    """Which bridges were begun by the day, and not opened."""
    by = dataset.as_of
    begun, opened = (
        bridges.get(f"{one}_date", pd.Series(None, bridges.index)) for one in ("begun", "opened")
    )
    return [
        "unfinished"
        if not is_missing(start) and first_day(start) <= by and (is_missing(end) or last_day(end) > by)
        else "bridge"
        for start, end in zip(begun, opened, strict=True)
    ]


def _travel_times(dataset: Dataset, frame: pd.DataFrame) -> pd.Series:
    """Hours before and after and who says so, where both are told by the day."""
    words = [
        None if is_missing(before) or is_missing(after) else _hours(dataset, row, before, after)
        for row, before, after in zip(
            frame.to_dict("records"), frame["travel_time_before_h"], frame["travel_time_after_h"], strict=True
        )
    ]
    column = DECLARED["corridors"].columns["travel_time_after_h"]
    return pd.Series(known(column, words, frame, dataset), frame.index, dtype=object)


def _hours(dataset: Dataset, row: Any, before: float, after: float) -> Text:
    hours = _HOURS.format(
        before=dataset.spelled("corridors", "travel_time_before_h", before, bare=True),
        after=dataset.spelled("corridors", "travel_time_after_h", after),
    )
    return (
        hours
        if is_missing(row.get("travel_time_by"))
        else _SAID.format(by=worded(row, "travel_time_by"), hours=hours)
    )
