"""A map as a whole: its layers, what can be searched, its sheet and its moments."""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd

from kadgeo.errors import SpecError
from kadgeo.layers.features import Layer
from kadgeo.text import Text, listed

_NO_WORDS = Text("", "")


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
