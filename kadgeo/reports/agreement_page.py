"""Page of an agreement."""

from __future__ import annotations

import dataclasses
from itertools import combinations
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely

from kadgeo.columns import spelled
from kadgeo.dataset import Dataset
from kadgeo.document import Facts, Leaf
from kadgeo.focus import rows
from kadgeo.layers import Lines, Polygons
from kadgeo.maps.agreements import of_meeting
from kadgeo.maps.declared import with_facts
from kadgeo.maps.facts import status_words
from kadgeo.maps.links import border
from kadgeo.reports import wording as say
from kadgeo.reports.desk import Desk
from kadgeo.reports.tables import KINDS
from kadgeo.schema import DECLARED, is_missing, worded
from kadgeo.text import Text, listed

AGREEMENTS = Text("Kesepakatan", "Agreements")
REGENCIES = Text("Kabupaten dan kota", "Regencies and cities")
PARTNER_OPACITY = 0.25
BORDER_COLOR = "#d62728"
_NONE = Text("tidak ada", "none")
_LATEST = 6  # events on a page: the register has all


def leaves(desk: Desk) -> tuple[Leaf, ...]:
    """A page for each agreement of the meeting that joins regions of the province."""
    frame = of_meeting(desk.dataset)
    return tuple(agreement_leaf(desk, key) for key, codes in frame["party_codes"].items() if len(codes) > 1)


def agreement_leaf(desk: Desk, agreement: str) -> Leaf:
    """An agreement: what it says, its status on the day, the partners' relation, and where it is recorded."""
    data, row = desk.dataset, desk.dataset.agreements.loc[agreement]
    found = desk.context[desk.context["agreement_id"] == agreement]
    codes = list(row["party_codes"])
    sectors = listed(data.project.label("sectors", one) for one in row["sectors"])
    color = next((one.color for one in desk.arcs.categories if one.key in row["sectors"]), BORDER_COLOR)
    partners: Polygons = desk.layer("regencies")
    bare: dict[str, Any] = {"by": None, "categories": (), "badges": None, "notes": ()}
    both = dataclasses.replace(
        rows(partners, partners.data.index.isin(codes)),
        key="partners",
        name=Text("Para pihak", "Partners"),
        label=None,
        fill=color,
        fill_opacity=PARTNER_OPACITY,
        **bare,
    )
    areas = {one for ids in found["cohosted_area_ids"] for one in ids}
    layers = [dataclasses.replace(partners, name=REGENCIES, **bare), both, *desk.links([agreement])]
    layers += [desk.areas(areas), *shared_borders(data, codes)]
    spec = desk.page(
        worded(row, "title"),
        listed([sectors, status_words(data, row)], "; "),
        *layers,
        codes=codes,
        without=["districts", "links", "outside", "boundary_matters"],
    )
    facts = (
        _terms(desk, agreement),
        _events(desk, agreement),
        *(_relation(desk, one) for one in found.to_dict("records")),
        *(_suggestion(one) for one in found.to_dict("records")),
        _record(desk, row),
    )
    return Leaf(section=AGREEMENTS, spec=spec, facts=tuple(one for one in facts if one.lines))


def shared_borders(dataset: Dataset, codes: list[str]) -> tuple[Lines, ...]:
    """The borders between regencies, as a layer; none where they share none."""
    shape = shapely.union_all([border(dataset, a=a, b=b) for a, b in combinations(codes, 2)])
    if shape.is_empty:
        return ()
    name = Text("Batas bersama", "Shared border")
    data = gpd.GeoDataFrame({"name": [name]}, geometry=[shape], crs=dataset.regencies.crs)
    return (Lines(key="shared_border", name=name, data=data, heading="name", color=BORDER_COLOR, width=3.2),)


def _terms(desk: Desk, agreement: str) -> Facts:
    """What the table says of the agreement."""
    data = desk.dataset
    frame, fields = with_facts(data, "agreements", data.agreements.loc[[agreement]], skip=("quote", "note"))
    row = frame.loc[agreement]
    lines = [say.pair(field.label, row[field.column]) for field in fields if row[field.column] is not None]
    status = say.pair(Text("Status", "Status"), status_words(data, row))
    return Facts(heading=Text("Isi", "Content"), lines=(status, *lines))


def _events(desk: Desk, agreement: str) -> Facts:
    """The latest events, by the day."""
    data = desk.dataset
    own = data.agreement_events
    own = own[own["agreement_id"] == agreement].tail(_LATEST)
    words = Text("{day}: {what}", "{day}: {what}")
    lines = tuple(
        words.format(day=data.spelled("agreement_events", "date", row["date"]), what=worded(row, "statement"))
        for row in own.to_dict("records")
    )
    return Facts(heading=Text("Kejadian terakhir", "Latest events"), lines=lines)


def _relation(desk: Desk, found: Any) -> Facts:
    data = desk.dataset
    length = spelled(found["shared_border_km"], "shared_border_km")
    distance = spelled(found["seat_distance_km"], "seat_distance_km")
    zones, areas = found["common_zone_ids"], found["cohosted_area_ids"]
    lines = {
        Text("Batas darat bersama", "Shared land border"): length if found["shared_border_km"] > 0 else _NONE,
        Text(
            "Jarak antarpusat pemerintahan (garis lurus)", "Distance between seats (straight line)"
        ): distance,
        Text("Zona bersama", "Common zones"): say.zone_names(data, zones) if zones else _NONE,
        Text("Kawasan industri bersama", "Industrial areas hosted by both"): (
            say.area_names(data, areas) if areas else _NONE
        ),
    }
    return Facts(heading=Text("Hubungan para pihak", "How the partners relate"), lines=say.pairs(lines))


def _suggestion(found: Any) -> Facts:
    heading = Text("Saran jenis kerja sama", "Suggested kind of cooperation")
    return Facts(heading=heading, lines=(KINDS[found["suggestion"]], found["reason"]))


def _record(desk: Desk, row: pd.Series) -> Facts:
    citation = desk.dataset.citation(row.to_frame().T).iloc[0]
    lines = [] if is_missing(row["quote"]) else [Text.same(f"“{row['quote']}”")]
    lines.append(say.pair(Text("Sumber", "Source"), citation))
    if not is_missing(row["note"]):
        lines.append(say.pair(DECLARED["agreements"].columns["note"].label, worded(row, "note")))
    return Facts(heading=Text("Dalam sumber", "In the source"), lines=tuple(lines))
