"""What changed the regions themselves: a line for each subject, as of the day."""

from __future__ import annotations

from typing import Any

import pandas as pd

from kadgeo.dataset import Dataset
from kadgeo.layers import RegionLine
from kadgeo.register import by_day
from kadgeo.reports.timeline import citations
from kadgeo.schema import worded
from kadgeo.text import Text, listed

_TOLD = Text.same("{day}: {what}")
_DOUBT = Text.same("{what} ({confidence})")


def region_lines(dataset: Dataset) -> tuple[RegionLine, ...]:
    """The latest event of each subject in the table of the regions' events, with its source.

    Events with the same other names are of one subject. Where the latest is of the least sure kind,
    all such events that bear its name stand together: their sources do not agree.

    Parameters
    ----------
    dataset : Dataset
        Events that nobody knew of by its day are left out.
    """
    past = by_day(dataset.region_events, dataset.as_of).sort_values("date", kind="stable")
    subjects = past["aliases"].fillna(past["name"])
    return tuple(_line(dataset, some) for _, some in past.groupby(subjects, sort=False))


def _line(dataset: Dataset, events: pd.DataFrame) -> RegionLine:
    last = events.iloc[-1]
    doubtful = dataset.project.keys("confidence")[1:][-1:]  # a single degree is no doubt
    like = events[(events["name"] == last["name"]) & events["confidence"].isin(doubtful)]
    shown = like if last["confidence"] in doubtful else events[-1:]
    told = [_told(dataset, row) for row in shown.to_dict("records")]
    words = listed(told, " ")
    if len(shown) > 1:
        words = _DOUBT.format(what=words, confidence=dataset.category("confidence", last["confidence"]))
    sources = [(one.text, one.address) for one in dict.fromkeys(citations(dataset, shown))]
    return RegionLine(name=worded(last, "name"), words=words, sources=tuple(sources))


def _told(dataset: Dataset, row: dict[Any, Any]) -> Text:
    day = dataset.spelled("region_events", "date", row["date"])
    return _TOLD.format(day=day, what=worded(row, "statement"))
