"""Draws each kind of layer on a sheet; a new kind registers one more function."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import shapely
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from kadgeo.errors import SpecError
from kadgeo.layers import Layer, Lines, MapSpec, Points, Polygons
from kadgeo.palette import Category
from kadgeo.render import topology
from kadgeo.render.static.frame import Frame, path_of
from kadgeo.render.static.paint import STRIPE_MM, blend, stripes
from kadgeo.render.static.paper import Paper
from kadgeo.render.static.symbols import symbol

POINTS_PER_PX = 0.42  # a line of the screen's 3.5 px is 1.5 points on A4
MM_PER_PX = 0.155  # a symbol of the screen's 20 px is 3.1 mm on A4
TOLERANCE_MM = 0.05  # half the width of the finest outline
PLAIN = "#444444"
RING_POINTS = 4
FINE = ("bridge", "unfinished", "plane", "anchor")  # drawings too fine for a dashed edge


@dataclass(kw_only=True)
class Chart:
    """The map being drawn on a sheet.

    Parameters
    ----------
    paper : Paper
    frame : Frame
    zoom : float
        How much larger than on A4 symbols and lines are.
    shapes : dict
        Each layer's features in millimetres, by layer key.
    """

    paper: Paper
    frame: Frame
    zoom: float
    shapes: dict[str, list[Any]] = field(default_factory=dict)

    def width(self, pixels: float) -> float:
        """Line width in points."""
        return max(pixels * POINTS_PER_PX * self.zoom, 0.25)

    def radius(self, pixels: float) -> float:
        """Half the width of a symbol in millimetres."""
        return pixels * MM_PER_PX * self.zoom / 2

    def dash(self, pattern: tuple[float, ...], pixels: float) -> Any:
        """Dash pattern as matplotlib counts it: in line widths."""
        return (0, tuple(step / pixels for step in pattern)) if pattern else "solid"


def project(spec: MapSpec, chart: Chart) -> None:
    """Simplify, project and cut the features of the visible layers; shared borders stay shared."""
    layers = [layer for layer in spec.layers if layer.visible]
    shaped = [layer for layer in layers if not isinstance(layer, Points)]
    view = chart.frame.view()
    seen = [_seen(layer, view) for layer in shaped]
    tolerance = TOLERANCE_MM * chart.frame.scale / 1000
    packed = topology.build(
        [layer.data.geometry.to_numpy()[kept] for layer, kept in zip(shaped, seen, strict=True)],
        tolerance_m=tolerance,
    )
    for layer, kept, features in zip(shaped, seen, packed.layers, strict=True):
        make = _area if isinstance(layer, Polygons) else _course
        shapes = np.full(len(layer.data), shapely.Polygon(), dtype=object)
        shapes[kept] = [make(packed, parts, chart.frame) for parts in features]
        chart.shapes[layer.key] = list(shapes)
    for layer in layers:
        if isinstance(layer, Points):
            chart.shapes[layer.key] = list(shapely.points(chart.frame.place(_xy(layer))))


def _seen(layer: Layer, view: tuple[float, float, float, float]) -> Any:
    """Which features may reach into the view, in degrees."""
    bounds = layer.data.geometry.bounds.to_numpy()
    west, south, east, north = view
    return (bounds[:, 0] <= east) & (bounds[:, 2] >= west) & (bounds[:, 1] <= north) & (bounds[:, 3] >= south)


def _xy(layer: Layer) -> Any:
    return shapely.get_coordinates(layer.data.geometry.to_numpy()).reshape(-1, 2)


def _area(packed: topology.Topology, parts: Any, frame: Frame) -> Any:
    rings = [[frame.place(packed.path(refs)) for refs in part] for part in parts]
    # An island smaller than the tolerance keeps too few points to have an area.
    sound = [
        [ring for ring in part if len(ring) >= RING_POINTS] for part in rings if len(part[0]) >= RING_POINTS
    ]
    whole = shapely.multipolygons([shapely.Polygon(shell, holes) for shell, *holes in sound])
    return frame.cut(whole)


def _course(packed: topology.Topology, parts: Any, frame: Frame) -> Any:
    lines = [frame.place(packed.path(refs)) for part in parts for refs in part]
    return frame.cut(shapely.multilinestrings([shapely.LineString(line) for line in lines]))


@functools.singledispatch
def draw(layer: Layer, chart: Chart) -> None:
    """Draw one layer; each kind of layer registers its own way."""
    raise SpecError(f"layer {layer.key}: printed maps cannot draw {type(layer).__name__}")


@draw.register
def _polygons(layer: Polygons, chart: Chart) -> None:
    paper, clip = chart.paper, chart.frame.rectangle
    outline = {"edgecolor": layer.color, "linewidth": chart.width(layer.width), "joinstyle": "round"}
    if layer.dash:
        outline["linestyle"] = chart.dash(layer.dash, layer.width)
    for shape, keys in zip(chart.shapes[layer.key], layer.feature_keys(), strict=True):
        colors = fills(layer, keys)
        if shape.is_empty:
            continue
        if len(colors) == 1:
            paper.path(path_of(shape), clip=clip, facecolor=colors[0], **outline)
            continue
        for part, color in zip(
            stripes(shape, len(colors), width=STRIPE_MM * chart.zoom) if colors else (), colors, strict=True
        ):
            paper.path(path_of(part), clip=clip, facecolor=color, edgecolor="none", linewidth=0)
        paper.path(path_of(shape), clip=clip, facecolor="none", **outline)


def fills(layer: Polygons, keys: tuple[str, ...]) -> list[str]:
    """Colours of a feature of these categories, as they look on white paper."""
    known = {category.key: category.color for category in layer.categories}
    colors = [known[key] for key in keys] or ([layer.fill] if layer.fill else [])
    return [blend(color, layer.fill_opacity) for color in colors]


@draw.register
def _lines(layer: Lines, chart: Chart) -> None:
    shapes = [shape for shape in chart.shapes[layer.key]]
    if layer.halo:
        for shape, pixels in zip(shapes, layer.pixels(), strict=True):
            stroke(chart, shape, "#ffffff", pixels + 3.5, ())
    for shape, keys, pixels in zip(shapes, layer.feature_keys(), layer.pixels(), strict=True):
        category = category_of(layer, keys)
        color, dash = (category.color, category.dash) if category else (layer.color, layer.dash)
        stroke(chart, shape, color, pixels, dash)


def stroke(chart: Chart, shape: Any, color: str, pixels: float, dash: tuple[float, ...]) -> None:
    """Draw lines of one look."""
    if not shape.is_empty:
        chart.paper.path(
            path_of(shape),
            clip=chart.frame.rectangle,
            facecolor="none",
            edgecolor=color,
            linewidth=chart.width(pixels),
            linestyle=chart.dash(dash, pixels),
            capstyle="round",
            joinstyle="round",
        )


def category_of(layer: Layer, keys: tuple[str, ...]) -> Category | None:
    """The category that a feature is drawn as."""
    return next((one for one in layer.categories if keys and one.key == keys[0]), None)


@draw.register
def _points(layer: Points, chart: Chart) -> None:
    count = len(layer.data)
    hollow = layer.data[layer.hollow].tolist() if layer.hollow else [False] * count
    radii = layer.data[layer.radius_m].tolist() if layer.radius_m else [float("nan")] * count
    angles = layer.data[layer.angle].tolist() if layer.angle else [None] * count
    rows = zip(chart.shapes[layer.key], layer.feature_keys(), hollow, radii, angles, strict=True)
    for point, keys, empty, radius, angle in rows:
        category = category_of(layer, keys)
        shape, color = (category.shape, category.color) if category else ("circle", PLAIN)
        if radius and np.isfinite(radius):
            ring = Path.circle((point.x, point.y), radius * chart.frame.mm_per_m)
            style = {"facecolor": "none", "edgecolor": color, "linewidth": chart.width(1.2)}
            chart.paper.path(ring, clip=chart.frame.rectangle, linestyle=chart.dash((4, 4), 1.2), **style)
        mark(
            chart.paper,
            (point.x, point.y),
            chart.radius(layer.size),
            shape,
            color,
            hollow=bool(empty),
            angle=angle if angle and np.isfinite(angle) else 0.0,
            clip=chart.frame.rectangle,
        )


def mark(
    paper: Paper,
    at: tuple[float, float],
    radius: float,
    shape: str,
    color: str,
    *,
    hollow: bool,
    angle: float = 0.0,
    clip: Any = None,
) -> None:
    """Draw one point symbol, turned clockwise by an angle; a hollow one has a dashed edge."""
    outline = symbol(shape)
    turned = Affine2D().rotate_deg(-angle).transform(outline.vertices)
    path = Path(turned * radius * 0.86 + at, outline.codes)
    wide = radius * 0.72  # points: 1.1 for a symbol of 3.1 mm
    if hollow and shape in FINE:
        style = {"facecolor": "#ffffff", "edgecolor": color, "linewidth": wide * 0.4}
    elif hollow:
        style = {"facecolor": "#ffffff", "edgecolor": color, "linewidth": wide, "linestyle": (0, (1.5, 1.0))}
    else:
        style = {"facecolor": color, "edgecolor": "#ffffff", "linewidth": wide * 0.45}
    paper.path(path, clip=clip, joinstyle="miter", **style)
