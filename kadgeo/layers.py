"""What a map shows, told once for every renderer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import geopandas as gpd

from kadgeo.errors import SpecError
from kadgeo.palette import Category
from kadgeo.text import Text, listed

ENGLISH = "_en"  # a column NAME_en holds the English words of the column NAME
MEMBER_STEP, MOST_WIDTH = 1.3, 9.0  # pixels by which each further member widens a line, and its end
HAIRLINE = 0.8  # pixels of a line that is one of too many
_NO_WORDS = Text("", "")


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


@dataclass(frozen=True, kw_only=True)
class Gazetteer:
    """Named places that can be searched for on a map though it need not draw them.

    Parameters
    ----------
    key : str
        Level of the places, as a layer of them would be called.
    name : Text
        What kind of places they are.
    data : GeoDataFrame
        Points in EPSG:4326.
    heading, above : str
        Columns with what a place is called and what it is part of.
    zoom : int
        Zoom level at which a place is looked at.
    """

    key: str
    name: Text
    data: gpd.GeoDataFrame
    heading: str
    above: str
    zoom: int


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """What a printed map tells besides its layers.

    Parameters
    ----------
    crs : str
        Projected CRS in metres that the map is printed in.
    extent : tuple of float
        ``(west, south, east, north)`` that the surroundings are known for.
    area : GeoDataFrame
        The mapped area, marked in the inset.
    area_name, publisher : Text
        What it is called, and who made the map.
    country : GeoDataFrame
        Provinces (``name``, ``name_en``) around the area, drawn in the inset; may be empty.
    country_name : Text
        What the inset shows.
    neighbours : GeoDataFrame
        Polygons of neighbouring provinces and countries (``name``, ``name_en``, ``kind``), to be named.
    dates : tuple of (Text, str)
        What is of which date, ISO.
    """

    crs: str
    extent: tuple[float, float, float, float]
    area: gpd.GeoDataFrame
    area_name: Text
    publisher: Text
    country: gpd.GeoDataFrame
    country_name: Text
    neighbours: gpd.GeoDataFrame
    dates: tuple[tuple[Text, str], ...]


@dataclass(frozen=True, kw_only=True)
class Moment:
    """What layers that change with the day were on one day.

    Parameters
    ----------
    day : str
        ISO date.
    words : Text
        The day in words.
    dated : Text
        What the map is of on that day, in a sentence.
    layers : tuple of Layer
        Layers with the keys that they have on the map.
    """

    day: str
    words: Text
    dated: Text
    layers: tuple[Layer, ...]


@dataclass(frozen=True, kw_only=True)
class MapSpec:
    """A map, independent of how it is drawn.

    Parameters
    ----------
    name : str
        Name of the map, which also names its files.
    title, subtitle : Text
        What stands above it.
    layers : tuple of Layer
        From bottom to top.
    bounds : tuple of float
        ``(west, south, east, north)`` that the map opens on.
    extent : tuple of float
        ``(west, south, east, north)`` beyond which there is nothing to see.
    credits : tuple of Text
        Sources, each with its licence.
    licences : tuple of str
        Licence texts that must travel with the map.
    sheet : Sheet, optional
        What a printed map tells besides; without it a map cannot be printed.
    gazetteers : tuple of Gazetteer
        Places that can be searched for.
    as_of : str
        ISO date of the day that the map speaks for; empty where it speaks for none.
    dated : Text
        That day in a sentence, to stand below the subtitle; empty where the title has it.
    moments : tuple of Moment
        Days that a reader may go back to, the map's own last; only interactive maps show them.
    """

    name: str
    title: Text
    subtitle: Text
    layers: tuple[Layer, ...]
    bounds: tuple[float, float, float, float]
    extent: tuple[float, float, float, float]
    credits: tuple[Text, ...]
    licences: tuple[str, ...] = ()
    sheet: Sheet | None = None
    gazetteers: tuple[Gazetteer, ...] = ()
    as_of: str = ""
    dated: Text = _NO_WORDS
    moments: tuple[Moment, ...] = ()

    def __post_init__(self) -> None:
        keys = [layer.key for layer in self.layers]
        repeated = sorted({key for key in keys if keys.count(key) > 1})
        if repeated:
            raise SpecError(f"map {self.name}: layer key {', '.join(repeated)} is used more than once")
        for layer in self.layers:
            if layer.data.crs is None or layer.data.crs.to_epsg() != 4326:  # noqa: PLR2004
                raise SpecError(
                    f"map {self.name}, layer {layer.key}: expected EPSG:4326, got {layer.data.crs}; "
                    "reproject with to_crs."
                )

    @property
    def below_title(self) -> Text:
        """The subtitle and the day; empty where there is neither."""
        return listed([one for one in (self.subtitle, self.dated) if one.id], ". ")

    @property
    def legend(self) -> tuple[Layer, ...]:
        """Layers that have something to explain: those one can ask about first, from top to bottom."""
        shown = [layer for layer in reversed(self.layers) if layer.heading or layer.notes or layer.legend]
        return tuple(sorted(shown, key=lambda layer: layer.heading is None))


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
