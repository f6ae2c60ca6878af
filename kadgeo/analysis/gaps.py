"""Where cooperation suggests itself and none is on record."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import geopandas as gpd
import pandas as pd

from kadgeo.analysis.pairs import Pair, pair
from kadgeo.analysis.profile import is_general
from kadgeo.text import Text, listed

_WHY = {
    "cohost": Text("sama-sama tuan rumah {areas}", "both host {areas}"),
    "land": Text("berbatasan darat {km:.0f} km", "share {km:.0f} km of land border"),
    "sea": Text("berhadapan di laut, berjarak {km:.0f} km", "face each other across {km:.0f} km of water"),
    "zone": Text("satu zona ({zones})", "in one zone ({zones})"),
}
_GROUNDS = ("cohost", "land", "sea", "zone")
_NONE = Text("tidak tercatat bekerja sama atau membicarakannya", "not on record as cooperating or in talks")
_PARTNER = Text("celah terbesar: dengan {name} ({why})", "largest gap: with {name} ({why})")


def cooperation_gaps(
    regencies: gpd.GeoDataFrame,
    ties: pd.DataFrame,
    industrial_areas: gpd.GeoDataFrame,
    agreement_links: pd.DataFrame,
    offers: pd.DataFrame,
) -> pd.DataFrame:
    """Pairs with a reason to cooperate but no current agreement and no offer, the most reasons first.

    Reasons are: ``cohost``, both host an industrial area; ``land`` or ``sea``, they are neighbours;
    ``zone``, they are in one zone. Pairs are ranked by the number of reasons, then by common
    industrial areas (a project already declared joint), then by length of border. A rank orders the
    table; it does not weigh one need against another.

    A current agreement is planned or in force: one that has ended leaves the gap open, and so does a
    boundary matter, which is no cooperation. An offer, request or remark closes a gap only where it is
    addressed by name: one addressed to every regency says nothing of this pair, and would close all
    gaps of whoever spoke to all. Those are counted in ``general_offer_count``.

    Parameters
    ----------
    regencies : GeoDataFrame
        Indexed by ``regency_code``.
    ties : DataFrame
        What ties pairs together, see :func:`kadgeo.analysis.ties`.
    industrial_areas : GeoDataFrame
        ``name`` and ``name_en``, indexed by ``industrial_area_id``.
    agreement_links : DataFrame
        ``a_code``, ``b_code`` and ``is_current``.
    offers : DataFrame
        ``proposer_code`` and ``addressee_codes`` (tuple).

    Returns
    -------
    DataFrame
        Indexed by ``rank`` from 1: ``a_code``, ``b_code``, ``a_name``, ``b_name``, ``grounds``
        (tuple), ``ground_count``, ``shared_border_km``, ``water_gap_km`` (missing but for sea
        neighbours), ``common_zone_ids`` and ``cohosted_area_ids`` (tuples),
        ``general_offer_count`` and ``why`` (Text).

    Examples
    --------
    Alpha, Beta and Gamma agree on waste, so two pairs with the island are left:

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
    general = is_general(offers, regencies.index)
    closed = _agreed(agreement_links) | _offered(offers[~general])
    speakers = offers["proposer_code"][general].value_counts()
    rows = [
        {**row, **_reasons(row, industrial_areas), "general_offer_count": _count(speakers, row)}
        for row in ties.to_dict("records")
        if (row["a_code"], row["b_code"]) not in closed
    ]
    rows.sort(key=_urgency)
    index = pd.RangeIndex(1, len(rows) + 1, name="rank")
    return pd.DataFrame(rows, index=index, columns=_COLUMNS)


_COLUMNS = ["a_code", "b_code", "a_name", "b_name", "grounds", "ground_count", "shared_border_km"]
_COLUMNS += ["water_gap_km", "common_zone_ids", "cohosted_area_ids", "general_offer_count", "why"]


def _agreed(links: pd.DataFrame) -> set[Pair]:
    current = links[links["is_current"].astype(bool)]
    return {pair(a, b) for a, b in zip(current["a_code"], current["b_code"], strict=True)}


