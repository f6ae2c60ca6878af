"""Each table by itself, and what it refers to: every problem is found, and it alone."""

from __future__ import annotations

import pytest
from helpers import write_csv
from spoiling import CORRIDORS, assert_found_alone, at, case, cell, feature, table

COLUMNS = [
    case(
        "missing column",
        lambda copy: copy.drop_column("zones", "name"),
        at("zones", 1, "name"),
        "no such column",
    ),
    case(
        "column under another name",
        table("zones", lambda text: text.replace("name_en", "nama_en", 1)),
        at("zones", 1, "name_en"),
        "no such column",
        "rename 'nama_en'",
    ),
    case(
        "column under its Indonesian label",
        table("zone_members", lambda text: text.replace("role", "peran", 1)),
        at("zone_members", 1, "role"),
        "no such column",
        "rename 'peran'",
    ),
    pytest.param(
        table("zone_members", lambda text: text.replace("zone_id", "Zone ID", 1)), [], id="known at once"
    ),
    case(
        "the same column twice",
        table("zones", lambda text: text.replace("note_en", "note", 1)),
        at("zones", 1, "note"),
        "the column twice",
    ),
    case(
        "a cell beyond the last column",
        table("zones", lambda text: text.rstrip() + ", extra\r\n"),
        at("zones", 5),
        "' extra' beyond the last column",
        "quote text that holds the delimiter",
    ),
]

AS_TEXT = "; format this column as Text first, so that Excel does not convert it again"
NAMES = "name, short_name, aliases"
PLACES = """\
place_id,kind,name,lon,lat,confidence,source_id,source_place,note,note_en
satu,town,Satu,116.98446,-0.42562,high,notulen-2014,butir,,
dua,town,Dua,116.894,-0.42562,high,notulen-2014,butir,,
"""

CELLS = [
    case(
        "wrong type", cell("regencies", 3, population="banyak"), at("regencies", 3, "population"), "'banyak'"
    ),
    case("half a person", cell("regencies", 3, population="1.5"), at("regencies", 3, "population"), "1.5"),
    case("empty key", cell("offers", 4, offer_id=""), at("offers", 4, "offer_id"), "an empty cell"),
    case("empty cell", cell("places", 4, lon=""), at("places", 4, "lon"), "an empty cell"),
    case(
        "key with capitals",
        cell("places", 4, place_id="Kota Baru"),
        at("places", 4, "place_id"),
        "'Kota Baru'",
    ),
    case(
        "duplicate key",
        cell("offers", 5, offer_id="provinsi-lahan"),
        at("offers", 5, "offer_id"),
        "'provinsi-lahan' again",
        "it stands in row 2 already",
    ),
    case("choice", cell("zone_members", 3, role="leader"), at("zone_members", 3, "role"), "'leader'"),
    case(
        "choice in capitals",
        cell("zone_members", 3, role="MEMBER"),
        at("zone_members", 3, "role"),
        "'MEMBER'",
        "member",
    ),
    case(
        "choice in words",
        cell("zone_members", 3, role="Anggota"),
        at("zone_members", 3, "role"),
        "'Anggota'",
        "member",
    ),
    case(
        "vertical tab",
        cell("offers", 3, note="satu\x0bdua"),
        at("offers", 3, "note"),
        "'satu\\x0bdua'",
        "write ' ' instead",
    ),
    case("negative", cell("regencies", 3, population="-5"), at("regencies", 3, "population"), "-5.0"),
    case(
        "too many",
        cell("regencies", 3, population="806964000"),
        at("regencies", 3, "population"),
        "806964000.0",
    ),
    case(
        "no precision",
        cell("regencies", 3, seat_precision_m="0"),
        at("regencies", 3, "seat_precision_m"),
        "0.0",
    ),
    case(
        "not the area of the boundary",
        cell("regencies", 3, official_area_km2="2691.2"),
        at("regencies", 3, "official_area_km2"),
        "2691.2",
    ),
    case(
        "trip of a month",
        feature(5, travel_time_before_h=720),
        (CORRIDORS, 5, "travel_time_before_h"),
        "720",
    ),
    case(
        "number that reads in two ways",
        table("places", lambda text: write_csv([row.split(",") for row in PLACES.split()], delimiter=";")),
        at("places", 3, "lon"),
        "'116.894'",
        "write 116,894 or 116894",
    ),
    case(
        "impossible day",
        cell("agreements", 2, planned_signing="31/02/2014"),
        at("agreements", 2, "planned_signing"),
        "'31/02/2014'",
    ),
    case(
        "day first, as Excel in Indonesia writes it",
        cell("agreements", 2, planned_signing="06/02/2014"),
        at("agreements", 2, "planned_signing"),
        "'06/02/2014'",
        f"write 2014-02-06 if 6 February 2014 is meant or 2014-06-02 if 2 June 2014 is meant{AS_TEXT}",
    ),
    case(
        "month as Excel shows it",
        cell("agreements", 2, planned_signing="Apr-14"),
        at("agreements", 2, "planned_signing"),
        "'Apr-14'",
        f"write 2014-04 if April 2014 is meant{AS_TEXT}",
    ),
    case(
        "month as Excel counts it",
        cell("agreements", 2, planned_signing="41730"),
        at("agreements", 2, "planned_signing"),
        "'41730'",
        f"write 2014-04 if April 2014 is meant or 2014-04-01 if 1 April 2014 is meant{AS_TEXT}",
    ),
    case(
        "month in words",
        cell("agreements", 2, planned_signing="April 2014"),
        at("agreements", 2, "planned_signing"),
        "'April 2014'",
        f"write 2014-04{AS_TEXT}",
    ),
    case(
        "month 13",
        cell("agreements", 2, planned_signing="2014-13"),
        at("agreements", 2, "planned_signing"),
        "'2014-13'",
    ),
    case(
        "words that look like a day first",
        cell("places", 4, confidence="6.2.2014"),
        at("places", 4, "confidence"),
        "'6.2.2014'",
    ),
]

