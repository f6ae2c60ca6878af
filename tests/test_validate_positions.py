"""Points and lines: each that is not where it is said to be is found, and it alone."""

from __future__ import annotations

import pytest
from spoiling import CORRIDORS, assert_found_alone, at, case, cell, feature

POSITIONS = [
    pytest.param(
        cell("regencies", 3, seat_lon="-0.42562", seat_lat="116.98446"),
        [
            (at("regencies", 3, "seat_lat"), "116.98446", None),
            (at("regencies", 3, "seat_lon, seat_lat"), "-0.42562, 116.98446", "swapped? 116.98446, -0.42562"),
        ],
        id="swapped",
    ),
    pytest.param(
        cell("regencies", 3, seat_lon="11698446"),
        [
            (at("regencies", 3, "seat_lon"), "11698446.0", None),
            (
                at("regencies", 3, "seat_lon, seat_lat"),
                "11698446, -0.43",
                "did Excel drop the decimal point? perhaps 116.98446, -0.43",
            ),
        ],
        id="decimal point dropped by Excel",
    ),
    case(
        "out of the province",
        cell("places", 4, lon="106.8", lat="-6.2"),
        at("places", 4, "lon, lat"),
        "106.8, -6.2",
    ),
    case(
        "seat in another regency",
        cell("regencies", 3, seat_lon="117.14", seat_lat="-0.4"),
        at("regencies", 3, "seat_lon, seat_lat"),
        "117.14, -0.4 in 97.72",
    ),
    case(
        "area not in its host",
        cell("industrial_areas", 6, lon="116.98446", lat="-0.42562"),
        at("industrial_areas", 6, "lon, lat"),
        "116.98446, -0.42562 in 97.02",
    ),
    case(
        "area in the sea",
        cell("industrial_areas", 6, lon="118.3", lat="0.2"),
        at("industrial_areas", 6, "lon, lat"),
        "118.3, 0.2 in the sea",
    ),
    case(
        "route that is a point",
        feature(1, geometry={"type": "Point", "coordinates": [116.9, -0.4]}),
        (CORRIDORS, 1, "geometry"),
        "Point",
    ),
    case("route without geometry", feature(1, geometry=None), (CORRIDORS, 1, "geometry"), "null"),
    case(
        "route with swapped coordinates",
        feature(1, geometry={"type": "LineString", "coordinates": [[-0.4, 116.9], [-0.2, 115.8]]}),
        (CORRIDORS, 1, "geometry"),
        "116.90° N 0.40° W",
        "swapped? 116.9, -0.4",
    ),
    case(
        "part of a corridor twice",
        feature(4, part=2),
        (CORRIDORS, 4, "corridor_id, part"),
        "'rute-b', 2 again",
        "it stands in row 3 already",
    ),
    case("waypoints that are no list", feature(1, waypoints="Liang"), (CORRIDORS, 1, "waypoints"), "'Liang'"),
]


@pytest.mark.usefixtures("known_layers")
@pytest.mark.parametrize(("spoil", "wanted"), POSITIONS)
def test_a_problem_is_found_and_it_alone(spoil, wanted, project_copy):
    assert_found_alone(spoil, wanted, project_copy)
