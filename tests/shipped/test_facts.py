"""The facts of the real data, and where each comes from."""

from __future__ import annotations

import datetime

import pandas as pd
import pytest
import shapely
from helpers import ROOT, read_csv

import kadgeo
from kadgeo import crs, schema

ZONES = {
    "1": ("64.72", {"64.72", "64.74", "64.02"}),
    "2": ("64.02", {"64.02", "64.07", "64.11"}),
    "3": ("64.08", {"64.74", "64.08", "64.03"}),
    "4": ("64.71", {"64.02", "64.71", "64.09", "64.01"}),
}
DRAFTS = {
    ("64.07", "road"),
    ("64.71", "raw_water"),
    ("64.72", "waste"),
    ("64.74", "raw_water"),
    ("64.08", "education_health"),
    ("64.09", "boundary"),
}
HOSTS = {
    "kariangau": ("64.71",),
    "samarinda-kukar": ("64.72", "64.02"),
    "bontang-kukar": ("64.74", "64.02"),
    "maloy": ("64.08",),
    "derawan": ("64.03",),
    "paser-ppu": ("64.01", "64.09"),
    "perbatasan-mahulu": ("64.11",),
    "kukar-kubar": ("64.02", "64.07"),
}


def test_the_province_has_ten_regencies(dataset):
    assert dataset.regencies["kind"].value_counts().to_dict() == {"kabupaten": 7, "kota": 3}
    assert (len(dataset.districts), len(dataset.villages)) == (105, 1038)
    assert set(dataset.districts["regency_code"]) == set(dataset.regencies.index)
    assert set(dataset.villages["district_code"]) == set(dataset.districts.index)


def test_every_regency_measures_its_official_area(dataset):
    regencies = dataset.regencies
    off = regencies["area_km2"] / regencies["official_area_km2"] - 1
    assert off.abs().max() < 0.005


def test_the_population_is_the_sum_of_the_table(dataset):
    header, *rows = read_csv((ROOT / "data/tables/regencies.csv").read_bytes())
    stated = [int(row[header.index("population")]) for row in rows]
    assert dataset.regencies["population"].sum() == sum(stated) == 4_123_303
    assert set(dataset.regencies["population_date"]) == {"2024-12-31"}


@pytest.mark.parametrize("zone", ZONES)
def test_a_zone_has_its_members_and_initiator(zone, dataset):
    initiator, members = ZONES[zone]
    row = dataset.zones.loc[zone]
    assert row["initiator_code"] == initiator
    assert set(row["member_codes"]) == members
    rows = dataset.zone_members[dataset.zone_members["zone_id"] == zone]
    assert set(rows["regency_code"]) == members
    assert list(rows.loc[rows["role"] == "initiator", "regency_code"]) == [initiator]


def test_memberships_overlap(dataset):
    members = dataset.zone_members
    assert len(members) == 13
    zones = members.groupby("regency_code")["zone_id"].agg(set)
    assert zones["64.02"] == {"1", "2", "4"}
    assert zones["64.74"] == {"1", "3"}
    assert {code for code, of in zones.items() if len(of) > 1} == {"64.02", "64.74"}


@pytest.mark.parametrize("zone", ZONES)
def test_a_zone_is_the_union_of_its_members(zone, dataset):
    shape = dataset.zones.geometry[zone]
    members = dataset.regencies.loc[list(ZONES[zone][1])]
    assert shape.is_valid
    assert crs.geodesic_area_km2([shape])[0] == pytest.approx(members["area_km2"].sum(), rel=1e-9)
    assert shape.equals(shapely.union_all(members.geometry.to_numpy()))


def test_the_eight_industrial_areas_of_the_record(dataset):
    areas = dataset.industrial_areas.loc[list(HOSTS)]
    assert areas["host_codes"].to_dict() == HOSTS
    unnamed = areas["site"] == "unnamed"
    assert set(areas.index[~unnamed]) == {"kariangau", "maloy", "derawan"}
    assert (areas["is_editorial"] == unnamed).all()
    assert (areas["precision_m"].isna() == unnamed).all()
    assert (areas["name_en"] != areas["name"]).all()


