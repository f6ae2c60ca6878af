"""Every check, provoked in a copy of the shipped project: each problem is found, and it alone."""

from __future__ import annotations

import functools
import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from helpers import ROOT, ProjectCopy, write_csv

import kadgeo
from kadgeo import io, schema
from kadgeo import project as projects
from kadgeo.errors import Issue, ValidationError
from kadgeo.text import Text
from kadgeo.validate import boundaries

Spoil = Callable[[ProjectCopy], object]
Place = tuple[str, int | None, str | None]

CORRIDORS = "data/tables/corridors.geojson"
ORIGINS = "data/sources.toml"
RECORD = "data/record/notulen_2014-02-06.txt"
LICENCE = "data/boundaries/LICENSE-wilayah_boundaries.txt"
REBUILD = "rebuild with scripts/build_boundaries.py"
SAVE_AS = 'in Excel choose Save As, "CSV UTF-8"'
FULL_MEMBERS = "zone '{}' with {} initiators (zone_members rows: {})"


def at(table: str, row: int | None = None, column: str | None = None) -> Place:
    return f"data/tables/{table}.csv", row, column


def layer_file(name: str, column: str | None = None) -> Place:
    return f"data/boundaries/{name}.parquet", None, column


def cell(table: str, row: int, **values: str) -> Spoil:
    return lambda copy: [copy.edit(table, row, column, value) for column, value in values.items()]


def table(name: str, change: Callable[[str], str | bytes]) -> Spoil:
    """Write a table's text as another program leaves it."""

    def spoil(copy: ProjectCopy) -> None:
        changed = change(write_csv(copy.rows(name)))
        copy.write(at(name)[0], changed if isinstance(changed, bytes) else changed.encode("utf-8-sig"))

    return spoil


def feature(number: int, **values: Any) -> Spoil:
    """Change members of a feature of the corridors, or its properties."""

    def change(features: list[dict[str, Any]]) -> None:
        one = features[number - 1]
        for key, value in values.items():
            (one if key in one else one["properties"])[key] = value

    return lambda copy: copy.edit_corridors(change)


def layer(name: str, change: Callable[[gpd.GeoDataFrame], gpd.GeoDataFrame], **options: bool) -> Spoil:
    return lambda copy: copy.write_layer(name, change(copy.layer(name)), **options)


def reshaped(row: int, change: Callable[[Any], Any]) -> Callable[[gpd.GeoDataFrame], gpd.GeoDataFrame]:
    """Replace the geometry of one row."""
    return lambda frame: frame.set_geometry(
        [change(shape) if number == row else shape for number, shape in enumerate(frame.geometry)],
        crs=frame.crs,
    )


def punched(*names: str) -> Spoil:
    """Make the same hole, 100 m wide, in the first unit of several levels."""

    def spoil(copy: ProjectCopy) -> None:
        hole = copy.layer("villages").geometry.iloc[0].representative_point().buffer(0.0005)
        for name in names:
            copy.write_layer(name, reshaped(0, lambda shape: shape.difference(hole))(copy.layer(name)))

    return spoil


def case(name: str, spoil: Spoil, place: Place, found: str, suggestion: str | None = None) -> Any:
    return pytest.param(spoil, [(place, found, suggestion)], id=name)


COLUMNS = [
    case(
        "missing column",
        lambda copy: copy.drop_column("zones", "name_en"),
        at("zones", 1, "name_en"),
        "no such column",
    ),
    case(
        "extra column",
        table("zones", lambda text: text.replace("note_en", "note_en,colour", 1)),
        at("zones", 1, "colour"),
        "an extra column",
        "delete this column",
    ),
    pytest.param(
        table("zones", lambda text: text.replace("name_en", "nama_en", 1)),
        [
            (at("zones", 1, "nama_en"), "an extra column", "did you mean 'name_en'?"),
            (at("zones", 1, "name_en"), "no such column", "rename 'nama_en'"),
        ],
        id="column under another name",
    ),
    case(
        "the same column twice",
        table("zones", lambda text: text.replace("note_en", "note", 1)),
        at("zones", 1, "note"),
        "the column twice",
    ),
    case(
        "a cell beyond the last column",
        table("zones", lambda text: text.rstrip() + ", extra\r\n"),
        at("zones", 5),
        "' extra' beyond the last column",
        "quote text that holds the delimiter",
    ),
]

