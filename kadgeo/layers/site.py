"""What the front page shows beside the maps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kadgeo.layers.spec import MapSpec
from kadgeo.text import Text


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table of the project, to be shown and passed on as it stands.

    Parameters
    ----------
    name : str
        File name without ending.
    title : Text
        What it holds.
    columns : tuple of Text
        Its headings.
    rows : tuple of tuple of Text
        Its cells in words.
    """

    name: str
    title: Text
    columns: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]


@dataclass(frozen=True, kw_only=True)
class Finding:
    """A sentence that the analyses bear out, and where to read on.

    Parameters
    ----------
    text : Text
        The sentence.
    table : str
        Analysis with the figures.
    map : str, optional
        Map that shows it, where the project has that map.
    is_front : bool
        It can be understood on the front page, without its table.
    """

    text: Text
    table: str
    map: str | None
    is_front: bool = True


@dataclass(frozen=True, kw_only=True)
class RegionLine:
    """What is known of a change of the regions themselves.

    Parameters
    ----------
    name, words : Text
        What changed, and its latest event.
    sources : tuple of (Text, str)
        Who tells of it, and the address where it can be read; empty where there is none.
    """

    name: Text
    words: Text
    sources: tuple[tuple[Text, str], ...]


@dataclass(frozen=True, kw_only=True)
class State:
    """The register on a day, in short.

    Parameters
    ----------
    day : Text
        The day in words.
    counts : tuple of (int, Text)
        How many agreements are in force, planned, about to end, or without news.
    fates : tuple of (str, Text, Text)
        Key and title of each agreement that the meeting prepared, and what became of it.
    regions : tuple of RegionLine
        What changed the regions themselves.
    """

    day: Text
    counts: tuple[tuple[int, Text], ...]
    fates: tuple[tuple[str, Text, Text], ...]
    regions: tuple[RegionLine, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Site:
    """All that the front page tells.

    Parameters
    ----------
    title, subtitle, publisher : Text
        Heading of the page and who made it.
    maps : tuple of MapSpec
        The maps, in order.
    tables : tuple of Table
        The tables they are made from.
    findings : tuple of Finding
        What a planner would want to know first.
    embeddings : mapping of str to dict
        By map, the snippets and files with which another page or a report shows it.
    downloads : mapping of str to Text
        Further files by path, and what they are.
    has_figures : bool
        There are figures for print of each map, too.
    state : State, optional
        The register on the day.
    """

    title: Text
    subtitle: Text
    publisher: Text
    maps: tuple[MapSpec, ...]
    tables: tuple[Table, ...]
    findings: tuple[Finding, ...] = ()
    embeddings: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    downloads: Mapping[str, Text] = field(default_factory=dict)
    has_figures: bool = False
    state: State | None = None
