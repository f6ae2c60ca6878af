"""Draws a map specification as one small SVG: the picture on the front page and in notebooks."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Any

import numpy as np
import shapely

from kadgeo.errors import SpecError
from kadgeo.layers import Layer, Lines, MapSpec, Points, Polygons
from kadgeo.render import topology
from kadgeo.render.arcs import Refs
from kadgeo.text import DEFAULT_LANG, Lang

TOLERANCE_M = 900.0  # under one pixel of a picture 480 pixels wide of a province
STRIPE = 7.0  # width of a stripe in pixels
SYMBOL_SHARE = 0.45  # symbols shrink less than the map, or they would vanish


@dataclass(frozen=True)
class Canvas:
    """Where degrees fall on the picture.

    Parameters
    ----------
    bounds : tuple of float
        ``(west, south, east, north)`` in degrees.
    width, height : float
        Size in pixels; the map is as large as fits.
    """

    bounds: tuple[float, float, float, float]
    width: float
    height: float

    def place(self, xy: Any) -> Any:
        """Pixels of ``(lon, lat)`` positions, in an equirectangular drawing true at mid latitude."""
        west, south, east, north = self.bounds
        squeeze = np.cos(np.radians((south + north) / 2))
        scale = min(self.width / ((east - west) * squeeze), self.height / (north - south))
        middle = np.array([(west + east) / 2, (south + north) / 2])
        return (xy - middle) * [scale * squeeze, -scale] + [self.width / 2, self.height / 2]


def picture(spec: MapSpec, *, width: int = 480, height: int = 480, lang: Lang = DEFAULT_LANG) -> str:
    """Draw a map as SVG text, without its fine levels.

    Parameters
    ----------
    spec : MapSpec
    width, height : int
        Size in pixels.
    lang : {"id", "en"}
        Language of the title that screen readers hear.

    Returns
    -------
    str
        One ``<svg>`` element that needs nothing from outside.

    Examples
    --------
    >>> import kadgeo
    >>> from kadgeo.maps import draw
    >>> picture(draw("zones", kadgeo.load()))[:4]
    '<svg'
    """
    canvas = Canvas(spec.bounds, width, height)
    layers = [layer for layer in spec.layers if layer.visible]
    shaped = [layer for layer in layers if not isinstance(layer, Points)]
    packed = topology.build([layer.data.geometry.to_numpy() for layer in shaped], tolerance_m=TOLERANCE_M)
    paths = {
        layer.key: [_path(packed, parts, canvas) for parts in features]
        for layer, features in zip(shaped, packed.layers, strict=True)
    }
    drawn = [part for layer in layers for part in draw(layer, paths.get(layer.key, []), canvas)]
    title = escape(spec.title.to(lang))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
        f'aria-label="{title}"><title>{title}</title>{_patterns(spec, layers)}{"".join(drawn)}</svg>'
    )


@functools.singledispatch
def draw(layer: Layer, paths: list[str], canvas: Canvas) -> Iterator[str]:
    """SVG elements of a layer; each kind of layer registers its own way."""
    raise SpecError(f"layer {layer.key}: pictures cannot draw {type(layer).__name__}")


@draw.register
def _polygons(layer: Polygons, paths: list[str], canvas: Canvas) -> Iterator[str]:
    colors = {category.key: category.color for category in layer.categories}
    style = f'stroke="{layer.color}" stroke-width="{layer.width * SYMBOL_SHARE:.2f}" stroke-linejoin="round"'
    for path, keys in zip(paths, layer.feature_keys(), strict=True):
        fill = colors[keys[0]] if len(keys) == 1 else f"url(#{_pattern(layer, keys)})" if keys else layer.fill
        yield (
            f'<path d="{path}" fill="{fill or "none"}" fill-opacity="{layer.fill_opacity}" '
            f'fill-rule="evenodd" {style}/>'
        )


@draw.register
def _lines(layer: Lines, paths: list[str], canvas: Canvas) -> Iterator[str]:
    styles = {category.key: (category.color, category.dash) for category in layer.categories}
    for path, keys, pixels in zip(paths, layer.feature_keys(), layer.pixels(), strict=True):
        width = max(pixels * SYMBOL_SHARE, 0.6)
        color, dash = styles[keys[0]] if keys else (layer.color, layer.dash)
        dashes = " ".join(f"{step * SYMBOL_SHARE:.1f}" for step in dash)
        if layer.halo:
            yield f'<path d="{path}" fill="none" stroke="#fff" stroke-width="{width + 1.5:.1f}"/>'
        yield (
            f'<path d="{path}" fill="none" stroke="{color}" stroke-width="{width:.1f}"'
            f"{f' stroke-dasharray={chr(34)}{dashes}{chr(34)}' if dashes else ''}/>"
        )


@draw.register
def _points(layer: Points, paths: list[str], canvas: Canvas) -> Iterator[str]:
    colors = {category.key: category.color for category in layer.categories}
    hollow = layer.data[layer.hollow] if layer.hollow else [False] * len(layer.data)
    radius = layer.size * SYMBOL_SHARE / 2
    places = canvas.place(shapely.get_coordinates(layer.data.geometry.to_numpy()))
    for (x, y), keys, empty in zip(places, layer.feature_keys(), hollow, strict=True):
        color = colors[keys[0]] if keys else "#444444"
        fill, stroke = ("#ffffff", color) if empty else (color, "#ffffff")
        dash = ' stroke-dasharray="2 1.2"' if empty else ""
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{fill}" stroke="{stroke}"{dash}/>'


def _path(packed: topology.Topology, parts: list[list[Refs]], canvas: Canvas) -> str:
    return "".join(
        "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in canvas.place(packed.path(refs)))
        for part in parts
        for refs in part
    )


def _pattern(layer: Layer, keys: tuple[str, ...]) -> str:
    return f"{layer.key}-{'-'.join(keys)}"


def _patterns(spec: MapSpec, layers: list[Layer]) -> str:
    """Stripes of every combination of categories that some feature has."""
    found = {}
    for layer in layers:
        colors = {category.key: category.color for category in layer.categories}
        for keys in layer.feature_keys():
            if len(keys) > 1:
                found[_pattern(layer, keys)] = [colors[key] for key in keys]
    return "".join(_stripes(f"{name}", colors) for name, colors in found.items())


def _stripes(name: str, colors: list[str]) -> str:
    width = STRIPE * len(colors)
    bars = "".join(
        f'<rect x="{i * STRIPE}" width="{STRIPE + 0.3}" height="{width}" fill="{color}"/>'
        for i, color in enumerate(colors)
    )
    return (
        f'<pattern id="{escape(name)}" width="{width}" height="{width}" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)">{bars}</pattern>'
    )
