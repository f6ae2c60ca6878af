"""Where links between parties run: arcs between seats, spokes from a hub, lines to the map's edge."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import geopandas as gpd
import numpy as np
import shapely

from kadgeo.analysis.links import arcs
from kadgeo.dataset import Dataset
from kadgeo.results import on_every_day

Position = tuple[float, float]
EDGE_SHARE = 0.985  # of the way to the edge: where a party outside stands, clear of the frame
LEAST_STEP = 0.06  # of the frame's outline between two parties at the edge, so that their names fit


@on_every_day
def positions(dataset: Dataset) -> Mapping[str, Position]:
    """Where each region's links end: its seat, or a point in it where the seat is not known."""
    frame = dataset.regencies
    inside = frame.representative_point()
    return {
        code: (lon, lat) if np.isfinite([lon, lat]).all() else (point.x, point.y)
        for code, lon, lat, point in zip(
            frame.index, frame["seat_lon"], frame["seat_lat"], inside, strict=True
        )
    }


@on_every_day
def at_the_edge(dataset: Dataset) -> Mapping[str, Position]:
    """Where each party outside the province stands: at the edge of the map, in its direction.

    A party whose place is not known, and the province itself, stand at the eastern edge.
    """
    known = dataset.parties
    used = {one for ids in dataset.register["agreements"]["outside_ids"] for one in ids}
    box = shapely.box(*dataset.regencies.total_bounds)
    outline, middle = box.exterior, box.centroid
    wanted = {}
    for key in sorted(used):
        lon, lat = known.loc[key, ["lon", "lat"]] if key in known.index else (np.nan, np.nan)
        point = shapely.Point(lon, lat) if np.isfinite([lon, lat]).all() else shapely.Point(180, middle.y)
        wanted[key] = outline.project(outline.intersection(shapely.LineString([middle, _far(middle, point)])))
    return {
        key: _inset(outline.interpolate(at), middle) for key, at in _apart(wanted, outline.length).items()
    }


def _far(middle: Any, point: Any) -> Any:
    """A point in the same direction, surely outside the map."""
    reach = 90 / max(middle.distance(point), 1e-9)
    return shapely.Point(middle.x + (point.x - middle.x) * reach, middle.y + (point.y - middle.y) * reach)


def _apart(wanted: Mapping[str, float], length: float) -> dict[str, float]:
    """Places along the outline, each some way from the one before."""
    least, last = LEAST_STEP * length, -np.inf
    least = min(least, length / max(len(wanted), 1))
    found = {}
    for key, at in sorted(wanted.items(), key=lambda one: (one[1], one[0])):
        last = max(at, last + least)
        found[key] = last % length
    return found


def _inset(point: Any, middle: Any) -> Position:
    return (
        middle.x + (point.x - middle.x) * EDGE_SHARE,
        middle.y + (point.y - middle.y) * EDGE_SHARE,
    )


def drawn(parties: Iterable[str], places: Mapping[str, Position]) -> Any:
    """The line that joins parties: an arc between two, spokes from their middle for more.

    Parameters
    ----------
    parties : iterable of str
        Codes of regencies and outside parties.
    places : mapping of str to (lon, lat)

    Returns
    -------
    shapely.Geometry
        Empty where fewer than two have a place.
    """
    ends = [places[one] for one in parties if one in places]
    if len(ends) < 2:  # noqa: PLR2004
        return shapely.LineString()
    if len(ends) == 2:  # noqa: PLR2004
        line = gpd.GeoSeries([shapely.LineString(ends)], crs="EPSG:4326")
        return arcs(line).iloc[0]
    hub = tuple(np.mean(ends, axis=0))
    return shapely.MultiLineString([[hub, end] for end in ends])


@on_every_day
def border(dataset: Dataset, *, a: str, b: str) -> Any:
    """The border between two regencies; empty where they share none."""
    one, other = dataset.regencies.geometry.loc[[a, b]]
    line = shapely.line_merge(shapely.intersection(one.boundary, other.boundary))
    parts = [part for part in shapely.get_parts(line) if part.geom_type == "LineString"]
    return shapely.MultiLineString(parts)
