"""Where parties outside the province stand."""

import numpy as np
import pytest

from kadgeo.maps.links import LEAST_STEP, _apart, at_the_edge, directions


@pytest.mark.parametrize(
    "wanted", [{}, {"a": 3.0}, {"a": 1.0, "b": 1.0, "c": 1.1}, dict.fromkeys("abcdefgh", 9.9)]
)
def test_parties_make_room_for_each_other(wanted) -> None:
    found = _apart(wanted, 10.0)
    assert set(found) == set(wanted)
    at = np.sort(list(found.values()))
    if len(at) > 1:
        gaps = np.diff([*at, at[0] + 10.0])
        assert gaps.min() > 0.99 * LEAST_STEP * 10
    for key in wanted:
        assert min(abs(found[key] - wanted[key]), 10 - abs(found[key] - wanted[key])) < 1.5


def test_arrows_point_to_where_a_party_is(dataset) -> None:
    west, south, east, north = dataset.regencies.total_bounds
    places, ways = at_the_edge(dataset), directions(dataset)
    for key, way in ways.items():
        lon, lat = dataset.parties.loc[key, ["lon", "lat"]]
        assert (lon > (west + east) / 2) == (0 < way < 180)
        assert (lat > (south + north) / 2) == (way < 90 or way > 270)
    inside = [key for key in places if key not in dataset.parties.index]
    assert not any(key in ways for key in inside), "the province itself is nowhere outside"