def test_every_area_is_in_one_of_its_hosts(dataset):
    for area in dataset.industrial_areas.itertuples():
        hosts = dataset.regencies.geometry[list(area.host_codes)].to_numpy()
        assert shapely.distance(hosts, area.geometry).min() < 0.02  # an islet may lie off the digitised coast


def test_there_are_six_drafts_all_with_the_same_partner(dataset):
    then = dataset.at(datetime.date(2014, 2, 6)).agreements
    drafts = then[then["meeting_id"].notna()]
    assert [codes[0] for codes in drafts["party_codes"]] == ["64.02"] * 6
    pairs = zip(drafts["party_codes"], drafts["sectors"], strict=True)
    assert {(codes[1], *sectors) for codes, sectors in pairs} == DRAFTS
    assert set(drafts["stage"]) == {"draf"}
    assert set(drafts["counts_as"]) == {"planned"}
    assert set(drafts["status_date"]) == {"2014-02-06"}
    assert set(drafts["planned_signing"]) == {"2014-04"}
    assert set(drafts["form"]) == {"MoU"}


def test_the_travel_time_is_told_of_the_road_over_the_bridge_and_not_of_the_draft(dataset):
    timed = dataset.corridors.dropna(subset=["travel_time_before_h"])
    assert set(timed["corridor_id"]) == {"rute-b"} | set(
        dataset.corridors[dataset.corridors["kind"] == "bridge"]["corridor_id"]
    )
    assert {tuple(row) for row in timed[["travel_time_before_h", "travel_time_after_h"]].to_numpy()} == {
        (8, 4)
    }
    assert timed["travel_time_note"].str.contains("bukan bagian teks draf").all()
    assert not {"travel_time_before_h", "travel_time_after_h"} & set(dataset.agreements)


def test_the_register_holds_the_history(dataset):
    assert len(dataset.agreements) >= 64
    assert dataset.agreements["is_boundary"].sum() >= 17
    assert len(dataset.agreement_events) >= 143
    assert dataset.agreements.loc["bontang-kutim-sidrap", "status"] == "talks"  # only the case at court ended
    assert dataset.agreements.loc["mahulu-kapuas-hulu-batas", "status"] == "settled"  # talks are of the plan
    assert dataset.agreements.loc["kaltim-kutim-kb-2020", "counts_as"] == "ended"  # valid for twelve months
    assert dataset.agreements.loc["kaltim-kutim-kb-2020", "status_date"] == "2021-03"
    assert dataset.agreements.loc["kukar-ppu-tapal-batas", "is_boundary"]
    assert set(dataset.agreements["counts_as"].dropna()) == {"planned", "active", "ended"}


def test_the_corridor_has_both_documented_routes(dataset):
    corridors = dataset.corridors
    assert set(corridors["agreement_id"]) == {"kukar-kubar-jalan"}
    assert set(corridors.loc[corridors["kind"] == "route", "status"]) == {"schematic"}
    assert corridors.loc[corridors["kind"] == "route", "corridor_id"].nunique() == 2
    bridges = corridors[corridors["kind"] == "bridge"]
    assert list(bridges["status"]) == ["approximate"]
    assert list(bridges.geom_type) == ["Point"]
    assert bridges["precision_m"].notna().all()


def test_offers_name_who_offers_what_to_whom(dataset):
    offers = dataset.offers
    everyone = tuple(dataset.regencies.index)
    assert offers.loc["balikpapan-air-baku", ["kind", "proposer_code", "sector"]].tolist() == [
        "offer",
        "64.71",
        "raw_water",
    ]
    assert offers["addressee_codes"]["balikpapan-air-baku"] == ("64.02",)
    assert offers["addressee_codes"]["balikpapan-limbah-b3"] == everyone
    assert offers["addressee_codes"]["kukar-daftar"] == ()
    assert offers["sector"]["balikpapan-limbah-b3"] == "hazardous_waste"
    assert offers["year"]["balikpapan-tahun-2015"] == "2015"
    assert (offers["proposer_code"] == "64").sum() >= 10  # requests, opinions, its backing and its hope
    assert offers["sector"]["kubar-basis-data"] == "governance"


