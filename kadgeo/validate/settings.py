"""Checks of the settings against what the data need: that the projections can measure."""

from __future__ import annotations

from types import SimpleNamespace

from pyproj import CRS
from pyproj.exceptions import CRSError

from kadgeo.crs import require_equal_area
from kadgeo.errors import CrsError, Issue
from kadgeo.project import SETTINGS
from kadgeo.text import Text
from kadgeo.validate.context import Context, Issues


def projections(context: Context) -> Issues:
    """An area CRS that does not keep areas, a metric CRS that is not in metres."""
    for name, code, expected, serves in (
        ("area", context.project.area_crs, Text("CRS sama luas", "an equal-area CRS"), _keeps_areas),
        ("metric", context.project.metric_crs, Text("CRS dalam meter", "a CRS in metres"), _is_metric),
    ):
        try:
            usable = serves(CRS(code))
        except CRSError:
            usable = False
        if not usable:
            yield Issue(file=SETTINGS, column=f"crs.{name}", found=Text.same(repr(code)), expected=expected)


def _keeps_areas(crs: CRS) -> bool:
    try:
        require_equal_area(SimpleNamespace(crs=crs), "area")
    except CrsError:
        return False
    return True


def _is_metric(crs: CRS) -> bool:
    return bool(crs.is_projected and crs.axis_info[0].unit_name == "metre")
