"""Road corridors: which regions they cross or come near, how long they are and how long one travels."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from kadgeo.analysis.measure import metric
from kadgeo.crs import GEOD, STORAGE, geodesic_length_km, require_crs
from kadgeo.errors import KadgeoError, UnknownNameError
from kadgeo.text import Text

BUFFER_KM = 5.0  # an hour on foot: who lives nearer uses the road as their own
DEGREE_KM = 50.0  # less than a degree of longitude up to 60 degrees of latitude: for a generous first choice
_INEXACT = ("schematic", "unknown", "approximate")  # statuses of a line that is not the course of a road
_NOTE = Text(
    "Panjang garis adalah jumlah jarak lurus antara titik singgah, bukan panjang jalan. Waktu tempuh dan "
    "panjang terdokumentasi belum tentu antara titik yang sama, maka tidak dihitung kecepatan darinya.",
    "Lengths of the line are sums of straight legs between waypoints, not of road. Travel time and "
    "documented length need not be between the same places, so no speed is made of them.",
)


def corridor(
    corridors: gpd.GeoDataFrame,
    regencies: gpd.GeoDataFrame,
    districts: gpd.GeoDataFrame,
    villages: gpd.GeoDataFrame,
    *,
    corridor_id: str,
    buffer_km: float = BUFFER_KM,
) -> pd.DataFrame:
    """Regions that a corridor crosses or comes near, in order of travel, with the kilometres in each.

    The line is cut at the borders as it is drawn; pieces are measured on the ellipsoid. Nearness is
    measured in the UTM zone of the corridor. Where the line is schematic, so is every length and
    every crossing: a village beside the line may well have the road, and one under it may not.

    Parameters
    ----------
    corridors : GeoDataFrame
        Lines (or points, of length 0) in EPSG:4326 with ``corridor_id``, ``part``, ``kind``
        (``route``, or ``gap`` where the course is unknown) and ``status``.
    regencies, districts, villages : GeoDataFrame
        Clean coverages in EPSG:4326 with ``name``, indexed by code.
    corridor_id : str
        Which corridor.
    buffer_km : float
        How near is near, in kilometres.

    Returns
    -------
    DataFrame
        One row a region: ``level`` (``regency``, ``district``, ``village``), ``code``, ``name``,
        ``relation`` (``crossed`` or ``nearby``), ``enters_at_km`` (along the line, from its first
        waypoint; missing if nearby), ``route_km``, ``gap_km``, ``length_km`` (their sum),
        ``distance_km`` (0 if crossed) and ``is_schematic``. Crossed regions first, in order of
        travel, then nearby ones by distance. Where the line leaves the regions, as over water, its
        length is in no row.

    Raises
    ------
    UnknownNameError
        There is no such corridor.
    KadgeoError
        `buffer_km` is negative.
    CrsError
        A frame is in another CRS.

    Examples
    --------
    >>> from kadgeo.analysis import run
    >>> from kadgeo.analysis.sample import sample
    >>> table = run("corridor", sample(), corridor_id="east", buffer_km=30)
    >>> columns = ["code", "relation", "enters_at_km", "route_km", "gap_km", "distance_km"]
    >>> table[table["level"] == "regency"][columns].round(1)
        code relation  enters_at_km  route_km  gap_km  distance_km
    0  99.01  crossed           0.0      83.5     0.0          0.0
    1  99.02  crossed          83.5      27.8    55.7          0.0
    2  99.03   nearby           NaN       0.0     0.0         27.8
    """
    if not buffer_km >= 0:
        raise KadgeoError(
            Text(
                f"buffer_km: {buffer_km:g}; diharapkan nol atau lebih",
                f"buffer_km: {buffer_km:g}; expected zero or more",
            )
        )
    parts = _parts(corridors, corridor_id)
    levels = {"regency": regencies, "district": districts, "village": villages}
    for name, frame in levels.items():
        require_crs(frame, STORAGE, name)
    tables = [_touched(parts, frame, buffer_km).assign(level=level) for level, frame in levels.items()]
    table = pd.concat(tables, ignore_index=True)
    return table.assign(is_schematic=bool(parts["status"].isin(_INEXACT).any()))[_COLUMNS]


_COLUMNS = [
    "level",
    "code",
    "name",
    "relation",
    "enters_at_km",
    "route_km",
    "gap_km",
    "length_km",
    "distance_km",
    "is_schematic",
]


def _parts(corridors: gpd.GeoDataFrame, corridor_id: str) -> gpd.GeoDataFrame:
    require_crs(corridors, STORAGE, "corridors")
    parts = corridors[corridors["corridor_id"] == corridor_id].sort_values("part")
    if parts.empty:
        known = ", ".join(dict.fromkeys(corridors["corridor_id"])) or "-"
        raise UnknownNameError(
            Text(
                f"tidak ada koridor {corridor_id!r}; yang ada: {known}",
                f"there is no corridor {corridor_id!r}; there are: {known}",
            )
        )
    return parts


def _touched(parts: gpd.GeoDataFrame, frame: gpd.GeoDataFrame, buffer_km: float) -> pd.DataFrame:
    """Regions of one level that the parts cross or that lie within `buffer_km` of them."""
    reach = buffer_km / DEGREE_KM
    west, south, east, north = parts.total_bounds
    near = frame.iloc[frame.sindex.intersection((west - reach, south - reach, east + reach, north + reach))]
    plane = metric(parts)
    away = near.geometry.to_crs(plane.crs).distance(plane.union_all()) / 1000
    near, away = near[away <= buffer_km], away[away <= buffer_km]
    cut = _cut(parts, plane, near)
    table = pd.DataFrame(
        {
            "code": near.index,
            "name": near["name"].to_numpy(),
            "distance_km": away.to_numpy(),
            "route_km": cut["length"].where(cut["kind"] != "gap", 0.0).groupby(cut["code"]).sum(),
            "gap_km": cut["length"].where(cut["kind"] == "gap", 0.0).groupby(cut["code"]).sum(),
            "enters_at_km": cut.groupby("code")["enters_at_km"].min(),
        },
        index=near.index,
    )
    table = table.fillna({"route_km": 0.0, "gap_km": 0.0})
    table["length_km"] = table["route_km"] + table["gap_km"]
    table["relation"] = np.where(table["enters_at_km"].notna(), "crossed", "nearby")
    return table.sort_values(["relation", "enters_at_km", "distance_km", "code"])


def _cut(parts: gpd.GeoDataFrame, plane: gpd.GeoSeries, regions: gpd.GeoDataFrame) -> pd.DataFrame:
    """Each part cut by each region: ``code``, ``kind``, ``length`` and ``enters_at_km``."""
    lines, shapes = parts.geometry.to_numpy(), regions.geometry.to_numpy()
    row, column = shapely.STRtree(shapes).query(lines, predicate="intersects")
    pieces = gpd.GeoSeries(shapely.intersection(lines[row], shapes[column]), crs=STORAGE)
    length = geodesic_length_km(parts.geometry)
    before = np.cumsum(length) - length
    vertices, piece = shapely.get_coordinates(pieces.to_crs(plane.crs).to_numpy(), return_index=True)
    along = _shares(plane.to_numpy()[row[piece]], shapely.points(vertices))
    first = pd.Series(along).groupby(piece).min().to_numpy()
    return pd.DataFrame(
        {
            "code": regions.index.to_numpy()[column],
            "kind": parts["kind"].to_numpy()[row],
            "length": geodesic_length_km(pieces),
            "enters_at_km": before[row] + first * length[row],
        }
    )


def _shares(lines: np.ndarray[Any, Any], points: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """How far along its line each point lies, in [0, 1]; 0 on what is no line."""
    is_line = shapely.length(lines) > 0
    shares = np.zeros(len(lines))
    shares[is_line] = shapely.line_locate_point(lines[is_line], points[is_line], normalized=True)
    return shares


def corridor_summary(corridors: gpd.GeoDataFrame) -> pd.DataFrame:
    """Straight, drawn and documented length of each corridor, and the travel time that a source gives.

    A length documented alike on several parts of a corridor is that of the whole and counts once;
    where the parts differ, the whole is not known. A travel time is that of the first part that has
    one.

    Parameters
    ----------
    corridors : GeoDataFrame
        In EPSG:4326 with ``corridor_id``, ``part``, ``kind``, ``status``, ``agreement_id``,
        ``documented_length_km``, ``travel_time_before_h`` and ``travel_time_after_h``; points are
        left out.

    Returns
    -------
    DataFrame
        Indexed by ``corridor_id``: ``agreement_id``, ``part_count``, ``straight_km`` (between the
        two ends), ``drawn_km`` (along the line), ``gap_share`` of it without a known course,
        ``documented_length_km``, ``drawn_detour_ratio`` and ``documented_detour_ratio`` (over
        straight), ``travel_time_before_h``, ``travel_time_after_h``, ``saved_share`` of the time
        (missing where a time is), ``is_schematic`` and ``note`` (Text).

    Raises
    ------
    CrsError
        `corridors` is in another CRS.

    Examples
    --------
    >>> from kadgeo.analysis import run
    >>> from kadgeo.analysis.sample import sample
    >>> run("corridor_summary", sample()).loc["east"].iloc[1:8].to_dict()  # doctest: +ELLIPSIS
    {'part_count': 2, 'straight_km': 166.9..., 'drawn_km': 166.9..., 'gap_share': 0.33..., ...}
    """
    require_crs(corridors, STORAGE, "corridors")
    lines = corridors[corridors.geom_type == "LineString"].sort_values("part")
    rows = {key: _summary(parts) for key, parts in lines.groupby("corridor_id")}
    table = pd.DataFrame.from_dict(rows, orient="index", columns=_SUMMARY)
    return table.rename_axis("corridor_id")


_SUMMARY = ["agreement_id", "part_count", "straight_km", "drawn_km", "gap_share", "documented_length_km"]
_SUMMARY += ["drawn_detour_ratio", "documented_detour_ratio", "travel_time_before_h", "travel_time_after_h"]
_SUMMARY += ["saved_share", "is_schematic", "note"]


def _summary(parts: gpd.GeoDataFrame) -> dict[str, Any]:
    before, after = (_first_number(parts[f"travel_time_{one}_h"]) for one in ("before", "after"))
    start, end = parts.geometry.iloc[0].coords[0], parts.geometry.iloc[-1].coords[-1]
    straight = GEOD.inv(*start[:2], *end[:2])[2] / 1e3
    length = geodesic_length_km(parts.geometry)
    documented = pd.to_numeric(parts["documented_length_km"]).dropna().unique()
    whole = float(documented[0]) if len(documented) == 1 else float("nan")
    return {
        "agreement_id": parts["agreement_id"].iloc[0],
        "part_count": len(parts),
        "straight_km": straight,
        "drawn_km": length.sum(),
        "gap_share": length[(parts["kind"] == "gap").to_numpy()].sum() / length.sum(),
        "documented_length_km": whole,
        "drawn_detour_ratio": length.sum() / straight,
        "documented_detour_ratio": whole / straight,
        "travel_time_before_h": before,
        "travel_time_after_h": after,
        "saved_share": 1 - after / before,
        "is_schematic": bool(parts["status"].isin(_INEXACT).any()),
        "note": _NOTE,
    }


def _first_number(values: pd.Series) -> float:
    known = pd.to_numeric(values).dropna()
    return float(known.iloc[0]) if len(known) else float("nan")
