"""Where cooperation suggests itself and none is on record."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import pandas as pd

from kadgeo.analysis.pairs import Pair, Ties, joined, pair, ties
from kadgeo.analysis.profile import is_general
from kadgeo.text import Text

_WHY = {
    "cohost": Text("sama-sama tuan rumah {areas}", "both host {areas}"),
    "land": Text("berbatasan darat {km:.0f} km", "share {km:.0f} km of land border"),
    "sea": Text("berhadapan di laut, berjarak {km:.0f} km", "face each other across {km:.0f} km of water"),
    "zone": Text("satu zona ({zones})", "in one zone ({zones})"),
}
_GROUNDS = ("cohost", "land", "sea", "zone")
_NONE = Text("tidak ada kesepakatan", "in no agreement")
_PARTNER = Text("celah terbesar: dengan {name} ({why})", "largest gap: with {name} ({why})")


def cooperation_gaps(
    regencies: gpd.GeoDataFrame,
    zone_members: pd.DataFrame,
    industrial_areas: gpd.GeoDataFrame,
    agreements: pd.DataFrame,
    offers: pd.DataFrame,
    context: gpd.GeoDataFrame,
) -> pd.DataFrame:
    """Pairs with a reason to cooperate but no agreement and no offer, the most reasons first.

    Reasons are: ``cohost``, both host an industrial area; ``land`` or ``sea``, they are neighbours;
    ``zone``, they are in one zone. Pairs are ranked by the number of reasons, then by common
    industrial areas (a project already declared joint), then by length of border. A rank orders the
    table; it does not weigh one need against another.

    An offer, request or remark closes a gap only where it is addressed by name: one addressed to
    every regency says nothing of this pair, and would close all gaps of whoever spoke to all. Those
    are counted in ``general_offer_count``.

    Parameters
    ----------
    regencies : GeoDataFrame
        A clean coverage in EPSG:4326 with ``name``, indexed by ``regency_code``.
    zone_members : DataFrame
        ``zone_id`` and ``regency_code``.
    industrial_areas : GeoDataFrame
        ``name``, ``name_en`` and ``host_codes`` (tuple), indexed by ``industrial_area_id``.
    agreements : DataFrame
        ``partner_a_code`` and ``partner_b_code``.
    offers : DataFrame
        ``proposer_code`` and ``addressee_codes`` (tuple).
    context : GeoDataFrame
        ``kind`` and geometry in EPSG:4326.

    Returns
    -------
    DataFrame
        Indexed by ``rank`` from 1: ``a_code``, ``b_code``, ``a_name``, ``b_name``, ``grounds``
        (tuple), ``ground_count``, ``shared_border_km``, ``water_gap_km`` (missing but for sea
        neighbours), ``common_zone_ids`` and ``cohosted_area_ids`` (tuples),
        ``general_offer_count`` and ``why`` (Text).

    Raises
    ------
    CrsError
        A frame is in another CRS.
    KadgeoError
        The regencies are no clean coverage.

    Examples
    --------
    Beta and Gamma have an offer between them, so two pairs with the island are left:

    >>> from kadgeo.analysis import run
    >>> from kadgeo.analysis.sample import sample
    >>> gaps = run("cooperation_gaps", sample())
    >>> gaps[["a_name", "b_name", "ground_count"]]
         a_name b_name  ground_count
    rank
    1     Gamma  Delta             2
    2      Beta  Delta             1
    >>> gaps.loc[1, "why"].en
    'Face each other across 11 km of water; in one zone (2)'
    """
    known = ties(regencies, context, zone_members, industrial_areas)
    general = is_general(offers, regencies.index)
    closed = _agreed(agreements) | _offered(offers[~general])
    speakers = offers["proposer_code"][general].value_counts()
    names = regencies["name"]
    rows = [
        {
            "a_code": a,
            "b_code": b,
            "a_name": names[a],
            "b_name": names[b],
            **_tie_columns(known, (a, b), industrial_areas),
            "general_offer_count": int(speakers.get(a, 0) + speakers.get(b, 0)),
        }
        for a, b in known.all_pairs()
        if (a, b) not in closed
    ]
    rows.sort(key=_urgency)
    index = pd.RangeIndex(1, len(rows) + 1, name="rank")
    return pd.DataFrame(rows, index=index, columns=_COLUMNS)


_COLUMNS = [
    "a_code",
    "b_code",
    "a_name",
    "b_name",
    "grounds",
    "ground_count",
    "shared_border_km",
    "water_gap_km",
    "common_zone_ids",
    "cohosted_area_ids",
    "general_offer_count",
    "why",
]


def _agreed(agreements: pd.DataFrame) -> set[Pair]:
    return {
        pair(a, b) for a, b in zip(agreements["partner_a_code"], agreements["partner_b_code"], strict=True)
    }


def _offered(offers: pd.DataFrame) -> set[Pair]:
    rows = zip(offers["proposer_code"], offers["addressee_codes"], strict=True)
    return {pair(proposer, one) for proposer, addressees in rows for one in addressees}


def _tie_columns(known: Ties, one: Pair, areas: gpd.GeoDataFrame) -> dict[str, Any]:
    found = {
        "cohost": known.area_ids.get(one),
        "land": known.borders_km.get(one),
        "sea": known.water_km.get(one),
        "zone": known.zone_ids.get(one),
    }
    grounds = tuple(ground for ground in _GROUNDS if found[ground] is not None)
    hosted = areas.loc[list(known.area_ids.get(one, ()))]
    values: dict[str, dict[str, Any]] = {
        "cohost": {"areas": Text(", ".join(hosted["name"]), ", ".join(hosted["name_en"]))},
        "land": {"km": found["land"]},
        "sea": {"km": found["sea"]},
        "zone": {"zones": ", ".join(known.zone_ids.get(one, ()))},
    }
    why = joined(_WHY[ground].format(**values[ground]) for ground in grounds)
    return {
        "grounds": grounds,
        "ground_count": len(grounds),
        "shared_border_km": known.borders_km.get(one, 0.0),
        "water_gap_km": known.water_km.get(one, float("nan")),
        "common_zone_ids": known.zone_ids.get(one, ()),
        "cohosted_area_ids": known.area_ids.get(one, ()),
        "why": Text(why.id[:1].upper() + why.id[1:], why.en[:1].upper() + why.en[1:]),
    }


def _urgency(row: dict[str, Any]) -> tuple[Any, ...]:
    return (
        -row["ground_count"],
        -len(row["cohosted_area_ids"]),
        -row["shared_border_km"],
        row["a_code"],
        row["b_code"],
    )


def regencies_without_agreement(
    regencies: gpd.GeoDataFrame,
    zone_members: pd.DataFrame,
    industrial_areas: gpd.GeoDataFrame,
    agreements: pd.DataFrame,
    offers: pd.DataFrame,
    context: gpd.GeoDataFrame,
) -> pd.DataFrame:
    """Regencies that are party to no agreement, with the partner that suggests itself first.

    Parameters
    ----------
    regencies, zone_members, industrial_areas, agreements, offers, context
        As for :func:`cooperation_gaps`; `regencies` with ``population`` too.

    Returns
    -------
    DataFrame
        Indexed by ``regency_code``: ``name``, ``population``, ``gap_count`` (gaps it is part of),
        ``zone_ids`` (tuple), ``offers_made_count`` and ``offers_received_count`` (by name),
        ``first_partner_code`` (missing where it is in no gap) and ``why`` (Text).

    Raises
    ------
    CrsError
        A frame is in another CRS.
    KadgeoError
        The regencies are no clean coverage.

    Examples
    --------
    >>> from kadgeo.analysis import run
    >>> from kadgeo.analysis.sample import sample
    >>> table = run("regencies_without_agreement", sample())
    >>> table[["name", "gap_count", "first_partner_code"]]
                   name  gap_count first_partner_code
    regency_code
    99.04         Delta          2              99.03
    """
    gaps = cooperation_gaps(regencies, zone_members, industrial_areas, agreements, offers, context)
    parties = {code for one in _agreed(agreements) for code in one}
    named = offers[~is_general(offers, regencies.index)]
    rows = {
        code: {
            "name": regencies.at[code, "name"],
            "population": int(regencies.at[code, "population"]),
            "zone_ids": tuple(zone_members["zone_id"][zone_members["regency_code"] == code]),
            "offers_made_count": int((offers["proposer_code"] == code).sum()),
            "offers_received_count": sum(code in to for to in named["addressee_codes"]),
            **_first_partner(gaps[(gaps["a_code"] == code) | (gaps["b_code"] == code)], code),
        }
        for code in regencies.index
        if code not in parties
    }
    columns = ["name", "population", "gap_count", "zone_ids", "offers_made_count", "offers_received_count"]
    columns += ["first_partner_code", "why"]
    table = pd.DataFrame.from_dict(rows, orient="index", columns=columns)
    return table.rename_axis(regencies.index.name)


def _first_partner(gaps: pd.DataFrame, code: str) -> dict[str, Any]:
    if gaps.empty:
        return {"gap_count": 0, "first_partner_code": None, "why": _sentence(_NONE)}
    first = gaps.iloc[0]
    side = "b" if first["a_code"] == code else "a"
    reason = Text(
        first["why"].id[:1].lower() + first["why"].id[1:], first["why"].en[:1].lower() + first["why"].en[1:]
    )
    partner = _PARTNER.format(name=first[f"{side}_name"], why=reason)
    return {
        "gap_count": len(gaps),
        "first_partner_code": first[f"{side}_code"],
        "why": _sentence(joined([_NONE, partner])),
    }


def _sentence(words: Text) -> Text:
    return Text(words.id[:1].upper() + words.id[1:], words.en[:1].upper() + words.en[1:])
