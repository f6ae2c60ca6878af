"""What a report or an atlas says, told once for every writer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from kadgeo.layers import MapSpec
from kadgeo.text import Text

_CONTENT = 9  # deeper than any heading
View = Literal["map", "multiples", "matrix"]


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Short lines under a heading, beside a map.

    Parameters
    ----------
    heading : Text
    lines : tuple of Text
    """

    heading: Text
    lines: tuple[Text, ...]


@dataclass(frozen=True, kw_only=True)
class Leaf:
    """A page of an atlas: a map with facts.

    Parameters
    ----------
    section : Text
        Part of the atlas that it belongs to.
    spec : MapSpec
        Its map, whose title is the page's.
    facts : tuple of Facts
    """

    section: Text
    spec: MapSpec
    facts: tuple[Facts, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Atlas:
    """A book of maps.

    Parameters
    ----------
    title, subtitle, publisher : Text
    date : str
        ISO date of the data, which the file bears.
    cover : MapSpec
        Map on the cover.
    leaves : tuple of Leaf
    sources : tuple of Text
        Credits on the last page.
    notes : tuple of Text
        How to read the maps, on the page of contents.
    """

    title: Text
    subtitle: Text
    publisher: Text
    date: str
    cover: MapSpec
    leaves: tuple[Leaf, ...]
    sources: tuple[Text, ...]
    notes: tuple[Text, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Heading:
    """A heading; level 1 is a chapter."""

    text: Text
    level: int = 1


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """Running text."""

    text: Text


@dataclass(frozen=True, kw_only=True)
class Bullets:
    """A list."""

    items: tuple[Text, ...]


@dataclass(frozen=True, kw_only=True)
class Grid:
    """A numbered table.

    Parameters
    ----------
    caption : Text
    columns : tuple of Text
    rows : tuple of tuple of Text
    source : Text, optional
        Where its content comes from.
    numeric : tuple of int
        Columns that are set to the right.
    """

    caption: Text
    columns: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]
    source: Text | None = None
    numeric: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A numbered figure.

    Parameters
    ----------
    caption, alt : Text
        Words below it, and what a reader who cannot see it needs.
    spec : MapSpec
    view : {"map", "multiples", "matrix"}
        What of the map is drawn.
    source : Text, optional
    """

    caption: Text
    alt: Text
    spec: MapSpec
    view: View = "map"
    source: Text | None = None


Block = Heading | Paragraph | Bullets | Grid | Picture


def pruned(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Blocks without tables and lists that hold nothing, and without headings that nothing stands under.

    Parameters
    ----------
    blocks : iterable of Block

    Examples
    --------
    >>> words = Text("Bab", "Chapter")
    >>> part, chapter = Heading(text=words, level=2), Heading(text=words)
    >>> said = Paragraph(text=words)
    >>> pruned([chapter, part, Bullets(items=()), chapter, said]) == (chapter, said)
    True
    """
    kept: list[Block] = []
    depth = 0  # of what comes next, read from the end: a heading stays over what is deeper
    for block in reversed([one for one in blocks if not _is_bare(one)]):
        if not isinstance(block, Heading):
            depth = _CONTENT
        elif block.level >= depth:
            continue
        else:
            depth = block.level
        kept.append(block)
    return tuple(reversed(kept))


def _is_bare(block: Block) -> bool:
    return (isinstance(block, Grid) and not block.rows) or (isinstance(block, Bullets) and not block.items)


@dataclass(frozen=True, kw_only=True)
class Document:
    """A report.

    Parameters
    ----------
    title, subtitle, publisher : Text
    date : str
        ISO date of the data, which the file bears.
    blocks : tuple of Block
        Its content in order.
    """

    title: Text
    subtitle: Text
    publisher: Text
    date: str
    blocks: tuple[Block, ...]
