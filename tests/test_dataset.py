"""The facts of the real data, and that nobody can change them by accident."""

from __future__ import annotations

import dataclasses
import json
import re

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from helpers import ROOT, read_csv

import kadgeo
from kadgeo import crs, names, schema
from kadgeo.errors import UnknownNameError
from kadgeo.text import Text

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
FRAMES = [field.name for field in dataclasses.fields(kadgeo.Dataset) if "DataFrame" in str(field.type)]
GEO_FRAMES = [field.name for field in dataclasses.fields(kadgeo.Dataset) if "gpd." in str(field.type)]
# Words that are a place of the project and also mean something else in the program.
NOT_PLACES = {"indonesia"}  # "Bahasa Indonesia" is the language a reader may switch to


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


def test_there_are_eight_industrial_areas(dataset):
    areas = dataset.industrial_areas
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
    agreements = dataset.agreements
    assert set(agreements["partner_a_code"]) == {"64.02"}
    assert set(zip(agreements["partner_b_code"], agreements["sector"], strict=True)) == DRAFTS
    assert len(agreements) == 6
    assert set(agreements["stage"]) == {"draft"}
    assert set(agreements["stage_date"]) == {"2014-02-06"}
    assert set(agreements["planned_signing"]) == {"2014-04"}
    assert set(agreements["instrument"]) == {"MoU"}


def test_the_road_halves_the_travel_time(dataset):
    timed = dataset.agreements.dropna(subset=["travel_time_before_h"])
    assert list(timed.index) == ["kukar-kubar-jalan"]
    assert tuple(timed[["travel_time_before_h", "travel_time_after_h"]].iloc[0]) == (8, 4)


def test_an_agreement_is_a_line_between_the_seats(dataset):
    seats = dataset.regencies
    for link in dataset.agreements.itertuples():
        ends = [
            seats.loc[code, ["seat_lon", "seat_lat"]] for code in (link.partner_a_code, link.partner_b_code)
        ]
        assert list(link.geometry.coords) == [tuple(end) for end in ends]


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
    assert (offers["proposer_code"] == "64").sum() == 8  # the province's requests and its four remarks
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
    assert dataset.agreements["note"].notna().all()


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
    for name, prefix, frame in pairs:
        assert set(frame[f"{prefix}source_id"]) <= known, name
        assert frame[f"{prefix}source_place"].str.strip().ne("").all(), name
        citations = dataset.citation(frame, prefix)
        assert citations.str.len().gt(10).all(), name
        assert list(citations.index) == list(frame.index)


def test_a_citation_names_source_and_place(dataset):
    citation = dataset.citation(dataset.zone_members)
    assert citation.name == "citation"
    title = dataset.sources["short_title"]["notulen-2014"]
    place = "Kesimpulan Rapat, Zonasi/Clustering, butir 1 dan keterangan *"
    assert citation.iloc[0] == f"{title}, {place}"


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


# Frames: one CRS, and an equal-area twin.


@pytest.mark.parametrize("name", GEO_FRAMES)
def test_a_frame_is_in_degrees_and_its_twin_is_not(name, dataset):
    frame, twin = getattr(dataset, name), getattr(dataset.equal_area, name)
    assert frame.crs.to_string() == "EPSG:4326"
    assert twin.crs.to_string() == dataset.project.area_crs
    assert twin.index.equals(frame.index)
    assert frame.geometry.notna().all()
    assert frame.is_valid.all()
    west, south, east, north = frame.total_bounds
    assert 94 < west < east < 142
    assert -12 < south < north < 8


@pytest.mark.parametrize("name", ["villages", "districts", "regencies", "zones"])
def test_the_twin_keeps_areas(name, dataset):
    geodesic = crs.geodesic_area_km2(getattr(dataset, name).geometry)
    plane = getattr(dataset.equal_area, name).area / 1e6
    np.testing.assert_allclose(plane, geodesic, rtol=1e-3)


def test_an_area_does_not_depend_on_how_its_rings_run():
    square, hole = shapely.box(0, 0, 1, 1), shapely.box(0.2, 0.2, 0.8, 0.8)
    ring = shapely.Polygon(square.exterior, [hole.exterior])  # both rings run the same way
    two = shapely.MultiPolygon([square, shapely.box(2, 0, 3, 1, ccw=False)])
    areas = crs.geodesic_area_km2([square, hole, ring, two])
    assert areas[2] == pytest.approx(areas[0] - areas[1])
    assert areas[3] == pytest.approx(2 * areas[0])


