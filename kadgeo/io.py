"""The only code that opens the files of a project's data."""

from __future__ import annotations

import difflib
import hashlib
import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely

from kadgeo import cells, schema
from kadgeo.crs import STORAGE
from kadgeo.errors import Issue
from kadgeo.project import Project
from kadgeo.sources import Origin
from kadgeo.text import Text

TABLES = "data/tables"
BOUNDARIES = "data/boundaries"
ORIGINS = "data/sources.toml"
CORRIDORS = f"{TABLES}/corridors.geojson"
CONTEXT = "context"
PROVINCES = "provinces"  # optional: only printed maps use it
TEXTS = (".txt", ".md")  # files whose rows are lines; a layer counts its own
ROW = "row"


@dataclass(frozen=True, kw_only=True)
class Files:
    """Everything read from a project, unchecked.

    Parameters
    ----------
    tables : mapping of str to DataFrame
        Typed cells, indexed by spreadsheet row. A table that could not be read is absent.
    layers : mapping of str to GeoDataFrame
        ``villages``, ``districts``, ``regencies``, ``context`` and, if the project has it,
        ``provinces``; absent where unreadable.
    corridors : GeoDataFrame
        Features of the corridors file, indexed by feature number.
    texts : mapping of str to str
        Text of each record that ``sources.csv`` names a file for, by source key.
    origins : tuple of Origin
    digests : mapping of str to str
        SHA-256 of each file in the origins, by path; empty where there is no file.
    lines : mapping of str to int
        Number of lines of each text in the origins, by path.
    issues : tuple of Issue
        What could not be read.
    """

    tables: Mapping[str, pd.DataFrame]
    layers: Mapping[str, gpd.GeoDataFrame]
    corridors: gpd.GeoDataFrame
    texts: Mapping[str, str]
    origins: tuple[Origin, ...]
    digests: Mapping[str, str]
    lines: Mapping[str, int]
    issues: tuple[Issue, ...]


@dataclass
class _Reading:
    """Reads file after file and keeps what went wrong."""

    root: Path
    issues: list[Issue] = field(default_factory=list)

    def bytes(self, file: str) -> bytes | None:
        path = self.root / file
        if path.is_file():
            return path.read_bytes()
        self.add(file, found=Text("tidak ada berkas", "no file"), expected=Text("berkas ini", "this file"))
        return None

    def add(self, file: str, **words: Any) -> None:
        self.issues.append(Issue(file=file, **words))

    def refuse(self, file: str, error: cells.CellError, found: Text, **where: Any) -> None:
        self.add(file, found=found, expected=error.expected, suggestion=error.suggestion, **where)


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
    reading = _Reading(project.root)
    tables = {name: _table(reading, name) for name in schema.TABLES}
    known = {name: table for name, table in tables.items() if table is not None}
    optional = [PROVINCES] if (project.root / BOUNDARIES / f"{PROVINCES}.parquet").is_file() else []
    layers = {name: _layer(reading, name) for name in (*schema.LEVELS, CONTEXT, *optional)}
    origins = _origins(reading)
    corridors = _corridors(reading)
    texts = _texts(reading, known.get("sources"))
    recorded = {origin.path: project.data / origin.path for origin in origins}
    return Files(
        tables=known,
        layers={name: layer for name, layer in layers.items() if layer is not None},
        corridors=corridors,
        texts=texts,
        origins=origins,
        digests={path: _digest(file) for path, file in recorded.items()},
        lines={
            path: _lines(file) for path, file in recorded.items() if file.is_file() and path.endswith(TEXTS)
        },
        issues=tuple(reading.issues),
    )


def _table(reading: _Reading, name: str) -> pd.DataFrame | None:
    file = f"{TABLES}/{name}.csv"
    data = reading.bytes(file)
    if data is None:
        return None
    try:
        sheet = cells.sheet(cells.decode(data))
    except cells.CellError as error:
        reading.refuse(file, error, Text("berkas yang tidak terbaca", "an unreadable file"))
        return None
    for row, cell in cells.extra_cells(sheet):
        count = len(sheet.header)
        reading.add(
            file,
            row=row,
            found=Text(f"{cell!r} di luar kolom terakhir", f"{cell!r} beyond the last column"),
            expected=Text(f"{count} kolom", f"{count} columns"),
            suggestion=Text(
                "beri tanda kutip pada teks berisi pemisah", "quote text that holds the delimiter"
            ),
        )
    repeated = {column for column in sheet.header if sheet.header.count(column) > 1}
    for column in sorted(repeated):
        reading.add(
            file,
            row=1,
            column=column,
            found=Text("kolom ganda", "the column twice"),
            expected=Text("sekali", "once"),
        )
    return None if repeated else _typed(reading, file, sheet, schema.kinds(schema.TABLES[name]))


def _typed(reading: _Reading, file: str, sheet: cells.Sheet, kinds: Mapping[str, str]) -> pd.DataFrame:
    columns: dict[str, list[cells.Cell]] = {}
    for position, column in enumerate(sheet.header):
        kind = kinds.get(column, "text")
        below = [(row, line[position] if position < len(line) else "") for row, line in sheet.rows]
        columns[column] = [
            _cell(reading, file, row, column, words, kind, sheet.delimiter) for row, words in below
        ]
    index = pd.Index([row for row, _ in sheet.rows], name=ROW)
    return pd.DataFrame(
        {column: pd.Series(values, index, dtype=object) for column, values in columns.items()}, index
    )


