"""Checks of the settings against the data: projections that can measure them, a province they lie in."""

from __future__ import annotations

import math
from collections.abc import Callable
from textwrap import shorten
from types import SimpleNamespace
from typing import Any

from pyproj import CRS
from pyproj.exceptions import CRSError

from kadgeo.crs import require_equal_area
from kadgeo.errors import CrsError, Issue
from kadgeo.project import NO_PROVINCE
from kadgeo.text import Text
from kadgeo.validate.context import Context, Issues

MARGIN_DEG = 3.0  # half a UTM zone: a projection measures well that far beyond its own area
UTM_NORTH, UTM_SOUTH = 32600, 32700  # EPSG codes of UTM on WGS 84, before the number of the zone
LONGEST_AREA = 80  # characters of the list of countries that a CRS is made for
ZONE_DEG, FIRST_ZONE_FROM = 6, -180
_EQUAL_AREA = Text("CRS sama luas", "an equal-area CRS")
_METRIC = Text("CRS dalam meter", "a CRS in metres")
_COVERING = Text("CRS yang dibuat untuk letak kabupaten/kota", "a CRS made for where the regencies lie")
_FOR = Text("{code}, dibuat untuk: {area}", "{code}, made for: {area}")


def projections(context: Context) -> Issues:
    """An area CRS that keeps no areas, a metric CRS that is not in metres, either made for elsewhere."""
    project = context.project
    yield from _projection(context, "area", project.area_crs, _EQUAL_AREA, _keeps_areas)
    yield from _projection(context, "metric", project.metric_crs, _METRIC, _is_metric)


def _projection(
    context: Context, name: str, code: str, expected: Text, serves: Callable[[CRS], bool]
) -> Issues:
    if not code:
        return  # reported with the settings
    try:
        projection = CRS(code)
    except CRSError:
        projection = None
    if projection is None or not serves(projection):
        suggestion = "EPSG:6933" if name == "area" else _utm(context)
        yield _issue(context, ("crs", name), Text.same(repr(code)), expected, suggestion)
    elif not _covers(projection, _bounds(context)):
        found = _FOR.format(code=repr(code), area=shorten(projection.area_of_use.name, LONGEST_AREA))
        suggestion = "EPSG:6933" if name == "area" else _utm(context)
        yield _issue(context, ("crs", name), found, _COVERING, suggestion)


def _keeps_areas(crs: CRS) -> bool:
    try:
        require_equal_area(SimpleNamespace(crs=crs), "area")
    except CrsError:
        return False
    return True


def _is_metric(crs: CRS) -> bool:
    return bool(crs.is_projected and crs.axis_info[0].unit_name == "metre")


def _bounds(context: Context) -> tuple[float, float, float, float] | None:
    """West, south, east and north of the regencies; None where they cannot be measured."""
    shapes = [shape.bounds for shape in context.regency_shapes.values()]
    west, south, east, north = zip(*shapes, strict=True) if shapes else 4 * ((math.nan,),)
    bounds = min(west), min(south), max(east), max(north)
    return bounds if all(map(math.isfinite, bounds)) else None


def _covers(crs: CRS, bounds: tuple[float, float, float, float] | None) -> bool:
    area: Any = crs.area_of_use
    if area is None or bounds is None or area.west > area.east:  # unknown, or across the date line
        return True
    west, south, east, north = bounds
    across = west < area.east + MARGIN_DEG and east > area.west - MARGIN_DEG
    return bool(across and south < area.north + MARGIN_DEG and north > area.south - MARGIN_DEG)


def _utm(context: Context) -> str | None:
    """UTM zone of the middle of the regencies."""
    bounds = _bounds(context)
    if bounds is None:
        return None
    west, south, east, north = bounds
    zone = int(((west + east) / 2 - FIRST_ZONE_FROM) // ZONE_DEG) + 1
    return f"EPSG:{(UTM_NORTH if south + north >= 0 else UTM_SOUTH) + zone}"


def province(context: Context) -> Issues:
    """A province in which none of the regencies lies."""
    code = context.project.province_code
    codes = context.table("regencies", "regency_code")["regency_code"].astype(str)
    found = sorted({one[:2] for one in codes if one[:2].isdigit()})
    if code not in {"", NO_PROVINCE, *found} and found:
        expected = Text(
            "provinsi kabupaten/kota di regencies.csv", "the province of the regencies in regencies.csv"
        )
        near = f'"{found[0]}"' if len(found) == 1 else None
        yield _issue(context, ("province", "code"), Text.same(repr(code)), expected, near)


def _issue(
    context: Context, path: tuple[str, ...], found: Text, expected: Text, suggestion: str | None
) -> Issue:
    document = context.project.document
    return Issue(
        file=document.file,
        row=document.line(path),
        column=".".join(path),
        found=found,
        expected=expected,
        suggestion=Text.same(suggestion) if suggestion else None,
    )
