"""The dataset's frames, that nobody can change them by accident, and how it shows itself."""

from __future__ import annotations

import dataclasses

import geopandas as gpd
import numpy as np
import pytest
import shapely
from helpers import read_csv

import kadgeo
from kadgeo import crs, schema
from kadgeo.errors import UnknownNameError
from kadgeo.text import Text

FRAMES = [field.name for field in dataclasses.fields(kadgeo.Dataset) if str(field.type).endswith("DataFrame")]
GEO_FRAMES = [field.name for field in dataclasses.fields(kadgeo.Dataset) if "gpd." in str(field.type)]


# Frames: one CRS, and an equal-area twin.


@pytest.mark.parametrize("name", GEO_FRAMES)
def test_a_frame_is_in_degrees_and_its_twin_is_not(name, dataset):
    frame, twin = getattr(dataset, name), getattr(dataset.equal_area, name)
    assert frame.crs.to_string() == "EPSG:4326"
    assert twin.crs.to_string() == dataset.project.area_crs
    assert twin.index.equals(frame.index)
    assert frame.geometry.notna().all()
    assert frame.is_valid.all()
    west, south, east, north = frame.total_bounds
    assert 94 < west < east < 142
    assert -12 < south < north < 8


@pytest.mark.parametrize("name", ["villages", "districts", "regencies", "zones"])
def test_the_twin_keeps_areas(name, dataset):
    geodesic = crs.geodesic_area_km2(getattr(dataset, name).geometry)
    plane = getattr(dataset.equal_area, name).area / 1e6
    np.testing.assert_allclose(plane, geodesic, rtol=1e-3)


def test_an_area_does_not_depend_on_how_its_rings_run():
    square, hole = shapely.box(0, 0, 1, 1), shapely.box(0.2, 0.2, 0.8, 0.8)
    ring = shapely.Polygon(square.exterior, [hole.exterior])  # both rings run the same way
    two = shapely.MultiPolygon([square, shapely.box(2, 0, 3, 1, ccw=False)])
    areas = crs.geodesic_area_km2([square, hole, ring, two])
    assert areas[2] == pytest.approx(areas[0] - areas[1])
    assert areas[3] == pytest.approx(2 * areas[0])


@pytest.mark.parametrize("name", FRAMES)
def test_a_frame_handed_out_can_be_changed_without_harm(name, dataset):
    before = getattr(dataset, name)
    spoiled = getattr(dataset, name)
    spoiled[spoiled.columns[0]] = None
    spoiled["new"] = 1
    if isinstance(before, gpd.GeoDataFrame):
        getattr(dataset, name).geometry.array[:] = shapely.Point(0, 0)
    getattr(dataset, name).iloc[:, 1].array[:1] = before.iloc[-1, 1]
    after = getattr(dataset, name)
    assert after.equals(before)
    assert list(after.columns) == list(before.columns)


def test_a_list_in_a_cell_cannot_be_changed(dataset):
    assert {type(cell) for cell in dataset.corridors["waypoints"]} == {tuple}


def test_a_dataset_is_frozen(dataset):
    with pytest.raises(dataclasses.FrozenInstanceError):
        dataset.regencies = None
    with pytest.raises(dataclasses.FrozenInstanceError):
        dataset.equal_area.project = None
    assert dataset in [dataset.equal_area, dataset]  # compared and hashed by identity, not by frames
    assert len({dataset, dataset.equal_area}) == 2


@pytest.mark.parametrize(
    ("level", "code", "parent"),
    [("villages", "district_code", "districts"), ("districts", "regency_code", "regencies")],
)
def test_each_level_fills_the_one_above(level, code, parent, dataset):
    parts = getattr(dataset.equal_area, level)
    wholes = getattr(dataset.equal_area, parent)
    np.testing.assert_allclose(parts.area.groupby(parts[code]).sum(), wholes.area, rtol=1e-6)


@pytest.mark.parametrize(
    ("lang", "line", "parts"),
    [
        ("id", "villages            168  Desa/kelurahan", ["<th>Jumlah</th>", ">168<", "Desa/kelurahan"]),
        ("en", "villages            168  Villages", ["<th>Count</th>", ">168<", "<td>Villages</td>"]),
    ],
)
def test_a_dataset_shows_itself_in_the_language_of_the_project(lang, line, parts, dataset):
    shown = dataclasses.replace(dataset, project=dataclasses.replace(dataset.project, lang=lang))
    title, *lines = repr(shown).splitlines()
    assert title == f"Dataset: {dataset.project.title.to(lang)}"
    assert line in lines
    html = shown._repr_html_()
    assert html.startswith(f"<table><caption>{dataset.project.title.to(lang)}</caption>")
    assert all(part in html for part in parts)
    assert html.count("<tr>") == 1 + len(lines)


def test_only_the_first_columns_are_shown(dataset):
    html = dataset._repr_html_()
    assert ">name, regency_code, geometry<" in html
    assert ">name, kind, short_name, aliases, seat, seat_lon, …<" in html


def test_numbers_of_the_corridors_are_numbers(dataset):
    types = dataset.corridors.dtypes.astype(str)
    assert types[["part", "documented_length_km", "precision_m"]].tolist() == ["Int64", "float64", "float64"]
    assert isinstance(dataset.corridors, gpd.GeoDataFrame)
    assert dataset.corridors["documented_length_km"].sum() > 0


def test_what_a_dataset_shows_is_escaped(dataset):
    title = Text.same("</table><img src=x onerror=alert(1)>")
    project = dataclasses.replace(dataset.project, title=title)
    regencies = dataset.regencies.rename(columns={"name": "<b>"})
    html = dataclasses.replace(dataset, project=project, regencies=regencies)._repr_html_()
    assert "<img" not in html
    assert "<b>" not in html
    assert "&lt;b&gt;" in html


def test_a_name_resolves_or_the_nearest_is_told(dataset):
    assert dataset.regency("kab.  kulai KENCANAGARA") == "97.02"
    with pytest.raises(UnknownNameError, match="did you mean Kuken"):
        dataset.regency("Kukn")


def test_a_table_is_handed_out_as_its_file_has_it(dataset):
    for name, table_schema in schema.TABLES.items():
        rows = read_csv((dataset.project.data / f"tables/{name}.csv").read_bytes())
        table = dataset.table(name)
        assert list(table.columns) == list(table_schema.columns)
        assert set(rows[0]) <= set(table_schema.columns)
        assert len(table) == len(rows) - 1
