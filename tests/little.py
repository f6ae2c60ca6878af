"""An invented project of three regencies on disk, whole or without any of its parts."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any

import geopandas as gpd
import shapely
from helpers import write_csv

from kadgeo.schema import CORRIDORS, DECLARED, LAYERS, TABLES

# Three regencies of two districts and four villages each, in a row from west to east; the sea in the east.
CODES = {"99.01": "Arda", "99.02": "Bira", "99.71": "Cana"}
SIDE = 0.4  # degrees
EAST = 116 + SIDE * len(CODES)
COLUMNS = {
    "seats": [one for one in TABLES["regencies"].columns if one.startswith("seat")],
    "populations": [one for one in TABLES["regencies"].columns if one.startswith("population")],
    "official_areas": ["official_area_km2", "area_source_id", "area_source_place"],
}
"""Parts of a project that are columns of its regencies."""
FILES = [name for name, one in DECLARED.items() if not one.is_required and name != "sources"]
LEVELS = [name for name in LAYERS if name != "regencies"]
PARTS = (*LEVELS, *FILES, *COLUMNS)
"""All that a project may do without."""
MAPS = ("overview", "cooperation", "zones", "industry", "agreements", "gaps", "network", "profiles")
_WITH = {"zones": "zone_members", "agreement_parties": "agreements", "agreements": "agreement_parties"}
# A zone without members and an agreement without parties are mistakes.
_WITH["zone_members"] = "zones"
_WORDS = '{{ id = "{0}", en = "{0} in English"{1} }}'
Row = dict[str, Any]


def write(
    root: Path,
    *,
    without: Collection[str] = (),
    empty: bool = False,
    maps: Collection[str] = MAPS,
    regions: int = len(CODES),
    change: Callable[[str, list[Row]], list[Row]] = lambda name, rows: rows,
) -> Path:
    """Write the project, and return its folder.

    Parameters
    ----------
    root : Path
        Folder, which is made.
    without : collection of str
        Some of :data:`PARTS`; what points at them goes with them.
    empty : bool
        Files of these parts are there, and hold no row.
    maps : collection of str
        Maps that the project lists.
    regions : int
        How many of its regencies the project has; what points at the others has to be absent.
    change : callable
        Given a table's name and its rows, gives the rows to write.
    """
    gone = {*without, *(_WITH[one] for one in without if one in _WITH)}
    (root / "data/tables").mkdir(parents=True)
    (root / "data/boundaries").mkdir()
    (root / "kadgeo.toml").write_text(settings(maps), encoding="utf-8")
    codes = list(CODES)[:regions]
    made = layers(gone, empty=empty)
    made["regencies"] = made["regencies"][made["regencies"]["regency_code"].isin(codes)]
    origins = [_layer(root, name, frame) for name, frame in made.items()]
    (root / "data/sources.toml").write_text("\n".join(origins), encoding="utf-8")
    rows = {name: change(name, some) for name, some in tables(gone).items()}
    rows["regencies"] = rows["regencies"][:regions]
    for name, some in rows.items():
        if some or empty or name == "sources":
            header = list(DECLARED[name].columns)
            cells = [["" if row.get(one) is None else str(row[one]) for one in header] for row in some]
            text = write_csv([header, *cells])
            (root / DECLARED[name].file).write_text(text, encoding="utf-8")
    if "corridors" not in gone or empty:
        routes = [] if "corridors" in gone else change("corridors", corridors(gone))
        (root / CORRIDORS.file).write_text(json.dumps(_collection(routes)), encoding="utf-8")
    return root


def settings(maps: Collection[str] = MAPS) -> str:
    """Settings with two categories in each group."""
    more = {
        "statuses": (', counts_as = "planned"', ', counts_as = "active"', ', counts_as = "ended"'),
        "sectors": (", crosses_border = true", "", ", is_boundary = true"),
    }
    groups = {
        "zones": ("z1", "z2"),
        "sectors": ("air", "sekolah", "garis"),
        "industry": ("pabrik", "kebun"),
        "offers": ("tawaran", "usul"),
        "statuses": ("rancangan", "jalan", "usai"),
        "documents": ("naskah", "izin"),
        "confidence": ("yakin", "ragu"),
    }
    lines = [
        f"[project]\ntitle = {_words('Kerja sama Persegi')}\nsubtitle = {_words('Provinsi contoh')}",
        f"area_name = {_words('Persegi')}\npublisher = {_words('Penerbit contoh')}\n",
        '[province]\ncode = "99"\nname = "Persegi"\n\n[crs]\narea = "EPSG:6933"\nmetric = "EPSG:32650"\n',
    ]
    for group, keys in groups.items():
        means = more.get(group, ("",) * len(keys))
        entries = [f"{key} = {_words(key.capitalize(), mean)}" for key, mean in zip(keys, means, strict=True)]
        lines += [f"[categories.{group}]", *entries, ""]
    lines += [f"[maps.{name}]\ntitle = {_words('Peta ' + name)}\n" for name in maps]
    return "\n".join(lines)


def _words(text: str, more: str = "") -> str:
    return _WORDS.format(text, more)


# Boundaries.


def layers(gone: Collection[str] = (), *, empty: bool = False) -> dict[str, gpd.GeoDataFrame]:
    """Layers of the project; those that are gone are absent, or empty."""
    made = {
        "villages": _villages(),
        "districts": _dissolved("district_code"),
        "regencies": _dissolved("regency_code"),
        "context": _context(),
        "provinces": gpd.GeoDataFrame(
            {"province_code": ["99", "98"], "name": ["Persegi", "Lain"], "name_en": ["Persegi", "Other"]},
            geometry=[shapely.box(116, 0, EAST, SIDE), shapely.box(114, -1, 116, 1)],
            crs=4326,
        ),
    }
    if empty:
        return {name: one.iloc[:0] if name in gone else one for name, one in made.items()}
    return {name: one for name, one in made.items() if name not in gone}


def _villages() -> gpd.GeoDataFrame:
    rows = [
        {
            "village_code": f"{code}.{1 + y:02}.{2001 + x}",
            "name": f"Desa {name} {x}{y}",
            "district_code": f"{code}.{1 + y:02}",
            "regency_code": code,
            "geometry": shapely.box(*_corner(west, x, y), *_corner(west, x + 1, y + 1)),
        }
        for west, (code, name) in enumerate(CODES.items())
        for x in range(2)
        for y in range(2)
    ]
    return gpd.GeoDataFrame(rows, crs=4326)


def _corner(west: int, x: int, y: int) -> tuple[float, float]:
    return round(116 + SIDE * west + SIDE * x / 2, 6), round(SIDE * y / 2, 6)


def _dissolved(code: str) -> gpd.GeoDataFrame:
    shapes = {
        key: shapely.coverage_union_all(some.to_numpy())
        for key, some in _villages().groupby(code)["geometry"]
    }
    keys = list(shapes)
    regencies = [CODES[key[:5]] for key in keys]
    by_level = {
        "district_code": {
            "name": [f"Kecamatan {name} {key[-1]}" for key, name in zip(keys, regencies, strict=True)],
            "regency_code": [key[:5] for key in keys],
        },
        "regency_code": {
            "name": regencies,
            "kind": ["kota" if key[3] == "7" else "kabupaten" for key in keys],
        },
    }
    return gpd.GeoDataFrame({code: keys, **by_level[code]}, geometry=list(shapes.values()), crs=4326)


def _context() -> gpd.GeoDataFrame:
    line = shapely.LineString
    rows = [
        ("land", "Tetangga", shapely.box(114, -1, 116.01, 1)),
        ("coastline", None, line([(EAST, -1), (EAST, 1)])),
        ("country_border", None, line([(115.5, -1), (115.5, 1)])),
        ("province_border", None, line([(115.5, -0.5), (116, -0.5)])),
        ("river", "Sungai", line([(115.9, 0.1), (116.5, 0.1)])),
        ("lake", None, shapely.box(116.1, 0.25, 116.15, 0.3)),
        ("extent", None, shapely.box(114, -1, 118, 1)),
    ]
    kinds, names, shapes = zip(*rows, strict=True)
    return gpd.GeoDataFrame({"kind": kinds, "name": names}, geometry=list(shapes), crs=4326)


def _layer(root: Path, name: str, frame: gpd.GeoDataFrame) -> str:
    """Write a layer, and return its entry of ``sources.toml``."""
    path = root / f"data/boundaries/{name}.parquet"
    frame.to_parquet(path, index=False)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return (
        f'[[file]]\npath = "boundaries/{name}.parquet"\ntitle = "Batas {name}"\nproducer = "Pembuat"\n'
        f'url = "contoh.id"\naccessed = "2024-01-01"\nlicence = "CC0"\n'
        f'rows = {len(frame)}\nsha256 = "{digest}"\n'
    )


# Tables: every column of every table is filled in some row.


def tables(gone: Collection[str] = ()) -> dict[str, list[Row]]:
    """Rows of the tables; what points at parts that are gone goes with them, or is emptied."""
    made = {name: rows for name, rows in _tables().items() if name not in gone}
    empty = {column for part in gone & set(COLUMNS) for column in COLUMNS[part]}
    for row in made["regencies"]:
        row.update(dict.fromkeys(empty))
    while any(_loosened(name, made) for name in made):
        pass
    return {name: made.get(name, []) for name in TABLES}


def _loosened(name: str, made: dict[str, list[Row]]) -> bool:
    """Take out of a table what points at rows that are not there; was there any."""
    before = json.dumps(made[name])
    for column, kind in DECLARED[name].references():
        if kind.refers in TABLES and kind.refers != "sources":
            made[name][:] = [row for row in made[name] if _kept(row, column, name, made.get(kind.refers, []))]
        if kind.refers == "party" and "parties" not in made:
            made[name][:] = [row for row in made[name] if "Luar" not in str(row.get(column))]
    return json.dumps(made[name]) != before


def _kept(row: Row, column: str, name: str, others: list[Row]) -> bool:
    """Does a row stay, its reference emptied if need be."""
    key = DECLARED[DECLARED[name].columns[column].kind.refers].key
    if row.get(column) in (None, *(one[key] for one in others)):
        return True
    row[column] = None
    if column == "parent_id":
        row["parent_relation"] = None
    return not DECLARED[name].columns[column].is_required


def corridors(gone: Collection[str] = ()) -> list[Row]:
    """A route and a bridge, with every property."""
    keeps = "agreements" not in gone
    shared = {
        "corridor_id": "jalan",
        "agreement_id": "air" if keeps else None,
        **_both("name", "Jalan contoh"),
        **_both("status_note", "Digambar lurus"),
        "documented_length_km": 60,
        **_both("documented_length_note", "Menurut papan"),
        "travel_time_before_h": 4,
        "travel_time_after_h": 2,
        **_both("travel_time_note", "Contoh lisan"),
        "travel_time_date": "2020-02-01",
        **_both("travel_time_by", "Ketua contoh"),
        "begun_date": "2015",
        "opened_date": "2030",
        **_both("state_note", "Terbuka sebagian"),
        "state_date": "2023-01-06",
        **_cited("travel_time_"),
        "precision_m": 500,
        **_cited(),
        **_both("note", "Catatan koridor"),
    }
    line = {"type": "LineString", "coordinates": [[116.2, 0.2], [116.6, 0.2]]}
    point = {"type": "Point", "coordinates": [116.4, 0.2]}
    return [
        {
            **shared,
            "part": 1,
            "kind": "route",
            "status": "schematic",
            "waypoints": ["Kota Arda"],
            "geometry": line,
        },
        {**shared, "part": 2, "kind": "bridge", "status": "approximate", "waypoints": [], "geometry": point},
    ]


def _collection(rows: list[Row]) -> Row:
    features = [
        {
            "type": "Feature",
            "properties": {name: one for name, one in row.items() if name != "geometry"},
            "geometry": row["geometry"],
        }
        for row in rows
    ]
    return {"type": "FeatureCollection", "features": features}


def _both(column: str, words: str) -> Row:
    return {column: words, f"{column}_en": f"{words} in English"}


def _cited(prefix: str = "") -> Row:
    return {f"{prefix}source_id": "buku", f"{prefix}source_place": "halaman 1"}


def _rows(*rows: Row) -> list[Row]:
    return [{**row, **_cited(), **_both("note", "Catatan")} for row in rows]


def _tables() -> dict[str, list[Row]]:
    return {
        "sources": [_source("buku"), _source("berita")],
        "regencies": _regencies(),
        "zones": _rows(
            {"zone_id": "z1", **_both("name", "Zona satu")}, {"zone_id": "z2", **_both("name", "Zona dua")}
        ),
        "zone_members": _rows(
            {"zone_id": "z1", "regency": "Arda", "role": "initiator"},
            {"zone_id": "z1", "regency": "Bira", "role": "member"},
            {"zone_id": "z2", "regency": "Bira", "role": "member"},
            {"zone_id": "z2", "regency": "99.71", "role": "initiator"},
        ),
        "industrial_areas": _rows(
            _area("pabrik-arda", "pabrik", "Arda", "named", 116.2, 1000),
            _area("kebun-bira-cana", "kebun", "Bira | Cana", "unnamed", 116.7, "editorial"),
        ),
        **_register(),
        "offers": _rows(
            _offer("air-minum", "tawaran", "Arda", "Bira"), _offer("temu", "usul", "Cana", "semua")
        ),
        "meeting": _rows(
            {
                "meeting_id": "rapat",
                **_both("name", "Rapat contoh"),
                "date": "2020-02-01",
                "place": "Kota Arda",
                "host": "Arda",
                "initiator": "Bira",
                "presenter": "Bira",
                "chair": "Ketua contoh",
                "stated_attendance": 2,
                "listed_attendance": 1,
                "published_date": "2020-03",
            }
        ),
        "attendance": _rows(
            {
                "attendance_id": "ketua",
                "meeting_id": "rapat",
                "list_item": 1,
                "party": "Arda",
                "office": "Kepala",
                "status": "head",
                "person": "Nama contoh",
                "quote": "1. Kepala",
            }
        ),
        "places": _rows(
            {
                "place_id": "dermaga",
                "kind": "port",
                "name": "Dermaga",
                "lon": 117.1,
                "lat": 0.2,
                "confidence": "high",
            }
        ),
        "region_events": _rows(
            {
                "region_event_id": "berdiri",
                "date": "2010",
                "regions": "Cana | Arda",
                **_both("name", "Berdirinya Cana"),
                "aliases": "Pemekaran",
                **_both("statement", "Cana dibentuk"),
                "confidence": "yakin",
            }
        ),
    }


def _source(key: str) -> Row:
    words = {
        one: f"{one} {key}"
        for one in ("title", "short_title", "short_title_en", "producer", "licence", "address")
    }
    dates = {"published": "2020", "accessed": "2024-01-02"}
    return {"source_id": key, "kind": "reference", **words, **dates, **_both("note", "Catatan sumber")}


def _regencies() -> list[Row]:
    return [
        {
            "regency_code": code,
            "name": name,
            "kind": "kota" if code[3] == "7" else "kabupaten",
            "short_name": name[:3],
            "aliases": f"{name} Raya",
            "seat": f"Kota {name}",
            "seat_lon": 116.2 + SIDE * number,
            "seat_lat": 0.2,
            "seat_precision_m": 900,
            **_cited("seat_"),
            "official_area_km2": 1970.5,
            **_cited("area_"),
            "population": 100_000 + 50_000 * number,
            "population_date": "2023-12-31",
            **_cited("population_"),
            **_cited(),
            **_both("note", f"Catatan {name}"),
        }
        for number, (code, name) in enumerate(CODES.items())
    ]


def _area(key: str, kind: str, hosts: str, site: str, lon: float, precision: object) -> Row:
    return {
        "industrial_area_id": key,
        **_both("name", f"Kawasan {key}"),
        "kind": kind,
        "hosts": hosts,
        "site": site,
        "lon": lon,
        "lat": 0.1,
        "precision": precision,
        **_both("point_basis", "Titik contoh"),
        **_cited("point_"),
    }


def _offer(key: str, kind: str, proposer: str, addressee: str) -> Row:
    about = {**_both("subject", f"Pokok {key}"), "sector": "air", "year": "2020", "quote": "Kutipan"}
    about |= _both("not_in_text", "Gambar tanpa teks") if kind == "tawaran" else {}
    return {"offer_id": key, "kind": kind, "proposer": proposer, "addressee": addressee, **about}


def _register() -> dict[str, list[Row]]:
    return {
        "agreements": _rows(
            _agreement("air", "ksdd", "air", meeting="rapat"),
            _agreement("sekolah", "ksdd", "sekolah | air", parent="air"),
            _agreement("garis", "boundary", "garis"),
            _agreement("luar", "sinergi", "sekolah"),
        ),
        "agreement_parties": _rows(
            _party("air", "Arda"),
            _party("air", "Bira"),
            _party("sekolah", "Arda"),
            _party("sekolah", "Bira"),
            _party("sekolah", "Cana"),
            _party("garis", "Bira"),
            _party("garis", "Cana"),
            _party("luar", "Cana"),
            _party("luar", "Provinsi Persegi"),
            _party("luar", "Daerah Luar", role="witness"),
        ),
        "agreement_events": _rows(
            _event("air-1", "air", "2020-02-01", "draf"),
            _event("sekolah-1", "sekolah", "2021-05", "draf", reason=True),
            _event("sekolah-2", "sekolah", "2022", "teken", conflicts="sekolah-1"),
            _event("garis-1", "garis", "2021-06-01", "teken"),
            _event("luar-1", "luar", "2023-01-01", "draf"),
        ),
        "documents": _rows(
            {
                "document_id": "naskah-sekolah",
                "agreement_id": "sekolah",
                "kind": "naskah",
                "number": "1/2022",
                "date": "2022",
                "valid_to": "2027",
                "kept_at": "Arsip",
            }
        ),
        "parties": _rows(
            {
                "party_id": "98",
                **_both("name", "Daerah Luar"),
                "aliases": "Tetangga Luar",
                "kind": "province",
                "lon": 115.0,
                "lat": 0.1,
            }
        ),
        "stages": _rows(
            _stage("draf", 1, "rancangan"), _stage("teken", 2, "jalan"), _stage("tutup", 3, "usai")
        ),
    }


def _agreement(key: str, kind: str, sectors: str, *, meeting: Any = None, parent: Any = None) -> Row:
    return {
        "agreement_id": key,
        **_both("title", f"Naskah {key}"),
        "kind": kind,
        "sectors": sectors,
        "form": "MoU",
        "number": f"{key}/1",
        "valid_from": "2020-01-01",
        "valid_to": "2035-12-31",
        "parent_id": parent,
        "parent_relation": "follow_up" if parent else None,
        "meeting_id": meeting,
        "planned_signing": "2021-04",
        **_both("planned_forum", "Forum contoh"),
        **_both("state_note", "Masih dibahas"),
        "state_date": "2023-02",
        "quote": "Kutipan naskah",
    }


def _party(key: str, party: str, role: str = "party") -> Row:
    return {"agreement_id": key, "party": party, "role": role, "signed_date": "2024-01-01"}


def _event(
    key: str, agreement: str, date: str, stage: str, *, conflicts: Any = None, reason: bool = False
) -> Row:
    return {
        "event_id": key,
        "agreement_id": agreement,
        "date": date,
        "stage": stage,
        "parties": "Arda | Cana",
        **_both("statement", f"Kejadian {key}"),
        **(_both("reason", "Alasan contoh") if reason else {}),
        "conflicts_with": conflicts,
        "confidence": "yakin",
    }


def _stage(key: str, order: int, status: str) -> Row:
    return {
        "stage": key,
        "regime": "ksdd",
        "order": order,
        **_both("name", key.capitalize()),
        "status": status,
        "documents_due": "naskah | izin",
        **_both("documents_note", "Naskah dan izin"),
        "legal_basis": "Peraturan contoh",
        "confirmed": "yes",
    }
