"""Map of the draft agreements and the corridor."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import pandas as pd

from kadgeo.analysis.links import arcs
from kadgeo.dataset import Dataset
from kadgeo.layers import Field, Filter, Layer, Lines, MapSpec, Note, Points
from kadgeo.maps import base
from kadgeo.palette import Category
from kadgeo.results import per_dataset, result
from kadgeo.text import Text, measure

_HOURS = Text("{before:g} jam → {after:g} jam", "{before:g} h → {after:g} h")
_ROUTE = Category(
    key="schematic", label=Text("Jalur koridor (skematis)", "Corridor route (schematic)"), color="#882255"
)
_GAP = Category(
    key="unknown",
    label=Text("Ruas yang geometrinya tidak diketahui", "Part of unknown course"),
    color="#882255",
    dash=(1, 9),
)
_BRIDGE = Category(
    key="bridge",
    label=Text("Jembatan (lokasi perkiraan)", "Bridge (approximate site)"),
    color="#882255",
    shape="bridge",
)


def agreements(dataset: Dataset) -> MapSpec:
    """Draft agreements as arcs between the partners, by sector, with the road corridor."""
    layers = (
        base.regencies(dataset),
        *base.water(dataset),
        *corridor_layers(dataset),
        seats(dataset),
        agreement_layer(dataset),
    )
    return base.spec("agreements", dataset, layers)


@per_dataset
def agreement_layer(dataset: Dataset) -> Lines:
    """One arc for each agreement."""
    frame = dataset.agreements
    names, project = dataset.regencies["full_name"], dataset.project
    frame = frame.set_geometry(arcs(frame.geometry))
    frame = frame.assign(
        heading=[
            Text(
                f"{row.partner_a} – {row.partner_b}: {row.subject}",
                f"{row.partner_a} – {row.partner_b}: {row.subject_en}",
            )
            for row in frame.itertuples()
        ],
        end_a="regencies:" + frame["partner_a_code"],
        end_b="regencies:" + frame["partner_b_code"],
        partners=list(
            zip(frame["partner_a_code"].map(names), frame["partner_b_code"].map(names), strict=True)
        ),
        sector_label=[project.label("sectors", sector) for sector in frame["sector"]],
        stage_label=[project.label("stages", stage) for stage in frame["stage"]],
        travel_time=_travel_times(frame),
        citation=dataset.citation(frame),
        **_context(dataset),
    )
    return Lines(
        key="agreements",
        name=Text("Draf kesepakatan", "Draft agreements"),
        data=frame,
        categories=project.categories["sectors"],
        by="sector",
        width=3.5,
        halo=True,
        heading="heading",
        label="sector_label",
        is_table=True,
        ends=("end_a", "end_b"),
        filters=(
            Filter(column="stage", name=Text("Tahap", "Stage"), categories=project.categories["stages"]),
        ),
        fields=(
            Field(column="partners", label=Text("Para pihak", "Partners")),
            Field(column="sector_label", label=Text("Bidang", "Sector")),
            Field(column="instrument", label=Text("Bentuk", "Instrument")),
            Field(column="stage_label", label=Text("Tahap", "Stage")),
            Field(column="stage_date", label=Text("Tanggal tahap", "Date of the stage"), is_date=True),
            Field(
                column="planned_signing",
                label=Text("Rencana penandatanganan", "Planned signing"),
                is_date=True,
            ),
            Field(column="travel_time", label=Text("Waktu tempuh", "Travel time")),
            Field(column="shared_border", label=Text("Batas bersama", "Shared border")),
            Field(column="common_zones", label=Text("Zona bersama", "Common zones")),
            Field(column="quote", label=Text("Kutipan", "Quote")),
            Field(column="note", label=Text("Catatan", "Note")),
        ),
        citation="citation",
        notes=(
            Note(
                mark="arc",
                text=Text(
                    "Busur = hubungan para pihak, bukan rute", "Arc = relation between partners, not a route"
                ),
            ),
        ),
    )


def _context(dataset: Dataset) -> dict[str, Any]:
    """Shared border and common zones of each agreement's partners, in words."""
    found = result("agreement_context", dataset).reindex(dataset.agreements.index)
    zones = dataset.zones
    none = Text("tidak ada", "none")
    borders = [measure(km, "km", decimals=1) if km > 0 else none for km in found["shared_border_km"]]
    common = [
        tuple(Text(zones.at[zone, "name"], zones.at[zone, "name_en"]) for zone in ids) or none
        for ids in found["common_zone_ids"]
    ]
    return {"shared_border": borders, "common_zones": common}


@per_dataset
def corridor_layers(dataset: Dataset) -> tuple[Layer, ...]:
    """The corridor's schematic routes with the travel time, and its bridge."""
    frame = dataset.corridors
    times = dict(zip(dataset.agreements.index, _travel_times(dataset.agreements), strict=True))
    frame = frame.assign(
        travel_time=frame["agreement_id"].map(times),
        waypoint_names=[tuple(names) for names in frame["waypoints"]],
        citation=dataset.citation(frame),
    )
    lines = frame[frame["kind"] != "bridge"]
    longest = lines[lines["kind"] == "route"].groupby("corridor_id")["part"].transform("min")
    labelled = (lines["part"] == longest.reindex(lines.index)) & (lines["kind"] == "route")
    lines = lines.assign(label=lines["travel_time"].where(labelled & lines["travel_time"].notna(), None))
    bridges = frame[frame["kind"] == "bridge"]
    return (
        Lines(
            key="corridors",
            name=Text("Koridor jalan (skematis)", "Road corridor (schematic)"),
            data=lines,
            categories=(_ROUTE, _GAP),
            by="status",
            width=3,
            halo=True,
            heading="name",
            label="label",
            fields=_CORRIDOR_FIELDS,
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
        ),
        Points(
            key="bridges",
            name=Text("Jembatan", "Bridge"),
            data=bridges.assign(approximate=True, symbol="bridge"),
            categories=(_BRIDGE,),
            by="symbol",
            heading="name",
            label="name",
            hollow="approximate",
            radius_m="precision_m",
            fields=_CORRIDOR_FIELDS,
            citation="citation",
        ),
    )


_CORRIDOR_FIELDS = (
    Field(column="status_note", label=Text("Keterangan", "Status")),
    Field(column="travel_time", label=Text("Waktu tempuh menurut notulen", "Travel time in the record")),
    Field(
        column="documented_length_km", label=Text("Panjang terdokumentasi", "Documented length"), unit="km"
    ),
    Field(column="documented_length_note", label=Text("Dasar panjang", "Basis of the length")),
    Field(column="waypoint_names", label=Text("Titik singgah", "Waypoints")),
    Field(column="note", label=Text("Catatan", "Note")),
)


@per_dataset
def seats(dataset: Dataset) -> Points:
    """Seats of government of the regencies, where the arcs end."""
    frame = dataset.regencies
    points = gpd.points_from_xy(frame["seat_lon"], frame["seat_lat"], crs=frame.crs)
    frame = frame.set_geometry(points).assign(
        kind_key="seat", of=frame["full_name"], seat_citation=dataset.citation(frame, "seat_")
    )
    seat = Category(key="seat", label=Text("Pusat pemerintahan", "Seat of government"), color=base.INK)
    return Points(
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


def _travel_times(frame: pd.DataFrame) -> list[Text | None]:
    pairs = zip(frame["travel_time_before_h"], frame["travel_time_after_h"], strict=True)
    return [None if pd.isna(before) else _HOURS.format(before=before, after=after) for before, after in pairs]
