"""What there is to know of each regency, in one row."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import geopandas as gpd
import pandas as pd

from kadgeo.analysis.borders import land_borders
from kadgeo.crs import STORAGE, geodesic_area_km2, require_crs


def regency_profile(
    regencies: gpd.GeoDataFrame,
    zone_members: pd.DataFrame,
    industrial_areas: gpd.GeoDataFrame,
    agreements: pd.DataFrame,
    offers: pd.DataFrame,
) -> pd.DataFrame:
    """Area, people, zones and roles, agreements, offers, industrial areas and neighbours of each regency.

    Area is measured geodesically on the polygons; density is by measured area, so that both halves
    of the fraction are of the same land. An offer counts as received only where the record names
    the regency, and not where it is addressed to every regency at once.

    Parameters
    ----------
    regencies : GeoDataFrame
        A clean coverage in EPSG:4326, indexed by ``regency_code``, with ``name``,
        ``official_area_km2``, ``population`` and ``population_date``.
    zone_members : DataFrame
        ``zone_id``, ``regency_code`` and ``role`` (``initiator`` or ``member``).
    industrial_areas : GeoDataFrame
        ``host_codes`` (tuple), indexed by ``industrial_area_id``.
    agreements : DataFrame
        ``partner_a_code`` and ``partner_b_code``.
    offers : DataFrame
        ``proposer_code`` and ``addressee_codes`` (tuple).

    Returns
    -------
    DataFrame
        On ``regencies.index``: ``name``, ``area_km2``, ``official_area_km2``,
        ``area_difference_share`` (measured over official, less one), ``area_share`` of the
        province, ``population``, ``population_year``, ``population_share``,
        ``population_per_km2``, ``zone_ids`` and ``led_zone_ids`` (tuples), ``agreement_count``,
        ``partner_codes`` (tuple), ``offers_made_count`` (to anyone), ``offers_received_count`` (by
        name), ``industrial_area_ids`` (tuple), ``neighbour_codes`` (tuple, by length of border) and
        ``neighbour_count``.

    Raises
    ------
    CrsError
        `regencies` is in another CRS.
    KadgeoError
        The regencies are no clean coverage.

    Examples
    --------
    >>> from kadgeo.analysis import run
    >>> from kadgeo.analysis.sample import sample
    >>> beta = run("regency_profile", sample()).loc["99.02"]
    >>> beta["zone_ids"], beta["led_zone_ids"], beta["neighbour_codes"]
    (('1', '2'), (), ('99.01', '99.03'))
    >>> float(beta["population_per_km2"].round(2))
    24.37
    """
    require_crs(regencies, STORAGE, "regencies")
    codes = regencies.index
    area = pd.Series(geodesic_area_km2(regencies.geometry), index=codes)
    people = regencies["population"].astype("float64")
    table = {
        "name": regencies["name"],
        "area_km2": area,
        "official_area_km2": regencies["official_area_km2"],
        "area_difference_share": area / regencies["official_area_km2"] - 1,
        "area_share": area / area.sum(),
        "population": regencies["population"],
        "population_year": regencies["population_date"].str[:4].astype("int64"),
        "population_share": people / people.sum(),
        "population_per_km2": people / area,
        **_zone_columns(zone_members, codes),
        **_agreement_columns(agreements, codes),
        **_offer_columns(offers, codes),
        "industrial_area_ids": _lists(industrial_areas["host_codes"].explode().items(), codes),
        **_neighbour_columns(regencies),
    }
    return pd.DataFrame(table, index=codes)


def _lists(pairs: Iterable[tuple[Any, Any]], codes: pd.Index) -> pd.Series:
    """Values of each code as a tuple without repeats, from pairs (value, code)."""
    found: dict[Any, dict[Any, None]] = {code: {} for code in codes}
    for value, code in pairs:
        if code in found:
            found[code][value] = None
    return pd.Series([tuple(found[code]) for code in codes], index=codes, dtype=object)


def _zone_columns(members: pd.DataFrame, codes: pd.Index) -> dict[str, pd.Series]:
    led = members[members["role"] == "initiator"]
    return {
        "zone_ids": _lists(zip(members["zone_id"], members["regency_code"], strict=True), codes),
        "led_zone_ids": _lists(zip(led["zone_id"], led["regency_code"], strict=True), codes),
    }


def _agreement_columns(agreements: pd.DataFrame, codes: pd.Index) -> dict[str, pd.Series]:
    pairs = list(zip(agreements["partner_a_code"], agreements["partner_b_code"], strict=True))
    both = pd.Series([code for pair in pairs for code in pair], dtype=object)
    partners = _lists([pair for a, b in pairs for pair in ((a, b), (b, a))], codes)
    return {"agreement_count": _counts(both, codes), "partner_codes": partners}


def _offer_columns(offers: pd.DataFrame, codes: pd.Index) -> dict[str, pd.Series]:
    general = is_general(offers, codes)
    named = offers["addressee_codes"][~general].explode()
    return {
        "offers_made_count": _counts(offers["proposer_code"], codes),
        "offers_received_count": _counts(named, codes),
    }


def _counts(values: pd.Series, codes: pd.Index) -> pd.Series:
    return values.value_counts().reindex(codes, fill_value=0).astype("int64")


def is_general(offers: pd.DataFrame, codes: pd.Index) -> pd.Series:
    """Whether each offer is addressed to every regency at once.

    Parameters
    ----------
    offers : DataFrame
        ``proposer_code`` and ``addressee_codes`` (tuple).
    codes : Index
        Codes of all regencies.

    Returns
    -------
    Series
        ``is_general`` on ``offers.index``.

    Examples
    --------
    >>> from kadgeo.analysis.sample import sample
    >>> is_general(sample().offers, sample().regencies.index).to_dict()
    {'water': False, 'meetings': True}
    """
    rows = zip(offers["proposer_code"], offers["addressee_codes"], strict=True)
    everyone = set(codes)
    general = [len(to) > 1 and everyone <= {proposer, *to} for proposer, to in rows]
    return pd.Series(general, index=offers.index, dtype=bool, name="is_general")


def _neighbour_columns(regencies: gpd.GeoDataFrame) -> dict[str, pd.Series]:
    borders = land_borders(regencies, "regencies").sort_values("shared_border_km", ascending=False)
    pairs = zip(borders["a_code"], borders["b_code"], strict=True)
    neighbours = _lists([pair for a, b in pairs for pair in ((a, b), (b, a))], regencies.index)
    return {"neighbour_codes": neighbours, "neighbour_count": neighbours.map(len)}
