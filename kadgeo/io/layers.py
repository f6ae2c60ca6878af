"""Reads the boundary layers: finds the file, and brings codes, columns and coordinates into one form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from pyproj import CRS

from kadgeo import crs, schema
from kadgeo.errors import Issue, ProjectError
from kadgeo.io import formats
from kadgeo.io.reading import BOUNDARIES, Reading
from kadgeo.text import LANGUAGES, Text

REQUIRED = "regencies"
MOST_NAMED = 5  # rows named in one issue
SHAPEFILE_NAME = 10  # letters of a column
_DOTTED = {2: (2,), 4: (2, 2), 6: (2, 2, 2), 10: (2, 2, 2, 4)}  # digits of a code, and between its dots
_LENGTHS = {"province_code": 2, "regency_code": 4, "district_code": 6, "village_code": 10}
_NAMES = ("name", "name_en", "kind")
_DECIMAL = re.compile(r"\d\d\.\d\d?")
_WORLD = (180.0, 90.0)  # no longitude and no latitude is larger
_EMPTY = Text("koordinat yang bukan bilangan (NaN atau tak hingga)", "coordinates that are no numbers")
_BEYOND = Text("koordinat yang tidak ada dalam CRS berkas", "coordinates that the file's CRS does not have")
_IN_CRS = Text("koordinat dalam CRS yang disebut di berkas", "coordinates in the CRS that the file names")
_DAMAGED = Text("geometri yang rusak", "damaged geometry")
_FORMS = ", ".join(formats.FORMATS)


def find(reading: Reading, name: str) -> str | None:
    """The one file of a layer, whatever its format; None where there is none or more than one."""
    files = [f"{BOUNDARIES}/{name}{suffix}" for suffix in formats.FORMATS]
    found = [file for file in files if reading.has(file)]
    if len(found) > 1:
        others = ", ".join(file.rpartition("/")[2] for file in found[1:])
        reading.add(
            found[0],
            found=Text(f"juga {others}", f"also {others}"),
            expected=Text("satu berkas untuk satu lapisan", "one file for one layer"),
            suggestion=Text("pindahkan yang tidak dipakai", "move away the one not in use"),
        )
    elif not found and name == REQUIRED:
        reading.add(
            files[0],
            found=Text("tidak ada berkas", "no file"),
            expected=Text(
                f"berkas ini, atau dengan akhiran lain dari {_FORMS}", f"this file, or another of {_FORMS}"
            ),
        )
    return found[0] if len(found) == 1 else None


def layer(reading: Reading, name: str, file: str) -> gpd.GeoDataFrame | None:
    """One boundary layer in the storage CRS, or None where it cannot be used; an issue then says why."""
    paths = [reading.path(one) for one in (file, *_companions(reading, file))]
    frame = None if paths[0] is None or None in paths else _located(reading, paths[0], file)
    if frame is None:
        return None
    problems = list(_place_problems(frame, file))
    reading.issues.extend(problems)
    return None if problems else _coded(_named(frame, schema.LAYERS[name]))


def _companions(reading: Reading, file: str) -> list[str]:
    """Files of the same name that are opened with this one: a shapefile is several."""
    path = reading.root / file
    beside = sorted(path.parent.glob(f"{path.stem}.*")) if path.suffix == formats.SHAPEFILE else []
    return [f"{BOUNDARIES}/{one.name}" for one in beside if one != path]


def polygons(path: Path, *, swapped: bool = False) -> gpd.GeoDataFrame:
    """Any file of polygons in the storage CRS, with all its columns.

    Parameters
    ----------
    path : Path
    swapped : bool
        Give also a file in which latitudes stand in place of longitudes.

    Raises
    ------
    ProjectError
        It cannot be read, or where it lies is not known.
    """
    reading = Reading(path.parent)
    if not path.exists():
        raise ProjectError(Text(f"{path}: tidak ada berkas", f"{path}: no file"))
    frame = _located(reading, path, path.name)
    if frame is not None and not (swapped and is_swapped(frame)):
        reading.issues.extend(_place_problems(frame, path.name))
    if frame is not None and frame.crs is None:
        reading.add(
            path.name,
            found=Text("tanpa CRS", "no CRS"),
            expected=Text("CRS yang dikenal (shapefile: .prj)", "a known CRS (shapefile: .prj)"),
        )
    if reading.issues:
        raise ProjectError(Text(*("\n".join(one.line(lang) for one in reading.issues) for lang in LANGUAGES)))
    return frame


def is_swapped(frame: gpd.GeoDataFrame) -> bool:
    """Do latitudes stand in place of longitudes: what should be a latitude is larger than any can be."""
    bounds = np.abs(frame.total_bounds)
    east, north = max(bounds[0], bounds[2]), max(bounds[1], bounds[3])
    return bool(east <= _WORLD[1] < north <= _WORLD[0])


def _located(reading: Reading, path: Path, file: str) -> gpd.GeoDataFrame | None:
    """A file with sound geometry, in the storage CRS where it has a CRS."""
    try:
        decoded = formats.decode(path)
    except formats.Unreadable as error:
        reading.add(file, found=error.found, expected=error.expected)
        return None
    except OSError as error:
        reading.unopened(file, error)
        return None
    frame = _flat(decoded.frame)
    problems = list(_shape_problems(frame, decoded.damaged, file))
    reading.issues.extend(problems)
    if problems:
        return None
    try:
        return frame if frame.crs is None else _stored(frame)
    except Exception:  # of whatever kind: GEOS and PROJ stumble over different coordinates
        reading.add(file, column="geometry", found=_BEYOND, expected=_IN_CRS)
        return None


def _flat(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Each column once, the geometry last, in two dimensions and called so."""
    shapes = shapely.force_2d(frame.geometry.to_numpy())
    plain = pd.DataFrame(frame).drop(columns=frame.active_geometry_name)
    plain = plain.loc[:, ~plain.columns.duplicated()].drop(columns="geometry", errors="ignore")
    return gpd.GeoDataFrame(plain, geometry=shapes, crs=frame.crs)


