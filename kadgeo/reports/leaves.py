"""Pages of the atlas: what each zone, regency and agreement page shows and says."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely

from kadgeo import analysis
from kadgeo.dataset import Dataset
from kadgeo.document import Facts, Leaf
from kadgeo.focus import layer_of, needed_notes, only, rows, with_layers
from kadgeo.layers import Layer, Lines, MapSpec, Points, Polygons
from kadgeo.reports import wording as say
from kadgeo.text import Text

ZONES = Text("Zona", "Zones")
REGENCIES = Text("Kabupaten dan kota", "Regencies and cities")
AGREEMENTS = Text("Kesepakatan", "Agreements")
MARGIN = 0.08  # of a page's subject, left free around it
LEAST_DEGREES = 0.35  # span of a page: a small city is shown with its neighbours
PARTNER_OPACITY = 0.25
BORDER_COLOR = "#d62728"


@dataclass(frozen=True, kw_only=True)
class Desk:
    """The data, the overview map and the results that pages are made from."""

    dataset: Dataset
    overview: MapSpec
    profile: pd.DataFrame
    borders: pd.DataFrame
    zones: pd.DataFrame
    overlaps: pd.DataFrame
    context: pd.DataFrame

    @classmethod
    def of(cls, dataset: Dataset, overview: MapSpec) -> Desk:
        """Run the analyses that pages quote."""
        return cls(
            dataset=dataset,
            overview=overview,
            profile=analysis.run("regency_profile", dataset),
            borders=analysis.run("contiguity", dataset, level="regencies"),
            zones=analysis.run("zone_summary", dataset),
            overlaps=analysis.run("zone_overlaps", dataset),
            context=analysis.run("agreement_context", dataset),
        )

    def layer(self, key: str) -> Any:
        """A layer of the overview map."""
        return layer_of(self.overview, key)

    def page(
        self, title: Text, subtitle: Text, *layers: Layer, codes: Iterable[str], without: Iterable[str] = ()
    ) -> MapSpec:
        """The overview with other layers, zoomed to some regencies, which the inset marks."""
        codes = list(codes)
        subject = self.dataset.regencies.loc[codes]
        spec = with_layers(self.overview, *layers, without={"villages", *without})
        known = [layer.key for layer in spec.layers]
        extra = tuple(layer for layer in layers if layer.key not in known)
        at = known.index("regencies") + 1
        shown = (*spec.layers[:at], *extra, *spec.layers[at:])
        shown = tuple(layer for layer in shown if len(layer.data))  # the legend explains what there is
        return dataclasses.replace(
            spec,
            title=title,
            subtitle=subtitle,
            layers=shown,
            bounds=around(subject.total_bounds),
            sheet=self.located(subject, title) if spec.sheet else None,
        )

    def located(self, subject: gpd.GeoDataFrame, title: Text) -> Any:
        """The sheet with an inset of the mapped area and the subject marked in it."""
        sheet = self.overview.sheet
        if sheet is None:
            return None
        regencies = self.dataset.regencies[["name", "geometry"]]
        return dataclasses.replace(
            sheet,
            area=subject[["geometry"]],
            area_name=title,
            country=regencies.assign(geometry=shapely.simplify(regencies.geometry.to_numpy(), 0.01)),
            country_name=sheet.area_name,
        )

    def links(self, ids: Iterable[str]) -> tuple[Layer, ...]:
        """Layers of some agreements: their arcs, corridors, bridges and the partners' seats."""
        wanted = set(ids)
        arcs = self.layer("agreements")
        partners = {
            code
            for one in wanted
            for code in (arcs.data.at[one, "partner_a_code"], arcs.data.at[one, "partner_b_code"])
        }
        seats = self.layer("seats")
        roads = [rows(layer, layer.data["agreement_id"].isin(wanted)) for layer in self._roads()]
        return (
            rows(arcs, arcs.data.index.isin(wanted)),
            rows(seats, seats.data.index.isin(partners)),
            *roads,
        )

    def _roads(self) -> list[Any]:
        return [self.layer("corridors"), self.layer("bridges")]

    def areas(self, ids: Iterable[str]) -> Points:
        """The layer of some industrial areas."""
        points: Points = self.layer("industrial_areas")
        return rows(points, points.data.index.isin(set(ids)))


def around(bounds: Any) -> tuple[float, float, float, float]:
    """Bounds with a margin, and no smaller than :data:`LEAST_DEGREES`."""
    west, south, east, north = (float(edge) for edge in bounds)
    span = max(east - west, north - south)
    margin = max(MARGIN * span, (LEAST_DEGREES - span) / 2)
    return west - margin, south - margin, east + margin, north + margin


def zone_leaf(desk: Desk, zone: str) -> Leaf:
    """A zone: members, size, overlaps, agreements and industrial areas within it."""
    data, row = desk.dataset, desk.zones.loc[zone]
    members = list(row["member_codes"])
    deals = data.agreements
    inside = deals.index[deals["partner_a_code"].isin(members) & deals["partner_b_code"].isin(members)]
    areas = [one for one, hosts in data.industrial_areas["host_codes"].items() if set(hosts) & set(members)]
    lead = say.regency_names(data, [row["initiator_code"]])
    title = say.both(row, "name")
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
        _zone_figures(row),
        _overlaps(desk, zone),
        _deals(desk, inside, Text("Draf kesepakatan antaranggota", "Draft agreements between members")),
        _hosted(desk, areas),
    )
    return Leaf(section=ZONES, spec=spec, facts=tuple(one for one in facts if one.lines))