CELLS = [
    case(
        "wrong type", cell("regencies", 3, population="banyak"), at("regencies", 3, "population"), "'banyak'"
    ),
    case("half a person", cell("regencies", 3, population="1.5"), at("regencies", 3, "population"), "1.5"),
    case("empty key", cell("offers", 4, offer_id=""), at("offers", 4, "offer_id"), "an empty cell"),
    case("empty cell", cell("places", 4, lon=""), at("places", 4, "lon"), "an empty cell"),
    case(
        "key with capitals",
        cell("places", 4, place_id="Kota Baru"),
        at("places", 4, "place_id"),
        "'Kota Baru'",
    ),
    case(
        "duplicate key",
        cell("offers", 5, offer_id="provinsi-lahan"),
        at("offers", 5, "offer_id"),
        "'provinsi-lahan' again",
        "it stands in row 2 already",
    ),
    case("choice", cell("zone_members", 3, role="leader"), at("zone_members", 3, "role"), "'leader'"),
    case("negative", cell("regencies", 3, population="-5"), at("regencies", 3, "population"), "-5.0"),
    case(
        "too many",
        cell("regencies", 3, population="806964000"),
        at("regencies", 3, "population"),
        "806964000.0",
    ),
    case(
        "no precision",
        cell("regencies", 3, seat_precision_m="0"),
        at("regencies", 3, "seat_precision_m"),
        "0.0",
    ),
    case(
        "not the area of the boundary",
        cell("regencies", 3, official_area_km2="2691.2"),
        at("regencies", 3, "official_area_km2"),
        "2691.2",
    ),
    case(
        "trip of a month",
        cell("agreements", 2, travel_time_before_h="720"),
        at("agreements", 2, "travel_time_before_h"),
        "720.0",
    ),
    case(
        "number that reads in two ways",
        table("places", lambda text: write_csv([row.split(",") for row in PLACES.split()], delimiter=";")),
        at("places", 3, "lon"),
        "'116.894'",
        "write 116,894 or 116894",
    ),
    case(
        "impossible day",
        cell("agreements", 2, stage_date="31/02/2014"),
        at("agreements", 2, "stage_date"),
        "'31/02/2014'",
    ),
    case(
        "day first, as Excel in Indonesia writes it",
        cell("agreements", 2, stage_date="06/02/2014"),
        at("agreements", 2, "stage_date"),
        "'06/02/2014'",
        "write 2014-02-06 if day/month/year is meant",
    ),
    case(
        "month 13",
        cell("agreements", 2, planned_signing="2014-13"),
        at("agreements", 2, "planned_signing"),
        "'2014-13'",
    ),
    case(
        "words that look like a day first",
        cell("places", 4, confidence="6.2.2014"),
        at("places", 4, "confidence"),
        "'6.2.2014'",
    ),
]
PLACES = """\
place_id,kind,name,lon,lat,confidence,source_id,source_place,note,note_en
satu,town,Satu,116.98446,-0.42562,high,notulen-2014,butir,,
dua,town,Dua,116.894,-0.42562,high,notulen-2014,butir,,
"""

