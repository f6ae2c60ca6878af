import base64
import dataclasses
import html
import json
import re
import zlib
from typing import Any

import geopandas as gpd
import numpy as np
import pytest
import shapely

from kadgeo import crs
from kadgeo.errors import SpecError
from kadgeo.layers import Field, Layer, Lines, MapSpec, Points, Polygons
from kadgeo.maps import MAPS, draw
from kadgeo.palette import Category
from kadgeo.render import interactive
from kadgeo.render.arcs import join
from kadgeo.render.assets import script, style
from kadgeo.render.packing import decode
from kadgeo.text import Text

HOSTILE = "</script><img src=x onerror=alert(1)>\u2028&\"'`${1}"


def page_of(spec: MapSpec, **options: Any) -> str:
    return interactive.render(spec, **options).get_root().render()


def data_of(page: str) -> dict[str, Any]:
    (packed,) = re.findall(
        r'<script type="application/x-deflate-base64" id="kadgeo-data">(.*?)</script>', page
    )
    return json.loads(zlib.decompress(base64.b64decode(packed)))


def drawn(page: str, key: str) -> np.ndarray:
    data = data_of(page)
    arcs = decode(data["arcs"])
    (layer,) = [layer for layer in data["layers"] if layer["key"] == key]
    rings = [
        [[join(arcs, refs) / data["arcs"]["grid"] for refs in part] for part in parts]
        for parts in layer["paths"]
    ]
    return np.array([shapely.MultiPolygon([(part[0], part[1:]) for part in parts]) for parts in rings])


def small_spec(**texts: str) -> MapSpec:
    words = {"name": "Alfa", "note": "biasa", **texts}
    squares = gpd.GeoDataFrame(
        {"name": [words["name"], "Beta"], "note": [words["note"], None], "zone": [("1", "2"), ()]},
        geometry=[shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1)],
        crs=crs.STORAGE,
        index=["a", words.get("id", "b")],
    )
    categories = tuple(
        Category(key=key, label=Text.same(f"Zona {key}"), color=f"#00{key * 4}") for key in "123"
    )
    layer = Polygons(
        key="squares",
        name=Text("Kotak", "Squares"),
        data=squares,
        categories=categories,
        by="zone",
        heading="name",
        label="name",
        fields=(Field(column="note", label=Text("Catatan", "Note")),),
        is_coverage=True,
    )
    title = Text.same(words.get("title", "Kotak"))
    box = (0.0, 0.0, 2.0, 1.0)
    return MapSpec(
        name="squares", title=title, subtitle=title, layers=(layer,), bounds=box, extent=box, credits=(title,)
    )


@pytest.fixture(scope="module")
def pages(dataset) -> dict[str, str]:
    return {name: page_of(draw(name, dataset)) for name in dataset.project.maps}


@pytest.mark.parametrize("name", MAPS)
def test_a_page_asks_for_nothing_from_outside(pages, name: str) -> None:
    page = pages[name]
    assert not re.findall(r"<(?:script|img|iframe|source|object|embed)[^>]*\ssrc=", page)
    assert re.findall(r"<link[^>]*>", page) == ['<link rel="icon" href="data:,">']
    styles = "".join(re.findall(r"<style>(.*?)</style>", page, re.DOTALL))
    assert "url(" not in styles
    assert "@import" not in styles
    assert "sourceMappingURL" not in page
    for word in ("jquery", "bootstrap", "fontawesome", "font-awesome", "awesome-markers"):
        assert word not in page.lower()


@pytest.mark.parametrize("name", MAPS)
def test_a_page_says_what_it_is(pages, dataset, name: str) -> None:
    page, spec = pages[name], draw(name, dataset)
    assert '<html lang="id">' in page
    assert f"<title>{html.escape(spec.title.id)}</title>" in page
    assert f'<meta name="description" content="{html.escape(spec.below_title.id)}">' in page
    assert "user-scalable=no" not in page
    assert "Permission is hereby granted" in page
    credits = data_of(page)["credits"]
    assert any("Juru Ukur Rimba" in str(credit) for credit in credits)


