"""Each agreement in its place: are the partners neighbours, what else ties them, what kind of cooperation."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import geopandas as gpd
import pandas as pd

from kadgeo.analysis.measure import gaps_km, metric
from kadgeo.analysis.pairs import Pair, Ties, pair, ties
from kadgeo.crs import GEOD, STORAGE, require_crs
from kadgeo.text import Text

CROSS_BORDER_SECTORS: Mapping[str, Text] = MappingProxyType(
    {
        "road": Text("satu jalan melayani kedua daerah", "one road serves both regions"),
        "raw_water": Text(
            "air diambil di satu daerah dan dipakai di daerah lain",
            "water is taken in one region and used in the other",
        ),
        "waste": Text(
            "sampah satu daerah diolah di daerah lain",
            "waste of one region is treated in the other",
        ),
        "hazardous_waste": Text(
            "limbah satu daerah diolah di daerah lain",
            "hazardous waste of one region is treated in the other",
        ),
        "environment": Text(
            "dampak lingkungan tidak berhenti di batas daerah",
            "effects on the environment do not stop at the border",
        ),
    }
)
"""Sectors in which one region's doing is usually felt in the next, with the reason."""

BOUNDARY_SECTOR = "boundary"
_CHECK = Text(
    " Saran menurut Pasal 3 PP 28/2018; perlu diperiksa bagian hukum.",
    " A suggestion under article 3 of PP 28/2018, to be checked by the legal office.",
)
_REASONS = {
    "apart": Text(
        "Para pihak tidak berbatasan; kerja sama wajib hanya antara daerah yang berbatasan.",
        "The partners do not border each other; mandatory cooperation is only between regions that do.",
    ),
    "sea": Text(
        "Para pihak hanya berhadapan di laut; apakah itu berbatasan menurut peraturan perlu dipastikan.",
        "The partners only face each other across water; whether the regulation counts that as "
        "bordering has to be settled.",
    ),
    "boundary": Text(
        "Para pihak berbatasan, tetapi letak garis batas ditegaskan menurut Permendagri 141/2017, bukan "
        "lewat kerja sama; hanya urusan di kawasan perbatasan yang dapat dikerjasamakan.",
        "The partners border each other, but where the line runs is settled under Permendagri 141/2017 and "
        "not by cooperation; only affairs of the border area can be cooperated in.",
    ),
    "effect": Text(
        "Para pihak berbatasan dan bidangnya biasanya berdampak lintas daerah: {effect}.",
        "The partners border each other and the sector usually reaches across the border: {effect}.",
    ),
    "plain": Text(
        "Para pihak berbatasan, tetapi bidangnya tidak dengan sendirinya berdampak lintas daerah; menjadi "
        "wajib bila ada eksternalitas lintas daerah dan pengelolaan bersama terbukti lebih efisien.",
        "The partners border each other, but the sector does not by itself reach across the border; "
        "mandatory if there is such an effect and joint management proves more efficient.",
    ),
}


