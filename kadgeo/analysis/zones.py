"""The zones: how large, how populous, of one piece or not, and where they overlap."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from typing import Any

import geopandas as gpd
import networkx as nx
import pandas as pd

from kadgeo.crs import STORAGE, geodesic_area_km2, require_crs

_Members = dict[Any, tuple[str, ...]]


def zone_summary(
    zones: gpd.GeoDataFrame,
    zone_members: pd.DataFrame,
    regencies: gpd.GeoDataFrame,
    contiguity: pd.DataFrame,
) -> pd.DataFrame:
    """Area, people, members, parts, compactness and overlap of each zone.

    A zone is contiguous when one can go from any member to any other through members that share a
    land border; islands of one member do not part it. Compactness is the zone's share of its
    convex hull: 1 for a disc or a square, less the more it is bent, stretched or scattered. It is
    preferred to measures by perimeter because these fall with every bay a coast is drawn with.

    Members are whole regencies, so areas and people of a zone are sums over its members; where the
    people of a member are not known, nor are those of the zone, and no share of all people is.

    Parameters
    ----------
    zones : GeoDataFrame
        Polygons in EPSG:4326, indexed by ``zone_id``, with ``name`` and ``name_en``.
    zone_members : DataFrame
        ``zone_id``, ``regency_code`` and ``role``.
    regencies : GeoDataFrame
        Polygons in EPSG:4326 with ``area_km2`` (geodesic) and ``population``, indexed by ``regency_code``.
    contiguity : DataFrame
        Pairs of regencies, see :func:`kadgeo.analysis.contiguity`.

    Returns
    -------
    DataFrame
        On ``zones.index``: ``name``, ``name_en``, ``area_km2``, ``area_share``, ``population``,
        ``population_share`` (shares of all regencies), ``population_per_km2``, ``member_codes``,
        ``initiator_code``, ``is_contiguous``, ``part_count``, ``parts`` (a tuple of codes each),
        ``compactness_share``, ``shared_codes`` (members also in another zone),
        ``overlap_km2`` and ``overlap_share`` (area in at least one other zone).

    Raises
    ------
    CrsError
        A frame is in another CRS.

    Examples
    --------
    >>> from kadgeo.analysis import run
    >>> from kadgeo.analysis.sample import sample
    >>> zones = run("zone_summary", sample())
    >>> zones[["population", "is_contiguous", "shared_codes", "overlap_share"]].round(2)
             population  is_contiguous shared_codes  overlap_share
    zone_id
    1            700000           True     (99.02,)           0.50
    2            600000          False     (99.02,)           0.33
    >>> zones.loc["2", "parts"]
    (('99.02', '99.03'), ('99.04',))
    """
    require_crs(zones, STORAGE, "zones")
    require_crs(regencies, STORAGE, "regencies")
    members = _members(zone_members, zones.index)
    area = regencies["area_km2"]
    people = regencies["population"].astype("float64")
    graph = _land_graph(contiguity, regencies.index)
    parts = {zone: _parts(graph, codes) for zone, codes in members.items()}
    zone_area, zone_people = (_sums(values, members) for values in (area, people))
    shared = {zone: _shared(zone, members) for zone in members}
    overlap = _sums(area, shared)
    leads = zone_members[zone_members["role"] == "initiator"].set_index("zone_id")["regency_code"]
    table = {
        "name": zones["name"],
        "name_en": zones["name_en"],
        "area_km2": zone_area,
        "area_share": zone_area / area.sum(),
        "population": zone_people.astype("Int64"),
        "population_share": zone_people / people.sum(skipna=False),
        "population_per_km2": zone_people / zone_area,
        "member_codes": pd.Series(members, dtype=object),
        "initiator_code": leads.reindex(zones.index),
        "is_contiguous": pd.Series({zone: len(part) == 1 for zone, part in parts.items()}, dtype=bool),
        "part_count": pd.Series({zone: len(part) for zone, part in parts.items()}, dtype="int64"),
        "parts": pd.Series(parts, dtype=object),
        "compactness_share": zone_area / geodesic_area_km2(zones.convex_hull),
        "shared_codes": pd.Series(shared, dtype=object),
        "overlap_km2": overlap,
        "overlap_share": overlap / zone_area,
    }
    return pd.DataFrame(table, index=zones.index)


def zone_overlaps(
    zones: gpd.GeoDataFrame, zone_members: pd.DataFrame, regencies: gpd.GeoDataFrame
) -> pd.DataFrame:
    """Area, people and members that each pair of zones has in common.

    Parameters
    ----------
    zones : GeoDataFrame
        Indexed by ``zone_id``, with ``name`` and ``name_en``.
    zone_members : DataFrame
        ``zone_id`` and ``regency_code``.
    regencies : GeoDataFrame
        Polygons in EPSG:4326 with ``area_km2`` (geodesic) and ``population``, indexed by ``regency_code``.

    Returns
    -------
    DataFrame
        One row a pair of zones, those without a common member too: ``a_zone_id``, ``b_zone_id``,
        ``shared_codes`` (tuple), ``overlap_km2`` (geodesic), ``a_overlap_share`` and
        ``b_overlap_share`` of each zone's area, ``overlap_population``.

    Raises
    ------
    CrsError
        `regencies` is in another CRS.

    Examples
    --------
    >>> from kadgeo.analysis import run
    >>> from kadgeo.analysis.sample import sample
    >>> run("zone_overlaps", sample()).iloc[0, 2:].to_dict()  # doctest: +ELLIPSIS
    {'shared_codes': ('99.02',), 'overlap_km2': 12308..., 'a_overlap_share': 0.5, ...}
    """
    require_crs(regencies, STORAGE, "regencies")
    members = _members(zone_members, zones.index)
    area = regencies["area_km2"]
    total = _sums(area, members)
    people = regencies["population"].astype("float64")
    rows = []
    for a, b in combinations(zones.index, 2):
        common = tuple(code for code in members[a] if code in members[b])
        overlap = area.loc[list(common)].sum()
        rows.append(
            {
                "a_zone_id": a,
                "b_zone_id": b,
                "shared_codes": common,
                "overlap_km2": overlap,
                "a_overlap_share": overlap / total[a],
                "b_overlap_share": overlap / total[b],
                "overlap_population": people.loc[list(common)].sum(skipna=False),
            }
        )
    return pd.DataFrame(rows, columns=_OVERLAPS).astype({"overlap_population": "Int64"})


_OVERLAPS = ["a_zone_id", "b_zone_id", "shared_codes", "overlap_km2", "a_overlap_share", "b_overlap_share"]
_OVERLAPS += ["overlap_population"]


def _members(members: pd.DataFrame, zones: pd.Index) -> _Members:
    groups = {zone: tuple(codes) for zone, codes in members.groupby("zone_id")["regency_code"]}
    return {zone: groups.get(zone, ()) for zone in zones}


def _sums(values: pd.Series, groups: _Members) -> pd.Series:
    """Sum of each group; missing where one of its values is."""
    sums = {zone: float(values.loc[list(codes)].sum(skipna=False)) for zone, codes in groups.items()}
    return pd.Series(sums, dtype="float64")


def _shared(zone: Any, members: _Members) -> tuple[str, ...]:
    elsewhere = {code for other, codes in members.items() if other != zone for code in codes}
    return tuple(code for code in members[zone] if code in elsewhere)


def _land_graph(contiguity: pd.DataFrame, codes: pd.Index) -> nx.Graph:
    borders = contiguity[contiguity["kind"] == "land"]
    graph = nx.Graph()
    graph.add_nodes_from(codes)
    graph.add_edges_from(zip(borders["a_code"], borders["b_code"], strict=True))
    return graph


def _parts(graph: nx.Graph, codes: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Members of a zone by the pieces they make, the largest first."""
    found = nx.connected_components(graph.subgraph(codes))
    pieces = [tuple(sorted(piece)) for piece in found]
    return tuple(sorted(pieces, key=lambda piece: (-len(piece), piece)))
