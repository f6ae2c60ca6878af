"""Context of a province's map: neighbouring land, coast, borders and waters, for ``build_boundaries``.

Natural Earth draws coasts and borders more coarsely than the province's villages are drawn. Laid under
them as it is, its land peeks out along the province's coast, and its borders double the province's.
"""

from __future__ import annotations

from collections.abc import Mapping

import geopandas as gpd
import shapely
from shapely.geometry.base import BaseGeometry

STORAGE = "EPSG:4326"
SLIVER_HALF_WIDTH_M = 2_000  # slivers are up to 3.0 km wide: so far do the two coasts lie apart
REGROWTH_M = 2_000  # opening by 2 km cuts off corners: this refills those of 60 degrees and more
OWN_COAST_M = 3_000  # narrow land this near the province is Natural Earth's version of its coast
UNDERLAP_M = 1_000  # neighbours run this far under the province, so that no gap shows
COAST_GAP_M = 1_000  # the neighbours' coastline ends here, short of the province's own coast
OWN_BORDER_M = 3_000  # a border this near the province's edge may be Natural Earth's version of it
TOUCH_M = 1  # coastline and land share their vertices, but for rounding by reprojection
GRID_DEGREES = 1e-6  # 0.1 m: hides how reprojection rounds, which varies between versions of PROJ
LAYERS = {
    name: f"context/ne10_{name}.geojson"
    for name in ("land", "coastline", "country_borders", "province_lines", "rivers", "lakes")
} | {"countries": "context/wa10_countries.geojson", "far": "context/wide_land.geojson"}
FAR_DEGREES = 12  # around the surroundings: as much as the widest pane shows one step out
FAR_TOLERANCE_DEGREES = 0.08  # a few pixels where far land is in sight
FAR_LEAST_AREA = 0.05  # square degrees: smaller islands are no land to see
SEAM_DEGREES = 0.02  # by which far land runs under the surroundings, so that no gap shows


def neighbour_land(land: BaseGeometry, province: BaseGeometry) -> BaseGeometry:
    """Land of the neighbours, without the slivers of land along the province's own coast.

    Parameters
    ----------
    land, province : Geometry
        Polygons in metres of one projected CRS.

    Returns
    -------
    Geometry
        Land outside the province, but for what is narrower than twice :data:`SLIVER_HALF_WIDTH_M`, on
        the coast and near the province; and along it a strip of :data:`UNDERLAP_M` under the province.
    """
    outside = land.difference(province)
    solid = outside.buffer(-SLIVER_HALF_WIDTH_M).buffer(SLIVER_HALF_WIDTH_M + REGROWTH_M)
    narrow = shapely.get_parts(outside.difference(solid))
    inland = shapely.distance(narrow, land.boundary) > TOUCH_M
    theirs = narrow[inland | (shapely.distance(narrow, province) > OWN_COAST_M)]
    reach = shapely.union_all([solid, *shapely.buffer(theirs, REGROWTH_M)])
    hidden = province.buffer(-UNDERLAP_M).simplify(UNDERLAP_M / 10)  # its edge is never seen
    return parts_of(land.intersection(reach).difference(hidden), "Polygon")


def neighbour_coast(coast: BaseGeometry, kept: BaseGeometry, province: BaseGeometry) -> BaseGeometry:
    """Coastline of the neighbours' land `kept`, up to where the province's own begins (all in metres)."""
    theirs = coast.intersection(kept.buffer(TOUCH_M)).difference(province.buffer(COAST_GAP_M))
    return shapely.line_merge(parts_of(theirs, "LineString"))


def neighbour_borders(lines: gpd.GeoSeries, province: BaseGeometry) -> list[BaseGeometry]:
    """Borders between neighbours: lines that mostly run apart from the province's edge (in metres).

    A line is kept or dropped whole: cut, the other course that Natural Earth gives the province's
    edge would leave fragments of a border that does not exist.
    """
    edge = province.boundary.buffer(OWN_BORDER_M)
    outside = lines.difference(province)
    apart = outside.difference(edge).length > lines.length / 2
    return list(outside[apart].line_merge())


