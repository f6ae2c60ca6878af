"""What a map says, in words, for a reader who cannot see it: made from the data alone."""

from __future__ import annotations

import functools
from typing import Any

import shapely

from kadgeo.layers import Layer, Lines, MapSpec, Points, Polygons, words
from kadgeo.text import Text, listed

_MAP = Text("Peta: {title}", "Map: {title}")
_STARRED = Text("{name} (inisiator)", "{name} (initiator)")
_SEVERAL = Text("Di lebih dari satu: {names}", "In more than one: {names}")
_COUNT = Text("{name} ({count}): {items}", "{name} ({count}): {items}")
_NAMELESS = Text("{name}: {count}", "{name}: {count}")
_POINT = Text("{name}, {kind}, {place}", "{name}, {kind}, {place}")
_HOLLOW = Text("{point} (lokasi perkiraan)", "{point} (approximate position)")
_LINE = Text("{name} [{kind}]", "{name} [{kind}]")
_PLACES = (
    (
        Text("di barat daya", "in the south-west"),
        Text("di selatan", "in the south"),
        Text("di tenggara", "in the south-east"),
    ),
    (Text("di barat", "in the west"), Text("di tengah", "in the centre"), Text("di timur", "in the east")),
    (
        Text("di barat laut", "in the north-west"),
        Text("di utara", "in the north"),
        Text("di timur laut", "in the north-east"),
    ),
)


def alt_text(spec: MapSpec) -> Text:
    """Describe a map: its title, then what each layer shows, in the order of the legend.

    Parameters
    ----------
    spec : MapSpec

    Returns
    -------
    Text
        Who is in which category and who in several, which links there are between whom, and which
        points lie where; positions are thirds of the map.

    Examples
    --------
    >>> import kadgeo
    >>> from kadgeo.maps import draw
    >>> alt_text(draw("zones", kadgeo.load())).en.startswith("Map: ")
    True
    """
    head = [_as_map(spec.title), *([spec.below_title] if spec.below_title.id else [])]
    said = [
        text
        for layer in spec.legend
        if layer.visible and layer.heading and len(layer.data)
        for text in describe(layer, spec)
    ]
    return listed([_ended(text) for text in (*head, *said)], " ")


@functools.singledispatch
def describe(layer: Layer, spec: MapSpec) -> list[Text]:
    """Sentences about a layer; each kind of layer registers its own way."""
    return [_NAMELESS.format(name=layer.name, count=len(layer.data))]


@describe.register
def _polygons(layer: Polygons, spec: MapSpec) -> list[Text]:
    if not layer.by:
        return [_COUNT.format(name=layer.name, count=len(layer.data), items=listed(_names(layer)))]
    keys, names = layer.feature_keys(), _names(layer)
    starred = _starred(layer)
    said = []
    for category in layer.legend:
        members = [
            _STARRED.format(name=name) if category.key in stars else name
            for name, own, stars in zip(names, keys, starred, strict=True)
            if category.key in own
        ]
        said.append(Text("{a}: {b}", "{a}: {b}").format(a=category.label, b=listed(members)))
    labels = {category.key: category.label for category in layer.categories}
    several = [
        Text("{a} ({b})", "{a} ({b})").format(a=name, b=listed([labels[key] for key in own]))
        for name, own in zip(names, keys, strict=True)
        if len(own) > 1
    ]
    return [*said, _SEVERAL.format(names=listed(several))] if several else said


@describe.register
def _lines(layer: Lines, spec: MapSpec) -> list[Text]:
    labels = {category.key: category.label for category in layer.categories}
    names = [
        _LINE.format(name=name, kind=labels[own[0]]) if own and not _repeats(labels[own[0]], name) else name
        for name, own in zip(_headings(layer), layer.feature_keys(), strict=True)
    ]
    return [_COUNT.format(name=layer.name, count=len(names), items=listed(names, "; "))]


@describe.register
def _points(layer: Points, spec: MapSpec) -> list[Text]:
    if not layer.label:
        return [_NAMELESS.format(name=layer.name, count=len(layer.data))]
    labels = {category.key: category.label for category in layer.categories}
    hollow = layer.data[layer.hollow].tolist() if layer.hollow else [False] * len(layer.data)
    rows = zip(_headings(layer), layer.feature_keys(), layer.data.geometry, hollow, strict=True)
    said = []
    for name, own, point, empty in rows:
        kind = labels[own[0]] if own else layer.name
        text = _POINT.format(name=name, kind=kind, place=place(point, spec))
        # Where every point is approximate, the layer or its category says so itself.
        said.append(_HOLLOW.format(point=text) if empty and not all(hollow) else text)
    return [_COUNT.format(name=layer.name, count=len(said), items=listed(said, "; "))]


def place(shape: Any, spec: MapSpec) -> Text:
    """In which third of the map a shape lies."""
    west, south, east, north = spec.bounds
    middle = shapely.centroid(shape)
    column = min(max(int(3 * (middle.x - west) / (east - west)), 0), 2)
    row = min(max(int(3 * (middle.y - south) / (north - south)), 0), 2)
    return _PLACES[row][column]


def _starred(layer: Polygons) -> list[set[str]]:
    if not layer.badges:
        return [set()] * len(layer.data)
    return [{key for key, starred in row if starred} for row in layer.data[layer.badges]]


def _names(layer: Layer) -> list[Text]:
    return [_text(one) for one in words(layer.data, layer.label or layer.heading or "")]


def _headings(layer: Layer) -> list[Text]:
    return [_text(one) for one in words(layer.data, layer.heading or "")]


def _as_map(title: Text) -> Text:
    said = title.id.casefold().startswith("peta ")
    return Text(title.id if said else _MAP.format(title=title).id, _MAP.format(title=title).en)


def _repeats(words: Text, others: Text) -> bool:
    """Do words only say once more what others say."""
    return words.id.casefold() in others.id.casefold()


def _text(value: Any) -> Text:
    return value if isinstance(value, Text) else Text.same(value)


def _bare(text: Text) -> Text:
    return Text(text.id.rstrip(". "), text.en.rstrip(". "))


def _ended(text: Text) -> Text:
    return Text(f"{_bare(text).id}.", f"{_bare(text).en}.")
