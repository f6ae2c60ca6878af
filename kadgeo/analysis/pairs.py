"""What a pair of regencies has in common: border, zones, industrial areas."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from itertools import combinations
from typing import Any

import geopandas as gpd
import pandas as pd

Pair = tuple[str, str]


def pair(a: str, b: str) -> Pair:
    """The two codes in order: the same pair whichever is named first.

    Examples
    --------
    >>> pair("99.02", "99.01")
    ('99.01', '99.02')
    """
    return (a, b) if a <= b else (b, a)


def ties(
    regencies: gpd.GeoDataFrame,
    contiguity: pd.DataFrame,
    zone_members: pd.DataFrame,
    industrial_areas: gpd.GeoDataFrame,
) -> pd.DataFrame:
    """What ties two regencies together: a border, water, zones, industrial areas that both host.

    Parameters
    ----------
    regencies : GeoDataFrame
        ``name``, indexed by ``regency_code``.
    contiguity : DataFrame
        Pairs of regencies, see :func:`kadgeo.analysis.contiguity`.
    zone_members : DataFrame
        ``zone_id`` and ``regency_code``.
    industrial_areas : GeoDataFrame
        ``host_codes`` (tuple), indexed by ``industrial_area_id``.

    Returns
    -------
    DataFrame
        One row a pair with at least one tie, ``a_code`` before ``b_code``: ``a_name``, ``b_name``,
        ``relation`` (``land``, ``sea`` or ``apart``), ``shared_border_km`` (0 but for land
        neighbours), ``water_gap_km`` (missing but for sea neighbours), ``common_zone_ids`` and
        ``cohosted_area_ids`` (tuples).

    Examples
    --------
    >>> from kadgeo.analysis import run
    >>> from kadgeo.analysis.sample import sample
    >>> run("ties", sample())[["a_name", "b_name", "relation", "common_zone_ids", "cohosted_area_ids"]]
      a_name b_name relation common_zone_ids cohosted_area_ids
    0  Alpha   Beta     land            (1,)                ()
    1   Beta  Gamma     land            (2,)           (park,)
    2   Beta  Delta    apart            (2,)                ()
    3  Gamma  Delta      sea            (2,)                ()
    """
    near = {pair(row["a_code"], row["b_code"]): row for row in contiguity.to_dict("records")}
    members = zone_members.groupby("zone_id", sort=False)["regency_code"]
    zones = _by_pair((zone, tuple(codes)) for zone, codes in members)
    areas = _by_pair(industrial_areas["host_codes"].items())
    names = regencies["name"]
    rows = [
        (
            *one,
            names[one[0]],
            names[one[1]],
            *_nearness(near.get(one)),
            zones.get(one, ()),
            areas.get(one, ()),
        )
        for one in sorted({*near, *zones, *areas})
    ]
    return pd.DataFrame(rows, columns=_COLUMNS).astype(_NUMBERS)


_COLUMNS = ["a_code", "b_code", "a_name", "b_name", "relation", "shared_border_km", "water_gap_km"]
_COLUMNS += ["common_zone_ids", "cohosted_area_ids"]
_NUMBERS = {"shared_border_km": "float64", "water_gap_km": "float64"}


def _nearness(row: dict[Hashable, Any] | None) -> tuple[str, float, float]:
    """Relation, length of border and width of water of a pair."""
    if row is None:
        return "apart", 0.0, float("nan")
    is_sea = row["kind"] == "sea"
    return row["kind"], row["shared_border_km"], row["water_gap_km"] if is_sea else float("nan")


def _by_pair(groups: Iterable[tuple[str, tuple[str, ...]]]) -> dict[Pair, tuple[str, ...]]:
    """Labels of the groups that each pair of codes is in together."""
    found: dict[Pair, tuple[str, ...]] = {}
    for label, codes in groups:
        for one in _pairs_of(codes):
            found[one] = (*found.get(one, ()), label)
    return found


def _pairs_of(codes: tuple[str, ...]) -> Iterator[Pair]:
    return (pair(a, b) for a, b in combinations(dict.fromkeys(codes), 2))
