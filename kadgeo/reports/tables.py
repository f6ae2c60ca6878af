"""Tables of the report: what the project's tables say, with what the analyses add."""

from __future__ import annotations

from typing import Any

from kadgeo.document import Block, Grid
from kadgeo.reports import wording as say
from kadgeo.reports.agreement_page import KINDS
from kadgeo.reports.desk import Desk
from kadgeo.results import result
from kadgeo.text import Text

NOTHING = Text.same("–")
REGION = Text("Daerah", "Region")
SOURCE = Text("Sumber", "Source")
STATUS = {
    "head": Text("kepala", "head"),
    "representative": Text("perwakilan", "representative"),
    "absent": Text("tidak hadir", "absent"),
    "staff": Text("staf", "staff"),
}


def attendance(desk: Desk) -> Grid:
    """Who was there."""
    frame = desk.dataset.attendance
    rows = [
        (
            Text.same(row["party"]),
            _plain(row["office"]),
            _plain(row["person"]),
            STATUS.get(row["status"], Text.same(row["status"])),
            Text.same(row["source_place"]),
        )
        for row in frame.to_dict("records")
    ]
    columns = (
        REGION,
        Text("Jabatan", "Office"),
        Text("Nama", "Name"),
        Text("Kehadiran", "Attendance"),
        Text("Tempat dalam notulen", "Place in the record"),
    )
    return Grid(caption=Text("Kehadiran", "Attendance"), columns=columns, rows=tuple(rows))


def _plain(value: Any) -> Text:
    return Text.same(value) if isinstance(value, str) and value else NOTHING


def zone_words(desk: Desk) -> Text:
    """Which zones overlap where."""
    shared = [row for row in desk.overlaps.to_dict("records") if row["shared_codes"]]
    pairs = [
        Text("{a} dan {b} ({names})", "{a} and {b} ({names})").format(
            a=say.zone_names(desk.dataset, [row["a_zone_id"]]),
            b=say.zone_names(desk.dataset, [row["b_zone_id"]]),
            names=say.regency_names(desk.dataset, row["shared_codes"]),
        )
        for row in shared
    ]
    if not pairs:
        return Text("Tidak ada zona yang bertumpang tindih.", "No zones overlap.")
    told = Text("Zona yang bertumpang tindih: {pairs}.", "Zones that overlap: {pairs}.")
    return told.format(pairs=say.listed(pairs, "; "))


def zones(desk: Desk) -> Grid:
    """Size and members of the zones."""
    data = desk.dataset
    rows = [
        (
            say.both(row, "name"),
            say.regency_names(data, [row["initiator_code"]]),
            say.regency_names(data, [one for one in row["member_codes"] if one != row["initiator_code"]]),
            say.figure(row["area_km2"]),
            say.percent(row["area_share"]),
            say.figure(row["population"]),
        )
        for row in desk.zones.to_dict("records")
    ]
    columns = (
        Text("Zona", "Zone"),
        Text("Inisiator", "Initiator"),
        Text("Anggota lain", "Other members"),
        Text("Luas (km²)", "Area (km²)"),
        Text("Bagian provinsi", "Share of province"),
        Text("Penduduk", "Population"),
    )
    return Grid(
        caption=Text("Zona, anggota dan ukurannya", "Zones, their members and size"),
        columns=columns,
        rows=tuple(rows),
        numeric=(3, 4, 5),
        source=_cite(desk, data.zones),
    )


def _cite(desk: Desk, frame: Any) -> Text:
    """Sources of a table's rows, each once."""
    keys = dict.fromkeys(frame["source_id"].dropna())
    return Text.same("; ".join(desk.dataset.sources.loc[list(keys), "title"]))


def overlaps(desk: Desk) -> Grid:
    """Overlap of each pair of zones."""
    data = desk.dataset
    rows = [
        (
            say.zone_names(data, [row["a_zone_id"], row["b_zone_id"]]),
            say.regency_names(data, row["shared_codes"]) if row["shared_codes"] else NOTHING,
            say.figure(row["overlap_km2"]),
            say.figure(row["overlap_population"]),
        )
        for row in desk.overlaps.to_dict("records")
    ]
    columns = (
        Text("Zona", "Zones"),
        Text("Daerah bersama", "Shared regions"),
        Text("Luas bersama (km²)", "Shared area (km²)"),
        Text("Penduduk bersama", "Shared population"),
    )
    caption = Text("Tumpang tindih zona", "Overlaps of the zones")
    return Grid(caption=caption, columns=columns, rows=tuple(rows), numeric=(2, 3))


def industry_words(desk: Desk) -> Text:
    """How well the sites are known."""
    frame = desk.dataset.industrial_areas
    vague = int(frame["is_editorial"].sum())
    shared = int((frame["host_codes"].map(len) > 1).sum())
    told = Text(
        "{all} kawasan; {shared} menyangkut lebih dari satu daerah; {vague} tanpa lokasi dalam notulen "
        "(simbol berongga, jarak tidak diukur).",
        "{all} areas; {shared} concern more than one region; for {vague} the record names no site "
        "(hollow symbols, no distances measured).",
    )
    return told.format(all=len(frame), shared=shared, vague=vague)