@pytest.mark.parametrize("name", FRAMES)
def test_a_frame_handed_out_can_be_changed_without_harm(name, dataset):
    before = getattr(dataset, name)
    spoiled = getattr(dataset, name)
    spoiled[spoiled.columns[0]] = None
    spoiled["new"] = 1
    if isinstance(before, gpd.GeoDataFrame):
        getattr(dataset, name).geometry.array[:] = shapely.Point(0, 0)
    getattr(dataset, name).iloc[:, 1].array[:1] = before.iloc[-1, 1]
    after = getattr(dataset, name)
    assert after.equals(before)
    assert list(after.columns) == list(before.columns)


def test_a_list_in_a_cell_cannot_be_changed(dataset):
    assert {type(cell) for cell in dataset.corridors["waypoints"]} == {tuple}


def test_a_dataset_is_frozen(dataset):
    with pytest.raises(dataclasses.FrozenInstanceError):
        dataset.regencies = None
    with pytest.raises(dataclasses.FrozenInstanceError):
        dataset.equal_area.project = None
    assert dataset in [dataset.equal_area, dataset]  # compared and hashed by identity, not by frames
    assert len({dataset, dataset.equal_area}) == 2


@pytest.mark.parametrize(
    ("level", "code", "parent"),
    [("villages", "district_code", "districts"), ("districts", "regency_code", "regencies")],
)
def test_each_level_fills_the_one_above(level, code, parent, dataset):
    parts = getattr(dataset.equal_area, level)
    wholes = getattr(dataset.equal_area, parent)
    np.testing.assert_allclose(parts.area.groupby(parts[code]).sum(), wholes.area, rtol=1e-6)


def test_a_dataset_shows_itself(dataset):
    assert "regencies            10  Regencies and cities" in repr(dataset)
    html = dataset._repr_html_()
    assert html.startswith("<table>")
    assert "<td>1038</td><td>Desa/kelurahan</td>" in html


def test_what_a_dataset_shows_is_escaped(dataset):
    title = Text.same("</table><img src=x onerror=alert(1)>")
    project = dataclasses.replace(dataset.project, title=title)
    regencies = dataset.regencies.rename(columns={"name": "<b>"})
    html = dataclasses.replace(dataset, project=project, regencies=regencies)._repr_html_()
    assert "<img" not in html
    assert "<b>" not in html
    assert "&lt;b&gt;" in html


def test_a_name_resolves_or_the_nearest_is_told(dataset):
    assert dataset.regency("kab.  kutai KARTANEGARA") == "64.02"
    with pytest.raises(UnknownNameError, match="did you mean Kukar"):
        dataset.regency("Kukr")


def test_a_table_is_handed_out_as_its_file_has_it(dataset):
    for name, table_schema in schema.TABLES.items():
        rows = read_csv((ROOT / f"data/tables/{name}.csv").read_bytes())
        table = dataset.table(name)
        assert list(table.columns) == list(table_schema.columns) == rows[0]
        assert len(table) == len(rows) - 1


# Another province is another folder: the program knows no place of this one.


def places(dataset: kadgeo.Dataset) -> set[str]:
    regencies, project = dataset.regencies, dataset.project
    features = json.loads((ROOT / "data/tables/corridors.geojson").read_text(encoding="utf-8"))["features"]
    found = {
        *(name for column in ("name", "short_name", "seat") for name in regencies[column]),
        *(name for cell in regencies["aliases"] for name in names.split(cell)),
        *dataset.districts["name"],
        *(project.province_name, *project.province_aliases, *project.area_name.__dict__.values()),
        *dataset.context["name"].dropna(),  # rivers and neighbouring countries
        *dataset.provinces["name"],
        *dataset.provinces["name_en"],
        *dataset.places["name"],
        *dataset.industrial_areas["name"],
        *("Kariangau", "Maloy", "Derawan", "Kalimantan", "Borneo", "Kota Bangun"),
        *(name for feature in features for name in feature["properties"]["waypoints"]),
    }
    return {name for name in found if len(name) >= 4 and name.casefold() not in NOT_PLACES}


def test_no_file_of_the_program_names_a_place_of_the_project(dataset):
    wanted = sorted(places(dataset), key=len, reverse=True)
    assert len(wanted) > 150
    pattern = re.compile(rf"\b({'|'.join(map(re.escape, wanted))})\b", re.IGNORECASE)
    files = [
        path for ending in ("py", "js", "css", "html") for path in (ROOT / "kadgeo").rglob(f"*.{ending}")
    ]
    found = {
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in files
        if "_project" not in path.parts
        for match in pattern.finditer(path.read_text(encoding="utf-8"))
    }
    assert len(files) > 20
    assert not found
