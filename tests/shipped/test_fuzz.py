"""Damaged files of every kind, as hypothesis invents them: read or told, never a traceback.

A longer run, with other damage each time: ``python bench/fuzz_readers.py --minutes 10``.
"""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
import shapely
import squares
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

import kadgeo
from kadgeo import founding, io, schema
from kadgeo.io import layers
from kadgeo.io.corridors import corridors
from kadgeo.io.reading import Reading
from kadgeo.project import SETTINGS

EXAMPLES = int(os.environ.get("KADGEO_FUZZ", "0"))  # of each kind; none asked for: a few, and always the same
DRIVERS = {".shp": "ESRI Shapefile", ".gpkg": "GPKG", ".geojson": "GeoJSON", ".fgb": "FlatGeobuf"}
TABLES = ("regencies", "sources", "stages", "agreements", "zones", "zone_members", "places", "offers")
pytestmark = [
    pytest.mark.filterwarnings("ignore:Column names longer than 10:UserWarning"),
    pytest.mark.filterwarnings("ignore:Normalized/laundered field name:RuntimeWarning"),
    pytest.mark.filterwarnings("ignore::RuntimeWarning"),  # of shapely, for coordinates without an end
]


def fuzz(few: int) -> Any:
    return settings(
        max_examples=EXAMPLES or few,
        derandomize=not EXAMPLES,
        database=None,
        phases=[
            Phase.explicit,
            Phase.generate,
        ],  # to make a failure small takes minutes, and says little more
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )


# Damage: bytes that are changed, lost, or put in.

EDITS = st.lists(
    st.tuples(
        st.floats(0, 1),  # where, as a share of the file
        st.sampled_from(["set", "cut", "insert", "end"]),
        st.one_of(
            st.binary(min_size=1, max_size=8),
            st.sampled_from(
                [b"\0", b"\xff\xfe", b'"', b"\n", b",", b"[", b"{", b"NaN", b"1e999", b"\\ud800"]
            ),
        ),
    ),
    min_size=1,
    max_size=4,
)


def damaged(content: bytes, edits: list[tuple[float, str, bytes]]) -> bytes:
    for share, how, data in edits:
        at = int(share * len(content))
        behind = {"set": at + len(data), "cut": at + 4 * len(data), "insert": at, "end": len(content)}[how]
        content = content[:at] + (b"" if how == "cut" else data) + content[behind:]
    return content


def told(issues: Any) -> None:
    """Every issue can be said in both languages, and be written anywhere."""
    for issue in issues:
        for lang in ("id", "en"):
            issue.line(lang).encode()


def regencies() -> gpd.GeoDataFrame:
    return squares.regencies().assign(name=["Barat", "Timur"], kind=["kabupaten", "kota"])


@pytest.fixture(scope="module")
def small(tmp_path_factory) -> Path:
    """A project of two regencies, as ``kadgeo init`` makes it, where there is nothing around."""
    folder = tmp_path_factory.mktemp("fuzz")
    regencies().translate(-100).to_frame("geometry").join(regencies()[["name"]]).to_file(folder / "mine.gpkg")
    files = founding.files(founding.of_file(folder / "mine.gpkg", "Tengah", code=None, name=None))
    for name, content in files.items():
        path = folder / "project" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder / "project"


@pytest.fixture(scope="module")
def saved(tmp_path_factory) -> dict[str, dict[str, bytes]]:
    """Files of the same boundaries in each format, by suffix and name."""
    folder = tmp_path_factory.mktemp("saved")
    regencies().to_parquet(folder / "regencies.parquet")
    for suffix, driver in DRIVERS.items():
        regencies().to_file(folder / f"regencies{suffix}", driver=driver)
    found: dict[str, dict[str, bytes]] = {}
    for suffix in (".parquet", *DRIVERS):
        parts = [".shp", ".shx", ".dbf", ".prj"] if suffix == ".shp" else [suffix]
        found[suffix] = {f"regencies{one}": (folder / f"regencies{one}").read_bytes() for one in parts}
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    root = tmp_path_factory.mktemp("read")
    (root / io.BOUNDARIES).mkdir(parents=True)
    (root / io.TABLES).mkdir()
    return root


@pytest.mark.parametrize("suffix", [".parquet", *DRIVERS])
def test_damaged_boundaries(suffix, saved, folder):
    @fuzz(few=15)
    @given(edits=EDITS, which=st.integers(0, 3))
    def read(edits, which):
        shutil.rmtree(folder / io.BOUNDARIES)
        (folder / io.BOUNDARIES).mkdir()
        for number, (name, content) in enumerate(saved[suffix].items()):
            hit = number == which % len(saved[suffix])
            (folder / io.BOUNDARIES / name).write_bytes(damaged(content, edits) if hit else content)
        reading = Reading(folder)
        layer = layers.layer(reading, "regencies", f"{io.BOUNDARIES}/regencies{suffix}")
        assert layer is not None or reading.issues
        told(reading.issues)

    read()


