"""The status of an agreement: derived from its events and validity on the day, on a register made by hand."""

from __future__ import annotations

import datetime
import itertools

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kadgeo import register, scrutiny
from kadgeo.register import ACTIVE, ENDED, PLANNED, Rules

RULES = Rules(
    status_of={"talk": "t", "draw": "d", "sign": "s", "stop": "e"},
    counts_as={"t": PLANNED, "d": PLANNED, "s": ACTIVE, "e": ENDED},
    confidence=("sure", "unsure"),
    boundary_sectors={"line"},
)
STAGES = ["talk", "draw", "sign", "stop", "walk"]  # the last changes nothing


def on(day: str) -> datetime.date:
    return datetime.date.fromisoformat(day)


def book(events, *, begins=None, ends=None, kind="ksdd", sectors=("road",)):
    """One agreement, and its events as (date, stage) or (date, stage, confidence)."""
    agreements = pd.DataFrame(
        {"kind": [kind], "sectors": [sectors], "valid_from": [begins], "valid_to": [ends]},
        index=pd.Index(["one"], name="agreement_id"),
    )
    rows = [(*one, "sure")[:3] for one in events]
    table = pd.DataFrame(rows, columns=["date", "stage", "confidence"])
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


@pytest.mark.parametrize(
    ("kind", "sectors", "is_boundary"),
    [
        ("boundary", ("road",), True),
        ("boundary", (), True),
        ("ksdd", ("line",), True),
        ("ksdd", ("line", "road"), False),
        ("ksdd", ("road",), False),
        ("ksdd", (), False),
    ],
)
def test_boundary_matters_are_no_current_cooperation(kind, sectors, is_boundary):
    agreements, events = book([("2020-01-01", "sign")], kind=kind, sectors=sectors)
    frame = register.agreements_as_of(agreements, events, on("2021-01-01"), RULES)
    assert frame[["is_boundary", "is_current"]].iloc[0].tolist() == [is_boundary, not is_boundary]


@pytest.mark.parametrize(
    ("day", "events", "begins", "ends", "since"),
    [
        ("2020-06-01", [("2020-05-01", "sign")], "2021", "2021", "2020-05-01"),  # planned since it is signed
        ("2021-06-01", [("2020-05-01", "sign")], "2021", "2021", "2021"),
        ("2021-06-01", [("2020-05-01", "sign")], "2020", "2021", "2020-05-01"),
        ("2022-06-01", [("2020-05-01", "sign")], "2021", "2021-12", "2021-12"),
        ("2022-06-01", [("2020-05-01", "draw")], "2021", "2021-12", "2020-05-01"),
        ("2022-06-01", [("2020-05-01", "sign"), ("2021-03-01", "stop")], None, "2021-12", "2021-03-01"),
        ("2022-06-01", [], "2021", None, "2021"),
        ("2022-06-01", [], "2021", "2021-12", "2021-12"),
    ],
)
def test_the_day_of_a_status_is_that_of_what_gave_it(day, events, begins, ends, since):
    frame = register.agreements_as_of(*book(events, begins=begins, ends=ends), on(day), RULES)
    assert frame["status_date"].to_list() == [since]


@pytest.mark.parametrize(
    ("events", "wanted", "is_contested"),
    [
        ([("2020-05-01", "sign", "unsure"), ("2020-05-01", "talk", "sure")], "t", True),
        ([("2020-05-01", "sign", "sure"), ("2020-05-01", "talk", "unsure")], "s", True),
        ([("2020-05-01", "sign"), ("2020-05-01", "stop"), ("2020-05-01", "talk")], "e", True),
        ([("2020-05-01", "sign", "unheard"), ("2020-05-01", "talk", "unsure")], "t", True),
        ([("2020-05-01", "draw"), ("2020-05-01", "talk")], "d", False),  # both planned
        ([("2020-05-01", "sign"), ("2020-05-01", "walk")], "s", False),
        ([("2020", "stop"), ("2020-12-31", "sign")], "s", False),  # the year's end is the later
        ([("2019-05-01", "sign"), ("2019-05-01", "stop"), ("2020-05-01", "draw")], "d", False),
    ],
)
def test_of_events_of_one_day_the_surest_decides_in_any_order_of_rows(events, wanted, is_contested):
    for rows in itertools.permutations(events):
        frame = register.agreements_as_of(*book(list(rows)), on("2021-01-01"), RULES)
        assert frame[["status", "is_contested"]].iloc[0].to_list() == [wanted, is_contested]


def test_a_validity_that_is_over_is_not_contested():
    events = [("2020-05-01", "sign"), ("2020-05-01", "talk")]
    frame = register.agreements_as_of(*book(events, ends="2020-12"), on("2022-01-01"), RULES)
    assert frame[["status", "status_date", "is_contested"]].iloc[0].to_list() == ["e", "2020-12", False]


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
    before = scrutiny.stages_before(stages)
    assert scrutiny.lacking(["sign"], before, ["sign"]) == ["ask"]
    assert scrutiny.lacking(["ask", "sign"], before, ["ask", "sign"]) == []
    assert scrutiny.lacking([], before, []) == []