REFERENCES = [
    case(
        "unknown regency",
        cell("zone_members", 4, regency="Kutai Kertanegara"),
        at("zone_members", 4, "regency"),
        "'Kutai Kertanegara'",
        "Kutai Kartanegara",
    ),
    case(
        "BPS code of another regency",
        cell("zone_members", 4, regency="6403"),
        at("zone_members", 4, "regency"),
        "'6403'",
    ),
    case(
        "unknown host among known ones",
        cell("industrial_areas", 3, hosts="Samarinda | Kukr"),
        at("industrial_areas", 3, "hosts"),
        "'Kukr'",
        "Kukar",
    ),
    case("unknown party", cell("offers", 2, proposer="Pemda"), at("offers", 2, "proposer"), "'Pemda'"),
    case("unknown addressee", cell("offers", 2, addressee="PPU|X"), at("offers", 2, "addressee"), "'X'"),
    case("unknown zone", cell("zone_members", 4, zone_id="9"), at("zone_members", 4, "zone_id"), "'9'"),
    case(
        "unknown source",
        cell("offers", 4, source_id="notulen-2015"),
        at("offers", 4, "source_id"),
        "'notulen-2015'",
        "notulen-2014",
    ),
    case(
        "unknown category",
        cell("agreements", 4, sector="wast"),
        at("agreements", 4, "sector"),
        "'wast'",
        "waste",
    ),
    case(
        "unknown meeting",
        cell("attendance", 4, meeting_id="rapat-2014-02-07"),
        at("attendance", 4, "meeting_id"),
        "'rapat-2014-02-07'",
        "rapat-2014-02-06",
    ),
    case(
        "unknown agreement",
        feature(2, agreement_id="kukar-kubar"),
        (CORRIDORS, 2, "agreement_id"),
        "'kukar-kubar'",
        "kukar-kubar-jalan",
    ),
    pytest.param(
        cell("regencies", 4, aliases="Kukar"),
        [(at("regencies", None, "aliases"), f"'{kind}Kukar' for 64.02 and 64.03", None) for kind in PREFIXES]
        if (PREFIXES := ("", "kabupaten ", "kab. ", "kab "))
        else [],
        id="alias that stands for two",
    ),
    case(
        "a regency called like the province",
        cell("regencies", 4, aliases="Kaltim"),
        at("regencies", None, "aliases"),
        "'Kaltim' for 64.03 and 64",
    ),
]

RELATIONS = [
    case(
        "zone without initiator",
        cell("zone_members", 2, role="member"),
        at("zones", 2, "zone_id"),
        FULL_MEMBERS.format(1, 0, "-"),
    ),
    case(
        "zone with two initiators",
        cell("zone_members", 3, role="initiator"),
        at("zones", 2, "zone_id"),
        FULL_MEMBERS.format(1, 2, "2, 3"),
    ),
    case(
        "regency twice in a zone",
        lambda copy: copy.repeat("zone_members", 4, regency="kab. KUKAR"),
        at("zone_members", 15, "regency"),
        "'kab. KUKAR'",
    ),
    case(
        "zone without colour",
        lambda copy: copy.replace(
            "kadgeo.toml", '4 = { id = "Zona 4", en = "Zone 4", color = "#CC79A7" }', ""
        ),
        at("zones", 5, "zone_id"),
        "'4'",
        "add categories.zones.4",
    ),
    case(
        "agreement with itself",
        cell("agreements", 3, partner_b="64.02"),
        at("agreements", 3, "partner_b"),
        "'64.02'",
    ),
    case(
        "the same pair and subject, swapped",
        lambda copy: copy.repeat(
            "agreements",
            3,
            agreement_id="lagi",
            partner_a="Balikpapan",
            partner_b="64.02",
            subject="AIR  BAKU",
        ),
        at("agreements", 8, "partner_b"),
        "the same pair and subject again",
        "it stands in row 3 already",
    ),
    case(
        "travel time not shorter",
        cell("agreements", 2, travel_time_after_h="8"),
        at("agreements", 2, "travel_time_after_h"),
        "8.0 → 8.0",
    ),
    case(
        "travel time before only",
        cell("agreements", 2, travel_time_after_h=""),
        at("agreements", 2, "travel_time_after_h"),
        "8.0 → None",
    ),
    case(
        "four hosts",
        cell("industrial_areas", 3, hosts="Samarinda|Kukar|Kubar|Kutim"),
        at("industrial_areas", 3, "hosts"),
        "'Samarinda|Kukar|Kubar|Kutim'",
    ),
    case(
        "a host twice",
        cell("industrial_areas", 3, hosts="Kukar | Kutai Kartanegara | Samarinda"),
        at("industrial_areas", 3, "hosts"),
        "'Kukar | Kutai Kartanegara | Samarinda'",
    ),
    case(
        "precise point of an unnamed site",
        cell("industrial_areas", 3, precision="500"),
        at("industrial_areas", 3, "precision"),
        "500.0 with site 'unnamed'",
    ),
    case(
        "quote that is not in the record",
        cell("agreements", 4, quote="Kukar – Samarinda (TPA nasional)"),
        at("agreements", 4, "quote"),
        "'Kukar – Samarinda (TPA nasional)'",
    ),
]