def _cell(
    reading: _Reading, file: str, row: int, column: str, words: str, kind: str, delimiter: str
) -> cells.Cell:
    try:
        return cells.read(words, kind, delimiter=delimiter)
    except cells.CellError as error:
        reading.refuse(file, error, Text.same(repr(words)), row=row, column=column)
        return None


def _layer(reading: _Reading, name: str) -> gpd.GeoDataFrame | None:
    file = f"{BOUNDARIES}/{name}.parquet"
    data = reading.bytes(file)
    if data is None:
        return None
    try:
        return gpd.read_parquet(BytesIO(data))
    except (ValueError, OSError) as error:
        words = str(error).splitlines()[0]
        reading.add(
            file, found=Text.same(words), expected=Text("GeoParquet yang utuh", "an intact GeoParquet")
        )
        return None


def _corridors(reading: _Reading) -> gpd.GeoDataFrame:
    shapes: list[Any] = []
    rows: dict[int, dict[str, Any]] = {}
    for number, feature in enumerate(_features(reading), start=1):
        try:
            geometry, properties = feature["geometry"], dict(feature["properties"])
            shapes.append(shapely.geometry.shape(geometry) if geometry else None)
            rows[number] = properties
        except (ValueError, KeyError, TypeError, AttributeError, shapely.errors.ShapelyError) as error:
            expected = Text("objek GeoJSON dengan geometry dan properties", "a GeoJSON feature")
            reading.add(CORRIDORS, row=number, found=Text.same(repr(error)), expected=expected)
    columns = dict.fromkeys(key for row in rows.values() for key in row) or schema.PROPERTIES.columns
    index = pd.Index(rows, dtype="int64", name=ROW)
    frame = pd.DataFrame(list(rows.values()), index, columns=list(columns), dtype=object)
    return gpd.GeoDataFrame(frame, geometry=shapes, crs=STORAGE)


def _features(reading: _Reading) -> list[Any]:
    data = reading.bytes(CORRIDORS)
    try:
        return list(json.loads(data or b'{"features": []}')["features"])
    except (ValueError, KeyError, TypeError) as error:
        reading.add(
            CORRIDORS,
            found=Text.same(repr(error)),
            expected=Text("FeatureCollection GeoJSON", "a GeoJSON FeatureCollection"),
        )
        return []


def _texts(reading: _Reading, sources: pd.DataFrame | None) -> dict[str, str]:
    if sources is None or not {"source_id", "file"} <= set(sources):
        return {}
    texts = {}
    for row, source, file in sources[["source_id", "file"]].dropna().itertuples():
        path = reading.root / "data" / str(file)
        if path.is_file():
            texts[str(source)] = path.read_text(encoding="utf-8", errors="replace")
        else:
            reading.add(
                f"{TABLES}/sources.csv",
                row=int(row),
                column="file",
                found=Text.same(repr(file)),
                expected=Text("berkas yang ada di data/", "a file that is in data/"),
            )
    return texts


def _origins(reading: _Reading) -> tuple[Origin, ...]:
    origins = []
    for number, entry in enumerate(_entries(reading), start=1):
        problems = list(_problems(entry, number))
        reading.issues.extend(problems)
        if not problems:
            origins.append(Origin(**entry))
    return tuple(origins)


def _entries(reading: _Reading) -> list[dict[str, Any]]:
    data = reading.bytes(ORIGINS)
    try:
        settings = tomllib.loads((data or b"").decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        reading.add(ORIGINS, found=Text.same(str(error)), expected=Text("TOML yang sah", "valid TOML"))
        return []
    entries = settings.pop("file", [])
    tables = isinstance(entries, list) and all(isinstance(entry, dict) for entry in entries)
    for key in [*settings, *([] if tables else ["file"])]:
        expected = Text("hanya entri [[file]]", "[[file]] entries only")
        reading.add(ORIGINS, column=key, found=Text.same(repr(key)), expected=expected)
    return entries if tables else []


def _problems(entry: dict[str, Any], number: int) -> Iterator[Issue]:
    path = str(entry.get("path", number))
    where = Text(f"tidak ada di entri {path}", f"absent in the entry {path}")
    for key in sorted(Origin.required() - set(entry)):
        yield Issue(file=ORIGINS, column=key, found=where, expected=Text("ada", "present"))
    for key in sorted(set(entry) - Origin.known()):
        near = difflib.get_close_matches(key, Origin.known(), n=1)
        yield Issue(
            file=ORIGINS,
            column=key,
            found=Text(f"kunci asing di entri {path}", f"an unknown key in the entry {path}"),
            expected=Text("hanya kunci yang dikenal", "known keys only"),
            suggestion=Text.same(near[0]) if near else None,
        )
    for key in sorted(Origin.known() & set(entry)):
        kind = int if key == "rows" else str
        if not isinstance(entry[key], kind):
            found = Text(f"{entry[key]!r} di entri {path}", f"{entry[key]!r} in the entry {path}")
            expected = Text("teks", "text") if kind is str else Text("bilangan bulat", "a whole number")
            yield Issue(file=ORIGINS, column=key, found=found, expected=expected)


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _lines(path: Path) -> int:
    return len(path.read_bytes().splitlines())
