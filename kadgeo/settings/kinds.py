"""Kinds of settings: each says what is expected, and reads a value or refuses it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from kadgeo.choices import near
from kadgeo.text import LANGUAGES, Text

MISSING: Any = object()
"""Stands for a setting that is not there."""
LARGEST = 1e15  # larger numbers are slips, and lose digits as a float
LONGEST_SHOWN = 60  # characters of a value in a message
MOST_SHOWN = 4  # values of a list in a message
LONGEST_DASH_PX = 100.0  # longer than any sample in a legend
_COLOR = re.compile(r"#[0-9a-fA-F]{6}")
_SHORT_COLOR = re.compile(r"#?(?P<three>[0-9a-fA-F]{3})|(?P<six>[0-9a-fA-F]{6})")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_SHA256 = re.compile(r"[0-9a-fA-F]{64}")
_PROVINCE = re.compile(r"[0-9]{2}")
_SAID = {"yes": "true", "ya": "true", "true": "true", "no": "false", "tidak": "false", "false": "false"}


class Unfit(Exception):
    """A value is not of the kind that is expected.

    Parameters
    ----------
    suggestion : Text or str, optional
        What could stand there instead.
    """

    def __init__(self, suggestion: Text | str | None = None) -> None:
        super().__init__()
        self.suggestion = Text.same(suggestion) if isinstance(suggestion, str) else suggestion


@dataclass(frozen=True, kw_only=True)
class Kind:
    """What a setting may be.

    Parameters
    ----------
    expected : Text
        In words.
    read : callable
        Gives the value as the program uses it; raises :class:`Unfit`.
    blank : object
        What the program goes on with where the setting cannot be used.
    """

    expected: Text
    read: Callable[[Any], Any]
    blank: Any


def spelled(value: Any) -> Text:
    """A value as a message shows it: short, whatever it is."""
    if value is MISSING:
        return Text("tidak ada", "nothing")
    if isinstance(value, list) and 0 < len(value) <= MOST_SHOWN and not any(map(_holds, value)):
        items = [spelled(one) for one in value]
        return Text(*(f"[{', '.join(one.to(lang) for one in items)}]" for lang in LANGUAGES))
    if isinstance(value, dict | list):
        words = Text("tabel berisi {n}", "a table of {n}"), Text("daftar berisi {n}", "a list of {n}")
        return words[isinstance(value, list)].format(n=len(value))
    if isinstance(value, str):
        return Text.same(repr(value if len(value) <= LONGEST_SHOWN else f"{value[:LONGEST_SHOWN]}…"))
    if isinstance(value, int) and abs(value) > LARGEST:
        return Text("bilangan yang sangat besar", "a very large number")
    return Text.same(str(value).lower() if isinstance(value, bool) else value)


def _holds(value: Any) -> bool:
    return isinstance(value, dict | list)


def is_number(value: Any) -> bool:
    """Is it a number that can be reckoned with; true and false are none."""
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < LARGEST


def matching(expected: Text, pattern: re.Pattern[str]) -> Kind:
    """A text that a pattern describes."""

    def read(value: Any) -> str:
        if not (isinstance(value, str) and pattern.fullmatch(value)):
            bare = str(value) if is_number(value) else ""
            raise Unfit(f'"{bare}"' if pattern.fullmatch(bare) else None)
        return value

    return Kind(expected=expected, read=read, blank="")


def choice(options: Sequence[str]) -> Kind:
    """One of several words."""

    def read(value: Any) -> str:
        if not (isinstance(value, str) and value in options):
            raise Unfit(near(value, options))
        return value

    listed = ", ".join(options)
    expected = Text(f"salah satu dari {listed}", f"one of {listed}")
    return Kind(expected=expected, read=read, blank=options[0])


def listed(item: Kind, expected: Text) -> Kind:
    """A list of values of one kind."""

    def read(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise Unfit(f'["{value}"]' if isinstance(value, str) and len(value) < LONGEST_SHOWN else None)
        return tuple(item.read(one) for one in value)

    return Kind(expected=expected, read=read, blank=())


def _line(value: Any) -> str:
    if isinstance(value, str) and value.strip() and not _CONTROL.search(value):
        return value
    raise Unfit(f'"{value}"' if is_number(value) else None)


def _note(value: Any) -> str:
    if isinstance(value, str) and not _CONTROL.search(value.replace("\n", "").replace("\t", "")):
        return value
    raise Unfit


def _flag(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    raise Unfit(_SAID.get(value.casefold()) if isinstance(value, str) else None)


def _color(value: Any) -> str:
    if isinstance(value, str) and _COLOR.fullmatch(value):
        return value
    short = _SHORT_COLOR.fullmatch(value) if isinstance(value, str) else None
    if short and short["three"]:
        raise Unfit("#" + "".join(2 * digit for digit in short["three"]))
    raise Unfit(f"#{short['six']}" if short else None)


def _dash(value: Any) -> tuple[float, ...]:
    lengths = value if isinstance(value, list) else []
    fits = [is_number(one) and 0 < one <= LONGEST_DASH_PX for one in lengths]
    if not fits or not all(fits) or len(fits) % 2:
        raise Unfit("[6, 4]")
    return tuple(map(float, lengths))


def _day(value: Any) -> datetime.date:
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return value
    if isinstance(value, datetime.datetime):
        raise Unfit(value.date().isoformat())
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            pass  # a day that no month has
    raise Unfit


def _date(value: Any) -> str:
    if not (isinstance(value, str) and _DATE.fullmatch(value)):
        return _day(value).isoformat()
    _day(f"{value}-01-01"[:10])
    return value


def _count(value: Any) -> int:
    if isinstance(value, int) and is_number(value) and value >= 0:
        return value
    raise Unfit(value if isinstance(value, str) and value.isdecimal() else None)


def _sha256(value: Any) -> str:
    if isinstance(value, str) and _SHA256.fullmatch(value):
        return value.lower()
    raise Unfit


def _path(value: Any) -> str:
    plain = _line(value).replace("\\", "/")
    path = PurePosixPath(plain)
    if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
        raise Unfit(Text("salin berkas itu ke folder data/", "copy that file into the folder data/"))
    if str(path) != value:
        raise Unfit(str(path))
    return str(path)


def _number(value: Any) -> float:
    if is_number(value):
        return float(value)
    raise Unfit


def _whole(value: Any) -> int:
    if isinstance(value, int) and is_number(value):
        return value
    raise Unfit


LINE = Kind(
    expected=Text("teks satu baris yang tidak kosong", "one line of text, not empty"), read=_line, blank=""
)
NOTE = Kind(expected=Text("teks", "text"), read=_note, blank="")
FLAG = Kind(expected=Text("true atau false", "true or false"), read=_flag, blank=False)
COLOR = Kind(expected=Text("warna #rrggbb", "a colour #rrggbb"), read=_color, blank="#555555")
DASH = Kind(
    expected=Text(
        f"panjang garis dan jeda bergantian, di atas 0 sampai {LONGEST_DASH_PX:g} piksel",
        f"lengths of line and gap by turns, above 0 and up to {LONGEST_DASH_PX:g} pixels",
    ),
    read=_dash,
    blank=(),
)
DAY = Kind(expected=Text("hari seperti 2014-02-06", "a day such as 2014-02-06"), read=_day, blank=None)
DATE = Kind(
    expected=Text(
        "tanggal seperti 2014-02-06, 2014-02 atau 2014", "a date such as 2014-02-06, 2014-02 or 2014"
    ),
    read=_date,
    blank="",
)
COUNT = Kind(expected=Text("bilangan bulat mulai dari 0", "a whole number from 0 up"), read=_count, blank=0)
SHA256 = Kind(
    expected=Text("SHA-256: 64 angka atau huruf a–f", "a SHA-256: 64 digits or letters a–f"),
    read=_sha256,
    blank="",
)
PATH = Kind(
    expected=Text("nama berkas di dalam folder data/", "name of a file in the folder data/"),
    read=_path,
    blank="",
)
OPTIONAL_PATH = Kind(
    expected=PATH.expected, read=lambda value: value if value == "" else _path(value), blank=""
)
PROVINCE = matching(
    Text('dua angka dalam tanda kutip, seperti "64"', 'two digits in quotes, such as "64"'), _PROVINCE
)
NUMBER = Kind(expected=Text("bilangan", "a number"), read=_number, blank=0.0)
WHOLE = Kind(expected=Text("bilangan bulat", "a whole number"), read=_whole, blank=0)
