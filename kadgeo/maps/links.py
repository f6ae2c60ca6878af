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
LEAST_STEP = 0.03  # of the frame's outline between two parties at the edge, so that their names fit
ROUNDS = 500  # in which parties at the edge make room for each other


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

    A party whose place is not known, and the province itself, stand in the north-eastern corner.
    """
    known = dataset.parties
    used = {one for ids in dataset.register["agreements"]["outside_ids"] for one in ids}
    box = shapely.box(*dataset.regencies.total_bounds)
    outline, middle = box.exterior, box.centroid
    corner = shapely.Point(*box.bounds[2:])
    wanted = {}
    for key in sorted(used):
        lon, lat = known.loc[key, ["lon", "lat"]] if key in known.index else (np.nan, np.nan)
        point = shapely.Point(lon, lat) if np.isfinite([lon, lat]).all() else corner
        wanted[key] = outline.project(outline.intersection(shapely.LineString([middle, _far(middle, point)])))
    return {
        key: _inset(outline.interpolate(at), middle) for key, at in _apart(wanted, outline.length).items()
    }


@on_every_day
def directions(dataset: Dataset) -> Mapping[str, float]:
    """Degrees from north, clockwise, in which each party of known place lies from the middle."""
    known = dataset.parties
    west, south, east, north = dataset.regencies.total_bounds
    lon, lat = (west + east) / 2, (south + north) / 2
    squeeze = np.cos(np.radians(lat))
    return {
        key: float(np.degrees(np.arctan2((row["lon"] - lon) * squeeze, row["lat"] - lat)) % 360)
        for key, row in known[["lon", "lat"]].to_dict("index").items()
        if np.isfinite([row["lon"], row["lat"]]).all()
    }


def _far(middle: Any, point: Any) -> Any:
    """A point in the same direction, surely outside the map."""
    reach = 90 / max(middle.distance(point), 1e-9)
    return shapely.Point(middle.x + (point.x - middle.x) * reach, middle.y + (point.y - middle.y) * reach)


def _apart(wanted: Mapping[str, float], length: float) -> dict[str, float]:
    """Places along the outline, as near to those wanted as lets each have room."""
    keys = sorted(wanted, key=lambda one: (wanted[one], one))
    at = np.array([wanted[one] for one in keys], dtype=float)
    least = min(LEAST_STEP, 0.9 / max(len(keys), 1)) * length
    for _ in range(ROUNDS):
        ahead = np.roll(at, -1)
        ahead[-1:] += length
        push = np.clip(least - (ahead - at), 0, None) / 2
        if not push.any():
            break
        at += np.roll(push, 1) - push
    return dict(zip(keys, (at % length).tolist(), strict=True))


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
