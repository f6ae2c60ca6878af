"""A fact with a date of its own is told from that date on, and of no day before."""

import datetime

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from kadgeo.maps.agreements import _bridge_kinds
from kadgeo.maps.declared import with_facts
from kadgeo.schema import DECLARED


class Day:
    """All that the facts ask of a dataset."""

    def __init__(self, year: int, month: int = 6, day: int = 15) -> None:
        self.as_of = datetime.date(year, month, day)
        self.tables: dict[str, pd.DataFrame] = {}

    def category(self, group, key):
        raise NotImplementedError

    name = category

    def citation(self, frame, prefix=""):
        return pd.Series("source", frame.index)


def corridors(**columns) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(columns, geometry=[shapely.Point(0, 0)] * 2, crs="EPSG:4326")


@pytest.mark.parametrize(
    ("day", "told"),
    [(Day(2014), False), (Day(2025, 12, 31), False), (Day(2026, 1, 5), False), (Day(2026, 1, 6), True)],
)
def test_a_state_is_told_from_its_day_on(day: Day, told: bool) -> None:
    frame = corridors(
        state_note=["Belum selesai.", None],
        state_note_en=["Unfinished.", None],
        state_date=["2026-01-06", None],
    )
    data, fields = with_facts(day, "corridors", frame)
    assert ([field.column for field in fields] == ["said_state_note"]) == told
    assert not told or data["said_state_note"].iloc[0].en == "Unfinished."


def test_what_has_no_date_is_always_told() -> None:
    frame = corridors(state_note=["Selalu.", "Nanti."], state_date=[None, "2026"])
    data, _ = with_facts(Day(2014), "corridors", frame)
    assert [one if one is None else one.id for one in data["said_state_note"]] == ["Selalu.", None]


@pytest.mark.parametrize(
    ("begun", "opened", "kind"),
    [
        (None, None, "bridge"),
        ("2008-08-14", None, "unfinished"),
        ("2016", None, "bridge"),
        ("2008", "2014-06", "unfinished"),
        ("2008", "2014-06-15", "bridge"),
        (None, "2030", "bridge"),
    ],
)
def test_a_bridge_is_unfinished_from_its_beginning_to_its_opening(begun, opened, kind: str) -> None:
    frame = corridors(begun_date=[begun] * 2, opened_date=[opened] * 2)
    assert _bridge_kinds(Day(2014), frame) == [kind] * 2


def test_every_date_that_a_column_goes_by_is_declared() -> None:
    for table in DECLARED.values():
        for column in table.columns.values():
            assert not column.dated_by or table.columns[column.dated_by].kind.reads == "date"
