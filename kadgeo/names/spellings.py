"""Every spelling of the regions and parties of a project."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from kadgeo.schema.kinds import parts
from kadgeo.vocabulary import KINDS, PREFIXES, own_name


def own_names(regency: Mapping[str, Any]) -> list[str]:
    """What a row of the regencies is called, without its kind: name, short name and aliases."""
    bare = [regency["name"], regency.get("short_name"), *parts(regency.get("aliases"))]
    kind = str(regency.get("kind") or "")
    return [own_name(kind, name) for name in bare if isinstance(name, str) and name.strip()]


def _prefixed(kind: str, known: Iterable[str]) -> list[str]:
    names = list(known)
    return [f"{prefix} {name}" for prefix in PREFIXES.get(KINDS.get(kind, kind), ()) for name in names]


def regency_spellings(regencies: Any) -> list[tuple[str, str]]:
    """Every spelling of every regency: name, short name and aliases, bare and with the kind, and the code.

    Parameters
    ----------
    regencies : DataFrame
        Columns ``regency_code``, ``name``, ``kind``, ``short_name``, ``aliases``.
    """
    spellings = []
    for row in regencies.to_dict("records"):
        code, known = str(row["regency_code"]), own_names(row)
        all_of_it = [*known, *_prefixed(str(row["kind"]), known), code]
        spellings += [(code, spelling) for spelling in dict.fromkeys(all_of_it)]
    return spellings


def province_spellings(code: str, name: str, aliases: Iterable[str]) -> list[tuple[str, str]]:
    """Every spelling of the province: bare, with a word for province, and that word alone."""
    known = [own_name("provinsi", one) for one in (name, *aliases)]
    spellings = [*known, *_prefixed("provinsi", known), *PREFIXES["provinsi"], code]
    return [(code, spelling) for spelling in dict.fromkeys(spellings)]


def outside_spellings(parties: Any) -> list[tuple[str, str]]:
    """Every spelling of the parties that are no regency of the province: names, aliases and key.

    Parameters
    ----------
    parties : DataFrame
        Columns ``party_id``, ``name``, ``kind`` and, where there are any, ``name_en`` and ``aliases``.
    """
    spellings = []
    for row in parties.to_dict("records"):
        known = own_names({**row, "short_name": row.get("name_en")})
        kind, party = str(row.get("kind") or ""), str(row["party_id"])
        all_of_it = [*known, *_prefixed(kind, known), party]
        spellings += [(party, spelling) for spelling in dict.fromkeys(all_of_it)]
    return spellings


def party_spellings(regencies: Any, project: Any, parties: Any = None) -> list[tuple[str, str]]:
    """Every spelling of every regency, of the project's province and of the parties outside it.

    Parameters
    ----------
    regencies : DataFrame
        As for :func:`regency_spellings`.
    project : Project
    parties : DataFrame, optional
        As for :func:`outside_spellings`.
    """
    province = (project.province_code, project.province_name, project.province_aliases)
    outside = [] if parties is None else outside_spellings(parties)
    return [*regency_spellings(regencies), *province_spellings(*province), *outside]
