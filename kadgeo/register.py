"""The register as of a day: what has happened by then, and what that makes of each agreement.

The status of an agreement is never typed. Its last event by the day that changes the status gives it;
an agreement in force is planned still before it is valid, and ended once its validity is over.
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any, NamedTuple

import pandas as pd

PLANNED, ACTIVE, ENDED = "planned", "active", "ended"
BOUNDARY = "boundary"  # kind of an agreement that is about a boundary, see kadgeo.schema.register
OWN = "register"  # regime of the stages that the register made for itself
PARTY = "party"  # role of whoever agrees; mediators and witnesses do not
_LINKED = ["sectors", "status", "counts_as", "is_boundary", "is_current"]
_ENDS = ["agreement_id", "a_code", "b_code"]


@dataclass(frozen=True, kw_only=True)
class Rules:
    """What the project's stages and statuses mean.

    Parameters
    ----------
    status_of : mapping of str to str
        Status that an event of a stage gives; stages that change nothing are absent.
    counts_as : mapping of str to str
        ``planned``, ``active`` or ``ended`` for each status.
    """

    status_of: Mapping[str, str]
    counts_as: Mapping[str, str]

    def of_stages(self) -> dict[str, str]:
        """What each stage that changes the status counts as."""
        return {
            stage: self.counts_as[status]
            for stage, status in self.status_of.items()
            if status in self.counts_as
        }

    def status_for(self, state: str) -> str | None:
        """First status that counts as `state`."""
        return next((key for key, counted in self.counts_as.items() if counted == state), None)


def last_day(iso: str) -> datetime.date:
    """The last day of a date that may be a month or a year: by then it has surely come.

    Examples
    --------
    >>> last_day("2024-02"), last_day("2019-05-07")
    (datetime.date(2024, 2, 29), datetime.date(2019, 5, 7))
    """
    year, *rest = map(int, iso.split("-"))
    month = rest[0] if rest else 12
    return datetime.date(year, month, rest[1] if len(rest) > 1 else calendar.monthrange(year, month)[1])


def first_day(iso: str) -> datetime.date:
    """The first day of a date that may be a month or a year.

    Examples
    --------
    >>> first_day("2024-02"), first_day("2024")
    (datetime.date(2024, 2, 1), datetime.date(2024, 1, 1))
    """
    return datetime.date(*(*map(int, iso.split("-")), 1, 1)[:3])


def known_by(iso: str, published: Any = None) -> datetime.date:
    """The day from which an event counts: its last possible day, or that of the source that tells of it.

    Parameters
    ----------
    iso : str
        Date of the event.
    published : str, optional
        Date of its source: what a source of June tells happened by June.

    Examples
    --------
    >>> known_by("2025"), known_by("2025", "2025-06-18"), known_by("2025-03", "2026-01-01")
    (datetime.date(2025, 12, 31), datetime.date(2025, 6, 18), datetime.date(2025, 3, 31))
    """
    last = last_day(iso)
    if not isinstance(published, str):
        return last
    told = last_day(published)
    return told if first_day(iso) <= told < last else last


def by_day(events: pd.DataFrame, day: datetime.date) -> pd.DataFrame:
    """Events that count by a day, in the order in which they came.

    Parameters
    ----------
    events : DataFrame
        With ``known_by`` (date).
    day : date
    """
    return events.loc[[one <= day for one in events["known_by"]]].sort_values("known_by", kind="stable")


def open_dated(events: pd.DataFrame, day: datetime.date) -> pd.DataFrame:
    """Events dated by a month or year that is not over on a day: they may have come by then, or not.

    They change no status, and are told with their month or year.

    Parameters
    ----------
    events : DataFrame
        With ``date`` and ``known_by`` (date).
    day : date
    """
    pairs = zip(events["date"], events["known_by"], strict=True)
    return events.loc[[first_day(date) <= day < known for date, known in pairs]]


def agreements_as_of(
    agreements: pd.DataFrame, events: pd.DataFrame, day: datetime.date, rules: Rules
) -> pd.DataFrame:
    """Agreements that have begun by a day, with their status.

    Parameters
    ----------
    agreements : DataFrame
        Indexed by ``agreement_id``, with ``kind``, ``valid_from`` and ``valid_to``.
    events : DataFrame
        All events: ``agreement_id``, ``stage``, ``date`` and ``known_by`` (date).
    day : date
    rules : Rules

    Returns
    -------
    DataFrame
        Rows whose first event counts by the day or is of a month or year that is not over, and those
        without events, with ``stage``, ``status``,
        ``counts_as``, ``status_date``, ``last_event_date`` (missing where unknown), ``is_boundary`` and
        ``is_current``: planned or in force, and about more than a boundary.
    """
    past = by_day(events, day)
    latest = dict(zip(past["agreement_id"], past["date"], strict=True))
    steps = zip(past["agreement_id"], past["stage"], past["date"], strict=True)
    last = {key: (stage, date) for key, stage, date in steps if stage in rules.status_of}
    told = set(events["agreement_id"])
    by_then = {*past["agreement_id"], *open_dated(events, day)["agreement_id"]}
    begun = [key in by_then or key not in told for key in agreements.index]
    frame = agreements.loc[begun]  # also where there is none
    reached = [last.get(key, (None, None)) for key in frame.index]
    spans = zip(frame["valid_from"], frame["valid_to"], strict=True)
    states = [
        _status(rules.status_of.get(str(stage)), span, day, rules)
        for (stage, _), span in zip(reached, spans, strict=True)
    ]
    counted = [rules.counts_as.get(str(one)) for one in states]
    is_boundary = [kind == BOUNDARY for kind in frame["kind"]]
    current = [
        one in (PLANNED, ACTIVE) and not apart for one, apart in zip(counted, is_boundary, strict=True)
    ]

    def column(values: list[Any], dtype: str = "str") -> pd.Series:
        return pd.Series(values, frame.index, dtype=dtype)

    return frame.assign(
        stage=column([stage for stage, _ in reached]),
        status=column(states),
        status_date=column([date for _, date in reached]),
        last_event_date=column([latest.get(key) for key in frame.index]),
        is_boundary=column(is_boundary, "bool"),
        counts_as=column(counted),
        is_current=column(current, "bool"),
    )


def _status(status: str | None, valid: tuple[Any, Any], day: datetime.date, rules: Rules) -> str | None:
    """Status by the events, corrected by the time for which the agreement is valid."""
    begins, ends = valid
    is_active = rules.counts_as.get(status or "") == ACTIVE
    if isinstance(ends, str) and last_day(ends) < day and (is_active or status is None):
        return rules.status_for(ENDED)
    if is_active and isinstance(begins, str) and first_day(begins) > day:
        return rules.status_for(PLANNED)
    if status is None and isinstance(begins, str) and first_day(begins) <= day:
        return rules.status_for(ACTIVE)
    return status


def links(agreements: pd.DataFrame) -> pd.DataFrame:
    """Every pair of the province's regencies that an agreement joins.

    Parameters
    ----------
    agreements : DataFrame
        As :func:`agreements_as_of` gives them, with ``party_codes`` and ``sectors`` (tuples).

    Returns
    -------
    DataFrame
        ``agreement_id``, ``a_code``, ``b_code`` in the order of the parties, and what the agreement is.
    """
    rows = [
        (key, a, b) for key, codes in agreements["party_codes"].items() for a, b in combinations(codes, 2)
    ]
    pairs = pd.DataFrame(rows, columns=_ENDS, dtype="str")
    return pairs.join(agreements[_LINKED], on="agreement_id")


def stages_before(stages: pd.DataFrame) -> dict[str, list[str]]:
    """Stages that must have come before each: only what the law surely asks.

    Parameters
    ----------
    stages : DataFrame
        Indexed by ``stage``, with ``regime``, ``order`` and ``confirmed``.

    Examples
    --------
    >>> order, confirmed = [1, 2, 3], ["yes", "no", "yes"]
    >>> columns = {"regime": "ksdd", "order": order, "confirmed": confirmed}
    >>> stages_before(pd.DataFrame(columns, index=["offer", "talks", "signed"]))
    {'offer': [], 'talks': ['offer'], 'signed': ['offer']}
    """
    ranked = stages[stages["order"].notna()]
    rows = list(zip(ranked.index, ranked["regime"], ranked["order"], ranked["confirmed"], strict=True))
    return {
        stage: [one for one, of, at, sure in rows if of == regime and at < order and sure == "yes"]
        for stage, regime, order, _ in rows
    }


def lacking(reached: Iterable[str], due: Mapping[str, Iterable[str]], held: Iterable[str]) -> list[str]:
    """What the stages reached need and is not on record: documents, or stages that come before.

    Parameters
    ----------
    reached : iterable of str
        Stages of an agreement's events.
    due : mapping of str to iterable of str
        What each stage needs; a stage that needs nothing may be absent.
    held : iterable of str
        What is on record: kinds of the agreement's documents, or its stages.

    Examples
    --------
    >>> lacking(["talks", "signed"], {"signed": ["draft", "deed"]}, ["draft"])
    ['deed']
    """
    known = set(held)
    wanted = dict.fromkeys(one for stage in reached for one in due.get(stage, ()))
    return [one for one in wanted if one not in known]


class Told(NamedTuple):
    """What an event says that another may contradict."""

    event_id: str
    agreement_id: str
    date: Any
    stage: str
    contradicts: tuple[str, ...]


def contradictions(events: Iterable[Told], counts_as: Mapping[str, str]) -> list[tuple[str, str]]:
    """Pairs of events that contradict each other, each once.

    Parameters
    ----------
    events : iterable of Told
    counts_as : mapping of str to str
        ``planned``, ``active`` or ``ended`` for each stage that changes the status.

    Returns
    -------
    list of (str, str)
        Events that name each other, and those of one day that make one agreement two things.

    Examples
    --------
    >>> told = [Told("a", "road", "2020", "signed", ()), Told("b", "road", "2020", "lapsed", ())]
    >>> contradictions(told, {"signed": "active", "lapsed": "ended"})
    [('b', 'a')]
    """
    listed = list(events)
    known, found = {one.event_id for one in listed}, dict[frozenset[str], tuple[str, str]]()
    named = [(one.event_id, other) for one in listed for other in one.contradicts if other in known]
    first: dict[tuple[str, Any], Told] = {}
    for one in listed:
        if one.stage in counts_as:
            same_day = first.setdefault((one.agreement_id, one.date), one)
            if counts_as[one.stage] != counts_as[same_day.stage]:
                named.append((one.event_id, same_day.event_id))
    for pair in named:
        found.setdefault(frozenset(pair), pair)
    return list(found.values())


def unconfirmed(stages: pd.DataFrame) -> list[str]:
    """Stages said to be of the law that no source read confirms; the register's own are of no law.

    Parameters
    ----------
    stages : DataFrame
        Indexed by ``stage``, with ``regime`` and ``confirmed``.

    Examples
    --------
    >>> regimes, confirmed = ["register", "ksdd", "ksdd"], ["no", "no", "yes"]
    >>> stages = pd.DataFrame({"regime": regimes, "confirmed": confirmed}, index=["talks", "offer", "signed"])
    >>> unconfirmed(stages)
    ['offer']
    """
    return list(stages.index[(stages["regime"] != OWN) & (stages["confirmed"] == "no")])
