"""What surrounds a hand-made province."""

from __future__ import annotations

from types import ModuleType

import geopandas as gpd
import pytest
import shapely
from squares import SEA, context, regencies


@pytest.fixture(scope="module")
def around(surroundings: ModuleType) -> gpd.GeoDataFrame:
    return surroundings.build_context(context(), regencies())


def test_the_surroundings_have_every_kind(around, surroundings):
    assert around["kind"].value_counts().to_dict() == {
        "land": 2,
        "coastline": 1,
        "country_border": 1,
        "province_border": 1,
        "river": 1,
        "lake": 1,
        "extent": 1,
        "far_land": 1,
    }
    assert list(around.loc[around["kind"] == "land", "name"]) == ["East", "West"]
    assert around.crs.to_string() == "EPSG:4326"
    assert surroundings.check_context(around, regencies()) == []


def test_neighbours_run_a_little_under_the_province_and_no_further(around):
    land = around[around["kind"] == "land"].union_all()
    province = regencies().union_all()
    assert not land.intersects(province.buffer(-0.02))
    assert land.covers(province.boundary.difference(SEA.buffer(0.03)).buffer(0.005))  # half of the underlap
    assert shapely.box(115.01, -0.9, 115.9, 0.9).within(land)


def test_the_coast_and_border_of_the_province_are_its_own(around):
    province = regencies().union_all()
    coast = around[around["kind"] == "coastline"].union_all()
    assert not coast.intersects(province.buffer(0.005))
    assert coast.distance(province) < 0.02
    border = around[around["kind"] == "province_border"].union_all()
    assert border.distance(province) > 0.4


def test_slivers_of_land_along_the_own_coast_are_left_out(surroundings):
    layers = context()
    layers["land"] = gpd.GeoDataFrame({"name": [None]}, geometry=[shapely.box(115, -1, 116.31, 1)], crs=4326)
    layers["coastline"] = gpd.GeoDataFrame(
        {"name": [None]}, geometry=[shapely.LineString([(116.31, -1), (116.31, 1)])], crs=4326
    )
    around = surroundings.build_context(layers, regencies())
    land = around[around["kind"] == "land"].union_all()
    assert not land.intersects(shapely.box(116.301, 0.05, 116.4, 0.15))  # 1 km of land east of the province
    assert land.intersects(shapely.box(116.301, 0.5, 116.4, 0.6))  # the neighbour's own coast


def test_invalid_shapes_around_are_told(surroundings):
    bow_tie = shapely.Polygon([(0, 0), (1, 1), (1, 0), (0, 1)])
    frame = gpd.GeoDataFrame(
        {"kind": ["lake", "extent"]}, geometry=[bow_tie, shapely.box(115, -1, 117, 1)], crs=4326
    )
    assert surroundings.check_context(frame, regencies()) == ["context lake: invalid geometry"]
