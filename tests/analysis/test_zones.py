from __future__ import annotations

import geopandas as gpd
import pytest
import shapely

from kadgeo.analysis import run


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


def test_people_of_a_zone_are_not_known_where_those_of_a_member_are_not(squares):
    unknown = squares.regencies.assign(population=[None, 300_000, 200_000, 100_000])
    partial = type(squares)(**{**vars(squares), "regencies": unknown})
    table = run("zone_summary", partial)
    assert table["population"].isna().to_list() == [True, False]
    assert table["population_share"].isna().all()
    assert run("zone_overlaps", partial)["overlap_population"].to_list() == [300_000]


def test_a_single_zone_overlaps_nothing(squares):
    table = run("zone_overlaps", type(squares)(**{**vars(squares), "zones": squares.zones.iloc[:1]}))
    assert table.empty
    assert "overlap_population" in table