def _named(frame: gpd.GeoDataFrame, needed: tuple[str, ...]) -> gpd.GeoDataFrame:
    """Columns as the layer declares them, in any case or cut, and those alone if all are there."""
    folded: dict[str, str] = {}
    for column in frame.columns.drop("geometry"):
        folded.setdefault(str(column).strip().lower(), column)
    cut = {one[:SHAPEFILE_NAME]: one for one in needed}  # longer names do not fit in a shapefile
    spelled = {column: cut.get(one, one) for one, column in folded.items()}
    found = {column: one for column, one in spelled.items() if one in needed and one not in frame}
    renamed = frame.rename(columns=found)
    return renamed[[*needed, "geometry"]] if set(needed) <= set(renamed) else renamed


def _shape_problems(frame: gpd.GeoDataFrame, damaged: tuple[int, ...], file: str) -> Iterator[Issue]:
    coordinates, index = shapely.get_coordinates(frame.geometry.to_numpy(), return_index=True)
    endless = np.unique(index[~np.isfinite(coordinates).all(axis=1)]) + 1
    for rows, found in ((damaged, _DAMAGED), (tuple(endless), _EMPTY)):
        if len(rows):
            named = ", ".join(_row_name(frame, int(row)) for row in rows[:MOST_NAMED])
            yield Issue(
                file=file,
                column="geometry",
                found=Text("{found}: {named}", "{found}: {named}").format(found=found, named=named),
                expected=Text("geometri yang utuh di setiap baris", "intact geometry in every row"),
                suggestion=Text(
                    "ekspor ulang berkas ini dari sumbernya", "export this file again from its source"
                ),
            )


def _row_name(frame: gpd.GeoDataFrame, row: int) -> str:
    """A row as a message names it: its name where it has one."""
    called = frame["name"].iloc[row - 1] if "name" in frame else None
    return called if isinstance(called, str) and called else f"#{row}"


def _stored(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """In the storage CRS: CRS84 is the same with the axes as they are kept here, another is reprojected."""
    storage = CRS(crs.STORAGE)
    if frame.crs.equals(storage, ignore_axis_order=True) or frame.crs.equals(CRS("OGC:CRS84")):
        return frame.set_crs(storage, allow_override=True)
    return frame.to_crs(storage)


def _place_problems(frame: gpd.GeoDataFrame, file: str) -> Iterator[Issue]:
    """Latitudes in place of longitudes, or coordinates that are no degrees: once for the whole layer."""
    bounds = np.abs(frame.total_bounds)
    if not (max(bounds[0], bounds[2]) > _WORLD[0] or max(bounds[1], bounds[3]) > _WORLD[1]):
        return
    swapped = is_swapped(frame)
    x, y = (f"{one:.5g}" for one in frame.total_bounds[:2])
    yield Issue(
        file=file,
        column="geometry",
        found=Text(
            f"koordinat tertukar: lintang sebagai x ({x}, {y})", f"axes swapped: latitude as x ({x}, {y})"
        )
        if swapped
        else Text(f"bukan derajat: {x}, {y}", f"no degrees: {x}, {y}"),
        expected=Text("bujur sebagai x, lintang sebagai y", "longitude as x, latitude as y"),
        suggestion=Text(
            "kadgeo clean menukarnya" if swapped else "tetapkan CRS yang benar saat mengekspor",
            "kadgeo clean swaps them" if swapped else "set the right CRS when exporting",
        ),
    )


def _coded(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Codes as text with dots, where the numbers that stand for them leave no doubt."""
    columns = [column for column in _LENGTHS if column in frame]
    codes: dict[str, Any] = {column: _codes(frame[column], _LENGTHS[column]) for column in columns}
    words: dict[str, Any] = {column: _words(frame[column]) for column in _NAMES if column in frame}
    return frame.assign(**codes, **words)


def _words(column: pd.Series) -> pd.Series:
    """Texts, with numbers as they are written; None where there is nothing."""
    words = [None if schema.is_missing(one) else str(one) for one in column]
    return pd.Series(words, column.index, dtype=object)


def _codes(column: pd.Series, digits: int) -> pd.Series:
    return pd.Series([code(value, digits) for value in column], column.index, dtype=object)


def code(value: Any, digits: int) -> Any:
    """A region's code as text with dots, or the value as it is where it may be something else.

    Parameters
    ----------
    value : object
        What a file has.
    digits : int
        Digits of the code: 2 for a province, 4 for a regency, 6 for a district, 10 for a village.

    Examples
    --------
    >>> code(6401, 4), code(64.1, 4), code("6401012001", 10), code("64.1", 4)
    ('64.01', '64.10', '64.01.01.2001', '64.1')
    """
    if isinstance(value, bool) or schema.is_missing(value):
        return None
    words = str(value).strip()
    if not isinstance(value, str):
        words = f"{value:.10g}" if isinstance(value, float) else words
        if digits == _LENGTHS["regency_code"] and _DECIMAL.fullmatch(words):
            return f"{value:.2f}"
    if words.isdecimal() and words.isascii() and len(words) == digits:
        starts = np.cumsum((0, *_DOTTED[digits]))
        return ".".join(words[a:b] for a, b in pairwise(starts))
    return words


def swapped(frame: gpd.GeoDataFrame) -> Any:
    """Shapes with x and y in each other's place."""
    return shapely.transform(frame.geometry.to_numpy(), lambda points: points[:, ::-1])
