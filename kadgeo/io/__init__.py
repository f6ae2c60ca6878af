"""The only code that opens the files of a project's data."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

import geopandas as gpd
import pandas as pd

from kadgeo import schema
from kadgeo.errors import Issue
from kadgeo.io import corridors, layers, origins, tables
from kadgeo.io.reading import BOUNDARIES, CONTEXT, CORRIDORS, ORIGINS, PROVINCES, ROW, TABLES, Reading
from kadgeo.project import Project
from kadgeo.sources import Origin

__all__ = [
    "BOUNDARIES",
    "CONTEXT",
    "CORRIDORS",
    "ORIGINS",
    "PROVINCES",
    "ROW",
    "TABLES",
    "Files",
    "digest",
    "read",
]


@dataclass(frozen=True, kw_only=True)
class Files:
    """Everything read from a project, unchecked.

    Parameters
    ----------
    tables : mapping of str to DataFrame
        Typed cells, indexed by spreadsheet row. A table that could not be read is absent.
    layers : mapping of str to GeoDataFrame
        By name, in the storage CRS; absent where the project has none or it cannot be used.
    layer_files : mapping of str to str
        File of each layer that the project has.
    corridors : GeoDataFrame
        Features of the corridors file, indexed by feature number.
    texts : mapping of str to str
        Text of each record that ``sources.csv`` names a file for, by source key.
    origins : tuple of Origin
    digests : mapping of str to str
        SHA-256 of each file in the origins, by path; empty where there is no file.
    lines : mapping of str to int
        Number of lines of each text in the origins, by path.
    licence_texts : mapping of str to str
        Text of each licence that the origins name a file for, by path.
    issues : tuple of Issue
        What could not be read.
    """

    tables: Mapping[str, pd.DataFrame]
    layers: Mapping[str, gpd.GeoDataFrame]
    layer_files: Mapping[str, str]
    corridors: gpd.GeoDataFrame
    texts: Mapping[str, str]
    origins: tuple[Origin, ...]
    digests: Mapping[str, str]
    lines: Mapping[str, int]
    licence_texts: Mapping[str, str]
    issues: tuple[Issue, ...]


def read(project: Project) -> Files:
    """Read all of a project's data files.

    Parameters
    ----------
    project : Project

    Returns
    -------
    Files
        Whatever could be read, and an issue for each file or cell that could not.
    """
    reading = Reading(project.root)
    read_tables = {name: tables.table(reading, one) for name, one in schema.TABLES.items()}
    known = {name: table for name, table in read_tables.items() if table is not None}
    found = {name: layers.find(reading, name) for name in schema.LAYERS}
    layer_files = {name: file for name, file in found.items() if file is not None}
    read_layers = {name: layers.layer(reading, name, file) for name, file in layer_files.items()}
    recorded = origins.recorded(reading)
    features = corridors.corridors(reading)
    texts = origins.texts(reading, known.get("sources"))
    return Files(
        tables=known,
        layers={name: layer for name, layer in read_layers.items() if layer is not None},
        layer_files=layer_files,
        corridors=features,
        texts=texts,
        origins=recorded.origins,
        digests=recorded.digests,
        lines=recorded.lines,
        licence_texts=recorded.licence_texts,
        issues=tuple(reading.issues),
    )


def digest(project: Project, path: str) -> str:
    """SHA-256 of a file of a project's ``data/``; empty where it cannot be read."""
    data = Reading(project.root).bytes(f"data/{path}")
    return "" if data is None else hashlib.sha256(data).hexdigest()
