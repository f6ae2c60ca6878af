"""A settings file as parsed: its values, and the line on which each stands."""

from __future__ import annotations

import codecs
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kadgeo.errors import Issue
from kadgeo.text import Text

Path = tuple[str | int, ...]
LARGEST_BYTES = 1_000_000  # the settings of the whole country's regencies would be a tenth of it
LONGEST_STATEMENT = 100  # lines of one setting; of longer ones the place is not looked for
DEEPEST = 6  # steps from the file down to a setting, and one more
_PLACE = re.compile(r"(?P<words>.*) \(at (?:line (?P<line>\d+), column \d+|end of document)\)", re.DOTALL)
_CURLY = re.compile("[“”„‘’]")
_HEADER = re.compile(r"\[(?P<name>[^\[\]]+)\]")
_UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UTF_16 = re.compile(rb"(?:[^\0]\0|\0[^\0]){2}")  # without a mark: every other byte of a Latin text is zero
_AS_UTF_8 = Text("simpan sebagai UTF-8", "save it as UTF-8")
_STRAIGHT = Text('tanda kutip lurus "…"', 'straight quotes "…"')
_NESTED = "*"
_WORDS = {
    "Cannot overwrite": Text("setelan yang hanya sekali ada", "a setting that stands once only"),
    "Cannot declare": Text("tabel yang hanya sekali ada", "a table that stands once only"),
    "Cannot mutate": Text("setelan yang hanya sekali ada", "a setting that stands once only"),
    "Duplicate": Text("setelan yang hanya sekali ada", "a setting that stands once only"),
    "Unterminated string": Text("tanda kutip penutup", "a closing quotation mark"),
    'Expected "\'"': Text("tanda kutip penutup", "a closing quotation mark"),
    "Illegal character": Text(
        "tanda kutip penutup pada baris yang sama", "a closing quotation mark on the same line"
    ),
    "Unclosed array": Text("kurung siku penutup ]", "a closing bracket ]"),
    "Unclosed inline table": Text("kurung kurawal penutup }", "a closing brace }"),
    "Expected ']": Text("kurung siku penutup ]", "a closing bracket ]"),
    "Expected '='": Text("tanda = antara nama dan nilai", "the sign = between name and value"),
    "Expected newline": Text("satu setelan per baris", "one setting a line"),
    "Invalid value": Text(
        "nilai: teks dalam tanda kutip, bilangan, true atau false",
        "a value: text in quotes, a number, true or false",
    ),
    "Unescaped": Text(
        "garis miring / di tempat garis miring terbalik", "a slash / in place of the backslash"
    ),
    _NESTED: Text(
        "tabel di dalam tabel paling banyak beberapa tingkat", "tables in tables of a few levels only"
    ),
}
_VALID = Text("TOML yang sah", "valid TOML")


@dataclass(frozen=True, kw_only=True)
class Document:
    """A settings file.

    Parameters
    ----------
    file : str
        Name relative to the project folder.
    values : dict or None
        What it says; None where it cannot be read.
    lines : mapping of tuple to int
        Line of each setting by its path.
    issues : tuple of Issue
        Why it cannot be read.
    """

    file: str
    values: dict[str, Any] | None
    lines: Mapping[Path, int]
    issues: tuple[Issue, ...] = ()

    def line(self, path: Path) -> int | None:
        """Line of a setting, or of the one that holds it; None where it is not found."""
        known = (self.lines.get(path[:length]) for length in range(len(path), 0, -1))
        return next((line for line in known if line is not None), None)


