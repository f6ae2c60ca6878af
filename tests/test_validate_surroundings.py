"""What lies around the regencies: each flaw is found, and it alone."""

from __future__ import annotations

import pytest
import shapely
from spoiling import CLEAN, assert_found_alone, case, layer, layer_file, reshaped

BOW_TIE = shapely.Polygon([(116, 0), (117, 1), (117, 0), (116, 1)])

SURROUNDINGS = [
    case(
        "columns of the context missing",
        layer("context", lambda frame: frame.drop(columns="kind")),
        layer_file("context"),
        "name, geometry",
    ),
    case(
        "context without geometry",
        layer("context", reshaped(3, lambda _: None)),
        layer_file("context", "geometry"),
        "1 rows without geometry",
    ),
    case(
        "provinces without English names",
        layer("provinces", lambda frame: frame.drop(columns="name_en")),
        layer_file("provinces"),
        "kind, province_code, name, geometry",
    ),
    case(
        "lake that crosses itself",
        layer("context", reshaped(12, lambda _: BOW_TIE)),
        layer_file("context", "geometry"),
        "lake: Self-intersection",
        CLEAN,
    ),
    case(
        "river that is an area",
        layer("context", reshaped(11, lambda line: line.buffer(0.01))),
        layer_file("context", "geometry"),
        "river Malakan: Polygon",
    ),
    case(
        "land that is a line",
        layer("context", reshaped(0, lambda shape: shape.boundary)),
        layer_file("context", "geometry"),
        "land Nusaria: MultiLineString",
    ),
    case(
        "unknown kind",
        layer("context", lambda frame: frame.assign(kind=frame["kind"].replace("coastline", "coast_line"))),
        layer_file("context", "kind"),
        "'coast_line'",
        "coastline",
    ),
    case(
        "province that is a point",
        layer("provinces", reshaped(0, lambda shape: shape.representative_point())),
        layer_file("provinces", "geometry"),
        "11 Acah: Point",
    ),
]


@pytest.mark.usefixtures("known_layers")
@pytest.mark.parametrize(("spoil", "wanted"), SURROUNDINGS)
def test_a_problem_is_found_and_it_alone(spoil, wanted, project_copy):
    assert_found_alone(spoil, wanted, project_copy)
