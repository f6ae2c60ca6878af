"""Each agreement in its place: are the partners neighbours, what else ties them, what kind of cooperation."""

from __future__ import annotations

from collections.abc import Iterable

import geopandas as gpd
import pandas as pd

from kadgeo.analysis.measure import gaps_km, metric
from kadgeo.analysis.pairs import Pair, pair
from kadgeo.crs import GEOD, STORAGE, require_crs
from kadgeo.text import Text, listed

_CHECK = Text(
    " Saran menurut aturan kini, PP 28/2018; perlu diperiksa bagian hukum.",
    " A suggestion under today's rule, PP 28/2018, to be checked by the legal office.",
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
        "Para pihak berbatasan dan bidangnya biasanya berdampak lintas daerah{effect}.",
        "The partners border each other and the sector usually reaches across the border{effect}.",
    ),
    "plain": Text(
        "Para pihak berbatasan, tetapi bidangnya tidak dengan sendirinya berdampak lintas daerah; menjadi "
        "wajib bila ada eksternalitas lintas daerah dan pengelolaan bersama terbukti lebih efisien.",
        "The partners border each other, but the sector does not by itself reach across the border; "
        "mandatory if there is such an effect and joint management proves more efficient.",
    ),
}


def agreement_context(
    agreement_links: pd.DataFrame,
    regencies: gpd.GeoDataFrame,
    sectors: pd.DataFrame,
    ties: pd.DataFrame,
) -> pd.DataFrame:
    """Border, distances, common zones and areas of the partners of each agreement, and its likely kind.

    All links are here whatever their status, which stands beside them. An agreement of three parties
    is three rows; one of a regency with parties outside the province is none.

    `suggestion` is a first reading, to be checked, never a finding of law:

    ``wajib`` (mandatory)
        The partners share a land border and one of the sectors reaches across it.
    ``sukarela`` (voluntary)
        They do not border each other, or no sector by itself reaches across the border.
    ``check``
        They only face each other across water, or the subject is the boundary itself.

    PP 28/2018 on regional cooperation has mandatory cooperation carried out by two or more regions
    *that border each other*, for government affairs that have externalities across regions *and*
    the provision of public services that are more efficient if managed together; voluntary
    cooperation by two or more regions that border each other *or not*, for affairs within their
    authority that are deemed more effective and efficient if done in cooperation. That wording was
    read in a news summary of the regulation (indovoices.com/?p=16760), not in the gazette;
    Permendagri 22/2020, which carries it out, repeats the second part and puts regencies that border
    each other within one province first among the mandatory
    (pasal.id/en/peraturan/permen/permendagri-no-22-tahun-2020). Permendagri 141/2017 is the one on
    affirming boundaries; its title and preamble were read.

    Efficiency cannot be seen on a map and is not judged here. A draft older than 2018 was made
    under the rules of its time; the suggestion says how it would be read today.

    Parameters
    ----------
    agreement_links : DataFrame
        ``agreement_id``, ``a_code``, ``b_code``, ``sectors`` (tuple), ``status``, ``counts_as``,
        ``is_boundary`` and ``is_current``.
    regencies : GeoDataFrame
        Polygons in EPSG:4326 with ``name``, ``seat_lon`` and ``seat_lat``, indexed by
        ``regency_code``.
    sectors : DataFrame
        Rules of each sector, indexed by its key: ``crosses_border``, ``effect`` (Text or None) and
        ``is_boundary``.
    ties : DataFrame
        What ties pairs together, see :func:`kadgeo.analysis.ties`.

    Returns
    -------
    DataFrame
        One row a link: ``agreement_id``, ``a_code``, ``b_code``, ``a_name``, ``b_name``,
        ``sectors``, ``status``, ``counts_as``, ``is_boundary``, ``is_current``,
        ``relation`` (``land``, ``sea`` or ``apart``), ``shared_border_km``,
        ``seat_distance_km`` (geodesic, between the seats of government; missing where a seat is not
        known), ``nearest_km`` (geodesic, between the nearest points of the two; 0 for land
        neighbours), ``common_zone_ids`` and ``cohosted_area_ids`` (tuples), ``suggestion`` and
        ``reason`` (Text).

    Raises
    ------
    CrsError
        `regencies` is in another CRS.

    Examples
    --------
    >>> from kadgeo.analysis import run
    >>> from kadgeo.analysis.sample import sample
    >>> table = run("agreement_context", sample())
    >>> table[["agreement_id", "b_name", "counts_as", "relation", "nearest_km", "suggestion"]].round(1)
      agreement_id b_name counts_as relation  nearest_km suggestion
    0         road   Beta   planned     land         0.0      wajib
    1        waste   Beta    active     land         0.0      wajib
    2        waste  Gamma    active    apart       111.3   sukarela
    3        waste  Gamma    active     land         0.0      wajib
    4      schools  Gamma     ended    apart       111.3   sukarela
    5         line  Gamma    active     land         0.0      check
    """
    require_crs(regencies, STORAGE, "regencies")
    sides = zip(agreement_links["a_code"], agreement_links["b_code"], strict=True)
    pairs = [pair(a, b) for a, b in sides]
    known = {(row["a_code"], row["b_code"]): row for row in ties.to_dict("records")}
    tied = pd.DataFrame(
        [{**_NO_TIE, **known.get(one, {})} for one in pairs],
        columns=list(_NO_TIE),
        index=agreement_links.index,
    )
    about = zip(tied["relation"], agreement_links["sectors"], agreement_links["is_boundary"], strict=True)
    readings = [suggest(relation, sectors.loc[list(keys)], is_boundary=own) for relation, keys, own in about]
    names = {f"{side}_name": agreement_links[f"{side}_code"].map(regencies["name"]) for side in ("a", "b")}
    return agreement_links.assign(
        **names,
        **tied,
        seat_distance_km=_seat_distances(regencies, pairs),
        nearest_km=_nearest(regencies, pairs, tied["relation"]),
        suggestion=pd.Series([key for key, _ in readings], agreement_links.index, dtype=object),
        reason=pd.Series([reason for _, reason in readings], agreement_links.index, dtype=object),
    )[_COLUMNS]