POSITIONS = [
    pytest.param(
        cell("regencies", 3, seat_lon="-0.42562", seat_lat="116.98446"),
        [
            (at("regencies", 3, "seat_lat"), "116.98446", None),
            (at("regencies", 3, "seat_lon, seat_lat"), "-0.42562, 116.98446", "swapped? 116.98446, -0.42562"),
        ],
        id="swapped",
    ),
    pytest.param(
        cell("regencies", 3, seat_lon="11698446"),
        [
            (at("regencies", 3, "seat_lon"), "11698446.0", None),
            (
                at("regencies", 3, "seat_lon, seat_lat"),
                "11698446, -0.42562",
                "did Excel drop the decimal point? perhaps 116.98446, -0.42562",
            ),
        ],
        id="decimal point dropped by Excel",
    ),
    case(
        "out of the province",
        cell("places", 4, lon="106.8", lat="-6.2"),
        at("places", 4, "lon, lat"),
        "106.8, -6.2",
    ),
    case(
        "seat in another regency",
        cell("regencies", 3, seat_lon="117.14", seat_lat="-0.5"),
        at("regencies", 3, "seat_lon, seat_lat"),
        "117.14, -0.5 in 64.72",
    ),
    case(
        "area not in its host",
        cell("industrial_areas", 6, lon="116.98446", lat="-0.42562"),
        at("industrial_areas", 6, "lon, lat"),
        "116.98446, -0.42562 in 64.02",
    ),
    case(
        "area in the sea",
        cell("industrial_areas", 6, lon="118.9", lat="0.2"),
        at("industrial_areas", 6, "lon, lat"),
        "118.9, 0.2 in the sea",
    ),
    case(
        "route that is a point",
        feature(1, geometry={"type": "Point", "coordinates": [116.9, -0.4]}),
        (CORRIDORS, 1, "geometry"),
        "Point",
    ),
    case("route without geometry", feature(1, geometry=None), (CORRIDORS, 1, "geometry"), "null"),
    case(
        "route with swapped coordinates",
        feature(1, geometry={"type": "LineString", "coordinates": [[-0.4, 116.9], [-0.2, 115.8]]}),
        (CORRIDORS, 1, "geometry"),
        "POINT (-0.4 116.9)",
    ),
    case(
        "part of a corridor twice",
        feature(4, part=2),
        (CORRIDORS, 4, "corridor_id, part"),
        "'rute-b', 2 again",
        "it stands in row 3 already",
    ),
    case("waypoints that are no list", feature(1, waypoints="Liang"), (CORRIDORS, 1, "waypoints"), "'Liang'"),
]

