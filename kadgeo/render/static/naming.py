"""Which names each kind of layer has, and where they may stand."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from typing import Any

import numpy as np
import shapely

from kadgeo.layers import Layer, Lines, MapSpec, Points, Polygons, words
from kadgeo.render.static.badges import badges_width
from kadgeo.render.static.draw import Chart, category_of
from kadgeo.render.static.labels import Labels, Style
from kadgeo.render.static.neighbours import name_neighbours
from kadgeo.render.static.paper import FAINT, wrap
from kadgeo.render.static.placing import Candidate, around, inside, rough
from kadgeo.text import Text

SHARES = (0.5, 0.42, 0.58, 0.34, 0.66, 0.25, 0.75, 0.15, 0.85)  # of a line: where its name may stand
REACH = (0.6, 2.0, 4.5, 8.0, 13.0, 19.0)  # mm between a point and its name
LINE_REACH = (1.5, 4.0, 8.0, 14.0, 22.0, 30.0)  # mm between a link and its name
LABEL_WIDTH = 34.0  # mm on A4: names of points are broken to lines of this width
COARSE_MM = 0.8  # for what only counts as somebody else's area
SIMPLE_MM = 0.4  # finer edges do not matter to the place of a name
WATER_INK = "#3d6f8f"


def write_names(spec: MapSpec, labels: Labels) -> None:
    """Write the names of all visible layers, then those of the neighbours."""
    layers = [layer for layer in spec.layers if layer.visible]
    _keep_clear(labels, layers)
    for layer in sorted((one for one in layers if one.label), key=rank):
        label(layer, labels)
    if spec.sheet is not None:
        name_neighbours(labels, spec.sheet.neighbours, _area_of(layers, labels.chart))


def rank(layer: Layer) -> int:
    """Order of writing: areas, links, points, then what only helps to find one's way."""
    if isinstance(layer, Polygons):
        return 0
    if isinstance(layer, Lines):
        return 1 if layer.heading else 3
    return 2


@functools.singledispatch
def label(layer: Layer, labels: Labels) -> None:
    """Write the names of a layer; a kind of layer without a way of its own has none."""


def _names(layer: Layer, labels: Labels) -> Iterable[tuple[int, str, Any]]:
    """Number, words and shape of each feature that has a name and is on the sheet."""
    shapes = labels.chart.shapes[layer.key]
    view = shapely.box(*labels.room.frame)
    column = layer.label or ""
    for number, (name, shape) in enumerate(zip(words(layer.data, column), shapes, strict=True)):
        if isinstance(name, Text | str) and shapely.intersects(shape, view):
            yield number, name.to(labels.lang) if isinstance(name, Text) else name, shape


@label.register
def _polygons(layer: Polygons, labels: Labels) -> None:
    style = Style(size=0.8, color=FAINT) if layer.detail else Style(size=1.08, weight="bold")
    view = shapely.box(*labels.room.frame)
    known = {category.key: category for category in layer.categories}
    rows = [
        (n, said, shapely.intersection(rough(shape, SIMPLE_MM), view))
        for n, said, shape in _names(layer, labels)
    ]
    coarse = {} if layer.detail else {n: rough(shape, COARSE_MM) for n, _, shape in rows}
    everything = shapely.union_all(list(coarse.values()))
    for number, said, shape in sorted(rows, key=lambda row: -shapely.area(row[2])):
        pairs = layer.data[layer.badges].iloc[number] if layer.badges else ()
        badges = tuple((known[key], key, starred) for key, starred in pairs)
        width, height = labels.extent([said], style, badges=bool(badges))
        if badges:
            width = max(width, badges_width(badges, labels.size(style)))
        candidates = inside(shape, width, height)
        middle = shapely.point_on_surface(shape)
        if not layer.detail:
            candidates += around((middle.x, middle.y), width, height, clear=1.0, reach=REACH, base=14.0)
        labels.put(
            layer.key,
            [said],
            candidates,
            style,
            badges=badges,
            foreign=None if layer.detail else (everything, coarse[number]),
            needed=not layer.detail,
        )


