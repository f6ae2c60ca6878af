from __future__ import annotations

import pytest

from kadgeo.analysis import run
from kadgeo.crs import GEOD
from kadgeo.errors import KadgeoError, UnknownNameError


def test_squares(squares):
    table = run("border_villages", squares, a="99.02", b="99.01")
    assert table["level"].to_list() == ["district"] * 4 + ["village"] * 4
    assert table["side_code"].to_list() == ["99.02"] * 2 + ["99.01"] * 2 + ["99.02"] * 2 + ["99.01"] * 2
    south = table[table["code"] == "99.01.01.2002"].iloc[0]
    assert (south["name"], south["district_code"]) == ("Alpha 1-2", "99.01.01")
    assert south["facing_codes"] == ("99.02.01.2001",)
    assert south["border_km"] == pytest.approx(GEOD.inv(1, 0, 1, 0.5)[2] / 1e3, abs=1e-9)
    assert table["border_share"].sum() == pytest.approx(4)


def test_regencies_that_do_not_touch_have_an_empty_border(squares):
    table = run("border_villages", squares, a="99.01", b="99.03")
    assert table.empty
    assert "facing_codes" in table


def test_borders_inside_a_regency_do_not_count(squares):
    table = run("border_villages", squares, a="99.01", b="99.02")
    assert "99.01.01.2001" not in set(table["code"])


@pytest.mark.parametrize("code", ["99.05", "Alpha", ""])
def test_an_unknown_code_is_refused_with_the_known_ones(code, squares):
    with pytest.raises(UnknownNameError, match=r"there are: 99\.01, 99\.02"):
        run("border_villages", squares, a=code, b="99.02")


def test_a_regency_has_no_border_with_itself(squares):
    with pytest.raises(KadgeoError, match="expected two regencies"):
        run("border_villages", squares, a="99.01", b="99.01")
