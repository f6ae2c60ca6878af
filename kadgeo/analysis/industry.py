"""The industrial areas: do they stand where their hosts are, and who is near them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import geopandas as gpd
import pandas as pd

from kadgeo.analysis.measure import distances_km, nearest
from kadgeo.crs import STORAGE, require_crs
from kadgeo.text import Text

_NOTES = {
    "site": Text(
        "Jarak lurus dari titik berketelitian {km:g} km.",
        "Straight-line distances from a point good to {km:g} km.",
    ),
    "no_site": Text(
        "Lokasi tidak diketahui; jarak tidak diukur.", "The site is not known; no distances are measured."
    ),
    "editorial": Text(
        "Lokasi tidak diketahui; jarak diukur dari titik pilihan penyunting dan hanya gambaran.",
        "The site is not known; distances are from a point the editor chose, and only indicative.",
    ),
}


def industry_access(
    industrial_areas: gpd.GeoDataFrame,
    regencies: gpd.GeoDataFrame,
    districts: gpd.GeoDataFrame,
    villages: gpd.GeoDataFrame,
    zone_members: pd.DataFrame,
    places: gpd.GeoDataFrame,
    *,
    include_editorial: bool = False,
) -> pd.DataFrame:
    """Where each industrial area stands, the zones it serves, and the nearest seat, airport and port.

    An area whose site is not on record has a point that the editor chose, so that it can be drawn.
    The regency it falls in is checked against the hosts; but district, village and distances would
    be the editor's, not the record's, and are left out unless `include_editorial`.

    Parameters
    ----------
    industrial_areas : GeoDataFrame
        Points in EPSG:4326, indexed by ``industrial_area_id``, with ``name``, ``host_codes``
        (tuple), ``precision_m`` and ``is_editorial``.
    regencies, districts, villages : GeoDataFrame
        Clean coverages in EPSG:4326, indexed by code; `regencies` with ``seat_lon``, ``seat_lat``.
    zone_members : DataFrame
        ``zone_id`` and ``regency_code``.
    places : GeoDataFrame
        Points in EPSG:4326, indexed by ``place_id``; those of ``kind`` airport and port count.
    include_editorial : bool
        Measure from points the editor chose too.

    Returns
    -------
    DataFrame
        On ``industrial_areas.index``: ``name``, ``host_codes``, ``is_editorial``,
        ``precision_km``, ``regency_code``, ``district_code``, ``village_code`` (the point is in;
        missing at sea), ``is_in_host``, ``zone_ids`` (zones of any host),
        ``common_zone_ids`` (zones of all hosts; both tuples),
        ``nearest_seat_code``, ``nearest_seat_km``, ``nearest_airport_id``, ``nearest_airport_km``,
        ``nearest_port_id``, ``nearest_port_km`` (geodesic) and ``note`` (Text).

    Raises
    ------
    CrsError
        A frame is in another CRS.

    Examples
    --------
    >>> from kadgeo.analysis import run
    >>> from kadgeo.analysis.sample import sample
    >>> table = run("industry_access", sample())
    >>> table[["district_code", "is_in_host", "nearest_port_id", "nearest_port_km"]].round(1)
                       district_code  is_in_host nearest_port_id  nearest_port_km
    industrial_area_id
    mill                    99.01.01        True          port-a             23.5
    park                        None        True            None              NaN
    """
    points = industrial_areas.geometry
    require_crs(points, STORAGE, "industrial_areas")
    editorial = industrial_areas["is_editorial"].astype(bool)
    is_measured = ~editorial | include_editorial
    inside = {
        "regency_code": _containing(points, regencies, "regencies"),
        "district_code": _containing(points, districts, "districts").where(is_measured, None),
        "village_code": _containing(points, villages, "villages").where(is_measured, None),
    }
    hosts = industrial_areas["host_codes"]
    precision = industrial_areas["precision_m"] / 1000
    table = {
        "name": industrial_areas["name"],
        "host_codes": hosts,
        "is_editorial": editorial,
        "precision_km": precision,
        **inside,
        "is_in_host": [code in some for code, some in zip(inside["regency_code"], hosts, strict=True)],
        "zone_ids": [_zones_of(some, zone_members, any) for some in hosts],
        "common_zone_ids": [_zones_of(some, zone_members, all) for some in hosts],
        **_nearest_columns(points.where(is_measured), regencies, places),
        "note": [_note(row, include_editorial) for row in zip(editorial, precision, strict=True)],
    }
    return pd.DataFrame(table, index=industrial_areas.index)


def _containing(points: gpd.GeoSeries, regions: gpd.GeoDataFrame, name: str) -> pd.Series:
    """Code of the region each point lies in, or None."""
    require_crs(regions, STORAGE, name)
    at, region = regions.sindex.query(points.to_numpy(), predicate="intersects")
    codes = pd.Series(regions.index.to_numpy()[region], index=points.index[at], dtype=object)
    codes = codes[~codes.index.duplicated()]  # on a border: the first of the two
    return codes.reindex(points.index).where(lambda found: found.notna(), None)


def _zones_of(
    hosts: tuple[str, ...], members: pd.DataFrame, how: Callable[[Iterable[bool]], bool]
) -> tuple[str, ...]:
    """Zones that any or all of the hosts are members of."""
    zones = [(zone, set(codes)) for zone, codes in members.groupby("zone_id", sort=False)["regency_code"]]
    return tuple(zone for zone, codes in zones if how(host in codes for host in hosts))


def _seats(regencies: gpd.GeoDataFrame) -> gpd.GeoSeries:
    """Seats of government, as far as they are known."""
    seats = regencies[["seat_lon", "seat_lat"]].astype("float64").dropna()
    points = gpd.points_from_xy(seats["seat_lon"], seats["seat_lat"])
    return gpd.GeoSeries(points, index=seats.index, crs=STORAGE)


def _nearest_columns(
    points: gpd.GeoSeries, regencies: gpd.GeoDataFrame, places: gpd.GeoDataFrame
) -> dict[str, pd.Series]:
    """Nearest seat, airport and port of each point; missing where the point is."""
    known = points[points.notna()]
    columns: dict[str, pd.Series] = {}
    for key, label, targets in (
        ("seat", "code", _seats(regencies)),
        ("airport", "id", places.geometry[places["kind"] == "airport"]),
        ("port", "id", places.geometry[places["kind"] == "port"]),
    ):
        found = nearest(distances_km(known, targets)).reindex(points.index)
        columns[f"nearest_{key}_{label}"] = (
            found["target"].astype(object).where(found["target"].notna(), None)
        )
        columns[f"nearest_{key}_km"] = found["distance_km"]
    return columns


def _note(row: tuple[bool, float], include_editorial: bool) -> Text:
    is_editorial, precision_km = row
    if not is_editorial:
        return _NOTES["site"].format(km=precision_km)
    return _NOTES["editorial" if include_editorial else "no_site"]


def district_access(
    districts: gpd.GeoDataFrame, industrial_areas: gpd.GeoDataFrame, *, include_editorial: bool = False
) -> pd.DataFrame:
    """The nearest industrial area of each district, and those its own regency hosts.

    Distance is geodesic and straight, from a representative point inside the district (of its
    largest part) to the area's point: it tells near from far, not hours on the road. Areas whose
    site is not on record are not measured unless `include_editorial`; a district whose regency
    hosts one has it in `hosted_area_ids` all the same.

    Parameters
    ----------
    districts : GeoDataFrame
        Polygons in EPSG:4326 with ``name`` and ``regency_code``, indexed by ``district_code``.
    industrial_areas : GeoDataFrame
        Points in EPSG:4326, indexed by ``industrial_area_id``, with ``host_codes`` (tuple),
        ``precision_m`` and ``is_editorial``.
    include_editorial : bool
        Measure to points the editor chose too.

    Returns
    -------
    DataFrame
        On ``districts.index``: ``name``, ``regency_code``, ``nearest_area_id``,
        ``nearest_area_km``, ``precision_km`` and ``is_editorial`` of that area, and
        ``hosted_area_ids`` (tuple).

    Raises
    ------
    CrsError
        A frame is in another CRS.

    Examples
    --------
    >>> from kadgeo.analysis import run
    >>> from kadgeo.analysis.sample import sample
    >>> run("district_access", sample()).iloc[[0, 4], [2, 3, 6]].round(0)
                  nearest_area_id  nearest_area_km hosted_area_ids
    district_code
    99.01.01                 mill             28.0         (mill,)
    99.03.01                 mill            250.0         (park,)
    """
    require_crs(districts, STORAGE, "districts")
    require_crs(industrial_areas, STORAGE, "industrial_areas")
    editorial = industrial_areas["is_editorial"].astype(bool)
    sites = industrial_areas.geometry[~editorial | include_editorial]
    found = nearest(distances_km(districts.representative_point(), sites))
    hosted = industrial_areas["host_codes"]
    table: dict[str, Any] = {
        "name": districts["name"],
        "regency_code": districts["regency_code"],
        "nearest_area_id": found["target"],
        "nearest_area_km": found["distance_km"],
        "precision_km": found["target"].map(industrial_areas["precision_m"]) / 1000,
        "is_editorial": found["target"].map(editorial),
        "hosted_area_ids": [
            tuple(hosted.index[[code in hosts for hosts in hosted]]) for code in districts["regency_code"]
        ],
    }
    return pd.DataFrame(table, index=districts.index)
