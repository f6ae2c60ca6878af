"""The address holds what is shown; pages can be shared, embedded and read in two languages."""

import re

import pytest
from acting import DESKTOP, choose, facts, labels, overflow, settled

from kadgeo.maps import MAPS
from kadgeo.text import number

pytestmark = pytest.mark.browser
NARROW = {"width": 320, "height": 400}


def state(page) -> dict[str, object]:
    """What shows."""
    return {
        "facts": facts(page),
        "labels": sorted(labels(page)),
        "faded": sorted(labels(page, faded=True)),
        "boxes": page.locator("#legend input").evaluate_all("(all) => all.map((one) => one.checked)"),
        "table": page.locator("#views").inner_text(),
        "title": page.title(),
        "lang": page.locator("html").get_attribute("lang"),
        "region": page.locator("#region option:checked").inner_text(),
        "view": page.evaluate("[kadgeo.map.getZoom(), kadgeo.map.getCenter().lat.toFixed(3)]"),
    }


def test_a_shared_address_shows_the_same(site, open_page) -> None:
    page = open_page(site / "overview.html")
    choose(page, "Kabupaten Kulai Kencanagara")
    legend = page.locator("#legend")
    legend.get_by_role("checkbox", name="Zona 2").uncheck()
    legend.get_by_role("checkbox", name="Kecamatan").check()
    legend.get_by_role("checkbox", name="Sungai").uncheck()
    page.locator("#tool-table").click()
    page.get_by_role("button", name="Matriks").click()
    page.get_by_role("button", name="Perbesar").click()
    page.locator("#tool-language").click()
    settled(page)
    before = state(page)
    other = open_page(site / "overview.html", suffix=page.url[page.url.index("#") :])
    settled(other)
    assert state(other) == before
    assert before["lang"] == "en"
    other.reload()
    other.wait_for_selector("html[data-drawn=true]")
    settled(other)
    assert state(other) == before


def test_a_place_that_was_searched_for_is_in_the_address(site, open_page) -> None:
    page = open_page(site / "zones.html")
    page.locator("#search").fill("kulai lama")
    page.keyboard.press("Enter")
    settled(page)
    named = [words for words in labels(page) if words.startswith("Kulai Lama")]
    assert named
    other = open_page(site / "zones.html", suffix=page.url[page.url.index("#") :])
    settled(other)
    assert [words for words in labels(other) if words.startswith("Kulai Lama")] == named


def test_another_address_typed_into_the_open_page_is_followed(site, open_page) -> None:
    page = open_page(site / "zones.html")
    page.evaluate("location.hash = 's=regencies:97.03&lang=en'")
    page.wait_for_function("document.documentElement.lang === 'en'")
    settled(page)
    assert "Beruma Regency" in facts(page)


def test_the_link_is_copied(site, open_page) -> None:
    page = open_page(site / "zones.html", permissions=["clipboard-read", "clipboard-write"])
    choose(page, "Kabupaten Beruma")
    page.get_by_role("button", name="Bagikan").click()
    dialog = page.get_by_role("dialog", name="Bagikan")
    link = dialog.get_by_role("textbox", name="Tautan ke tampilan ini").input_value()
    assert link == page.url
    dialog.get_by_role("button", name="Salin tautan").click()
    dialog.get_by_role("button", name="Tersalin").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == link
    page.keyboard.press("Escape")
    assert not dialog.is_visible()
    assert "Kabupaten Beruma" in facts(page), "Escape closed the dialog, not the facts"


def test_the_snippet_embeds_the_present_view(site, open_page, tmp_path) -> None:
    page = open_page(site / "agreements.html")
    choose(page, "Kota Bintara")
    page.locator("#tool-table").click()
    page.get_by_role("button", name="Bagikan").click()
    snippet = page.get_by_role("dialog").get_by_role("textbox").nth(1).input_value()
    assert 'src="agreements.html?embed=1#' in snippet
    host = site / "index-of-a-host.html"
    host.write_text(f'<!DOCTYPE html><body style="margin:0;width:320px">{snippet}</body>', encoding="utf-8")
    outer = page.context.new_page()
    outer.goto(host.as_uri())
    inner = outer.frame_locator("iframe")
    inner.locator("html[data-drawn=true]").wait_for()
    assert inner.locator("#facts h2").inner_text() == "Kota Bintara"
    assert not inner.locator("#views").is_visible()
    host.unlink()


