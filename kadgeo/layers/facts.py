"""What a feature tells: facts with their sources, notes, and what it can be filtered by."""

from __future__ import annotations

from dataclasses import dataclass

from kadgeo.palette import Category
from kadgeo.text import Text


@dataclass(frozen=True, kw_only=True)
class Item:
    """One entry of a fact that has several: words that may lead to another feature.

    Parameters
    ----------
    text : Text
    target : str, optional
        ``LAYER:ID`` of the feature it speaks of; a map without that layer shows the words only.
    source : Text or str, optional
        Citation of this entry.
    """

    text: Text
    target: str | None = None
    source: Text | str | None = None


@dataclass(frozen=True, kw_only=True)
class Field:
    """One fact of a feature, shown where the feature is asked about.

    Parameters
    ----------
    column : str
        Column with the value in words: text, :class:`~kadgeo.text.Text`, or a tuple of these or of
        :class:`Item`. Where the data also has ``COLUMN_en``, that is its English wording.
    label : Text
        Words before the value.
    order : str, optional
        Column with the number or date by which values are sorted, where the words do not sort so.
    source : str, optional
        Column with the citation of this fact, where it differs from the feature's.
    """

    column: str
    label: Text
    order: str | None = None
    source: str | None = None


@dataclass(frozen=True, kw_only=True)
class Note:
    """A line of the legend that explains a way of drawing, not a category.

    Parameters
    ----------
    mark : {"star", "hollow", "stripes", "dashed", "dotted", "circle", "solid", "none"}
        The sample drawn before the words.
    text : Text
    """

    mark: str
    text: Text


@dataclass(frozen=True, kw_only=True)
class Filter:
    """A property by which a reader may narrow down a map, beside the categories of its layers.

    Layers that share a property have it in a column of the same name.

    Parameters
    ----------
    column : str
        Column with the key of each feature, or a tuple of keys; where features have members, a tuple
        of keys for each member.
    name : Text
        What the property is called.
    categories : tuple of Category
    """

    column: str
    name: Text
    categories: tuple[Category, ...]