BOUNDARIES = [
    pytest.param(
        layer("regencies", lambda frame: frame.assign(name="X"), registered=False),
        [(layer_file("regencies"), "SHA-256 …", REBUILD)],
        id="boundary file altered",
    ),
    pytest.param(
        lambda copy: copy.write(RECORD, (copy.root / RECORD).read_bytes() + b"\n"),
        [((RECORD, None, None), "SHA-256 …", REBUILD)],
        id="record altered",
    ),
    case(
        "wrong row count",
        lambda copy: copy.set_origin("districts", rows="104"),
        layer_file("districts"),
        "105 rows",
    ),
    case("licence missing", lambda copy: copy.remove(LICENCE), (LICENCE, None, None), "no file"),
    pytest.param(
        layer("regencies", reshaped(1, lambda _: None)),
        [
            (layer_file("regencies", "regency_code"), "64.02 without geometry", None),
            (at("regencies", 3, "regency_code"), "'64.02' without geometry", None),
        ],
        id="regency without geometry",
    ),
    pytest.param(
        layer("regencies", lambda frame: frame.drop(index=1)),
        [
            (layer_file("districts", "regency_code"), "'64.02'", None),
            (at("regencies", 3, "regency_code"), "'64.02' without geometry", None),
        ],
        id="regency missing in the boundaries",
    ),
    case(
        "district that is a point",
        layer("districts", reshaped(1, lambda shape: shape.representative_point())),
        layer_file("districts", "district_code"),
        "64.01.02 not a polygon",
    ),
    case(
        "code twice",
        layer(
            "districts",
            lambda frame: pd.concat([frame, frame[:1].set_geometry([shapely.box(0, 0, 0.1, 0.1)], crs=4326)]),
        ),
        layer_file("districts", "district_code"),
        "64.01.01 twice",
    ),
    case(
        "overlap",
        layer("villages", reshaped(5, lambda shape: shape.union(shape.representative_point().buffer(0.2)))),
        layer_file("villages", "geometry"),
        "gaps or overlaps at 64.01.…",
        REBUILD,
    ),
    case(
        "gap",
        punched("villages", "districts", "regencies"),
        layer_file("regencies", "geometry"),
        "gaps or overlaps at POINT…",
        REBUILD,
    ),
    case(
        "gap between villages",
        punched("villages"),
        layer_file("villages", "district_code"),
        "parts of 64.01.01 with another area than 64.01.01",
        REBUILD,
    ),
    case(
        "village lost",
        layer("villages", lambda frame: frame.drop(index=600)),
        layer_file("villages", "district_code"),
        "parts of 64.07.14 with another area than 64.07.14",
        REBUILD,
    ),
    case(
        "village of an unknown district",
        layer(
            "villages", lambda frame: frame.assign(district_code=["64.99.01", *frame["district_code"][1:]])
        ),
        layer_file("villages", "district_code"),
        "'64.99.01'",
    ),
    case(
        "CRS missing",
        layer("villages", lambda frame: frame.set_crs(None, allow_override=True)),
        layer_file("villages"),
        "no CRS",
        "to_crs or set_crs in the build script",
    ),
    case(
        "CRS wrong",
        layer("regencies", lambda frame: frame.to_crs(6933)),
        layer_file("regencies"),
        "EPSG:6933",
        "to_crs or set_crs in the build script",
    ),
    case(
        "CRS of the context wrong",
        layer("context", lambda frame: frame.to_crs(32750)),
        layer_file("context"),
        "EPSG:32750",
        "to_crs or set_crs in the build script",
    ),
    case(
        "columns of a level missing",
        layer("districts", lambda frame: frame.drop(columns="name")),
        layer_file("districts"),
        "district_code, regency_code, geometry",
    ),
    case(
        "columns of the context missing",
        layer("context", lambda frame: frame.drop(columns="kind")),
        layer_file("context"),
        "name, geometry",
    ),
    case(
        "context without geometry",
        layer("context", reshaped(3, lambda _: None)),
        layer_file("context", "geometry"),
        "1 rows without geometry",
    ),
    *(
        case(
            f"{name} missing",
            lambda copy, name=name: copy.remove(layer_file(name)[0]),
            layer_file(name),
            "no file",
        )
        for name in (*schema.LEVELS, io.CONTEXT)
    ),
    pytest.param(
        lambda copy: copy.write(layer_file("regencies")[0], b"PAR1 and then nothing"),
        [
            (layer_file("regencies"), "Could not open Parquet…", None),
            (layer_file("regencies"), "SHA-256 …", REBUILD),
        ],
        id="unreadable parquet",
    ),
]

