"""What belongs to each agreement of the register: its events, parties and documents."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from kadgeo import joining, scrutiny
from kadgeo.dataset import Dataset
from kadgeo.entries import Citation, Happening, Pairs, Row
from kadgeo.maps.declared import SAID, with_facts
from kadgeo.schema import is_missing
from kadgeo.text import Text

_CONTRADICTING = ("event_id", "agreement_id", "date", "stage", "conflicts_with")
Cells = dict[str, Any]
_WEB = re.compile(r"(https?://)?[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}(/\S*)?", re.IGNORECASE)
_PAPER = Text("{kind} {number}", "{kind} {number}")
_ELSEWHERE = Text("{agreement}: {what}", "{agreement}: {what}")
_TOLD = ("date", "stage", "statement", "confidence")  # what an event shows in its own way


def citations(dataset: Dataset, frame: Any) -> list[Citation]:
    """Source of each row, and where it can be read.

    Parameters
    ----------
    dataset : Dataset
    frame : DataFrame
        Rows of a table, with ``source_id`` and ``source_place``.
    """
    addresses = dataset.sources["address"].to_dict()

    @functools.cache  # many rows of one source share one
    def cited(words: Text, source: str) -> Citation:
        return Citation(text=words, address=web_address(addresses.get(source)))

    return [cited(*pair) for pair in zip(dataset.citation(frame), frame["source_id"], strict=True)]


def web_address(cell: Any) -> str:
    """An address of a table as a browser takes it; empty where the cell is no address of the web.

    Examples
    --------
    >>> web_address("bappeda.example/news?id=1"), web_address("javascript:alert(1)"), web_address(None)
    ('https://bappeda.example/news?id=1', '', '')
    """
    found = _WEB.fullmatch(cell.strip()) if isinstance(cell, str) else None
    return "" if found is None else found[0] if found[1] else f"https://{found[0]}"


def timelines(dataset: Dataset) -> Mapping[str, tuple[tuple[Happening, ...], ...]]:
    """Events of each agreement by the day; those that contradict each other stand together.

    An event of another agreement stands before those that it contradicts, with that agreement's title.
    """
    frame = dataset.agreement_events.reset_index()
    events, told = {}, []
    for row, facts, source in _rows(dataset, "agreement_events", frame, skip=("agreement_id", *_TOLD)):
        key = row["event_id"]
        day, stage, what, confidence = (row[SAID + column] for column in _TOLD)
        events[key] = Happening(
            day=day, stage=stage, what=what, confidence=confidence, facts=facts, source=source
        )
        told.append(scrutiny.Told(*(row[column] for column in _CONTRADICTING)))
    counts_as = joining.rules_of(dataset.project, dataset.stages).of_stages()
    pairs = scrutiny.contradictions(told, counts_as)
    of = {one.event_id: one.agreement_id for one in told}
    found: dict[str, list[tuple[Happening, ...]]] = {}
    within = [(one, other) for one, other in pairs if of[one] == of[other]]
    across = [(one, other) for one, other in pairs if of[one] != of[other]]
    guests: dict[str, list[Happening]] = {}
    for one, other in (*across, *(pair[::-1] for pair in across)):
        said = _ELSEWHERE.format(agreement=dataset.name("agreements", of[other]), what=events[other].what)
        guests.setdefault(one, []).append(replace(events[other], what=said))
    for group in side_by_side(list(of), within):
        others = dict.fromkeys(guest for key in group for guest in guests.get(key, ()))
        found.setdefault(of[group[0]], []).append((*others, *(events[key] for key in group)))
    return {key: tuple(groups) for key, groups in found.items()}


def side_by_side(keys: Sequence[str], pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Keys in their order, those that pairs join in one group at the place of the last.

    Examples
    --------
    >>> side_by_side(["a", "b", "c", "d"], [("c", "a"), ("d", "c")])
    [['b'], ['a', 'c', 'd']]
    """
    group = {key: [key] for key in keys}
    for one, other in pairs:
        if group[one] is not group[other]:
            group[one] += group[other]
            group |= dict.fromkeys(group[other], group[one])
    place = {key: at for at, key in enumerate(keys)}
    distinct = {id(some): sorted(some, key=place.__getitem__) for some in group.values()}
    return sorted(distinct.values(), key=lambda some: place[some[-1]])


