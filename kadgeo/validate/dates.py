"""What to write instead of a date that a spreadsheet has turned into its own form."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable

from kadgeo import schema, text
from kadgeo.text import Text

_EPOCH = datetime.date(1899, 12, 30)  # day 0 of a spreadsheet's serial numbers, from March 1900 on
_PIVOT = 30  # years of two digits: a spreadsheet takes 29 for 2029 and 30 for 1930
_MONTHS = (
    ("januari", "january"),
    ("februari", "february", "pebruari"),
    ("maret", "march"),
    ("april",),
    ("mei", "may"),
    ("juni", "june"),
    ("juli", "july"),
    ("agustus", "august", "agt", "ags"),
    ("september",),
    ("oktober", "october"),
    ("november", "nopember"),
    ("desember", "december"),
)
_WORD = r"(?P<word>[^\W\d_]{3,})\.?"
_FILLER = r"[\s./,-]+"
_MIDNIGHT = re.compile(r"[T ]0?0[:.]00([:.]00)?(\.0+)?$")
_SERIAL = re.compile(r"(?P<serial>[1-7]\d{4})([.,]0+)?")
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})[/.\s-]+(?P<month>\d{1,2})([/.\s-]+(?P<day>\d{1,2}))?")
_MONTH_YEAR = re.compile(r"(?P<month>\d{1,2})[/.\s-]+(?P<year>\d{4})")
_YEAR_LAST = re.compile(r"(?P<one>\d{1,2})[/.\s-]+(?P<two>\d{1,2})[/.\s-]+(?P<year>\d{4}|\d\d)")
_WORD_YEAR = re.compile(rf"{_WORD}{_FILLER}(?P<year>\d{{4}}|\d\d)")
_DAY_WORD_YEAR = re.compile(rf"(?P<day>\d{{1,2}}){_FILLER}{_WORD}{_FILLER}(?P<year>\d{{4}}|\d\d)")
_WORD_DAY_YEAR = re.compile(rf"{_WORD}{_FILLER}(?P<day>\d{{1,2}}){_FILLER}(?P<year>\d{{4}})")

_WRITE = Text("tulis {iso}", "write {iso}")
_IF_MEANT = Text("{iso} bila maksudnya {words}", "{iso} if {words} is meant")
_OR = Text(" atau ", " or ")
_AS_TEXT = Text(
    "; format dahulu kolom ini sebagai Teks agar tidak diubah lagi oleh Excel",
    "; format this column as Text first, so that Excel does not convert it again",
)

Readings = tuple[list[str], bool]  # dates in the order of their likelihood; is the only one certain


def date_hint(cell: object) -> Text | None:
    """What to write instead of a cell, where a date can be read in it.

    Parameters
    ----------
    cell : object
        What stands where a date should.

    Returns
    -------
    Text or None
        The one date it can be, or each with the words "if … is meant"; None where it is no date.

    Examples
    --------
    >>> date_hint("April 2014").en
    'write 2014-04; format this column as Text first, so that Excel does not convert it again'
    >>> date_hint("Apr-14").en.split(";")[0]
    'write 2014-04 if April 2014 is meant'
    >>> date_hint("soon") is None
    True
    """
    words = _MIDNIGHT.sub("", str(cell).strip())
    for pattern, read in _READERS:
        match = pattern.fullmatch(words)
        if match:
            dates, certain = read(match.groupdict())
            real = [one for one in dict.fromkeys(dates) if schema.is_date(one)]
            return _worded(real, certain=certain and len(real) == 1) if real else None
    return None


def _worded(dates: list[str], *, certain: bool) -> Text:
    if certain:
        choices = [Text.same(dates[0])]
    else:
        meant = [Text(text.date(one, "id"), text.date(one, "en")) for one in dates]
        choices = [_IF_MEANT.format(iso=one, words=words) for one, words in zip(dates, meant, strict=True)]
    write = _WRITE.format(
        iso=Text(_OR.id.join(one.id for one in choices), _OR.en.join(one.en for one in choices))
    )
    return Text(write.id + _AS_TEXT.id, write.en + _AS_TEXT.en)


def _iso(year: int, month: int, day: int | None = None) -> list[str]:
    """The day; a first day may be a month that a spreadsheet gave one, so that month goes before it."""
    whole = f"{year:04d}-{month:02d}"
    return [whole, f"{whole}-01"] if day == 1 else [whole if day is None else f"{whole}-{day:02d}"]


def _year(digits: str) -> int:
    number = int(digits)
    return number if len(digits) > 2 else number + (2000 if number < _PIVOT else 1900)  # noqa: PLR2004


def _serial(found: dict[str, str]) -> Readings:
    day = _EPOCH + datetime.timedelta(days=int(found["serial"]))
    return _iso(day.year, day.month, day.day), False  # old workbooks count from 1904


def _year_first(found: dict[str, str]) -> Readings:
    return _iso(int(found["year"]), int(found["month"]), int(found["day"]) if found["day"] else None), True


def _month_year(found: dict[str, str]) -> Readings:
    return _iso(int(found["year"]), int(found["month"])), True


def _year_last(found: dict[str, str]) -> Readings:
    """Day and month in either order."""
    one, two, year = int(found["one"]), int(found["two"]), _year(found["year"])
    return [*_iso(year, two, one), *_iso(year, one, two)], len(found["year"]) > 2  # noqa: PLR2004


def _in_words(found: dict[str, str]) -> Readings:
    word = found["word"].casefold()
    month = next((n for n, names in enumerate(_MONTHS, 1) if any(one.startswith(word) for one in names)), 0)
    day = int(found["day"]) if found.get("day") else None
    return _iso(_year(found["year"]), month, day), len(found["year"]) > 2  # noqa: PLR2004


_READERS: tuple[tuple[re.Pattern[str], Callable[[dict[str, str]], Readings]], ...] = (
    (_SERIAL, _serial),
    (_YEAR_FIRST, _year_first),
    (_MONTH_YEAR, _month_year),
    (_YEAR_LAST, _year_last),
    (_WORD_YEAR, _in_words),
    (_DAY_WORD_YEAR, _in_words),
    (_WORD_DAY_YEAR, _in_words),
)
