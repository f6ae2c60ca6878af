"""Tables with markup, quotes, very long names, right-to-left text and emoji leave every page intact."""

import dataclasses
import sys
from pathlib import Path

import pytest
from acting import DESKTOP, PHONE, overflow, saved, search, settled
from lxml import etree

import kadgeo
from kadgeo import build, publish
from kadgeo.layers import Gazetteer, Lines, Points
from kadgeo.maps import MAPS
from kadgeo.palette import Category
from kadgeo.render import interactive
from kadgeo.text import Text

sys.path.insert(0, str(Path(__file__).parents[1] / "render"))
from test_interactive import small_spec

pytestmark = pytest.mark.browser
HOSTILE = {
    "html": "</script><img src=x onerror=window.hacked=1><b>tebal</b>",
    "quotes": "\"'`${window.hacked=1}`\\ &amp; &quot; %E0%A4%A #&=,:",
    "long": "Sangat" * 50,
    "words": "nama yang panjang sekali " * 12,
    "rtl": "مدينة سماريندا adniramas  שלום",
    "emoji": "🐊🛶 Kota 👩🏽🌾🇮🇩",
}


def spec_of(text: str):
    """Every kind of layer, with the same text wherever a table may put one."""
    spec = small_spec(name=text, note=text, title=text, id=text)
    (squares,) = spec.layers
    squares = dataclasses.replace(squares, key="regencies", is_table=True)
    both = tuple(f"regencies:{key}" for key in squares.data.index[:2])
    ends = squares.data.assign(ends=[both] * len(squares.data), kind="k")
    words = {
        "heading": "name",
        "label": "name",
        "fields": squares.fields,
        "citation": "note",
        "is_table": True,
    }
    kinds = (Category(key="k", label=Text.same(text), color="#882255"),)
    shown = {"categories": kinds, "by": "kind", **words}
    lines = Lines(
        key="links",
        name=Text.same(text),
        data=ends.set_geometry(ends.boundary),
        ends="ends",
        halo=True,
        **shown,
    )
    points = Points(
        key="points", name=Text.same(text), data=ends.set_geometry(ends.representative_point()), **shown
    )
    places = Gazetteer(
        key="places",
        name=Text.same(text),
        data=points.data.assign(name=text, above=text),
        heading="name",
        above="above",
        zoom=9,
    )
    return dataclasses.replace(
        spec, layers=(squares, lines, points), gazetteers=(places,), subtitle=Text.same(text)
    )


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("kind", HOSTILE)
def test_a_page_of_hostile_texts_works_and_keeps_its_shape(open_page, tmp_path, kind: str, viewport) -> None:
    text = HOSTILE[kind]
    path = tmp_path / "squares.html"
    interactive.render(spec_of(text)).save(path)
    page = open_page(path, viewport=viewport)
    assert page.locator("h1").inner_text() == " ".join(text.split())
    search(page, text[:20])
    page.keyboard.press("Enter")
    settled(page)
    assert " ".join(page.locator("#facts h2").first.inner_text().split()) == " ".join(text.split())
    page.keyboard.press("Escape")
    if viewport is PHONE and page.locator("#panel").get_attribute("data-sheet") == "closed":
        page.locator("#sheet-handle").click()
    page.locator("#tool-share").click()
    page.keyboard.press("Escape")
    svg = saved(page, "Simpan SVG", tmp_path)
    assert etree.parse(svg).getroot().tag.endswith("svg")
    page.locator("#tool-table").click()
    for view in range(page.locator("#views [aria-pressed]").count()):
        page.locator("#views [aria-pressed]").nth(view).click()
        settled(page)
        assert overflow(page) <= 0
        chart = page.locator(".map").bounding_box()
        assert chart["width"] >= 390
        assert chart["height"] >= 150
    panel = page.locator("#panel")
    assert panel.evaluate("(one) => one.scrollWidth - one.clientWidth") <= 0
    assert page.evaluate("window.hacked") is None
    assert page.locator("img").count() == 0


def test_a_state_of_hostile_names_survives_the_address(open_page, tmp_path) -> None:
    path = tmp_path / "squares.html"
    interactive.render(spec_of(HOSTILE["quotes"])).save(path)
    page = open_page(path)
    page.locator("#region").select_option(index=2)
    settled(page)
    chosen = page.locator("#facts h2").inner_text()
    other = open_page(path, suffix=page.url[page.url.index("#") :])
    settled(other)
    assert other.locator("#facts h2").inner_text() == chosen


@pytest.fixture(scope="module")
def hostile_site(sample: Path, tmp_path_factory) -> Path:
    """The sample with hostile texts in all cells that are free text."""
    from helpers import ProjectCopy

    folder = tmp_path_factory.mktemp("hostile")
    copy = ProjectCopy.make(folder / "project", sample)
    for table, column in [
        ("agreements", "title"),
        ("agreements", "note"),
        ("agreements", "source_place"),
        ("industrial_areas", "name"),
        ("industrial_areas", "note"),
        ("offers", "subject"),
        ("zones", "name"),
        ("regencies", "note"),
    ]:
        for number, text in zip(
            range(2, 5),
            list(HOSTILE.values())[:3] if column != "note" else list(HOSTILE.values())[3:],
            strict=True,
        ):
            copy.edit(table, number, column, text.strip())
    out = folder / "site"
    publish.put(out, dict(build.job(kadgeo.load(copy.root), lang="id").files()))
    return out


@pytest.mark.parametrize("name", MAPS)
def test_every_page_of_a_hostile_project_is_intact(hostile_site, open_page, name: str) -> None:
    page = open_page(hostile_site / f"{name}.html")
    if page.locator("#tool-table").is_visible():
        page.locator("#tool-table").click()
    page.locator("#region").select_option(index=3)
    settled(page)
    assert page.locator("#facts dd").count() > 5
    assert overflow(page) <= 0
    assert page.locator("#panel").evaluate("(one) => one.scrollWidth - one.clientWidth") <= 0
    assert page.evaluate("window.hacked") is None
    assert page.locator("img").count() == 0
    page.pdf()
