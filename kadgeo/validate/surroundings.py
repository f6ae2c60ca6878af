"""Checks of what lies around the regencies: the context, and the provinces of the country."""

from __future__ import annotations

import geopandas as gpd

from kadgeo import schema
from kadgeo.choices import near
from kadgeo.errors import Issue
from kadgeo.io import CONTEXT, PROVINCES
from kadgeo.text import Text
from kadgeo.validate.context import Context, Issues, has_columns
from kadgeo.validate.frames import CLEAN, columns, lost_shapes, spelled, storage

_VALID = Text("geometri yang sah", "valid geometry")


def surroundings(context: Context) -> Issues:
    """CRS, columns and geometry of the context and the provinces."""
    for name in (CONTEXT, PROVINCES):
        layer = context.files.layers.get(name)
        if layer is not None:
            file = context.layer_file(name)
            yield from [*storage(layer, file), *lost_shapes(layer, file), *columns(layer, name, file)]
            if has_columns(layer, name):
                yield from _shapes(layer, name, file)


def _shapes(layer: gpd.GeoDataFrame, name: str, file: str) -> Issues:
    """Geometry that is invalid, or a line where a kind is an area; a kind that no map knows."""
    filled = layer[~(layer.geometry.isna() | layer.geometry.is_empty)]
    reasons = filled.geometry.is_valid_reason()
    for kind, called, shape, reason in zip(
        _kinds(filled, name), filled["name"], filled.geometry, reasons, strict=True
    ):
        allowed = schema.POLYGONS if name == PROVINCES else schema.SURROUNDINGS.get(kind)
        label = f"{kind} {called}" if isinstance(called, str) else str(kind)
        if allowed is None:
            yield _unknown(kind, file)
        elif shape.geom_type not in allowed:
            yield _misfit(file, f"{label}: {shape.geom_type}", Text.same(" / ".join(allowed)))
        elif not shape.is_valid:
            yield _misfit(file, f"{label}: {str(reason).partition('[')[0]}", _VALID, CLEAN)


def _kinds(layer: gpd.GeoDataFrame, name: str) -> list[str]:
    return list(layer["province_code" if name == PROVINCES else "kind"])


def _misfit(file: str, found: str, expected: Text, suggestion: Text | None = None) -> Issue:
    return Issue(
        file=file, column="geometry", found=Text.same(found), expected=expected, suggestion=suggestion
    )


def _unknown(kind: object, file: str) -> Issue:
    like = near(kind, schema.SURROUNDINGS)
    choices = ", ".join(schema.SURROUNDINGS)
    return Issue(
        file=file,
        column="kind",
        found=spelled(kind),
        expected=Text(f"salah satu dari {choices}", f"one of {choices}"),
        suggestion=Text.same(like) if like else None,
    )
