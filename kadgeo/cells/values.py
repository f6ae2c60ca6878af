"""Read the cells of a table as spreadsheets of any locale write them; guess nothing."""

from __future__ import annotations

import re

from kadgeo.cells.characters import oddity
from kadgeo.cells.errors import CellError
from kadgeo.text import Text

Cell = str | float | None

_PLAIN = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
_COMMA = re.compile(r"[+-]?[0-9]+,[0-9]+")
_POINT_GROUPS = re.compile(r"[+-]?[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?")
_COMMA_GROUPS = re.compile(r"[+-]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?")
_ONE_GROUP = re.compile(r"[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}")
_NUMBERS = ((_PLAIN, ",", "."), (_COMMA, ".", ","), (_POINT_GROUPS, ".", ","), (_COMMA_GROUPS, ",", "."))
_EXCEL_CODE = re.compile(r"[0-9][0-9],[0-9][0-9]")
_HAS_DIGIT = re.compile(r"\d")
_VALUE = Text("sel berisi nilai", "a cell with a value")
_FORMULA = Text(
    "rumusnya gagal di lembar kerja: betulkan di sana, atau kosongkan sel ini",
    "its formula failed in the spreadsheet: mend it there, or empty this cell",
)
_ERROR = re.compile(r"#(REF!|N/A|NA|NAME\?|VALUE!|DIV/0!|NUM!|NULL!|SPILL!|CALC!)", re.IGNORECASE)
LONGEST_NUMBER = 40  # signs; a longer one is no figure, and float() of millions of digits takes its time


def read(cell: str, kind: str, *, delimiter: str = ",") -> Cell:
    """Value of a cell: None where it is empty, a number where it reads as one in one way only.

    Parameters
    ----------
    cell : str
        Text of the cell.
    kind : {"text", "code", "date", "number", "integer"}
        What the column holds.
    delimiter : str
        The file's delimiter; a semicolon tells of a locale with decimal commas.

    Raises
    ------
    CellError
        The number can be read in two ways, a character is not what it looks like, or a formula has failed.

    Examples
    --------
    >>> read("26.912,065", "number"), read("116.98", "number"), read("64,02", "code")
    (26912.065, 116.98, '64.02')
    """
    words = cell.strip()
    if not words:
        return None
    if _ERROR.fullmatch(words):
        raise CellError(_VALUE, _FORMULA)
    _refuse_oddity(words, kind)
    if kind == "code" and _EXCEL_CODE.fullmatch(words):
        return words.replace(",", ".")
    if kind not in {"number", "integer"}:
        return words
    if len(words) > LONGEST_NUMBER:
        return words
    number = _number(words.replace("\u00a0", "").replace(" ", ""), kind, delimiter)
    return words if number is None else number


def _refuse_oddity(words: str, kind: str) -> None:
    """Name the first character that is not what it looks like; a no-break space may group thousands."""
    is_number = kind in {"number", "integer"}
    odd = oddity(words.replace("\u00a0", " ") if is_number else words, is_prose=kind == "text")
    if odd and not (is_number and not _HAS_DIGIT.search(words)):
        raise odd.error


def _number(words: str, kind: str, delimiter: str) -> float | None:
    decimal = "," if delimiter == ";" else "."
    grouped = _POINT_GROUPS.fullmatch(words) or _COMMA_GROUPS.fullmatch(words)
    if kind == "integer" and grouped and not ("," in words and "." in words):
        if _ONE_GROUP.fullmatch(words) and words.endswith(f"{decimal}000"):
            raise _ambiguous(words[:-4], words[:-4] + words[-3:])
        return float(re.sub(r"[.,]", "", words))
    if _ONE_GROUP.fullmatch(words) and decimal not in words:
        raise _ambiguous(f"{words[:-4]}{decimal}{words[-3:]}", words[:-4] + words[-3:])
    for pattern, drop, point in _NUMBERS:
        if pattern.fullmatch(words):
            return float(words.replace(drop, "").replace(point, "."))
    return None


def _ambiguous(small: str, large: str) -> CellError:
    return CellError(
        Text("bilangan yang hanya terbaca satu cara", "a number that reads in one way only"),
        Text(f"tulis {small} atau {large}", f"write {small} or {large}"),
    )
