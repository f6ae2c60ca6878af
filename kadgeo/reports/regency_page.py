"""Page of a regency."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Any

from kadgeo import years
from kadgeo.columns import spelled
from kadgeo.document import Facts, Leaf
from kadgeo.focus import needed_notes, rows
from kadgeo.layers import Polygons
from kadgeo.reports import wording as say
from kadgeo.reports.desk import Desk, areas_facts, deals_facts, density, people
from kadgeo.schema import MISSING
from kadgeo.text import Text

REGENCIES = Text("Kabupaten dan kota", "Regencies and cities")
ZONES = Text("Zona", "Zones")
_NOTHING = Text("", "")
COARSE_DEGREES = 1.0  # a page of less, about 1:600 000, shows that rivers are generalised


def regency_leaf(desk: Desk, code: str) -> Leaf:
    """A regency: figures, zones, neighbours, agreements, industrial areas and offers."""
    row, coverage = desk.profile.loc[code], desk.layer("regencies")
    deals = desk.dataset.agreements
    own = deals.loc[[code in codes for codes in deals["party_codes"]]].index
    shown = [
        rows(one, one.data["regency_code"] == code, visible=True, min_zoom=None, label="name")
        for one in desk.overview.layers
        if one.key == "districts"
    ]
    heading = coverage.data.at[code, "heading"]
    seat = desk.dataset.spelled("regencies", "seat", desk.dataset.regencies.at[code, "seat"])
    spec = desk.page(
        heading,
        _NOTHING if seat == MISSING else say.pair(Text("Pusat pemerintahan", "Seat of government"), seat),
        _alone(coverage, code),
        *shown,
        desk.areas(row["industrial_area_ids"]),
        *desk.links(own),
        codes=[code],
        without=_too_coarse(desk, code),
    )
    facts = (
        _regency_figures(desk, code),
        Facts(heading=ZONES, lines=_texts(coverage.data.at[code, "zones"])),
        _neighbours(desk, code),
        deals_facts(desk, own, Text("Kesepakatan dan pembicaraan", "Agreements and talks")),
        areas_facts(desk, row["industrial_area_ids"]),
        Facts(
            heading=Text("Penawaran dan permintaan", "Offers and requests"),
            lines=_texts(coverage.data.at[code, "offers"]),
        ),
    )
    return Leaf(section=REGENCIES, spec=spec, facts=tuple(one for one in facts if one.lines))


def _too_coarse(desk: Desk, code: str) -> tuple[str, ...]:
    """Layers whose generalised courses would be wrong in sight on a page of this scale."""
    west, south, east, north = desk.dataset.regencies.loc[[code]].total_bounds
    return ("rivers", "lakes") if max(east - west, north - south) < COARSE_DEGREES else ()


def _texts(items: Iterable[Any]) -> tuple[Text, ...]:
    return tuple(item.text for item in items)


def _alone(coverage: Polygons, code: str) -> Polygons:
    """The areas with one in its colours and the others neutral, but named."""
    data = coverage.data
    changes: dict[str, Any] = {
        str(coverage.by): [
            keys if one == code else () for one, keys in zip(data.index, coverage.feature_keys(), strict=True)
        ]
    }
    if coverage.badges:
        changes[coverage.badges] = [
            row if one == code else () for one, row in zip(data.index, data[coverage.badges], strict=True)
        ]
    changed = dataclasses.replace(coverage, data=data.assign(**changes))
    return dataclasses.replace(changed, notes=needed_notes(changed))


def _regency_figures(desk: Desk, code: str) -> Facts:
    row, data = desk.profile.loc[code], desk.dataset
    day = data.spelled("regencies", "population_date", data.regencies.at[code, "population_date"])
    counted = people(row["population"])
    lines = {
        years.dated(Text("Luas resmi", "Official area"), years.official_area(data)): spelled(
            row["official_area_km2"], "official_area_km2"
        ),
        years.dated(Text("Luas pada peta", "Area on the map"), years.boundaries(data)): spelled(
            row["area_km2"], "area_km2"
        ),
        Text("Penduduk", "Population"): counted if MISSING in (counted, day) else years.dated(counted, day),
        Text("Kepadatan", "Density"): density(row),
    }
    return Facts(heading=Text("Angka pokok", "Key figures"), lines=say.pairs(lines))


def _neighbours(desk: Desk, code: str) -> Facts:
    frame, lines = desk.borders, []
    own = frame[(frame["a_code"] == code) | (frame["b_code"] == code)]
    for row in own.sort_values("shared_border_km", ascending=False).to_dict("records"):
        other = row["b_code"] if row["a_code"] == code else row["a_code"]
        name = Text.same(desk.dataset.regencies.at[other, "full_name"])
        lines.append(say.pair(name, _border(row)))
    return Facts(
        heading=Text("Tetangga dan panjang batas", "Neighbours and length of border"), lines=tuple(lines)
    )


def _border(row: Any) -> Text:
    if row["shared_border_km"] > 0:
        return spelled(row["shared_border_km"], "shared_border_km")
    gap = spelled(row["water_gap_km"], "water_gap_km")
    return Text("lewat laut, {gap}", "across water, {gap}").format(gap=gap)
