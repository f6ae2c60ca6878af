"""What the analyses found, in plain sentences for a planner: every name and figure comes from the data."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from kadgeo.findings import cooperation, places
from kadgeo.findings.words import Results
from kadgeo.layers import Finding
from kadgeo.results import per_dataset
from kadgeo.text import Text

__all__ = ["FINDINGS", "Finding", "findings"]


Sentences = Callable[[Results], Iterator[Text]]

# Most useful to a planner first: who carries cooperation, who is left out, where to begin; then the setting.
FINDINGS: tuple[tuple[Sentences, str, str], ...] = (
    (cooperation.hub, "network", "network"),
    (cooperation.without, "regencies_without_agreement", "gaps"),
    (cooperation.first_gaps, "cooperation_gaps", "gaps"),
    (cooperation.neighbours, "contiguity", "gaps"),
    (cooperation.kinds, "agreement_context", "agreements"),
    (cooperation.no_common_zone, "agreement_context", "zones"),
    (places.zone_overlap, "zone_summary", "zones"),
    (places.travel, "corridor_summary", "agreements"),
    (places.boundary, "border_villages", "overview"),
    (places.access, "district_access", "industry"),
)


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
    >>> print(found[0].text.en)
    Alpha is party to all 3 agreements; without it, none would be left.
    >>> print(found[1].text.id)
    1 dari 4 daerah belum menjadi pihak kesepakatan mana pun: Delta (100.000 jiwa, 10 % penduduk).
    """
    results = Results(dataset)
    project = getattr(dataset, "project", None)
    maps = () if project is None else tuple(project.maps)
    return tuple(
        Finding(text=text, table=table, map=shown if shown in maps else None)
        for sentences, table, shown in FINDINGS
        for text in sentences(results)
    )