def years(dataset: Dataset) -> Mapping[str, tuple[str, ...]]:
    """Years in which each agreement has events."""
    events, found = dataset.agreement_events, dict[str, set[str]]()
    for key, day in zip(events["agreement_id"], events["date"], strict=True):
        found.setdefault(key, set()).add(day[:4])
    return {key: tuple(sorted(some)) for key, some in found.items()}


def missing(dataset: Dataset) -> Mapping[str, tuple[Text, ...]]:
    """Documents that the stages reached need, and that are not on record."""
    due, held = dataset.stages["documents_due"].to_dict(), _listed(dataset.documents, "kind")
    lacking = {
        key: scrutiny.lacking(some, due, held.get(key, ()))
        for key, some in _listed(dataset.agreement_events, "stage").items()
    }
    return {key: tuple(dataset.category("documents", one) for one in some) for key, some in lacking.items()}


def skipped(dataset: Dataset) -> Mapping[str, tuple[Text, ...]]:
    """Stages that the law surely asks for and that no event on record tells of."""
    due = scrutiny.stages_before(dataset.stages)
    return {
        key: tuple(dataset.name("stages", one) for one in scrutiny.lacking(some, due, some))
        for key, some in _listed(dataset.agreement_events, "stage").items()
    }


def _listed(frame: Any, column: str) -> dict[str, list[str]]:
    """Cells of a column, in order, for each agreement."""
    found: dict[str, list[str]] = {}
    for key, cell in zip(frame["agreement_id"], frame[column], strict=True):
        found.setdefault(key, []).append(cell)
    return found


def members(dataset: Dataset) -> Mapping[str, tuple[Row, ...]]:
    """Parties of each agreement with their role, in the source's order."""

    def titled(row: Cells) -> Text:
        return dataset.name("party", row["party_code"])

    return _gathered(dataset, "agreement_parties", titled, skip=("agreement_id", "party"))


def papers(dataset: Dataset) -> Mapping[str, tuple[Row, ...]]:
    """Documents of each agreement on record."""

    def titled(row: Cells) -> Text:
        kind = dataset.category("documents", row["kind"])
        return kind if is_missing(row["number"]) else _PAPER.format(kind=kind, number=row["number"])

    return _gathered(dataset, "documents", titled, skip=("agreement_id", "kind", "number"))


def _gathered(
    dataset: Dataset, name: str, titled: Callable[[Cells], Text], *, skip: Iterable[str]
) -> Mapping[str, tuple[Row, ...]]:
    found: dict[str, list[Row]] = {}
    for row, facts, source in _rows(dataset, name, getattr(dataset, name), skip=skip):
        found.setdefault(row["agreement_id"], []).append(Row(title=titled(row), facts=facts, source=source))
    return {key: tuple(some) for key, some in found.items()}


def _rows(
    dataset: Dataset, name: str, frame: Any, *, skip: Iterable[str]
) -> Iterator[tuple[Cells, Pairs, Citation]]:
    """Cells of each row with those in words, the facts to list, and the source."""
    worded, fields = with_facts(dataset, name, frame, skip=("agreement_id",))
    left_out = {SAID + column for column in skip}
    listed = [(one.label, one.column) for one in fields if one.column not in left_out]
    columns = {str(column): list(worded[column]) for column in worded}
    sources = citations(dataset, frame)
    for cells, source in zip(zip(*columns.values(), strict=True), sources, strict=True):
        row = dict(zip(columns, cells, strict=True))
        yield row, tuple((label, row[column]) for label, column in listed if row[column] is not None), source
