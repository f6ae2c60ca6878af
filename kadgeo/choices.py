"""Words that a user may choose from: the nearest right one, and what to say of one that is none."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Any

from kadgeo.text import Text

LONGEST = 60  # characters of a word that are compared


def near(word: Any, known: Iterable[str]) -> str | None:
    """The known word most like another, or None where none is.

    Examples
    --------
    >>> near("zonse", ["zones", "gaps"]), near("x", ["zones", "gaps"])
    ('zones', None)
    """
    found = difflib.get_close_matches(str(word)[:LONGEST], list(known), n=1)
    return found[0] if found else None


def no_such(word: str, known: Iterable[str], what: Text | None = None) -> Text:
    """That a word is none of the choices, which there are, and which one may be meant.

    Examples
    --------
    >>> no_such("zonse", ["zones", "gaps"], Text("peta", "map")).en
    "there is no map 'zonse'; there are: zones, gaps; did you mean zones?"
    """
    kind_id, kind_en = (f"{what.id} ", f"{what.en} ") if what else ("", "")
    like, choices = near(word, known), ", ".join(known)
    id_hint, en_hint = (f"; maksud Anda {like}?", f"; did you mean {like}?") if like else ("", "")
    return Text(
        f"{kind_id}{word!r} tidak ada; yang ada: {choices}{id_hint}",
        f"there is no {kind_en}{word!r}; there are: {choices}{en_hint}",
    )
