from __future__ import annotations

import geopandas as gpd
import pytest
import shapely

from kadgeo.analysis import run

KUKAR, BONTANG = "64.02", "64.74"


def test_squares(squares):
    table = run("zone_summary", squares)
    assert table["area_share"].to_list() == pytest.approx([0.5, 0.75], rel=1e-6)
    assert table["population_share"].to_list() == pytest.approx([0.7, 0.6])
    assert table["is_contiguous"].to_list() == [True, False]
    assert table["parts"].to_list() == [(("99.01", "99.02"),), (("99.02", "99.03"), ("99.04",))]
    assert table["initiator_code"].to_list() == ["99.01", "99.03"]
    assert table["overlap_share"].to_list() == pytest.approx([1 / 2, 1 / 3], rel=1e-6)


def test_compactness_of_a_box_is_one_and_of_a_bent_zone_less(squares):
    table = run("zone_summary", squares)
    assert table.at["1", "compactness_share"] == pytest.approx(1, rel=1e-3)
    assert table.at["2", "compactness_share"] == pytest.approx(3 / 3.1, rel=1e-3)
    bent = squares.zones.set_geometry(
        gpd.GeoSeries(
            [shapely.box(0, 0, 2, 2) - shapely.box(1, 1, 2, 2), shapely.box(0, 0, 1, 1)],
            index=["1", "2"],
            crs="EPSG:4326",
        )
    )
    table = run("zone_summary", type(squares)(**{**vars(squares), "zones": bent}))
    hull = 3.5  # square degrees about the three of the bent zone, whose area the members give as two
    assert table.at["1", "compactness_share"] == pytest.approx(2 / hull, rel=1e-3)


def test_overlap_of_squares(squares):
    row = run("zone_overlaps", squares).iloc[0]
    assert (row["a_zone_id"], row["b_zone_id"], row["shared_codes"]) == ("1", "2", ("99.02",))
    assert row["overlap_population"] == 300_000
    assert row["overlap_km2"] == pytest.approx(squares.regencies["area_km2"]["99.02"])


def test_every_pair_of_zones_is_there_with_or_without_overlap(dataset):
    table = run("zone_overlaps", dataset)
    assert len(table) == 6
    apart = table[table["overlap_km2"] == 0]
    assert apart[["a_zone_id", "b_zone_id"]].to_numpy().tolist() == [["2", "3"], ["3", "4"]]
    assert apart["shared_codes"].to_list() == [(), ()]


def test_overlaps_are_those_of_an_equal_area_overlay(dataset):
    zones = dataset.equal_area.zones.geometry
    for row in run("zone_overlaps", dataset).itertuples():
        overlay = zones[row.a_zone_id].intersection(zones[row.b_zone_id]).area / 1e6
        assert row.overlap_km2 == pytest.approx(overlay, abs=0.1, rel=1e-4)


def test_areas_are_those_of_the_dissolved_zones(dataset):
    table, zones = run("zone_summary", dataset), dataset.equal_area.zones
    assert table["area_km2"].to_numpy() == pytest.approx((zones.area / 1e6).to_numpy(), rel=1e-4)


def test_zones_of_the_record(dataset):
    table = run("zone_summary", dataset)
    assert table["is_contiguous"].all()
    assert table["shared_codes"].to_list() == [
        (("64.72", BONTANG, KUKAR))[1:],
        (KUKAR,),
        (BONTANG,),
        (KUKAR,),
    ]
    assert table["area_share"].sum() > 1
    assert table.at["1", "overlap_share"] > 0.97  # all of zone 1 but one city is in other zones, too
