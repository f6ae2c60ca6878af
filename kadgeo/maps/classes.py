"""Puts numbers into classes for a map."""

from __future__ import annotations

import itertools
from typing import Any, Literal

import numpy as np
import pandas as pd

from kadgeo.text import Text

MOST_CLASSES = 5  # shades of one colour that a reader still tells apart
MOST_DECIMALS = 12  # beyond them numbers that differ do so by the errors of floating point
RANGE_STEPS = 100  # values are written so finely that their range has so many steps
WIDE_RATIO = 100  # greatest over least: from here on plain classes would lump all but the extremes
Scheme = Literal["FisherJenks", "Quantiles", "EqualInterval"]
NATURAL: Scheme = "FisherJenks"
SCHEMES: dict[str, Text] = {
    NATURAL: Text("Fisher-Jenks", "Fisher-Jenks"),
    "Quantiles": Text("kuantil", "quantile"),
    "EqualInterval": Text("selang sama", "equal interval"),
}


def classed(numbers: pd.Series, *, scheme: str = NATURAL) -> list[pd.Series]:
    """Numbers in classes, the lowest first; each a Series on its part of the index.

    Few different values are a class each. More of them are classed by Fisher-Jenks, which makes
    the numbers within a class as alike as can be; where they span more than :data:`WIDE_RATIO`, as
    densities of towns and of forests do, it is their logarithms that are classed.

    Parameters
    ----------
    numbers : Series
        Missing ones are in no class.
    scheme : str
        One of :data:`SCHEMES`. Those but Fisher-Jenks are mapclassify's own; Fisher-Jenks gives the
        same classes as mapclassify's, without the second that importing it takes.

    Examples
    --------
    >>> [group.to_list() for group in classed(pd.Series([1.0, 9.0, 1.0, None]))]
    [[1.0, 1.0], [9.0]]
    """
    known = numbers.dropna()
    if known.nunique() <= MOST_CLASSES:
        return [known[known == value] for value in sorted(known.unique())]
    if scheme == NATURAL:
        found = natural_classes((np.log(known) if is_wide(known) else known).to_numpy(), MOST_CLASSES)
    else:
        import mapclassify  # takes a second

        found = getattr(mapclassify, scheme)(known.to_numpy(), k=MOST_CLASSES).yb
    return [known[found == number] for number in sorted(set(found))]


def natural_classes(numbers: Any, count: int) -> Any:
    """Class of each number by Fisher and Jenks: the least sum of squares within the classes.

    Parameters
    ----------
    numbers : array of float
        At least `count` different ones.
    count : int
        How many classes.

    Returns
    -------
    array of int
        Classes from 0, the lowest numbers first.

    Examples
    --------
    >>> natural_classes(np.array([10.0, 1.0, 11.0, 2.0, 30.0]), 3).tolist()
    [1, 0, 1, 0, 2]
    """
    values, rank = np.unique(numbers, return_inverse=True)
    values = values - values.mean()  # squares of large numbers would lose digits
    weight = np.bincount(rank)
    sums = [np.concatenate([[0.0], np.cumsum(weight * values**power)]) for power in (0, 1, 2)]
    # Squares within each run of values i..j; a run that ends before it begins costs too much to be chosen.
    total, first, second = (np.subtract.outer(one[1:], one[:-1]).T for one in sums)
    with np.errstate(divide="ignore", invalid="ignore"):
        cost = np.where(np.tri(len(values), dtype=bool).T, second - first**2 / total, np.inf)
    best, starts = cost[0], []
    for _ in range(count - 1):
        ways = np.concatenate([[np.inf], best[:-1]])[:, None] + cost  # the last class begins at the row
        starts.append(ways.argmin(axis=0))
        best = ways.min(axis=0)
    begins, end = [], len(values) - 1
    for start in reversed(starts):
        begins.append(start[end])
        end = start[end] - 1
    return np.searchsorted(begins[::-1], rank, side="right")


def decimals_of(numbers: pd.Series) -> int:
    """Digits that numbers need after the separator: all they have, or steps of a hundredth of their range.

    Examples
    --------
    >>> decimals_of(pd.Series([0.288, 0.342])), decimals_of(pd.Series([1.0, 15000.0]))
    (3, 0)
    >>> decimals_of(pd.Series([1 / 3, 100 / 3])), decimals_of(pd.Series([1 / 3, 2 / 3]))
    (1, 3)
    """
    known = numbers.dropna()
    if known.empty:
        return 0
    step = (known.max() - known.min() or abs(known.max())) / RANGE_STEPS
    fine = (d for d in range(MOST_DECIMALS) if 10.0**-d <= step or (known.round(d) == known).all())
    return next(fine, MOST_DECIMALS)


def told_apart(groups: list[pd.Series], decimals: int, *, factor: int = 1) -> tuple[list[pd.Series], int]:
    """Classes whose numbers differ as they are written, and the digits that takes.

    Parameters
    ----------
    groups : list of Series
        Numbers of each class, the lowest first.
    decimals : int
        Digits after the decimal separator, at least.
    factor : int
        The numbers are multiplied by this before they are written.

    Examples
    --------
    >>> told_apart([pd.Series([1.2]), pd.Series([1.4, 2.0])], 0)[1]
    1
    >>> len(told_apart([pd.Series([0.3]), pd.Series([0.1 + 0.2])], 0)[0])
    1
    """
    kept: list[pd.Series] = []
    for group in groups:
        if kept and not _is_below(kept[-1], group, MOST_DECIMALS, factor):
            kept[-1] = pd.concat([kept[-1], group])
        else:
            kept.append(group)
    pairs = list(itertools.pairwise(kept))
    enough = (d for d in range(decimals, MOST_DECIMALS) if all(_is_below(*pair, d, factor) for pair in pairs))
    return kept, next(enough, MOST_DECIMALS)


def _is_below(lower: pd.Series, upper: pd.Series, decimals: int, factor: int) -> bool:
    """Do two classes read as one below the other."""
    return bool(round(lower.max() * factor, decimals) < round(upper.min() * factor, decimals))


def is_wide(numbers: pd.Series) -> bool:
    """Whether numbers are classed by their logarithms."""
    return bool(numbers.min() > 0 and numbers.max() / numbers.min() > WIDE_RATIO)
