"""Columns by their header: as written, by another writing, by their label; else the nearest one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from kadgeo import likeness

How = Literal["exact", "normalised", "translated"]


@dataclass(frozen=True)
class HeaderMatch:
    """What a header was found to be.

    Parameters
    ----------
    column : str or None
        The column it stands for.
    how : {"exact", "normalised", "translated"} or None
        As written; but for case, spaces and hyphens; by the column's label.
    nearest : str or None
        Where it stands for none: the one column of which it is a slip.
    """

    column: str | None = None
    how: How | None = None
    nearest: str | None = None


def match_header(found: str, known: Mapping[str, Iterable[str]]) -> HeaderMatch:
    """The column a header stands for.

    Parameters
    ----------
    found : str
        Header as it stands in the file.
    known : mapping of str to iterable of str
        Columns, each with its labels in any language (none where it has none).

    Examples
    --------
    >>> columns = {"zone_id": [], "role": ["Peran", "Role"]}
    >>> match_header("Zone ID", columns), match_header("peran", columns).column
    (HeaderMatch(column='zone_id', how='normalised', nearest=None), 'role')
    >>> match_header("zona_id", columns).nearest
    'zone_id'
    """
    if found in known:
        return HeaderMatch(found, "exact")
    key = _key(found)
    if not key:
        return HeaderMatch()
    written = [column for column in known if _key(column) == key]
    if len(written) == 1:
        return HeaderMatch(written[0], "normalised")
    labelled = [column for column, labels in known.items() if key in map(_key, labels)]
    if len(labelled) == 1:
        return HeaderMatch(labelled[0], "translated")
    near = [column for column in known if likeness.slip([key], [_key(column)]) is not None]
    return HeaderMatch(nearest=near[0] if len(near) == 1 else None)


def known_headers(cells: Iterable[str], known: Mapping[str, Iterable[str]]) -> int:
    """How many of these cells are the header of a column.

    Examples
    --------
    >>> known_headers(["Zone ID", "peran", ""], {"zone_id": [], "role": ["Peran"]})
    2
    """
    keys = {_key(word) for column, labels in known.items() for word in (column, *labels)}
    return sum(_key(cell) in keys for cell in cells if _key(cell))


def _key(header: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", header).casefold())
