"""Names of regions in tables: a regency and a city of one name, and lists."""

from __future__ import annotations

from types import SimpleNamespace

import pandas as pd
import pytest

from kadgeo.validate.context import Context
from kadgeo.validate.references import references
from kadgeo.validate.regencies import short_names
from kadgeo.validate.tables import clashing_names

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
