"""Options under which an analysis is worth running on a whole dataset, where it takes any."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

import geopandas as gpd
import pandas as pd

from kadgeo.analysis.borders import Level

Cases = list[dict[str, Any]]

# Their parameters are filled as those of the analyses are.


def levels() -> Cases:
    """Each level of regions.

    Examples
    --------
    >>> levels()[0]
    {'level': 'regencies'}
    """
    return [{"level": level} for level in get_args(Level)]


def bordering_pairs(contiguity: pd.DataFrame) -> Cases:
    """Each pair of regencies that share a land border.

    Examples
    --------
    >>> from kadgeo.analysis import run
    >>> from kadgeo.analysis.sample import sample
    >>> bordering_pairs(run("contiguity", sample()))
    [{'a': '99.01', 'b': '99.02'}, {'a': '99.02', 'b': '99.03'}]
    """
    borders = contiguity[contiguity["kind"] == "land"]
    return [{"a": a, "b": b} for a, b in zip(borders["a_code"], borders["b_code"], strict=True)]


def lines(corridors: gpd.GeoDataFrame) -> Cases:
    """Each corridor that is drawn as a line.

    Examples
    --------
    >>> from kadgeo.analysis.sample import sample
    >>> lines(sample().corridors)
    [{'corridor_id': 'east'}]
    """
    ids = corridors["corridor_id"][corridors.geom_type == "LineString"]
    return [{"corridor_id": one} for one in dict.fromkeys(ids)]


CASES: dict[str, Callable[..., Cases]] = {
    "contiguity": levels,
    "border_villages": bordering_pairs,
    "corridor": lines,
}
