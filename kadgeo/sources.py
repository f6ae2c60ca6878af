"""Where each file of the project's data comes from, and the credits a map carries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any

from kadgeo.text import Text


@dataclass(frozen=True, kw_only=True)
class Origin:
    """Origin of one file, as ``data/sources.toml`` records it.

    Parameters
    ----------
    path : str
        File, relative to ``data/``.
    title, producer, url, accessed, licence : str
        What it is, who made it, where and when it was taken, under which licence.
    sha256 : str
        Digest the file must have.
    rows : int
        Rows (of a table or layer) or lines (of a text) it must have.
    commit, licence_file, holder, derived_from, note : str
        Further provenance; empty where unknown.
    """

    path: str
    title: str
    producer: str
    url: str
    accessed: str
    licence: str
    sha256: str
    rows: int
    commit: str = ""
    licence_file: str = ""
    holder: str = ""
    derived_from: str = ""
    note: str = ""

    @classmethod
    def known(cls) -> set[str]:
        """Names of the settings of a file entry."""
        return {field.name for field in fields(cls)}

    @classmethod
    def required(cls) -> set[str]:
        """Names of the settings that no file entry may lack."""
        return {"path", "title", "producer", "url", "accessed", "licence", "sha256", "rows"}


def credit_lines(origins: Iterable[Origin], records: Any) -> tuple[Text, ...]:
    """Credit lines of a map: who the boundaries are from, then the sources of its facts.

    Parameters
    ----------
    origins : iterable of Origin
        Files that the map draws; those of one holder and licence share a line.
    records : DataFrame
        Rows of the ``sources`` table that the map refers to.
    """
    titles: dict[tuple[str, str], list[str]] = {}
    for origin in origins:
        titles.setdefault((origin.holder or origin.producer, origin.licence), []).append(origin.title)
    lines = [f"{', '.join(names)}: {holder} ({licence})" for (holder, licence), names in titles.items()]
    lines += [f"{row.title}: {row.producer} ({row.licence})" for row in records.itertuples()]
    return tuple(Text.same(line) for line in dict.fromkeys(lines))
