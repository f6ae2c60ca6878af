"""Printed, and saved as SVG and PNG, a map is one tidy sheet with all that belongs on it."""

import datetime
import io
import unicodedata

import pypdf
import pytest
from acting import DESKTOP, PHONE, alike, choose, saved, settled
from lxml import etree
from PIL import Image

from kadgeo.maps import MAPS, draw

pytestmark = pytest.mark.browser
A4 = (841.9, 595.3)  # points, landscape
VIEW = "[kadgeo.map.getZoom(), kadgeo.map.getCenter().lat, kadgeo.map.getCenter().lng, location.hash.length]"
SVG = "{http://www.w3.org/2000/svg}"


def words_of(path) -> list[str]:
    return ["".join(one.itertext()) for one in etree.parse(path).iter(f"{SVG}text")]


def villages_on(page) -> None:
    page.locator("#legend").get_by_role("checkbox", name="Desa dan kelurahan").check()
    settled(page)


@pytest.mark.parametrize(
    ("name", "viewport"), [*((name, DESKTOP) for name in MAPS), ("zones", PHONE), ("overview", PHONE)]
)
def test_it_prints_as_one_landscape_page_with_everything(
    site, open_page, dataset, name: str, viewport
) -> None:
    page = open_page(site / f"{name}.html", viewport=viewport)
    view = page.evaluate(VIEW)
    pdf = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, print_background=True)))
    assert len(pdf.pages) == 1
    (sheet,) = pdf.pages
    assert (float(sheet.mediabox.width), float(sheet.mediabox.height)) == pytest.approx(A4, abs=1.5)
    words = " ".join(unicodedata.normalize("NFKC", sheet.extract_text()).split())  # ligatures
    spec = draw(name, dataset)
    assert spec.title.id in words
    assert " km" in words
    assert " U " in f" {words} "
    assert "Sumber dan lisensi" in words
    assert "Juru Ukur Rimba" in words
    assert f"Dibuat {datetime.datetime.now(datetime.UTC).day} " in words
    for layer in spec.legend:
        for category in layer.legend if layer.visible else ():
            assert category.label.id in words
    settled(page)
    assert page.evaluate(VIEW) == pytest.approx(view, abs=0.005)


def test_the_print_fills_the_paper_and_dark_screens_print_white(site, open_page) -> None:
    page = open_page(site / "overview.html", color_scheme="dark")
    villages_on(page)
    page.evaluate("byId('sheet').replaceChildren(sheet(kadgeo))")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 1077, "height": 748})  # A4 within the margins
    box = page.locator("#sheet > svg").bounding_box()
    width, height, frame = page.evaluate(
        """() => {
          const { width, height } = document.querySelector("#sheet > svg").viewBox.baseVal;
          const frame = document.querySelector("#sheet g > rect[fill=none]").width.baseVal.value;
          return [width, height, frame / width];
        }"""
    )
    scale = min(box["width"] / width, box["height"] / height)
    assert width * scale >= 0.96 * 1077
    assert height * scale >= 0.96 * 748
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    assert picture.getpixel((6, 6)) == (255, 255, 255)
    assert frame > 0.7, "most of the sheet is the map"


@pytest.mark.parametrize("name", MAPS)
def test_nothing_on_the_sheet_overlaps_or_is_cut(site, open_page, tmp_path, name: str) -> None:
    page = open_page(site / f"{name}.html")
    choose(page, "Kabupaten Kulai Kencanagara")
    path = saved(page, "Simpan SVG", tmp_path)
    picture = page.context.new_page()
    picture.goto(path.as_uri())
    texts = picture.evaluate(
        """() => [...document.querySelectorAll("text")].map((one) => {
          const { x, y, width, height } = one.getBoundingClientRect();
          return [one.textContent, x, y + height * 0.2, x + width, y + height * 0.8];
        })"""
    )
    left, top, right, bottom = picture.evaluate(
        """() => {
          const box = document.documentElement.getBoundingClientRect();
          return [box.left, box.top, box.right, box.bottom];
        }"""
    )
    assert len(texts) > 15
    for i, (words, x1, y1, x2, y2) in enumerate(texts):
        assert left <= x1 < x2 <= right, words
        assert top <= y1 < y2 <= bottom, words
        for other, u1, v1, u2, v2 in texts[i + 1 :]:
            assert x2 <= u1 or u2 <= x1 or y2 <= v1 or v2 <= y1, (words, other)


def test_the_svg_is_whole_and_shows_what_the_page_shows(site, open_page, tmp_path) -> None:
    page = open_page(site / "zones.html")
    page.locator("#legend").get_by_role("checkbox", name="Zona 2").uncheck()
    path = saved(page, "Simpan SVG", tmp_path)
    assert path.name == "zones.svg"
    root = etree.parse(path).getroot()
    assert root.tag == f"{SVG}svg"
    assert root.find(f"{SVG}title").text == "Empat zona pembangunan, 6 Februari 2014"
    ids = {one.get("id") for one in root.iter() if one.get("id")}
    used = {one.get("fill")[5:-1] for one in root.iter() if (one.get("fill") or "").startswith("url(")}
    assert used <= ids
    assert "stripes-0072B2-CC79A7" in used
    assert not any("E69F00" in one for one in used)
    words = words_of(path)
    assert "Zona 2" not in words
    assert {"Zona 1", "Zona 3", "Zona 4", "Kuken", "Malulu", "U"} <= set(words)
    assert not list(root.iter(f"{SVG}script", f"{SVG}image", f"{SVG}foreignObject"))


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_png_is_sharp_and_in_the_colours_of_the_map(site, open_page, dataset, tmp_path, viewport) -> None:
    page = open_page(site / "zones.html", viewport=viewport)
    if viewport is PHONE:
        page.locator("#sheet-handle").click()
    picture = Image.open(saved(page, "Simpan PNG", tmp_path))
    assert picture.format == "PNG"
    assert picture.width >= 2400
    assert picture.width / picture.height == pytest.approx(1.43, abs=0.03)
    shown = picture.convert("RGB").getcolors(picture.width * picture.height)
    frequent = {colour for count, colour in shown if count > 0.0002 * picture.width * picture.height}
    for zone in dataset.project.categories["zones"]:
        full = tuple(int(zone.color[i : i + 2], 16) for i in (1, 3, 5))
        opacity = page.evaluate("kadgeo.layers.find((one) => one.key === 'regencies').opacity")
        swatch = tuple(round(c * opacity + 255 * (1 - opacity)) for c in full)
        assert any(alike({swatch}, {one}) for one in frequent), zone.key


def test_the_present_part_of_the_map_is_printed(site, open_page, tmp_path) -> None:
    page = open_page(site / "overview.html")
    page.evaluate("void kadgeo.map.setView([-0.5, 117.1], 10, { animate: false })")
    settled(page)
    bare = saved(page, "Simpan SVG", tmp_path).stat().st_size
    villages_on(page)
    settled(page)
    path = saved(page, "Simpan SVG", tmp_path)
    words = words_of(path)
    assert {"Samudara", "Desa dan kelurahan"} <= set(words)
    assert "Beruma" not in words
    assert "10 km" in words or "20 km" in words
    assert path.stat().st_size > bare, "the villages are on it"
