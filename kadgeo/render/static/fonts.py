"""Which font sets a sign: the usual one, else another of the computer, else it is said that none has it."""

from __future__ import annotations

import functools
import logging

from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, findfont, fontManager, get_font

from kadgeo.text import Lang, Text

FONT = "DejaVu Sans"  # travels with matplotlib, so every computer sets the same lines
_SHAPELESS = "Last Resort"  # has a box for every sign
_MISSING = Text(
    "Tidak ada fon di komputer ini untuk huruf berikut; di cetakan tampak sebagai kotak: {signs}. "
    "Pasang fon yang memilikinya, misalnya Noto.",
    "No font on this computer has these signs; in print they show as boxes: {signs}. "
    "Install one that does, such as Noto.",
)
WARNING = r"Glyph \d+ .* missing from font"  # matplotlib's
_log = logging.getLogger(__name__)


def family(words: str) -> list[str]:
    """Names of the fonts that set words, the usual one first.

    Examples
    --------
    >>> family("Bandung ★")
    ['DejaVu Sans']
    """
    return [FONT, *dict.fromkeys(found for sign in sorted(_lacking(words)) if (found := _other(sign)))]


def tell(figure: Figure, lang: Lang) -> None:
    """Say which signs of a figure no font has, each only once."""
    signs = set().union(*(_lacking(words.get_text()) for words in figure.texts)) - _told
    if new := sorted(sign for sign in signs if _other(sign) is None):
        _told.update(new)
        _log.warning(_MISSING.format(signs=" ".join(new)).to(lang))


_told: set[str] = set()


def _lacking(words: str) -> set[str]:
    return {sign for sign in set(words) if sign.isprintable() and ord(sign) not in _usual()}


@functools.cache
def _usual() -> frozenset[int]:
    """Signs of the usual font in all its shapes."""
    shapes = [
        FontProperties(family=FONT, weight=weight, style=style)
        for weight in ("normal", "bold")
        for style in ("normal", "italic")
    ]
    return frozenset.intersection(*(frozenset(get_font(findfont(one)).get_charmap()) for one in shapes))


@functools.cache
def _other(sign: str) -> str | None:
    """The first font, by name, that has a sign; only of the kind that a PDF takes whole."""
    fonts = {one.name: one.fname for one in fontManager.ttflist if one.fname.lower().endswith(".ttf")}
    return next(
        (
            name
            for name, file in sorted(fonts.items())
            if not name.startswith(_SHAPELESS) and ord(sign) in _signs(file)
        ),
        None,
    )


@functools.cache
def _signs(file: str) -> frozenset[int]:
    return frozenset(get_font(file).get_charmap())
