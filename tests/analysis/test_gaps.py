from __future__ import annotations

import geopandas as gpd
import pandas as pd
import shapely

from kadgeo.analysis import run


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
    bare = changed(squares, agreement_links=squares.agreement_links.iloc[:0], offers=squares.offers.iloc[:0])
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


def test_a_regency_with_no_tie_at_all_has_no_partner_to_suggest(squares):
    strip = gpd.GeoDataFrame({"kind": ["land"]}, geometry=[shapely.box(3.02, -1, 3.08, 2)], crs="EPSG:4326")
    alone = changed(squares, zone_members=squares.zone_members.iloc[:2], context=strip)
    table = run("regencies_without_agreement", alone)
    assert table.index.to_list() == ["99.04"]
    assert table["first_partner_code"].isna().all()
    assert table["gap_count"].to_list() == [0]
    assert table["why"].iloc[0].en == "Not on record as cooperating or in talks"


def test_when_all_agree_nobody_is_left_out(squares):
    codes = tuple(squares.regencies.index)
    everyone = squares.agreements.iloc[[1]].assign(party_codes=[codes])
    table = run("regencies_without_agreement", changed(squares, agreements=everyone))
    assert table.empty
    assert table.index.name == "regency_code"


def ended(squares):
    frames = {key: getattr(squares, key) for key in ("agreements", "agreement_links")}
    return changed(
        squares,
        offers=squares.offers.iloc[:0],
        **{key: frame.assign(counts_as="ended", is_current=False) for key, frame in frames.items()},
    )


def test_when_all_agreements_have_ended_every_eligible_pair_is_a_gap(squares):
    over = ended(squares)
    every = run("ties", over)
    assert sorted(pairs_of(run("cooperation_gaps", over))) == sorted(pairs_of(every))
    assert len(run("regencies_without_agreement", over)) == len(over.regencies)


def test_a_boundary_matter_closes_no_gap(squares):
    only = squares.agreement_links[squares.agreement_links["is_boundary"]]
    table = run("cooperation_gaps", changed(squares, agreement_links=only, offers=squares.offers.iloc[:0]))
    assert ("99.02", "99.03") in pairs_of(table)


def test_an_agreement_with_outsiders_is_an_agreement_but_closes_no_gap(squares):
    ferry = squares.agreements.loc[["ferry"]]
    links = squares.agreement_links.iloc[:0]
    table = run("regencies_without_agreement", changed(squares, agreements=ferry, agreement_links=links))
    assert table.index.to_list() == ["99.01", "99.03", "99.04"]


def test_ties_stand_once_and_in_order(squares):
    members = squares.zone_members.iloc[::-1]
    table = run("ties", changed(squares, zone_members=members))
    assert pairs_of(table) == pairs_of(run("ties", squares))
    assert (table["a_code"] < table["b_code"]).all()
    assert table["water_gap_km"].notna().to_list() == [False, False, False, True]