FILES = [
    *(
        case(f"{name} missing", lambda copy, name=name: copy.remove(at(name)[0]), at(name), "no file")
        for name in schema.TABLES
    ),
    case("corridors missing", lambda copy: copy.remove(CORRIDORS), (CORRIDORS, None, None), "no file"),
    case("sources.toml missing", lambda copy: copy.remove(ORIGINS), (ORIGINS, None, None), "no file"),
    pytest.param(
        lambda copy: copy.remove(RECORD),
        [
            ((RECORD, None, None), "no file", REBUILD),
            (at("sources", 2, "file"), "'record/notulen_2014-02-06.txt'", None),
        ],
        id="record missing",
    ),
    case(
        "UTF-16",
        table("zones", lambda text: text.encode("utf-16")),
        at("zones"),
        "an unreadable file",
        SAVE_AS,
    ),
    case(
        "workbook renamed",
        table("zones", lambda _: b"PK\x03\x04"),
        at("zones"),
        "an unreadable file",
        SAVE_AS,
    ),
    case(
        "open quote",
        table("zones", lambda text: f'{text}5,"Zona 5\r\n'),
        at("zones"),
        "an unreadable file",
        "check the quotes: unexpected end of data",
    ),
    case(
        "empty table", table("zones", lambda _: ""), at("zones"), "an unreadable file", "put the header back"
    ),
    case(
        "corridors that are no JSON",
        lambda copy: copy.write(CORRIDORS, b"{"),
        (CORRIDORS, None, None),
        "JSONDecodeError…",
    ),
    case(
        "corridors that are no collection",
        lambda copy: copy.write(CORRIDORS, b"[]"),
        (CORRIDORS, None, None),
        "TypeError…",
    ),
    case(
        "corridor of one point",
        feature(4, geometry={"type": "LineString", "coordinates": [[116.9, -0.4]]}),
        (CORRIDORS, 4, None),
        "GEOSException…",
    ),
    case(
        "sources.toml that is no TOML",
        lambda copy: copy.write(ORIGINS, b"[[file]"),
        (ORIGINS, None, None),
        "Expected…",
    ),
    case(
        "sources.toml without entries",
        lambda copy: copy.write(ORIGINS, b"file = 3"),
        (ORIGINS, None, "file"),
        "'file'",
    ),
    *(
        pytest.param(
            lambda copy, old=old, new=new: copy.replace(ORIGINS, old, new),
            [
                ((ORIGINS, None, key), found, suggestion),
                ((ORIGINS, None, None), "no entry for boundaries/context.parquet", None),
            ],
            id=name,
        )
        for name, old, new, key, found, suggestion in (
            (
                "unknown key",
                "commit =",
                "comit =",
                "comit",
                "an unknown key in the entry boundaries/context.parquet",
                "commit",
            ),
            (
                "missing key",
                "rows = 15\n",
                "",
                "rows",
                "absent in the entry boundaries/context.parquet",
                None,
            ),
            (
                "rows in quotes",
                "rows = 15",
                'rows = "15"',
                "rows",
                "'15' in the entry boundaries/context.parquet",
                None,
            ),
            ("unknown table", "[[file]]", "[[fiel]]", "fiel", "'fiel'", None),
        )
    ),
    case(
        "area CRS in degrees",
        lambda copy: copy.replace("kadgeo.toml", "EPSG:6933", "EPSG:4326"),
        ("kadgeo.toml", None, "crs.area"),
        "'EPSG:4326'",
    ),
    case(
        "unknown CRS",
        lambda copy: copy.replace("kadgeo.toml", "EPSG:32750", "UTM 50"),
        ("kadgeo.toml", None, "crs.metric"),
        "'UTM 50'",
    ),
]