@pytest.mark.parametrize("name", MAPS)
def test_embedded_a_page_is_the_map_and_fits_320_pixels(site, open_page, name: str) -> None:
    page = open_page(site / f"{name}.html", viewport=NARROW, suffix="?embed=1")
    assert overflow(page) <= 0
    for part in ("#panel", "#search", "#tool-print", "#views"):
        assert not page.locator(part).is_visible(), part
    chart = page.locator(".map").bounding_box()
    assert (chart["width"], chart["height"]) == (320, 356)
    footer = page.locator("footer")
    assert footer.bounding_box()["y"] + footer.bounding_box()["height"] <= 400
    assert footer.get_by_role("button", name="Buka peta lengkap").is_visible()
    footer.get_by_role("button", name="Legenda").click()
    assert page.locator("#legend").is_visible()
    assert not page.locator("#search").is_visible()
    assert overflow(page) <= 0
    footer.get_by_role("button", name="Legenda").click()
    assert not page.locator("#panel").is_visible()


def test_embedded_a_click_still_tells_the_facts(site, open_page) -> None:
    page = open_page(site / "zones.html", viewport=NARROW, suffix="?embed=1")
    page.mouse.click(150, 110)
    assert "Kabupaten Kulai Timur" in facts(page)
    page.keyboard.press("Escape")
    assert not page.locator("#panel").is_visible()


INDONESIAN = re.compile(
    r"\b(dan|Draf|Zona|Kabupaten|Sumber|Tabel|Cetak|Bagikan|Legenda|Penduduk|Luas|Kesepakatan|Lingkaran)\b"
)


@pytest.mark.parametrize("name", ["overview", "zones", "agreements"])
def test_the_language_changes_without_reloading(site, open_page, name: str) -> None:
    page = open_page(site / f"{name}.html")
    page.evaluate("window.same = true")
    if page.locator("#tool-table").is_visible():
        page.locator("#tool-table").click()
    choose(page, "Kabupaten Pandara")
    page.get_by_role("button", name="English").click()
    settled(page)
    assert page.evaluate("window.same")
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.title() == page.locator("h1").inner_text()
    assert page.locator("#facts h2").inner_text() == "Pandara Regency"
    shown = [page.title(), *labels(page)]
    for part in ("header", "#legend", "#region", ".tools", "#views thead", ".tabs", "#description"):
        shown += page.locator(part).all_inner_texts()
    shown += page.locator("#facts dt").all_inner_texts()
    names = page.evaluate(
        "[...document.querySelectorAll('#panel [aria-label], .folium-map')].map((one) => one.ariaLabel)"
    )
    for words in [*shown, *names]:
        proper = re.sub(r"Kawasan[^\n]*", "", words)
        assert not INDONESIAN.search(proper), words
    page.get_by_role("button", name="Bahasa Indonesia").click()
    assert page.locator("html").get_attribute("lang") == "id"
    assert page.locator("#facts h2").inner_text() == "Kabupaten Pandara"


def test_numbers_and_dates_follow_the_language(site, open_page, dataset) -> None:
    area = dataset.regencies.at["97.02", "official_area_km2"]
    page = open_page(site / "zones.html", viewport=DESKTOP)
    choose(page, "Kabupaten Kulai Kencanagara")
    assert f"{number(area, 'id', decimals=1)} km²" in facts(page)
    assert "31 Desember 2024" in facts(page)
    page.get_by_role("button", name="English").click()
    assert f"{number(area, 'en', decimals=1)} km²" in facts(page)
    assert "December 31, 2024" in facts(page) or "31 December 2024" in facts(page)
