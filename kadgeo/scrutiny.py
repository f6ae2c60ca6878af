"""What the register lacks, what in it contradicts itself, and what no source confirms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import pandas as pd

OWN = "register"  # regime of the stages that the register made for itself


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
