"""The border of two regencies, village by village."""

from __future__ import annotations

import math

import geopandas as gpd
import numpy as np
import pandas as pd

from kadgeo.errors import KadgeoError, UnknownNameError
from kadgeo.text import Text


def border_villages(
    regencies: gpd.GeoDataFrame,
    districts: gpd.GeoDataFrame,
    villages: gpd.GeoDataFrame,
    village_contiguity: pd.DataFrame,
    *,
    a: str,
    b: str,
) -> pd.DataFrame:
    """Villages and districts on each side of a border of two regencies, with the length each borders.

    Every stretch of the border belongs to one village on either side, so the lengths of each level on
    each side add up to the border of the pair, as :func:`kadgeo.analysis.contiguity` gives it.

    Parameters
    ----------
    regencies : GeoDataFrame
        ``name``, indexed by ``regency_code``.
    districts : GeoDataFrame
        ``name``, indexed by ``district_code``.
    villages : GeoDataFrame
        ``name``, ``district_code`` and ``regency_code``, indexed by ``village_code``.
    village_contiguity : DataFrame
        Pairs of villages with ``shared_border_km``, see :func:`kadgeo.analysis.contiguity`.
    a, b : str
        Codes of the two regencies.

    Returns
    -------
    DataFrame
        One row a region at the border: ``level`` (``district`` or ``village``), ``side_code`` (the
        regency), ``code``, ``name``, ``district_code``, ``border_km`` (geodesic),
        ``border_share`` of the whole border in [0, 1] and ``facing_codes``, the regions of the same
        level across the border, by length. Districts first, side `a` first, longest first; empty
        where the two do not touch.

    Raises
    ------
    UnknownNameError
        `a` or `b` is no code of `regencies`.
    KadgeoError
        `a` and `b` are the same.

    Examples
    --------
    >>> from kadgeo.analysis import run
    >>> from kadgeo.analysis.sample import sample
    >>> table = run("border_villages", sample(), a="99.01", b="99.02")
    >>> table[table["level"] == "village"][["side_code", "name", "border_km", "border_share"]].round(2)
      side_code       name  border_km  border_share
    4     99.01  Alpha 2-2      55.29           0.5
    5     99.01  Alpha 1-2      55.29           0.5
    6     99.02   Beta 2-1      55.29           0.5
    7     99.02   Beta 1-1      55.29           0.5
    """
    _require_codes(regencies, a, b)
    mine, other, length = _across(village_contiguity, villages["regency_code"], a, b)
    codes = {"district": villages["district_code"], "village": villages.index.to_series()}
    rows = [
        (level, side, *row)
        for level in ("district", "village")
        for side, here, there in ((a, mine, other), (b, other, mine))
        for row in _side(here.map(codes[level]), there.map(codes[level]), length)
    ]
    table = pd.DataFrame(rows, columns=list(_ROWS)).astype(_ROWS)
    is_village = table["level"] == "village"
    table["name"] = (
        table["code"].map(districts["name"]).where(~is_village, table["code"].map(villages["name"]))
    )
    table["district_code"] = table["code"].where(~is_village, table["code"].map(villages["district_code"]))
    table["border_share"] = table["border_km"] / max(length.sum(), np.finfo(float).tiny)
    return table[_COLUMNS]


_ROWS = {"level": "str", "side_code": "str", "code": "str", "border_km": "float64", "facing_codes": "object"}
_COLUMNS = [
    "level",
    "side_code",
    "code",
    "name",
    "district_code",
    "border_km",
    "border_share",
    "facing_codes",
]


def _require_codes(regencies: gpd.GeoDataFrame, a: str, b: str) -> None:
    known = ", ".join(regencies.index)
    for code in (a, b):
        if code not in regencies.index:
            raise UnknownNameError(
                Text(
                    f"tidak ada daerah {code!r}; yang ada: {known}",
                    f"there is no regency {code!r}; there are: {known}",
                )
            )
    if a == b:
        raise KadgeoError(
            Text(
                f"a dan b sama-sama {a}; diharapkan dua daerah",
                f"a and b are both {a}; expected two regencies",
            )
        )


def _across(pairs: pd.DataFrame, owner: pd.Series, a: str, b: str) -> tuple[pd.Series, pd.Series, pd.Series]:
    """Villages of `a`, those of `b` that they face, and the length of border of each pair."""
    sides = pairs["a_code"].map(owner), pairs["b_code"].map(owner)
    is_first, is_second = (sides[0] == a) & (sides[1] == b), (sides[0] == b) & (sides[1] == a)
    found = pairs[is_first | is_second]
    mine = found["a_code"].where(is_first, found["b_code"])
    other = found["b_code"].where(is_first, found["a_code"])
    return mine, other, found["shared_border_km"]


def _side(here: pd.Series, there: pd.Series, length: pd.Series) -> list[tuple[str, float, tuple[str, ...]]]:
    """Length of border of each region on one side, and the regions it faces, the longest first."""
    facing: dict[tuple[str, str], list[float]] = {}
    for code, other, km in zip(here, there, length, strict=True):
        facing.setdefault((code, other), []).append(km)
    pairs = {key: math.fsum(lengths) for key, lengths in facing.items()}
    found: dict[str, list[tuple[str, float]]] = {}
    for (code, other), km in sorted(pairs.items(), key=lambda one: (_rank(one[1]), *one[0])):
        found.setdefault(code, []).append((other, km))
    rows = [
        (code, math.fsum(km for _, km in some), tuple(other for other, _ in some))
        for code, some in found.items()
    ]
    return sorted(rows, key=lambda row: (_rank(row[1]), row[0]))


def _rank(km: float) -> float:
    """Longest first, to the millimetre: sums of the same edges differ in the last bit."""
    return -round(km, 6)
