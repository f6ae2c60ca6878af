"""The corridors: a layer of lines and points with the columns of a table."""

from __future__ import annotations

from kadgeo.schema import kinds, table
from kadgeo.schema.table import (
    METRES,
    Column,
    Table,
    cited,
    count,
    day,
    measure,
    noted,
    stated,
    worded,
)
from kadgeo.text import Text

LONGEST_TRIP_H = 240.0  # ten days: longer is a slip of the decimal point
_HOURS = Text("jam", "h")

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
        "precision_m": Column(kind=METRES, label=Text("Ketelitian", "Precision"), is_required=False),
        **cited(),
        **noted(),
        **stated(),
    },
)
