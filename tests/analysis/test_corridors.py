from __future__ import annotations

import geopandas as gpd
import numpy as np
import pytest
import shapely

from kadgeo.analysis import run
from kadgeo.crs import GEOD
from kadgeo.errors import KadgeoError, UnknownNameError


def along(start: float, end: float) -> float:
    return float(GEOD.inv(start, 0.25, end, 0.25)[2]) / 1e3


def test_squares(squares):
    table = run("corridor", squares, corridor_id="east", buffer_km=0)
    regencies = table[table["level"] == "regency"].set_index("code")
    assert regencies.loc["99.01", ["route_km", "gap_km"]].to_list() == pytest.approx(
        [along(0.25, 1), 0], abs=1e-3
    )
    assert regencies.loc["99.02", ["route_km", "gap_km"]].to_list() == pytest.approx(
        [along(1, 1.25), along(1.25, 1.75)], abs=1e-3
    )
    villages = table[table["level"] == "village"]
    assert villages["name"].to_list() == ["Alpha 1-1", "Alpha 1-2", "Beta 1-1", "Beta 1-2"]
    assert villages["enters_at_km"].to_list() == pytest.approx(
        [0, along(0.25, 0.5), along(0.25, 1), along(0.25, 1.5)], abs=0.01
    )
    assert table["is_schematic"].all()


def test_the_buffer_is_in_kilometres(squares):
    north = GEOD.inv(0, 0.25, 0, 0.5)[2] / 1e3  # to the northern districts: 27.6 km
    for buffer_km, count in ((north - 0.1, 2), (north + 0.1, 4)):
        table = run("corridor", squares, corridor_id="east", buffer_km=buffer_km)
        districts = table[table["level"] == "district"]
        assert len(districts) == count
    assert districts["relation"].to_list() == ["crossed", "crossed", "nearby", "nearby"]
    assert districts["distance_km"].to_list() == pytest.approx([0, 0, north, north], rel=1e-3)


def test_a_line_over_water_is_in_no_region(squares):
    sea = squares.corridors.iloc[:1].set_geometry(
        gpd.GeoSeries([shapely.LineString([(2.5, 0.25), (3.5, 0.25)])], index=[1], crs="EPSG:4326")
    )
    table = run("corridor", type(squares)(**{**vars(squares), "corridors": sea}), corridor_id="east")
    regencies = table[table["level"] == "regency"]
    assert regencies["length_km"].to_list() == pytest.approx([along(2.5, 3), along(3.1, 3.5)], abs=1e-3)


@pytest.mark.parametrize("options", [{"corridor_id": "west"}, {"corridor_id": ""}])
def test_an_unknown_corridor_is_refused(options, squares):
    with pytest.raises(UnknownNameError, match="there are: east"):
        run("corridor", squares, **options)


@pytest.mark.parametrize("buffer_km", [-1, float("nan")])
def test_a_negative_buffer_is_refused(buffer_km, squares):
    with pytest.raises(KadgeoError, match="expected zero or more"):
        run("corridor", squares, corridor_id="east", buffer_km=buffer_km)


def test_summary_of_squares(squares):
    row = run("corridor_summary", squares).loc["east"]
    assert row["straight_km"] == pytest.approx(along(0.25, 1.75))
    assert row["drawn_detour_ratio"] == pytest.approx(1)
    assert row["gap_share"] == pytest.approx(1 / 3)
    assert row["documented_length_km"] == 200  # the same figure on both parts counts once
    assert (row["travel_time_before_h"], row["travel_time_after_h"]) == (4, 2)
    assert row["saved_share"] == 0.5


def test_lengths_that_differ_by_part_tell_nothing_of_the_whole(squares):
    frame = squares.corridors.assign(documented_length_km=[120, 80])
    row = run("corridor_summary", type(squares)(**{**vars(squares), "corridors": frame})).loc["east"]
    assert np.isnan(row["documented_length_km"])


def test_without_a_travel_time_none_is_saved(squares):
    frame = squares.corridors.assign(travel_time_after_h=None)
    row = run("corridor_summary", type(squares)(**{**vars(squares), "corridors": frame})).loc["east"]
    assert row["travel_time_before_h"] == 4
    assert row[["travel_time_after_h", "saved_share"]].isna().all()
