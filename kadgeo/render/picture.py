"""Draws a map specification as one small SVG: the picture on the front page."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
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

UNITS = 2  # of the drawing in one pixel: whole numbers are short, and half a pixel is fine enough
TOLERANCE_PX = 1.0  # what is simplified away cannot be seen
LEAST_PX = 1.0  # islands smaller than a pixel are left out, unless a feature has no other part
STRIPE = 7.0 * UNITS  # width of a stripe
SYMBOL_SHARE = 0.45 * UNITS  # symbols shrink less than the map, or they would vanish
SHARED_LENGTH = 24  # characters of an outline from which it is worth a name


@dataclass(frozen=True)
class Canvas:
    """Where degrees fall on the picture.

    Parameters
    ----------
    bounds : tuple of float
        ``(west, south, east, north)`` in degrees.
    width, height : float
        Size in units of the drawing; the map is as large as fits.
    """

    bounds: tuple[float, float, float, float]
    width: float
    height: float

    def place(self, xy: Any) -> Any:
        """Pixels of ``(lon, lat)`` positions, in an equirectangular drawing true at mid latitude."""
        west, south, east, north = self.bounds
        middle = np.array([(west + east) / 2, (south + north) / 2])
        return (xy - middle) * [self.scale * self.squeeze, -self.scale] + [self.width / 2, self.height / 2]

    @property
    def squeeze(self) -> float:
        """Width of a degree of longitude as a share of one of latitude."""
        _, south, _, north = self.bounds
        return float(np.cos(np.radians((south + north) / 2)))

    @property
    def scale(self) -> float:
        """Units in a degree of latitude."""
        west, south, east, north = self.bounds
        return float(min(self.width / ((east - west) * self.squeeze), self.height / (north - south)))


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
    canvas = Canvas(spec.bounds, width * UNITS, height * UNITS)
    return _drawn(spec, canvas, _paths(spec, canvas), {}, lang)


def pictures(
    specs: Sequence[MapSpec], *, width: int = 480, height: int = 480, lang: Lang = DEFAULT_LANG
) -> list[str]:
    """Draw maps for one page: an outline that comes more than once is there once, in the first picture.

    Parameters
    ----------
    specs : sequence of MapSpec
    width, height : int
        Size in pixels.
    lang : {"id", "en"}
        Language of the titles that screen readers hear.

    Returns
    -------
    list of str
        An ``<svg>`` element for each map; they need each other.
    """
    canvases = [Canvas(spec.bounds, width * UNITS, height * UNITS) for spec in specs]
    outlines = [_paths(spec, canvas) for spec, canvas in zip(specs, canvases, strict=True)]
    counts = Counter(path for layers in outlines for paths in layers.values() for path in paths)
    often = [path for path, times in counts.items() if times > 1 and len(path) > SHARED_LENGTH]
    names = {path: f"o{number}" for number, path in enumerate(often)}
    pages = zip(specs, canvases, outlines, strict=True)
    drawn = [_drawn(spec, canvas, paths, names, lang) for spec, canvas, paths in pages]
    shared = "".join(f'<path id="{name}" d="{path}"/>' for path, name in names.items())
    return [one.replace("<defs>", f"<defs>{shared}", 1) if not at else one for at, one in enumerate(drawn)]


def _drawn(
    spec: MapSpec,
    canvas: Canvas,
    outlines: Mapping[str, list[str]],
    names: Mapping[str, str],
    lang: Lang,
) -> str:
    paths = {
        key: [f'<use href="#{names[path]}"' if path in names else f'<path d="{path}"' for path in own]
        for key, own in outlines.items()
    }
    layers = [layer for layer in spec.layers if layer.visible]
    drawn = "".join(
        part for layer in layers for part in draw(layer, paths.get(layer.key, []), canvas, spec.name)
    )
    title = escape(spec.title.to(lang))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {canvas.width} {canvas.height}" role="img" '
        f'aria-label="{title}"><title>{title}</title><defs>{_patterns(spec, layers)}</defs>{drawn}</svg>'
    )


def _paths(spec: MapSpec, canvas: Canvas) -> dict[str, list[str]]:
    """Outline of each feature of each layer that has outlines."""
    shaped = [layer for layer in spec.layers if layer.visible and not isinstance(layer, Points)]
    tolerance_m = TOLERANCE_PX * UNITS / canvas.scale * topology.METRES_PER_DEGREE
    packed = topology.build([_seen(layer, canvas) for layer in shaped], tolerance_m=tolerance_m)
    return {
        layer.key: [_path(packed, parts, canvas, closed=isinstance(layer, Polygons)) for parts in features]
        for layer, features in zip(shaped, packed.layers, strict=True)
    }


def _seen(layer: Layer, canvas: Canvas) -> Any:
    """The layer's geometry without parts that are too small to be seen."""
    shapes = layer.data.geometry.to_numpy()
    if not isinstance(layer, Polygons):
        return shapes
    parts, owner = shapely.get_parts(shapes, return_index=True)
    area = shapely.area(parts) * canvas.scale**2 * canvas.squeeze
    largest = np.zeros(len(shapes))
    np.maximum.at(largest, owner, area)
    kept = (area >= LEAST_PX * UNITS**2) | (area == largest[owner])
    seen = np.full(len(shapes), shapely.MultiPolygon(), dtype=object)
    return shapely.multipolygons(parts[kept], indices=owner[kept], out=seen)


