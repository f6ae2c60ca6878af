from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

import kadgeo.analysis
from kadgeo.analysis import ANALYSES, RESULTS, frames_of
from kadgeo.analysis.measure import distances_km
from kadgeo.analysis.pairs import pair
from kadgeo.crs import geodesic_length_km
from kadgeo.results import cases, result

KUKAR, KUBAR, BONTANG = "64.02", "64.07", "64.74"
EDITORIAL = ["samarinda-kukar", "bontang-kukar", "paser-ppu", "perbatasan-mahulu", "kukar-kubar"]
DRAFTS = {
    "kukar-kubar-jalan": "wajib",
    "kukar-balikpapan-air-baku": "wajib",
    "kukar-samarinda-tpa": "wajib",
    "kukar-bontang-air-baku": "wajib",
    "kukar-kutim-pendidikan-kesehatan": "sukarela",
    "kukar-ppu-tapal-batas": "check",
}


def test_the_six_drafts_of_the_record(dataset):
    every = result("agreement_context", dataset).set_index("agreement_id")
    table = every.loc[list(DRAFTS)]
    assert (table["relation"] == "land").all()
    assert (table["nearest_km"] == 0).all()
    borders = result("contiguity", dataset).set_index(["a_code", "b_code"])["shared_border_km"]
    for row in table.itertuples():
        assert row.shared_border_km == borders[pair(row.a_code, row.b_code)]
    assert table.at["kukar-kutim-pendidikan-kesehatan", "common_zone_ids"] == ()
    assert table["suggestion"].to_dict() == DRAFTS


def test_a_gap_has_a_reason_and_no_current_link(dataset):
    table, links = result("cooperation_gaps", dataset), dataset.agreement_links
    links = links[links["is_current"]]
    agreed = {pair(a, b) for a, b in zip(links["a_code"], links["b_code"], strict=True)}
    gaps = set(zip(table["a_code"], table["b_code"], strict=True))
    assert not agreed & gaps
    assert (table["ground_count"] > 0).all()
    near = result("contiguity", dataset)
    offered = {
        pair(one, to)
        for one, some in zip(dataset.offers["proposer_code"], dataset.offers["addressee_codes"], strict=True)
        for to in some
    }
    assert set(zip(near["a_code"], near["b_code"], strict=True)) <= gaps | agreed | offered


def test_the_routes_of_the_record(dataset):
    table = result("corridor_summary", dataset)
    assert table.index.to_list() == ["rute-a", "rute-b"]
    assert table["documented_length_km"].to_list() == [315, 260]
    assert table["saved_share"].isna().to_list() == [True, False]
    assert table.at["rute-b", "saved_share"] == 0.5
    assert (table["straight_km"] < table["drawn_km"]).all()
    assert (table["drawn_km"] < table["documented_length_km"]).all()
    assert table.at["rute-a", "gap_share"] == 0
    assert table.at["rute-b", "gap_share"] > 0.3
    assert table["is_schematic"].all()


def test_industrial_areas_that_partners_both_host(dataset):
    table = result("agreement_context", dataset).drop_duplicates("agreement_id").set_index("agreement_id")
    assert table.at["kukar-kubar-jalan", "cohosted_area_ids"] == ("kukar-kubar",)
    assert table.at["kukar-ppu-tapal-batas", "cohosted_area_ids"] == ()


def test_a_point_is_in_its_region_and_has_no_length(dataset):
    table = result("corridor", dataset, corridor_id="jembatan-atj", buffer_km=2)
    inside = table[table["relation"] == "crossed"]
    assert inside["level"].to_list() == ["regency", "district", "village"]
    assert (table["length_km"] == 0).all()
    assert (table.loc[table["relation"] == "nearby", "distance_km"] > 0).all()


def test_every_level_adds_up_to_the_length_of_the_line(dataset):
    frame = dataset.corridors
    for options in cases("corridor", dataset):
        table = result("corridor", dataset, **options)
        whole = geodesic_length_km(frame.geometry[frame["corridor_id"] == options["corridor_id"]]).sum()
        sums = table.groupby("level")["length_km"].sum()
        assert sums.to_list() == pytest.approx([whole] * 3, rel=1e-6)


def test_both_routes_run_through_two_regencies_only(dataset):
    for options in cases("corridor", dataset):
        table = result("corridor", dataset, **options)
        crossed = table[(table["level"] == "regency") & (table["relation"] == "crossed")]
        assert crossed["code"].to_list() == [KUKAR, KUBAR]
        assert crossed["enters_at_km"].iloc[0] == 0
        assert crossed["enters_at_km"].iloc[1] == pytest.approx(crossed["length_km"].iloc[0], rel=1e-3)


