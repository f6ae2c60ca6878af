"""The status of an agreement: derived from its events and validity on the day, on a register made by hand."""

from __future__ import annotations

import datetime
import itertools

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kadgeo import register
from kadgeo.register import ACTIVE, ENDED, PLANNED, Rules

RULES = Rules(
    status_of={"talk": "t", "draw": "d", "sign": "s", "stop": "e"},
    counts_as={"t": PLANNED, "d": PLANNED, "s": ACTIVE, "e": ENDED},
)
STAGES = ["talk", "draw", "sign", "stop", "walk"]  # the last changes nothing


def on(day: str) -> datetime.date:
    return datetime.date.fromisoformat(day)


def book(events, *, begins=None, ends=None, kind="ksdd"):
    """One agreement, and its events as (date, stage)."""
    agreements = pd.DataFrame(
        {"kind": [kind], "valid_from": [begins], "valid_to": [ends]},
        index=pd.Index(["one"], name="agreement_id"),
    )
    table = pd.DataFrame(events, columns=["date", "stage"])
    known = [register.known_by(day) for day in table["date"]]
    return agreements, table.assign(agreement_id="one", known_by=pd.Series(known, dtype=object))


def status(day, events, **options):
    frame = register.agreements_as_of(*book(events, **options), on(day), RULES)
    return None if frame.empty else frame["status"].iloc[0]


def test_an_event_of_a_year_that_is_not_over_is_told_and_changes_no_status():
    agreements, events = book([("2020", "sign"), ("2020-11-02", "walk")])
    assert register.open_dated(events, on("2019-12-31")).empty
    assert register.open_dated(events, on("2020-06-30"))["date"].to_list() == ["2020"]
    assert register.open_dated(events, on("2020-12-31")).empty
    frame = register.agreements_as_of(agreements, events, on("2020-06-30"), RULES)
    assert frame["status"].isna().to_list() == [True]
    assert frame["status_date"].isna().all()
    assert not frame["is_current"].any()


@pytest.mark.parametrize(
    ("day", "wanted"),
    [
        ("2018-12-31", None),  # nothing has happened yet
        ("2019-05-01", "t"),
        ("2020-06-30", "t"),  # of a date of a year only, the year must be over
        ("2020-12-31", "d"),
        ("2021-03-30", "d"),
        ("2021-03-31", "s"),
        ("2023-01-01", "s"),
        ("2023-01-02", "e"),
    ],
)
def test_the_last_event_that_counts_gives_the_status(day, wanted):
    events = [
        ("2019-05-01", "talk"),
        ("2020", "draw"),
        ("2021-03", "sign"),
        ("2022", "walk"),
        ("2023-01-02", "stop"),
    ]
    assert status(day, events) == wanted


def test_the_order_of_the_rows_does_not_matter():
    events = [("2021-01-01", "sign"), ("2019-01-01", "talk"), ("2020-01-01", "draw")]
    assert {status("2022-01-01", list(some)) for some in itertools.permutations(events)} == {"s"}


@pytest.mark.parametrize(
    ("day", "wanted"),
    [("2020-06-01", "t"), ("2021-01-01", "s"), ("2021-12-31", "s"), ("2022-01-01", "e")],
)
def test_validity_corrects_what_is_signed(day, wanted):
    assert status(day, [("2020-05-01", "sign")], begins="2021", ends="2021") == wanted


def test_a_draft_does_not_come_into_force_by_its_planned_validity():
    assert status("2022-06-01", [("2020-05-01", "draw")], begins="2021", ends="2030") == "d"


def test_without_events_the_validity_alone_speaks_and_nothing_is_made_up():
    assert status("2022-06-01", [], begins="2021", ends="2030") == "s"
    assert status("2031-06-01", [], begins="2021", ends="2030") == "e"
    assert pd.isna(status("2022-06-01", []))
    assert pd.isna(status("2022-06-01", [("2020-01-01", "walk")]))


def test_a_source_tells_no_later_than_it_was_written():
    assert register.known_by("2025", "2025-06-18") == on("2025-06-18")
    assert register.known_by("2025", "2024-06-18") == on("2025-12-31")
    assert register.known_by("2025-02-03", "2026-01-01") == on("2025-02-03")


def test_boundary_matters_are_no_current_cooperation():
    frame = register.agreements_as_of(
        *book([("2020-01-01", "sign")], kind="boundary"), on("2021-01-01"), RULES
    )
    assert frame[["is_boundary", "is_current"]].iloc[0].tolist() == [True, False]


DATES = st.dates(on("2000-01-01"), on("2030-12-31")).map(datetime.date.isoformat)


@given(st.lists(st.tuples(DATES, st.sampled_from(STAGES)), max_size=8), DATES, DATES)
def test_between_two_days_without_a_turn_the_status_stays(events, one, other):
    first, last = sorted([one, other])
    turns = [day for day, stage in events if stage in RULES.status_of and first < day <= last]
    before, after = status(first, events), status(last, events)
    if not turns and before is not None:
        assert before == after or (pd.isna(before) and pd.isna(after))
    if turns:
        latest = max(turns)
        assert after in {
            RULES.status_of[stage] for day, stage in events if day == latest and stage in RULES.status_of
        }


def test_three_parties_are_three_links_and_an_outsider_is_none():
    agreements = pd.DataFrame(
        {
            "party_codes": [("a", "b", "c"), ("a",), ("b", "a")],
            "sectors": [(), (), ()],
            "status": "s",
            "counts_as": ACTIVE,
            "is_boundary": False,
            "is_current": True,
        },
        index=pd.Index(["three", "outside", "two"], name="agreement_id"),
    )
    links = register.links(agreements)
    assert list(zip(links["agreement_id"], links["a_code"], links["b_code"], strict=True)) == [
        ("three", "a", "b"),
        ("three", "a", "c"),
        ("three", "b", "c"),
        ("two", "b", "a"),
    ]
    assert links["is_current"].all()


def test_only_stages_that_the_law_surely_asks_are_missed():
    stages = pd.DataFrame(
        {"regime": "law", "order": [1, 2, 3], "confirmed": ["yes", "no", "yes"]},
        index=["ask", "agree", "sign"],
    )
    before = register.stages_before(stages)
    assert register.lacking(["sign"], before, ["sign"]) == ["ask"]
    assert register.lacking(["ask", "sign"], before, ["ask", "sign"]) == []
    assert register.lacking([], before, []) == []
