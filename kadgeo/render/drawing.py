"""What a page's script draws from: layers, facts and categories as JSON holds them."""

from __future__ import annotations

import functools
import math
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import shapely

from kadgeo.layers import (
    Field,
    Filter,
    Gazetteer,
    Item,
    Layer,
    filter_keys,
    words,
)
from kadgeo.palette import Category
from kadgeo.render import topology
from kadgeo.render.arcs import GRID_PER_DEGREE
from kadgeo.render.packing import encode
from kadgeo.text import Text

ANCHOR_TOLERANCE_DEG = 0.01  # 1 km: where a name stands need not be finer
ANCHOR_SHARES = (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8)  # of a line: where else a name may stand
PLACE_GRID = 1000  # per degree, 110 m: near enough to look at a village


@dataclass
class Drawing:
    """The page's data as it is collected from the layers."""

    layers: list[dict[str, Any]] = field(default_factory=list)
    shapes: list[Any] = field(default_factory=list)
    coverages: list[bool] = field(default_factory=list)
    shaped: list[int] = field(default_factory=list)
    sources: dict[Any, int] = field(default_factory=dict)
    items: dict[Item, int] = field(default_factory=dict)

    def add(self, layer: Layer, kind: str, legend: tuple[Layer, ...], **drawn: Any) -> dict[str, Any]:
        """Write what all kinds of layers have in common."""
        used = layer.used()
        row = {
            "key": layer.key,
            "kind": kind,
            "name": plain(layer.name),
            "what": plain(layer.what or layer.name),
            "legend": next((at for at, one in enumerate(legend) if one.key == layer.key), None),
            "ids": [str(one) for one in layer.data.index],
            "visible": layer.visible,
            "minZoom": layer.min_zoom,
            "follows": layer.follows,
            "categories": [category_of(one) for one in layer.categories if one.key in used],
            "by": [list(keys) for keys in layer.entries()] if layer.by else None,
            "notes": [{"mark": note.mark, "text": plain(note.text)} for note in layer.notes],
            "headings": column_of(layer, layer.heading),
            "labels": column_of(layer, layer.written),
            "citations": self.cited(layer, layer.citation),
            "aliases": column_of(layer, layer.aliases),
            "table": layer.is_table,
            "filters": [_filter(layer, one) for one in layer.filters],
            "fields": [self.field(layer, one) for one in layer.fields],
            **drawn,
        }
        self.layers.append(row)
        return row

    def field(self, layer: Layer, one: Field) -> dict[str, Any]:
        """A fact of all features of a layer."""
        values = [self.item(value) for value in words(layer.data, one.column)]
        row = {"label": plain(one.label), "values": values}
        order = None if one.order is None else [plain(value) for value in layer.data[one.order]]
        extras = {"order": order, "sources": self.cited(layer, one.source)}
        return row | {key: value for key, value in extras.items() if value}

    def item(self, value: Any) -> Any:
        """A value of a fact; of an item its number: many features share one, and each is written once."""
        if isinstance(value, tuple):
            return [self.item(one) for one in value]
        return self.items.setdefault(value, len(self.items)) if isinstance(value, Item) else plain(value)

    def listed_items(self) -> list[dict[str, Any]]:
        """The items in order, with what they lead to and the number of their source."""
        rows = [
            {"item": plain(one.text), "target": one.target, "source": self.cite(one.source)}
            for one in self.items
        ]
        return [{key: value for key, value in row.items() if value is not None} for row in rows]

    def cited(self, layer: Layer, column: str | None) -> list[int | None] | None:
        """Numbers of the sources in a column."""
        return None if column is None else [self.cite(source) for source in layer.data[column]]

    def cite(self, source: Any) -> int | None:
        """Number of a source: many facts share one, and each is written once."""
        return None if plain(source) is None else self.sources.setdefault(source, len(self.sources))

    def shape(self, layer: Layer, *, coverage: bool = False) -> None:
        """Have the geometry of the layer just added packed with that of the others."""
        self.shaped.append(len(self.layers) - 1)
        self.shapes.append(layer.data.geometry.to_numpy())
        self.coverages.append(coverage)

    def pack(self) -> dict[str, Any]:
        """Arcs of all shapes; each layer is given the numbers of its own."""
        packed = topology.build(self.shapes, coverages=self.coverages)
        for number, paths in zip(self.shaped, packed.layers, strict=True):
            self.layers[number]["paths"] = paths
        return encode(packed.arcs)


def plain(value: Any) -> Any:
    """A value as JSON holds it: texts as words in both languages, missing values as null."""
    if isinstance(value, Text):
        return value.id if value.id == value.en else {"id": value.id, "en": value.en}
    if isinstance(value, tuple | list):
        return [plain(one) for one in value]
    if isinstance(value, np.generic):
        value = value.item()
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        return None
    return value if isinstance(value, str | int | float) else str(value)


def column_of(layer: Layer, column: str | None) -> list[Any] | None:
    """Cells of a layer's column, or None where it names none."""
    return None if column is None else [plain(value) for value in words(layer.data, column)]


def _filter(layer: Layer, one: Filter) -> dict[str, Any]:
    categories = [{"key": category.key, "label": plain(category.label)} for category in one.categories]
    values = plain(filter_keys(layer, one))
    return {"key": one.column, "name": plain(one.name), "categories": categories, "values": values}


def gazetteer_of(one: Gazetteer) -> dict[str, Any]:
    """Places sorted by what they are part of: that is told once with a count, positions as steps."""
    data = one.data.sort_values([one.above, one.heading], kind="stable")
    places = np.rint(shapely.get_coordinates(data.geometry.to_numpy()) * PLACE_GRID).astype(int)
    steps = np.diff(places, axis=0, prepend=[[0, 0]])
    counts = data[one.above].value_counts(sort=False)
    return {
        "key": one.key,
        "name": plain(one.name),
        "zoom": one.zoom,
        "headings": data[one.heading].tolist(),
        "above": list(counts.index),
        "counts": counts.tolist(),
        "grid": PLACE_GRID,
        "steps": steps.ravel().tolist(),
    }


def category_of(category: Category) -> dict[str, Any]:
    """A category and its looks, for the legend."""
    shown = {"color": category.color, "shape": category.shape, "dash": category.dash}
    return {"key": category.key, "label": plain(category.label), **shown}


@functools.lru_cache(maxsize=2048)  # the same regions are on every map, and a country has hundreds
def inside(shape: Any) -> list[int]:
    """Middle of the largest circle that fits into a polygon: there a name has most room."""
    rough = shape.simplify(ANCHOR_TOLERANCE_DEG) if shape.area > ANCHOR_TOLERANCE_DEG else shape
    circle = shapely.maximum_inscribed_circle(rough, tolerance=ANCHOR_TOLERANCE_DEG)
    return grid(shapely.get_point(circle, 0))


def along(shape: Any) -> list[list[int]]:
    """Points of a line at which a name may stand, the middle first."""
    longest = max(shapely.get_parts(shape), key=shapely.length)
    return [grid(longest.interpolate(share, normalized=True)) for share in ANCHOR_SHARES]


def grid(point: Any) -> list[int]:
    """A point in steps of the page's grid."""
    return [round(value * GRID_PER_DEGREE) for value in (point.x, point.y)]
