"""Which regions touch, along how many kilometres, and which face each other across water."""

from __future__ import annotations

from typing import Any, Literal, get_args

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from kadgeo.analysis.edges import border_edges
from kadgeo.analysis.measure import metric, shortest_lines
from kadgeo.crs import STORAGE, geodesic_length_km, require_crs
from kadgeo.errors import KadgeoError
from kadgeo.text import Text

Level = Literal["regencies", "districts", "villages"]
SEA_NEIGHBOUR_KM = 14.816  # two coastal strips of four nautical miles each, see contiguity()
_TOUCH_KM = 0.001  # a metre: a line that only grazes another coast does not cross its land


def shared_borders(polygons: gpd.GeoDataFrame) -> pd.DataFrame:
    """Every pair of polygons that share a border, with its length.

    Tolerant of nothing: a border is what two polygons have in common vertex by vertex; touching in
    a point is not sharing one. Lengths are geodesic. Takes N log N in the number of vertices.

    Parameters
    ----------
    polygons : GeoDataFrame or GeoSeries
        One clean coverage in EPSG:4326, with a unique index.

    Returns
    -------
    DataFrame
        ``a_code``, ``b_code`` (labels of the index, the earlier row first) and
        ``shared_border_km``, in the order of the index.

    Raises
    ------
    CrsError
        `polygons` is in another CRS.
    KadgeoError
        The polygons have gaps of unmatched vertices or overlap.

    Examples
    --------
    >>> from kadgeo.analysis.sample import sample
    >>> shared_borders(sample().regencies).round(3)
      a_code b_code  shared_border_km
    0  99.01  99.02           110.574
    1  99.02  99.03           110.574
    """
    require_crs(polygons, STORAGE, "polygons")
    edges = shapely.coverage_invalid_edges(polygons.geometry.to_numpy())
    wrong = polygons.index[~shapely.is_empty(edges)]
    if len(wrong):
        codes = ", ".join(map(str, wrong[:5]))
        raise KadgeoError(
            Text(
                f"polygons: {len(wrong)} poligon bercelah atau tumpang tindih, misalnya {codes}; "
                "diharapkan satu cakupan bersih; perbaiki dengan shapely.coverage_simplify(…, 0).",
                f"polygons: {len(wrong)} polygons do not fit their neighbours, for instance {codes}; "
                "expected one clean coverage; match their vertices first.",
            )
        )
    return land_borders(polygons, "polygons")