@label.register
def _lines(layer: Lines, labels: Labels) -> None:
    if not layer.halo:
        return _courses(layer, labels)
    view = shapely.box(*labels.room.frame)
    for number, said, shape in _names(layer, labels):
        category = category_of(layer, layer.feature_keys()[number])
        if labels.brief and category and category.label.to(labels.lang) == said:
            continue
        color = category.color if category else layer.color
        style = Style(size=0.9, weight="bold", color=color)
        seen = shapely.intersection(shape, view)
        longest = max(shapely.get_parts(seen), key=shapely.length)
        for lines in _settings(said, labels, style):
            width, height = labels.extent(lines, style, pill=True)
            points = [longest.interpolate(share, normalized=True) for share in SHARES]
            candidates = [Candidate(p.x, p.y, 2.0 * i) for i, p in enumerate(points)]
            for p in points[:5]:
                candidates += around((p.x, p.y), width, height, clear=0.5, reach=LINE_REACH, base=14)
            if labels.put(layer.key, lines, candidates, style, pill=color, needed=False):
                break
        else:
            labels.dropped.append(said)
    return None


def _courses(layer: Lines, labels: Labels) -> None:
    """Names of rivers, along their course."""
    view = shapely.box(*labels.room.frame)
    style = Style(size=0.88, slant="italic", color=WATER_INK)
    for _, said, shape in _names(layer, labels):
        longest = max(shapely.get_parts(shapely.intersection(shape, view)), key=shapely.length)
        width, height = labels.extent([said], style)
        if longest.geom_type != "LineString" or longest.length < width * 1.5:
            continue
        candidates = list(_along(longest, width, height))
        labels.put(layer.key, [said], candidates, style, needed=False)


def _along(line: Any, width: float, height: float) -> Iterable[Candidate]:
    for order, share in enumerate((0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78)):
        at = share * line.length
        a, b = line.interpolate(at - width / 2), line.interpolate(at + width / 2)
        angle = float(np.degrees(np.arctan2(b.y - a.y, b.x - a.x)))
        angle = (angle + 90) % 180 - 90
        turn = np.radians(angle)
        p = line.interpolate(at)
        bend = shapely.distance(p, shapely.LineString([a, b])) / width
        for side in (1, -1):
            off = side * (height * 0.75 + bend * width * 0.5)
            x, y = p.x - np.sin(turn) * off, p.y + np.cos(turn) * off
            yield Candidate(float(x), float(y), order + 10 * bend + abs(angle) / 30, angle=angle)


@label.register
def _points(layer: Points, labels: Labels) -> None:
    style = Style(size=0.88)
    clear = labels.chart.radius(layer.size) * 0.85
    for number, said, point in _names(layer, labels):
        numbered = labels.brief and layer.heading == layer.label and len(layer.data) > 1
        for lines in [[str(number + 1)]] if numbered else _settings(said, labels, style):
            width, height = labels.extent(lines, style)
            candidates = around((point.x, point.y), width, height, clear=clear, reach=REACH, base=0)
            if labels.put(layer.key, lines, candidates, style, needed=False):
                break
        else:
            labels.dropped.append(said)


def _settings(said: str, labels: Labels, style: Style) -> list[list[str]]:
    """A name in lines of the usual width, and narrower."""
    wide = LABEL_WIDTH * labels.chart.zoom
    found = [wrap(said, wide * part, labels.size(style), style.weight, style.slant) for part in (1, 0.7)]
    return found[:1] if found[0] == found[1] else found


def _keep_clear(labels: Labels, layers: list[Layer]) -> None:
    """Keep names off the symbols, and as far as possible off the links."""
    strokes = []
    for layer in layers:
        shapes = labels.chart.shapes[layer.key]
        if isinstance(layer, Points):
            radius = labels.chart.radius(layer.size) * 0.8
            labels.room.taken += [(p.x - radius, p.y - radius, p.x + radius, p.y + radius) for p in shapes]
        elif isinstance(layer, Lines) and layer.halo:
            strokes += shapes
    labels.room.strokes = shapely.union_all(strokes) if strokes else shapely.GeometryCollection()


def _area_of(layers: list[Layer], chart: Chart) -> Any:
    """What the map is about: the areas that can be asked about."""
    shapes = [
        shape
        for layer in layers
        if isinstance(layer, Polygons) and layer.heading and not layer.detail
        for shape in chart.shapes[layer.key]
    ]
    return coarse_union(shapes)


def coarse_union(shapes: list[Any]) -> Any:
    """All areas as one, good enough to tell what a name would cover."""
    return shapely.union_all([rough(shape, COARSE_MM) for shape in shapes])
