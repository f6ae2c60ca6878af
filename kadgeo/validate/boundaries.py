"""Checks of the boundary levels: in the right CRS, complete, nested, and each one coverage."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import pandas as pd
import shapely

from kadgeo import crs, schema
from kadgeo.errors import Issue
from kadgeo.io import CONTEXT
from kadgeo.schema import is_missing
from kadgeo.text import Text
from kadgeo.validate.context import Context, Issues, has_columns, is_storage
from kadgeo.validate.frames import CLEAN, REBUILD, columns, lost_shapes, spelled, storage
from kadgeo.validate.where import near

LARGEST_GAP_KM2 = 10.0  # a larger hole may be a lake that is part of no village
AREA_ROUNDING = (
    1e-6  # share: a level from another CRS differs by 1e-8, the smallest village is 1e-5 of its district
)
MOST_SHOWN = 5  # places named in one issue
ACCOUNTED_SHARE = 0.5  # of a hole: so much of it the context must show as land or lake
_INVALID = Text("poligon yang tidak sah", "not a valid polygon")
_LAKE = Text(
    "kadgeo clean menutup celah; danau: tambahkan dengan kind lake ke data/boundaries/context",
    "kadgeo clean closes gaps; if it is a lake, add it with kind lake to data/boundaries/context",
)


def boundary_layers(context: Context) -> Issues:
    """CRS, columns, empty geometry, validity and nesting of the boundary levels."""
    for name in schema.LEVELS:
        layer = context.files.layers.get(name)
        if layer is not None:
            file = context.layer_file(name)
            yield from storage(layer, file)
            if has_columns(layer, name):
                yield from _level(context, name, layer, file)
            else:
                yield from [*lost_shapes(layer, file), *columns(layer, name, file)]


def _level(context: Context, name: str, layer: gpd.GeoDataFrame, file: str) -> Issues:
    """Each check builds on the one before: only the first that fails tells what is wrong."""
    code, parent = schema.LEVELS[name]
    upper = next((key for key, (own, _) in schema.LEVELS.items() if own == parent), "")
    above = context.files.layers.get(upper)
    known = above is not None and len(above) > 0 and parent in above
    issues = [*_units(layer, code, file), *(_strays(layer, above, str(parent), file) if known else ())]
    issues = issues or list(_coverage(context, layer, code, file))
    if known and not issues:
        issues = list(_forebears(layer, above, str(parent), file))
    if known and not issues and len(layer) and is_storage(layer) and is_storage(above):
        issues = list(_nesting(layer, above, str(parent), file))
    yield from issues


def _units(layer: gpd.GeoDataFrame, code: str, file: str) -> Issues:
    lost = layer.geometry.isna() | layer.geometry.is_empty
    polygons = layer.geom_type.isin(schema.POLYGONS)
    for wrong, found in (
        (lost, Text("tanpa geometri", "without geometry")),
        (~lost & ~polygons, Text("bukan poligon", "not a polygon")),
        (~lost & polygons & ~layer.is_valid, _INVALID),
        (layer[code].duplicated() & layer[code].notna(), Text("ganda", "twice")),
        (layer[code].isna(), Text("tanpa kode", "without a code")),
    ):
        for one, called in zip(layer[code][wrong], layer["name"][wrong], strict=True):
            unit = called if is_missing(one) else one
            yield Issue(
                file=file,
                column=code,
                found=Text("{unit} {found}", "{unit} {found}").format(unit=unit, found=found),
                expected=Text("satu poligon untuk setiap kode", "one polygon for each code"),
                suggestion=CLEAN if found is _INVALID else None,
            )
    nameless = [str(one) for one in layer[code][layer["name"].isna()]]
    if nameless:
        listed = ", ".join(nameless[:MOST_SHOWN])
        yield Issue(
            file=file,
            column="name",
            found=Text(f"tanpa nama: {listed}", f"without a name: {listed}"),
            expected=Text("nama di setiap baris", "a name in every row"),
        )


def _strays(layer: gpd.GeoDataFrame, above: Any, parent: str, file: str) -> Issues:
    for one in sorted(set(layer[parent]) - set(above[parent]), key=str):
        yield Issue(
            file=file,
            column=parent,
            found=Text.same(repr(one)),
            expected=Text("kode pada tingkat di atasnya", "a code of the level above"),
        )


def _forebears(layer: gpd.GeoDataFrame, above: Any, parent: str, file: str) -> Issues:
    """Units that name another regency than the unit does that they are part of."""
    column = "regency_code"
    if parent == column or column not in above:
        return
    right = dict(zip(above[parent], above[column], strict=True))
    named = layer[[parent, column]].astype(object).groupby([parent, column], dropna=False).size()
    words = Text("{given} pada {count} bagian dari {whole}", "{given} in {count} part(s) of {whole}")
    for (whole, given), count in named.items():
        if given != right[whole]:
            yield Issue(
                file=file,
                column=column,
                found=words.format(given=spelled(given), count=count, whole=whole),
                expected=Text(f"{right[whole]} seperti {whole} sendiri", f"{right[whole]} as {whole} itself"),
                suggestion=REBUILD,
            )


def _coverage(context: Context, layer: gpd.GeoDataFrame, code: str, file: str) -> Issues:
    """Overlaps and edges that differ; at the outermost level also holes, for parts must fill their wholes."""
    shapes = layer.geometry.to_numpy()
    places, suggestion = [], CLEAN
    if not shapely.coverage_is_valid(shapes):
        edges = shapely.coverage_invalid_edges(shapes)
        wrong = ~shapely.is_empty(edges)
        points = shapely.point_on_surface(edges[wrong][:MOST_SHOWN])
        units = layer[code][wrong].astype(str)
        places = [
            Text("{unit}, {place}", "{unit}, {place}").format(unit=unit, place=near(context, point))
            for unit, point in zip(units, points, strict=False)
        ]
    elif (code, None) in schema.LEVELS.values():
        places = [near(context, gap.representative_point()) for gap in _gaps(context, shapes)[:MOST_SHOWN]]
        suggestion = _LAKE
    if places:
        yield Issue(
            file=file,
            column="geometry",
            found=Text(
                "celah atau tumpang tindih: " + "; ".join(place.id for place in places),
                "gaps or overlaps: " + "; ".join(place.en for place in places),
            ),
            expected=Text(
                "satu cakupan tanpa celah dan tumpang tindih", "one coverage without gaps or overlaps"
            ),
            suggestion=suggestion,
        )


def _gaps(context: Context, shapes: Any) -> list[Any]:
    """Small holes between the regencies that the context does not show as land or lake."""
    parts = shapely.get_parts(shapely.coverage_union_all(shapes))
    holes = [shapely.Polygon(ring) for part in parts for ring in part.interiors]
    around = context.layer(CONTEXT)
    shown = shapely.Polygon()
    if holes and around is not None:
        rows = around[around["kind"].isin(("land", "lake"))].geometry.to_numpy()
        shown = shapely.union_all(rows[shapely.is_valid(rows)])
    return [
        hole
        for hole in holes
        if crs.geodesic_area_km2([hole])[0] < LARGEST_GAP_KM2
        and hole.intersection(shown).area < ACCOUNTED_SHARE * hole.area
    ]


def _nesting(layer: gpd.GeoDataFrame, above: Any, parent: str, file: str) -> Issues:
    """Units of the level above that their parts do not fill: areas add up, also in square degrees."""
    parts = pd.Series(shapely.area(layer.geometry.to_numpy())).groupby(layer[parent].to_numpy()).sum()
    wholes = pd.Series(shapely.area(above.geometry.to_numpy()), above[parent].to_numpy())
    wholes = wholes[above.is_valid.to_numpy() & (wholes > 0) & ~wholes.index.duplicated()]
    off = (parts.reindex(wholes.index, fill_value=0) / wholes - 1).abs()
    for one in off.index[off > AREA_ROUNDING]:
        yield Issue(
            file=file,
            column=parent,
            found=Text(
                f"bagian dari {one} dengan luas lain daripada {one}",
                f"parts of {one} with another area than {one}",
            ),
            expected=Text("bagian yang tepat mengisi induknya", "parts that fill it exactly"),
            suggestion=REBUILD,
        )
