"""A project of regencies alone, and every kind of page on a phone."""

from pathlib import Path

import little
import pytest
from acting import PHONE, overflow
from helpers import DAY

import kadgeo
from kadgeo import build, publish

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def bare(tmp_path_factory) -> Path:
    """Pages and report of a project that has the boundaries of its regencies and no more."""
    folder = tmp_path_factory.mktemp("bare")
    root = little.write(folder / "project", without=little.PARTS, maps=("overview", "gaps"))
    made = build.job(kadgeo.load(root, as_of=DAY), lang="id", names=["maps", "front", "report"])
    publish.put(folder / "out", dict(made.files()))
    return folder / "out"


def test_regencies_alone_are_drawn_and_nothing_absent_is_spoken_of(bare, open_page) -> None:
    page = open_page(bare / "overview.html")
    assert page.evaluate("kadgeo.layers.map((one) => [one.key, one.features.length])") == [["regencies", 3]]
    assert page.locator("#search").get_attribute("placeholder") == "Cari daerah"
    legend = page.locator("#legend .group")
    assert legend.all_inner_texts() == ["Kabupaten dan kota"]
    for absent in ("#time", "#filters", "#legend .entries"):
        assert page.locator(absent).filter(visible=True).count() == 0, page.locator(absent).inner_html()


def test_the_search_box_offers_what_the_map_holds(site, open_page) -> None:
    page = open_page(site / "gaps.html", suffix="#lang=en")
    assert page.locator("#search").get_attribute("placeholder") == (
        "Search regions, districts, villages, agreements, gaps"
    )


@pytest.mark.parametrize("name", ["overview.html", "index.html", "report.html"])
def test_a_bare_page_fits_a_phone(bare, open_page, name: str) -> None:
    assert overflow(open_page(bare / name, viewport=PHONE)) <= 0


@pytest.mark.parametrize("name", ["index.html", "register.html"])
def test_a_page_fits_a_phone(site, open_page, name: str) -> None:
    assert overflow(open_page(site / name, viewport=PHONE)) <= 0
