"""What lies around an area, and the projection that fits it."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np
import shapely

from kadgeo import crs, national
from kadgeo.founding.area import Area

COUNTRY = "Indonesia"
MARGIN = 0.25  # of the longer side: so far the surroundings reach beyond the area
LEAST_MARGIN_DEG = 0.3
LEAST_ASPECT = 0.55  # short to long side of the surroundings: a page is no strip
COARSE_DEG = 0.01  # 1 km: surroundings are seen from afar
EXACT_DEG = 0.05  # this near the area its neighbours keep every vertex, so that no gap shows
WIDEST_UTM_DEG = 9.0  # further from the middle of a zone, lengths are off by more than 0.3 %


def context(area: Area) -> gpd.GeoDataFrame:
    """Rows of kind ``land`` and ``extent`` in EPSG:4326.

    Parameters
    ----------
    area : Area
    """
    own = shapely.coverage_union_all(area.regencies.geometry.to_numpy())
    frame = shapely.box(*_surroundings(area))
    land = national.layer("land")
    rows: list[tuple[str, str | None, Any]] = [
        ("land", COUNTRY, _neighbours(own, frame, land[land["kind"] == "gap"].geometry.to_numpy()))
    ]
    others = land[land["kind"] == "land"]
    rows += [
        ("land", name, _polygons(shape.intersection(frame).difference(own)))
        for name, shape in zip(others["name"], others.geometry, strict=True)
        if shape.intersects(frame)
    ]
    rows.append(("extent", None, frame))
    made = gpd.GeoDataFrame(rows, columns=["kind", "name", "geometry"], crs=crs.STORAGE)
    return made[~made.is_empty].reset_index(drop=True)


def _neighbours(own: Any, frame: Any, gaps: Any) -> Any:
    """Land of the same country: coarse, but exact along the area; and holes in the area."""
    shapes = national.layer("regencies").geometry.to_numpy()
    shapes = shapes[shapely.intersects(shapes, frame)]
    shapely.prepare(own)
    beside = shapes[~shapely.intersects(own, shapely.point_on_surface(shapes))]
    whole = shapely.union_all(beside).intersection(frame)
    land = shapely.union_all([_along(whole, own), *gaps[shapely.intersects(gaps, frame)]])
    return _polygons(land.intersection(frame).difference(own))


def _along(whole: Any, own: Any) -> Any:
    """Land that keeps every vertex near the area and is coarse elsewhere."""
    if whole.is_empty:
        return whole
    near = own.simplify(COARSE_DEG).buffer(EXACT_DEG)
    return shapely.union_all([whole.simplify(COARSE_DEG), whole.intersection(near)])


def _polygons(shape: Any) -> Any:
    """The polygons of an overlay: where shapes only touch it leaves points and lines."""
    parts = shapely.get_parts(shapely.get_parts(shape))
    return shapely.union_all([part for part in parts if part.geom_type == "Polygon"])


def _surroundings(area: Area) -> tuple[float, ...]:
    west, south, east, north = area.regencies.total_bounds
    width, height = east - west, north - south
    margin = max(LEAST_MARGIN_DEG, MARGIN * max(width, height))
    wanted = LEAST_ASPECT * (max(width, height) + 2 * margin)
    across, up = (max(margin, (wanted - side) / 2) for side in (width, height))
    known = national.layer("land").total_bounds  # beyond, land would end as if cut off
    lower = np.minimum(np.maximum((west - across, south - up), known[:2]), (west, south))
    upper = np.maximum(np.minimum((east + across, north + up), known[2:]), (east, north))
    return (*map(float, lower), *map(float, upper))


def metric_crs(area: Area) -> str:
    """The UTM zone of the area; for a wide one, a projection that keeps distances along its middle.

    Examples
    --------
    >>> from kadgeo.founding.area import of_name
    >>> metric_crs(of_name("Bali")), metric_crs(of_name("indonesia"))
    ('EPSG:32750', '+proj=eqc +lat_ts=-2 +lon_0=118 +datum=WGS84 +units=m')
    """
    west, south, east, north = area.regencies.total_bounds
    lon, lat = (west + east) / 2, (south + north) / 2
    if east - west > WIDEST_UTM_DEG:
        return f"+proj=eqc +lat_ts={np.rint(lat):.0f} +lon_0={np.rint(lon):.0f} +datum=WGS84 +units=m"
    zone = int((lon + 180) // 6) + 1
    return f"EPSG:{32600 if lat >= 0 else 32700}"[:-2] + f"{zone:02d}"
