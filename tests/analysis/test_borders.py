from __future__ import annotations

import geopandas as gpd
import pytest
import shapely

from kadgeo.analysis import run
from kadgeo.analysis.borders import SEA_NEIGHBOUR_KM, contiguity, shared_borders
from kadgeo.crs import GEOD
from kadgeo.errors import CrsError, KadgeoError

DEGREE_LAT = GEOD.inv(1, 0, 1, 1)[2] / 1e3


def test_squares_share_a_degree(squares):
    table = shared_borders(squares.regencies)
    assert list(zip(table["a_code"], table["b_code"], strict=True)) == [
        ("99.01", "99.02"),
        ("99.02", "99.03"),
    ]
    assert table["shared_border_km"].tolist() == pytest.approx([DEGREE_LAT] * 2, abs=1e-6)


def test_touching_in_a_corner_is_no_border():
    corners = gpd.GeoSeries([shapely.box(0, 0, 1, 1), shapely.box(1, 1, 2, 2)], crs="EPSG:4326")
    assert shared_borders(corners).empty


def test_a_vertex_that_only_one_side_has_is_refused():
    left = shapely.box(0, 0, 1, 1)
    right = shapely.Polygon([(1, 0), (2, 0), (2, 1), (1, 1), (1, 0.5)])
    with pytest.raises(KadgeoError, match="2 polygons do not fit their neighbours, for instance 0, 1"):
        shared_borders(gpd.GeoSeries([left, right], crs="EPSG:4326"))


def test_overlapping_polygons_are_refused():
    shapes = [shapely.box(0, 0, 1, 1), shapely.box(0.5, 0, 2, 1)]
    with pytest.raises(KadgeoError, match="expected one clean coverage"):
        shared_borders(gpd.GeoSeries(shapes, crs="EPSG:4326"))


def test_another_crs_is_refused(squares):
    with pytest.raises(CrsError, match="polygons: expected EPSG:4326"):
        shared_borders(squares.regencies.to_crs("EPSG:6933"))


def test_an_island_is_a_sea_neighbour_within_the_distance_only(squares):
    gap = GEOD.inv(3, 0.5, 3.1, 0.5)[2] / 1e3
    table = run("contiguity", squares)
    sea = table[table["kind"] == "sea"]
    assert sea[["a_code", "b_code", "shared_border_km"]].to_numpy().tolist() == [["99.03", "99.04", 0.0]]
    assert sea["water_gap_km"].iloc[0] == pytest.approx(gap, rel=1e-3)
    assert "sea" not in set(run("contiguity", squares, sea_neighbour_km=10)["kind"])


def test_land_between_two_coasts_parts_them(squares):
    strip = gpd.GeoDataFrame({"kind": ["land"]}, geometry=[shapely.box(3.02, -1, 3.08, 2)], crs="EPSG:4326")
    table = run("contiguity", type(squares)(**{**vars(squares), "context": strip}))
    assert set(table["kind"]) == {"land"}


def test_every_level_is_the_regions_that_are_given(squares):
    villages = contiguity(squares.villages, squares.context, level="villages")
    assert len(villages) == 20
    assert set(villages["kind"]) == {"land"}
    assert len(run("contiguity", squares, level="districts")) == 8


def test_two_strips_of_four_nautical_miles_part_two_coasts():
    assert pytest.approx(8 * 1.852) == SEA_NEIGHBOUR_KM


def test_water_on_the_map_parts_nobody(squares):
    lake = gpd.GeoDataFrame({"kind": ["lake"]}, geometry=[shapely.box(3.02, -1, 3.08, 2)], crs="EPSG:4326")
    table = run("contiguity", type(squares)(**{**vars(squares), "context": lake}))
    assert "sea" in set(table["kind"])


def test_a_third_regency_between_parts_two_coasts(squares):
    shapes = [shapely.box(0, 0, 1, 1), shapely.box(1.03, -1, 1.06, 2), shapely.box(1.09, 0, 2, 1)]
    thin = squares.regencies.iloc[:3].set_geometry(
        gpd.GeoSeries(shapes, index=squares.regencies.index[:3], crs="EPSG:4326")
    )
    table = run("contiguity", type(squares)(**{**vars(squares), "regencies": thin}))
    assert table[["a_code", "b_code"]].to_numpy().tolist() == [["99.01", "99.02"], ["99.02", "99.03"]]
    assert set(table["kind"]) == {"sea"}


def test_outer_border_of_squares(squares):
    table = run("outer_borders", squares)
    width = {lat: 2 * GEOD.inv(0, lat, 0.5, lat)[2] / 1e3 for lat in (0, 1)}
    assert table["shared_border_km"].tolist() == pytest.approx(
        [DEGREE_LAT, 2 * DEGREE_LAT, DEGREE_LAT, 0], abs=1e-6
    )
    assert table["outside_border_km"].tolist() == pytest.approx([DEGREE_LAT, 0, 0, 0], abs=1e-6)
    assert table.at["99.01", "coast_km"] == pytest.approx(width[0] + width[1], abs=1e-6)
    assert table.at["99.04", "coast_share"] == 1


def test_without_land_around_every_outer_edge_is_coast(squares):
    table = run("outer_borders", type(squares)(**{**vars(squares), "context": squares.context.iloc[:0]}))
    assert (table["outside_border_km"] == 0).all()