@functools.singledispatch
def draw(layer: Layer, paths: list[str], canvas: Canvas, page: str) -> Iterator[str]:
    """SVG elements of a layer, from the beginnings of its outlines; each kind registers its own way."""
    raise SpecError(f"layer {layer.key}: pictures cannot draw {type(layer).__name__}")


@draw.register
def _polygons(layer: Polygons, paths: list[str], canvas: Canvas, page: str) -> Iterator[str]:
    colors = {category.key: category.color for category in layer.categories}
    yield (
        f'<g stroke="{layer.color}" stroke-width="{layer.width * SYMBOL_SHARE:.2f}" stroke-linejoin="round" '
        f'fill-opacity="{layer.fill_opacity}" fill-rule="evenodd" fill="{layer.fill or "none"}">'
    )
    for path, keys in zip(paths, layer.feature_keys(), strict=True):
        striped = f"url(#{_pattern(page, layer, keys)})"
        fill = colors[keys[0]] if len(keys) == 1 else striped
        yield f'{path} fill="{fill}"/>' if keys else f"{path}/>"
    yield "</g>"


@draw.register
def _lines(layer: Lines, paths: list[str], canvas: Canvas, page: str) -> Iterator[str]:
    styles = {category.key: (category.color, category.dash) for category in layer.categories}
    yield '<g fill="none">'
    for path, keys, pixels in zip(paths, layer.feature_keys(), layer.pixels(), strict=True):
        width = max(pixels * SYMBOL_SHARE, 0.6 * UNITS)
        color, dash = styles[keys[0]] if keys else (layer.color, layer.dash)
        dashes = " ".join(f"{step * SYMBOL_SHARE:.1f}" for step in dash)
        if layer.halo:
            yield f'{path} stroke="#fff" stroke-width="{width + 1.5 * UNITS:.1f}"/>'
        dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
        yield f'{path} stroke="{color}" stroke-width="{width:.1f}"{dashed}/>'
    yield "</g>"


@draw.register
def _points(layer: Points, paths: list[str], canvas: Canvas, page: str) -> Iterator[str]:
    colors = {category.key: category.color for category in layer.categories}
    hollow = layer.data[layer.hollow] if layer.hollow else [False] * len(layer.data)
    radius = layer.size * SYMBOL_SHARE / 2
    places = canvas.place(shapely.get_coordinates(layer.data.geometry.to_numpy()))
    for (x, y), keys, empty in zip(places, layer.feature_keys(), hollow, strict=True):
        color = colors[keys[0]] if keys else "#444444"
        fill, stroke = ("#ffffff", color) if empty else (color, "#ffffff")
        dash = f' stroke-dasharray="{2 * UNITS} {1.2 * UNITS}"' if empty else ""
        yield (
            f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{radius:.1f}" fill="{fill}" stroke="{stroke}" '
            f'stroke-width="{UNITS}"{dash}/>'
        )


def _path(packed: topology.Topology, parts: list[list[Refs]], canvas: Canvas, *, closed: bool) -> str:
    ends = "z" if closed else ""
    return "".join(f"{_steps(canvas.place(packed.path(refs)))}{ends}" for part in parts for refs in part)


def _steps(xy: Any) -> str:
    """A chain of positions as an SVG path: the first, and the way from each to the next."""
    places = np.rint(xy).astype(int)
    steps = np.diff(places, axis=0)
    numbers = [str(one) for one in steps[(steps != 0).any(axis=1)].ravel().tolist()]
    way = "".join(one if one.startswith("-") or not at else f" {one}" for at, one in enumerate(numbers))
    return f"M{places[0, 0]} {places[0, 1]}l{way}" if way else f"M{places[0, 0]} {places[0, 1]}h0"


def _pattern(page: str, layer: Layer, keys: tuple[str, ...]) -> str:
    return f"{page}-{layer.key}-{'-'.join(keys)}"


def _patterns(spec: MapSpec, layers: list[Layer]) -> str:
    """Stripes of every combination of categories that some feature has."""
    found = {}
    for layer in layers:
        colors = {category.key: category.color for category in layer.categories}
        for keys in layer.feature_keys():
            if len(keys) > 1:
                found[_pattern(spec.name, layer, keys)] = [colors[key] for key in keys]
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