def agreement_context(
    agreements: gpd.GeoDataFrame,
    regencies: gpd.GeoDataFrame,
    zone_members: pd.DataFrame,
    industrial_areas: gpd.GeoDataFrame,
    context: gpd.GeoDataFrame,
) -> pd.DataFrame:
    """Border, distances, common zones and industrial areas of each agreement's partners, and its likely kind.

    `suggestion` is a first reading, to be checked, never a finding of law:

    ``wajib`` (mandatory)
        The partners share a land border and the sector is one of :data:`CROSS_BORDER_SECTORS`.
    ``sukarela`` (voluntary)
        They do not border each other, or the sector does not by itself reach across the border.
    ``check``
        They only face each other across water, or the subject is the boundary itself.

    PP 28/2018 on regional cooperation has mandatory cooperation carried out by two or more regions
    *that border each other*, for government affairs that have externalities across regions *and*
    the provision of public services that are more efficient if managed together; voluntary
    cooperation by two or more regions that border each other *or not*, for affairs within their
    authority that are deemed more effective and efficient if done in cooperation. That wording was
    read in a news summary of the regulation (indovoices.com/?p=16760); Permendagri 22/2020, which
    carries it out, repeats the second part and puts regencies that border each other within one
    province first among the mandatory (pasal.id/en/peraturan/permen/permendagri-no-22-tahun-2020).
    That it is article 3 which says so was not checked in the gazette. Permendagri 141/2017 is the
    one on affirming boundaries; its title and preamble were read.

    Efficiency cannot be seen on a map and is not judged here. A draft older than 2018 was made
    under the rules of its time; the suggestion says how it would be read today.

    Parameters
    ----------
    agreements : DataFrame
        ``partner_a_code``, ``partner_b_code`` and ``sector``, indexed by ``agreement_id``.
    regencies : GeoDataFrame
        A clean coverage in EPSG:4326 with ``name``, ``seat_lon`` and ``seat_lat``, indexed by
        ``regency_code``.
    zone_members : DataFrame
        ``zone_id`` and ``regency_code``.
    industrial_areas : GeoDataFrame
        ``host_codes`` (tuple), indexed by ``industrial_area_id``.
    context : GeoDataFrame
        ``kind`` and geometry in EPSG:4326.

    Returns
    -------
    DataFrame
        On ``agreements.index``: ``a_code``, ``b_code``, ``a_name``, ``b_name``, ``sector``,
        ``relation`` (``land``, ``sea`` or ``apart``), ``shared_border_km``,
        ``seat_distance_km`` (geodesic, between the seats of government), ``nearest_km``
        (geodesic, between the nearest points of the two; 0 for land neighbours),
        ``common_zone_ids`` and ``cohosted_area_ids`` (tuples), ``suggestion`` and ``reason`` (Text).

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
    >>> table = run("agreement_context", sample())
    >>> table[["relation", "shared_border_km", "nearest_km", "suggestion"]].round(1)
                 relation  shared_border_km  nearest_km suggestion
    agreement_id
    road             land             110.6         0.0      wajib
    waste            land             110.6         0.0      wajib
    schools         apart               0.0       111.3   sukarela
    """
    require_crs(regencies, STORAGE, "regencies")
    known = ties(regencies, context, zone_members, industrial_areas)
    pairs = [
        pair(a, b) for a, b in zip(agreements["partner_a_code"], agreements["partner_b_code"], strict=True)
    ]
    names = regencies["name"]
    readings = [
        suggest(known.relation(*one), kind) for one, kind in zip(pairs, agreements["sector"], strict=True)
    ]
    table = {
        "a_code": agreements["partner_a_code"],
        "b_code": agreements["partner_b_code"],
        "a_name": agreements["partner_a_code"].map(names),
        "b_name": agreements["partner_b_code"].map(names),
        "sector": agreements["sector"],
        "relation": [known.relation(*one) for one in pairs],
        "shared_border_km": [known.borders_km.get(one, 0.0) for one in pairs],
        "seat_distance_km": _seat_distances(regencies, pairs),
        "nearest_km": _nearest(regencies, pairs, known),
        "common_zone_ids": [known.zone_ids.get(one, ()) for one in pairs],
        "cohosted_area_ids": [known.area_ids.get(one, ()) for one in pairs],
        "suggestion": [key for key, _ in readings],
        "reason": [reason for _, reason in readings],
    }
    return pd.DataFrame(table, index=agreements.index)


def suggest(relation: str, sector: str) -> tuple[str, Text]:
    """Which kind of cooperation an agreement looks like, and why.

    Parameters
    ----------
    relation : {"land", "sea", "apart"}
        How the partners lie to each other.
    sector : str
        Category key of the agreement's sector.

    Returns
    -------
    tuple of str and Text
        ``wajib``, ``sukarela`` or ``check``, see :func:`agreement_context`, and the reason.

    Examples
    --------
    >>> suggest("land", "waste")[0], suggest("apart", "waste")[0], suggest("land", "boundary")[0]
    ('wajib', 'sukarela', 'check')
    """
    if relation == "apart":
        key, reason = "sukarela", _REASONS["apart"]
    elif relation == "sea":
        key, reason = "check", _REASONS["sea"]
    elif sector == BOUNDARY_SECTOR:
        key, reason = "check", _REASONS["boundary"]
    elif sector in CROSS_BORDER_SECTORS:
        key, reason = "wajib", _REASONS["effect"].format(effect=CROSS_BORDER_SECTORS[sector])
    else:
        key, reason = "sukarela", _REASONS["plain"]
    return key, Text(reason.id + _CHECK.id, reason.en + _CHECK.en)


def _seat_distances(regencies: gpd.GeoDataFrame, pairs: list[Pair]) -> list[float]:
    one, two = (regencies.loc[[codes[side] for codes in pairs]] for side in (0, 1))
    metres = GEOD.inv(
        one["seat_lon"].to_numpy(),
        one["seat_lat"].to_numpy(),
        two["seat_lon"].to_numpy(),
        two["seat_lat"].to_numpy(),
    )[2]
    return [float(distance) / 1e3 for distance in metres]


def _nearest(regencies: gpd.GeoDataFrame, pairs: list[Pair], known: Ties) -> list[float]:
    """Distance between the nearest points; only pairs that do not touch are measured."""
    apart = [one for one in dict.fromkeys(pairs) if known.relation(*one) != "land"]
    gaps = dict(zip(apart, gaps_km(metric(regencies), apart).tolist(), strict=True)) if apart else {}
    return [gaps.get(one, 0.0) for one in pairs]
