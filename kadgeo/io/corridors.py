"""Reads the corridors: features of a GeoJSON file."""

from __future__ import annotations

import json
import math
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely

from kadgeo import schema
from kadgeo.crs import STORAGE
from kadgeo.io.reading import CORRIDORS, ROW, Reading
from kadgeo.text import Text

_COLLECTION = Text(
    "FeatureCollection GeoJSON dengan paling sedikit satu feature", "a GeoJSON FeatureCollection"
)
_EMPTY = Text("berkas kosong", "an empty file")
_NO_JSON = Text("bukan JSON", "no JSON")
_TOO_DEEP = Text("JSON yang bersarang terlalu dalam", "JSON nested too deeply")
_A_LIST = Text("daftar, bukan FeatureCollection", "a list, no FeatureCollection")
_NO_OBJECT = Text("nilai tunggal, bukan FeatureCollection", "a single value, no FeatureCollection")
_NO_FEATURES = Text("objek tanpa daftar features", "an object without a list of features")
_NO_END = Text.same("NaN / Infinity")
_FEATURE = Text("objek GeoJSON dengan geometry dan properties", "a GeoJSON feature")
_NUMBERS = Text("koordinat berupa bilangan", "coordinates that are numbers")
_LINE = Text("garis dengan panjang", "a line with a length")
_TEXT = Text("teks Unicode yang utuh", "intact Unicode text")
MOST_SHOWN = 160  # characters of a feature in an issue
_LINES = ("LineString", "MultiLineString")


def corridors(reading: Reading) -> gpd.GeoDataFrame:
    """Features of the corridors file, indexed by feature number."""
    shapes: list[Any] = []
    rows: dict[int, dict[str, Any]] = {}
    for number, feature in enumerate(_features(reading), start=1):
        try:
            geometry, properties = feature["geometry"], dict(feature["properties"])
            if not _is_finite(geometry):  # shapely warns of such when it builds them
                reading.add(CORRIDORS, row=number, column="geometry", found=_NO_END, expected=_NUMBERS)
                continue
            shape = shapely.geometry.shape(geometry) if geometry else None
        except Exception:  # of whatever kind: anything may stand where coordinates belong
            reading.add(CORRIDORS, row=number, found=_excerpt(feature), expected=_FEATURE)
            continue
        if _is_sound(reading, number, shape, properties):
            shapes.append(None if shape is None else shapely.force_2d(shape))
            rows[number] = properties
    columns = dict.fromkeys(key for row in rows.values() for key in row) or schema.CORRIDORS.columns
    index = pd.Index(rows, dtype="int64", name=ROW)
    frame = pd.DataFrame(list(rows.values()), index, columns=list(columns), dtype=object)
    return gpd.GeoDataFrame(frame, geometry=shapes, crs=STORAGE)


def _features(reading: Reading) -> list[Any]:
    if not reading.has(CORRIDORS):
        return []
    data = reading.bytes(CORRIDORS)
    if data is None:
        return []
    features = _collected(data)
    if isinstance(features, Text):
        reading.add(CORRIDORS, found=features, expected=_COLLECTION)
        return []
    return features


def _collected(data: bytes) -> list[Any] | Text:
    """Features of a file, or in words what it is instead of a collection of them."""
    if not data.strip(b"\xef\xbb\xbf \t\r\n"):
        return _EMPTY
    try:
        content = json.loads(data.removeprefix(b"\xef\xbb\xbf"))
    except ValueError:
        return _NO_JSON
    except RecursionError:
        return _TOO_DEEP
    if isinstance(content, list):
        return _A_LIST
    if not isinstance(content, dict):
        return _NO_OBJECT
    features = content.get("features")
    return features if isinstance(features, list) else _NO_FEATURES


def _is_finite(value: Any) -> bool:
    """Is none of the numbers of a geometry, of whatever depth, NaN or infinite."""
    if isinstance(value, dict | list):
        return all(map(_is_finite, value.values() if isinstance(value, dict) else value))
    return not isinstance(value, float) or math.isfinite(value)


def _is_sound(reading: Reading, number: int, shape: Any, properties: dict[str, Any]) -> bool:
    """Can the feature be drawn and its properties be written; an issue for each reason why not."""
    problems = []
    if shape is not None and shape.geom_type in _LINES and not shape.length > 0:
        problems.append(("geometry", Text("garis tanpa panjang", "a line without length"), _LINE))
    for key, value in properties.items():
        declared = schema.CORRIDORS.columns.get(key)
        if not _is_encodable([key, value]):
            shown = ascii(key)[1:-1]
            problems.append((shown, Text("pasangan surogat yang tidak lengkap", "a lone surrogate"), _TEXT))
        elif isinstance(value, list | dict) and declared is not None and declared.kind.reads != "list":
            problems.append((key, Text.same(repr(value)[:MOST_SHOWN]), declared.kind.expected))
    for column, found, expected in problems:
        reading.add(CORRIDORS, row=number, column=column, found=found, expected=expected)
    return not problems


def _is_encodable(value: Any) -> bool:
    try:
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except (UnicodeEncodeError, RecursionError):
        return False
    return True


def _excerpt(feature: Any) -> Text:
    """What cannot be used: the geometry, where the rest of the feature can."""
    is_whole = isinstance(feature, dict) and isinstance(feature.get("properties"), dict)
    words = json.dumps(feature.get("geometry") if is_whole else feature)
    return Text.same(words if len(words) <= MOST_SHOWN else f"{words[:MOST_SHOWN]}…")
