"""Sentences about the meeting that agreements on record come from: its drafts, its parts, its lists."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from kadgeo import register
from kadgeo.findings.words import Results, figure, listed, verb
from kadgeo.schema import is_missing, worded
from kadgeo.text import Text

_MEETING = Text(
    "{active} dari {count} kesepakatan yang disiapkan rapat {met} tercatat berlaku per {day}{rest}{parts}.",
    "{active} of {count} agreements prepared by the meeting of {met} {are} on record as in force on {day}"
    "{rest}{parts}.",
)
_REST = Text("; {parts}", "; {parts}")
_STATE = {
    register.PLANNED: Text(
        "{some} terakhir tercatat sebagai {statuses}", "{some} last on record as {statuses}"
    ),
    register.ENDED: Text("{some} berakhir", "{some} ended"),
    "": Text("{some} tanpa status", "{some} without a status"),
}
_PARTS = Text(". {parts}", ". {parts}")
_PART = Text("{name} ({roles}) menjadi pihak {own}", "{name} ({roles}) is party to {own}")
_ALL, _SOME = Text("semuanya", "all of them"), Text("{own} di antaranya", "{own} of them")
_ROLES = {
    "initiator_code": Text("penggagas pembicaraan itu", "initiator of these talks"),
    "presenter_code": Text("pemapar", "presenter"),
}
_DID = {
    "initiator_code": Text(
        "menggagas pembicaraan dalam rapat {met}", "initiated the talks of the meeting of {met}"
    ),
    "presenter_code": Text("memaparkan dalam rapat {met}", "presented in the meeting of {met}"),
}
_OWN_LIST = Text("memaparkan daftar penawarannya sendiri", "presented its own list of offers")
_LIST = Text(
    " {subject} dari {name} tidak dirinci di sini: {note}; penawaran di dalamnya tidak terhitung.",
    " The “{subject}” of {name} is not itemised here: {note}; the offers in it are not counted.",
)


def meeting(results: Results) -> Iterator[Text]:
    """What became of the agreements that the meeting prepared."""
    dataset = results.dataset
    frame = dataset.agreements
    if "meeting_id" not in frame or dataset.meeting.empty:
        return
    own = frame[frame["meeting_id"].notna()]
    if own.empty:
        return
    states = own["counts_as"].fillna("")
    active = int((states == register.ACTIVE).sum())
    yield _MEETING.format(
        active=figure(active),
        count=figure(len(own)),
        met=_met(results),
        are=verb(active, "is", "are"),
        day=results.today,
        rest=_rest(results, own, states),
        parts=_parts(results, own),
    )


def _met(results: Results) -> Text:
    return results.day(results.dataset.meeting["date"].iloc[0])


def _rest(results: Results, own: pd.DataFrame, states: pd.Series) -> Text | str:
    """Those that are not in force, by what they count as."""
    parts = []
    for state, words in _STATE.items():
        some = own[states == state]
        if len(some):
            labels = [results.status(key) for key in dict.fromkeys(some["status"].dropna())]
            parts.append(words.format(some=figure(len(some)), statuses=listed(labels)))
    return _REST.format(parts=listed(parts)) if parts else ""


def _parts(results: Results, own: pd.DataFrame) -> Text | str:
    """Who initiated the meeting and who presented in it, and to how many of the agreements each is party."""
    found = []
    for code, columns in _roles(results).items():
        count = sum(code in some for some in own["party_codes"])
        many = _ALL if count == len(own) else _SOME.format(own=figure(count))
        name = results.dataset.regencies.at[code, "name"]
        roles = listed(_ROLES[column] for column in columns)
        found.append(_PART.format(name=name, roles=roles, own=many))
    return _PARTS.format(parts=listed(found)) if found else ""


def _roles(results: Results) -> dict[str, list[str]]:
    """What each region did for the meeting, by its code."""
    frame, regions = results.dataset.meeting, results.dataset.regencies.index
    roles: dict[str, list[str]] = {}
    for column in _ROLES:
        for code in [] if column not in frame else frame[column].dropna().head(1):
            if code in regions:
                roles.setdefault(code, []).append(column)
    return roles


def what_it_did(results: Results, code: str) -> Text | None:
    """What a region did for the meeting, to follow its name; None where it did nothing that is told."""
    columns = _roles(results).get(code, [])
    if not columns:
        return None
    has_list = code in set(_lists(results)["proposer_code"])
    done = [
        _OWN_LIST if has_list and column == "presenter_code" else _DID[column].format(met=_met(results))
        for column in columns
    ]
    return listed(done)


def _lists(results: Results) -> pd.DataFrame:
    """Lists of offers of which the record's text has only the name."""
    frame = results.dataset.offers
    return frame[frame["not_in_text"].notna()] if "not_in_text" in frame else frame.head(0)


def lists(results: Results) -> Text | str:
    """That the record has lists of offers whose content is not in its text; nothing where there are none."""
    frame = _lists(results)
    said = [
        _LIST.format(
            subject=worded(row, "subject"),
            name=results.called(row["proposer_code"]),
            note=worded(row, "not_in_text"),
        )
        for row in frame.to_dict("records")
        if not is_missing(row["proposer_code"])
    ]
    return Text("".join(one.id for one in said), "".join(one.en for one in said)) if said else ""