def _members(desk: Desk, codes: list[str], lead: str) -> Facts:
    lines = []
    for code in codes:
        row = desk.profile.loc[code]
        star = "★ " if code == lead else ""
        size = say.listed([say.figure(row["area_km2"], "km²"), _people(row["population"])])
        lines.append(say.pair(Text.same(star + desk.dataset.regencies.at[code, "full_name"]), size))
    return Facts(heading=Text("Anggota", "Members"), lines=tuple(lines))


def _people(count: Any) -> Text:
    return Text("{count} jiwa", "{count} people").format(count=say.figure(count))


def _zone_figures(row: Any) -> Facts:
    size = Text("{area} ({share} provinsi)", "{area} ({share} of the province)")
    people = Text("{people} ({share} provinsi)", "{people} ({share} of the province)")
    whole = (
        Text("satu bagian", "one part")
        if row["is_contiguous"]
        else Text(f"{row['part_count']} bagian terpisah", f"{row['part_count']} separate parts")
    )
    lines = (
        say.pair(
            Text("Luas", "Area"),
            size.format(area=say.figure(row["area_km2"], "km²"), share=say.percent(row["area_share"])),
        ),
        say.pair(
            Text("Penduduk", "Population"),
            people.format(people=_people(row["population"]), share=say.percent(row["population_share"])),
        ),
        say.pair(Text("Kepadatan", "Density"), _density(row)),
        say.pair(Text("Keterhubungan", "Contiguity"), whole),
    )
    return Facts(heading=Text("Angka pokok", "Key figures"), lines=lines)


def _density(row: Any) -> Text:
    count = say.figure(row["population_per_km2"], decimals=1)
    return Text("{count} jiwa/km²", "{count} people/km²").format(count=count)


def _overlaps(desk: Desk, zone: str) -> Facts:
    frame, lines = desk.overlaps, []
    for row in frame[(frame["a_zone_id"] == zone) | (frame["b_zone_id"] == zone)].to_dict("records"):
        if row["shared_codes"]:
            other = row["b_zone_id"] if row["a_zone_id"] == zone else row["a_zone_id"]
            names = say.regency_names(desk.dataset, row["shared_codes"])
            size = say.figure(row["overlap_km2"], "km²")
            lines.append(say.pair(say.zone_names(desk.dataset, [other]), say.listed([names, size])))
    return Facts(heading=Text("Bertumpang tindih dengan", "Overlaps with"), lines=tuple(lines))


def _deals(desk: Desk, ids: Iterable[str], heading: Text) -> Facts:
    headings = desk.layer("agreements").data["heading"]
    return Facts(heading=heading, lines=tuple(headings[one] for one in ids))


def _hosted(desk: Desk, ids: Iterable[str]) -> Facts:
    frame = desk.dataset.industrial_areas
    near = Text("{name} (titik perkiraan)", "{name} (approximate point)")
    lines = []
    for one in ids:
        name = say.both(frame.loc[one], "name")
        lines.append(near.format(name=name) if frame.at[one, "is_editorial"] else name)
    heading = Text("Kawasan industri dan strategis", "Industrial and strategic areas")
    return Facts(heading=heading, lines=tuple(lines))


def regency_leaf(desk: Desk, code: str) -> Leaf:
    """A regency: figures, zones, neighbours, agreements, industrial areas and offers."""
    row, coverage = desk.profile.loc[code], desk.layer("regencies")
    deals = desk.dataset.agreements
    own = deals.index[(deals["partner_a_code"] == code) | (deals["partner_b_code"] == code)]
    districts: Polygons = desk.layer("districts")
    shown = rows(districts, districts.data["regency_code"] == code, visible=True, min_zoom=None, label="name")
    heading = coverage.data.at[code, "heading"]
    seat = Text.same(desk.dataset.regencies.at[code, "seat"])
    spec = desk.page(
        heading,
        say.pair(Text("Pusat pemerintahan", "Seat of government"), seat),
        _alone(coverage, code),
        shown,
        desk.areas(row["industrial_area_ids"]),
        *desk.links(own),
        codes=[code],
    )
    facts = (
        _regency_figures(desk, code),
        Facts(heading=ZONES, lines=_texts(coverage.data.at[code, "zones"])),
        _neighbours(desk, code),
        _deals(desk, own, Text("Draf kesepakatan", "Draft agreements")),
        _hosted(desk, row["industrial_area_ids"]),
        Facts(
            heading=Text("Penawaran dan permintaan", "Offers and requests"),
            lines=_texts(coverage.data.at[code, "offers"]),
        ),
    )
    return Leaf(section=REGENCIES, spec=spec, facts=tuple(one for one in facts if one.lines))


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
    row, regency = desk.profile.loc[code], desk.dataset.regencies.loc[code]
    as_of = Text("{people} ({day})", "{people} ({day})")
    lines = (
        say.pair(
            Text("Luas resmi", "Official area"), say.figure(row["official_area_km2"], "km²", decimals=1)
        ),
        say.pair(Text("Luas pada peta", "Area on the map"), say.figure(row["area_km2"], "km²", decimals=1)),
        say.pair(
            Text("Penduduk", "Population"),
            as_of.format(people=_people(row["population"]), day=say.day(regency["population_date"])),
        ),
        say.pair(Text("Kepadatan", "Density"), _density(row)),
    )
    return Facts(heading=Text("Angka pokok", "Key figures"), lines=lines)


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
        return say.figure(row["shared_border_km"], "km", decimals=1)
    gap = say.figure(row["water_gap_km"], "km", decimals=1)
    return Text("lewat laut, {gap}", "across water, {gap}").format(gap=gap)


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
