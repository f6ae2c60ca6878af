"""What the analyses found, in plain sentences for a planner: every name and figure comes from the data."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from kadgeo.findings import cooperation, meeting, places
from kadgeo.findings.words import Results
from kadgeo.layers import Finding
from kadgeo.results import per_dataset
from kadgeo.text import Text

__all__ = ["FINDINGS", "Finding", "findings"]


Sentences = Callable[[Results], Iterator[Text]]

# Most useful to a planner first: who carries cooperation, who is left out, where to begin; then the setting.
FINDINGS: tuple[tuple[Sentences, str, str], ...] = (
    (meeting.meeting, "agreement_context", "agreements"),
    (cooperation.hub, "network", "network"),
    (cooperation.without, "regencies_without_agreement", "gaps"),
    (cooperation.first_gaps, "cooperation_gaps", "gaps"),
    (cooperation.neighbours, "contiguity", "gaps"),
    (cooperation.kinds, "agreement_context", "cooperation"),
    (cooperation.no_common_zone, "agreement_context", "zones"),
    (places.zone_overlap, "zone_summary", "zones"),
    (places.travel, "corridor_summary", "agreements"),
    (places.boundary, "border_villages", "cooperation"),
    (places.access, "district_access", "industry"),
)


BACKGROUND = (places.access,)  # straight lines where roads wind mislead without the table beside them


@per_dataset
def findings(dataset: Any) -> tuple[Finding, ...]:
    """The sentences that hold of a dataset, the most useful first.

    Parameters
    ----------
    dataset : Dataset
        Anything that has the frames as attributes; without a ``project`` no maps are named.

    Returns
    -------
    tuple of Finding
        A topic the data say nothing of has no sentence.

    Examples
    --------
    >>> from kadgeo.analysis.sample import sample
    >>> found = findings(sample())
    >>> found[0].table
    'network'
    """
    results = Results(dataset)
    project = getattr(dataset, "project", None)
    maps = () if project is None else tuple(project.maps)
    return tuple(
        Finding(
            text=text, table=table, map=shown if shown in maps else None, is_front=sentences not in BACKGROUND
        )
        for sentences, table, shown in FINDINGS
        for text in sentences(results)
    )
