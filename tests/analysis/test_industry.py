from __future__ import annotations

import geopandas as gpd
import pytest

from kadgeo.analysis import run
from kadgeo.analysis.measure import distances_km, gaps_km, metric, nearest
from kadgeo.crs import GEOD
from kadgeo.errors import CrsError


def points(**places):
    lon, lat = zip(*places.values(), strict=True)
    return gpd.GeoSeries(gpd.points_from_xy(lon, lat), index=list(places), crs="EPSG:4326")


def test_squares(squares):
    row = run("industry_access", squares).loc["mill"]
    assert (row["regency_code"], row["district_code"], row["village_code"]) == (
        "99.01",
        "99.01.01",
        "99.01.01.2001",
    )
    assert row["nearest_seat_code"] == "99.01"
    assert row["nearest_seat_km"] == pytest.approx(GEOD.inv(0.25, 0.25, 0.5, 0.5)[2] / 1e3)
    assert (row["nearest_airport_id"], row["nearest_port_id"]) == ("air-c", "port-a")
    assert row["precision_km"] == 5
    assert row["note"].en == "Straight-line distances from a point good to 5 km."


def test_an_area_without_a_site_has_no_distances(squares):
    row = run("industry_access", squares).loc["park"]
    assert row["regency_code"] == "99.02"
    assert row["is_in_host"]
    assert row[["district_code", "village_code", "nearest_seat_code", "nearest_port_id"]].isna().all()
    assert row[["nearest_seat_km", "nearest_airport_km", "nearest_port_km"]].isna().all()
    assert row["note"].en.startswith("The site is not known")


def test_but_on_request_it_has_and_says_so(squares):
    row = run("industry_access", squares, include_editorial=True).loc["park"]
    assert row["nearest_seat_code"] == "99.02"
    assert row["district_code"] == "99.02.01"
    assert "the editor chose" in row["note"].en


def test_zones_of_any_and_of_all_hosts(squares):
    row = run("industry_access", squares).loc["park"]
    assert row["zone_ids"] == ("1", "2")
    assert row["common_zone_ids"] == ("2",)


def test_a_point_outside_its_host_or_at_sea_is_told(squares):
    moved = squares.industrial_areas.set_geometry(points(mill=(1.5, 0.5), park=(5, 5)))
    table = run("industry_access", type(squares)(**{**vars(squares), "industrial_areas": moved}))
    assert table["regency_code"].to_list() == ["99.02", None]
    assert table["is_in_host"].to_list() == [False, False]


def test_a_point_on_a_border_is_in_one_region_only(squares):
    moved = squares.industrial_areas.set_geometry(points(mill=(1, 0.5), park=(2, 0.5)))
    table = run("industry_access", type(squares)(**{**vars(squares), "industrial_areas": moved}))
    assert table.index.to_list() == ["mill", "park"]
    assert table["regency_code"].notna().all()


def test_without_airports_there_is_no_nearest_one(squares):
    ports = squares.places[squares.places["kind"] == "port"]
    row = run("industry_access", type(squares)(**{**vars(squares), "places": ports})).loc["mill"]
    assert row[["nearest_airport_id", "nearest_airport_km"]].isna().all()
    assert row["nearest_port_id"] == "port-a"


def test_districts_of_squares(squares):
    table = run("district_access", squares)
    assert set(table["nearest_area_id"]) == {"mill"}
    assert table.at["99.01.01", "nearest_area_km"] == pytest.approx(GEOD.inv(0.25, 0.25, 0.5, 0.25)[2] / 1e3)
    assert table.at["99.03.02", "hosted_area_ids"] == ("park",)
    assert table.at["99.04.01", "hosted_area_ids"] == ()
    everyone = run("district_access", squares, include_editorial=True)
    assert everyone.at["99.03.01", "nearest_area_id"] == "park"
    assert everyone.at["99.03.01", "is_editorial"]


def test_districts_without_any_site(squares):
    park = squares.industrial_areas.loc[["park"]]
    table = run("district_access", type(squares)(**{**vars(squares), "industrial_areas": park}))
    assert table[["nearest_area_id", "nearest_area_km", "precision_km"]].isna().all(axis=None)


def test_distances_in_another_crs_are_refused():
    here = points(here=(0, 0))
    with pytest.raises(CrsError, match="targets: expected EPSG:4326"):
        distances_km(here, here.to_crs("EPSG:32631"))


def test_nearest_of_none():
    none = nearest(distances_km(points(here=(0, 0)), points(there=(1, 1)).iloc[:0]))
    assert none.index.to_list() == ["here"]
    assert none.isna().all(axis=None)


def test_gaps_are_measured_on_the_ellipsoid_on_both_sides_of_the_equator():
    import shapely

    shapes = gpd.GeoSeries(
        [shapely.box(116, -1, 116.5, -0.1), shapely.box(116, 0.1, 116.5, 1)],
        index=["s", "n"],
        crs="EPSG:4326",
    )
    expected = GEOD.inv(116, -0.1, 116, 0.1)[2] / 1e3
    assert gaps_km(metric(shapes), [("s", "n")])[0] == pytest.approx(expected, rel=1e-3)
