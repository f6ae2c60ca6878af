import dataclasses

import geopandas as gpd
import pytest
import shapely

from kadgeo.errors import SpecError
from kadgeo.layers import Field, MapSpec, Note, Points, Polygons, words
from kadgeo.palette import Category
from kadgeo.text import Text

NAME = Text("Nama", "Name")
BOX = (0.0, 0.0, 1.0, 1.0)


def frame(**columns: object) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame({"name": ["a"], **columns}, geometry=[shapely.Point(0, 0)], crs="EPSG:4326")


def spec(*layers: Points) -> MapSpec:
    return MapSpec(name="m", title=NAME, subtitle=NAME, layers=layers, bounds=BOX, extent=BOX, credits=())


def test_a_column_that_is_not_there_is_named() -> None:
    with pytest.raises(SpecError, match="layer p: no column nmae, size; found name, geometry"):
        Points(key="p", name=NAME, data=frame(), heading="nmae", fields=(Field(column="size", label=NAME),))


def test_a_category_that_is_not_there_is_named() -> None:
    category = Category(key="x", label=NAME, color="#000000")
    with pytest.raises(SpecError, match="layer p: no category for 'y' in column kind"):
        Points(key="p", name=NAME, data=frame(kind=["y"]), by="kind", categories=(category,))


def test_layer_keys_are_unique() -> None:
    layer = Points(key="p", name=NAME, data=frame())
    with pytest.raises(SpecError, match="layer key p is used more than once"):
        spec(layer, layer)


def test_layers_are_in_the_storage_crs() -> None:
    layer = Points(key="p", name=NAME, data=frame().to_crs("EPSG:3857"))
    with pytest.raises(SpecError, match="expected EPSG:4326, got EPSG:3857; reproject with to_crs"):
        spec(layer)


def test_the_legend_begins_with_what_can_be_asked_about() -> None:
    base = Points(key="base", name=NAME, data=frame(), notes=(Note(mark="solid", text=NAME),))
    asked = Points(key="asked", name=NAME, data=frame(), heading="name")
    silent = Points(key="silent", name=NAME, data=frame())
    assert [layer.key for layer in spec(asked, silent, base).legend] == ["asked", "base"]


def test_a_layer_is_frozen() -> None:
    layer = Polygons(key="p", name=NAME, data=frame())
    with pytest.raises(dataclasses.FrozenInstanceError):
        layer.key = "q"


def test_english_words_stand_in_a_column_beside() -> None:
    data = frame(name_en=["A"])
    assert words(data, "name") == [Text("a", "A")]
    assert words(frame(), "name") == ["a"]
