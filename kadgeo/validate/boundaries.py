"""Checks of the boundary files: untouched, in the right CRS, complete and one coverage."""

from __future__ import annotations

import difflib
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely

from kadgeo import crs, schema
from kadgeo.errors import Issue
from kadgeo.io import BOUNDARIES, CONTEXT, ORIGINS, PROVINCES, TABLES
from kadgeo.text import Text
from kadgeo.validate.context import Context, Issues, has_columns, is_storage, layer_columns

OFFICIAL_AREA_TOLERANCE = 0.25  # a slip of the pen is larger; surveyed areas differ by up to a fifth
LARGEST_GAP_KM2 = 10.0  # a larger hole may be a lake that is part of no village
AREA_ROUNDING = 1e-9  # share: sums of areas differ by 1e-14, the smallest village is 1e-5 of its district
MOST_SHOWN = 5  # places named in one issue
_REBUILD = Text("bangun ulang dengan scripts/build_boundaries.py", "rebuild with scripts/build_boundaries.py")


def boundary_files(context: Context) -> Issues:
    """A boundary file that is not the one its origin describes, or has no known origin."""
    known = {origin.path: origin for origin in context.files.origins}
    reported = {issue.file for issue in context.files.issues}
    for name in (*schema.LEVELS, CONTEXT, PROVINCES):
        path = f"boundaries/{name}.parquet"
        if path not in known and name in context.files.layers and (known or ORIGINS not in reported):
            yield Issue(
                file=ORIGINS,
                found=Text(f"tidak ada entri untuk {path}", f"no entry for {path}"),
                expected=Text("asal setiap berkas batas", "the origin of every boundary file"),
            )
    for path, origin in known.items():
        digest = context.files.digests[path]
        if digest != origin.sha256 and (digest or f"data/{path}" not in reported):
            found = (
                Text(f"SHA-256 {digest[:12]}…", f"SHA-256 {digest[:12]}…")
                if digest
                else Text("tidak ada berkas", "no file")
            )
            yield Issue(
                file=f"data/{path}",
                found=found,
                expected=Text.same(f"SHA-256 {origin.sha256[:12]}… (data/sources.toml)"),
                suggestion=_REBUILD,
            )
        licence = origin.licence_file
        if licence and not (context.project.data / licence).is_file():
            yield Issue(
                file=f"data/{licence}",
                found=Text("tidak ada berkas", "no file"),
                expected=Text("teks lisensi", "the licence text"),
            )


def boundary_layers(context: Context) -> Issues:
    """CRS, columns, row counts, empty geometry, validity and nesting of the boundary levels."""
    rows = {origin.path: origin.rows for origin in context.files.origins}
    for name, layer in context.files.layers.items():
        file = f"{BOUNDARIES}/{name}.parquet"
        count = rows.get(f"boundaries/{name}.parquet", len(layer))
        if count != len(layer):
            yield Issue(
                file=file,
                found=Text(f"{len(layer)} baris", f"{len(layer)} rows"),
                expected=Text(f"{count} baris", f"{count} rows"),
            )
        if not is_storage(layer):
            yield Issue(
                file=file,
                found=Text.same(crs.describe(layer.crs)),
                expected=Text.same(crs.STORAGE),
                suggestion=Text(
                    "to_crs atau set_crs di skrip pembangun", "to_crs or set_crs in the build script"
                ),
            )
        if name not in schema.LEVELS or not has_columns(layer, name):
            yield from _unlevelled(name, layer, file)
        else:
            yield from _level(context, name, layer, file)


def _unlevelled(name: str, layer: gpd.GeoDataFrame, file: str) -> Issues:
    """What can be said of the surroundings, and of a level without its codes."""
    lost = int((layer.geometry.isna() | layer.geometry.is_empty).sum())
    if lost:
        yield Issue(
            file=file,
            column="geometry",
            found=Text(f"{lost} baris tanpa geometri", f"{lost} rows without geometry"),
            expected=Text("geometri di setiap baris", "geometry in every row"),
        )
    needed = layer_columns(name)
    if not needed <= set(layer):
        columns = ", ".join(sorted(needed))
        yield Issue(
            file=file,
            found=Text.same(", ".join(layer.columns)),
            expected=Text(f"kolom {columns}", f"columns {columns}"),
        )


def _level(context: Context, name: str, layer: gpd.GeoDataFrame, file: str) -> Issues:
    """Each check builds on the one before: only the first that fails tells what is wrong."""
    code, parent = schema.LEVELS[name]
    upper = next((key for key, (own, _) in schema.LEVELS.items() if own == parent), "")
    above = context.files.layers.get(upper)
    known = above is not None and parent in above
    issues = [*_units(layer, code, file), *(_strays(layer, above, str(parent), file) if known else ())]
    issues = issues or list(_coverage(layer, code, file, outermost=parent is None))
    if known and not issues and is_storage(layer) and is_storage(above):
        issues = list(_nesting(layer, above, str(parent), file))
    yield from issues


