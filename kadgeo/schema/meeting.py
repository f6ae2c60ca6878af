"""The tables of a meeting: who came, what was decided, and what was offered and asked for."""

from __future__ import annotations

from kadgeo.schema import kinds, table
from kadgeo.schema.table import (
    Column,
    Table,
    category,
    cited,
    count,
    key,
    noted,
    text,
    worded,
)
from kadgeo.text import Text

OFFERS = Table(
    name="offers",
    title=Text("Penawaran, permintaan, usulan dan pendapat", "Offers, requests, proposals and opinions"),
    about=Text(
        "Apa yang disampaikan dalam rapat, dan kepada siapa", "What was said in the meeting, and to whom"
    ),
    key="offer_id",
    columns={
        "offer_id": key(Text("Kunci penawaran", "Offer key")),
        "kind": Column(kind=category("offers"), label=Text("Jenis", "Kind")),
        "proposer": Column(kind=table.party(), label=Text("Dari", "From")),
        "addressee": Column(
            kind=kinds.Keyed(
                expected=Text("kabupaten/kota, provinsi atau semua", "a regency, the province or all"),
                refers="party",
                is_many=True,
            ),
            label=Text("Kepada", "To"),
            is_required=False,
        ),
        **worded("subject", "Pokok", "Subject", required=True),
        "sector": Column(kind=category("sectors"), label=Text("Bidang", "Sector"), is_required=False),
        "year": Column(kind=table.day(), label=Text("Tahun", "Year"), is_required=False),
        **worded("not_in_text", "Tidak ada dalam teks", "Not in the text"),
        "quote": text("Kutipan", "Quote"),
        **cited(),
        **noted(),
    },
)

MEETING = Table(
    name="meeting",
    title=Text("Rapat", "Meeting"),
    about=Text(
        "Rapat yang melahirkan zona, kawasan dan kesepakatan",
        "The meeting that zones, areas and agreements come from",
    ),
    key="meeting_id",
    columns={
        "meeting_id": key(Text("Kunci rapat", "Meeting key")),
        **worded("name", "Nama", "Name", required=True),
        "date": Column(kind=table.day(), label=Text("Tanggal", "Date")),
        "place": text("Tempat", "Place"),
        "host": Column(kind=table.party(), label=Text("Tuan rumah", "Host"), is_required=False),
        "initiator": Column(kind=table.party(), label=Text("Penggagas", "Initiator"), is_required=False),
        "presenter": Column(kind=table.party(), label=Text("Pemapar", "Presenter"), is_required=False),
        "chair": text("Pemimpin rapat", "Chair"),
        "stated_attendance": Column(
            kind=count(10_000), label=Text("Hadir menurut teks", "Attendance as stated"), is_required=False
        ),
        "listed_attendance": Column(
            kind=count(10_000), label=Text("Hadir menurut daftar", "Attendance as listed"), is_required=False
        ),
        "published_date": Column(
            kind=table.day(), label=Text("Berita terbit", "Published"), is_required=False
        ),
        **cited(),
        **noted(),
    },
)

ATTENDANCE = Table(
    name="attendance",
    title=Text("Kehadiran", "Attendance"),
    about=Text("Siapa yang hadir dalam rapat", "Who was at the meeting"),
    key="attendance_id",
    columns={
        "attendance_id": key(Text("Kunci kehadiran", "Attendance key")),
        "meeting_id": Column(
            kind=table.reference("meeting"), label=Text("Kunci rapat", "Meeting key"), is_fact=False
        ),
        "list_item": Column(
            kind=count(10_000), label=Text("Butir daftar", "Item of the list"), is_required=False
        ),
        "party": Column(kind=table.party(), label=Text("Daerah", "Region")),
        "office": text("Jabatan", "Office"),
        "status": Column(
            kind=table.choice(
                head=Text("kepala", "head"),
                representative=Text("perwakilan", "representative"),
                absent=Text("tidak hadir", "absent"),
                staff=Text("staf", "staff"),
            ),
            label=Text("Kehadiran", "Attendance"),
        ),
        "person": text("Nama", "Name"),
        "quote": text("Kutipan", "Quote"),
        **cited(),
        **noted(),
    },
)
