"""Resolve any spelling of a name to its code; never guess."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from kadgeo.errors import UnknownNameError
from kadgeo.schema.kinds import parts
from kadgeo.text import Text

_PREFIXES = {
    "kabupaten": ("kabupaten", "kab.", "kab"),
    "kota": ("kota",),
    "provinsi": ("provinsi", "propinsi", "prov.", "pemprov"),
}
_NEAR = 0.6  # difflib's usual cut-off: below it a suggestion misleads more than it helps


class Names:
    """A directory of spellings.

    Parameters
    ----------
    spellings : iterable of (str, str)
        Pairs of code and spelling. The first spelling of a code is its preferred one.

    Examples
    --------
    >>> names = Names([("11.01", "North Bay"), ("11.01", "NB"), ("11.02", "South Bay")])
    >>> names.resolve("  north   BAY ")
    '11.01'
    >>> names.nearest("Sout Bay")
    'South Bay'
    """

    def __init__(self, spellings: Iterable[tuple[str, str]]) -> None:
        self._codes: dict[str, str] = {}
        self._shown: dict[str, str] = {}
        self.clashes: list[tuple[str, str, str]] = []
        for code, spelling in spellings:
            key = fold(spelling)
            known = self._codes.setdefault(key, code)
            self._shown.setdefault(key, spelling)
            if known != code:
                self.clashes.append((spelling, known, code))

    def get(self, spelling: str) -> str | None:
        """Code that `spelling` stands for, or None."""
        return self._codes.get(fold(spelling))

    def resolve(self, spelling: str) -> str:
        """Code that `spelling` stands for.

        Raises
        ------
        UnknownNameError
            Nothing bears that name; the message gives the nearest one.
        """
        code = self.get(spelling)
        if code is None:
            near = self.nearest(spelling)
            hint = Text("", "") if near is None else Text(f"; maksud Anda {near}?", f"; did you mean {near}?")
            raise UnknownNameError(
                Text(
                    f"nama tidak dikenal: {spelling!r}{hint.id}",
                    f"unknown name: {spelling!r}{hint.en}",
                )
            )
        return code

    def nearest(self, spelling: str) -> str | None:
        """The known spelling most like `spelling`, or None where nothing is near."""
        if fold(spelling).isdigit():
            return None  # a code of another list of regions: the code like it is another region's
        key = fold(spelling)
        bare = [key.removeprefix(word) for words in _PREFIXES.values() for word in map(fold, words)]
        near = [name for name in bare if name in self._codes]  # the right name under a wrong kind
        near += difflib.get_close_matches(key, self._codes, n=1, cutoff=_NEAR)
        return self._shown[near[0]] if near else None


def fold(spelling: str) -> str:
    """Reduce a spelling to what counts: case, spaces and Unicode forms do not."""
    return "".join(unicodedata.normalize("NFKC", spelling).casefold().split())


def own_names(regency: Mapping[str, Any]) -> list[str]:
    """What a row of the regencies is called, without its kind: name, short name and aliases."""
    bare = [regency["name"], regency.get("short_name"), *parts(regency.get("aliases"))]
    return [name for name in bare if isinstance(name, str) and name]


def regency_spellings(regencies: Any) -> list[tuple[str, str]]:
    """Every spelling of every regency: name, short name and aliases, bare and with the kind, and the code.

    Parameters
    ----------
    regencies : DataFrame
        Columns ``regency_code``, ``name``, ``kind``, ``short_name``, ``aliases``.
    """
    spellings = []
    for row in regencies.to_dict("records"):
        code = str(row["regency_code"])
        known = own_names(row)
        prefixed = [f"{prefix} {name}" for prefix in _PREFIXES.get(str(row["kind"]), ()) for name in known]
        spellings += [(code, spelling) for spelling in dict.fromkeys([*known, *prefixed, code])]
    return spellings


def province_spellings(code: str, name: str, aliases: Iterable[str]) -> list[tuple[str, str]]:
    """Every spelling of the province: bare, with a word for province, and that word alone."""
    known = [name, *aliases]
    words = _PREFIXES["provinsi"]
    spellings = [*known, *(f"{word} {one}" for word in words for one in known), *words, code]
    return [(code, spelling) for spelling in dict.fromkeys(spellings)]


def party_spellings(regencies: Any, project: Any, parties: Any) -> list[tuple[str, str]]:
    """Every spelling of every regency, of the project's province, and of the outside parties.

    Parameters
    ----------
    regencies : DataFrame
        As for :func:`regency_spellings`.
    project : Project
    parties : DataFrame
        Columns ``party_id``, ``name``, ``name_en``, ``aliases``.
    """
    province = (project.province_code, project.province_name, project.province_aliases)
    return [*regency_spellings(regencies), *province_spellings(*province), *_outside_spellings(parties)]


def _outside_spellings(parties: Any) -> list[tuple[str, str]]:
    return [
        (str(row["party_id"]), spelling)
        for row in parties.to_dict("records")
        for spelling in dict.fromkeys(
            [row["name"], row["name_en"], *parts(row["aliases"]), str(row["party_id"])]
        )
        if isinstance(spelling, str)
    ]
