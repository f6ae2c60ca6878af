"""The tables of a project. A new table is one declaration here; a new column is one line and the CSV."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kadgeo.schema import kinds, table
from kadgeo.schema.corridors import CORRIDORS
from kadgeo.schema.meeting import ATTENDANCE, MEETING, OFFERS
from kadgeo.schema.register import AGREEMENT_PARTIES, AGREEMENTS, DOCUMENTS, EVENTS, PARTIES, STAGES
from kadgeo.schema.table import (
    FARTHEST_M,
    METRES,
    Column,
    Table,
    category,
    cited,
    count,
    key,
    measure,
    noted,
    text,
    worded,
)
from kadgeo.text import Text

LARGEST_AREA_KM2 = 500_000.0  # larger than any regency of the country
LARGEST_POPULATION = 50_000_000  # more than any province of the country
_PEOPLE = Text("jiwa", "people")
_LON, _LAT = measure(-180, 180, "°"), measure(-90, 90, "°")

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
            kind=table.choice(
                kabupaten=Text("kabupaten", "regency"),
                kota=Text("kota", "city"),
                wilayah=Text("wilayah", "area"),
            ),
            about=Text(
                "wilayah: jenisnya tidak diketahui, namanya ditulis apa adanya",
                "wilayah: of a kind that is not known, its name stands alone",
            ),
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
            kind=METRES,
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
