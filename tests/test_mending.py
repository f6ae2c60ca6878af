"""Polygons are mended into one coverage, and what that changed is told."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import numpy as np
import pytest
import shapely
from shapely import box
from typer.testing import CliRunner

from kadgeo.cli import app
from kadgeo.errors import ProjectError
from kadgeo.io import layers
from kadgeo.mending import mend

runner = CliRunner()
METRE = 1 / 111_320  # in degrees, at the equator
WEST, EAST = box(0, 0, 1, 1), box(1, 0, 2, 1)
HOLE_40_M = box(0.5, 0.5, 0.5 + 40 * METRE, 0.5 + 40 * METRE)
LAKE = box(0.5, 0.5, 0.6, 0.6)
BOW_TIE = shapely.Polygon([(1, 0), (2, 1), (2, 0), (1, 1)])


def frame(*shapes: Any) -> gpd.GeoDataFrame:
    names = ["Barat", "Timur", "Utara"][: len(shapes)]
    return gpd.GeoDataFrame({"NAMOBJ": names}, geometry=list(shapes), crs=4326)


@pytest.mark.parametrize(
    ("shapes", "gained", "lost", "invalid"),
    [
        pytest.param((WEST, EAST), [0, 0], [0, 0], [False, False], id="nothing to mend"),
        pytest.param((WEST, box(0.999, 0, 2, 1)), [0, 0], [0, 12.31], [False, False], id="overlap"),
        pytest.param((WEST.difference(HOLE_40_M), EAST), [0.0016, 0], [0, 0], [False, False], id="gap"),
        pytest.param((WEST.difference(LAKE), EAST), [0, 0], [0, 0], [False, False], id="lake"),
        pytest.param((WEST, BOW_TIE), [0, 0], [0, 0], [False, True], id="bow tie"),
        pytest.param(
            (WEST, box(1, 0, 2, 0.5), box(1, 0.5, 2, 1)),
            [0, 0, 0],
            [0, 0, 0],
            [False] * 3,
            id="edge unmatched",
        ),
    ],
)
def test_polygons_become_one_coverage(shapes, gained, lost, invalid):
    mended = mend(frame(*shapes))
    assert shapely.coverage_is_valid(mended.frame.geometry.to_numpy())
    assert mended.gained_km2 == pytest.approx(gained, abs=0.01 if max(gained) > 1 else 1e-4)
    assert mended.lost_km2 == pytest.approx(lost, abs=0.01)
    assert list(mended.was_invalid) == invalid
    assert list(mended.frame["NAMOBJ"]) == list(frame(*shapes)["NAMOBJ"])
    touched = np.array([*gained]) + lost > 0
    assert list(mended.changed) == list(np.flatnonzero(touched | invalid))


@pytest.mark.parametrize(
    ("shapes", "told"),
    [
        pytest.param((), "a file without polygons", id="nothing"),
        pytest.param((WEST, None), "Timur (#2): no polygon", id="no geometry"),
        pytest.param((WEST, shapely.Point(1, 1)), "Timur (#2): no polygon", id="point"),
        pytest.param((WEST, WEST), "Timur (#2): nothing is left after mending", id="twice"),
        pytest.param((WEST, box(0.9, 0, 2, 1)), "Timur (#2): would change by more than 5%", id="wide"),
    ],
)
def test_what_would_be_guessing_is_refused_by_name(shapes, told):
    with pytest.raises(ProjectError, match=r"^" + told.replace("(", r"\(").replace(")", r"\)")):
        mend(frame(*shapes))


def test_clean_swaps_axes_mends_and_tells_the_area_by_name(tmp_path):
    wrong = frame(box(116, 0, 117, 1), box(116.999, 0, 118, 1))
    wrong.set_geometry(layers.swapped(wrong), crs=4326).to_parquet(tmp_path / "a.parquet")
    out = tmp_path / "mended.geojson"
    result = runner.invoke(app, ["clean", str(tmp_path / "a.parquet"), "--out", str(out)])
    assert result.exit_code == 0, result.output
    assert result.output.splitlines() == [
        "Sumbu koordinat ditukar.",
        "Timur (#2): +0,0000 km², -12,3085 km²",
        f"1 dari 2 poligon berubah; {out} satu cakupan yang sah.",
    ]
    made = gpd.read_file(out)
    assert list(made["NAMOBJ"]) == ["Barat", "Timur"]
    assert shapely.coverage_is_valid(made.geometry.to_numpy())
    assert made.total_bounds == pytest.approx([116, 0, 118, 1])


@pytest.mark.parametrize(
    ("name", "out", "told"),
    [
        ("a.parquet", "b.shp", "expected the name of a .parquet or .geojson"),
        ("a.parquet", "a.parquet", "is there already; choose another name"),
        ("none.parquet", "b.parquet", "none.parquet: no file"),
        ("bad.parquet", "b.parquet", "bad.parquet · found no GeoParquet"),
        ("bare.parquet", "b.parquet", "bare.parquet · found no CRS"),
    ],
)
def test_clean_refuses_with_a_way_out(name, out, told, tmp_path):
    frame(WEST, EAST).to_parquet(tmp_path / "a.parquet")
    frame(WEST, EAST).set_crs(None, allow_override=True).to_parquet(tmp_path / "bare.parquet")
    (tmp_path / "bad.parquet").write_bytes(b"no parquet")
    before = sorted(path.name for path in tmp_path.iterdir())
    result = runner.invoke(app, ["clean", str(tmp_path / name), "--out", str(tmp_path / out), "--lang", "en"])
    assert result.exit_code == 1
    assert told in result.output
    assert sorted(path.name for path in tmp_path.iterdir()) == before
