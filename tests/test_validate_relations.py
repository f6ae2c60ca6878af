"""What rows say together: every contradiction is found, and it alone."""

from __future__ import annotations

import pytest
from spoiling import CORRIDORS, assert_found_alone, at, case, cell, feature

FULL_MEMBERS = "zone '{}' with {} initiators (zone_members rows: {})"

RELATIONS = [
    case(
        "zone without initiator",
        cell("zone_members", 2, role="member"),
        at("zones", 2, "zone_id"),
        FULL_MEMBERS.format(1, 0, "-"),
    ),
    case(
        "zone with two initiators",
        cell("zone_members", 3, role="initiator"),
        at("zones", 2, "zone_id"),
        FULL_MEMBERS.format(1, 2, "2, 3"),
    ),
    case(
        "regency twice in a zone",
        lambda copy: copy.repeat("zone_members", 4, regency="kab. KUKEN"),
        at("zone_members", 15, "regency"),
        "'kab. KUKEN'",
    ),
    case(
        "zone without colour",
        lambda copy: copy.replace(
            "kadgeo.toml", '4 = { id = "Zona 4", en = "Zone 4", color = "#CC79A7" }', ""
        ),
        at("zones", 5, "zone_id"),
        "'4'",
        "add categories.zones.4",
    ),
    case(
        "a party twice, under another spelling",
        lambda copy: copy.repeat("agreement_parties", 2, party="  kulai KENCANAGARA"),
        at("agreement_parties", 55, "party"),
        "'kulai KENCANAGARA' again",
    ),
    case(
        "agreement of one party",
        lambda copy: copy.drop_row("agreement_parties", 3),
        at("agreements", 2, "agreement_id"),
        "'kuken-kulbar-jalan' with 1 parties",
    ),
    case(
        "travel time not shorter",
        feature(5, travel_time_after_h=8),
        (CORRIDORS, 5, "travel_time_after_h"),
        "8 → 8",
    ),
    case(
        "travel time before only",
        feature(5, travel_time_after_h=None),
        (CORRIDORS, 5, "travel_time_after_h"),
        "an empty cell, though travel_time_before_h is filled",
    ),
    case(
        "travel time after only",
        feature(5, travel_time_before_h=None),
        (CORRIDORS, 5, "travel_time_before_h"),
        "an empty cell, though travel_time_after_h is filled",
    ),
    case(
        "four hosts",
        cell("industrial_areas", 3, hosts="Samudara|Kuken|Kulbar|Kultim"),
        at("industrial_areas", 3, "hosts"),
        "'Samudara|Kuken|Kulbar|Kultim'",
    ),
    case(
        "a host twice",
        cell("industrial_areas", 3, hosts="Kuken | Kulai Kencanagara | Samudara"),
        at("industrial_areas", 3, "hosts"),
        "'Kuken | Kulai Kencanagara | Samudara'",
    ),
    case(
        "precise point of an unnamed site",
        cell("industrial_areas", 3, precision="500"),
        at("industrial_areas", 3, "precision"),
        "500.0 with site 'unnamed'",
    ),
    case(
        "quote that is not in the record",
        cell("agreements", 4, quote="Kuken – Samudara (TPA nasional)"),
        at("agreements", 4, "quote"),
        "'Kuken – Samudara (TPA nasional)'",
    ),
]


@pytest.mark.usefixtures("known_layers")
@pytest.mark.parametrize(("spoil", "wanted"), RELATIONS)
def test_a_problem_is_found_and_it_alone(spoil, wanted, project_copy):
    assert_found_alone(spoil, wanted, project_copy)
