"""Checks of points and lines: that they are where they are said to be."""

from __future__ import annotations

import math
from typing import Any

import shapely

from kadgeo.errors import Issue
from kadgeo.io import CORRIDORS, TABLES
from kadgeo.schema.kinds import parts
from kadgeo.text import Text
from kadgeo.validate.context import Context, Issues
from kadgeo.validate.where import degrees

COAST_SLACK_DEG = 0.02  # a pier or an islet may lie some 2 km off the digitised coast
LOST_DIGITS = 9  # a spreadsheet that drops a decimal point makes a number up to a milliard times too large


def coordinates(context: Context) -> Issues:
    """Coordinates swapped, without their decimal point, outside the province or the host."""
    seats = context.table("regencies", "regency_code", "seat_lon", "seat_lat")
    for row, code, lon, lat in seats[["regency_code", "seat_lon", "seat_lat"]].itertuples():
        yield from _point(context, "regencies", int(row), ("seat_lon", "seat_lat"), (lon, lat), [str(code)])
    areas = context.table("industrial_areas", "hosts", "lon", "lat")
    for row, hosts, lon, lat in areas[["hosts", "lon", "lat"]].itertuples():
        codes = [context.regency_names.get(host) for host in parts(hosts)]
        known = [code for code in codes if code]
        hosted = known if len(known) == len(codes) else []
        yield from _point(context, "industrial_areas", int(row), ("lon", "lat"), (lon, lat), hosted)
    places = context.table("places", "lon", "lat")
    for row, lon, lat in places[["lon", "lat"]].itertuples():
        yield from _point(context, "places", int(row), ("lon", "lat"), (lon, lat), [])


def _point(
    context: Context,
    table: str,
    row: int,
    columns: tuple[str, str],
    position: tuple[Any, Any],
    hosts: list[str],
) -> Issues:
    shapes = context.regency_shapes
    numbers = [value for value in position if isinstance(value, float) and math.isfinite(value)]
    if len(numbers) < 2 or not shapes:  # noqa: PLR2004
        return
    lon, lat = numbers
    if not (set(hosts) <= set(shapes) if hosts else context.is_complete):
        return  # a boundary is missing, which another check reports: the point may lie in it
    box = context.regency_box.buffer(COAST_SLACK_DEG)
    where: dict[str, Any] = {"file": f"{TABLES}/{table}.csv", "row": row, "column": ", ".join(columns)}
    found = Text.same(f"{lon:.10g}, {lat:.10g}")
    if not box.contains(shapely.Point(lon, lat)):
        expected = Text("titik di dalam provinsi (bujur, lintang)", "a point in the province (lon, lat)")
        yield Issue(**where, found=found, expected=expected, suggestion=_mend_position(box, lon, lat))
        return
    away = [shapes[code].distance(shapely.Point(lon, lat)) for code in hosts if code in shapes]
    if away and len(away) == len(hosts) and min(away) > COAST_SLACK_DEG:
        inside = ", ".join(code for code, shape in shapes.items() if shape.contains(shapely.Point(lon, lat)))
        yield Issue(
            **where,
            found=Text(f"{found.id} di {inside or 'laut'}", f"{found.en} in {inside or 'the sea'}"),
            expected=Text(f"titik di {', '.join(hosts)}", f"a point in {', '.join(hosts)}"),
        )


def _mend_position(box: Any, lon: float, lat: float) -> Text | None:
    """What to write instead, where swapping or a lost decimal point explains the position."""
    if box.contains(shapely.Point(lat, lon)):
        return Text(f"tertukar? {lat:.10g}, {lon:.10g}", f"swapped? {lat:.10g}, {lon:.10g}")
    scaled = [
        (lon / 10**a, lat / 10**b)
        for a in range(LOST_DIGITS)
        for b in range(LOST_DIGITS)
        if (a or b) and box.contains(shapely.Point(lon / 10**a, lat / 10**b))
    ]
    if scaled:
        x, y = scaled[0]
        return Text(
            f"titik desimal hilang di Excel? mungkin {x:.10g}, {y:.10g}",
            f"did Excel drop the decimal point? perhaps {x:.10g}, {y:.10g}",
        )
    return None


def corridor_shapes(context: Context) -> Issues:
    """A route that is not a line, a bridge that is not a point, or one outside the context."""
    layer = context.layer("regencies")
    for row, kind, shape in context.files.corridors.reindex(columns=["kind", "geometry"]).itertuples():
        right = "Point" if kind == "bridge" else "LineString"
        if shape is None or shape.is_empty or shape.geom_type != right:
            found = "null" if shape is None or shape.is_empty else shape.geom_type
            yield Issue(
                file=CORRIDORS,
                row=int(row),
                column="geometry",
                found=Text.same(found),
                expected=Text.same(right),
            )
        elif layer is not None and not shapely.box(*layer.total_bounds).intersects(shape):
            first = shapely.get_coordinates(shape)[0]
            box = shapely.box(*layer.total_bounds)
            yield Issue(
                file=CORRIDORS,
                row=int(row),
                column="geometry",
                found=degrees(*first),
                expected=Text("di dalam provinsi (bujur, lintang)", "in the province (lon, lat)"),
                suggestion=_mend_position(box, *first),
            )