# GeoJSON that is JSON, but anything may stand anywhere.

NUMBERS = st.one_of(st.integers(-200, 200), st.floats(), st.none(), st.booleans(), st.text(max_size=3))
POINTS = st.lists(NUMBERS, max_size=4)
COORDINATES = st.recursive(POINTS, lambda inner: st.lists(inner, max_size=4), max_leaves=12)
ANYTHING = st.recursive(
    st.one_of(NUMBERS, st.sampled_from(["\ud800", "route", "bridge", "rute-a"])),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)
TYPES = ["Point", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection", "Blob", 1]
GEOMETRIES = st.fixed_dictionaries({"type": st.sampled_from(TYPES)}, optional={"coordinates": COORDINATES})
PROPERTIES = st.dictionaries(st.sampled_from([*schema.CORRIDORS.columns, "other"]), ANYTHING, max_size=8)
FEATURES = st.one_of(
    ANYTHING,
    st.fixed_dictionaries(
        {}, optional={"type": st.just("Feature"), "geometry": GEOMETRIES | ANYTHING, "properties": PROPERTIES}
    ),
)


WHOLE = st.fixed_dictionaries({"geometry": GEOMETRIES, "properties": PROPERTIES})


@fuzz(few=40)
@given(features=st.lists(FEATURES, max_size=3) | ANYTHING)
def test_corridors_of_anything(features, folder):
    (folder / io.CORRIDORS).write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    reading = Reading(folder)
    assert len(corridors(reading)) <= (len(features) if isinstance(features, list) else 0)
    told(reading.issues)


@fuzz(few=4)
@given(
    features=st.lists(st.fixed_dictionaries({"geometry": GEOMETRIES, "properties": PROPERTIES}), max_size=2)
)
def test_corridors_of_anything_are_checked(features, small):
    before = (small / io.CORRIDORS).read_bytes()
    try:
        (small / io.CORRIDORS).write_text(json.dumps({"type": "FeatureCollection", "features": features}))
        told(kadgeo.check(small))
    finally:
        (small / io.CORRIDORS).write_bytes(before)


# Boundaries that are intact, with anything in their rows.

SHAPES = st.sampled_from(
    [
        None,
        *regencies().geometry,
        shapely.Polygon(),
        shapely.Point(116, 0),
        shapely.LineString([(116, 0), (117, 1)]),
        shapely.Polygon([(116, 0), (117, 1), (117, 0), (116, 1)]),
        shapely.GeometryCollection([shapely.box(116, 0, 117, 1)]),
        shapely.MultiPolygon([shapely.box(116, 0, 116.1, 0.1), shapely.box(116, 1, 116.1, 1.1)]),
        shapely.box(0, 116, 1, 117),
        shapely.box(-1e300, -1e300, 1e300, 1e300),
        shapely.Point(float("inf"), 0),
    ]
)
CODES = st.one_of(
    st.lists(
        st.one_of(st.none(), st.text(max_size=6), st.sampled_from(["11.01", "1102", "11.1"])), min_size=2
    ),
    st.lists(st.floats(), min_size=2),
    st.lists(st.integers(-(2**62), 2**62), min_size=2),
    st.lists(st.booleans(), min_size=2),
    st.lists(st.binary(max_size=4), min_size=2),
)
EPSG = st.sampled_from([4326, 32750, 3857, 6933, 2000, None])


@fuzz(few=6)
@example(shapes=[regencies().geometry[0]] * 2, codes=[None, "11.1"], names=[1, 2], epsg=32750)
@given(shapes=st.lists(SHAPES, min_size=2, max_size=2), codes=CODES, names=CODES, epsg=EPSG)
def test_boundaries_of_anything_are_checked(shapes, codes, names, epsg, small):
    columns = {"regency_code": codes[:2], "name": names[:2], "kind": ["kabupaten", "kota"]}
    path = small / io.BOUNDARIES / "regencies.parquet"
    before = path.read_bytes()
    try:
        gpd.GeoDataFrame(columns, geometry=shapes, crs=epsg).to_parquet(path)
        told(kadgeo.check(small))
    finally:
        path.write_bytes(before)


# Any file of a project.

FILES = (SETTINGS, io.ORIGINS, io.CORRIDORS, *(schema.TABLES[name].file for name in TABLES))


@fuzz(few=8)
@given(edits=EDITS, file=st.sampled_from(FILES))
def test_any_file_damaged(edits, file, small):
    before = (small / file).read_bytes()
    try:
        (small / file).write_bytes(damaged(before, edits))
        told(kadgeo.check(small))
    finally:
        (small / file).write_bytes(before)
