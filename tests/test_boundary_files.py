"""Boundary files as strangers save them: read, or refused with a way out."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import shapely
import squares

from kadgeo.io import BOUNDARIES, layers
from kadgeo.io.reading import Reading

Write = Callable[[Path], object]
Change = Callable[[gpd.GeoDataFrame], gpd.GeoDataFrame]
CODES = ["11.01", "11.02"]
OTHERS = {".shp": "ESRI Shapefile", ".gpkg": "GPKG", ".geojson": "GeoJSON", ".fgb": "FlatGeobuf"}

# A shapefile cuts the names of columns, and says so when it is written.
pytestmark = [
    pytest.mark.filterwarnings("ignore:Column names longer than 10:UserWarning"),
    pytest.mark.filterwarnings("ignore:Normalized/laundered field name:RuntimeWarning"),
]


def regencies() -> gpd.GeoDataFrame:
    return squares.regencies().assign(name=["Barat", "Timur"], kind=["kabupaten", "kota"])


def written(root: Path, write: Write, suffix: str = ".parquet") -> tuple[gpd.GeoDataFrame | None, list[str]]:
    """Write boundaries and read them; the issues in English."""
    (root / BOUNDARIES).mkdir(parents=True)
    write(root / BOUNDARIES / f"regencies{suffix}")
    reading = Reading(root)
    file = layers.find(reading, "regencies")
    layer = layers.layer(reading, "regencies", file) if file else None
    return layer, [issue.line("en").partition(" · ")[2] for issue in reading.issues]


def saved(change: Change) -> Write:
    return lambda path: change(regencies()).to_parquet(path)


def coded(*codes: object) -> Write:
    return saved(lambda frame: frame.assign(regency_code=list(codes)))


def as_bytes(column: str) -> Write:
    """Well-known binary in a table that says nothing of geometry."""

    def write(path: Path) -> None:
        frame = pd.DataFrame(regencies().drop(columns="geometry"))
        frame[column] = shapely.to_wkb(regencies().geometry.to_numpy())
        frame.to_parquet(path)

    return write


READ = {
    "CRS84": saved(lambda frame: frame.set_crs("OGC:CRS84", allow_override=True)),
    "another CRS": saved(lambda frame: frame.to_crs(32750)),
    "whole numbers as codes": coded(1101, 1102),
    "decimals as codes": coded(11.01, 11.02),
    "whole numbers with a point": coded(1101.0, 1102.0),
    "codes without dots": coded("1101", " 1102 "),
    "mixed case": saved(lambda frame: frame.rename(columns={"name": "NAME", "regency_code": "Regency_Code"})),
    "a column twice": saved(lambda frame: frame.assign(NAME="x")),
    "heights": saved(lambda frame: frame.set_geometry(shapely.force_3d(frame.geometry.to_numpy(), 5.0))),
    "further columns": saved(lambda frame: frame.assign(note="x", area=[[1.0], [2.0]])),
    "numbers as names": saved(lambda frame: frame.assign(name=[1, 2])),
}


@pytest.mark.parametrize("write", READ.values(), ids=READ)
def test_other_spellings_are_read_as_the_same(write, tmp_path):
    layer, issues = written(tmp_path, write)
    assert issues == []
    assert layer is not None
    assert list(layer.columns) == ["regency_code", "name", "kind", "geometry"]
    assert list(layer["regency_code"]) == CODES
    assert all(isinstance(name, str) for name in layer["name"])
    assert layer.crs.to_epsg() == 4326
    assert layer.total_bounds == pytest.approx(regencies().total_bounds, abs=1e-8)
    assert not layer.has_z.any()


@pytest.mark.parametrize("epsg", [4326, 32750])
@pytest.mark.parametrize(("suffix", "driver"), OTHERS.items())
def test_five_formats_are_read_as_the_same(suffix, driver, epsg, tmp_path):
    frame = regencies().to_crs(epsg)
    layer, issues = written(tmp_path, lambda path: frame.to_file(path, driver=driver), suffix)
    assert issues == []
    assert layer is not None
    assert sorted(layer["regency_code"]) == CODES
    assert layer.total_bounds == pytest.approx(regencies().total_bounds, abs=1e-6)


@pytest.mark.parametrize("column", ["geometry", "geom"])
def test_bytes_without_a_crs_are_read_and_the_crs_is_asked_for(column, tmp_path):
    layer, issues = written(tmp_path, as_bytes(column))
    assert issues == []
    assert layer is not None
    assert layer.crs is None  # the check of boundaries says what to do


def described(change: Callable[[dict[str, Any]], object]) -> Write:
    """A file whose description of its geometry is altered."""

    def write(path: Path) -> None:
        regencies().to_parquet(path)
        table = pq.read_table(path)
        told = json.loads(table.schema.metadata[b"geo"])
        told = change(told) or told
        pq.write_table(table.replace_schema_metadata({b"geo": json.dumps(told).encode()}), path)

    return write


def of_crs(crs: object) -> Write:
    return described(lambda geo: geo["columns"]["geometry"].update(crs=crs))


def with_garbage(path: Path) -> None:
    regencies().to_parquet(path)
    table = pq.read_table(path)
    shapes = [*table.column("geometry").to_pylist()[:1], b"garbage"]
    place = table.schema.get_field_index("geometry")
    pq.write_table(table.set_column(place, table.schema.field("geometry"), pa.array(shapes)), path)


def cut_short(path: Path) -> None:
    regencies().to_parquet(path)
    path.write_bytes(path.read_bytes()[:-100])


def two_layers(path: Path) -> None:
    for name in ("a", "b"):
        regencies().to_file(path, layer=name)


def one_file_of_many(path: Path) -> None:
    regencies().to_file(path)
    path.with_suffix(".dbf").unlink()


def linked_outside(path: Path) -> None:
    regencies().to_file(path)
    path.with_suffix(".cpg").unlink()
    path.with_suffix(".cpg").symlink_to("/etc/hostname")


def text(content: str) -> Write:
    return lambda path: path.write_text(content, encoding="utf-8")


def shaped(*shapes: Any) -> Write:
    return saved(lambda frame: frame.set_geometry(list(shapes), crs=4326))


def turned(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    return frame.set_geometry(layers.swapped(frame), crs=4326)


POINT = '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":%s}]}'
WEST = regencies().geometry[0]
ENDLESS = shapely.transform(WEST, lambda points: np.where(points == 0.2, np.inf, points))

REFUSED = {
    "no file": (lambda _: None, ".parquet", "found no file"),
    "swapped axes": (saved(turned), ".parquet", "suggestion: kadgeo clean swaps them"),
    "metres as degrees": (
        saved(lambda frame: frame.to_crs(32750).set_crs(4326, allow_override=True)),
        ".parquet",
        "suggestion: set the right CRS when exporting",
    ),
    "garbage in a row": (with_garbage, ".parquet", "found damaged geometry: Timur"),
    "no number as coordinate": (shaped(WEST, ENDLESS), ".parquet", "coordinates that are no numbers: Timur"),
    "coordinates beyond the CRS": (
        saved(
            lambda _: regencies().set_geometry([WEST, shapely.box(-1e300, -1e300, 1e300, 1e300)], crs=6933)
        ),
        ".parquet",
        "coordinates that the file's CRS does not have",
    ),
    "no geometry": (
        lambda path: pd.DataFrame(regencies()[["name"]]).to_parquet(path),
        ".parquet",
        "found a table without a column of geometry: name",
    ),
    "broken CRS": (of_crs("nonsense"), ".parquet", "found a broken description of the CRS"),
    "CRS that is a number": (of_crs(5), ".parquet", "found a broken description of the CRS"),
    "description that is a list": (described(lambda _: [1]), ".parquet", "found a damaged file"),
    "cut short": (cut_short, ".parquet", "found a damaged file"),
    "empty": (text(""), ".parquet", "expected an intact GeoParquet"),
    "folder": (Path.mkdir, ".parquet", "found cannot be opened"),
    "GeoJSON in name only": (text("<html>"), ".geojson", "found no GeoJSON"),
    "no collection": (text("{}"), ".geojson", "found a damaged file ('regencies.geojson' not recognized"),
    "deeply nested": (text('{"type":"FeatureCollection","features":' + "[" * 9_999), ".geojson", "damaged"),
    "not a number": (
        text(POINT % '{"type":"Point","coordinates":[NaN,1]}'),
        ".geojson",
        "coordinates that are no numbers: #1",
    ),
    "several layers": (two_layers, ".gpkg", "found several layers: a, b"),
    "one file of a shapefile": (one_file_of_many, ".shp", "found without regencies.dbf"),
    "a link out of the project": (linked_outside, ".shp", "outside the folder data/"),
    "another driver's file": (
        text("<OGRVRTDataSource/>"),
        ".gpkg",
        "found no GeoPackage",
    ),
}


@pytest.mark.parametrize(("write", "suffix", "told"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_read_is_told_once(write, suffix, told, tmp_path):
    layer, issues = written(tmp_path, write, suffix)
    assert layer is None
    assert len(issues) == 1
    assert told in issues[0]
    assert "Traceback" not in issues[0]


def test_a_file_that_may_not_be_opened_is_told(monkeypatch, tmp_path):
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    def write(path: Path) -> None:
        regencies().to_parquet(path)
        monkeypatch.setattr(Path, "open", refuse)

    layer, issues = written(tmp_path, write)
    assert layer is None
    assert "found cannot be opened: Permission denied" in issues[0]
    assert "close the program that uses it" in issues[0]


def test_two_files_of_one_layer_are_told(tmp_path):
    def write(path: Path) -> None:
        regencies().to_parquet(path)
        regencies().to_file(path.with_suffix(".geojson"))

    layer, issues = written(tmp_path, write)
    assert layer is None
    assert issues == [
        "found also regencies.geojson · expected one file for one layer · "
        "suggestion: move away the one not in use"
    ]
