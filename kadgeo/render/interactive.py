"""Turns a map specification into a folium map whose page needs nothing from outside."""

from __future__ import annotations

import functools
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any, ClassVar

import folium
import numpy as np
import shapely
from branca.element import Figure
from folium.template import Template

from kadgeo import vocabulary
from kadgeo.errors import SpecError
from kadgeo.layers import (
    HAIRLINE,
    MEMBER_STEP,
    MOST_WIDTH,
    Field,
    Filter,
    Gazetteer,
    Item,
    Layer,
    Lines,
    MapSpec,
    Points,
    Polygons,
    filter_keys,
    words,
)
from kadgeo.palette import SHAPES, Category
from kadgeo.render import moments, topology
from kadgeo.render.alt_text import alt_text
from kadgeo.render.arcs import GRID_PER_DEGREE
from kadgeo.render.assets import LEAFLET_VERSION, leaflet_script, leaflet_style, script, style, template
from kadgeo.render.noscript import plain_page
from kadgeo.render.packing import deflated, encode
from kadgeo.render.still import PX, still
from kadgeo.text import DEFAULT_LANG, LANGUAGES, Lang, Text

SCRIPTS = (
    "text",
    "decode",
    "symbols",
    "areas",
    "draw",
    "labels",
    "facts",
    "filters",
    "legend",
    "search",
    "table",
    "share",
    "export",
    "time",
    "fitting",
    "main",
)
ANCHOR_TOLERANCE_DEG = 0.01  # 1 km: where a name stands need not be finer
ANCHOR_SHARES = (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8)  # of a line: where else a name may stand
PLACE_GRID = 1000  # per degree, 110 m: near enough to look at a village
OUTDATED = Text(
    "Peramban ini terlalu lama untuk peta ini; perlu Chrome 80, Firefox 113, Safari 16.4 atau lebih baru.",
    "This browser is too old for this map; it needs Chrome 80, Firefox 113, Safari 16.4 or newer.",
)
MAX_ZOOM = 15  # where 50 m of simplification begins to show


class Map(folium.Map):
    """A folium map that links to nothing: the page around it carries Leaflet itself."""

    default_js: ClassVar[list[tuple[str, str]]] = []
    default_css: ClassVar[list[tuple[str, str]]] = []
    _template = Template(
        """
        {% macro html(this, kwargs) %}
        <div class="folium-map" id={{ this.get_name()|tojson }}></div>
        {% endmacro %}
        {% macro script(this, kwargs) %}
        var {{ this.get_name() }} = L.map(
            {{ this.get_name()|tojson }}, {...{{ this.options|tojavascript }}, ...mapOptions()});
        L.control.scale({imperial: false}).addTo({{ this.get_name() }});
        startPage({{ this.get_name() }});
        {% endmacro %}
        """
    )

    def _repr_html_(self, **kwargs: Any) -> str:
        return str(self.get_root()._repr_html_(**kwargs))


