"""Boundary files: each flaw is found, and it alone."""

from __future__ import annotations

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from helpers import ProjectCopy
from spoiling import (
    CLEAN,
    ORIGINS,
    REBUILD,
    RECORD,
    RECORD_IT,
    Spoil,
    assert_found_alone,
    at,
    case,
    layer,
    layer_file,
    punched,
    reshaped,
)

from kadgeo.io.layers import swapped

BOUNDARIES = [
    pytest.param(
        layer("districts", lambda frame: frame.assign(name="X"), registered=False),
        [(layer_file("districts"), "SHA-256 …", RECORD_IT)],
        id="boundary file altered",
    ),
    pytest.param(
        lambda copy: copy.replace(RECORD, "Notulen", "notulen"),
        [((RECORD, None, None), "SHA-256 …", RECORD_IT)],
        id="record altered",
    ),
    case(
        "wrong row count",
        lambda copy: copy.set_origin("districts", rows="45"),
        layer_file("districts"),
        "46 rows",
    ),
    pytest.param(
        lambda copy: copy.write(RECORD, b"\n" + (copy.root / RECORD).read_bytes()),
        [((RECORD, None, None), "SHA-256 …", RECORD_IT), ((RECORD, None, None), "46 lines", None)],
        id="record with a line more",
    ),
    case(
        "wrong line count",
        lambda copy: copy.replace(ORIGINS, "rows = 45", "rows = 44"),
        (RECORD, None, None),
        "45 lines",
    ),
    pytest.param(
        layer("regencies", reshaped(1, lambda _: None)),
        [
            (layer_file("regencies", "regency_code"), "97.02 without geometry", None),
            (at("regencies", 3, "regency_code"), "'97.02' without geometry", None),
        ],
        id="regency without geometry",
    ),
    pytest.param(
        layer("regencies", lambda frame: frame.drop(index=1)),
        [
            (layer_file("districts", "regency_code"), "'97.02'", None),
            (at("regencies", 3, "regency_code"), "'97.02' without geometry", None),
        ],
        id="regency missing in the boundaries",
    ),
    case(
        "district that is a point",
        layer("districts", reshaped(1, lambda shape: shape.representative_point())),
        layer_file("districts", "district_code"),
        "97.01.02 not a polygon",
    ),
    case(
        "bow tie",
        layer("villages", reshaped(5, lambda _: shapely.Polygon([(116, 0), (117, 1), (117, 0), (116, 1)]))),
        layer_file("villages", "village_code"),
        "97.01.02.2002 not a valid polygon",
        CLEAN,
    ),
    case(
        "villages without their regency",
        layer("villages", lambda frame: frame.drop(columns="regency_code")),
        layer_file("villages"),
        "village_code, name, district_code, geometry",
    ),
    case(
        "village of another regency than its district's",
        layer(
            "villages",
            lambda frame: frame.assign(regency_code=["97.02", "97.02", *frame["regency_code"][2:]]),
        ),
        layer_file("villages", "regency_code"),
        "'97.02' in 2 part(s) of 97.01.01",
        REBUILD,
    ),
    case(
        "village of no regency",
        layer("villages", lambda frame: frame.assign(regency_code=[None, *frame["regency_code"][1:]])),
        layer_file("villages", "regency_code"),
        "empty in 1 part(s) of 97.01.01",
        REBUILD,
    ),
    case(
        "code twice",
        layer(
            "districts",
            lambda frame: pd.concat([frame, frame[:1].set_geometry([shapely.box(0, 0, 0.1, 0.1)], crs=4326)]),
        ),
        layer_file("districts", "district_code"),
        "97.01.01 twice",
    ),
    case(
        "overlap",
        layer("villages", reshaped(5, lambda shape: shape.union(shape.representative_point().buffer(0.2)))),
        layer_file("villages", "geometry"),
        "gaps or overlaps: 97.01.01.2004, near Pandara, 1.50° S 116.00° E; …",
        CLEAN,
    ),
    case(
        "gap",
        punched("villages", "districts", "regencies"),
        layer_file("regencies", "geometry"),
        "gaps or overlaps: near Pandara, 1.12° S 116.12° E",
        "kadgeo clean closes gaps; if it is a lake, add it with kind lake to data/boundaries/context",
    ),
    case(
        "gap between villages",
        punched("villages"),
        layer_file("villages", "district_code"),
        "parts of 97.01.01 with another area than 97.01.01",
        REBUILD,
    ),
    case(
        "village lost",
        layer("villages", lambda frame: frame.drop(index=100)),
        layer_file("villages", "district_code"),
        "parts of 97.08.02 with another area than 97.08.02",
        REBUILD,
    ),
    case(
        "village of an unknown district",
        layer(
            "villages", lambda frame: frame.assign(district_code=["97.99.01", *frame["district_code"][1:]])
        ),
        layer_file("villages", "district_code"),
        "'97.99.01'",
    ),
    case(
        "CRS missing",
        layer("villages", lambda frame: frame.set_crs(None, allow_override=True)),
        layer_file("villages"),
        "no CRS",
        "include the CRS when exporting (shapefile: the .prj file)",
    ),
    case(
        "columns of a level missing",
        layer("districts", lambda frame: frame.drop(columns="name")),
        layer_file("districts"),
        "district_code, regency_code, geometry",
    ),
    case(
        "boundaries missing",
        lambda copy: copy.remove(layer_file("regencies")[0]),
        layer_file("regencies"),
        "no file",
    ),
    pytest.param(
        lambda copy: copy.write(layer_file("regencies")[0], b"PAR1 and then nothing"),
        [
            (layer_file("regencies"), "a damaged file (…", None),
            (layer_file("regencies"), "SHA-256 …", RECORD_IT),
        ],
        id="unreadable parquet",
    ),
]


def with_lake(name: str) -> Spoil:
    """Make a hole in all levels; the context says what it is, or what is near it."""

    def spoil(copy: ProjectCopy) -> None:
        hole = copy.layer("villages").geometry.iloc[0].representative_point().buffer(0.0005)
        lake = shapely.affinity.translate(hole, 0.0 if name == "" else 0.05)
        around = copy.layer("context")
        row = gpd.GeoDataFrame({"kind": ["lake"], "name": [name or None]}, geometry=[lake], crs=4326)
        punched("villages", "districts", "regencies")(copy)
        copy.write_layer("context", pd.concat([around, row], ignore_index=True))

    return spoil


@pytest.mark.usefixtures("known_layers")
def test_a_hole_that_the_context_shows_as_a_lake_is_no_gap(project_copy):
    with_lake("")(project_copy)
    assert project_copy.check() == ()


@pytest.mark.usefixtures("known_layers")
def test_a_place_is_called_after_the_lake_it_is_near(project_copy):
    with_lake("Danau Uji")(project_copy)
    (issue,) = project_copy.check()
    assert issue.found.id == "celah atau tumpang tindih: dekat Danau Uji, Pandara, 1,12° LS 116,12° BT"


@pytest.mark.usefixtures("known_layers")
def test_swapped_axes_are_told_once(project_copy):
    layer("regencies", lambda frame: frame.set_geometry(swapped(frame), crs=4326))(project_copy)
    (issue,) = project_copy.check()
    assert issue.found.id == "koordinat tertukar: lintang sebagai x (-2.25, 114)"


@pytest.mark.usefixtures("known_layers")
@pytest.mark.parametrize(("spoil", "wanted"), BOUNDARIES)
def test_a_problem_is_found_and_it_alone(spoil, wanted, project_copy):
    assert_found_alone(spoil, wanted, project_copy)