def parse(file: str, data: bytes) -> Document:
    r"""Read a settings file.

    Parameters
    ----------
    file : str
        Name for messages.
    data : bytes
        Its content.

    Examples
    --------
    >>> document = parse("kadgeo.toml", b"[crs]\narea = 'EPSG:6933'\n")
    >>> document.values, document.line(("crs", "area"))
    ({'crs': {'area': 'EPSG:6933'}}, 2)
    >>> print(parse("kadgeo.toml", b"lang = 'id").issues[0].line("en"))
    kadgeo.toml · row 1 · found lang = 'id · expected a closing quotation mark
    """
    if len(data) > LARGEST_BYTES:
        return _refused(
            file,
            Text(f"{len(data):,} bita", f"{len(data):,} bytes"),
            Text("berkas setelan", "a settings file"),
        )
    if data.startswith(_UTF_16_MARKS) or _UTF_16.match(data):
        return _refused(file, Text.same("UTF-16"), Text.same("UTF-8"), suggestion=_AS_UTF_8)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        found = Text("bukan UTF-8", "not UTF-8")
        return _refused(file, found, Text.same("UTF-8"), row=line, suggestion=_AS_UTF_8)
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return _unparsed(file, text, str(error))
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, tables in tables in …
        return _unparsed(file, text, _NESTED if isinstance(error, RecursionError) else str(error))
    return Document(file=file, values=values, lines=dict(_lines(text)))


def _refused(file: str, found: Text, expected: Text, **more: Any) -> Document:
    issue = Issue(file=file, found=found, expected=expected, **more)
    return Document(file=file, values=None, lines={}, issues=(issue,))


def _unparsed(file: str, text: str, error: str) -> Document:
    place = _PLACE.fullmatch(error)
    words = place["words"] if place else error
    line = (
        int(place["line"]) if place and place["line"] else len(text.rstrip().splitlines()) if place else None
    )
    lines = text.splitlines() if line else []
    found = lines[line - 1].strip() if line and line <= len(lines) else ""
    expected = next((one for start, one in _WORDS.items() if words.startswith(start)), _VALID)
    return _refused(
        file,
        Text.same(found[:80]) if found else Text("berkas yang tidak terbaca", "an unreadable file"),
        expected,
        row=line,
        suggestion=_way_out(found, lines),
    )


def _way_out(found: str, lines: list[str]) -> Text | None:
    """What to write instead of a line: straight quotes, or the double brackets of a list's entries."""
    header = _HEADER.fullmatch(found)
    if header and any(line.strip() == f"[[{header['name']}]]" for line in lines):
        return Text.same(f"[[{header['name']}]]")
    first = next((row for row, line in enumerate(lines, start=1) if found == f"[{line.strip()}]"), None)
    if found.startswith("[[") and first is not None:
        return Text("{found} juga di baris {row}", "{found} in line {row}, too").format(
            found=found, row=first
        )
    return _STRAIGHT if _CURLY.search(found) else None


def _lines(text: str) -> Iterator[tuple[Path, int]]:
    """Path and line of each setting of a text that is known to be valid, the first of each path last."""
    found: dict[Path, int] = {}
    counts: dict[Path, int] = {}
    table: Path = ()
    for line, statement in _statements(text):
        parsed = tomllib.loads(statement)
        is_header = statement.lstrip().startswith("[")
        if is_header:
            table = _header(parsed, counts)
        for path in [table] if is_header else [(*table, *one) for one in _paths(parsed)]:
            for length in range(1, len(path) + 1):
                found.setdefault(path[:length], line)
    yield from found.items()


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Each setting and header with its first line: as many lines as it takes to be valid by itself."""
    lines, start = text.splitlines(keepends=True), 0
    while start < len(lines):
        for end in range(start + 1, min(start + LONGEST_STATEMENT, len(lines)) + 1):
            statement = "".join(lines[start:end])
            if _is_whole(statement):
                break
        else:
            return
        yield start + 1, statement
        start = end


def _is_whole(statement: str) -> bool:
    try:
        tomllib.loads(statement)
    except (ValueError, RecursionError):
        return False
    return True


def _header(parsed: dict[str, Any], counts: dict[Path, int]) -> Path:
    """Path of the table that a header opens; in a list of tables, of its last entry."""
    path: Path = ()
    value: Any = parsed
    while isinstance(value, dict) and value:
        key, value = next(iter(value.items()))
        path = (*path, key)
        if isinstance(value, list):
            counts[path] = counts.get(path, 0) + 1
            value = None
        if path in counts:
            path = (*path, counts[path] - 1)
    return path


def _paths(value: Any, path: Path = ()) -> Iterator[Path]:
    """Paths of what a statement sets, down to a depth that any setting has."""
    if path:
        yield path
    if isinstance(value, dict) and len(path) < DEEPEST:
        for key, one in value.items():
            yield from _paths(one, (*path, key))
