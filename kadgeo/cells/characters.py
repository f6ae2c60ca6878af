"""Characters that look right and are not: named by what they are, where they stand, and what to write."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from kadgeo.cells.errors import CellError
from kadgeo.text import Text

# Letters of the Cyrillic and Greek alphabets, and the Latin letters of the same look, in the same order.
_TWINS = dict(
    zip(
        "АВЕКМНОРСТУХаеорсухіјѕԁһΑΒΕΖΗΙΚΜΝΟΡΤΥΧο",
        "ABEKMHOPCTYXaeopcyxijsdhABEZHIKMNOPTYXo",
        strict=True,
    )
)
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d"
_SPACES = "\u00a0\u2002\u2003\u2007\u2009\u202f\u3000"
_LINES = "\n\r\t"
_NAMED = {
    "\x0b": Text("tab vertikal (Shift+Enter dari Word)", "a vertical tab (Shift+Enter of Word)"),
    "\x0c": Text("ganti halaman", "a page break"),
    "\u00a0": Text("spasi tanpa putus", "a no-break space"),
    "\u00ad": Text("tanda hubung tersembunyi", "a soft hyphen"),
    "\u200b": Text("spasi tanpa lebar", "a zero-width space"),
    "\ufeff": Text("tanda BOM tanpa lebar", "a zero-width byte order mark"),
    "\u2212": Text("tanda minus matematika", "a mathematical minus sign"),
    "\u2013": Text("garis sedang", "an en dash"),
    "\u2014": Text("garis panjang", "an em dash"),
    "\ufffd": Text("tanda pengganti huruf yang rusak", "the sign for a broken letter"),
    "\n": Text("ganti baris", "a line break"),
    "\r": Text("ganti baris", "a line break"),
    "\t": Text("tab", "a tab"),
}
_KINDS = {
    "control": Text("karakter kendali", "a control character"),
    "hidden": Text("karakter tak terlihat", "an invisible character"),
    "cyrillic": Text("huruf Kiril", "a Cyrillic letter"),
    "greek": Text("huruf Yunani", "a Greek letter"),
    "digit": Text("angka bukan 0-9", "a digit other than 0-9"),
    "wide": Text("karakter lebar", "a full-width character"),
    "dash": Text("garis lain", "another dash"),
    "space": Text("spasi lain", "another space"),
}
_FOUND = Text("{what}{sign} (U+{code}) pada huruf ke-{at}", "{what}{sign} (U+{code}) at character {at}")
_EXPECTED = Text("{without} ({found})", "{without} ({found})")
_PLAIN = Text("huruf, angka dan tanda biasa", "plain letters, digits and signs")
_WRITE = Text("ganti dengan {instead!r}", "write {instead!r} instead")
_DELETE = Text("hapus karakter itu", "delete that character")


@dataclass(frozen=True)
class Oddity:
    """A character of a cell that is not what it looks like.

    Parameters
    ----------
    at : int
        Its place, from 1.
    character : str
    instead : str
        What to write; empty where it is only to be deleted.
    found, suggestion : Text
        What stands where, and what to do.
    """

    at: int
    character: str
    instead: str
    found: Text
    suggestion: Text

    @property
    def error(self) -> CellError:
        """The oddity as the reason why a cell is refused."""
        return CellError(_EXPECTED.format(without=_PLAIN, found=self.found), self.suggestion)


def oddity(cell: str, *, is_prose: bool = False) -> Oddity | None:
    r"""The first character that is not what it looks like, or None.

    Parameters
    ----------
    cell : str
        Text of a cell; spaces at its ends do not count.
    is_prose : bool
        Running text, in which dashes, digits of other scripts, no-break spaces and line breaks are right.

    Examples
    --------
    >>> oddity("B\u0435rau").found.en, oddity("B\u0435rau").instead
    ("a Cyrillic letter 'е' (U+0435) at character 2", 'e')
    >>> oddity("satu\x0bdua", is_prose=True).suggestion.en
    "write ' ' instead"
    >>> oddity("a – b", is_prose=True) is None
    True
    """
    if cell.isascii() and cell.isprintable():
        return None
    begin = len(cell) - len(cell.lstrip())
    for at, sign in enumerate(cell.strip(), start=begin + 1):
        kind = _kind(sign, is_prose=is_prose)
        if kind and (kind not in {"cyrillic", "greek"} or _is_among_latin(cell, at - 1)):
            return _oddity(at, sign, kind)
    return None


def _kind(sign: str, *, is_prose: bool) -> str | None:
    if sign.isascii() and sign.isprintable():
        return None
    category = unicodedata.category(sign)
    if category == "Cc":
        return None if is_prose and sign in _LINES else "control"
    if category == "Cf" or sign == "\ufffd":
        return "hidden"
    name = unicodedata.name(sign, "")
    script = name.split(" ")[0].lower()
    if script in {"cyrillic", "greek"} and category.startswith("L"):
        return script
    return None if is_prose else _strict(sign, category)


def _strict(sign: str, category: str) -> str | None:
    """What is wrong with a character where names, keys, codes and numbers stand."""
    if category == "Nd":
        return "digit"
    if "\uff01" <= sign <= "\uff5e":
        return "wide"
    return "dash" if sign in _DASHES else "space" if sign in _SPACES else None


def _is_among_latin(cell: str, at: int) -> bool:
    """Has the word that holds a letter Latin letters too."""
    begin = len(re.split(r"\W", cell[:at])[-1])
    end = len(re.split(r"\W", cell[at:])[0])
    word = cell[at - begin : at + end]
    return any("LATIN" in unicodedata.name(letter, "") for letter in word)


def _oddity(at: int, sign: str, kind: str) -> Oddity:
    digit = unicodedata.digit(sign, None) if kind == "digit" else None
    instead = {
        "control": " ",
        "digit": str(digit),
        "wide": unicodedata.normalize("NFKC", sign),
        "dash": "-",
        "space": " ",
    }.get(kind, _TWINS.get(sign, ""))
    what = _NAMED.get(sign, _KINDS[kind])
    shown = f" {sign!r}" if sign.isprintable() and sign.strip() else ""
    found = _FOUND.format(what=what, sign=shown, code=f"{ord(sign):04X}", at=at)
    return Oddity(at, sign, instead, found, _WRITE.format(instead=instead) if instead else _DELETE)
