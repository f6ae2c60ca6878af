"""The tables of a project. A new table is one declaration here; a new column is one line and the CSV."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kadgeo.schema import kinds, table
from kadgeo.schema.register import AGREEMENT_PARTIES, AGREEMENTS, DOCUMENTS, EVENTS, PARTIES, STAGES
from kadgeo.schema.table import (
    Column,
    Table,
    category,
    cited,
    count,
    day,
    key,
    measure,
    noted,
    stated,
    text,
    worded,
)
from kadgeo.text import Text

LONGEST_TRIP_H = 240.0  # ten days: longer is a slip of the decimal point
LARGEST_AREA_KM2 = 500_000.0  # larger than any regency of the country
LARGEST_POPULATION = 50_000_000  # more than any province of the country
FARTHEST_M = 100_000  # a less precise point tells nothing
_PEOPLE = Text("jiwa", "people")
_HOURS = Text("jam", "h")
_LON, _LAT = measure(-180, 180, "°"), measure(-90, 90, "°")
_METRES = measure(1, FARTHEST_M, "m")

SOURCES = Table(
    name="sources",
    title=Text("Sumber", "Sources"),
    about=Text(
        "Sumber setiap fakta; baris tabel lain menunjuk ke sini lewat source_id",
        "Where each fact comes from; rows of other tables point here by source_id",
    ),
    key="source_id",
    columns={
        "source_id": key(Text("Kunci sumber", "Source key")),
        "kind": Column(
            kind=table.choice(
                record=Text("catatan rapat", "record of a meeting"),
                dataset=Text("data", "data set"),
                news=Text("berita", "news"),
                law=Text("peraturan", "law"),
                reference=Text("rujukan", "reference"),
            ),
            label=Text("Jenis", "Kind"),
        ),
        "title": text("Judul", "Title", required=True),
        **worded(
            "short_title",
            "Judul singkat",
            "Short title",
            about=Text("dipakai di sebelah setiap fakta", "stands beside each fact"),
            required=True,
        ),
        "producer": text("Pembuat", "Producer", required=True),
        "published": Column(kind=table.day(), label=Text("Terbit", "Published"), is_required=False),
        "accessed": Column(kind=table.day(), label=Text("Diakses", "Accessed"), is_required=False),
        "address": text("Alamat", "Address"),
        "licence": text("Lisensi", "Licence", required=True),
        "file": text(
            "Berkas",
            "File",
            Text(
                "salinan sumber di folder data; kutipan diperiksa terhadapnya",
                "copy of the source in the data folder; quotes are checked against it",
            ),
            fact=False,
        ),
        **noted(),
    },
)

REGENCIES = Table(
    name="regencies",
    title=Text("Kabupaten dan kota", "Regencies and cities"),
    about=Text(
        "Daerah provinsi ini, satu baris setiap poligon", "The regions of the province, a row each polygon"
    ),
    key="regency_code",
    is_required=True,
    columns={
        "regency_code": Column(
            kind=kinds.Pattern(
                expected=Text(
                    "kode Kemendagri sebagai teks, misalnya 12.34 (bukan kode BPS)",
                    "a Kemendagri code as text, such as 12.34 (not a BPS code)",
                ),
                pattern=kinds.CODE,
                reads="code",
            ),
            label=Text("Kode Kemendagri", "Kemendagri code"),
        ),
        "name": text("Nama", "Name", required=True, fact=False),
        "kind": Column(
            kind=table.choice(kabupaten=Text("kabupaten", "regency"), kota=Text("kota", "city")),
            label=Text("Jenis", "Kind"),
            is_fact=False,
        ),
        "short_name": text("Nama pendek", "Short name", required=True, fact=False),
        "aliases": text("Nama lain", "Other names", Text("dipisah |", "separated by |"), fact=False),
        "seat": text("Pusat pemerintahan", "Seat of government", cited_by="seat_"),
        "seat_lon": Column(
            kind=_LON, label=Text("Bujur pusat", "Seat longitude"), is_required=False, is_fact=False
        ),
        "seat_lat": Column(
            kind=_LAT, label=Text("Lintang pusat", "Seat latitude"), is_required=False, is_fact=False
        ),
        "seat_precision_m": Column(
            kind=_METRES,
            label=Text("Ketelitian pusat", "Precision of the seat"),
            is_required=False,
            is_fact=False,
        ),
        **cited("seat_", Text("pusat pemerintahan", "of the seat"), required=False),
        "official_area_km2": Column(
            kind=measure(0.1, LARGEST_AREA_KM2, "km²", decimals=1),
            label=Text("Luas resmi", "Official area"),
            about=Text("luas menurut sumber resmi", "area as the official source gives it"),
            is_required=False,
            cited_by="area_",
        ),
        **cited("area_", Text("luas", "of the area"), required=False),
        "population": Column(
            kind=count(LARGEST_POPULATION, _PEOPLE),
            label=Text("Penduduk", "Population"),
            is_required=False,
            cited_by="population_",
        ),
        "population_date": Column(
            kind=table.day(), label=Text("Penduduk per", "Population as of"), is_required=False
        ),
        **cited("population_", Text("penduduk", "of the population"), required=False),
        **cited(),
        **noted(),
    },
)

ZONES = Table(
    name="zones",
    title=Text("Zona", "Zones"),
    about=Text("Zona pembangunan", "Development zones"),
    key="zone_id",
    columns={
        "zone_id": key(Text("Zona", "Zone")),
        **worded("name", "Nama", "Name", required=True, fact=False),
        **cited(),
        **noted(),
    },
)

ZONE_MEMBERS = Table(
    name="zone_members",
    title=Text("Keanggotaan zona", "Zone memberships"),
    about=Text("Daerah mana ada di zona mana", "Which region is in which zone"),
    unique=("zone_id", "regency"),
    columns={
        "zone_id": Column(kind=table.reference("zones"), label=Text("Zona", "Zone")),
        "regency": Column(kind=table.regency(), label=Text("Daerah", "Region")),
        "role": Column(
            kind=table.choice(initiator=Text("inisiator", "initiator"), member=Text("anggota", "member")),
            label=Text("Peran", "Role"),
        ),
        **cited(),
        **noted(),
    },
)

INDUSTRIAL_AREAS = Table(
    name="industrial_areas",
    title=Text("Kawasan industri dan strategis", "Industrial and strategic areas"),
    about=Text("Kawasan dengan daerah tuan rumahnya", "Areas with the regions that host them"),
    key="industrial_area_id",
    columns={
        "industrial_area_id": key(Text("Kunci kawasan", "Area key")),
        **worded("name", "Nama", "Name", required=True, fact=False),
        "kind": Column(kind=category("industry"), label=Text("Jenis", "Kind")),
        "hosts": Column(
            kind=table.regencies(
                Text("satu sampai tiga kabupaten/kota, dipisah |", "one to three regencies, separated by |")
            ),
            label=Text("Daerah tuan rumah", "Host regions"),
        ),
        "site": Column(
            kind=table.choice(
                named=Text("disebut sumber", "named"), unnamed=Text("tidak disebut", "not named")
            ),
            label=Text("Lokasi dalam sumber", "Site in the source"),
        ),
        "lon": Column(kind=_LON, label=Text("Bujur", "Longitude"), is_fact=False),
        "lat": Column(kind=_LAT, label=Text("Lintang", "Latitude"), is_fact=False),
        "precision": Column(
            kind=kinds.Precision(
                expected=Text(
                    f'ketelitian dalam meter atau kata "{kinds.EDITORIAL}"',
                    f'precision in metres or the word "{kinds.EDITORIAL}"',
                ),
                reads="number",
                dtype="object",
                low=1,
                high=FARTHEST_M,
                unit_words=Text.same("m"),
            ),
            label=Text("Ketelitian titik", "Precision of the point"),
        ),
        **worded("point_basis", "Dasar titik", "Basis of the point", required=True, cited_by="point_"),
        **cited("point_", Text("titik", "of the point")),
        **cited(),
        **noted(),
    },
)

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

PLACES = Table(
    name="places",
    title=Text("Tempat", "Places"),
    about=Text("Bandara, pelabuhan dan kota", "Airports, ports and towns"),
    key="place_id",
    columns={
        "place_id": key(Text("Kunci tempat", "Place key")),
        "kind": Column(
            kind=table.choice(
                airport=Text("bandara", "airport"),
                port=Text("pelabuhan", "port"),
                town=Text("kota kecil", "town"),
                city=Text("kota", "city"),
            ),
            label=Text("Jenis", "Kind"),
        ),
        "name": text("Nama", "Name", required=True, fact=False),
        "lon": Column(kind=_LON, label=Text("Bujur", "Longitude"), is_fact=False),
        "lat": Column(kind=_LAT, label=Text("Lintang", "Latitude"), is_fact=False),
        "confidence": Column(
            kind=table.choice(
                high=Text("tinggi", "high"), medium=Text("sedang", "medium"), low=Text("rendah", "low")
            ),
            label=Text("Keyakinan letak", "Confidence of the position"),
        ),
        **cited(),
        **noted(),
    },
)

REGION_EVENTS = Table(
    name="region_events",
    title=Text("Peristiwa wilayah", "Events of the regions"),
    about=Text(
        "Peristiwa yang mengubah daerah itu sendiri: pembentukan, pemindahan ibu kota, batas",
        "What changed the regions themselves: foundings, the new capital, boundaries",
    ),
    key="region_event_id",
    columns={
        "region_event_id": key(Text("Kunci peristiwa", "Event key")),
        "date": Column(kind=table.day(), label=Text("Tanggal", "Date")),
        "regions": Column(kind=table.party(many=True), label=Text("Daerah", "Regions")),
        **worded("name", "Nama", "Name", required=True),
        "aliases": text("Nama lain", "Other names", Text("dipisah |", "separated by |"), fact=False),
        **worded("statement", "Keterangan", "Statement", required=True),
        "confidence": Column(kind=category("confidence"), label=Text("Keyakinan", "Confidence")),
        **cited(),
        **noted(),
    },
)

CORRIDORS = Table(
    name="corridors",
    title=Text("Ruas koridor", "Corridor parts"),
    about=Text(
        "Rute skematis dan jembatan, satu objek setiap ruas", "Schematic routes and bridges, a feature each"
    ),
    unique=("corridor_id", "part"),
    suffix="geojson",
    columns={
        "corridor_id": Column(
            kind=kinds.Pattern(expected=Text("kunci koridor", "a corridor key"), pattern=kinds.SLUG),
            label=Text("Koridor", "Corridor"),
            is_fact=False,
        ),
        "part": Column(kind=count(1000), label=Text("Ruas", "Part"), is_fact=False),
        "agreement_id": Column(
            kind=table.reference("agreements"), label=Text("Kesepakatan", "Agreement"), is_required=False
        ),
        "kind": Column(
            kind=table.choice(
                route=Text("rute", "route"),
                gap=Text("ruas tak diketahui", "unknown part"),
                bridge=Text("jembatan", "bridge"),
            ),
            label=Text("Jenis", "Kind"),
        ),
        **worded("name", "Nama", "Name", required=True, fact=False),
        "status": Column(
            kind=table.choice(
                schematic=Text("skematis", "schematic"),
                unknown=Text("tidak diketahui", "unknown"),
                approximate=Text("perkiraan", "approximate"),
            ),
            label=Text("Ketepatan gambar", "Exactness of the drawing"),
        ),
        **worded("status_note", "Keterangan", "Status", required=True),
        "waypoints": Column(
            kind=kinds.Names(expected=Text("daftar nama", "a list of names"), reads="list", dtype="object"),
            label=Text("Titik singgah", "Waypoints"),
        ),
        "documented_length_km": Column(
            kind=measure(0.1, 10_000, "km"),
            label=Text("Panjang terdokumentasi", "Documented length"),
            is_required=False,
        ),
        **worded("documented_length_note", "Dasar panjang", "Basis of the length"),
        "begun_date": Column(
            kind=day(), label=Text("Mulai dibangun", "Begun"), is_required=False, dated_by="begun_date"
        ),
        "opened_date": Column(
            kind=day(),
            label=Text("Dibuka", "Opened"),
            about=Text(
                "kosong: selama belum dibuka yang sudah mulai dibangun digambar belum selesai",
                "empty: what is begun is drawn unfinished until it is opened",
            ),
            is_required=False,
            dated_by="opened_date",
        ),
        "travel_time_before_h": Column(
            kind=measure(0.1, LONGEST_TRIP_H, _HOURS),
            label=Text("Waktu tempuh semula", "Travel time before"),
            cited_by="travel_time_",
            dated_by="travel_time_date",
            is_required=False,
        ),
        "travel_time_after_h": Column(
            kind=measure(0.1, LONGEST_TRIP_H, _HOURS),
            label=Text("Waktu tempuh diharapkan", "Travel time hoped for"),
            cited_by="travel_time_",
            dated_by="travel_time_date",
            is_required=False,
        ),
        "travel_time_date": Column(
            kind=day(),
            label=Text("Tanggal waktu tempuh", "Date of the travel time"),
            is_required=False,
            is_fact=False,
        ),
        **worded("travel_time_by", "Waktu tempuh menurut", "Travel time by", dated_by="travel_time_date"),
        **worded(
            "travel_time_note", "Asal waktu tempuh", "Origin of the travel time", dated_by="travel_time_date"
        ),
        **cited("travel_time_", Text("waktu tempuh", "of the travel time"), required=False),
        "precision_m": Column(kind=_METRES, label=Text("Ketelitian", "Precision"), is_required=False),
        **cited(),
        **noted(),
        **stated(),
    },
)

TABLES: Mapping[str, Table] = MappingProxyType(
    {
        one.name: one
        for one in (
            SOURCES,
            REGENCIES,
            ZONES,
            ZONE_MEMBERS,
            INDUSTRIAL_AREAS,
            AGREEMENTS,
            AGREEMENT_PARTIES,
            EVENTS,
            DOCUMENTS,
            PARTIES,
            STAGES,
            OFFERS,
            MEETING,
            ATTENDANCE,
            PLACES,
            REGION_EVENTS,
        )
    }
)
"""Declarations by table; each is the file ``data/tables/NAME.csv``."""
DECLARED = {**TABLES, CORRIDORS.name: CORRIDORS}
"""All that rows are declared for: the tables and the corridors, which are a layer."""
