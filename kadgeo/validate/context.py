"""What the checks share: a project, its files and the look-ups made of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely

from kadgeo import crs, names, schema
from kadgeo.errors import CrsError, Issue
from kadgeo.io import Files
from kadgeo.names import Names
from kadgeo.names.numbering import Numbering, numbering
from kadgeo.project import Project

Issues = Iterator[Issue]
REGENCY_NAMES = ("regencies", "regency_code", "name", "kind", "short_name", "aliases")
PARTY_NAMES = ("parties", "party_id", "name", "name_en", "aliases")


@dataclass(frozen=True)
class Context:
    """A project and its files, with the look-ups that checks share."""

    project: Project
    files: Files

    @cached_property
    def regency_names(self) -> Names:
        """Every spelling of every regency."""
        return Names(names.regency_spellings(self.table(*REGENCY_NAMES)))

    @cached_property
    def party_names(self) -> Names:
        """Every spelling of every regency, of the province and of the parties."""
        return Names(
            names.party_spellings(self.table(*REGENCY_NAMES), self.project, self.table(*PARTY_NAMES))
        )

    @cached_property
    def table_numbering(self) -> Numbering:
        """Which official list the codes of the table of regencies are from, as its names prove."""
        table = self.table("regencies", "regency_code", "name", "kind")
        return numbering(_named(table["regency_code"], table["kind"], table["name"]))

    @cached_property
    def layer_numbering(self) -> Numbering:
        """Which official list the codes of the boundaries are from, as their names prove."""
        layer = self.files.layers.get("regencies")
        if layer is None or not has_columns(layer, "regencies"):
            return Numbering(None)
        return numbering(_named(layer["regency_code"], layer["kind"], layer["name"]))

    def has(self, name: str, *columns: str) -> bool:
        """Could a table be read, with these columns; what is not there, another check reports."""
        return name in self.files.tables and set(columns) <= set(self.files.tables[name])

    def is_unread(self, name: str, *columns: str) -> bool:
        """Is there a file of this table that could not be read, or lacks one of these columns."""
        if name in self.files.tables:
            return not self.has(name, *columns)
        return name in self.files.table_files

    def table(self, name: str, *columns: str) -> pd.DataFrame:
        """Rows of a table in which the columns are filled; empty where one is absent.

        A column that need not be filled may be absent, and is then empty.
        """
        declared = schema.TABLES[name].columns
        needed = [column for column in columns if column in declared and declared[column].is_required]
        if not self.has(name, *needed):
            return pd.DataFrame(columns=list(columns))
        frame = self.files.tables[name]
        absent = {column: None for column in columns if column not in frame}
        return frame.assign(**absent).dropna(subset=needed)

    def declared(self) -> Iterator[tuple[schema.Table, pd.DataFrame]]:
        """Every table that could be read, with its declaration."""
        for name, frame in self.files.tables.items():
            yield schema.TABLES[name], frame
        yield schema.CORRIDORS, pd.DataFrame(self.files.corridors.drop(columns="geometry"))

    def layer_file(self, name: str) -> str:
        """File of a layer that the project has."""
        return self.files.layer_files[name]

    def layer(self, name: str) -> gpd.GeoDataFrame | None:
        """A boundary layer, if it can be measured."""
        layer = self.files.layers.get(name)
        return layer if layer is not None and is_storage(layer) and has_columns(layer, name) else None

    @cached_property
    def regency_shapes(self) -> dict[str, Any]:
        """Polygon of each regency that has one, by code; empty where the layer cannot be measured."""
        layer = self.layer("regencies")
        if layer is None:
            return {}
        pairs = zip(layer["regency_code"], layer.geometry, strict=True)
        return {code: shape for code, shape in pairs if code and shape is not None and shape.area > 0}

    @cached_property
    def regency_km2(self) -> dict[str, float]:
        """Measured area of each of these polygons, by code."""
        shapes = self.regency_shapes
        return dict(zip(shapes, crs.geodesic_area_km2(list(shapes.values())).tolist(), strict=True))

    @cached_property
    def is_complete(self) -> bool:
        """Has every regency of the table its polygon; if not, another check reports it."""
        return set(self.table("regencies", "regency_code")["regency_code"]) <= set(self.regency_shapes)

    @cached_property
    def regency_box(self) -> Any:
        """Bounds of all regencies."""
        return shapely.box(*shapely.total_bounds(list(self.regency_shapes.values())))


def _named(codes: pd.Series, kinds: pd.Series, called: pd.Series) -> Iterator[tuple[object, str]]:
    """Codes with the full names beside them."""
    for code, kind, name in zip(codes, kinds, called, strict=True):
        if isinstance(name, str):
            yield code, names.full_name(str(kind).casefold(), name).id


def is_storage(layer: gpd.GeoDataFrame) -> bool:
    """Is the layer in the storage CRS."""
    try:
        crs.require_crs(layer, crs.STORAGE, "layer")
    except CrsError:
        return False
    return True


def has_columns(layer: gpd.GeoDataFrame, name: str) -> bool:
    """Has the layer its codes and names."""
    return layer_columns(name) <= set(layer)


def layer_columns(name: str) -> set[str]:
    """Columns a boundary layer must have besides its geometry."""
    return set(schema.LAYERS[name])
