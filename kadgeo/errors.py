"""Exceptions a caller may catch, and the issue that validation reports."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kadgeo.text import DEFAULT_LANG, Lang, Text

_LABELS = {
    "row": Text("baris {value}", "row {value}"),
    "column": Text("kolom {value}", "column {value}"),
    "found": Text("ditemukan {value}", "found {value}"),
    "expected": Text("seharusnya {value}", "expected {value}"),
    "suggestion": Text("saran: {value}", "suggestion: {value}"),
}
CELLS = ("kind", "file", "row", "column", "found", "expected", "suggestion")  # of an issue in a table
_NOTICE, _PROBLEM = Text("perhatian", "notice"), Text("masalah", "problem")
_SUMMARY = Text(
    "{count} masalah ditemukan di data; tidak ada yang diubah.",
    "{count} problem(s) found in the data; nothing was changed.",
)


_CLOSE = {
    ".csv": Text("tutup di Excel", "close it in Excel"),
    ".xlsx": Text("tutup di Excel", "close it in Excel"),
    ".docx": Text("tutup di Word", "close it in Word"),
    ".pdf": Text("tutup di pembaca PDF", "close it in the PDF reader"),
}
_CLOSE_IT = Text("tutup program yang memakainya", "close the program that uses it")


def closing(suffix: str) -> Text:
    """How to let go of a file that another program holds, by the ending of its name.

    Examples
    --------
    >>> closing(".CSV").id
    'tutup di Excel'
    """
    return _CLOSE.get(suffix.lower(), _CLOSE_IT)


class KadgeoError(Exception):
    """Base of every error kadgeo raises on purpose.

    Parameters
    ----------
    message : Text or str
        What went wrong, what was expected, what was found and the way out.
    """

    def __init__(self, message: Text | str) -> None:
        self.message = message if isinstance(message, Text) else Text.same(message)
        super().__init__(self.message.en)

    def to(self, lang: Lang) -> str:
        """The message in `lang`."""
        return self.message.to(lang)


class CrsError(KadgeoError):
    """A frame is in another coordinate reference system than the function needs."""


class ProjectError(KadgeoError):
    """The project folder or its settings file cannot be used."""


class UnknownNameError(KadgeoError):
    """A name, alias or code that nothing in the project bears."""


class AmbiguousNameError(UnknownNameError):
    """A name that more than one region bears.

    Parameters
    ----------
    message : Text or str
        As for every error.
    choices : iterable of str
        Names that tell them apart.
    """

    def __init__(self, message: Text | str, choices: Iterable[str] = ()) -> None:
        super().__init__(message)
        self.choices = tuple(choices)


class SpecError(KadgeoError):
    """A map specification contradicts itself."""


@dataclass(frozen=True, kw_only=True)
class Issue:
    """One problem in one place of the project's data.

    Parameters
    ----------
    file : str
        Path relative to the project folder.
    row : int, optional
        Row as a spreadsheet numbers it; the header is row 1.
    column : str, optional
        Column or property name.
    found, expected : Text
        What stands there and what should.
    suggestion : Text, optional
        The nearest right value, or what to do.
    is_notice : bool
        Worth knowing, but no mistake: it keeps nothing from being built.
    """

    file: str
    row: int | None = None
    column: str | None = None
    found: Text
    expected: Text
    suggestion: Text | None = None
    is_notice: bool = False

    def cells(self, lang: Lang = DEFAULT_LANG) -> dict[str, str]:
        """The issue as a row of a table; empty where it says nothing."""
        kind = _NOTICE if self.is_notice else _PROBLEM
        values = (kind, self.file, self.row, self.column, self.found, self.expected, self.suggestion)
        words = ("" if one is None else one.to(lang) if isinstance(one, Text) else str(one) for one in values)
        return dict(zip(CELLS, words, strict=True))

    def line(self, lang: Lang = DEFAULT_LANG) -> str:
        """The issue on one line."""
        values = {
            "row": self.row,
            "column": self.column,
            "found": self.found,
            "expected": self.expected,
            "suggestion": self.suggestion,
        }
        parts = [
            _LABELS[key].format(value=value).to(lang) for key, value in values.items() if value is not None
        ]
        words = " · ".join([self.file, *(" ".join(part.split()) for part in parts)])
        return f"{_NOTICE.to(lang)}: {words}" if self.is_notice else words


class ValidationError(KadgeoError):
    """The project's data has problems; all of them are in `issues`.

    Parameters
    ----------
    issues : iterable of Issue
    """

    def __init__(self, issues: Iterable[Issue]) -> None:
        self.issues = tuple(issues)
        heading = _SUMMARY.format(count=len(self.issues))
        super().__init__(
            Text(
                "\n".join([heading.id, *(issue.line("id") for issue in self.issues)]),
                "\n".join([heading.en, *(issue.line("en") for issue in self.issues)]),
            )
        )
