import geopandas as gpd
import pytest
import shapely

from kadgeo.analysis.outside import outside_borders
from kadgeo.crs import STORAGE
from kadgeo.errors import CrsError


def provinces(**boxes):
    codes = {code: shapely.box(*box) for code, box in boxes.items()}
    return gpd.GeoDataFrame(
        {"province_code": [one[1:] for one in codes]}, geometry=list(codes.values()), crs=STORAGE
    )


def test_an_outer_border_is_shared_out_among_the_provinces_beside_it(squares):
    found = outside_borders(
        squares.regencies, squares.context, provinces(p98=(-1, 0, 0, 0.5), p97=(-1, 0.5, 0, 1))
    )
    assert list(found.index) == [("99.01", "97"), ("99.01", "98")]
    lengths = [shape.length for shape in found.geometry]
    assert sum(lengths) == pytest.approx(1)
    assert min(lengths) > 0.4


def test_the_coast_and_provinces_far_off_have_no_border(squares):
    assert outside_borders(squares.regencies, squares.context, provinces(p98=(-9, 0, -5, 1))).empty
    sea = squares.context[squares.context["kind"] != "land"]
    assert outside_borders(squares.regencies, sea, provinces(p98=(-1, 0, 0, 1))).empty


def test_another_crs_is_refused(squares):
    with pytest.raises(CrsError, match="provinces"):
        outside_borders(squares.regencies, squares.context, provinces(p98=(-1, 0, 0, 1)).to_crs(3857))
