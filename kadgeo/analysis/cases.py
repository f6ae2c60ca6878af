"""Options under which an analysis is worth running on a whole dataset, where it takes any."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

from kadgeo.analysis.borders import Level, land_borders

Cases = list[dict[str, Any]]


def levels(dataset: Any) -> Cases:
    """Each level of regions.

    Examples
    --------
    >>> from kadgeo.analysis.sample import sample
    >>> levels(sample())[0]
    {'level': 'regencies'}
    """
    return [{"level": level} for level in get_args(Level)]


def bordering_pairs(dataset: Any) -> Cases:
    """Each pair of regencies that share a land border.

    Examples
    --------
    >>> from kadgeo.analysis.sample import sample
    >>> bordering_pairs(sample())
    [{'a': '99.01', 'b': '99.02'}, {'a': '99.02', 'b': '99.03'}]
    """
    borders = land_borders(dataset.regencies, "regencies")
    return [{"a": a, "b": b} for a, b in zip(borders["a_code"], borders["b_code"], strict=True)]


def lines(dataset: Any) -> Cases:
    """Each corridor that is drawn as a line.

    Examples
    --------
    >>> from kadgeo.analysis.sample import sample
    >>> lines(sample())
    [{'corridor_id': 'east'}]
    """
    frame = dataset.corridors
    ids = frame["corridor_id"][frame.geom_type == "LineString"]
    return [{"corridor_id": one} for one in dict.fromkeys(ids)]


CASES: dict[str, Callable[[Any], Cases]] = {
    "contiguity": levels,
    "border_villages": bordering_pairs,
    "corridor": lines,
}
