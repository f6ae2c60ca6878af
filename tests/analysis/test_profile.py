from __future__ import annotations

import pandas as pd
import pytest

from kadgeo.analysis import run
from kadgeo.analysis.profile import is_general
from kadgeo.crs import geodesic_area_km2

KUKAR, BERAU, PASER, MAHULU, BONTANG = "64.02", "64.03", "64.01", "64.11", "64.74"


def test_a_square_regency_in_full(squares):
    row = run("regency_profile", squares).loc["99.02"]
    area = geodesic_area_km2(squares.regencies.geometry)[1]
    assert row["area_km2"] == pytest.approx(area)
    assert row["area_difference_share"] == pytest.approx(area / 12_000 - 1)
    assert row["area_share"] == pytest.approx(0.25)
    assert (row["population"], row["population_year"], row["population_share"]) == (300_000, 2024, 0.3)
    assert row["population_per_km2"] == pytest.approx(300_000 / area)
    assert (row["zone_ids"], row["led_zone_ids"]) == (("1", "2"), ())
    assert (row["agreement_count"], row["partner_codes"]) == (2, ("99.01",))
    assert (row["offers_made_count"], row["offers_received_count"]) == (1, 0)
    assert row["industrial_area_ids"] == ("park",)
    assert (row["neighbour_codes"], row["neighbour_count"]) == (("99.01", "99.03"), 2)


def test_what_is_said_to_everyone_is_received_by_nobody(squares):
    table = run("regency_profile", squares)
    assert table["offers_received_count"].to_dict() == {"99.01": 0, "99.02": 0, "99.03": 1, "99.04": 0}


def test_everyone_may_leave_out_the_speaker():
    offers = pd.DataFrame(
        {"proposer_code": ["a", "a", "x"], "addressee_codes": [("b", "c"), ("b",), ("a", "b", "c")]}
    )
    assert is_general(offers, pd.Index(["a", "b", "c"])).to_list() == [True, False, True]


def test_shares_of_the_province_add_up(dataset):
    table = run("regency_profile", dataset)
    assert table["area_share"].sum() == pytest.approx(1)
    assert table["population_share"].sum() == pytest.approx(1)


def test_measured_areas_agree_with_the_dataset_and_the_official_ones(dataset):
    table = run("regency_profile", dataset)
    assert table["area_km2"].to_numpy() == pytest.approx(dataset.regencies["area_km2"].to_numpy())
    assert table["area_difference_share"].abs().max() < 0.01


def test_neighbours_are_mutual(dataset):
    neighbours = run("regency_profile", dataset)["neighbour_codes"]
    assert all(code in neighbours[other] for code, others in neighbours.items() for other in others)


def test_the_record_in_the_profile(dataset):
    table = run("regency_profile", dataset)
    assert table.index[table["agreement_count"] == 0].to_list() == [PASER, BERAU, MAHULU]
    assert table.at[KUKAR, "agreement_count"] == 6
    assert table.at[KUKAR, "zone_ids"] == ("1", "2", "4")
    assert table.at[KUKAR, "led_zone_ids"] == ("2",)
    assert table.at[BONTANG, "zone_ids"] == ("1", "3")
    assert table.at[KUKAR, "neighbour_count"] == 7
    assert table.at[BERAU, "neighbour_codes"] == ("64.08",)
