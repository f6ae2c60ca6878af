"""Codes and names of the country's lists, met in the shipped tables and boundaries."""

from __future__ import annotations

import pytest
from spoiling import assert_found_alone, at, case, cell, layer, layer_file

CODES = [
    case(
        "BPS code of another regency",
        cell("zone_members", 4, regency="6403"),
        at("zone_members", 4, "regency"),
        "'6403'",
        "6403 may be the BPS code of 64.02 Kutai Kartanegara Regency, or the Kemendagri code without its "
        "dot of 64.03 Berau Regency; write the code with its dot",
    ),
    case(
        "boundary with a name of no list",
        layer("regencies", lambda frame: frame.assign(name=["Pasir Lama", *frame["name"][1:]])),
        layer_file("regencies", "name"),
        "64.01 kabupaten Pasir Lama",
        "mend the boundary file; the table is right",
    ),
]


@pytest.mark.parametrize(("spoil", "wanted"), CODES)
def test_a_problem_is_found_and_it_alone(spoil, wanted, project_copy):
    assert_found_alone(spoil, wanted, project_copy)
