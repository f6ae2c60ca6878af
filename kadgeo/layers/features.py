"""Kinds of layers: what is drawn, with the styles resolved, and what each feature tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import geopandas as gpd

from kadgeo.errors import SpecError
from kadgeo.layers.facts import Field, Filter, Note
from kadgeo.palette import Category
from kadgeo.text import Text

ENGLISH = "_en"  # a column NAME_en holds the English words of the column NAME
MEMBER_STEP, MOST_WIDTH = 1.3, 9.0  # pixels by which each further member widens a line, and its end
HAIRLINE = 0.8  # pixels of a line that is one of too many


@dataclass(frozen=True, kw_only=True)
class Layer:
    """What all layers have in common.

    Parameters
    ----------
    key : str
        Short name, unique in the map.
    name : Text
        Words in the legend.
    what : Text, optional
        What one feature is, where the name of the layer does not say it.
    data : GeoDataFrame
        Features in EPSG:4326.
    categories : tuple of Category
        Entries of the legend.
    by : str, optional
        Column with the category key of a feature, or a tuple of keys.
    heading : str, optional
        Column with what a feature is called; without it nothing can be asked about the layer.
    fields : tuple of Field
        Facts of a feature.
    citation : str, optional
        Column with the source of a feature.
    label : str, optional
        Column with words written on the map.
    aliases : str, optional
        Column with other spellings of the heading (tuple), by which a feature is found too.
    is_table : bool
        The layer's features are also shown as a table.
    filters : tuple of Filter
        Further properties by which it can be narrowed down.
    notes : tuple of Note
        Explanations in the legend.
    visible : bool
        Shown when the map opens.
    min_zoom : int, optional
        Zoom level from which the layer is drawn by itself.
    follows : str, optional
        Key of the layer with which it is turned on and off.
    """

    key: str
    name: Text
    data: gpd.GeoDataFrame
    what: Text | None = None
    categories: tuple[Category, ...] = ()
    by: str | None = None
    heading: str | None = None
    fields: tuple[Field, ...] = ()
    citation: str | None = None
    label: str | None = None
    aliases: str | None = None
    is_table: bool = False
    filters: tuple[Filter, ...] = ()
    notes: tuple[Note, ...] = ()
    visible: bool = True
    min_zoom: int | None = None
    follows: str | None = None

    def __post_init__(self) -> None:
        named = [self.by, self.heading, self.citation, self.label, self.aliases, *self._columns()]
        named += [one.column for one in self.filters]
        named += [column for field in self.fields for column in (field.column, field.order, field.source)]
        missing = sorted({column for column in named if column and column not in self.data})
        if missing:
            raise SpecError(
                f"layer {self.key}: no column {', '.join(missing)}; found {', '.join(map(str, self.data))}"
            )
        unknown = sorted(self.used() - {category.key for category in self.categories})
        if unknown:
            raise SpecError(
                f"layer {self.key}: no category for {', '.join(map(repr, unknown))} in column {self.by}"
            )

    def _columns(self) -> tuple[str | None, ...]:
        return ()

    def feature_keys(self) -> list[tuple[str, ...]]:
        """Category keys of each feature."""
        if self.by is None:
            return [()] * len(self.data)
        return [one if isinstance(one, tuple) else (str(one),) for one in self.data[self.by]]

    def entries(self) -> list[tuple[str, ...]]:
        """Category keys for which each feature counts: those of its members where it has any."""
        return self.feature_keys()

    @property
    def written(self) -> str | None:
        """Column with what an interactive map writes beside a feature."""
        return self.label

    def used(self) -> set[str]:
        """Category keys that some feature counts for."""
        return {key for keys in self.entries() for key in keys}

    @property
    def legend(self) -> tuple[Category, ...]:
        """Categories in which features are drawn, in order."""
        drawn = {key for keys in self.feature_keys() for key in keys}
        return tuple(category for category in self.categories if category.key in drawn)


@dataclass(frozen=True, kw_only=True)
class Polygons(Layer):
    """Areas; a feature of several categories is striped in all their colours.

    Parameters
    ----------
    color : str
        Colour of the outline, ``#rrggbb``.
    width : float
        Width of the outline in pixels.
    dash : tuple of float
        Dash pattern of the outline.
    fill : str, optional
        Colour of features without a category; none leaves them empty.
    fill_opacity : float
        Opacity of the filling.
    badges : str, optional
        Column with ``(category key, is starred)`` pairs shown beside the label.
    is_coverage : bool
        The features are meant to fit together without gaps and overlaps.
    detail : bool
        Many fine outlines: a renderer may draw them in a faster way.
    """

    color: str = "#4a4a4a"
    width: float = 1.0
    dash: tuple[float, ...] = ()
    fill: str | None = None
    fill_opacity: float = 1.0
    badges: str | None = None
    is_coverage: bool = False
    detail: bool = False

    def _columns(self) -> tuple[str | None, ...]:
        return (self.badges,)


@dataclass(frozen=True, kw_only=True)
class Lines(Layer):
    """Lines, coloured and dashed by category.

    Parameters
    ----------
    color : str
        Colour of features without a category.
    width : float
        Width in pixels.
    members : str, optional
        Column with a tuple of category keys, one for each thing that a line stands for, the weightiest
        first: the more of them, the wider the line.
    stem : str, optional
        Column with the beginning of each label; it ends in the number of members shown, or in the words
        of the only one's first key of the filter `named_by`.
    named_by : str, optional
        Column of one of the filters.
    most_labels, most_strong : int, optional
        So many lines at once have a name on the map, and so many their full width: those of most
        members. The others are hairlines.
    dash : tuple of float
        Dash pattern of features without a category.
    halo : bool
        A light edge sets the line off from what it crosses.
    ends : str, optional
        Column with a tuple of the ``LAYER:ID`` of what a line joins: they light up with it, and the
        layer is also shown as a matrix of these features.
    """

    color: str = "#4a4a4a"
    width: float = 2.0
    members: str | None = None
    stem: str | None = None
    named_by: str | None = None
    most_labels: int | None = None
    most_strong: int | None = None
    dash: tuple[float, ...] = ()
    halo: bool = False
    ends: str | None = None

    def _columns(self) -> tuple[str | None, ...]:
        return (self.ends, self.members, self.stem, self.named_by)

    @property
    def written(self) -> str | None:
        """Column with what an interactive map writes beside a line."""
        return self.stem or self.label

    def entries(self) -> list[tuple[str, ...]]:
        """Category keys for which each line counts: those of its members where it has any."""
        return super().entries() if self.members is None else list(self.data[self.members])

    def pixels(self) -> list[float]:
        """Width of each feature in pixels."""
        if self.members is None:
            return [self.width] * len(self.data)
        counts = self.data[self.members].map(len)
        weak = counts.rank(ascending=False, method="first") > (self.most_strong or len(counts))
        widths = (self.width + MEMBER_STEP * (counts - 1)).clip(upper=MOST_WIDTH)
        return [float(one) for one in widths.mask(weak, HAIRLINE)]


@dataclass(frozen=True, kw_only=True)
class Points(Layer):
    """Points with the symbol of their category.

    Parameters
    ----------
    size : float
        Width of the symbol in pixels.
    hollow : str, optional
        Column of bools: True where the position is approximate and the symbol is drawn hollow.
    angle : str, optional
        Column with the degrees clockwise by which each symbol is turned; missing values turn none.
    radius_m : str, optional
        Column with the precision of the position in metres, drawn as a circle; missing values draw none.
    """

    size: float = 20.0
    hollow: str | None = None
    angle: str | None = None
    radius_m: str | None = None

    def _columns(self) -> tuple[str | None, ...]:
        return (self.hollow, self.angle, self.radius_m)


def filter_keys(layer: Layer, one: Filter) -> list[tuple[Any, ...]]:
    """Keys of each feature by which a filter keeps it: those of each of its members where it has any."""
    return [value if isinstance(value, tuple) else (str(value),) for value in layer.data[one.column]]


def words(data: Any, column: str) -> list[Any]:
    """Values of a column; texts that have an English column beside them become `Text`."""
    values = data[column].tolist()
    if f"{column}{ENGLISH}" not in data:
        return list(values)
    english = data[f"{column}{ENGLISH}"].tolist()
    return [
        Text(a, b) if isinstance(a, str) and isinstance(b, str) else a
        for a, b in zip(values, english, strict=True)
    ]