def _units(layer: gpd.GeoDataFrame, code: str, file: str) -> Issues:
    lost = layer.geometry.isna() | layer.geometry.is_empty
    polygons = layer.geom_type.isin(["Polygon", "MultiPolygon"])
    for wrong, found in (
        (lost, Text("tanpa geometri", "without geometry")),
        (~lost & ~polygons, Text("bukan poligon", "not a polygon")),
        (layer[code].duplicated(), Text("ganda", "twice")),
    ):
        for one in layer[code][wrong]:
            yield Issue(
                file=file,
                column=code,
                found=Text(f"{one} {found.id}", f"{one} {found.en}"),
                expected=Text("satu poligon untuk setiap kode", "one polygon for each code"),
            )


def _strays(layer: gpd.GeoDataFrame, above: Any, parent: str, file: str) -> Issues:
    for one in sorted(set(layer[parent]) - set(above[parent]), key=str):
        yield Issue(
            file=file,
            column=parent,
            found=Text.same(repr(one)),
            expected=Text("kode pada tingkat di atasnya", "a code of the level above"),
        )


def _coverage(layer: gpd.GeoDataFrame, code: str, file: str, *, outermost: bool) -> Issues:
    """Overlaps and edges that differ; at the outermost level also holes, for parts must fill their wholes."""
    shapes = layer.geometry.to_numpy()
    places = []
    if not shapely.coverage_is_valid(shapes):
        edges = shapely.coverage_invalid_edges(shapes)
        places = list(layer[code][~shapely.is_empty(edges)].astype(str))
    elif outermost:
        parts = shapely.get_parts(shapely.coverage_union_all(shapes))
        holes = [shapely.Polygon(ring) for part in parts for ring in part.interiors]
        gaps = [hole for hole in holes if crs.geodesic_area_km2([hole])[0] < LARGEST_GAP_KM2]
        places = [shapely.to_wkt(gap.representative_point(), rounding_precision=4) for gap in gaps]
    if places:
        words = ", ".join(places[:MOST_SHOWN])
        yield Issue(
            file=file,
            column="geometry",
            found=Text(f"celah atau tumpang tindih pada {words}", f"gaps or overlaps at {words}"),
            expected=Text(
                "satu cakupan tanpa celah dan tumpang tindih", "one coverage without gaps or overlaps"
            ),
            suggestion=_REBUILD,
        )


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
            suggestion=_REBUILD,
        )


def regencies_on_both_sides(context: Context) -> Issues:
    """A regency without geometry, geometry without a regency, an impossible official area."""
    table = context.table("regencies", "regency_code")
    shapes = context.regency_shapes
    if not shapes or not context.has("regencies", "regency_code"):
        return
    unused = sorted(set(shapes) - set(table["regency_code"]))
    for row, code in table["regency_code"].items():
        if code not in shapes:
            near = difflib.get_close_matches(str(code), unused, n=1)
            yield Issue(
                file=f"{TABLES}/regencies.csv",
                row=int(row),
                column="regency_code",
                found=Text(f"{code!r} tanpa geometri", f"{code!r} without geometry"),
                expected=Text("kode yang ada di boundaries/regencies", "a code of boundaries/regencies"),
                suggestion=Text.same(near[0]) if near else None,
            )
    for code in unused:
        yield Issue(
            file=f"{TABLES}/regencies.csv",
            column="regency_code",
            found=Text(f"tidak ada baris untuk {code}", f"no row for {code}"),
            expected=Text("satu baris untuk setiap kabupaten/kota", "one row for each regency"),
        )
    yield from _official_areas(context.table("regencies", "regency_code", "official_area_km2"), shapes)


def _official_areas(table: pd.DataFrame, shapes: dict[str, Any]) -> Issues:
    for row, code, official in table[["regency_code", "official_area_km2"]].itertuples():
        if code in shapes and isinstance(official, float):
            measured = float(crs.geodesic_area_km2([shapes[code]])[0])
            if abs(official / measured - 1) > OFFICIAL_AREA_TOLERANCE:
                yield Issue(
                    file=f"{TABLES}/regencies.csv",
                    row=int(row),
                    column="official_area_km2",
                    found=Text.same(f"{official:g}"),
                    expected=Text(
                        f"sekitar {measured:.0f} km² seperti batasnya",
                        f"about {measured:.0f} km² as its boundary has",
                    ),
                )
