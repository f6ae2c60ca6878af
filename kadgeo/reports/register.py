"""The register of agreements: each with its parties, events, documents and what followed."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

import pandas as pd

from kadgeo import register as rules
from kadgeo.dataset import Dataset
from kadgeo.document import Entry, Happening, Register
from kadgeo.maps.declared import with_facts
from kadgeo.maps.facts import status_words
from kadgeo.results import per_dataset
from kadgeo.schema import is_missing, worded
from kadgeo.text import Text

TITLE = Text("Register kerja sama antardaerah", "Register of inter-regional cooperation")
SOON_DAYS, SILENT_DAYS = 90, 365
_NAMED = Text("{name} ({role})", "{name} ({role})")
_PAPER = Text("{kind} {number}", "{kind} {number}")
_FOLLOWS = Text("{title}: {status}", "{title}: {status}")


@per_dataset
def register(dataset: Dataset) -> Register:
    """Everything the page of the register shows.

    Parameters
    ----------
    dataset : Dataset

    Returns
    -------
    Register
        Agreements as of the dataset's day, the latest status first.

    Examples
    --------
    >>> import kadgeo
    >>> len(register(kadgeo.load()).of_meeting)
    6
    """
    frame, fields = with_facts(dataset, "agreements", dataset.agreements, skip=("sectors",))
    cited = dataset.citation(frame)
    events, papers, members = _events(dataset), _papers(dataset), _members(dataset)
    missing, follow_ups = _missing(dataset), _follow_ups(dataset)
    entries = {}
    for key, row in frame.to_dict("index").items():
        entries[key] = Entry(
            key=str(key),
            title=worded(row, "title"),
            status=status_words(dataset, row),
            day="" if is_missing(row["status_date"]) else row["status_date"],
            state="" if is_missing(row["counts_as"]) else row["counts_as"],
            parties=members.get(key, ()),
            sectors=tuple(dataset.category("sectors", one) for one in row["sectors"]),
            facts=tuple((one.label, row[one.column]) for one in fields if row[one.column] is not None),
            events=events.get(key, ()),
            held=papers.get(key, ()),
            missing=missing.get(key, ()),
            follow_ups=follow_ups.get(key, ()),
            source=Text.same(cited[key]),
        )
    met = frame["meeting_id"].notna()
    order = frame["status_date"].fillna("").sort_values(ascending=False, kind="stable").index
    return Register(
        title=TITLE,
        publisher=dataset.project.publisher,
        day=dataset.spelled("agreement_events", "date", dataset.as_of.isoformat()),
        of_meeting=tuple(entries[key] for key in frame.index if met[key]),
        others=tuple(entries[key] for key in order if not met[key]),
    )


def _members(dataset: Dataset) -> Mapping[str, tuple[Text, ...]]:
    """Parties of each agreement; those who only mediate or witness say so."""
    found: dict[str, list[Text]] = {}
    for row in dataset.agreement_parties.to_dict("records"):
        name = dataset.name("party", row["party_code"])
        role = dataset.spelled("agreement_parties", "role", row["role"])
        said = name if row["role"] == rules.PARTY else _NAMED.format(name=name, role=role)
        found.setdefault(row["agreement_id"], []).append(said)
    return {key: tuple(names) for key, names in found.items()}


def _events(dataset: Dataset) -> Mapping[str, tuple[Happening, ...]]:
    frame = dataset.agreement_events
    cited = dataset.citation(frame)
    found: dict[str, list[Happening]] = {}
    for key, row in frame.to_dict("index").items():
        one = Happening(
            day=dataset.spelled("agreement_events", "date", row["date"]),
            stage=dataset.name("stages", row["stage"]),
            what=worded(row, "statement"),
            who=None
            if is_missing(row["parties"])
            else dataset.spelled("agreement_events", "parties", row["parties"]),
            confidence=dataset.category("confidence", row["confidence"]),
            source=Text.same(cited[key]),
            is_conflicting=bool(row["conflicts_with"]),
        )
        found.setdefault(row["agreement_id"], []).append(one)
    return {key: tuple(some) for key, some in found.items()}


def _papers(dataset: Dataset) -> Mapping[str, tuple[Text, ...]]:
    """Documents on record."""
    found: dict[str, list[Text]] = {}
    for row in dataset.documents.to_dict("records"):
        kind = dataset.category("documents", row["kind"])
        number = "" if is_missing(row["number"]) else row["number"]
        found.setdefault(row["agreement_id"], []).append(_PAPER.format(kind=kind, number=number))
    return {key: tuple(some) for key, some in found.items()}


def _missing(dataset: Dataset) -> Mapping[str, tuple[Text, ...]]:
    """Documents that the stages reached need, and that are not on record."""
    due = dataset.stages["documents_due"].to_dict()
    held = {key: list(kinds) for key, kinds in dataset.documents.groupby("agreement_id")["kind"]}
    found = {}
    for key, reached in dataset.agreement_events.groupby("agreement_id", sort=False)["stage"]:
        kinds = rules.lacking(reached, due, held.get(key, ()))
        found[str(key)] = tuple(dataset.category("documents", kind) for kind in kinds)
    return found


def _follow_ups(dataset: Dataset) -> Mapping[str, tuple[tuple[str, Text], ...]]:
    """Agreements that take up each, and those that take up these."""
    frame = dataset.agreements
    children = {parent: list(some.index) for parent, some in frame.groupby("parent_id", sort=False)}
    rows = frame.to_dict("index")
    return {
        key: tuple((other, _followed(dataset, rows[other])) for other in _below(key, children))
        for key in frame.index
        if key in children
    }


def _below(key: str, children: Mapping[Any, list[str]]) -> list[str]:
    """Keys of the agreements under one, the nearest first."""
    found, waiting = dict[str, None](), [key]
    while waiting:
        fresh = [one for one in children.get(waiting.pop(0), ()) if one not in found and one != key]
        found |= dict.fromkeys(fresh)
        waiting += fresh
    return list(found)


def _followed(dataset: Dataset, row: Mapping[str, Any]) -> Text:
    return _FOLLOWS.format(title=worded(row, "title"), status=status_words(dataset, row))


def attention(dataset: Dataset) -> dict[str, list[str]]:
    """Keys of agreements that a planner should look at on the day.

    Parameters
    ----------
    dataset : Dataset

    Returns
    -------
    dict of str to list of str
        ``active`` and ``planned``; ``ending`` within :data:`SOON_DAYS`; ``silent``: current, and without an
        event for :data:`SILENT_DAYS`.
    """
    frame, today = dataset.agreements, dataset.as_of
    soon, long_ago = today + datetime.timedelta(SOON_DAYS), today - datetime.timedelta(SILENT_DAYS)
    current = frame[frame["is_current"]]
    return {
        "active": list(current.index[current["counts_as"] == rules.ACTIVE]),
        "planned": list(current.index[current["counts_as"] == rules.PLANNED]),
        "ending": [key for key, day in current["valid_to"].items() if _within(day, today, soon)],
        "silent": [key for key, day in current["last_event_date"].items() if _before(day, long_ago)],
    }


def _within(day: Any, first: datetime.date, last: datetime.date) -> bool:
    return isinstance(day, str) and first <= rules.last_day(day) <= last


def _before(day: Any, limit: datetime.date) -> bool:
    return isinstance(day, str) and rules.last_day(day) < limit


def table(dataset: Dataset) -> pd.DataFrame:
    """The register as a table for spreadsheets: a row each agreement, in words.

    Parameters
    ----------
    dataset : Dataset
    """
    book = register(dataset)
    rows = [
        {
            "agreement_id": one.key,
            "title": one.title,
            "parties": one.parties,
            "sectors": one.sectors,
            "status": one.status,
            "status_date": one.day,
            "last_event": one.events[-1].what if one.events else None,
            "documents": one.held,
            "documents_missing": one.missing,
            "follow_ups": tuple(words for _, words in one.follow_ups),
            "source": one.source,
        }
        for one in (*book.of_meeting, *book.others)
    ]
    return pd.DataFrame(rows)
