from __future__ import annotations

import pandas as pd
import pytest

from kadgeo.analysis import run
from kadgeo.analysis.agreements import suggest
from kadgeo.crs import GEOD
from kadgeo.text import Text


def changed(squares, **frames):
    return type(squares)(**{**vars(squares), **frames})


def rules(*sectors):
    columns = ["crosses_border", "effect", "is_boundary"]
    return pd.DataFrame(list(sectors), columns=columns)


EFFECT = Text("air mengalir", "water flows")
CROSSES, SILENT, PLAIN, BOUNDARY = (
    (True, EFFECT, False),
    (True, None, False),
    (False, None, False),
    (False, None, True),
)


def test_one_row_a_link_whatever_its_status(squares):
    table = run("agreement_context", squares)
    assert table["agreement_id"].to_list() == ["road", "waste", "waste", "waste", "schools", "line"]
    assert table["relation"].to_list() == ["land", "land", "apart", "land", "apart", "land"]
    assert table["counts_as"].to_list() == ["planned", "active", "active", "active", "ended", "active"]
    assert table["is_current"].to_list() == [True] * 4 + [False] * 2
    across = GEOD.inv(1, 0, 2, 0)[2] / 1e3
    assert table["nearest_km"].to_list() == pytest.approx([0, 0, across, 0, across, 0], rel=1e-3)
    assert table.at[0, "seat_distance_km"] == pytest.approx(GEOD.inv(0.5, 0.5, 1.5, 0.5)[2] / 1e3)
    assert table["common_zone_ids"].to_list() == [("1",), ("1",), (), ("2",), (), ("2",)]
    assert table["cohosted_area_ids"].to_list() == [(), (), (), ("park",), (), ("park",)]
    assert table["suggestion"].to_list() == ["wajib", "wajib", "sukarela", "wajib", "sukarela", "check"]


def test_partners_across_water_are_to_be_checked(squares):
    links = squares.agreement_links.assign(a_code="99.04", b_code="99.03")
    table = run("agreement_context", changed(squares, agreement_links=links))
    assert set(table["relation"]) == {"sea"}
    assert set(table["suggestion"]) == {"check"}
    assert table["nearest_km"].iloc[0] == pytest.approx(GEOD.inv(3, 0.5, 3.1, 0.5)[2] / 1e3, rel=1e-3)


def test_a_seat_that_is_not_known_has_no_distance(squares):
    regencies = squares.regencies.assign(seat_lon=[0.5, float("nan"), 2.5, 3.6])
    table = run("agreement_context", changed(squares, regencies=regencies))
    assert table["seat_distance_km"].isna().to_list() == [True, True, False, True, False, True]


def test_sectors_may_be_called_anything(squares):
    key = {one: f"x{at}" for at, one in enumerate(squares.sectors.index)}
    links = squares.agreement_links
    renamed = changed(
        squares,
        sectors=squares.sectors.rename(index=key),
        agreement_links=links.assign(sectors=[tuple(key[one] for one in some) for some in links["sectors"]]),
    )
    columns = ["suggestion", "reason"]
    before, after = (run("agreement_context", one)[columns] for one in (squares, renamed))
    pd.testing.assert_frame_equal(before, after)


@pytest.mark.parametrize(
    ("relation", "sectors", "is_boundary", "key"),
    [
        ("land", [CROSSES], False, "wajib"),
        ("land", [PLAIN, SILENT], False, "wajib"),
        ("land", [PLAIN], False, "sukarela"),
        ("land", [], False, "sukarela"),
        ("land", [BOUNDARY], True, "check"),
        ("land", [BOUNDARY, CROSSES], False, "wajib"),
        ("land", [CROSSES], True, "check"),
        ("apart", [CROSSES], False, "sukarela"),
        ("apart", [BOUNDARY], True, "sukarela"),
        ("sea", [CROSSES], False, "check"),
    ],
)
def test_the_suggestion_and_that_it_says_it_is_one(relation, sectors, is_boundary, key):
    found, reason = suggest(relation, rules(*sectors), is_boundary=is_boundary)
    assert found == key
    assert reason.id.endswith("Saran menurut aturan kini, PP 28/2018; perlu diperiksa bagian hukum.")
    assert reason.en.endswith(
        "A suggestion under today's rule, PP 28/2018, to be checked by the legal office."
    )
    assert "{" not in reason.id + reason.en


def test_the_reason_tells_the_effects_that_are_in_words():
    told = suggest("land", rules(CROSSES, SILENT, PLAIN), is_boundary=False)[1]
    silent = suggest("land", rules(SILENT), is_boundary=False)[1]
    assert "reaches across the border: water flows. A suggestion" in told.en
    assert "reaches across the border. A suggestion" in silent.en