def industry(desk: Desk) -> Grid:
    """The industrial areas."""
    data = desk.dataset
    rows = []
    for row in data.industrial_areas.to_dict("records"):
        site = (
            Text("tidak disebut", "not named")
            if row["is_editorial"]
            else Text("disebut, {m}", "named, {m}").format(m=say.figure(row["precision_m"], "m"))
        )
        rows.append(
            (
                say.both(row, "name"),
                data.project.label("industry", row["kind"]),
                say.regency_names(data, row["host_codes"]),
                site,
                Text.same(row["source_place"]),
            )
        )
    columns = (
        Text("Kawasan", "Area"),
        Text("Jenis", "Kind"),
        Text("Tuan rumah", "Hosts"),
        Text("Lokasi, ketelitian", "Site, precision"),
        Text("Tempat dalam notulen", "Place in the record"),
    )
    caption = Text("Kawasan industri dan strategis", "Industrial and strategic areas")
    source = _cite(desk, data.industrial_areas)
    return Grid(caption=caption, columns=columns, rows=tuple(rows), source=source)


def agreements(desk: Desk) -> Grid:
    """The drafts."""
    data = desk.dataset
    rows = [
        (
            Text.same(f"{row['partner_a']} – {row['partner_b']}"),
            say.both(row, "subject"),
            data.project.label("sectors", row["sector"]),
            say.listed([Text.same(row["instrument"]), data.project.label("stages", row["stage"])], "; "),
            say.day(row["planned_signing"]),
            Text.same(row["source_place"]),
        )
        for row in data.agreements.to_dict("records")
    ]
    columns = (
        Text("Para pihak", "Partners"),
        Text("Pokok", "Subject"),
        Text("Bidang", "Sector"),
        Text("Bentuk dan tahap", "Instrument and stage"),
        Text("Rencana tanda tangan", "Planned signing"),
        Text("Tempat dalam notulen", "Place in the record"),
    )
    source = _cite(desk, data.agreements)
    return Grid(
        caption=Text("Draf kesepakatan", "Draft agreements"), columns=columns, rows=tuple(rows), source=source
    )


def relations(desk: Desk) -> Grid:
    """The partners' borders, distances, zones and shared areas."""
    data = desk.dataset
    rows = [
        (
            pair_name(row),
            say.figure(row["shared_border_km"] or float("nan"), decimals=1),
            say.figure(row["seat_distance_km"]),
            say.zone_names(data, row["common_zone_ids"]) if row["common_zone_ids"] else NOTHING,
            say.area_names(data, row["cohosted_area_ids"]) if row["cohosted_area_ids"] else NOTHING,
            KINDS.get(row["suggestion"], Text.same(row["suggestion"])),
        )
        for row in desk.context.to_dict("records")
    ]
    columns = (
        Text("Para pihak", "Partners"),
        Text("Batas darat (km)", "Land border (km)"),
        Text("Jarak pusat (km)", "Between seats (km)"),
        Text("Zona bersama", "Common zones"),
        Text("Kawasan bersama", "Areas hosted by both"),
        Text("Saran", "Suggestion"),
    )
    caption = Text("Hubungan para pihak draf", "How the partners of the drafts relate")
    return Grid(caption=caption, columns=columns, rows=tuple(rows), numeric=(1, 2))


def pair_name(row: Any) -> Text:
    """Both regions of a row."""
    return Text.same(f"{row['a_name']} – {row['b_name']}")


def reasons(desk: Desk) -> list[Text]:
    """Why each kind of cooperation is suggested."""
    return [say.pair(pair_name(row), row["reason"]) for row in desk.context.to_dict("records")]


def corridors(desk: Desk) -> list[Block]:
    """The corridor's routes, where there are any."""
    data = desk.dataset
    if not len(data.corridors):
        return []
    frame = result("corridor_summary", data)
    first = data.corridors.drop_duplicates("corridor_id").set_index("corridor_id")
    rows = [
        (
            say.both(first.loc[key], "name"),
            say.figure(row["straight_km"]),
            say.figure(row["drawn_km"]),
            say.figure(row["documented_length_km"]),
            say.percent(row["gap_share"], decimals=0),
            Text("{a} → {b} jam", "{a} → {b} h").format(
                a=say.figure(row["travel_time_before_h"]), b=say.figure(row["travel_time_after_h"])
            ),
        )
        for key, row in zip(frame.index, frame.to_dict("records"), strict=True)
    ]
    columns = (
        Text("Rute", "Route"),
        Text("Garis lurus (km)", "Straight line (km)"),
        Text("Digambar, skematis (km)", "Drawn, schematic (km)"),
        Text("Terdokumentasi (km)", "Documented (km)"),
        Text("Bagian tanpa geometri", "Part without geometry"),
        Text("Waktu tempuh", "Travel time"),
    )
    caption = Text("Koridor jalan (skematis)", "Road corridor (schematic)")
    grid = Grid(
        caption=caption,
        columns=columns,
        rows=tuple(rows),
        numeric=(1, 2, 3, 4),
        source=_cite(desk, data.corridors),
    )
    return [grid]


def offers(desk: Desk) -> Grid:
    """What was offered, asked for and proposed."""
    data = desk.dataset
    everyone = len(data.regencies)
    rows = [
        (
            Text.same(row["proposer"]),
            data.project.label("offers", row["kind"]),
            say.both(row, "subject"),
            Text("semua daerah", "all regions")
            if len(row["addressee_codes"]) == everyone
            else _plain(row["addressee"]),
            Text.same(row["source_place"]),
        )
        for row in data.offers.to_dict("records")
    ]
    columns = (
        Text("Dari", "From"),
        Text("Jenis", "Kind"),
        Text("Pokok", "Subject"),
        Text("Kepada", "To"),
        Text("Tempat dalam notulen", "Place in the record"),
    )
    caption = Text("Penawaran, permintaan, usulan dan arahan", "Offers, requests, proposals and remarks")
    return Grid(caption=caption, columns=columns, rows=tuple(rows), source=_cite(desk, data.offers))
