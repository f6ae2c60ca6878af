"""Page of an agreement."""

from __future__ import annotations

import dataclasses
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely

from kadgeo.dataset import Dataset
from kadgeo.document import Facts, Leaf
from kadgeo.focus import rows
from kadgeo.layers import Lines, Polygons
from kadgeo.reports import wording as say
from kadgeo.reports.desk import Desk
from kadgeo.text import Text

AGREEMENTS = Text("Kesepakatan", "Agreements")
REGENCIES = Text("Kabupaten dan kota", "Regencies and cities")
PARTNER_OPACITY = 0.25
BORDER_COLOR = "#d62728"


def agreement_leaf(desk: Desk, agreement: str) -> Leaf:
    """An agreement: what is agreed, the partners' relation, and where it is recorded."""
    data, found = desk.dataset, desk.context.loc[agreement]
    row, arcs = data.agreements.loc[agreement], desk.layer("agreements")
    codes = [found["a_code"], found["b_code"]]
    sector = next(one for one in arcs.categories if one.key == row["sector"])
    partners: Polygons = desk.layer("regencies")
    both = dataclasses.replace(
        rows(partners, partners.data.index.isin(codes)),
        key="partners",
        name=Text("Para pihak", "Partners"),
        by=None,
        categories=(),
        badges=None,
        notes=(),
        label=None,
        fill=sector.color,
        fill_opacity=PARTNER_OPACITY,
    )
    plain = dataclasses.replace(
        partners,
        by=None,
        categories=(),
        badges=None,
        notes=(),
        name=REGENCIES,
    )
    layers = [plain, both, desk.areas(found["cohosted_area_ids"]), *desk.links([agreement])]
    if found["relation"] == "land":
        layers.append(shared_border(data, codes))
    stage = data.project.label("stages", row["stage"])
    spec = desk.page(
        arcs.data.at[agreement, "heading"],
        say.listed([sector.label, stage], "; "),
        *layers,
        codes=codes,
        without=["districts"],
    )
    facts = (_terms(desk, row), _relation(desk, found), _suggestion(found), _record(desk, row, agreement))
    return Leaf(section=AGREEMENTS, spec=spec, facts=tuple(one for one in facts if one.lines))


def shared_border(dataset: Dataset, codes: list[str]) -> Lines:
    """The border between two regencies, as a layer."""
    a, b = dataset.regencies.geometry.loc[codes]
    line = shapely.line_merge(shapely.intersection(a.boundary, b.boundary))
    name = Text("Batas bersama", "Shared border")
    parts = shapely.multilinestrings(
        [one for one in shapely.get_parts(line) if one.geom_type == "LineString"]
    )
    data = gpd.GeoDataFrame({"name": [name]}, geometry=[parts], crs=dataset.regencies.crs)
    return Lines(key="shared_border", name=name, data=data, heading="name", color=BORDER_COLOR, width=3.2)


def _terms(desk: Desk, row: Any) -> Facts:
    project = desk.dataset.project
    lines = [
        say.pair(Text("Pokok", "Subject"), say.both(row, "subject")),
        say.pair(Text("Bidang", "Sector"), project.label("sectors", row["sector"])),
        say.pair(Text("Bentuk", "Instrument"), Text.same(row["instrument"])),
        say.pair(
            Text("Tahap", "Stage"),
            say.listed([project.label("stages", row["stage"]), say.day(row["stage_date"])]),
        ),
        say.pair(
            Text("Rencana penandatanganan", "Planned signing"),
            say.listed([say.day(row["planned_signing"]), say.both(row, "planned_forum")]),
        ),
    ]
    if pd.notna(row["travel_time_before_h"]):
        hours = Text("{a:g} jam → {b:g} jam (menurut notulen)", "{a:g} h → {b:g} h (as the record says)")
        times = hours.format(a=row["travel_time_before_h"], b=row["travel_time_after_h"])
        lines.append(say.pair(Text("Waktu tempuh", "Travel time"), times))
    return Facts(heading=Text("Isi draf", "The draft"), lines=tuple(lines))


def _relation(desk: Desk, found: Any) -> Facts:
    data = desk.dataset
    nothing = Text("tidak ada", "none")
    border = say.figure(found["shared_border_km"], "km", decimals=1)
    lines = (
        say.pair(
            Text("Batas darat bersama", "Shared land border"),
            border if found["shared_border_km"] > 0 else nothing,
        ),
        say.pair(
            Text("Jarak antarpusat pemerintahan (garis lurus)", "Distance between seats (straight line)"),
            say.figure(found["seat_distance_km"], "km"),
        ),
        say.pair(
            Text("Zona bersama", "Common zones"),
            say.zone_names(data, found["common_zone_ids"]) if found["common_zone_ids"] else nothing,
        ),
        say.pair(
            Text("Kawasan industri bersama", "Industrial areas hosted by both"),
            say.area_names(data, found["cohosted_area_ids"]) if found["cohosted_area_ids"] else nothing,
        ),
    )
    return Facts(heading=Text("Hubungan para pihak", "How the partners relate"), lines=lines)


KINDS = {
    "check": Text("Perlu diperiksa", "To be checked"),
    "wajib": Text("Calon kerja sama wajib", "Candidate for mandatory cooperation (wajib)"),
    "sukarela": Text("Calon kerja sama sukarela", "Candidate for voluntary cooperation (sukarela)"),
}


def _suggestion(found: Any) -> Facts:
    kind = KINDS.get(found["suggestion"], Text.same(found["suggestion"]))
    heading = Text("Saran jenis kerja sama", "Suggested kind of cooperation")
    return Facts(heading=heading, lines=(kind, found["reason"]))


def _record(desk: Desk, row: Any, agreement: str) -> Facts:
    citation = desk.layer("agreements").data.at[agreement, "citation"]
    lines = [Text.same(f"“{row['quote']}”"), say.pair(Text("Sumber", "Source"), Text.same(citation))]
    note = say.both(row, "note")
    if note.id:
        lines.append(say.pair(Text("Catatan", "Note"), note))
    return Facts(heading=Text("Dalam notulen", "In the record"), lines=tuple(lines))
