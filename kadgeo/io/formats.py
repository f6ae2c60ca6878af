"""Decodes a file of polygons or lines, whichever of five formats it is in; damaged bytes end in words."""

from __future__ import annotations

import json
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pyogrio
import shapely
from pyproj import CRS

from kadgeo.text import Text

_STANDARD_CRS = "OGC:CRS84"  # what GeoParquet means where it says nothing
SHAPEFILE = ".shp"
MOST_SAID = 120  # characters of what a library says of a damaged file


class Unreadable(Exception):
    """A file that is not what its name says, or is damaged.

    Parameters
    ----------
    found, expected : Text
    """

    def __init__(self, found: Text, expected: Text) -> None:
        super().__init__(found.en)
        self.found = found
        self.expected = expected


@dataclass(frozen=True, kw_only=True)
class Decoded:
    """A layer as its file has it.

    Parameters
    ----------
    frame : GeoDataFrame
    damaged : tuple of int
        Rows, counted from 1, whose geometry cannot be decoded.
    """

    frame: gpd.GeoDataFrame
    damaged: tuple[int, ...] = ()


def decode(path: Path) -> Decoded:
    """Decode a file by its suffix.

    Parameters
    ----------
    path : Path
        A file; one whose suffix is not in :data:`FORMATS` is whatever GDAL takes it for.

    Raises
    ------
    Unreadable
        The file is damaged, is another format, or has several layers.
    OSError
        It may not be opened.
    """
    reader, start, called = FORMATS.get(path.suffix.lower(), _OTHER)
    # GDAL asks every driver, whatever the suffix: some of them open other files, or addresses.
    if start and not _start(path).startswith(start):
        raise Unreadable(Text(f"bukan {called}", f"no {called}"), _intact(called))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return reader(path)
    except Unreadable:
        raise
    except Exception as error:  # of whatever kind: the bytes are a stranger's, the libraries many
        if (
            isinstance(error, OSError) and error.errno is not None
        ):  # without one it is Arrow's word for damage
            raise
        raise Unreadable(_words(error, path), _intact(called)) from error


def _start(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(64).removeprefix(b"\xef\xbb\xbf").lstrip()


def _parquet(path: Path) -> Decoded:
    data = path.read_bytes()
    try:
        return Decoded(frame=gpd.read_parquet(BytesIO(data)))
    except Exception:  # one damaged row, or the CRS alone: the rest tells which
        return _by_row(data)


def _by_row(data: bytes) -> Decoded:
    """A GeoParquet whose rows are decoded one by one."""
    table = pq.read_table(BytesIO(data))
    column, crs = _geometry_column(table.schema)
    values = table.column(column).to_pylist()
    shapes = shapely.from_wkb(np.array(values, dtype=object), on_invalid="ignore")
    pairs = zip(values, shapes, strict=True)
    damaged = [row for row, (value, shape) in enumerate(pairs, start=1) if value and shape is None]
    frame = table.drop_columns([column]).to_pandas()
    return Decoded(frame=gpd.GeoDataFrame(frame, geometry=shapes, crs=crs), damaged=tuple(damaged))


def _geometry_column(schema: Any) -> tuple[str, CRS | None]:
    """Column of the geometry as the file declares it, else its only one of bytes, and the CRS."""
    told = (schema.metadata or {}).get(b"geo")
    if told:
        geo = json.loads(told)
        column = str(geo["primary_column"])
        return column, _crs(geo["columns"][column].get("crs", _STANDARD_CRS))
    binary = [field.name for field in schema if str(field.type) in ("binary", "large_binary")]
    if len(binary) != 1:
        listed = ", ".join(schema.names)
        raise Unreadable(
            Text(f"tabel tanpa kolom geometri: {listed}", f"a table without a column of geometry: {listed}"),
            Text(
                "GeoParquet, seperti yang disimpan QGIS atau geopandas",
                "GeoParquet, as QGIS or geopandas saves it",
            ),
        )
    return binary[0], None


def _crs(told: Any) -> CRS | None:
    try:
        return None if told is None else CRS.from_user_input(told)
    except Exception as error:  # a mapping of any content may stand there
        raise Unreadable(
            Text("keterangan CRS yang rusak", "a broken description of the CRS"),
            Text("CRS yang dikenal, misalnya EPSG:4326", "a known CRS, such as EPSG:4326"),
        ) from error


def _ogr(path: Path) -> Decoded:
    layers = [name for name, kind in pyogrio.list_layers(path) if kind is not None]
    if len(layers) > 1 and path.stem not in layers:
        raise Unreadable(
            Text(f"beberapa lapisan: {', '.join(layers)}", f"several layers: {', '.join(layers)}"),
            Text(f"satu lapisan, atau satu bernama {path.stem}", f"one layer, or one called {path.stem}"),
        )
    if not layers:
        raise Unreadable(
            Text("tanpa lapisan berpeta", "no layer with geometry"), Text("satu lapisan", "a layer")
        )
    chosen = path.stem if path.stem in layers else layers[0]
    frame = pyogrio.read_dataframe(path, layer=chosen, on_invalid="ignore", fid_as_index=False)
    return Decoded(frame=_geo(frame))


def _shapefile(path: Path) -> Decoded:
    kept = [one.suffix.lower() for one in path.parent.glob(f"{path.stem}.*")]
    lacking = [suffix for suffix in (".shx", ".dbf") if suffix not in kept]
    if lacking:
        listed = ", ".join(path.stem + suffix for suffix in lacking)
        raise Unreadable(
            Text(f"tanpa {listed}", f"without {listed}"),
            Text(
                "semua berkas shapefile bersama: .shp, .shx, .dbf, .prj",
                "all files of a shapefile together: .shp, .shx, .dbf, .prj",
            ),
        )
    return _ogr(path)


def _geo(frame: pd.DataFrame) -> gpd.GeoDataFrame:
    if not isinstance(frame, gpd.GeoDataFrame):
        raise Unreadable(
            Text("tabel tanpa geometri", "a table without geometry"), Text("poligon", "polygons")
        )
    return frame


def _intact(called: str) -> Text:
    return Text(f"{called} yang utuh", f"an intact {called}")


def _words(error: Exception, path: Path) -> Text:
    lines = str(error).replace(str(path), path.name).splitlines()
    if not lines:
        return Text("berkas rusak", "a damaged file")
    said = ascii(lines[0][:MOST_SAID])[1:-1]
    return Text(f"berkas rusak ({said})", f"a damaged file ({said})")


_Format = tuple[Callable[[Path], Decoded], bytes, str]
_OTHER: _Format = (_ogr, b"", "berkas")
FORMATS: Mapping[str, _Format] = MappingProxyType(
    {
        ".parquet": (_parquet, b"PAR1", "GeoParquet"),
        ".geojson": (_ogr, b"{", "GeoJSON"),
        ".gpkg": (_ogr, b"SQLite format 3\0", "GeoPackage"),
        SHAPEFILE: (_shapefile, b"\0\0\x27\x0a", "shapefile"),
        ".fgb": (_ogr, b"fgb", "FlatGeobuf"),
    }
)
"""Reader, first bytes and name of each format, by suffix."""
