from __future__ import annotations

import pytest

from kadgeo.analysis import cases, run
from kadgeo.crs import GEOD
from kadgeo.errors import KadgeoError, UnknownNameError

KUKAR, PPU = "64.02", "64.09"


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


def test_each_level_on_each_side_adds_up_to_the_border(dataset):
    whole = run("contiguity", dataset).set_index(["a_code", "b_code"])["shared_border_km"]
    for options in cases("border_villages", dataset):
        table = run("border_villages", dataset, **options)
        sums = table.groupby(["level", "side_code"])["border_km"].sum()
        assert len(sums) == 4
        assert (sums - whole[options["a"], options["b"]]).abs().max() < 1e-9  # a micrometre
        assert table[["name", "district_code"]].notna().all(axis=None)


def test_who_faces_whom_is_mutual(dataset):
    table = run("border_villages", dataset, a=KUKAR, b=PPU).set_index("code")
    for code, row in table.iterrows():
        assert all(code in table.at[other, "facing_codes"] for other in row["facing_codes"])


def test_the_other_way_round_is_the_same_border(dataset):
    one = run("border_villages", dataset, a=KUKAR, b=PPU).set_index("code")
    two = run("border_villages", dataset, a=PPU, b=KUKAR).set_index("code")
    assert one["border_km"].to_dict() == pytest.approx(two["border_km"].to_dict(), abs=1e-9)


def test_on_one_side_the_border_lies_in_a_single_district(dataset):
    table = run("border_villages", dataset, a=KUKAR, b=PPU)
    districts = table[(table["level"] == "district") & (table["side_code"] == PPU)]
    assert districts["code"].to_list() == ["64.09.04"]
    assert districts["border_share"].to_list() == pytest.approx([1])
