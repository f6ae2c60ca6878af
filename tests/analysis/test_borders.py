from __future__ import annotations

import geopandas as gpd
import pytest
import shapely
from libpysal.graph import Graph

from kadgeo.analysis import run
from kadgeo.analysis.borders import SEA_NEIGHBOUR_KM, contiguity_graph, shared_borders
from kadgeo.analysis.outer import outer_borders
from kadgeo.crs import GEOD, geodesic_length_km
from kadgeo.errors import CrsError, KadgeoError

DEGREE_LAT = GEOD.inv(1, 0, 1, 1)[2] / 1e3
LEVELS = {"regencies": 10, "districts": 105, "villages": 1038}


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


@pytest.mark.parametrize("level", LEVELS)
def test_neighbours_are_those_of_libpysal(level, dataset):
    frame = getattr(dataset, level)
    table = run("contiguity", dataset, level=level)
    graph = contiguity_graph(table[table["kind"] == "land"], frame.index)
    other = Graph.build_contiguity(frame.geometry, rook=True, strict=True)
    mine, theirs = (set(one.adjacency[one.adjacency > 0].index) for one in (graph, other))
    assert mine == theirs
    assert graph.n == LEVELS[level]


def test_the_graph_is_symmetric_and_keeps_the_lengths(dataset):
    table = run("contiguity", dataset)
    weights = contiguity_graph(table, dataset.regencies.index).adjacency
    for row in table.itertuples():
        assert weights[row.a_code, row.b_code] == weights[row.b_code, row.a_code] == row.shared_border_km


@pytest.mark.parametrize("level", LEVELS)
def test_a_pair_stands_once_and_in_order(level, dataset):
    table = run("contiguity", dataset, level=level)
    assert (table["a_code"] < table["b_code"]).all()
    assert not table.duplicated(["a_code", "b_code"]).any()
    assert table[["a_name", "b_name"]].notna().all(axis=None)


def test_lengths_are_those_of_the_plain_intersection(dataset):
    frame = dataset.regencies.geometry
    for row in run("contiguity", dataset).itertuples():
        plain = shapely.intersection(frame[row.a_code], frame[row.b_code])
        assert row.shared_border_km == pytest.approx(geodesic_length_km([plain])[0], rel=1e-9)


@pytest.mark.parametrize("level", ["districts", "villages"])
def test_borders_of_the_finer_level_add_up_to_those_of_the_regencies(level, dataset):
    owner = getattr(dataset, level)["regency_code"]
    fine = run("contiguity", dataset, level=level)
    fine = fine.assign(a_code=fine["a_code"].map(owner), b_code=fine["b_code"].map(owner))
    sums = fine[fine["a_code"] != fine["b_code"]].groupby(["a_code", "b_code"])["shared_border_km"].sum()
    whole = run("contiguity", dataset)
    whole = whole[whole["kind"] == "land"].set_index(["a_code", "b_code"])["shared_border_km"]
    assert set(sums.index) == set(whole.index)
    assert (sums - whole).abs().max() < 1e-9  # a micrometre


def test_the_province_has_fourteen_land_borders_and_no_sea_neighbours(dataset):
    table = run("contiguity", dataset)
    assert table["kind"].value_counts().to_dict() == {"land": 14}
    assert pytest.approx(8 * 1.852) == SEA_NEIGHBOUR_KM


def test_outer_border_of_squares(squares):
    table = outer_borders(squares.regencies, squares.context)
    width = {lat: 2 * GEOD.inv(0, lat, 0.5, lat)[2] / 1e3 for lat in (0, 1)}
    assert table["shared_border_km"].tolist() == pytest.approx(
        [DEGREE_LAT, 2 * DEGREE_LAT, DEGREE_LAT, 0], abs=1e-6
    )
    assert table["outside_border_km"].tolist() == pytest.approx([DEGREE_LAT, 0, 0, 0], abs=1e-6)
    assert table.at["99.01", "coast_km"] == pytest.approx(width[0] + width[1], abs=1e-6)
    assert table.at["99.04", "coast_share"] == 1


def test_without_land_around_every_outer_edge_is_coast(squares):
    table = outer_borders(squares.regencies, squares.context.iloc[:0])
    assert (table["outside_border_km"] == 0).all()


def test_perimeter_is_shared_and_coast_and_outside(dataset):
    table = run("outer_borders", dataset)
    around = geodesic_length_km(dataset.regencies.boundary)
    assert table["perimeter_km"].to_numpy() == pytest.approx(around, rel=1e-9)
    sums = table["shared_border_km"] + table["coast_km"] + table["outside_border_km"]
    assert sums.to_numpy() == pytest.approx(table["perimeter_km"].to_numpy())
    pairs = run("contiguity", dataset)
    assert table["shared_border_km"].sum() == pytest.approx(2 * pairs["shared_border_km"].sum(), rel=1e-12)


def test_inland_regencies_have_no_coast_and_cities_no_outsiders(dataset):
    table = run("outer_borders", dataset)
    assert (table.loc[["64.07", "64.11"], "coast_km"] == 0).all()
    assert (table.loc[["64.09", "64.71", "64.72", "64.74"], "outside_border_km"] == 0).all()
    assert table.at["64.72", "coast_share"] < 0.02