_NO_TIE = {"relation": "apart", "shared_border_km": 0.0, "common_zone_ids": (), "cohosted_area_ids": ()}
_COLUMNS = ["agreement_id", "a_code", "b_code", "a_name", "b_name", "sectors", "status", "counts_as"]
_COLUMNS += ["is_boundary", "is_current", "relation", "shared_border_km", "seat_distance_km", "nearest_km"]
_COLUMNS += ["common_zone_ids", "cohosted_area_ids", "suggestion", "reason"]


def suggest(relation: str, sectors: pd.DataFrame, *, is_boundary: bool) -> tuple[str, Text]:
    """Which kind of cooperation an agreement looks like, and why.

    Parameters
    ----------
    relation : {"land", "sea", "apart"}
        How the partners lie to each other.
    sectors : DataFrame
        Rules of the agreement's sectors: ``crosses_border``, ``effect`` and ``is_boundary``.
    is_boundary : bool
        Whether the agreement is about where a boundary runs.

    Returns
    -------
    tuple of str and Text
        ``wajib``, ``sukarela`` or ``check``, see :func:`agreement_context`, and the reason.

    Examples
    --------
    >>> from kadgeo.analysis.sample import sample
    >>> rules = sample().sectors.loc[["waste", "schooling"]]
    >>> suggest("land", rules, is_boundary=False)[0], suggest("apart", rules, is_boundary=False)[0]
    ('wajib', 'sukarela')
    """
    crossing = sectors[sectors["crosses_border"].astype(bool)]
    if relation == "apart":
        key, reason = "sukarela", _REASONS["apart"]
    elif relation == "sea":
        key, reason = "check", _REASONS["sea"]
    elif is_boundary:
        key, reason = "check", _REASONS["boundary"]
    elif len(crossing):
        key, reason = "wajib", _REASONS["effect"].format(effect=_effects(crossing["effect"]))
    else:
        key, reason = "sukarela", _REASONS["plain"]
    return key, Text(reason.id + _CHECK.id, reason.en + _CHECK.en)


def _effects(effects: Iterable[Text | None]) -> Text:
    """The effects that are put in words, after a colon; nothing where none is."""
    known = listed(one for one in effects if isinstance(one, Text))
    return Text(f": {known.id}", f": {known.en}") if known.id else known


def _seat_distances(regencies: gpd.GeoDataFrame, pairs: list[Pair]) -> list[float]:
    seats = regencies[["seat_lon", "seat_lat"]].astype("float64")
    ends = pd.DataFrame(
        [(*seats.loc[a], *seats.loc[b]) for a, b in pairs], columns=["lon", "lat", "to_lon", "to_lat"]
    )
    metres = pd.Series(GEOD.inv(*(ends[one].to_numpy(float) for one in ends))[2], ends.index, dtype=float)
    return [float(distance) / 1e3 for distance in metres.where(ends.notna().all(axis=1))]


def _nearest(regencies: gpd.GeoDataFrame, pairs: list[Pair], relations: Iterable[str]) -> list[float]:
    """Distance between the nearest points; only pairs that do not touch are measured."""
    found = zip(pairs, relations, strict=True)
    apart = list(dict.fromkeys(one for one, relation in found if relation != "land"))
    gaps = dict(zip(apart, gaps_km(metric(regencies), apart).tolist(), strict=True)) if apart else {}
    return [gaps.get(one, 0.0) for one in pairs]
