"""Checks of the boundary files: untouched, in the right CRS, complete and one coverage."""

from __future__ import annotations

import difflib
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely

from kadgeo import crs, schema
from kadgeo.errors import Issue
from kadgeo.io import BOUNDARIES, CONTEXT, ORIGINS, TABLES
from kadgeo.text import Text
from kadgeo.validate.context import Context, Issues, has_columns, is_storage

OFFICIAL_AREA_TOLERANCE = 0.25  # a slip of the pen is larger; surveyed areas differ by up to a fifth


def boundary_files(context: Context) -> Issues:
    """A boundary file that is not the one its origin describes, or has no known origin."""
    known = {origin.path: origin for origin in context.files.origins}
    for name in (*schema.LEVELS, CONTEXT):
        path = f"boundaries/{name}.parquet"
        if path not in known and name in context.files.layers:
            yield Issue(
                file=ORIGINS,
                found=Text(f"tidak ada entri untuk {path}", f"no entry for {path}"),
                expected=Text("asal setiap berkas batas", "the origin of every boundary file"),
            )
    for path, origin in known.items():
        digest = context.files.digests[path]
        if digest != origin.sha256:
            found = (
                Text(f"SHA-256 {digest[:12]}…", f"SHA-256 {digest[:12]}…")
                if digest
                else Text("tidak ada berkas", "no file")
            )
            yield Issue(
                file=f"data/{path}",
                found=found,
                expected=Text.same(f"SHA-256 {origin.sha256[:12]}… (data/sources.toml)"),
                suggestion=Text(
                    "bangun ulang dengan scripts/build_boundaries.py",
                    "rebuild with scripts/build_boundaries.py",
                ),
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
        if name in schema.LEVELS:
            yield from _level(context, name, layer, file)


def _level(context: Context, name: str, layer: gpd.GeoDataFrame, file: str) -> Issues:
    code, parent = schema.LEVELS[name]
    if not has_columns(layer, name):
        columns = ", ".join(column for column in (code, parent, "name") if column)
        yield Issue(
            file=file,
            found=Text.same(", ".join(layer.columns)),
            expected=Text(f"kolom {columns}", f"columns {columns}"),
        )
        return
    empty = layer[code][layer.geometry.isna() | layer.geometry.is_empty]
    repeated = layer[code][layer[code].duplicated()]
    for codes, found in (
        (empty, Text("tanpa geometri", "without geometry")),
        (repeated, Text("ganda", "twice")),
    ):
        for one in codes:
            yield Issue(
                file=file,
                column=code,
                found=Text(f"{one} {found.id}", f"{one} {found.en}"),
                expected=Text("satu geometri untuk setiap kode", "one geometry for each code"),
            )
    upper = next((key for key, (own, _) in schema.LEVELS.items() if own == parent), None)
    above = context.files.layers.get(upper) if upper else None
    if above is not None and parent in above:
        for one in sorted(set(layer[parent]) - set(above[parent])):
            yield Issue(
                file=file,
                column=parent,
                found=Text.same(repr(one)),
                expected=Text(f"kode di {upper}", f"a code of {upper}"),
            )
    if not len(empty) and not shapely.coverage_is_valid(layer.geometry.to_numpy()):
        yield from _coverage(layer, code, file)


def _coverage(layer: gpd.GeoDataFrame, code: str, file: str) -> Issues:
    edges = shapely.coverage_invalid_edges(layer.geometry.to_numpy())
    codes = ", ".join(layer[code][~shapely.is_empty(edges)].astype(str).head(5))
    yield Issue(
        file=file,
        column="geometry",
        found=Text(f"celah atau tumpang tindih pada {codes}", f"gaps or overlaps at {codes}"),
        expected=Text("satu cakupan tanpa celah dan tumpang tindih", "one coverage without gaps or overlaps"),
        suggestion=Text(
            "bangun ulang dengan scripts/build_boundaries.py", "rebuild with scripts/build_boundaries.py"
        ),
    )


def regencies_on_both_sides(context: Context) -> Issues:
    """A regency without geometry, geometry without a regency, an impossible official area."""
    table = context.table("regencies", "regency_code")
    shapes = context.regency_shapes
    if not shapes:
        return
    for row, code in table["regency_code"].items():
        if code not in shapes:
            near = difflib.get_close_matches(str(code), list(shapes), n=1)
            yield Issue(
                file=f"{TABLES}/regencies.csv",
                row=int(row),
                column="regency_code",
                found=Text(f"{code!r} tanpa geometri", f"{code!r} without geometry"),
                expected=Text("kode yang ada di boundaries/regencies", "a code of boundaries/regencies"),
                suggestion=Text.same(near[0]) if near else None,
            )
    for code in sorted(set(shapes) - set(table["regency_code"])):
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
