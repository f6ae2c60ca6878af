"""Page of a zone."""

from __future__ import annotations

from typing import Any

import pandas as pd

from kadgeo import years
from kadgeo.columns import spelled
from kadgeo.dataset import Dataset
from kadgeo.document import Facts, Leaf
from kadgeo.focus import only
from kadgeo.layers import Polygons
from kadgeo.reports import wording as say
from kadgeo.reports.desk import Desk, areas_facts, deals_facts, density, people
from kadgeo.schema import MISSING
from kadgeo.text import Text

ZONES = Text("Zona", "Zones")


def zone_leaf(desk: Desk, zone: str) -> Leaf:
    """A zone: members, size, overlaps, agreements and industrial areas within it."""
    data, row = desk.dataset, desk.zones.loc[zone]
    members = list(row["member_codes"])
    deals = data.agreements
    own = [sum(code in members for code in codes) > 1 for codes in deals["party_codes"]]
    inside = deals.index[own]
    areas = [one for one, hosts in data.industrial_areas["host_codes"].items() if set(hosts) & set(members)]
    lead = say.regency_names(data, [] if pd.isna(row["initiator_code"]) else [row["initiator_code"]])
    title = data.name("zones", zone)
    subtitle = Text("Inisiator: {lead}", "Initiator: {lead}").format(lead=lead)
    coverage: Polygons = desk.layer("regencies")
    spec = desk.page(
        title,
        subtitle,
        only(coverage, zone, named=True),
        desk.areas(areas),
        *desk.links(inside),
        codes=members,
    )
    facts = (
        _members(desk, members, row["initiator_code"]),
        _zone_figures(data, row),
        _overlaps(desk, zone),
        deals_facts(desk, inside, Text("Kesepakatan antaranggota", "Agreements between members")),
        areas_facts(desk, areas),
    )
    return Leaf(section=ZONES, spec=spec, facts=tuple(one for one in facts if one.lines))


def _members(desk: Desk, codes: list[str], lead: str) -> Facts:
    lines = []
    for code in codes:
        row = desk.profile.loc[code]
        star = "★ " if code == lead else ""
        size = say.known([spelled(row["area_km2"], "area_km2"), people(row["population"])])
        lines.append(say.pair(Text.same(star + desk.dataset.regencies.at[code, "full_name"]), size))
    heading = say.figures_of(
        Text("Anggota", "Members"),
        boundaries=years.boundaries(desk.dataset),
        population=years.population(desk.dataset),
    )
    return Facts(heading=heading, lines=tuple(lines))


def _zone_figures(data: Dataset, row: Any) -> Facts:
    size = Text("{area} ({share} provinsi)", "{area} ({share} of the province)")
    share = Text("{people} ({share} provinsi)", "{people} ({share} of the province)")
    whole = (
        Text("satu bagian", "one part")
        if row["is_contiguous"]
        else Text(f"{row['part_count']} bagian terpisah", f"{row['part_count']} separate parts")
    )
    area = size.format(
        area=spelled(row["area_km2"], "area_km2"), share=spelled(row["area_share"], "area_share")
    )
    counted = share.format(
        people=people(row["population"]), share=spelled(row["population_share"], "population_share")
    )
    lines = {
        years.dated(Text("Luas", "Area"), years.boundaries(data)): area,
        years.dated(Text("Penduduk", "Population"), years.population(data)): (
            MISSING if pd.isna(row["population"]) else counted
        ),
        Text("Kepadatan", "Density"): density(row),
        Text("Keterhubungan", "Contiguity"): whole,
    }
    return Facts(heading=Text("Angka pokok", "Key figures"), lines=say.pairs(lines))


def _overlaps(desk: Desk, zone: str) -> Facts:
    frame, lines = desk.overlaps, []
    for row in frame[(frame["a_zone_id"] == zone) | (frame["b_zone_id"] == zone)].to_dict("records"):
        if row["shared_codes"]:
            other = row["b_zone_id"] if row["a_zone_id"] == zone else row["a_zone_id"]
            names = say.regency_names(desk.dataset, row["shared_codes"])
            size = spelled(row["overlap_km2"], "overlap_km2")
            lines.append(say.pair(say.zone_names(desk.dataset, [other]), say.known([names, size])))
    heading = Text("Bertumpang tindih dengan", "Overlaps with")
    return Facts(heading=years.dated(heading, years.boundaries(desk.dataset)), lines=tuple(lines))
