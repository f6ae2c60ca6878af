"""What a console cannot show is spelled out: nothing is lost, and nothing ends the program."""

from __future__ import annotations

import codecs
import sys

_SPELLED = "kadgeo-spelled"
# What kadgeo itself writes, as it is typed; all else by its number.
_TYPED = {
    "·": "-",
    "•": "-",
    "–": "-",
    "—": "-",
    "−": "-",
    "…": "...",
    "→": "->",
    "≤": "<=",
    "≥": ">=",
    "×": "x",
    "²": "2",
    "°": " deg",
    "★": "*",
    "\u00a0": " ",
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
}


def spelled(error: UnicodeError) -> tuple[str | bytes, int]:
    r"""Signs that an encoding lacks, in those that it has.

    Examples
    --------
    >>> "6 ≤ 7 · Kutаi".encode("ascii", "kadgeo-spelled")
    b'6 <= 7 - Kut\\u0430i'
    """
    if not isinstance(error, UnicodeEncodeError):
        raise error
    found = error.object[error.start : error.end]
    typed = (_TYPED.get(sign) or sign.encode("ascii", "backslashreplace").decode() for sign in found)
    return "".join(typed), error.end


codecs.register_error(_SPELLED, spelled)


def lossless() -> None:
    """Let standard output and error take every sign."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # there may be none, or another's
            stream.reconfigure(errors=_SPELLED)
