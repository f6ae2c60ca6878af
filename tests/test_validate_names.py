"""Names of regions in tables: a regency and a city of one name, and lists."""

from __future__ import annotations

from types import SimpleNamespace

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from kadgeo.validate.context import Context
from kadgeo.validate.lists import code_lists
from kadgeo.validate.references import references
from kadgeo.validate.regencies import names_of_boundaries, regencies_on_both_sides, short_names
from kadgeo.validate.tables import clashing_names, columns_and_cells

PROJECT = SimpleNamespace(
    province_code="32", province_name="Jawa Barat", province_aliases=("Jabar",), keys=lambda group: []
)
REGENCIES = [
    ("32.04", "Bandung", "kabupaten", "Bandung"),
    ("32.73", "Bandung", "kota", "Kota Bandung"),
    ("32.17", "Bandung Barat", "kabupaten", "KBB"),
    ("32.79", "Banjar", "kota", "Banjar"),
]


def context(**tables: pd.DataFrame) -> Context:
    """A project of Bandung twice, and tables of one column each."""
    regencies = pd.DataFrame(REGENCIES, range(2, 6), columns=["regency_code", "name", "kind", "short_name"])
    files = SimpleNamespace(
        tables={"regencies": regencies, **tables}, corridors=pd.DataFrame(columns=["geometry"])
    )
    return Context(PROJECT, files)


def told(table: str, column: str, cell: str) -> list[tuple[str, str | None]]:
    issues = references(context(**{table: pd.DataFrame({column: [cell]}, [2])}))
    return [(one.found.en, one.suggestion and one.suggestion.en) for one in issues]


@pytest.mark.parametrize("right", ["Kab. Bandung", "KOTA BANDUNG", "Pemkot Bandung", "32.04", "KBB"])
def test_a_kind_tells_a_regency_and_a_city_apart(right):
    assert told("zone_members", "regency", right) == []


def test_a_name_of_two_is_refused_with_both():
    hint = "did you mean Kabupaten Bandung or Kota Bandung?"
    assert told("zone_members", "regency", "Bandung") == [("'Bandung'", hint)]


def test_a_list_keeps_its_members():
    whole = "did you mean Kota Bandung | Banjar?"
    assert told("industrial_areas", "hosts", "Kota Bandung | Bnajar") == [("'Bnajar'", whole)]
    assert told("industrial_areas", "hosts", "Kota Bandung, Banjar") == [("'Kota Bandung, Banjar'", whole)]
    single = "several names: Kota Bandung; Banjar; write each by itself"
    assert told("zone_members", "regency", "Kota Bandung | Banjar") == [("'Kota Bandung | Banjar'", single)]


def test_twins_are_no_clash_and_short_names_that_are_the_same_are_noticed():
    assert list(clashing_names(context())) == []
    assert list(short_names(context())) == []
    both = context()
    both.files.tables["regencies"].loc[3, "short_name"] = "Bandung"
    assert [(one.row, one.suggestion.id, one.is_notice) for one in short_names(both)] == [
        (2, "Kabupaten Bandung", True),
        (3, "Kota Bandung", True),
    ]


CORRIDORS = "data/tables/corridors.geojson"
LAYER = "data/boundaries/regencies.parquet"
PROVINCE = [  # Kemendagri code, BPS code as its dot would make it, name, kind
    ("64.02", "64.03", "Kutai Kartanegara", "kabupaten"),
    ("64.03", "64.05", "Berau", "kabupaten"),
    ("64.07", "64.02", "Kutai Barat", "kabupaten"),
    ("64.71", "64.71", "Balikpapan", "kota"),
]


def codes_of(table: int, layer: int, spell=str) -> list[tuple[str, str, str | None]]:
    """What the checks say where the table and the boundaries have codes of these columns."""
    rows = [(spell(row[table]), row[2], row[3], row[2]) for row in PROVINCE]
    regencies = pd.DataFrame(rows, range(2, 6), columns=["regency_code", "name", "kind", "short_name"])
    drawn = gpd.GeoDataFrame(
        {
            column: [row[at] for row in PROVINCE]
            for column, at in (("regency_code", layer), ("name", 2), ("kind", 3))
        },
        geometry=[shapely.box(x, 0, x + 1, 1) for x in range(4)],
        crs=4326,
    )
    own = SimpleNamespace(
        tables={"regencies": regencies},
        layers={"regencies": drawn},
        layer_files={"regencies": LAYER},
        corridors=pd.DataFrame(columns=["geometry"]),
        issues=(),
    )
    checks = (columns_and_cells, code_lists, regencies_on_both_sides, names_of_boundaries)
    issues = [issue for check in checks for issue in check(Context(PROJECT, own))]
    told = [one for one in issues if one.column in ("regency_code", "name") and one.file != CORRIDORS]
    return [(one.file, one.found.id, one.suggestion and one.suggestion.id) for one in told]


def test_a_right_table_is_never_to_be_broken_for_boundaries_with_bps_codes():
    found = "berkas batas memakai kode BPS, bukan kode Kemendagri: 64.03 Kabupaten Kutai Kartanegara = 64.02"
    change = "ganti di sana 64.03 → 64.02, 64.05 → 64.03, 64.02 → 64.07"
    assert codes_of(0, 0) == []
    assert codes_of(0, 1) == [(LAYER, found, change)]


def test_a_table_with_bps_codes_is_told_once_with_the_right_ones():
    change = "ganti di sana 64.03 → 64.02, 64.05 → 64.03, 64.02 → 64.07"
    file = "data/tables/regencies.csv"
    assert [(one, two) for one, _, two in codes_of(1, 0)] == [(file, change)]
    assert [one for one, *_ in codes_of(1, 1)] == [file, LAYER]
    undotted = codes_of(1, 0, lambda code: code.replace(".", ""))
    assert undotted == [
        (
            file,
            "tabel ini memakai kode BPS, bukan kode Kemendagri: 6403 Kabupaten Kutai Kartanegara = 64.02",
            "ganti di sana 6403 → 64.02, 6405 → 64.03, 6402 → 64.07, 6471 → 64.71",
        )
    ]


def test_codes_without_their_dot_that_are_right_are_told_with_it():
    told = codes_of(0, 0, lambda code: code.replace(".", ""))
    assert [hint for _, found, hint in told if found == "'6402'"] == ["64.02"]


def test_in_a_table_of_regencies_without_rows_no_name_is_looked_up() -> None:
    some = context(zone_members=pd.DataFrame({"regency": ["Bandung Barat", "32.79"]}, [2, 3]))
    assert list(references(some)) == []
    some.files.tables["regencies"] = some.files.tables["regencies"].iloc[:0]
    without = Context(PROJECT, some.files)
    assert list(references(without)) == []  # not a single "no region of this project"
