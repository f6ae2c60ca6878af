"""Specifications made from others: one category alone, some features, another window."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Any, TypeVar

from kadgeo.errors import SpecError
from kadgeo.layers import Layer, MapSpec, Note, Polygons
from kadgeo.text import Text

AnyLayer = TypeVar("AnyLayer", bound=Layer)


def layer_of(spec: MapSpec, key: str) -> Layer:
    """The layer of a map that is called so.

    Raises
    ------
    SpecError
        The map has no such layer.
    """
    for layer in spec.layers:
        if layer.key == key:
            return layer
    raise SpecError(f"map {spec.name}: no layer {key}; there are {', '.join(one.key for one in spec.layers)}")


def categorised(spec: MapSpec) -> Polygons:
    """The map's first areas that are filled by category.

    Raises
    ------
    SpecError
        The map has none.
    """
    for layer in spec.layers:
        if isinstance(layer, Polygons) and layer.by:
            return layer
    name = spec.name
    raise SpecError(
        Text(
            f"peta {name}: tidak ada lapisan wilayah yang diwarnai menurut kategori",
            f"map {name}: no layer of areas is filled by category",
        )
    )


def only(layer: Polygons, key: str, *, named: bool = False) -> Polygons:
    """The same areas with one category alone; the others are neutral.

    Parameters
    ----------
    layer : Polygons
        With `by`.
    key : str
        Key of the category to keep.
    named : bool
        Keep the names of the others.
    """
    data = layer.data
    kept = [key in keys for keys in layer.feature_keys()]
    columns: dict[str, Any] = {str(layer.by): [(key,) if one else () for one in kept]}
    if layer.badges:
        columns[layer.badges] = [tuple(one for one in row if one[0] == key) for row in data[layer.badges]]
    if layer.label and not named:
        columns[layer.label] = [
            name if one else None for name, one in zip(data[layer.label], kept, strict=True)
        ]
    alone = dataclasses.replace(layer, data=data.assign(**columns))
    return dataclasses.replace(alone, notes=needed_notes(alone))


def needed_notes(layer: Polygons) -> tuple[Note, ...]:
    """The legend's explanations without those of stripes and stars that the layer does not show."""
    shown = {note.mark for note in layer.notes}
    if all(len(keys) < 2 for keys in layer.feature_keys()):  # noqa: PLR2004
        shown.discard("stripes")
    if layer.badges and not any(starred for row in layer.data[layer.badges] for _, starred in row):
        shown.discard("star")
    return tuple(note for note in layer.notes if note.mark in shown)


def rows(layer: AnyLayer, kept: Iterable[bool], **changes: Any) -> AnyLayer:
    """The same layer with some of its features."""
    return dataclasses.replace(layer, data=layer.data.loc[list(kept)], **changes)


def with_layers(spec: MapSpec, *layers: Layer, without: Iterable[str] = ()) -> MapSpec:
    """The same map with layers exchanged for those of the same key, and others left out."""
    new = {layer.key: layer for layer in layers}
    gone = set(without)
    kept = tuple(new.get(layer.key, layer) for layer in spec.layers if layer.key not in gone)
    return dataclasses.replace(spec, layers=kept)
