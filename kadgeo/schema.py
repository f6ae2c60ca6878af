"""Columns each table must have, what may stand in them, and what they refer to."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from typing import Any

import pandera.pandas as pa

from kadgeo.text import Text

CODE = re.compile(r"\d\d\.\d\d")
SLUG = re.compile(r"[a-z0-9][a-z0-9_-]*")
DATE = re.compile(r"(1[89]|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
EDITORIAL = "editorial"
EVERYONE = ("semua", "all")
LONGEST_TRIP_H = 240.0  # ten days: longer is a slip of the decimal point
LARGEST_AREA_KM2 = 500_000.0  # larger than any regency of the country
LARGEST_POPULATION = 50_000_000  # more than any province of the country


def _number(low: float, high: float) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, int | float) and low <= value <= high


def _words(value: Any) -> bool:
    return isinstance(value, str)


def _like(pattern: re.Pattern[str]) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and pattern.fullmatch(value) is not None


def is_date(value: Any) -> bool:
    """Is a cell a day, month or year that exists, written from the year down."""
    if not (isinstance(value, str) and DATE.fullmatch(value)):
        return False
    try:
        datetime.date(*[int(part) for part in [*value.split("-"), "1", "1"][:3]])
    except ValueError:
        return False
    return True


def _column(
    kind: str,
    expected: Text,
    test: Callable[[Any], bool],
    *,
    empty: bool = False,
    unique: bool = False,
    refers: str | None = None,
) -> pa.Column:
    """One column: `kind` tells how its cells are read, `refers` what they name."""
    return pa.Column(
        None,
        pa.Check(test, element_wise=True, ignore_na=True),
        nullable=empty,
        unique=unique,
        metadata={"kind": kind, "expected": expected, "refers": refers},
    )


def _text(*, empty: bool = False) -> pa.Column:
    return _column("text", Text("teks", "text"), _words, empty=empty)


def _key() -> pa.Column:
    expected = Text(
        "kunci unik dari huruf kecil, angka, - dan _", "a unique key of small letters, digits, - and _"
    )
    return _column("text", expected, _like(SLUG), unique=True)


def _name(refers: str, words: Text, *, empty: bool = False) -> pa.Column:
    return _column("text", words, _words, empty=empty, refers=refers)


def _regency() -> pa.Column:
    return _name("regency", Text("nama atau kode kabupaten/kota", "name or code of a regency"))


def _party() -> pa.Column:
    return _name("party", Text("nama kabupaten/kota atau provinsi", "name of a regency or the province"))


def _reference(table: str) -> pa.Column:
    return _name(table, Text(f"kunci yang ada di {table}.csv", f"a key that stands in {table}.csv"))


def _category(group: str, *, empty: bool = False) -> pa.Column:
    words = Text(
        f"salah satu dari categories.{group} di kadgeo.toml", f"one of categories.{group} in kadgeo.toml"
    )
    return _name(f"category:{group}", words, empty=empty)


def _choice(*choices: str) -> pa.Column:
    listed = ", ".join(choices)
    return _column(
        "text", Text(f"salah satu dari {listed}", f"one of {listed}"), lambda value: value in choices
    )


def _measure(low: float, high: float, *, empty: bool = False) -> pa.Column:
    expected = Text(f"bilangan {low:g} sampai {high:g}", f"a number from {low:g} to {high:g}")
    return _column("number", expected, _number(low, high), empty=empty)


def _count(high: int, *, empty: bool = False) -> pa.Column:
    expected = Text(f"bilangan bulat 0 sampai {high}", f"a whole number from 0 to {high}")
    whole = _number(0, high)
    return _column("integer", expected, lambda value: whole(value) and float(value).is_integer(), empty=empty)


def _lon() -> pa.Column:
    return _measure(-180, 180)


def _lat() -> pa.Column:
    return _measure(-90, 90)


def _date(*, empty: bool = False) -> pa.Column:
    expected = Text(
        "tanggal tahun-bulan-hari, tahun-bulan atau tahun, misalnya 2014-02-06",
        "a date as year-month-day, year-month or year, such as 2014-02-06",
    )
    return _column("date", expected, is_date, empty=empty)


def _precision() -> pa.Column:
    expected = Text(
        f'ketelitian dalam meter atau kata "{EDITORIAL}"', f'precision in metres or the word "{EDITORIAL}"'
    )
    metres = _number(1, 100_000)
    return _column("number", expected, lambda value: value == EDITORIAL or metres(value))


def _code() -> pa.Column:
    expected = Text(
        "kode Kemendagri sebagai teks, misalnya 12.34 (bukan kode BPS)",
        "a Kemendagri code as text, such as 12.34 (not a BPS code)",
    )
    return _column("code", expected, _like(CODE), unique=True)


def _cited(prefix: str = "") -> dict[str, pa.Column]:
    return {f"{prefix}source_id": _reference("sources"), f"{prefix}source_place": _text()}


def _noted() -> dict[str, pa.Column]:
    return {"note": _text(empty=True), "note_en": _text(empty=True)}


def _table(columns: dict[str, pa.Column], *, unique: list[str] | None = None) -> pa.DataFrameSchema:
    return pa.DataFrameSchema(columns, strict=True, unique=unique)


TABLES: dict[str, pa.DataFrameSchema] = {
    "sources": _table(
        {
            "source_id": _key(),
            "kind": _choice("record", "dataset", "news", "law", "reference"),
            "title": _text(),
            "short_title": _text(),
            "producer": _text(),
            "published": _date(empty=True),
            "accessed": _date(empty=True),
            "address": _text(empty=True),
            "licence": _text(),
            "file": _text(empty=True),
            "note": _text(empty=True),
        }
    ),
    "regencies": _table(
        {
            "regency_code": _code(),
            "name": _text(),
            "kind": _choice("kabupaten", "kota"),
            "short_name": _text(),
            "aliases": _text(empty=True),
            "seat": _text(),
            "seat_lon": _lon(),
            "seat_lat": _lat(),
            "seat_precision_m": _measure(1, 100_000),
            **_cited("seat_"),
            "official_area_km2": _measure(0.1, LARGEST_AREA_KM2),
            **_cited("area_"),
            "population": _count(LARGEST_POPULATION),
            "population_date": _date(),
            **_cited("population_"),
            **_cited(),
            **_noted(),
        }
    ),
    "zones": _table({"zone_id": _key(), "name": _text(), "name_en": _text(), **_cited(), **_noted()}),
    "zone_members": _table(
        {
            "zone_id": _reference("zones"),
            "regency": _regency(),
            "role": _choice("initiator", "member"),
            **_cited(),
            **_noted(),
        }
    ),
    "industrial_areas": _table(
        {
            "industrial_area_id": _key(),
            "name": _text(),
            "name_en": _text(),
            "kind": _category("industry"),
            "hosts": _name(
                "regencies",
                Text("satu sampai tiga kabupaten/kota, dipisah |", "one to three regencies, separated by |"),
            ),
            "site": _choice("named", "unnamed"),
            "lon": _lon(),
            "lat": _lat(),
            "precision": _precision(),
            "point_basis": _text(),
            "point_basis_en": _text(),
            **_cited("point_"),
            **_cited(),
            **_noted(),
        }
    ),
    "agreements": _table(
        {
            "agreement_id": _key(),
            "partner_a": _regency(),
            "partner_b": _regency(),
            "subject": _text(),
            "subject_en": _text(),
            "sector": _category("sectors"),
            "instrument": _text(),
            "stage": _category("stages"),
            "stage_date": _date(),
            "planned_signing": _date(empty=True),
            "planned_forum": _text(empty=True),
            "planned_forum_en": _text(empty=True),
            "travel_time_before_h": _measure(0.1, LONGEST_TRIP_H, empty=True),
            "travel_time_after_h": _measure(0.1, LONGEST_TRIP_H, empty=True),
            "quote": _text(empty=True),
            **_cited(),
            **_noted(),
        }
    ),
    "offers": _table(
        {
            "offer_id": _key(),
            "kind": _category("offers"),
            "proposer": _party(),
            "addressee": _name(
                "parties",
                Text("kabupaten/kota, provinsi atau semua", "a regency, the province or all"),
                empty=True,
            ),
            "subject": _text(),
            "subject_en": _text(),
            "sector": _category("sectors", empty=True),
            "year": _date(empty=True),
            "quote": _text(empty=True),
            **_cited(),
            **_noted(),
        }
    ),
    "meeting": _table(
        {
            "meeting_id": _key(),
            "name": _text(),
            "name_en": _text(),
            "date": _date(),
            "place": _text(),
            "host": _party(),
            "presenter": _party(),
            "chair": _text(),
            "stated_attendance": _count(10_000),
            "listed_attendance": _count(10_000),
            "published_date": _date(empty=True),
            **_cited(),
            **_noted(),
        }
    ),
    "attendance": _table(
        {
            "attendance_id": _key(),
            "meeting_id": _reference("meeting"),
            "list_item": _count(10_000, empty=True),
            "party": _party(),
            "office": _text(empty=True),
            "status": _choice("head", "representative", "absent", "staff"),
            "person": _text(empty=True),
            "quote": _text(empty=True),
            **_cited(),
            **_noted(),
        }
    ),
    "places": _table(
        {
            "place_id": _key(),
            "kind": _choice("airport", "port", "town", "city"),
            "name": _text(),
            "lon": _lon(),
            "lat": _lat(),
            "confidence": _choice("high", "medium", "low"),
            **_cited(),
            **_noted(),
        }
    ),
}
"""Schemas by table; each is the file ``data/tables/NAME.csv``."""

PROPERTIES = pa.DataFrameSchema(
    {
        "corridor_id": _column("text", Text("kunci koridor", "a corridor key"), _like(SLUG)),
        "part": _count(1000),
        "agreement_id": _reference("agreements"),
        "kind": _choice("route", "gap", "bridge"),
        "name": _text(),
        "name_en": _text(),
        "status": _choice("schematic", "unknown", "approximate"),
        "status_note": _text(),
        "status_note_en": _text(),
        "waypoints": _column(
            "list", Text("daftar nama", "a list of names"), lambda value: isinstance(value, list)
        ),
        "documented_length_km": _measure(0.1, 10_000, empty=True),
        "documented_length_note": _text(empty=True),
        "documented_length_note_en": _text(empty=True),
        "precision_m": _measure(1, 100_000, empty=True),
        **_cited(),
        **_noted(),
    },
    strict=True,
    unique=["corridor_id", "part"],
)
"""Properties of each feature of ``data/tables/corridors.geojson``."""

LEVELS = {
    "villages": ("village_code", "district_code"),
    "districts": ("district_code", "regency_code"),
    "regencies": ("regency_code", None),
}
"""Boundary files, finest first: code column, and column of the level above."""

LAYERS = {
    "villages": ("village_code", "name", "district_code", "regency_code"),
    "districts": ("district_code", "name", "regency_code"),
    "regencies": ("regency_code", "name", "kind"),
    "context": ("kind", "name"),
    "provinces": ("province_code", "name", "name_en"),
}
"""Columns that each boundary file must have besides its geometry."""

POLYGONS = ("Polygon", "MultiPolygon")
LINES = ("LineString", "MultiLineString")
SURROUNDINGS = {
    **dict.fromkeys(("land", "lake", "extent"), POLYGONS),
    **dict.fromkeys(("coastline", "country_border", "province_border", "river"), LINES),
}
"""Kinds of the context, and the types of geometry each may have."""


def kinds(schema: pa.DataFrameSchema) -> dict[str, str]:
    """How the cells of each column are read: text, code, number, integer, date or list."""
    return {name: column.metadata["kind"] for name, column in schema.columns.items()}


def expected(schema: pa.DataFrameSchema, column: str) -> Text:
    """What should stand in a column."""
    return schema.columns[column].metadata["expected"]  # type: ignore[no-any-return]


def referring(schema: pa.DataFrameSchema) -> dict[str, str]:
    """Columns that name something kept elsewhere, and what: a table, a group, regencies."""
    found = {name: column.metadata["refers"] for name, column in schema.columns.items()}
    return {name: refers for name, refers in found.items() if refers}
