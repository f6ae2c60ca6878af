"""The register of agreements: each with its parties, events, documents and what followed."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pandas as pd

from kadgeo import register as rules
from kadgeo.dataset import Dataset
from kadgeo.entries import Cell, Citation, Entry, Register
from kadgeo.layers import Field
from kadgeo.maps.declared import own_columns, with_facts
from kadgeo.maps.facts import status_words
from kadgeo.reports import timeline
from kadgeo.results import per_dataset
from kadgeo.schema import DECLARED, is_missing, worded
from kadgeo.text import Text

TITLE = Text("Register kerja sama antardaerah", "Register of inter-regional cooperation")
SOON_DAYS, SILENT_DAYS = 90, 365
NO_STATUS = Text("Status belum tercatat", "No status on record")
_DECLARED = DECLARED["agreements"].columns
COLUMNS = {
    "title": _DECLARED["title"].label,
    "parties": DECLARED["agreement_parties"].title,
    "sectors": _DECLARED["sectors"].label,
    "kind": _DECLARED["kind"].label,
    "standing": Text("Status", "Status"),
    "last": Text("Kejadian terakhir", "Latest event"),
    "validity": Text("Masa berlaku", "Validity"),
}
_IN_COLUMNS = ("kind", "sectors", "valid_from", "valid_to", "parent_id", "parent_relation")
_NAMED = Text("{name} ({role})", "{name} ({role})")
_FOLLOWS = Text("{title}: {status}", "{title}: {status}")
_OWN = "agreements.{name}"  # of a column that the user has called as the register calls one of its own
_UNDER = Text("{parent} ({relation})", "{parent} ({relation})")
_LAST = Text("{day}: {what}", "{day}: {what}")
_VALID = {
    (True, True): Text("{begins} – {ends}", "{begins} – {ends}"),
    (True, False): Text("sejak {begins}", "from {begins}"),
    (False, True): Text("sampai {ends}", "until {ends}"),
}


@per_dataset
def register(dataset: Dataset) -> Register:
    """Everything the page of the register shows.

    Parameters
    ----------
    dataset : Dataset

    Returns
    -------
    Register
        Agreements as of the dataset's day, the latest event first.

    Examples
    --------
    >>> import kadgeo
    >>> len(register(kadgeo.load()).of_meeting)
    6
    """
    frame, fields = with_facts(dataset, "agreements", dataset.agreements, skip=_IN_COLUMNS)
    own = own_columns(dataset, "agreements")
    parts = _parts(dataset)
    sources = timeline.citations(dataset, frame)
    entries = {
        key: _entry(dataset, row, source, {name: some.get(key, ()) for name, some in parts.items()})
        for (key, row), source in zip(_keyed(frame, fields, own), sources, strict=True)
    }
    order = frame["last_event_date"].fillna("").sort_values(ascending=False, kind="stable").index
    return Register(
        title=TITLE,
        publisher=dataset.project.publisher,
        day=dataset.spelled("agreement_events", "date", dataset.as_of.isoformat()),
        columns=COLUMNS,
        confidence=tuple(one.label for one in dataset.project.categories.get("confidence", ())),
        entries=tuple(entries[key] for key in order),
        met=tuple(frame.index[frame["meeting_id"].notna()]),
    )


def _keyed(frame: Any, fields: Iterable[Field], own: list[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each row by its key, with the facts to list and the names of the columns that the user has added."""
    shown = [(one.label, one.column) for one in fields]
    for key, row in frame.to_dict("index").items():
        facts = tuple((label, row[column]) for label, column in shown if row[column] is not None)
        yield key, {**row, "key": str(key), "facts": facts, "own": own}


def _parts(dataset: Dataset) -> dict[str, Mapping[str, Any]]:
    """What belongs to each agreement, by its key."""
    return {
        "parties": _parties(dataset),
        "members": timeline.members(dataset),
        "held": timeline.papers(dataset),
        "events": timeline.timelines(dataset),
        "missing": timeline.missing(dataset),
        "skipped": timeline.skipped(dataset),
        "years": timeline.years(dataset),
        "parents": _parents(dataset),
        "follow_ups": _follow_ups(dataset),
    }


