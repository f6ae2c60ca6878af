"""The register as of a day: what has happened by then, and what that makes of each agreement.

The status of an agreement is never typed. Its last event by the day that changes the status gives it;
an agreement in force is planned still before it is valid, and ended once its validity is over.
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, NamedTuple

import pandas as pd

PLANNED, ACTIVE, ENDED = "planned", "active", "ended"
BOUNDARY = "boundary"  # kind of an agreement that is about a boundary, see kadgeo.schema.register
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
        ``planned``, ``active`` or ``ended`` for each status, in the order of the settings.
    confidence : sequence of str
        Degrees of confidence, the surest first.
    boundary_sectors : collection of str
        Sectors of where a border runs.
    """

    status_of: Mapping[str, str]
    counts_as: Mapping[str, str]
    confidence: Sequence[str] = ()
    boundary_sectors: Collection[str] = ()

    def of_stages(self) -> dict[str, str]:
        """What each stage that changes the status counts as."""
        return {
            stage: self.counts_as[status]
            for stage, status in self.status_of.items()
            if status in self.counts_as
        }

    def weight(self, stage: str, confidence: str) -> tuple[int, int, str]:
        """How much an event's status weighs against others of one day: the greatest gives the status.

        The surest weighs most, and of equally sure ones the status that comes last in the settings.
        """
        sure, statuses = list(self.confidence), list(self.counts_as)
        status = self.status_of[stage]
        return (
            -sure.index(confidence) if confidence in sure else -len(sure),
            statuses.index(status) if status in statuses else -1,
            stage,
        )

    def is_boundary(self, kind: str, sectors: Collection[str]) -> bool:
        """Is an agreement about where a border runs, by its kind or by all its sectors."""
        return kind == BOUNDARY or (len(sectors) > 0 and all(one in self.boundary_sectors for one in sectors))

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
    past = events.loc[[one <= day for one in events["known_by"]]]
    return past.sort_values(["known_by", "date"], kind="stable")


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
        Indexed by ``agreement_id``, with ``kind``, ``sectors`` (tuple), ``valid_from`` and ``valid_to``.
    events : DataFrame
        All events: ``agreement_id``, ``stage``, ``date``, ``confidence`` and ``known_by`` (date).
    day : date
    rules : Rules

    Returns
    -------
    DataFrame
        Rows whose first event counts by the day or is of a month or year that is not over, and those
        without events, with ``stage``, ``status``,
        ``counts_as``, ``status_date``, ``last_event_date`` (missing where unknown), ``is_contested``:
        other events of the very day of the status make the agreement another thing, ``is_boundary`` and
        ``is_current``: planned or in force, and about more than a boundary.
    """
    past = by_day(events, day)
    latest = dict(zip(past["agreement_id"], past["date"], strict=True))
    last = _deciding(past, rules)
    told = set(events["agreement_id"])
    by_then = {*past["agreement_id"], *open_dated(events, day)["agreement_id"]}
    begun = [key in by_then or key not in told for key in agreements.index]
    frame = agreements.loc[begun]  # also where there is none
    reached = [last.get(key, _NOTHING) for key in frame.index]
    spans = zip(frame["valid_from"], frame["valid_to"], strict=True)
    found = [_standing(one, span, day, rules) for one, span in zip(reached, spans, strict=True)]
    counted = [rules.counts_as.get(str(one.status)) for one in found]
    is_boundary = [rules.is_boundary(*about) for about in zip(frame["kind"], frame["sectors"], strict=True)]
    current = [
        one in (PLANNED, ACTIVE) and not apart for one, apart in zip(counted, is_boundary, strict=True)
    ]

    def column(values: list[Any], dtype: str = "str") -> pd.Series:
        return pd.Series(values, frame.index, dtype=dtype)

    return frame.assign(
        stage=column([one.stage for one in found]),
        status=column([one.status for one in found]),
        status_date=column([one.date for one in found]),
        is_contested=column([one.is_contested for one in found], "bool"),
        last_event_date=column([latest.get(key) for key in frame.index]),
        is_boundary=column(is_boundary, "bool"),
        counts_as=column(counted),
        is_current=column(current, "bool"),
    )


class _Standing(NamedTuple):
    """Status of an agreement, the day since when it has it, and what gave it."""

    stage: str | None = None
    status: str | None = None
    date: str | None = None
    is_contested: bool = False


_NOTHING = _Standing()


def _deciding(past: pd.DataFrame, rules: Rules) -> dict[str, _Standing]:
    """What the last day with an event that changes the status makes of each agreement.

    Of several events of that day the weightiest decides, whatever the order of the rows.
    """
    turns = past.loc[[stage in rules.status_of for stage in past["stage"]]]
    steps = zip(
        *(turns[one] for one in ("agreement_id", "known_by", "date", "stage", "confidence")), strict=True
    )
    of_day: dict[str, dict[tuple[Any, str], list[tuple[str, str]]]] = {}
    for key, known, date, stage, confidence in steps:
        of_day.setdefault(key, {}).setdefault((known, date), []).append((stage, confidence))
    found = {}
    for key, days in of_day.items():
        (_, date), told = days.popitem()  # the last, as the events come by the day
        stage, _ = max(told, key=lambda one: rules.weight(*one))
        ways = {rules.counts_as.get(rules.status_of[one]) for one, _ in told}
        found[key] = _Standing(stage, rules.status_of[stage], date, len(ways) > 1)
    return found


def _standing(reached: _Standing, valid: tuple[Any, Any], day: datetime.date, rules: Rules) -> _Standing:
    """Status by the events, corrected by the time for which the agreement is valid."""
    begins, ends = (one if isinstance(one, str) else None for one in valid)
    is_active = rules.counts_as.get(reached.status or "") == ACTIVE
    if not is_active and reached.status is not None:
        return reached
    if ends and last_day(ends) < day:
        return _Standing(reached.stage, rules.status_for(ENDED), ends)
    if begins is None:
        return reached
    has_begun = first_day(begins) <= day
    if not has_begun:
        return reached._replace(status=rules.status_for(PLANNED)) if is_active else reached
    if reached.date is None or first_day(reached.date) < first_day(begins):
        status = reached.status or rules.status_for(ACTIVE)
        return reached._replace(status=status, date=begins)
    return reached


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