class Page(Figure):
    """The page around a map: title, panel, styles, scripts and data, all in one file."""

    def __init__(self, spec: MapSpec, payload: str, lang: Lang) -> None:
        super().__init__(height="620px")
        self.spec, self.payload, self.lang = spec, payload, lang

    def render(self, **kwargs: Any) -> str:
        """The page as HTML."""
        for child in self._children.values():
            child.render(**kwargs)
        told, table = plain_page(self.spec, self.lang)
        return template("page.html").render(
            spec=self.spec,
            told=told,
            table=table,
            lang=self.lang,
            payload=self.payload,
            outdated=OUTDATED,
            map_html=self.html.render(**kwargs),
            map_js=self.script.render(**kwargs),
            **_assets(),
        )

    def _repr_html_(self, **kwargs: Any) -> str:
        """The page over its print: a notebook that keeps pages out, or is not trusted, shows that."""
        size = "position:absolute;top:0;left:0;width:100%;height:100%"
        width, height = PX
        source = still(self.spec, lang=self.lang)
        title = escape(f"{self.spec.title.to(self.lang)}. {self.spec.below_title.to(self.lang)}")
        words = escape(alt_text(self.spec).to(self.lang))
        return (
            f'<div style="position:relative;height:{height}px">'
            f'<img src="{source}" alt="{words}" width="{width}" height="{height}" '
            f'style="{size};object-fit:contain">'
            f'<iframe srcdoc="{escape(self.render(**kwargs))}" title="{title}" style="{size};border:0" '
            "allowfullscreen></iframe></div>"
        )


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
            "categories": [_category(one) for one in layer.categories if one.key in used],
            "by": [list(keys) for keys in layer.entries()] if layer.by else None,
            "notes": [{"mark": note.mark, "text": plain(note.text)} for note in layer.notes],
            "headings": _column(layer, layer.heading),
            "labels": _column(layer, layer.written),
            "citations": self.cited(layer, layer.citation),
            "aliases": _column(layer, layer.aliases),
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


def render(spec: MapSpec, *, lang: Lang = DEFAULT_LANG, menu: Sequence[tuple[str, Text]] = ()) -> Map:
    """Draw a map specification with folium.

    Parameters
    ----------
    spec : MapSpec
    lang : {"id", "en"}
        Language of the page.
    menu : sequence of (str, Text)
        Files of the pages beside it, and what they are called.

    Returns
    -------
    folium.Map
        ``get_root().render()`` is the whole page, ``save(path)`` writes it. The same
        specification always gives the same bytes.

    Examples
    --------
    >>> import kadgeo
    >>> from kadgeo.maps import draw
    >>> page = render(draw("zones", kadgeo.load())).get_root().render()
    >>> page.count("<script src"), page.count("stylesheet")
    (0, 0)
    """
    drawing = Drawing()
    legend = spec.legend
    for layer in moments.whole(spec):
        add_layer(layer, drawing, legend)
        if any(layer.key == one.key for moment in spec.moments for one in moment.layers):
            shown = moments.categories(layer, spec)
            steps = moments.steps(layer, spec, drawing.item)
            drawing.layers[-1] |= {"categories": [_category(one) for one in shown], "steps": steps}
    arcs = drawing.pack()
    data = {
        "name": spec.name,
        "lang": lang,
        "languages": LANGUAGES,
        "title": plain(spec.title),
        "subtitle": plain(spec.subtitle),
        "dated": plain(spec.dated),
        "credits": [plain(credit) for credit in spec.credits],
        "bounds": spec.bounds,
        "arcs": arcs,
        "layers": drawing.layers,
        "items": drawing.listed_items(),
        "moments": [
            {"day": one.day, "words": plain(one.words), "dated": plain(one.dated)} for one in spec.moments
        ],
        "sources": plain(list(drawing.sources)),
        "gazetteers": [_gazetteer(one) for one in spec.gazetteers],
        "kinds": vocabulary.forms(),
        "menu": [[file, plain(called)] for file, called in menu],
    }
    west, south, east, north = spec.extent
    chart = Map(tiles=None, zoom_snap=0.25, max_bounds_viscosity=0.8)
    # folium keeps limits of zoom to its tile layers, of which there are none
    chart.options |= {"max_bounds": [[south, west], [north, east]], "max_zoom": MAX_ZOOM}
    chart._id = "kadgeo"  # folium's own ids are random, and the page must not change unless the data do
    Page(spec, deflated(data), lang).add_child(chart)
    return chart


@functools.singledispatch
def add_layer(layer: Layer, drawing: Drawing, legend: tuple[Layer, ...]) -> None:
    """Write one layer into the page's data; each kind of layer registers its own way."""
    raise SpecError(f"layer {layer.key}: interactive maps cannot draw {type(layer).__name__}")