def test_a_wider_buffer_only_adds(dataset):
    narrow, wide = (
        result("corridor", dataset, corridor_id="rute-a", buffer_km=km).set_index("code") for km in (2, 10)
    )
    assert set(narrow.index) < set(wide.index)
    assert (wide.loc[narrow.index, "length_km"] == narrow["length_km"]).all()


def test_ranked_by_reasons_then_common_areas_then_border(dataset):
    table = result("cooperation_gaps", dataset)
    keys = list(
        zip(
            -table["ground_count"],
            -table["cohosted_area_ids"].map(len),
            -table["shared_border_km"],
            strict=True,
        )
    )
    assert keys == sorted(keys)
    assert table.index.to_list() == list(range(1, len(table) + 1))


def test_every_area_of_the_record_stands_in_a_host(dataset):
    table = result("industry_access", dataset)
    assert table["is_in_host"].all()
    assert table.index[table["is_editorial"]].to_list() == EDITORIAL
    assert table.loc[EDITORIAL, "nearest_seat_km"].isna().all()
    assert table.drop(index=EDITORIAL)[["village_code", "nearest_port_km"]].notna().all(axis=None)


def test_the_nearest_is_nearer_than_any_other(dataset):
    areas = dataset.industrial_areas
    sites = areas.geometry[~areas["is_editorial"]]
    table = result("district_access", dataset)
    every = distances_km(dataset.districts.representative_point(), sites)
    assert (every.ge(table["nearest_area_km"], axis=0)).all(axis=None)
    assert set(table["nearest_area_id"]) == {"kariangau", "maloy", "derawan"}


def test_shares_of_the_province_add_up(dataset):
    table = result("regency_profile", dataset)
    assert table["area_share"].sum() == pytest.approx(1)
    assert table["population_share"].sum() == pytest.approx(1)


def test_measured_areas_agree_with_the_dataset_and_the_official_ones(dataset):
    table = result("regency_profile", dataset)
    assert table["area_km2"].to_numpy() == pytest.approx(dataset.regencies["area_km2"].to_numpy())
    assert table["area_difference_share"].abs().max() < 0.01


@pytest.mark.parametrize("name", ANALYSES)
def test_every_analysis_runs_on_the_real_data(name, dataset):
    for options in cases(name, dataset):
        table = result(name, dataset, **options)
        assert isinstance(table, pd.DataFrame)
        assert len(table)
        assert table.index.is_unique
        assert table.columns.is_unique


@pytest.mark.parametrize("name", ANALYSES)
def test_shares_lie_between_nought_and_one(name, dataset):
    signed = {"area_difference_share"}
    for options in cases(name, dataset):
        table = result(name, dataset, **options)
        for column in [one for one in table if one.endswith("_share") and one not in signed]:
            assert table[column].dropna().between(0, 1 + 1e-12).all(), column


def test_frames_are_called_as_the_dataset_calls_them(dataset):
    for name in ANALYSES:
        assert all(hasattr(dataset, frame) != (frame in RESULTS) for frame in frames_of(name))


def test_the_analyses_know_no_place_of_the_project(dataset):
    names = [*dataset.regencies["name"], *dataset.regencies["short_name"], dataset.project.province_name]
    for file in Path(kadgeo.analysis.__file__).parent.glob("*.py"):
        text = file.read_text(encoding="utf-8")
        assert [one for one in names if one in text] == [], file.name


def test_every_pair_of_zones_is_there_with_or_without_overlap(dataset):
    table = result("zone_overlaps", dataset)
    assert len(table) == 6
    apart = table[table["overlap_km2"] == 0]
    assert apart[["a_zone_id", "b_zone_id"]].to_numpy().tolist() == [["2", "3"], ["3", "4"]]
    assert apart["shared_codes"].to_list() == [(), ()]


def test_overlaps_are_those_of_an_equal_area_overlay(dataset):
    zones = dataset.equal_area.zones.geometry
    for row in result("zone_overlaps", dataset).itertuples():
        overlay = zones[row.a_zone_id].intersection(zones[row.b_zone_id]).area / 1e6
        assert row.overlap_km2 == pytest.approx(overlay, abs=0.1, rel=1e-4)


def test_areas_are_those_of_the_dissolved_zones(dataset):
    table, zones = result("zone_summary", dataset), dataset.equal_area.zones
    assert table["area_km2"].to_numpy() == pytest.approx((zones.area / 1e6).to_numpy(), rel=1e-4)


def test_zones_of_the_record(dataset):
    table = result("zone_summary", dataset)
    assert table["is_contiguous"].all()
    assert table["shared_codes"].to_list() == [
        (("64.72", BONTANG, KUKAR))[1:],
        (KUKAR,),
        (BONTANG,),
        (KUKAR,),
    ]
    assert table["area_share"].sum() > 1
    assert table.at["1", "overlap_share"] > 0.97  # all of zone 1 but one city is in other zones, too