def _offered(offers: pd.DataFrame) -> set[Pair]:
    rows = zip(offers["proposer_code"], offers["addressee_codes"], strict=True)
    return {pair(proposer, one) for proposer, addressees in rows for one in addressees}


def _count(speakers: pd.Series, row: dict[Hashable, Any]) -> int:
    return int(speakers.get(row["a_code"], 0) + speakers.get(row["b_code"], 0))


def _reasons(row: dict[Hashable, Any], areas: gpd.GeoDataFrame) -> dict[str, Any]:
    """Why the two of a pair might cooperate: as keys and in words."""
    hosted = areas.loc[list(row["cohosted_area_ids"])]
    found = {
        "cohost": len(hosted) > 0,
        "land": row["relation"] == "land",
        "sea": row["relation"] == "sea",
        "zone": len(row["common_zone_ids"]) > 0,
    }
    values: dict[str, dict[str, Any]] = {
        "cohost": {"areas": Text(", ".join(hosted["name"]), ", ".join(hosted["name_en"]))},
        "land": {"km": row["shared_border_km"]},
        "sea": {"km": row["water_gap_km"]},
        "zone": {"zones": ", ".join(map(str, row["common_zone_ids"]))},
    }
    grounds = tuple(ground for ground in _GROUNDS if found[ground])
    why = listed((_WHY[ground].format(**values[ground]) for ground in grounds), "; ")
    return {"grounds": grounds, "ground_count": len(grounds), "why": _sentence(why)}


def _urgency(row: dict[Hashable, Any]) -> tuple[Any, ...]:
    return (
        -row["ground_count"],
        -len(row["cohosted_area_ids"]),
        -row["shared_border_km"],
        row["a_code"],
        row["b_code"],
    )


def regencies_without_agreement(
    regencies: gpd.GeoDataFrame,
    agreements: pd.DataFrame,
    zone_members: pd.DataFrame,
    offers: pd.DataFrame,
    cooperation_gaps: pd.DataFrame,
) -> pd.DataFrame:
    """Regencies that are party to no current agreement, with the partner that suggests itself first.

    Parameters
    ----------
    regencies : GeoDataFrame
        ``name`` and ``population``, indexed by ``regency_code``.
    agreements : DataFrame
        ``party_codes`` (tuple) and ``is_current``; those with parties outside the province count too.
    zone_members : DataFrame
        ``zone_id`` and ``regency_code``.
    offers : DataFrame
        ``proposer_code`` and ``addressee_codes`` (tuple).
    cooperation_gaps : DataFrame
        Gaps by rank, see :func:`cooperation_gaps`.

    Returns
    -------
    DataFrame
        Indexed by ``regency_code``: ``name``, ``population``, ``gap_count`` (gaps it is part of),
        ``zone_ids`` (tuple), ``offers_made_count`` and ``offers_received_count`` (by name),
        ``first_partner_code`` (missing where it is in no gap) and ``why`` (Text).

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
    current = agreements["party_codes"][agreements["is_current"].astype(bool)]
    parties = {code for codes in current for code in codes}
    named = offers[~is_general(offers, regencies.index)]
    alone = regencies[~regencies.index.isin(list(parties))]
    rows = [
        {
            "name": name,
            "zone_ids": tuple(zone_members["zone_id"][zone_members["regency_code"] == code]),
            "offers_made_count": int((offers["proposer_code"] == code).sum()),
            "offers_received_count": sum(code in to for to in named["addressee_codes"]),
            **_first_partner(cooperation_gaps, code),
        }
        for code, name in alone["name"].items()
    ]
    columns = ["name", "gap_count", "zone_ids", "offers_made_count", "offers_received_count"]
    columns += ["first_partner_code", "why"]
    table = pd.DataFrame(rows, index=alone.index, columns=columns)
    table.insert(1, "population", alone["population"])
    return table


def _first_partner(every: pd.DataFrame, code: str) -> dict[str, Any]:
    gaps = every[(every["a_code"] == code) | (every["b_code"] == code)]
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
        "why": _sentence(listed([_NONE, partner], "; ")),
    }


def _sentence(words: Text) -> Text:
    return Text(words.id[:1].upper() + words.id[1:], words.en[:1].upper() + words.en[1:])