@pytest.mark.parametrize("name", ["zones", "agreements"])
def test_english_is_a_switch(dataset, name: str) -> None:
    page = page_of(draw(name, dataset), lang="en")
    assert '<html lang="en">' in page
    assert f"<title>{html.escape(dataset.project.maps[name].title.en)}</title>" in page
    assert data_of(page)["lang"] == "en"


@pytest.mark.parametrize("name", MAPS)
def test_the_same_data_give_the_same_bytes(pages, dataset, name: str) -> None:
    assert page_of(draw(name, dataset)) == pages[name]


def test_pages_are_light(pages, dataset) -> None:
    assert len(pages["overview"].encode()) <= 800_000
    plain = page_of(MAPS["overview"](dataset, villages=False))
    assert len(plain.encode()) <= 450_000


def test_the_panel_is_light() -> None:
    drawing = {"decode", "symbols", "areas", "draw", "labels"}
    scripts = sum(len(script(name).encode()) for name in interactive.SCRIPTS if name not in drawing)
    assert scripts + len(style("page").encode()) <= 66_000


@pytest.mark.parametrize("level", ["regencies", "districts", "villages"])
def test_drawn_boundaries_are_near_the_source_and_whole(pages, dataset, level: str) -> None:
    source = getattr(dataset, level)
    shapes = drawn(pages["overview"], level)
    assert len(shapes) == len(source)
    assert shapely.is_valid(shapes).all()
    assert shapely.coverage_is_valid(shapes)
    metric = dataset.project.metric_crs
    after = gpd.GeoSeries(shapes, crs=crs.STORAGE).to_crs(metric).boundary.to_numpy()
    before = source.geometry.to_crs(metric).boundary.to_numpy()
    assert shapely.hausdorff_distance(before, after).max() <= 60


def test_drawn_areas_agree_with_the_official_ones(pages, dataset) -> None:
    shapes = drawn(pages["overview"], "regencies")
    share = crs.geodesic_area_km2(shapes) / dataset.regencies["official_area_km2"] - 1
    assert share.abs().max() <= 0.005


def test_table_text_stays_text() -> None:
    page = page_of(small_spec(name=HOSTILE, note=HOSTILE, title=HOSTILE, id=HOSTILE))
    assert "<img src=x" not in page
    assert page.count("</script>") == len(re.findall(r"<script", page))
    layer = data_of(page)["layers"][0]
    assert layer["headings"][0] == HOSTILE
    assert layer["fields"][0]["values"][0] == HOSTILE
    assert layer["ids"][1] == HOSTILE


def test_the_legend_lists_only_what_the_map_shows() -> None:
    layer = data_of(page_of(small_spec()))["layers"][0]
    assert [category["key"] for category in layer["categories"]] == ["1", "2"]


def test_missing_values_are_null() -> None:
    layer = data_of(page_of(small_spec()))["layers"][0]
    assert layer["fields"][0]["values"] == ["biasa", None]


def test_one_map_does_not_leak_into_the_next() -> None:
    import folium

    page_of(small_spec())
    theirs = folium.Map().get_root().render()
    assert "jquery" in theirs
    assert "kadgeo" not in theirs


def test_a_reader_may_add_folium_things() -> None:
    import folium

    chart = interactive.render(small_spec())
    folium.PolyLine([(0, 0), (1, 1)]).add_to(chart)
    assert "L.polyline(" in chart.get_root().render()


@dataclasses.dataclass(frozen=True, kw_only=True)
class Clouds(Layer):
    """A kind of layer that nothing draws."""


def test_an_unknown_kind_of_layer_is_refused() -> None:
    spec = small_spec()
    (squares,) = spec.layers
    clouds = Clouds(key="clouds", name=squares.name, data=squares.data)
    with pytest.raises(SpecError, match="clouds: interactive maps cannot draw Clouds"):
        interactive.render(dataclasses.replace(spec, layers=(clouds,)))


@pytest.mark.parametrize("kind", [Polygons, Lines, Points])
def test_a_layer_without_features_is_drawn_as_nothing(kind: type[Layer]) -> None:
    spec = small_spec()
    (squares,) = spec.layers
    empty = kind(key="empty", name=squares.name, data=squares.data.iloc[:0])
    page = page_of(dataclasses.replace(spec, layers=(*spec.layers, empty)))
    assert data_of(page)["layers"][1]["ids"] == []
