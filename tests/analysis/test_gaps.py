from __future__ import annotations

import geopandas as gpd
import pandas as pd
import shapely

from kadgeo.analysis import run
from kadgeo.analysis.pairs import pair

PASER, KUKAR, BERAU, KUTIM, PPU, MAHULU = "64.01", "64.02", "64.03", "64.08", "64.09", "64.11"


def changed(squares, **frames):
    return type(squares)(**{**vars(squares), **frames})


def pairs_of(table):
    return list(zip(table["a_code"], table["b_code"], strict=True))


def test_squares(squares):
    table = run("cooperation_gaps", squares)
    assert pairs_of(table) == [("99.03", "99.04"), ("99.02", "99.04")]
    assert table["grounds"].to_list() == [("sea", "zone"), ("zone",)]
    assert table["general_offer_count"].to_list() == [0, 0]
    assert table.at[2, "why"].id == "Satu zona (2)"


def test_without_agreements_and_offers_every_tie_is_a_gap(squares):
    bare = changed(squares, agreements=squares.agreements.iloc[:0], offers=squares.offers.iloc[:0])
    table = run("cooperation_gaps", bare)
    assert pairs_of(table) == [("99.02", "99.03"), ("99.01", "99.02"), ("99.03", "99.04"), ("99.02", "99.04")]
    assert table.at[1, "grounds"] == ("cohost", "land", "zone")
    assert table.at[1, "why"].en == "Both host Park; share 111 km of land border; in one zone (2)"


def test_an_offer_closes_a_gap_from_either_side_but_not_when_made_to_all(squares):
    offers = pd.DataFrame(
        {
            "proposer_code": ["99.04", "99.02"],
            "addressee_codes": [("99.03",), ("99.01", "99.03", "99.04")],
        }
    )
    table = run("cooperation_gaps", changed(squares, offers=offers))
    assert ("99.03", "99.04") not in pairs_of(table)
    assert ("99.02", "99.04") in pairs_of(table)
    row = table[table["a_code"] == "99.02"].iloc[-1]
    assert row["general_offer_count"] == 1


def test_no_gaps_is_an_empty_table(squares):
    none = changed(
        squares,
        regencies=squares.regencies.iloc[:1],
        zone_members=squares.zone_members.iloc[:0],
        industrial_areas=squares.industrial_areas.iloc[:0],
    )
    table = run("cooperation_gaps", none)
    assert table.empty
    assert "why" in table


def test_ranked_by_reasons_then_common_areas_then_border(dataset):
    table = run("cooperation_gaps", dataset)
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
    assert pairs_of(table)[0] == (PASER, PPU)
    assert pairs_of(table)[1] == (BERAU, KUTIM)


def test_a_gap_has_a_reason_and_no_agreement(dataset):
    table = run("cooperation_gaps", dataset)
    frame = dataset.agreements
    agreed = {pair(a, b) for a, b in zip(frame["partner_a_code"], frame["partner_b_code"], strict=True)}
    assert not agreed & set(pairs_of(table))
    assert (table["ground_count"] > 0).all()
    assert not table.duplicated(["a_code", "b_code"]).any()
    assert len(table) == 12


def test_every_neighbour_pair_is_agreed_or_a_gap(dataset):
    frame = dataset.agreements
    agreed = {pair(a, b) for a, b in zip(frame["partner_a_code"], frame["partner_b_code"], strict=True)}
    gaps = set(pairs_of(run("cooperation_gaps", dataset)))
    assert set(pairs_of(run("contiguity", dataset))) <= gaps | agreed


def test_three_regencies_are_in_no_agreement(dataset):
    table = run("regencies_without_agreement", dataset)
    assert table.index.to_list() == [PASER, BERAU, MAHULU]
    assert table["first_partner_code"].to_dict() == {PASER: PPU, BERAU: KUTIM, MAHULU: KUKAR}
    assert table["why"].map(lambda why: why.id.startswith("Tidak ada kesepakatan; celah terbesar")).all()


def test_a_regency_with_no_tie_at_all_has_no_partner_to_suggest(squares):
    strip = gpd.GeoDataFrame({"kind": ["land"]}, geometry=[shapely.box(3.02, -1, 3.08, 2)], crs="EPSG:4326")
    alone = changed(squares, zone_members=squares.zone_members.iloc[:2], context=strip)
    table = run("regencies_without_agreement", alone)
    assert table.index.to_list() == ["99.04"]
    assert table["first_partner_code"].isna().all()
    assert table["gap_count"].to_list() == [0]
    assert table["why"].iloc[0].en == "In no agreement"


def test_when_all_agree_nobody_is_left_out(squares):
    everyone = pd.DataFrame({"partner_a_code": ["99.01", "99.03"], "partner_b_code": ["99.02", "99.04"]})
    table = run("regencies_without_agreement", changed(squares, agreements=everyone))
    assert table.empty
    assert table.index.name == "regency_code"
