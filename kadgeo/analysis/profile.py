"""What there is to know of each regency, in one row."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import geopandas as gpd
import pandas as pd

from kadgeo.crs import STORAGE, require_crs


def regency_profile(
    regencies: gpd.GeoDataFrame,
    zone_members: pd.DataFrame,
    industrial_areas: gpd.GeoDataFrame,
    agreements: pd.DataFrame,
    agreement_links: pd.DataFrame,
    offers: pd.DataFrame,
    contiguity: pd.DataFrame,
) -> pd.DataFrame:
    """Area, people, zones and roles, agreements, offers, industrial areas and neighbours of each regency.

    Area is that measured geodesically on the polygons; density is by measured area, so that both halves
    of the fraction are of the same land. An offer counts as received only where the record names
    the regency, and not where it is addressed to every regency at once. Only current agreements count:
    planned or in force, and no boundary matter.

    What is not known is missing, and so is every share of a whole that is not known.

    Parameters
    ----------
    regencies : GeoDataFrame
        Polygons in EPSG:4326, indexed by ``regency_code``, with ``name``, ``area_km2`` (geodesic),
        ``official_area_km2``, ``population`` and ``population_date``.
    zone_members : DataFrame
        ``zone_id``, ``regency_code`` and ``role`` (``initiator`` or ``member``).
    industrial_areas : GeoDataFrame
        ``host_codes`` (tuple), indexed by ``industrial_area_id``.
    agreements : DataFrame
        ``party_codes`` (tuple) and ``is_current``, one row an agreement.
    agreement_links : DataFrame
        ``a_code``, ``b_code`` and ``is_current``, one row a pair of regencies in an agreement.
    offers : DataFrame
        ``proposer_code`` and ``addressee_codes`` (tuple).
    contiguity : DataFrame
        Pairs of regencies, see :func:`kadgeo.analysis.contiguity`.

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
    area = regencies["area_km2"]
    people = regencies["population"].astype("float64")
    official = regencies["official_area_km2"].astype("float64")
    table = {
        "name": regencies["name"],
        "area_km2": area,
        "official_area_km2": official,
        "area_difference_share": area / official - 1,
        "area_share": area / area.sum(),
        "population": regencies["population"],
        "population_year": pd.to_numeric(regencies["population_date"].astype("str").str[:4]).astype("Int64"),
        "population_share": people / people.sum(skipna=False),
        "population_per_km2": people / area,
        **_zone_columns(zone_members, codes),
        **_agreement_columns(agreements, agreement_links, codes),
        **_offer_columns(offers, codes),
        "industrial_area_ids": _lists(industrial_areas["host_codes"].explode().items(), codes),
        **_neighbour_columns(contiguity, codes),
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


def _agreement_columns(
    agreements: pd.DataFrame, links: pd.DataFrame, codes: pd.Index
) -> dict[str, pd.Series]:
    parties = agreements["party_codes"][agreements["is_current"].astype(bool)].explode()
    return {
        "agreement_count": _counts(parties, codes),
        "partner_codes": _others(links[links["is_current"].astype(bool)], codes),
    }


def _others(pairs: pd.DataFrame, codes: pd.Index) -> pd.Series:
    """Of each code those it is paired with, in the order of the pairs."""
    sides = zip(pairs["a_code"], pairs["b_code"], strict=True)
    return _lists([pair for a, b in sides for pair in ((a, b), (b, a))], codes)


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


def _neighbour_columns(contiguity: pd.DataFrame, codes: pd.Index) -> dict[str, pd.Series]:
    borders = contiguity[contiguity["kind"] == "land"].sort_values("shared_border_km", ascending=False)
    neighbours = _others(borders, codes)
    return {"neighbour_codes": neighbours, "neighbour_count": neighbours.map(len).astype("int64")}
