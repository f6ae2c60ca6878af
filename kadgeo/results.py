"""Results of analyses on a dataset, each computed once: maps, findings and files all ask for the same."""

from __future__ import annotations

from typing import Any
from weakref import WeakKeyDictionary

import pandas as pd

from kadgeo.analysis import run

# A dataset never changes and is its own key; its results go when it goes.
_KNOWN: WeakKeyDictionary[Any, dict[tuple[Any, ...], pd.DataFrame]] = WeakKeyDictionary()


def result(name: str, dataset: Any, **options: Any) -> pd.DataFrame:
    """Result of an analysis, from memory where it was asked for before.

    Parameters
    ----------
    name : str
        Name of the analysis, one of :data:`kadgeo.analysis.ANALYSES`.
    dataset : Dataset
        Anything frozen that has the frames as attributes.
    **options
        Options of the analysis.

    Returns
    -------
    DataFrame
        A copy, as :func:`kadgeo.analysis.run` gives it.

    Examples
    --------
    >>> from kadgeo.analysis.sample import sample
    >>> squares = sample()
    >>> first, again = result("network", squares), result("network", squares)
    >>> first is again, first.equals(again)
    (False, True)
    """
    tables = _KNOWN.setdefault(dataset, {})
    key = (name, *sorted(options.items()))
    if key not in tables:
        tables[key] = run(name, dataset, **options)
    return tables[key].copy()