@add_layer.register
def _polygons(layer: Polygons, drawing: Drawing, legend: tuple[Layer, ...]) -> None:
    badges = (
        None if layer.badges is None else [[list(one) for one in row] for row in layer.data[layer.badges]]
    )
    style = {"color": layer.color, "width": layer.width, "dash": layer.dash, "fill": layer.fill}
    row = drawing.add(
        layer, "polygons", legend, **style, opacity=layer.fill_opacity, badges=badges, detail=layer.detail
    )
    if layer.label:
        row["anchors"] = [[_inside(shape)] for shape in layer.data.geometry]
    drawing.shape(layer, coverage=layer.is_coverage)


@add_layer.register
def _lines(layer: Lines, drawing: Drawing, legend: tuple[Layer, ...]) -> None:
    style = {"color": layer.color, "width": layer.width, "dash": layer.dash, "halo": layer.halo}
    ends = None if layer.ends is None else [list(one) for one in layer.data[layer.ends]]
    growth = None if layer.members is None else {"step": MEMBER_STEP, "most": MOST_WIDTH, "least": HAIRLINE}
    limits = {"mostLabels": layer.most_labels, "mostStrong": layer.most_strong}
    naming = {"namedBy": layer.named_by, **limits}
    row = drawing.add(layer, "lines", legend, **style, ends=ends, growth=growth, **naming)
    if layer.written:
        row["anchors"] = [_along(shape) for shape in layer.data.geometry]
    drawing.shape(layer)


@add_layer.register
def _points(layer: Points, drawing: Drawing, legend: tuple[Layer, ...]) -> None:
    drawing.add(
        layer,
        "points",
        legend,
        size=layer.size,
        points=[_grid(point) for point in layer.data.geometry],
        hollow=None if layer.hollow is None else [bool(one) for one in layer.data[layer.hollow]],
        angles=_column(layer, layer.angle),
        radius=_column(layer, layer.radius_m),
    )


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


def _column(layer: Layer, column: str | None) -> list[Any] | None:
    return None if column is None else [plain(value) for value in words(layer.data, column)]


def _filter(layer: Layer, one: Filter) -> dict[str, Any]:
    categories = [{"key": category.key, "label": plain(category.label)} for category in one.categories]
    values = plain(filter_keys(layer, one))
    return {"key": one.column, "name": plain(one.name), "categories": categories, "values": values}


def _gazetteer(one: Gazetteer) -> dict[str, Any]:
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


def _category(category: Category) -> dict[str, Any]:
    shown = {"color": category.color, "shape": category.shape, "dash": category.dash}
    return {"key": category.key, "label": plain(category.label), **shown}


@functools.lru_cache(maxsize=2048)  # the same regions are on every map, and a country has hundreds
def _inside(shape: Any) -> list[int]:
    """Middle of the largest circle that fits into a polygon: there a name has most room."""
    rough = shape.simplify(ANCHOR_TOLERANCE_DEG) if shape.area > ANCHOR_TOLERANCE_DEG else shape
    circle = shapely.maximum_inscribed_circle(rough, tolerance=ANCHOR_TOLERANCE_DEG)
    return _grid(shapely.get_point(circle, 0))


def _along(shape: Any) -> list[list[int]]:
    """Points of a line at which a name may stand, the middle first."""
    longest = max(shapely.get_parts(shape), key=shapely.length)
    return [_grid(longest.interpolate(share, normalized=True)) for share in ANCHOR_SHARES]


def _grid(point: Any) -> list[int]:
    return [round(value * GRID_PER_DEGREE) for value in (point.x, point.y)]


def _assets() -> dict[str, str]:
    return {
        "css": style("page"),
        "js": f"const SHAPES={json.dumps(SHAPES)};{script(*SCRIPTS)}",
        "leaflet_css": leaflet_style(),
        "leaflet_js": leaflet_script(),
        "leaflet_version": LEAFLET_VERSION,
    }
