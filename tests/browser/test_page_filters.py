"""Filters by party, sector and year narrow a map down member by member; too many links are thinned out."""

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from acting import labels, settled

from kadgeo.layers import Field, Filter, Lines, MapSpec, Polygons
from kadgeo.palette import Category
from kadgeo.render import interactive
from kadgeo.text import Text

pytestmark = pytest.mark.browser
ACTIVE, TALKS = (
    Category(key="active", label=Text("Berlaku", "In force"), color="#0072B2"),
    Category(key="talks", label=Text("Pembicaraan", "Talks"), color="#767676", dash=(2, 6)),
)
SECTORS = (
    Category(key="road", label=Text("Jalan", "Road"), color="#000000"),
    Category(key="water", label=Text("Air", "Water"), color="#000000"),
)
COUNT = 30


def column(values: list[object]) -> pd.Series:
    return pd.Series(values, dtype=object)


def links(count: int) -> Lines:
    """Links that stand for one agreement each, but the first for three: two in force, of roads, and talks."""
    states = [("active", "active", "talks"), *[("talks",)] * (count - 1)]
    sectors = [(("road",), ("road",), ("water",)), *[(("water",),)] * (count - 1)]
    lines = [shapely.LineString([(116.1, 0.1 + n / 40), (116.9, 0.1 + n / 40)]) for n in range(count)]
    data = gpd.GeoDataFrame(
        {
            "name": [f"Link {n}" for n in range(count)],
            "state": [some[0] for some in states],
            "states": column(states),
            "sector": column(sectors),
        },
        geometry=lines,
        crs="EPSG:4326",
    )
    return Lines(
        key="links",
        name=Text("Kerja sama", "Cooperation"),
        data=data,
        categories=(ACTIVE, TALKS),
        by="state",
        members="states",
        heading="name",
        label="name",
        stem="name",
        named_by="sector",
        most_labels=12,
        most_strong=20,
        halo=True,
        is_table=True,
        filters=(Filter(column="sector", name=Text("Bidang", "Sector"), categories=SECTORS),),
        fields=(Field(column="name", label=Text("Nama", "Name")),),
    )


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    box = gpd.GeoDataFrame(geometry=[shapely.box(116, 0, 117, 1)], crs="EPSG:4326")
    land = Polygons(key="land", name=Text.same("Land"), data=box, fill="#ffffff")
    words, bounds = Text("Uji", "Trial"), (116.0, 0.0, 117.0, 1.0)
    spec = MapSpec(
        name="many",
        title=words,
        subtitle=words,
        layers=(land, links(COUNT)),
        bounds=bounds,
        extent=bounds,
        credits=(),
    )
    path = tmp_path_factory.mktemp("many") / "many.html"
    path.write_text(interactive.render(spec).get_root().render(), encoding="utf-8")
    return path


def only(page, name: str) -> None:
    if page.locator(".facet").get_attribute("open") != "":
        page.locator(".facet summary").click()
    page.get_by_role("button", name=f"Hanya ini: {name}").click()
    settled(page)


def shown(page) -> int:
    return page.evaluate("kadgeo.layers[1].ids.filter((_, i) => isShown(kadgeo.layers[1], i)).length")


def width(page, i: int) -> float:
    return page.evaluate("(i) => kadgeo.layers[1].drawn[i].at(-1).options.weight", i)


def test_of_too_many_links_the_strongest_stand_out_and_twelve_have_names(many, open_page) -> None:
    page = open_page(many)
    widths = [width(page, i) for i in range(COUNT)]
    assert sum(one > 1 for one in widths) == 20
    assert widths[0] == max(widths) > 2
    assert 0 < len(labels(page)) <= 12
    assert "Link 0 · 3" in labels(page)
    assert page.locator("#legend").get_by_text("20 hubungan terkuat").is_visible()


def test_only_this_shows_the_members_that_are_meant(many, open_page) -> None:
    page = open_page(many)
    only(page, "Jalan")
    assert (shown(page), labels(page)) == (1, ["Link 0 · 2"])
    assert not page.locator("#legend").get_by_text("20 hubungan terkuat").is_visible()
    only(page, "Pembicaraan")
    assert shown(page) == 0, "the talks of the link are about water"
    only(page, "Air")
    assert shown(page) == COUNT
    assert width(page, 0) <= 2, "of three members one is left"


def test_the_address_and_the_picture_tell_what_is_kept(many, open_page) -> None:
    page = open_page(many)
    only(page, "Jalan")
    assert "f=sector:road" in page.url
    again = open_page(many, suffix="#" + page.url.split("#")[1])
    assert shown(again) == 1
    assert again.locator(".facet summary small").inner_text() == "Jalan"
    with again.expect_download() as saving:
        again.locator("#tool-svg").click()
    assert "Disaring: Bidang: Jalan" in saving.value.path().read_text(encoding="utf-8")
    again.get_by_role("button", name="Tampilkan semua").click()
    assert shown(again) == COUNT
    assert "f=" not in again.url


def test_a_name_in_the_legend_leaves_only_its_kind_and_brings_all_back(many, open_page) -> None:
    page = open_page(many)
    only(page, "Berlaku")
    assert shown(page) == 1
    assert "off=links.talks" in page.url
    only(page, "Berlaku")
    assert shown(page) == COUNT


def test_boxes_keep_several(many, open_page) -> None:
    page = open_page(many)
    only(page, "Jalan")
    page.locator(".facet").get_by_role("checkbox", name="Air").click()
    assert shown(page) == COUNT
    assert "f=" not in page.url, "all of them is no filter"
