"""Declarations of settings, and the reader that takes them out of a document."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from kadgeo.choices import near
from kadgeo.errors import Issue
from kadgeo.settings.document import Document, Path
from kadgeo.settings.kinds import MISSING, Kind, Unfit, spelled
from kadgeo.text import Text

_REQUIRED: Any = object()
_ONE_OF = Text("salah satu dari {names}", "one of {names}")
_NO_SETTING = Text("tidak ada setelan di sini", "no setting here")
_UNKNOWN = Text("{name}, yang tidak dikenal", "{name}, which is unknown")
_AN_ENTRY = Text("paling sedikit satu entri", "at least one entry")
_TABLE = Text("tabel dengan {names}", "a table with {names}")


@dataclass(frozen=True, kw_only=True)
class Setting:
    """One value.

    Parameters
    ----------
    kind : Kind
    default : object, optional
        Its value where it is left out; without one it is required.
    """

    kind: Kind
    default: Any = _REQUIRED

    def blank(self) -> Any:
        """What to go on with where there is nothing to read."""
        return self.kind.blank if self.default is _REQUIRED else self.default

    def read(self, reader: Reader, value: Any, path: Path) -> Any:
        """The value at a path, or a blank where it is not of its kind."""
        if value is MISSING and self.default is not _REQUIRED:
            return self.default
        try:
            if value is MISSING:
                raise Unfit
            return self.kind.read(value)
        except Unfit as unfit:
            reader.note(path, spelled(value), self.kind.expected, unfit.suggestion)
            return self.blank()


@dataclass(frozen=True, kw_only=True)
class Table:
    """Settings of known names.

    Parameters
    ----------
    of : mapping of str to Declared
        Its settings.
    make : callable
        Makes of them, given by name, what the program uses.
    default : object, optional
        Its value where it is left out; without one it is required.
    expected : Text, optional
        What it is, in words; else its settings are named.
    others : str, optional
        Name under which `make` gets the settings that are not declared here, unread; without one
        they are unknown.
    """

    of: Mapping[str, Declared]
    make: Callable[..., Any] = dict
    default: Any = _REQUIRED
    expected: Text | None = None
    others: str = ""

    def blank(self) -> Any:
        """What to go on with where there is nothing to read."""
        if self.default is not _REQUIRED:
            return self.default
        values: dict[str, Any] = {name: one.blank() for name, one in self.of.items()}
        if self.others:
            values[self.others] = {}
        return self.make(**values)

    def read(self, reader: Reader, value: Any, path: Path) -> Any:
        """The table at a path, each of its settings read."""
        if value is MISSING and self.default is not _REQUIRED:
            return self.default
        if not isinstance(value, dict):
            expected = self.expected or _TABLE.format(names=", ".join(self.of))
            reader.note(path, spelled(value), expected)
            return self.blank()
        rest = {str(name): one for name, one in value.items() if name not in self.of}
        values = {
            name: one.read(reader, value.get(name, MISSING), (*path, name)) for name, one in self.of.items()
        }
        if self.others:
            values[self.others] = rest
        else:
            reader.note_unknown(path, rest, list(self.of))
        return self.make(**values)


@dataclass(frozen=True, kw_only=True)
class Entries:
    """Settings whose names are the project's own.

    Parameters
    ----------
    each : Table
        What an entry is.
    key : Kind
        What an entry may be called.
    make : callable
        Makes of an entry's name and its settings what the program uses.
    is_required : bool
        There has to be one.
    """

    each: Table
    key: Kind
    make: Callable[[str, Any], Any] = lambda key, value: value
    is_required: bool = False

    def blank(self) -> Any:
        """What to go on with where there is nothing to read."""
        return {}

    def read(self, reader: Reader, value: Any, path: Path) -> Any:
        """The entries at a path, by name."""
        value = {} if value is MISSING else value
        if not isinstance(value, dict) or (self.is_required and not value):
            reader.note(path, spelled(value) if value else spelled(MISSING), _AN_ENTRY)
            return self.blank()
        for name in value:
            try:
                self.key.read(name)
            except Unfit as unfit:
                reader.note((*path, name), spelled(name), self.key.expected, unfit.suggestion)
        return {
            name: self.make(name, self.each.read(reader, one, (*path, name))) for name, one in value.items()
        }


Declared = Setting | Table | Entries


@dataclass
class Reader:
    """Takes settings out of a document and notes what is wrong with them.

    Parameters
    ----------
    document : Document
    issues : list of Issue
        Everything noted.

    Examples
    --------
    >>> from kadgeo.settings import parse
    >>> from kadgeo.settings.kinds import FLAG
    >>> reader = Reader(parse("kadgeo.toml", b"villages = 'yes'"))
    >>> reader.read(Table(of={"villages": Setting(kind=FLAG)}))
    {'villages': False}
    >>> print(reader.issues[0].line("en"))
    kadgeo.toml · row 1 · column villages · found 'yes' · expected true or false · suggestion: true
    """

    document: Document
    issues: list[Issue] = field(default_factory=list)

    def read(self, declared: Table) -> Any:
        """What the document says, as its declaration makes it; blanks where it cannot be read."""
        if self.document.values is None:
            self.issues.extend(self.document.issues)
            return declared.blank()
        return declared.read(self, self.document.values, ())

    def note(self, path: Path, found: Text, expected: Text, suggestion: Text | None = None) -> None:
        """Note an issue with the setting at a path."""
        self.issues.append(
            Issue(
                file=self.document.file,
                row=self.document.line(path),
                column=dotted(path),
                found=found,
                expected=expected,
                suggestion=suggestion,
            )
        )

    def note_unknown(self, path: Path, rest: Mapping[str, Any], known: list[str]) -> None:
        """Note settings that nothing reads."""
        expected = _ONE_OF.format(names=", ".join(known)) if known else _NO_SETTING
        for name in rest:
            like = near(name, known)
            found = _UNKNOWN.format(name=spelled(name))
            self.note((*path, name), found, expected, Text.same(like) if like else None)


def dotted(path: Path) -> str:
    """A path as a message shows it; entries of a list are counted from one."""
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in path) or "-"