def words(issue: Issue) -> tuple[Place, str, str | None]:
    suggestion = issue.suggestion.en if issue.suggestion else None
    return (issue.file, issue.row, issue.column), issue.found.en, suggestion


def shortened(found: str, wanted: str) -> str:
    """Cut what a test cannot know, such as a hash."""
    start = wanted.removesuffix("…")
    return wanted if start != wanted and found.startswith(start) else found


@pytest.fixture
def known_layers(monkeypatch):
    """Shipped layers are read, and found to be coverages, once and not for every case."""
    read, coverage = io._layer, boundaries._coverage

    def layer(reading, name):
        file = layer_file(name)[0]
        shipped = (reading.root / file).exists() and (reading.root / file).samefile(ROOT / file)
        return shipped_layer(name) if shipped else read(reading, name)

    def issues(layer, *place, **options):
        shipped = any(layer is shipped_layer(name) for name in schema.LEVELS)
        return iter(()) if shipped else coverage(layer, *place, **options)

    monkeypatch.setattr(io, "_layer", layer)
    monkeypatch.setattr(boundaries, "_coverage", issues)


@functools.cache
def shipped_layer(name: str) -> gpd.GeoDataFrame:
    return gpd.read_parquet(ROOT / layer_file(name)[0])


@pytest.mark.usefixtures("known_layers")
@pytest.mark.parametrize(
    ("spoil", "wanted"), [*COLUMNS, *CELLS, *REFERENCES, *RELATIONS, *POSITIONS, *BOUNDARIES, *FILES]
)
def test_a_problem_is_found_and_it_alone(spoil, wanted, project_copy):
    spoil(project_copy)
    found = [words(issue) for issue in project_copy.check()]
    assert [place for place, *_ in found] == [place for place, *_ in wanted]
    cut = [
        (place, shortened(one, wanted[number][1]), hint) for number, (place, one, hint) in enumerate(found)
    ]
    assert cut == wanted


def test_the_shipped_project_has_no_problem():
    assert kadgeo.check() == ()


def test_an_untouched_copy_has_no_problem(project_copy):
    assert project_copy.check() == ()


def test_all_problems_are_listed_at_once(project_copy):
    project_copy.edit("regencies", 3, "population", "-5")
    project_copy.edit("zone_members", 4, "regency", "Kukr")
    project_copy.edit("agreements", 2, "stage_date", "31/02/2014")
    project_copy.edit_corridors(lambda features: features[0].update(geometry=None))
    project_copy.write_layer("villages", project_copy.layer("villages"), registered=False)
    project_copy.remove(LICENCE)
    with pytest.raises(ValidationError) as error:
        kadgeo.load(project_copy.root)
    assert [issue.file for issue in error.value.issues] == [
        LICENCE,
        layer_file("villages")[0],
        at("agreements")[0],
        CORRIDORS,
        at("regencies")[0],
        at("zone_members")[0],
    ]
    heading, *lines = error.value.to("id").splitlines()
    assert heading == "6 masalah ditemukan di data; tidak ada yang diubah."
    assert lines == [issue.line("id") for issue in error.value.issues]
    assert error.value.to("en").startswith("6 problem(s) found in the data; nothing was changed.")


def test_problems_of_one_file_stand_in_its_order(project_copy):
    for row in (9, 3, 5):
        project_copy.edit("offers", row, "kind", "gift")
    assert [issue.row for issue in project_copy.check()] == [3, 5, 9]