def land_borders(polygons: gpd.GeoDataFrame, name: str) -> pd.DataFrame:
    """As :func:`shared_borders`, of a coverage that is known to be clean.

    Parameters
    ----------
    polygons : GeoDataFrame or GeoSeries
        One clean coverage in EPSG:4326, with a unique index.
    name : str
        What the caller calls the polygons, for the messages.

    Returns
    -------
    DataFrame
        ``a_code``, ``b_code`` and ``shared_border_km``.
    """
    edges = border_edges(polygons, name)
    edges = edges.where(edges.is_shared)
    key = edges.left * np.int64(len(polygons)) + edges.right
    pairs, member = np.unique(key, return_inverse=True)
    length = np.bincount(member, weights=edges.length_km(), minlength=len(pairs))
    labels = polygons.index
    return pd.DataFrame(
        {
            "a_code": labels[pairs // len(polygons)],
            "b_code": labels[pairs % len(polygons)],
            "shared_border_km": length,
        }
    )


def contiguity(
    regions: gpd.GeoDataFrame,
    context: gpd.GeoDataFrame,
    *,
    level: Level = "regencies",
    sea_neighbour_km: float = SEA_NEIGHBOUR_KM,
) -> pd.DataFrame:
    """Neighbouring regions with the length of the border they share, or the water between them.

    A pair is a ``land`` neighbour when the two polygons share edges of the coverage, however short.
    A pair of *regencies* without a shared edge is a ``sea`` neighbour when their nearest points are
    no farther apart than `sea_neighbour_km` and the straight line between these crosses no land,
    neither a third regency's nor that of `context`. Districts and villages have no waters of
    their own, so they have land neighbours only.

    The default distance is twice four nautical miles: two coasts so near leave no open sea between
    two strips of four miles. It is a convention of this table and no statement of law.

    This is the one computation of borders: other analyses take its result.

    Parameters
    ----------
    regions : GeoDataFrame
        A clean coverage in EPSG:4326 with ``name``, indexed by code: the regions of `level`.
    context : GeoDataFrame
        ``kind`` and geometry in EPSG:4326; rows of kind ``land`` are the neighbours' land.
    level : {"regencies", "districts", "villages"}
        Which regions these are; :func:`kadgeo.analysis.run` takes the frame of that name.
    sea_neighbour_km : float
        Longest distance across water in kilometres.

    Returns
    -------
    DataFrame
        One row a pair, ``a_code`` before ``b_code``: ``a_name``, ``b_name``, ``kind`` (``land`` or
        ``sea``), ``shared_border_km`` (geodesic; 0 at sea) and ``water_gap_km`` (0 on land).

    Raises
    ------
    CrsError
        A frame is in another CRS.
    KadgeoError
        There is no such level, or the polygons are no clean coverage.

    Examples
    --------
    >>> from kadgeo.analysis import run
    >>> from kadgeo.analysis.sample import sample
    >>> run("contiguity", sample()).drop(columns=["a_name", "b_name"]).round(1)
      a_code b_code  kind  shared_border_km  water_gap_km
    0  99.01  99.02  land             110.6           0.0
    1  99.02  99.03  land             110.6           0.0
    2  99.03  99.04   sea               0.0          11.1
    """
    require_level(level)
    pairs = land_borders(regions, level).assign(kind="land", water_gap_km=0.0)
    if level == "regencies":
        pairs = pd.concat([pairs, _sea_pairs(regions, context, pairs, sea_neighbour_km)])
    names = {f"{side}_name": pairs[f"{side}_code"].map(regions["name"]) for side in ("a", "b")}
    columns = ["a_code", "b_code", "a_name", "b_name", "kind", "shared_border_km", "water_gap_km"]
    return pairs.assign(**names)[columns].sort_values(["a_code", "b_code"], ignore_index=True)


def require_level(level: str) -> None:
    """Check that there is such a level of regions.

    Raises
    ------
    KadgeoError
        There is none; the message names those there are.
    """
    if level not in get_args(Level):
        raise KadgeoError(
            Text(
                f"level: {level!r} tidak ada; yang ada: {', '.join(get_args(Level))}.",
                f"level: there is no {level!r}; there are: {', '.join(get_args(Level))}.",
            )
        )


def _sea_pairs(
    regencies: gpd.GeoDataFrame, context: gpd.GeoDataFrame, land: pd.DataFrame, limit_km: float
) -> pd.DataFrame:
    """Pairs that face each other across no more than `limit_km` of water."""
    require_crs(context, STORAGE, "context")
    plane = metric(regencies)
    shapes = plane.to_numpy()
    found = shapely.STRtree(shapes).query(shapes, predicate="dwithin", distance=limit_km * 1000)
    touching = set(zip(land["a_code"], land["b_code"], strict=True))
    labels = regencies.index
    pairs = [(labels[i], labels[j]) for i, j in found.T if i < j and (labels[i], labels[j]) not in touching]
    lines = shortest_lines(plane, pairs)
    gaps = geodesic_length_km(lines)
    outside = context.geometry[context["kind"] == "land"].to_numpy()
    kept = [
        {"a_code": a, "b_code": b, "shared_border_km": 0.0, "kind": "sea", "water_gap_km": gap}
        for (a, b), line, gap in zip(pairs, lines, gaps, strict=True)
        if gap <= limit_km and not _crosses(line, [*regencies.geometry.drop([a, b]), *outside])
    ]
    return pd.DataFrame(kept, columns=land.columns).astype(land.dtypes)


def _crosses(line: Any, lands: list[Any]) -> bool:
    return any(geodesic_length_km(shapely.intersection(lands, line)) > _TOUCH_KM)
