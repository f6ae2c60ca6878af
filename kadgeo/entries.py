"""What the page of the register says, told once for every writer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kadgeo.text import Text


@dataclass(frozen=True, kw_only=True)
class Citation:
    """Who tells of a fact.

    Parameters
    ----------
    text : Text
        Source and place in it.
    address : str
        Where it can be read; empty where it has no web address.
    """

    text: Text
    address: str = ""


Pairs = tuple[tuple[Text, Text], ...]  # labels and values
Cell = Text | str | tuple[Text, ...] | None


@dataclass(frozen=True, kw_only=True)
class Row:
    """A row that belongs to an agreement: one of its parties or documents.

    Parameters
    ----------
    title : Text
    facts : tuple of (Text, Text)
    source : Citation
    """

    title: Text
    facts: Pairs
    source: Citation


@dataclass(frozen=True, kw_only=True)
class Happening:
    """One event of an agreement.

    Parameters
    ----------
    day, stage, what, confidence : Text
        When, which stage, what happened, and how sure that is.
    facts : tuple of (Text, Text)
        What else the table says: by whom, why a stage is missing, notes.
    source : Citation
    """

    day: Text
    stage: Text
    what: Text
    confidence: Text
    facts: Pairs
    source: Citation


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One agreement of the register.

    Parameters
    ----------
    key : str
        Its key, by which the page can be linked to.
    title, kind : Text
    status, standing : Text
        Status, and the same with its day.
    state : str
        What the status counts as.
    parties, sectors : tuple of Text
    last, validity : Text, optional
        The latest event with its day, and for how long the agreement is valid.
    order : mapping of str to str
        Keys that sort the columns whose words do not; empty where there is no value.
    years : tuple of str
        Years that have events.
    facts : tuple of (Text, Text)
        What else the table says of it.
    events : tuple of tuple of Happening
        By the day; those that contradict each other stand together, those of other agreements first.
    skipped : tuple of Text
        Stages that the law asks for and that no event on record tells of.
    members, held : tuple of Row
        Parties, and documents on record.
    missing : tuple of Text
        Documents that its stages need and that are not on record.
    parents : tuple of (str, Text)
        The agreement that it belongs to, if any: key and words.
    follow_ups : tuple of (str, Text)
        Later agreements on the same subject: key and words.
    sheet : mapping of str to Cell
        The same as a row for spreadsheets.
    source : Citation
    """

    key: str
    title: Text
    kind: Text
    status: Text
    standing: Text
    state: str
    parties: tuple[Text, ...]
    sectors: tuple[Text, ...]
    last: Text | None
    validity: Text | None
    order: Mapping[str, str]
    years: tuple[str, ...]
    facts: Pairs
    events: tuple[tuple[Happening, ...], ...]
    skipped: tuple[Text, ...]
    members: tuple[Row, ...]
    held: tuple[Row, ...]
    missing: tuple[Text, ...]
    parents: tuple[tuple[str, Text], ...]
    follow_ups: tuple[tuple[str, Text], ...]
    sheet: Mapping[str, Cell]
    source: Citation


@dataclass(frozen=True, kw_only=True)
class Register:
    """All agreements as of a day.

    Parameters
    ----------
    title, publisher : Text
    day : Text
        The day in words.
    columns : mapping of str to Text
        What the table shows of each entry, by the name of its field.
    confidence : tuple of Text
        From the surest to the least sure.
    entries : tuple of Entry
        The latest event first.
    met : tuple of str
        Keys of the agreements that a meeting on record prepared.
    """

    title: Text
    publisher: Text
    day: Text
    columns: Mapping[str, Text]
    confidence: tuple[Text, ...]
    entries: tuple[Entry, ...]
    met: tuple[str, ...]

    @property
    def of_meeting(self) -> tuple[Entry, ...]:
        """The agreements that a meeting prepared, in its order."""
        known = {one.key: one for one in self.entries}
        return tuple(known[key] for key in self.met)