def test_check_changes_nothing_on_disk(project_copy):
    project_copy.edit("zone_members", 4, "regency", "Kukr")
    project_copy.write(ORIGINS, (project_copy.root / ORIGINS).read_bytes() + b"\n[[fiel]]\n")
    before = tree(project_copy.root)
    assert project_copy.check()
    assert tree(project_copy.root) == before


def tree(root: Path) -> dict[str, tuple[str, int]]:
    files = [Path(folder, name) for folder, _, names in os.walk(root) for name in names]
    return {
        str(file): (hashlib.sha256(file.read_bytes()).hexdigest(), file.stat().st_mtime_ns) for file in files
    }


ISSUE = Issue(
    file="data/tables/zones.csv",
    row=4,
    column="name",
    found=Text.same("'Zon\na'"),
    expected=Text("teks", "text"),
    suggestion=Text("ganti", "change it"),
)


@pytest.mark.parametrize(
    ("lang", "parts"),
    [
        ("id", ["baris 4", "kolom name", "ditemukan 'Zon a'", "seharusnya teks", "saran: ganti"]),
        ("en", ["row 4", "column name", "found 'Zon a'", "expected text", "suggestion: change it"]),
    ],
)
def test_an_issue_names_all_its_parts_on_one_line(lang, parts):
    assert ISSUE.line(lang).split(" · ") == ["data/tables/zones.csv", *parts]


def test_an_issue_of_a_whole_file_names_what_it_knows():
    issue = Issue(file="a.csv", found=Text.same("no {braces}"), expected=Text.same("b"))
    assert issue.line("en") == "a.csv · found no {braces} · expected b"


# Tables as Excel in Indonesia saves them.


def localised(rows: list[list[str]], kinds: dict[str, str], *, codes: bool) -> list[list[str]]:
    """Decimal commas in numbers, and in codes where Excel took them for numbers."""
    comma = {"number", "code"} if codes else {"number"}
    header = rows[0]
    return [
        header,
        *(
            [
                value.replace(".", ",") if kinds[column] in comma else value
                for column, value in zip(header, row, strict=True)
            ]
            for row in rows[1:]
        ),
    ]


@pytest.mark.parametrize(
    ("encoding", "sep", "codes"),
    [("utf-8-sig", "", False), ("cp1252", "", True), ("utf-8", "sep=;\r\n", True)],
)
def test_tables_saved_by_excel_in_indonesia_are_the_same_data(encoding, sep, codes, project_copy):
    shipped = io.read(projects.read()).tables
    for name, table_schema in schema.TABLES.items():
        rows = localised(project_copy.rows(name), schema.kinds(table_schema), codes=codes)
        rows += [[""] * len(rows[0])] * 3
        text = sep + write_csv(rows, delimiter=";", lineterminator="\r\n")
        project_copy.write(at(name)[0], text.encode(encoding, "replace"))
    assert project_copy.check() == ()
    again = io.read(projects.read(project_copy.root)).tables
    for name, frame in shipped.items():
        assert list(again[name].index) == list(frame.index)
        assert again[name].to_dict("list") == {
            column: [as_saved(value, encoding) for value in values]
            for column, values in frame.to_dict("list").items()
        }


def as_saved(value: object, encoding: str) -> object:
    """Windows-1252 lacks a few signs: Excel writes ? for them."""
    return value.encode(encoding, "replace").decode(encoding) if isinstance(value, str) else value


def test_a_project_without_offers_areas_and_agreements_is_fine(project_copy):
    for name in (
        "zones",
        "zone_members",
        "industrial_areas",
        "agreements",
        "offers",
        "attendance",
        "meeting",
        "places",
    ):
        project_copy.write_rows(name, project_copy.rows(name)[:1])
    project_copy.edit_corridors(list.clear)
    dataset = kadgeo.load(project_copy.root)
    assert len(dataset.zones) == len(dataset.agreements) == len(dataset.equal_area.corridors) == 0
