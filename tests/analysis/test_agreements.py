from __future__ import annotations

import pytest

from kadgeo.analysis import run
from kadgeo.analysis.agreements import CROSS_BORDER_SECTORS, suggest
from kadgeo.analysis.pairs import pair, ties
from kadgeo.crs import GEOD


def test_squares(squares):
    table = run("agreement_context", squares)
    assert table["relation"].to_list() == ["land", "land", "apart"]
    assert table["nearest_km"].to_list() == pytest.approx([0, 0, GEOD.inv(1, 0, 2, 0)[2] / 1e3], rel=1e-3)
    assert table.at["road", "seat_distance_km"] == pytest.approx(GEOD.inv(0.5, 0.5, 1.5, 0.5)[2] / 1e3)
    assert table["common_zone_ids"].to_list() == [("1",), ("1",), ()]
    assert table["suggestion"].to_list() == ["wajib", "wajib", "sukarela"]


def test_partners_across_water_are_to_be_checked(squares):
    changed = squares.agreements.assign(partner_a_code="99.04", partner_b_code="99.03")
    table = run("agreement_context", type(squares)(**{**vars(squares), "agreements": changed}))
    assert set(table["relation"]) == {"sea"}
    assert set(table["suggestion"]) == {"check"}
    assert table["nearest_km"].iloc[0] == pytest.approx(GEOD.inv(3, 0.5, 3.1, 0.5)[2] / 1e3, rel=1e-3)


@pytest.mark.parametrize(
    ("relation", "sector", "key"),
    [
        *[("land", sector, "wajib") for sector in CROSS_BORDER_SECTORS],
        *[("apart", sector, "sukarela") for sector in CROSS_BORDER_SECTORS],
        ("land", "education_health", "sukarela"),
        ("land", "never heard of", "sukarela"),
        ("land", "boundary", "check"),
        ("apart", "boundary", "sukarela"),
        ("sea", "waste", "check"),
    ],
)
def test_the_suggestion_and_that_it_says_it_is_one(relation, sector, key):
    found, reason = suggest(relation, sector)
    assert found == key
    assert reason.id.endswith("Saran menurut Pasal 3 PP 28/2018; perlu diperiksa bagian hukum.")
    assert reason.en.endswith(
        "A suggestion under article 3 of PP 28/2018, to be checked by the legal office."
    )
    assert "{" not in reason.id + reason.en


def test_every_sector_that_reaches_across_is_one_of_the_project(dataset):
    assert set(CROSS_BORDER_SECTORS) <= set(dataset.project.keys("sectors"))


def test_the_six_drafts_of_the_record(dataset):
    table = run("agreement_context", dataset)
    assert (table["relation"] == "land").all()
    assert (table["nearest_km"] == 0).all()
    borders = run("contiguity", dataset).set_index(["a_code", "b_code"])["shared_border_km"]
    for row in table.itertuples():
        assert row.shared_border_km == borders[pair(row.a_code, row.b_code)]
    assert table.at["kukar-kutim-pendidikan-kesehatan", "common_zone_ids"] == ()
    assert (table["common_zone_ids"].map(len) == 0).sum() == 1
    assert table["suggestion"].to_dict() == {
        "kukar-kubar-jalan": "wajib",
        "kukar-balikpapan-air-baku": "wajib",
        "kukar-samarinda-tpa": "wajib",
        "kukar-bontang-air-baku": "wajib",
        "kukar-kutim-pendidikan-kesehatan": "sukarela",
        "kukar-ppu-tapal-batas": "check",
    }


def test_industrial_areas_that_partners_both_host(dataset):
    table = run("agreement_context", dataset)
    assert table.at["kukar-kubar-jalan", "cohosted_area_ids"] == ("kukar-kubar",)
    assert table.at["kukar-ppu-tapal-batas", "cohosted_area_ids"] == ()


def test_ties_are_the_same_from_either_side(dataset):
    known = ties(dataset.regencies, dataset.context, dataset.zone_members, dataset.industrial_areas)
    for a, b in known.all_pairs():
        assert known.relation(a, b) == known.relation(b, a)
        assert a < b
