"""Names of the neighbouring provinces and countries."""

from __future__ import annotations

from typing import Any

import shapely

from kadgeo.layers import words
from kadgeo.render.static.labels import Labels, Style
from kadgeo.render.static.placing import inside, rough
from kadgeo.text import Text

SIMPLE_MM = 0.4  # finer edges do not matter to the place of a name
CLEAR_MM = 1.0  # between the mapped area and a neighbour's name
INK = "#7a7468"


def name_neighbours(labels: Labels, frame: Any, area: Any) -> None:
    """Write names where the neighbours reach into the frame, and have room for them."""
    view = shapely.box(*labels.room.frame)
    area = shapely.buffer(area, CLEAR_MM, quad_segs=2)
    frame = frame[shapely.intersects(frame.geometry.to_numpy(), shapely.box(*labels.chart.frame.view()))]
    countries = frame["kind"] == "country"
    shapes = [rough(labels.chart.frame.shape(one), SIMPLE_MM) for one in frame.geometry]
    shapes = [shapely.difference(shapely.intersection(shape, view), area) for shape in shapes]
    outlines = shapely.union_all([one for one, country in zip(shapes, countries, strict=True) if country])
    order = sorted(zip(words(frame, "name"), shapes, countries, strict=True), key=lambda row: not row[2])
    for name, shape, country in order:
        _neighbour(labels, name, shape if country else shapely.difference(shape, outlines), country=country)


def _neighbour(labels: Labels, name: Any, seen: Any, *, country: bool) -> None:
    said = name.to(labels.lang) if isinstance(name, Text) else str(name)
    size = 1.35 if country else 1.1
    style = Style(size=size, slant="italic", weight="bold" if country else "normal", color=INK)
    for lines in _settings_of(said):
        width, height = labels.extent(lines, style)
        if labels.put("neighbours", lines, inside(seen, width, height, grid=25), style, needed=False):
            return


def _settings_of(said: str) -> list[list[str]]:
    return [[said], said.split()] if " " in said else [[said]]
