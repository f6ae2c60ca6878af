from __future__ import annotations

import pandas as pd
import pytest

from kadgeo.analysis import run
from kadgeo.analysis.profile import is_general
from kadgeo.crs import geodesic_area_km2


def test_a_square_regency_in_full(squares):
    row = run("regency_profile", squares).loc["99.02"]
    area = geodesic_area_km2(squares.regencies.geometry)[1]
    assert row["area_km2"] == pytest.approx(area)
    assert row["area_difference_share"] == pytest.approx(area / 12_000 - 1)
    assert row["area_share"] == pytest.approx(0.25)
    assert (row["population"], row["population_year"], row["population_share"]) == (300_000, 2024, 0.3)
    assert row["population_per_km2"] == pytest.approx(300_000 / area)
    assert (row["zone_ids"], row["led_zone_ids"]) == (("1", "2"), ())
    assert (row["agreement_count"], row["partner_codes"]) == (3, ("99.01", "99.03"))
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


def test_what_is_not_known_is_missing_and_so_is_every_share_of_it(squares):
    unknown = squares.regencies.assign(
        population=pd.array([400_000, pd.NA, 200_000, 100_000], dtype="Int64"),
        population_date=["2024-12-31", None, "2020", "2020-06"],
        official_area_km2=[float("nan"), 12_000.0, 12_000.0, 12_000.0],
    )
    table = run("regency_profile", type(squares)(**{**vars(squares), "regencies": unknown}))
    assert table["population"].isna().to_list() == [False, True, False, False]
    assert table["population_per_km2"].isna().to_list() == [False, True, False, False]
    assert table["population_share"].isna().all()
    assert table["population_year"].to_list() == [2024, pd.NA, 2020, 2020]
    assert table["area_difference_share"].isna().to_list() == [True, False, False, False]
    assert table["area_share"].to_list() == pytest.approx([0.25] * 4)
