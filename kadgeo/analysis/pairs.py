"""What a pair of regencies has in common: border, zones, industrial areas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

import geopandas as gpd
import pandas as pd

from kadgeo.analysis.borders import contiguity
from kadgeo.text import Text

Pair = tuple[str, str]


def pair(a: str, b: str) -> Pair:
    """The two codes in order: the same pair whichever is named first.

    Examples
    --------
    >>> pair("99.02", "99.01")
    ('99.01', '99.02')
    """
    return (a, b) if a <= b else (b, a)


@dataclass(frozen=True, kw_only=True)
class Ties:
    """Look-ups of what ties two regencies together; made by :func:`ties`.

    Parameters
    ----------
    borders_km : dict
        Shared land border of each pair of land neighbours.
    water_km : dict
        Water between each pair of sea neighbours.
    zone_ids, area_ids : dict
        Zones both belong to, and industrial areas both host.
    """

    borders_km: dict[Pair, float]
    water_km: dict[Pair, float]
    zone_ids: dict[Pair, tuple[str, ...]]
    area_ids: dict[Pair, tuple[str, ...]]

    def relation(self, a: str, b: str) -> str:
        """``land`` or ``sea`` neighbours, or ``apart``."""
        if pair(a, b) in self.borders_km:
            return "land"
        return "sea" if pair(a, b) in self.water_km else "apart"

    def all_pairs(self) -> list[Pair]:
        """Every pair with at least one tie, in order."""
        return sorted({*self.borders_km, *self.water_km, *self.zone_ids, *self.area_ids})


def ties(
    regencies: gpd.GeoDataFrame,
    context: gpd.GeoDataFrame,
    zone_members: pd.DataFrame,
    industrial_areas: gpd.GeoDataFrame,
) -> Ties:
    """What ties each pair of regencies together.

    Parameters
    ----------
    regencies : GeoDataFrame
        A clean coverage in EPSG:4326, indexed by ``regency_code``.
    context : GeoDataFrame
        ``kind`` and geometry in EPSG:4326.
    zone_members : DataFrame
        ``zone_id`` and ``regency_code``.
    industrial_areas : GeoDataFrame
        ``host_codes`` (tuple), indexed by ``industrial_area_id``.

    Examples
    --------
    >>> from kadgeo.analysis.sample import sample
    >>> some = sample()
    >>> found = ties(some.regencies, some.context, some.zone_members, some.industrial_areas)
    >>> found.relation("99.02", "99.01"), found.relation("99.03", "99.04"), found.relation("99.01", "99.04")
    ('land', 'sea', 'apart')
    >>> found.zone_ids["99.02", "99.03"], found.area_ids["99.02", "99.03"]
    (('2',), ('park',))
    """
    table = contiguity(regencies, regencies, regencies, context)
    keys = [pair(a, b) for a, b in zip(table["a_code"], table["b_code"], strict=True)]
    rows = list(zip(keys, table["kind"], table["shared_border_km"], table["water_gap_km"], strict=True))
    groups = zone_members.groupby("zone_id", sort=False)["regency_code"].agg(tuple)
    return Ties(
        borders_km={key: border for key, kind, border, _ in rows if kind == "land"},
        water_km={key: gap for key, kind, _, gap in rows if kind == "sea"},
        zone_ids=_by_pair(groups.items()),
        area_ids=_by_pair(industrial_areas["host_codes"].items()),
    )


def _by_pair(groups: Iterable[tuple[str, tuple[str, ...]]]) -> dict[Pair, tuple[str, ...]]:
    """Labels of the groups that each pair of codes is in together."""
    found: dict[Pair, tuple[str, ...]] = {}
    for label, codes in groups:
        for one in _pairs_of(codes):
            found[one] = (*found.get(one, ()), label)
    return found


def _pairs_of(codes: tuple[str, ...]) -> Iterator[Pair]:
    return (pair(a, b) for a, b in combinations(dict.fromkeys(codes), 2))


def joined(parts: Iterable[Text], separator: str = "; ") -> Text:
    """The parts as one text.

    Examples
    --------
    >>> joined([Text("satu", "one"), Text("dua", "two")]).en
    'one; two'
    """
    parts = list(parts)
    return Text(separator.join(part.id for part in parts), separator.join(part.en for part in parts))