def by_country(land: BaseGeometry, countries: gpd.GeoDataFrame) -> dict[str, BaseGeometry]:
    """`land` divided by country (in one CRS); the largest takes what no outline covers at the coast."""
    outlines = countries.set_index("name").geometry
    outlines = outlines.iloc[shapely.area(outlines.values).argsort()]
    pieces = {name: land.intersection(outline) for name, outline in outlines.iloc[:-1].items()}
    pieces[outlines.index[-1]] = land.difference(outlines.iloc[:-1].union_all())
    pieces = {name: parts_of(piece, "Polygon") for name, piece in sorted(pieces.items())}
    return {name: piece for name, piece in pieces.items() if not piece.is_empty}


def parts_of(shape: BaseGeometry, kind: str) -> BaseGeometry:
    """Union of the parts of one type: an overlay leaves points and lines where shapes only touch."""
    parts = shapely.get_parts(shapely.get_parts(shape))
    return shapely.union_all([part for part in parts if part.geom_type == kind])


def build_context(layers: Mapping[str, gpd.GeoDataFrame], regencies: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """What surrounds the province: ``kind``, ``name`` (or none) and geometry, in EPSG:4326.

    Parameters
    ----------
    layers : mapping of str to GeoDataFrame
        The layers of :data:`LAYERS`, in any CRS.
    regencies : GeoDataFrame
        Polygons in EPSG:4326.
    """
    stored = {name: layer.to_crs(STORAGE) for name, layer in layers.items()}
    land, coast, *borders = neighbours(stored, regencies)
    rivers = stored["rivers"].sort_values("name")
    near = extent({name: layer for name, layer in stored.items() if name != "far"})
    rows = [
        *(("land", name, piece) for name, piece in by_country(land, stored["countries"]).items()),
        ("coastline", None, coast),
        *(("country_border", None, line) for line in stored["country_borders"].line_merge()),
        *(("province_border", None, line) for line in borders),
        *(("river", name, line) for name, line in zip(rivers["name"], rivers.geometry, strict=True)),
        # The source's one name of a lake, Kenohan Jempang, stands on the lake next to it.
        *(("lake", None, lake) for lake in stored["lakes"].geometry),
        ("extent", None, near),
        ("far_land", None, far_land(stored["far"].union_all(), near)),
    ]
    context = gpd.GeoDataFrame(rows, columns=["kind", "name", "geometry"], crs=STORAGE)
    return context[~context.is_empty].reset_index(drop=True)


def neighbours(layers: Mapping[str, gpd.GeoDataFrame], regencies: gpd.GeoDataFrame) -> list[BaseGeometry]:
    """Land, coastline and borders of the neighbours, in EPSG:4326."""
    metric = regencies.estimate_utm_crs()  # buffers need metres; 0.1 % off around a province is close enough
    metres = {name: layer.to_crs(metric) for name, layer in layers.items()}
    province = regencies.to_crs(metric).union_all()
    land = neighbour_land(metres["land"].union_all(), province)
    coast = neighbour_coast(metres["coastline"].union_all(), land, province)
    borders = neighbour_borders(metres["province_lines"].geometry, province)
    shapes = gpd.GeoSeries([land, coast, *borders], crs=metric).to_crs(STORAGE)
    return list(shapely.set_precision(shapes.values, GRID_DEGREES))


def far_land(land: BaseGeometry, near: BaseGeometry) -> BaseGeometry:
    """Coarse land beyond the surroundings, so that no view of the map ends in an edge (in degrees)."""
    window = near.buffer(FAR_DEGREES, join_style="mitre")
    coarse = land.simplify(FAR_TOLERANCE_DEGREES).intersection(window).difference(near.buffer(-SEAM_DEGREES))
    parts = shapely.get_parts(shapely.set_precision(coarse, GRID_DEGREES))
    return shapely.union_all([part for part in parts if part.area > FAR_LEAST_AREA])


def extent(layers: Mapping[str, gpd.GeoDataFrame]) -> BaseGeometry:
    """Box around everything that the layers hold."""
    boxes = [shapely.box(*layer.total_bounds) for layer in layers.values()]
    return shapely.box(*shapely.union_all(boxes).bounds)


def check_context(context: gpd.GeoDataFrame, regencies: gpd.GeoDataFrame) -> list[str]:
    """Unsound shapes of the context, and an extent that does not hold the province."""
    problems = [f"context {kind}: invalid geometry" for kind in context.loc[~context.is_valid, "kind"]]
    held = context[context["kind"] == "extent"].union_all()
    if not held.contains(shapely.box(*regencies.total_bounds)):
        problems.append(f"context: expected to surround the province, ends at {held.bounds}")
    return problems
