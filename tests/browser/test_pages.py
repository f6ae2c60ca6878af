"""Every page, opened from disk in a real browser with the network off, draws what it should."""

import json

import pytest
from acting import DESKTOP, PHONE

from kadgeo.maps import MAPS

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("name", MAPS)
def test_a_page_draws_all_its_layers(site, open_page, name: str, viewport) -> None:
    page = open_page(site / f"{name}.html", viewport=viewport)
    layers = page.evaluate(
        "kadgeo.layers.map((one) => [one.key, one.visible, one.on, one.ids.length, one.features.length])"
    )
    assert layers
    for key, visible, on, ids, features in layers:
        assert bool(visible) == on, key
        assert ids == features, key
    inked = page.evaluate(
        """() => {
          const canvas = document.querySelector("canvas");
          const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
          const colors = new Set();
          for (let i = 0; i < data.length; i += 404) colors.add(data.slice(i, i + 3).join());
          return colors.size;
        }"""
    )
    assert inked > 5


def test_kuken_is_striped_in_its_three_colours(site, open_page, dataset) -> None:
    page = open_page(site / "zones.html")
    categories = {one.key: one.color for one in dataset.project.categories["zones"]}
    styles = page.evaluate(
        "(() => { const l = kadgeo.layers.find((one) => one.key === 'regencies');"
        " return Object.fromEntries(l.ids.map((id, i) => [id, l.styles[i].colors])); })()"
    )
    assert styles[dataset.regency("Kuken")] == [categories[key] for key in "124"]
    assert styles[dataset.regency("Bintara")] == [categories[key] for key in "13"]
    assert styles[dataset.regency("Pandara")] == [categories["4"]]


def test_the_page_decodes_what_python_encoded(site, open_page, dataset) -> None:
    page = open_page(site / "overview.html")
    areas = json.loads(
        page.evaluate(
            """() => {
              const layer = kadgeo.layers.find((one) => one.key === "regencies");
              const ring = (points) => points.reduce((sum, a, i) => {
                const b = points[(i + 1) % points.length];
                return sum + (a.lng * b.lat - b.lng * a.lat) / 2;
              }, 0);
              const part = (rings) => rings.reduce((sum, r, n) => sum + (n ? -1 : 1) * Math.abs(ring(r)), 0);
              const area = ({ parts }) => parts.reduce((sum, rings) => sum + part(rings), 0);
              return JSON.stringify(layer.features.map(area));
            }"""
        )
    )
    for drawn, source in zip(areas, dataset.regencies.geometry, strict=True):
        assert drawn == pytest.approx(source.area, rel=0.005)


def test_labels_name_regions_and_do_not_overlap(site, open_page) -> None:
    page = open_page(site / "overview.html")
    boxes = page.evaluate(
        "[...document.querySelectorAll('.map-label')].map((one) => { const b = one.getBoundingClientRect();"
        " return [one.innerText, b.left, b.top, b.right, b.bottom]; })"
    )
    assert {"Kultim", "Beruma", "Pandara"} <= {words.split("\n")[0] for words, *_ in boxes}
    for i, (first, left, top, right, bottom) in enumerate(boxes):
        for second, left2, top2, right2, bottom2 in boxes[i + 1 :]:
            apart = right <= left2 or right2 <= left or bottom <= top2 or bottom2 <= top
            assert apart, (first, second)


def test_a_click_shows_the_facts_and_their_source(site, open_page) -> None:
    page = open_page(site / "agreements.html")
    page.get_by_role("button", name="Tabel").click()
    page.get_by_role("button", name="Jalan penghubung Kuken–Kulbar").first.click()
    facts = page.locator("#facts")
    assert "8 jam" not in facts.inner_text(), "told of the road, not of the draft"
    assert "April 2014" in facts.inner_text()
    assert (
        "Sumber: Berita rapat 6 Feb 2014, Kesimpulan Rapat, Draft Kesepakatan, butir 1" in facts.inner_text()
    )


def test_english_pages_speak_english(english, open_page) -> None:
    page = open_page(english / "zones.html")
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("h1").inner_text() == "Four development zones, 6 February 2014"
    assert "Development zones" in page.locator("#legend").inner_text()


def test_the_front_page_opens_and_leads_to_a_map(site, open_page) -> None:
    page = open_page(site / "index.html")
    assert page.locator(".card svg").count() == len(MAPS)
    page.locator(".card h3 a").first.click()
    page.wait_for_selector("html[data-drawn=true]")


def test_a_map_leads_to_the_others_and_takes_the_chosen_region_along(site, open_page) -> None:
    page = open_page(site / "agreements.html", suffix="#s=regencies:97.02")
    page.locator("#menu summary").click()
    links = page.locator("#menu a").evaluate_all("(all) => all.map((one) => one.getAttribute('href'))")
    assert links[:2] == ["index.html", "register.html"]
    assert all((site / link.split("#")[0]).exists() for link in links)
    assert page.locator("#menu [aria-current=page]").get_attribute("href").startswith("agreements.html")
    page.locator("#menu a[href^='zones.html']").click()
    page.wait_for_selector("html[data-drawn=true]")
    assert page.locator("#facts h2").inner_text() == "Kabupaten Kulai Kencanagara"
