"""Where each file of the project's data comes from, and the credits a map carries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from kadgeo.settings.declared import Setting, Table
from kadgeo.settings.kinds import COUNT, DATE, LINE, NOTE, OPTIONAL_PATH, PATH, SHA256
from kadgeo.text import Text


@dataclass(frozen=True, kw_only=True)
class Origin:
    """Origin of one file, as ``data/sources.toml`` records it.

    Parameters
    ----------
    path : str
        File, relative to ``data/``.
    title, producer, url, licence : str
        What it is, who made it, where it was taken, under which licence.
    accessed : str
        When it was taken: a day, month or year in ISO form.
    sha256 : str
        Digest the file must have, in small letters.
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


_NOTE = Setting(kind=NOTE, default="")
ENTRY = Table(
    of={
        "path": Setting(kind=PATH),
        "title": Setting(kind=LINE),
        "producer": Setting(kind=LINE),
        "url": Setting(kind=LINE),
        "accessed": Setting(kind=DATE),
        "licence": Setting(kind=LINE),
        "sha256": Setting(kind=SHA256),
        "rows": Setting(kind=COUNT),
        "licence_file": Setting(kind=OPTIONAL_PATH, default=""),
        **dict.fromkeys(("commit", "holder", "derived_from", "note"), _NOTE),
    },
    make=Origin,
)
"""A ``[[file]]`` of ``data/sources.toml``."""


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
