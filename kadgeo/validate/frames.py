"""Checks that every boundary file shares: its CRS, its columns, a shape in every row."""

from __future__ import annotations

import geopandas as gpd

from kadgeo import crs
from kadgeo.errors import Issue
from kadgeo.text import Text
from kadgeo.validate.context import Issues, is_storage, layer_columns

CLEAN = Text("rapikan dengan kadgeo clean", "mend it with kadgeo clean")
REBUILD = Text("bangun ulang semua tingkat dari sumber yang sama", "rebuild all levels from one source")


def storage(layer: gpd.GeoDataFrame, file: str) -> Issues:
    """A layer without CRS: where it lies is not known."""
    if not is_storage(layer):
        yield Issue(
            file=file,
            found=Text.same(crs.describe(layer.crs)),
            expected=Text.same(crs.STORAGE),
            suggestion=Text(
                "sertakan CRS saat mengekspor (shapefile: berkas .prj)",
                "include the CRS when exporting (shapefile: the .prj file)",
            ),
        )


def lost_shapes(layer: gpd.GeoDataFrame, file: str) -> Issues:
    """Rows without geometry."""
    lost = int((layer.geometry.isna() | layer.geometry.is_empty).sum())
    if lost:
        yield Issue(
            file=file,
            column="geometry",
            found=Text(f"{lost} baris tanpa geometri", f"{lost} rows without geometry"),
            expected=Text("geometri di setiap baris", "geometry in every row"),
        )


def columns(layer: gpd.GeoDataFrame, name: str, file: str) -> Issues:
    """A layer that lacks a column."""
    needed = layer_columns(name)
    if not needed <= set(layer):
        listed = ", ".join(sorted(needed))
        yield Issue(
            file=file,
            found=Text.same(", ".join(map(str, layer.columns))),
            expected=Text(f"kolom {listed}", f"columns {listed}"),
        )


def spelled(cell: object) -> Text:
    """A cell as an issue shows it."""
    return Text.same(repr(cell)) if isinstance(cell, str) else Text("kosong", "empty")