def test_the_contradictions_of_the_record_are_carried(dataset):
    meeting = dataset.meeting.iloc[0]
    present = dataset.attendance[dataset.attendance["status"].isin(["head", "representative"])]
    assert (meeting["stated_attendance"], meeting["listed_attendance"]) == (8, 9)
    assert len(present) == 9
    assert list(present.loc[present["status"] == "representative", "party_code"]) == ["64.03"]
    absent = dataset.attendance[dataset.attendance["status"] == "absent"]
    assert set(absent["party_code"]) == {"64.09", "64.11"}
    assert (meeting["host_code"], meeting["presenter_code"], meeting["date"]) == (
        "64.07",
        "64.02",
        "2014-02-06",
    )
    for part in ("'8 Kepala Bappeda'", "daftarnya 9", "ka_bpp_kaltim_meminpin_rapat"):
        assert part in meeting["note"]
    assert dataset.attendance["note"]["berau"].endswith("Jumlah yang disebut 8, yang terdaftar 9.")


def cited(dataset: kadgeo.Dataset) -> list[tuple[str, str, pd.DataFrame]]:
    """Name, prefix and frame of every pair of source columns in every table."""
    frames = {name: dataset.table(name) for name in schema.TABLES} | {"corridors": dataset.corridors}
    return [
        (name, column.removesuffix("source_id"), frame)
        for name, frame in frames.items()
        for column in frame.columns
        if column.endswith("source_id") and name != "sources"
    ]


def test_every_row_of_every_table_has_its_source_and_place(dataset):
    known = set(dataset.sources.index)
    pairs = cited(dataset)
    assert {name for name, *_ in pairs} == {*schema.TABLES, "corridors"} - {"sources"}
    for name, prefix, rows in pairs:
        frame = rows[rows[f"{prefix}source_id"].notna()]
        declared = schema.TABLES.get(name, schema.CORRIDORS)
        if declared.columns[f"{prefix}source_id"].is_required:
            assert len(frame) == len(rows), name
        assert set(frame[f"{prefix}source_id"]) <= known, name
        assert frame[f"{prefix}source_place"].str.strip().ne("").all(), name
        citations = dataset.citation(frame, prefix)
        assert all(len(one.id) > 10 for one in citations), name
        assert list(citations.index) == list(frame.index)


def test_a_citation_names_source_and_place(dataset):
    citation = dataset.citation(dataset.zone_members)
    assert citation.name == "citation"
    title = dataset.sources["short_title"]["notulen-2014"]
    place = "Kesimpulan Rapat, Zonasi/Clustering, butir 1 dan keterangan *"
    assert citation.iloc[0].id == f"{title}, {place}"
    assert citation.iloc[0].en == f"News of the meeting, 6 Feb 2014, {place}"


def test_credits_name_the_boundaries_and_each_source_of_the_rows_once(dataset):
    lines = [line.id for line in dataset.credits([dataset.zones, dataset.zone_members])]
    record = dataset.sources.loc["notulen-2014"]
    assert [line for line in lines if record["title"] in line] == lines[-1:]
    assert len(lines) == len(set(lines)) > 2
    assert lines[-1] == f"{record['title']}: {record['producer']} ({record['licence']})"
    assert "Cahya DSN (MIT)" in " ".join(lines)
    assert "GeoNames" in " ".join(line.id for line in dataset.credits([dataset.regencies]))
    assert record["title"] not in " ".join(line.id for line in dataset.credits([dataset.regencies]))
    assert any("Cahya DSN" in text for text in dataset.licences)