REFERENCES = [
    case(
        "unknown regency",
        cell("zone_members", 4, regency="Kulai Kencenagara"),
        at("zone_members", 4, "regency"),
        "'Kulai Kencenagara'",
        "did you mean Kulai Kencanagara?",
    ),
    case(
        "code without its dot",
        cell("zone_members", 4, regency="9703"),
        at("zone_members", 4, "regency"),
        "'9703'",
    ),
    case(
        "unknown host among known ones",
        cell("industrial_areas", 3, hosts="Samudara | Kukn"),
        at("industrial_areas", 3, "hosts"),
        "'Kukn'",
        "did you mean Samudara | Kuken?",
    ),
    case("unknown party", cell("offers", 2, proposer="Pemda"), at("offers", 2, "proposer"), "'Pemda'"),
    case("unknown addressee", cell("offers", 2, addressee="PPU|X"), at("offers", 2, "addressee"), "'X'"),
    case("unknown zone", cell("zone_members", 4, zone_id="9"), at("zone_members", 4, "zone_id"), "'9'"),
    case(
        "unknown source",
        cell("offers", 4, source_id="notulen-2015"),
        at("offers", 4, "source_id"),
        "'notulen-2015'",
    ),
    case(
        "unknown category",
        cell("agreements", 4, sectors="road | wast"),
        at("agreements", 4, "sectors"),
        "'wast'",
        "waste",
    ),
    case(
        "unknown meeting",
        cell("attendance", 4, meeting_id="rapat-2014-02-07"),
        at("attendance", 4, "meeting_id"),
        "'rapat-2014-02-07'",
    ),
    case(
        "unknown agreement",
        feature(2, agreement_id="kuken-kulbar"),
        (CORRIDORS, 2, "agreement_id"),
        "'kuken-kulbar'",
        "kuken-kulbar-jalan",
    ),
    case(
        "alias that stands for two",
        cell("regencies", 4, aliases="Kuken"),
        at("regencies", 4, NAMES),
        "'Kuken' for 97.02 (row 3) and 97.03 (row 4)",
    ),
    case(
        "alias that with its kind stands for two",
        cell("regencies", 10, aliases="Kabupaten Beruma"),
        at("regencies", 10, NAMES),
        "'Kabupaten Beruma' for 97.03 (row 4) and 97.72 (row 10)",
    ),
    case(
        "a regency called like the province",
        cell("regencies", 4, aliases="Nusrim"),
        at("regencies", 4, NAMES),
        "'Nusrim' for 97.03 (row 4) and 97 (kadgeo.toml: province)",
    ),
]


@pytest.mark.usefixtures("known_layers")
@pytest.mark.parametrize(("spoil", "wanted"), [*COLUMNS, *CELLS, *REFERENCES])
def test_a_problem_is_found_and_it_alone(spoil, wanted, project_copy):
    assert_found_alone(spoil, wanted, project_copy)
