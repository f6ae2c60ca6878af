"""An invented province of squares, whose every answer is known by hand: for examples and tests."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from kadgeo.crs import STORAGE, geodesic_area_km2
from kadgeo.text import Text

GREEK = ("Alpha", "Beta", "Gamma", "Delta")
WEST = (0.0, 1.0, 2.0, 3.1)  # western edge of each regency in degrees; the last is an island
_HALF = 0.5  # side of a village in degrees


@dataclass(frozen=True, kw_only=True, eq=False)
class Sample:
    """Frames named and shaped as those of a dataset, see :func:`sample`."""

    regencies: gpd.GeoDataFrame
    districts: gpd.GeoDataFrame
    villages: gpd.GeoDataFrame
    zones: gpd.GeoDataFrame
    zone_members: pd.DataFrame
    industrial_areas: gpd.GeoDataFrame
    agreements: pd.DataFrame
    agreement_links: pd.DataFrame
    sectors: pd.DataFrame
    corridors: gpd.GeoDataFrame
    offers: pd.DataFrame
    places: gpd.GeoDataFrame
    context: gpd.GeoDataFrame
    meeting: pd.DataFrame
    as_of: datetime.date


def sample() -> Sample:
    """Four regencies of one degree by one degree in a row north of the equator.

    ``99.01`` Alpha, ``99.02`` Beta and ``99.03`` Gamma touch; ``99.04`` Delta is an island 0.1 degrees
    (11 km) east of Gamma. West of Alpha lies a neighbour's land, all else is sea. Each regency has a
    southern and a northern district, each of these a western and an eastern village.

    Returns
    -------
    Sample
        Geometry in EPSG:4326.

    Examples
    --------
    >>> sample().regencies["name"].to_dict()
    {'99.01': 'Alpha', '99.02': 'Beta', '99.03': 'Gamma', '99.04': 'Delta'}
    >>> len(sample().districts), len(sample().villages)
    (8, 16)
    """
    villages = _villages()
    regencies = _regencies(_dissolved(villages, "regency_code"))
    members = _members()
    agreements = _agreements()
    return Sample(
        as_of=datetime.date(2026, 1, 1),
        meeting=pd.DataFrame({"date": [], "presenter_code": []}, dtype="str"),
        regencies=regencies,
        districts=_districts(_dissolved(villages, "district_code")),
        villages=villages,
        zones=_zones(members, regencies),
        zone_members=members,
        industrial_areas=_industrial_areas(),
        agreements=agreements,
        agreement_links=_links(agreements),
        sectors=_sectors(),
        corridors=_corridors(),
        offers=_offers(),
        places=_points({"port-a": ("port", "Port A", 0.1, 0.1), "air-c": ("airport", "Air C", 2.5, 0.5)}),
        context=gpd.GeoDataFrame(
            {"kind": ["land"], "name": ["Elsewhere"]}, geometry=[shapely.box(-1, -1, 0.01, 2)], crs=STORAGE
        ),
    )


def _villages() -> gpd.GeoDataFrame:
    rows = []
    for regency, west in enumerate(WEST, start=1):
        for district, south in ((1, 0.0), (2, _HALF)):
            for village, east in ((2001, 0.0), (2002, _HALF)):
                code = f"99.{regency:02}.{district:02}"
                lon = west + east
                shape = shapely.box(lon, south, lon + _HALF, south + _HALF)
                rows.append((f"{code}.{village}", f"{GREEK[regency - 1]} {district}-{village - 2000}", shape))
    codes, names, shapes = zip(*rows, strict=True)
    index = pd.Index(codes, name="village_code")
    parents = {"district_code": index.str[:8], "regency_code": index.str[:5]}
    return gpd.GeoDataFrame({"name": names, **parents}, geometry=list(shapes), index=index, crs=STORAGE)


def _dissolved(villages: gpd.GeoDataFrame, by: str) -> gpd.GeoSeries:
    groups = villages.groupby(by)["geometry"]
    shapes = {code: shapely.coverage_union_all(group.to_numpy()) for code, group in groups}
    return gpd.GeoSeries(shapes, crs=STORAGE).rename_axis(by)


def _districts(shapes: gpd.GeoSeries) -> gpd.GeoDataFrame:
    names = [f"{GREEK[int(code[3:5]) - 1]} {code[7]}" for code in shapes.index]
    return gpd.GeoDataFrame(
        {"name": names, "regency_code": shapes.index.str[:5]},
        geometry=shapes.to_numpy(),
        index=shapes.index,
        crs=STORAGE,
    )


def _regencies(shapes: gpd.GeoSeries) -> gpd.GeoDataFrame:
    table = {
        "name": GREEK,
        "short_name": [name[0] for name in GREEK],
        "full_name": [f"Kabupaten {name}" for name in GREEK],
        "seat_lon": [west + _HALF for west in WEST],
        "seat_lat": _HALF,
        "official_area_km2": 12_000.0,
        "population": pd.array([400_000, 300_000, 200_000, 100_000], dtype="Int64"),
        "population_date": "2024-12-31",
        "area_km2": geodesic_area_km2(shapes),
    }
    return gpd.GeoDataFrame(table, geometry=shapes, index=shapes.index)


def _members() -> pd.DataFrame:
    """Zone 1: Alpha and Beta, which touch. Zone 2: Beta, Gamma and the island."""
    rows = [
        ("1", "99.01", "initiator"),
        ("1", "99.02", "member"),
        ("2", "99.02", "member"),
        ("2", "99.03", "initiator"),
        ("2", "99.04", "member"),
    ]
    return pd.DataFrame(rows, columns=["zone_id", "regency_code", "role"])


def _zones(members: pd.DataFrame, regencies: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    codes = members.groupby("zone_id")["regency_code"].agg(tuple)
    leads = members[members["role"] == "initiator"].set_index("zone_id")["regency_code"]
    shapes = [shapely.coverage_union_all(regencies.geometry.loc[list(some)].to_numpy()) for some in codes]
    table = {
        "name": "Zona " + codes.index,
        "name_en": "Zone " + codes.index,
        "initiator_code": leads,
        "member_codes": codes,
    }
    return gpd.GeoDataFrame(table, geometry=shapes, index=codes.index, crs=STORAGE)


def _points(rows: dict[str, tuple[str, str, float, float]]) -> gpd.GeoDataFrame:
    kinds, names, lon, lat = zip(*rows.values(), strict=True)
    return gpd.GeoDataFrame(
        {"kind": kinds, "name": names},
        geometry=gpd.points_from_xy(lon, lat),
        index=pd.Index(rows, name="place_id"),
        crs=STORAGE,
    )


def _industrial_areas() -> gpd.GeoDataFrame:
    """A mill whose site is known, in Alpha; a park of Beta and Gamma whose site is not."""
    points = _points({"mill": ("industry", "Mill", 0.25, 0.25), "park": ("trade", "Park", 1.75, 0.25)})
    return points.rename_axis("industrial_area_id").assign(
        name_en=points["name"],
        host_codes=[("99.01",), ("99.02", "99.03")],
        precision_m=[5000.0, np.nan],
        is_editorial=[False, True],
    )


def _agreements() -> pd.DataFrame:
    """Five of all kinds, three of them current.

    A road that Alpha and Beta plan, waste of Alpha, Beta and Gamma, a ferry of Beta with another
    province; schools of Alpha and Gamma that have ended, and the boundary of Beta and Gamma.
    """
    rows = {
        "road": ("ksdd", ("road",), ("99.01", "99.02"), (), "draft", "planned"),
        "waste": ("ksdd", ("waste", "schooling"), ("99.01", "99.02", "99.03"), (), "signed", "active"),
        "ferry": ("ksdd", ("schooling",), ("99.02",), ("98",), "signed", "active"),
        "schools": ("ksdd", ("schooling",), ("99.01", "99.03"), (), "lapsed", "ended"),
        "line": ("boundary", ("boundary",), ("99.02", "99.03"), (), "settled", "active"),
    }
    columns = ["kind", "sectors", "party_codes", "outside_ids", "status", "counts_as"]
    table = pd.DataFrame.from_dict(rows, orient="index", columns=columns).rename_axis("agreement_id")
    is_boundary = table["kind"] == "boundary"
    is_current = table["counts_as"].isin(["planned", "active"]) & ~is_boundary
    return table.assign(is_boundary=is_boundary, is_current=is_current)


def _links(agreements: pd.DataFrame) -> pd.DataFrame:
    pairs = [
        (key, *pair) for key, codes in agreements["party_codes"].items() for pair in combinations(codes, 2)
    ]
    shared = ["sectors", "status", "counts_as", "is_boundary", "is_current"]
    table = pd.DataFrame(pairs, columns=["agreement_id", "a_code", "b_code"])
    return table.join(agreements[shared], on="agreement_id")


def _sectors() -> pd.DataFrame:
    """Road and waste reach across borders; what waste does is put in words."""
    rows = {
        "road": (Text("Jalan", "Road"), True, None, False),
        "waste": (Text("Sampah", "Waste"), True, Text("sampah berpindah", "waste travels"), False),
        "schooling": (Text("Sekolah", "Schooling"), False, None, False),
        "boundary": (Text("Batas", "Boundary"), False, None, True),
    }
    columns = ["label", "crosses_border", "effect", "is_boundary"]
    return pd.DataFrame.from_dict(rows, orient="index", columns=columns).rename_axis("sector")


def _corridors() -> gpd.GeoDataFrame:
    """A route along the parallel of 0.25 degrees from Alpha into Beta, the last quarter unknown."""
    lines: list[Any] = [shapely.LineString([(0.25, 0.25), (1.25, 0.25)])]
    lines.append(shapely.LineString([(1.25, 0.25), (1.75, 0.25)]))
    table = {
        "corridor_id": "east",
        "part": [1, 2],
        "agreement_id": "road",
        "kind": ["route", "gap"],
        "name": "Rute",
        "name_en": "Route",
        "status": ["schematic", "unknown"],
        "documented_length_km": 200.0,
        "travel_time_before_h": [np.nan, 4.0],
        "travel_time_after_h": [np.nan, 2.0],
    }
    return gpd.GeoDataFrame(table, geometry=lines, index=[1, 2], crs=STORAGE)


def _offers() -> pd.DataFrame:
    """Beta offers Gamma something by name; Alpha speaks to everyone."""
    everyone = ("99.01", "99.02", "99.03", "99.04")
    return pd.DataFrame(
        {
            "kind": ["offer", "proposal"],
            "proposer_code": ["99.02", "99.01"],
            "addressee_codes": [("99.03",), everyone],
        },
        index=pd.Index(["water", "meetings"], name="offer_id"),
    )
