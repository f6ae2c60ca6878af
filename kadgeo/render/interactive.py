"""Turns a map specification into a folium map whose page needs nothing from outside."""

from __future__ import annotations

import functools
import json
from collections.abc import Sequence
from html import escape
from typing import Any, ClassVar

import folium
from branca.element import Figure
from folium.template import Template

from kadgeo import vocabulary
from kadgeo.errors import SpecError
from kadgeo.layers import (
    HAIRLINE,
    MEMBER_STEP,
    MOST_WIDTH,
    Layer,
    Lines,
    MapSpec,
    Points,
    Polygons,
)
from kadgeo.palette import SHAPES
from kadgeo.render import moments
from kadgeo.render.alt_text import alt_text
from kadgeo.render.assets import LEAFLET_VERSION, leaflet_script, leaflet_style, script, style, template
from kadgeo.render.drawing import Drawing, along, category_of, column_of, gazetteer_of, grid, inside, plain
from kadgeo.render.noscript import plain_page
from kadgeo.render.packing import deflated
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
            drawing.layers[-1] |= {"categories": [category_of(one) for one in shown], "steps": steps}
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
        "gazetteers": [gazetteer_of(one) for one in spec.gazetteers],
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
        row["anchors"] = [[inside(shape)] for shape in layer.data.geometry]
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
        row["anchors"] = [along(shape) for shape in layer.data.geometry]
    drawing.shape(layer)


@add_layer.register
def _points(layer: Points, drawing: Drawing, legend: tuple[Layer, ...]) -> None:
    drawing.add(
        layer,
        "points",
        legend,
        size=layer.size,
        points=[grid(point) for point in layer.data.geometry],
        hollow=None if layer.hollow is None else [bool(one) for one in layer.data[layer.hollow]],
        angles=column_of(layer, layer.angle),
        radius=column_of(layer, layer.radius_m),
    )


def _assets() -> dict[str, str]:
    return {
        "css": style("page"),
        "js": f"const SHAPES={json.dumps(SHAPES)};{script(*SCRIPTS)}",
        "leaflet_css": leaflet_style(),
        "leaflet_js": leaflet_script(),
        "leaflet_version": LEAFLET_VERSION,
    }
