"""Sentences about zones, the corridor, a boundary and the way to industry."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from kadgeo.findings.words import Results, counted, figure, listed, percent, span
from kadgeo.results import result
from kadgeo.text import Text

FAR_KM = 100.0  # a straight line that is half a day by road where roads wind and are poor
_VILLAGE, _DISTRICT = Text("desa/kelurahan", "village"), Text("kecamatan", "district")
_AREA = Text("kawasan industri", "industrial area")

_APART = Text(
    "Tidak ada daerah yang menjadi anggota lebih dari satu zona.", "No region is in more than one zone."
)
_OVERLAP = Text(
    "{some} dari {count} daerah menjadi anggota lebih dari satu zona: {which}; {zone} paling bertumpang "
    "tindih, {share} luasnya juga masuk zona lain.",
    "{some} of {count} regions {are} in more than one zone: {which}; {zone} overlaps most, {share} of its "
    "area is in another zone, too.",
)
_IN_ZONES = Text("{name} (zona {zones})", "{name} (zones {zones})")
_TRAVEL = Text(
    "Kesepakatan {pair} menargetkan waktu tempuh {before} menjadi {after} jam{speed}{caveat}.",
    "The agreement of {pair} aims at a travel time of {after} instead of {before} hours{speed}{caveat}.",
)
_SPEED = Text(
    "; menurut panjang terdokumentasi {km} km itu berarti {slow} menjadi {fast} km/jam",
    "; by the documented length of {km} km that means {fast} instead of {slow} km/h",
)
_LEAST = Text(
    "; dengan jarak lurus {km} km saja itu sudah berarti sekurangnya {fast} km/jam",
    "; by the straight distance of {km} km alone that means at least {fast} km/h",
)
_SCHEMATIC = Text(
    " (garis di peta skematis, bukan geometri jalan)", " (the line on the map is schematic, no road geometry)"
)
_BOUNDARY = Text(
    "Batas {a}–{b} yang hendak disepakati panjangnya {km} km dan menyangkut {villages}: {there}; terpanjang "
    "di {longest} ({longest_km} km).",
    "The border of {a} and {b} that is to be agreed on is {km} km long and concerns {villages}: {there}; the "
    "longest stretch is in {longest} ({longest_km} km).",
)
_SIDE = Text("{villages} dalam {districts} di {name}", "{villages} in {districts} of {name}")
_ACCESS = {
    "near": Text(
        "Tidak satu pun dari {districts} berjarak lurus lebih dari {limit} km dari kawasan industri terdekat "
        "yang lokasinya diketahui{unknown}.",
        "None of {districts} is more than {limit} km, in a straight line, from the nearest industrial area "
        "whose site is known{unknown}.",
    ),
    "far": Text(
        "{some} dari {districts} berjarak lurus lebih dari {limit} km dari kawasan industri terdekat "
        "yang lokasinya diketahui; terjauh {name} di {regency} ({km} km){unknown}.",
        "{some} of {districts} {are} more than {limit} km, in a straight line, from the nearest "
        "industrial area whose site is known; farthest is {name} in {regency} ({km} km){unknown}.",
    ),
    "only": Text(
        "Lokasi satu-satunya kawasan industri tidak diketahui, sehingga jarak tidak dapat diukur.",
        "The site of the only industrial area is not known, so no distances can be measured.",
    ),
    "none": Text(
        "Lokasi tidak diketahui untuk satu pun dari {areas}, sehingga jarak tidak dapat diukur.",
        "The site of none of {areas} is known, so no distances can be measured.",
    ),
}
_UNKNOWN = Text(
    "; lokasi {some} dari {areas} tidak diketahui dan tidak ikut diukur",
    "; {some} of {areas} {have} no known site and {are} left out",
)


def zone_overlap(results: Results) -> Iterator[Text]:
    """Which regions are in several zones, and which zone overlaps most."""
    zones, regencies = results["zone_summary"], results["regency_profile"]
    several = regencies[[len(ids) > 1 for ids in regencies["zone_ids"]]]
    if zones.empty:
        return
    if several.empty:
        yield _APART
        return
    top = zones.loc[zones["overlap_share"].idxmax()]
    which = [_IN_ZONES.format(name=row.name, zones=listed(row.zone_ids)) for row in several.itertuples()]
    yield _OVERLAP.format(
        some=figure(len(several)),
        count=figure(len(regencies)),
        are=Text.same("is" if len(several) == 1 else "are"),
        which=listed(which),
        zone=Text(top["name"], top["name_en"]),
        share=percent(top["overlap_share"]),
    )


def travel(results: Results) -> Iterator[Text]:
    """What an agreement about a road asks of it."""
    table = results["corridor_summary"]
    if table.empty:
        return
    context = results["agreement_context"]
    for agreement_id, routes in table.groupby("agreement_id", sort=False):
        row = routes.iloc[0]
        if pd.isna(row["travel_time_before_h"]) or pd.isna(row["travel_time_after_h"]):
            continue
        names = context.loc[agreement_id, ["a_name", "b_name"]]
        yield _TRAVEL.format(
            pair="–".join(names),
            before=_hours(row["travel_time_before_h"]),
            after=_hours(row["travel_time_after_h"]),
            speed=_speed(routes),
            caveat=_SCHEMATIC if routes["is_schematic"].any() else "",
        )


def _speed(routes: pd.DataFrame) -> Text:
    """What the times imply: by road where its length is on record, else by the straight line."""
    known = routes.dropna(subset=["documented_length_km"])
    if known.empty:
        return _LEAST.format(km=span(routes["straight_km"]), fast=span(routes["least_speed_after_kmh"]))
    return _SPEED.format(
        km=span(known["documented_length_km"]),
        slow=span(known["implied_speed_before_kmh"]),
        fast=span(known["implied_speed_after_kmh"]),
    )


def _hours(value: float) -> Text:
    return figure(value, 0 if float(value).is_integer() else 1)


def boundary(results: Results) -> Iterator[Text]:
    """How long a border to be agreed on is, and whom it concerns."""
    context, dataset = results["agreement_context"], results.dataset
    drafts = context[context["is_boundary"] & (context["relation"] == "land")]
    for row in drafts.drop_duplicates(["a_code", "b_code"]).itertuples():
        table = result("border_villages", dataset, a=row.a_code, b=row.b_code)
        villages = table[table["level"] == "village"]
        longest = villages.loc[villages["border_km"].idxmax()]
        sides = [_side(table[table["side_code"] == code], name) for code, name in _sides(row)]
        yield _BOUNDARY.format(
            a=row.a_name,
            b=row.b_name,
            km=figure(row.shared_border_km),
            villages=counted(len(villages), _VILLAGE, "villages"),
            there=listed(sides),
            longest=longest["name"],
            longest_km=figure(longest["border_km"]),
        )


def _sides(row: Any) -> tuple[tuple[str, str], tuple[str, str]]:
    return (row.a_code, row.a_name), (row.b_code, row.b_name)


def _side(table: pd.DataFrame, name: str) -> Text:
    counts = table["level"].value_counts()
    return _SIDE.format(
        villages=counted(int(counts["village"]), _VILLAGE, "villages"),
        districts=counted(int(counts["district"]), _DISTRICT, "districts"),
        name=name,
    )


def access(results: Results) -> Iterator[Text]:
    """How far the districts are from industry."""
    areas = results.dataset.industrial_areas
    if areas.empty:
        return
    unknown = int(areas["is_editorial"].sum())
    everything = counted(len(areas), _AREA, "industrial areas")
    if unknown == len(areas):
        yield _ACCESS["none" if unknown > 1 else "only"].format(areas=everything)
        return
    table = results["district_access"]
    far = table[table["nearest_area_km"] > FAR_KM]
    words: dict[str, Any] = {
        "districts": counted(len(table), _DISTRICT, "districts"),
        "limit": figure(FAR_KM),
        "unknown": "",
    }
    if unknown:
        verbs = {"have": "has", "are": "is"} if unknown == 1 else {"have": "have", "are": "are"}
        words["unknown"] = _UNKNOWN.format(some=figure(unknown), areas=everything, **verbs)
    if far.empty:
        yield _ACCESS["near"].format(**words)
        return
    last = far.loc[far["nearest_area_km"].idxmax()]
    yield _ACCESS["far"].format(
        **words,
        some=figure(len(far)),
        are=Text.same("is" if len(far) == 1 else "are"),
        name=last["name"],
        regency=results.dataset.regencies.at[last["regency_code"], "name"],
        km=figure(last["nearest_area_km"]),
    )