def _entry(dataset: Dataset, row: dict[str, Any], source: Citation, parts: dict[str, Any]) -> Entry:
    kind = _DECLARED["kind"].kind.spell(row["kind"], dataset)
    sectors = tuple(dataset.category("sectors", one) for one in row["sectors"])
    status = NO_STATUS if is_missing(row["status"]) else dataset.category("statuses", row["status"])
    title, latest = worded(row, "title"), parts["events"][-1][-1] if parts["events"] else None
    sheet: dict[str, Cell] = {
        "agreement_id": row["key"],
        "title": title,
        "parties": parts["parties"],
        "sectors": sectors,
        "kind": kind,
        "status": status,
        "status_date": _plain(row["status_date"]),
        "last_event": latest and latest.what,
        "last_event_date": _plain(row["last_event_date"]),
        "valid_from": _plain(row["valid_from"]),
        "valid_to": _plain(row["valid_to"]),
        "documents": tuple(one.title for one in parts["held"]),
        "documents_missing": parts["missing"],
        "follow_ups": tuple(words for _, words in parts["follow_ups"]),
        "source": source.text,
    }
    sheet |= {name if name not in sheet else _OWN.format(name=name): _plain(row[name]) for name in row["own"]}
    return Entry(
        key=row["key"],
        title=title,
        kind=kind,
        status=status,
        standing=status_words(dataset, row),
        state=_plain(row["counts_as"]) or "",
        sectors=sectors,
        last=latest and _LAST.format(day=latest.day, what=latest.what),
        validity=_validity(dataset, row),
        order=_order(dataset, row),
        facts=row["facts"],
        sheet=sheet,
        source=source,
        **parts,
    )


def _plain(value: Any) -> str | None:
    return None if is_missing(value) else str(value)


def _validity(dataset: Dataset, row: Mapping[str, Any]) -> Text | None:
    ends = {"begins": row["valid_from"], "ends": row["valid_to"]}
    known = {
        name: dataset.spelled("agreements", "valid_from", day)
        for name, day in ends.items()
        if not is_missing(day)
    }
    words = _VALID.get(("begins" in known, "ends" in known))
    return words and words.format(**known)


def _order(dataset: Dataset, row: Mapping[str, Any]) -> dict[str, str]:
    """Statuses in the order of the settings and then by their day, days by the day."""
    keys = dataset.project.keys("statuses")
    rank = f"{keys.index(row['status']):02d}" if row["status"] in keys else ""
    return {
        "standing": rank and rank + (_plain(row["status_date"]) or ""),
        "last": _plain(row["last_event_date"]) or "",
        "validity": _plain(row["valid_to"]) or _plain(row["valid_from"]) or "",
    }


def _parties(dataset: Dataset) -> Mapping[str, tuple[Text, ...]]:
    """Parties of each agreement; those who only mediate or witness say so."""
    found: dict[str, list[Text]] = {}
    for row in dataset.agreement_parties[["agreement_id", "party_code", "role"]].to_dict("records"):
        name = dataset.name("party", row["party_code"])
        role = dataset.spelled("agreement_parties", "role", row["role"])
        said = name if row["role"] == rules.PARTY else _NAMED.format(name=name, role=role)
        found.setdefault(row["agreement_id"], []).append(said)
    return {key: tuple(names) for key, names in found.items()}


def _parents(dataset: Dataset) -> Mapping[str, tuple[tuple[str, Text], ...]]:
    """The agreement that each belongs to, and how."""
    rows = dataset.agreements.to_dict("index")
    return {
        key: ((row["parent_id"], _under(dataset, rows[row["parent_id"]], row["parent_relation"])),)
        for key, row in rows.items()
        if row["parent_id"] in rows
    }


def _under(dataset: Dataset, parent: Mapping[str, Any], relation: Any) -> Text:
    said = dataset.spelled("agreements", "parent_relation", relation)
    return _UNDER.format(parent=_followed(dataset, parent), relation=said)


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


def _followed(dataset: Dataset, row: Mapping[str, Any]) -> Text:
    return _FOLLOWS.format(title=worded(row, "title"), status=status_words(dataset, row))


def _below(key: str, children: Mapping[Any, list[str]]) -> list[str]:
    """Keys of the agreements under one, the nearest first."""
    found, waiting = dict[str, None](), [key]
    while waiting:
        fresh = [one for one in children.get(waiting.pop(0), ()) if one not in found and one != key]
        found |= dict.fromkeys(fresh)
        waiting += fresh
    return list(found)


def attention(dataset: Dataset) -> dict[str, list[str]]:
    """Keys of agreements that a planner should look at on the day.

    Parameters
    ----------
    dataset : Dataset

    Returns
    -------
    dict of str to list of str
        ``active`` and ``planned``; ``ending`` within :data:`SOON_DAYS`; ``silent``: current, and without an
        event for :data:`SILENT_DAYS`; ``boundary``: boundary matters, which are in none of these.
    """
    frame, today = dataset.agreements, dataset.as_of
    soon, long_ago = today + datetime.timedelta(SOON_DAYS), today - datetime.timedelta(SILENT_DAYS)
    current = frame[frame["is_current"]]
    return {
        "active": list(current.index[current["counts_as"] == rules.ACTIVE]),
        "planned": list(current.index[current["counts_as"] == rules.PLANNED]),
        "ending": [key for key, day in current["valid_to"].items() if _within(day, today, soon)],
        "silent": [key for key, day in current["last_event_date"].items() if _before(day, long_ago)],
        "boundary": list(frame.index[frame["is_boundary"]]),
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
    return pd.DataFrame([one.sheet for one in register(dataset).entries])
