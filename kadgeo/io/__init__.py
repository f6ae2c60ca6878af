"""The only code that opens the files of a project's data."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

import geopandas as gpd
import pandas as pd

from kadgeo import schema
from kadgeo.errors import Issue
from kadgeo.io import corridors, layers, origins, others, tables
from kadgeo.io.reading import BOUNDARIES, CONTEXT, CORRIDORS, DATA, ORIGINS, PROVINCES, ROW, TABLES, Reading
from kadgeo.project import Project
from kadgeo.sources import Origin

T = TypeVar("T")

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
    table_files : mapping of str to str
        File of each table that the project has.
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
    others : mapping of str to float
        Files among the tables that nothing reads, and when each was last changed (seconds).
    issues : tuple of Issue
        What could not be read.
    """

    tables: Mapping[str, pd.DataFrame]
    table_files: Mapping[str, str]
    layers: Mapping[str, gpd.GeoDataFrame]
    layer_files: Mapping[str, str]
    corridors: gpd.GeoDataFrame
    texts: Mapping[str, str]
    origins: tuple[Origin, ...]
    digests: Mapping[str, str]
    lines: Mapping[str, int]
    licence_texts: Mapping[str, str]
    others: Mapping[str, float]
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
    table_files = _known({name: tables.find(reading, one) for name, one in schema.TABLES.items()})
    read_tables = {
        name: tables.table(reading, schema.TABLES[name], file) for name, file in table_files.items()
    }
    known = _known(read_tables)
    layer_files = _known({name: layers.find(reading, name) for name in schema.LAYERS})
    read_layers = {name: layers.layer(reading, name, file) for name, file in layer_files.items()}
    recorded = origins.recorded(reading)
    features = corridors.corridors(reading)
    texts = origins.texts(reading, known.get("sources"))
    named = () if "sources" not in known else known["sources"].get("file", pd.Series(dtype=object)).dropna()
    own = (file for declared in schema.TABLES.values() for file in tables.files(declared))
    used = {CORRIDORS, *own, *(f"{DATA}/{one}" for one in (*recorded.digests, *named))}
    return Files(
        tables=known,
        table_files=table_files,
        layers=_known(read_layers),
        layer_files=layer_files,
        corridors=features,
        texts=texts,
        origins=recorded.origins,
        digests=recorded.digests,
        lines=recorded.lines,
        licence_texts=recorded.licence_texts,
        others=others.others(reading, used),
        issues=tuple(reading.issues),
    )


def _known(values: Mapping[str, T | None]) -> dict[str, T]:
    return {name: value for name, value in values.items() if value is not None}


def digest(project: Project, path: str) -> str:
    """SHA-256 of a file of a project's ``data/``; empty where it cannot be read."""
    data = Reading(project.root).bytes(f"data/{path}")
    return "" if data is None else hashlib.sha256(data).hexdigest()
