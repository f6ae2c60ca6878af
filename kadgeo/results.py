"""What is made of a dataset once and asked for often: results of analyses, and layers that maps share."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

import pandas as pd

from kadgeo.analysis import ANALYSES, cases_with, frames_of, options_of, run_with, taker
from kadgeo.dataset import DATED

Made = TypeVar("Made")


def per_dataset(make: Callable[..., Made]) -> Callable[..., Made]:
    """Keep what `make` gives for a dataset and its options, for as long as the dataset is kept.

    Parameters
    ----------
    make : callable
        Takes a dataset, which never changes, and keyword options. What it gives must not be
        changed either: layers are frozen, frames are handed out as copies.
    """
    known: WeakKeyDictionary[Any, dict[tuple[Any, ...], Made]] = WeakKeyDictionary()

    @functools.wraps(make)
    def kept(dataset: Any, **options: Any) -> Made:
        made = known.setdefault(dataset, {})
        key = tuple(sorted(options.items()))
        if key not in made:
            made[key] = make(dataset, **options)
        return made[key]

    return kept


def on_every_day(make: Callable[..., Made]) -> Callable[..., Made]:
    """Keep what `make` gives of what is the same on every day, for a dataset and all its other days."""
    kept = per_dataset(make)

    @functools.wraps(make)
    def of_root(dataset: Any, **options: Any) -> Made:
        return kept(getattr(dataset, "root", None) or dataset, **options)

    return of_root


@per_dataset
def _run(dataset: Any, *, analysis: str, **options: Any) -> pd.DataFrame:
    home = dataset if _is_dated(analysis) else getattr(dataset, "root", None) or dataset
    if home is not dataset:
        return _run(home, analysis=analysis, **options)
    return run_with(analysis, taker(dataset, result), **options)


@functools.cache
def _is_dated(analysis: str) -> bool:
    """Does an analysis take a frame that is of a day, itself or through another's result."""
    return any(frame in DATED or (frame in ANALYSES and _is_dated(frame)) for frame in frames_of(analysis))


def cases(name: str, dataset: Any) -> list[dict[str, Any]]:
    """Sets of options with which an analysis covers a dataset, found with results from memory.

    Parameters
    ----------
    name : str
        Name of the analysis.
    dataset : Dataset
        Anything frozen that has the frames as attributes.

    Returns
    -------
    list of dict
        As :func:`kadgeo.analysis.cases` gives them.

    Examples
    --------
    >>> from kadgeo.analysis.sample import sample
    >>> cases("border_villages", sample())[0]
    {'a': '99.01', 'b': '99.02'}
    """
    return cases_with(name, taker(dataset, result))


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
    defaults = {key: one.default for key, one in options_of(name).items() if one.default is not one.empty}
    return _run(dataset, analysis=name, **{**defaults, **options}).copy()
