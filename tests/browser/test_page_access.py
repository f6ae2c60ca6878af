"""Keyboard, screen reader, touch and calm screens: everyone can use the page."""

import json

import pytest
from acting import DESKTOP, PHONE, choose, click, facts, labels, overflow, settled
from axe_playwright_python.sync_playwright import Axe

from kadgeo.maps import MAPS

pytestmark = pytest.mark.browser
EVERY = (*MAPS, "index")


def faults(page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [
        f"{one['id']}: {[node['html'][:150] for node in one['nodes'][:3]]}"
        for one in found
        if one["impact"] in {"serious", "critical"}
    ]


@pytest.mark.parametrize("name", EVERY)
def test_axe_finds_nothing_serious_on_a_page(site, open_page, name: str) -> None:
    assert not faults(open_page(site / f"{name}.html"))


@pytest.mark.parametrize("name", MAPS)
def test_axe_finds_nothing_with_facts_table_and_dialog_open(site, open_page, name: str) -> None:
    page = open_page(site / f"{name}.html")
    if page.locator("#tool-table").is_visible():
        page.locator("#tool-table").click()
    for summary in page.locator("summary").all():
        summary.click()
    click(page, 116.2, 1.1)
    assert facts(page)
    assert not faults(page)
    page.emulate_media(color_scheme="dark")
    assert not faults(page)
    page.locator("#tool-share").click()
    assert not faults(page)


@pytest.mark.parametrize("name", MAPS)
def test_axe_finds_nothing_on_a_phone(site, open_page, name: str) -> None:
    page = open_page(site / f"{name}.html", viewport=PHONE, has_touch=True, is_mobile=True)
    assert not faults(page)
    page.locator("#sheet-handle").tap()
    page.locator("#search").fill("kulai")
    assert not faults(page)


def test_the_tab_order_leads_from_search_to_the_map(site, open_page) -> None:
    page = open_page(site / "zones.html")
    passed = []
    for _ in range(40):
        page.keyboard.press("Tab")
        page_at = page.evaluate(
            """() => {
              const one = document.activeElement;
              const { outlineStyle, outlineWidth } = getComputedStyle(one);
              const { width, height } = one.getBoundingClientRect();
              const name = one.id || one.dataset.category || one.className || one.tagName;
              return [name, outlineStyle !== "none" && parseFloat(outlineWidth) >= 2, width * height > 0];
            }"""
        )
        if page_at[0] in {"BODY", "tool-skip"} and passed:
            break
        passed.append(page_at)
    names = [name for name, *_ in passed]
    assert names[:3] == ["tool-skip", "SUMMARY", "search"]
    names = ["map" if "folium-map" in name or "kadgeo" in name else name for name in names]
    order = [
        names.index(name) for name in ("search", "region", "tool-home", "tool-language", "1", "4", "map")
    ]
    assert order == sorted(order)
    for name, outlined, visible in passed:
        assert outlined, f"{name} shows no focus"
        assert visible, name


def test_the_first_tab_stop_leads_to_the_map(site, open_page) -> None:
    page = open_page(site / "zones.html")
    page.keyboard.press("Tab")
    assert page.get_by_role("button", name="Ke peta").is_visible()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement === kadgeo.map.getContainer()")
    assert (
        not page.get_by_role("button", name="Ke peta").is_visible()
        or page.locator("#tool-skip").bounding_box()["x"] < 0
    )


def test_arrows_enter_and_escape_work_in_the_map(site, open_page) -> None:
    page = open_page(site / "zones.html")
    chart = page.get_by_role("application", name="Peta")
    chart.focus()
    page.keyboard.press("+")
    settled(page)
    before = page.evaluate("kadgeo.map.getCenter().lat")
    page.keyboard.press("ArrowUp")
    page.wait_for_function("(before) => kadgeo.map.getCenter().lat > before + 0.1", arg=before)
    settled(page)
    page.wait_for_function("document.getElementById('announce').innerText.includes('Kabupaten')")
    said = page.locator("#announce").inner_text()
    page.keyboard.press("Enter")
    settled(page)
    assert page.locator("#facts h2").first.inner_text() == said
    assert page.evaluate("document.activeElement.tagName") == "H2"
    page.keyboard.press("Escape")
    assert not page.locator("#facts").is_visible()
    assert page.evaluate("document.activeElement === kadgeo.map.getContainer()"), "back where it came from"


def test_the_whole_way_by_keyboard_from_the_list(site, open_page) -> None:
    page = open_page(site / "agreements.html")
    page.locator("#region").focus()
    page.keyboard.type("Kota Bi")
    page.wait_for_function("!document.getElementById('facts').hidden")
    assert page.locator("#facts h2").inner_text() == "Kota Bintara"
    assert page.locator("#announce").inner_text() == "Kota Bintara"
    page.locator("#facts .close").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    settled(page)
    assert page.locator("#facts h2").inner_text() == "Air baku Kuken untuk Bintara"
    page.locator("#facts .close").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "region"


@pytest.mark.parametrize("name", MAPS)
def test_targets_are_large_enough_for_a_thumb(site, open_page, name: str) -> None:
    page = open_page(site / f"{name}.html", viewport=PHONE, has_touch=True, is_mobile=True)
    small = """() => [...document.querySelectorAll(
        "button, input, select, summary, [role=option], .leaflet-bar a")]
      .map((one) => one.type === "checkbox" ? one.closest("label") : one)
      .filter((one) => one.checkVisibility() && one.offsetWidth > 1)
      .map((one) => [one.id || one.className || one.innerText, one.getBoundingClientRect()])
      .filter(([, box]) => box.right > 0 && (box.height < 43.9 || box.width < 43.9)).map(([name]) => name)"""
    assert page.evaluate(small) == []
    page.locator("#sheet-handle").tap()
    assert page.evaluate(small) == []
    choose(page, "Kabupaten Kulai Kencanagara")
    assert page.evaluate(small) == []
    if page.locator("#tool-table").is_visible():
        page.locator("#tool-table").tap()
        assert page.evaluate(small) == []
        for tab in page.locator("#views [aria-pressed]").all()[1:2]:
            tab.tap()
            assert page.evaluate(small) == []
    assert overflow(page) <= 0


def test_on_a_phone_the_panel_is_a_sheet_at_the_bottom(site, open_page) -> None:
    page = open_page(site / "zones.html", viewport=PHONE, has_touch=True, is_mobile=True)
    panel, handle = page.locator("#panel"), page.get_by_role("button", name="Legenda dan lapisan")
    box = panel.bounding_box()
    assert box["y"] + box["height"] == pytest.approx(844, abs=1)
    assert box["height"] <= 140
    assert handle.get_attribute("aria-expanded") == "false"
    assert not page.locator("#legend").is_visible(), "what is out of sight cannot be tabbed to"
    handle.tap()
    page.wait_for_function("document.getElementById('panel').getBoundingClientRect().height > 450")
    assert handle.get_attribute("aria-expanded") == "true"
    assert page.locator("#legend").is_visible()
    assert page.locator(".map").bounding_box()["height"] >= 300, "the map stays in sight"
    assert "Kultim" in labels(page)
    handle.tap()
    page.touchscreen.tap(150, 330)
    settled(page)
    assert page.locator("#facts h2").is_visible()
    page.locator("#facts .close").tap()
    assert panel.get_attribute("data-sheet") == "closed"


def test_calm_screens_do_not_animate(site, open_page) -> None:
    page = open_page(site / "zones.html", reduced_motion="reduce", viewport=PHONE)
    at = page.evaluate("kadgeo.map.setZoom(9), kadgeo.map.getZoom()")
    assert at == 9
    moved = page.evaluate("kadgeo.map.panBy([0, 120]), kadgeo.map._getMapPanePos().y")
    assert moved != 0
    assert not page.evaluate("Boolean(kadgeo.map._panAnim?._inProgress)")
    running = page.evaluate(
        "document.getAnimations().length + (byId('sheet-handle').click(), document.getAnimations().length)"
    )
    assert running == 0


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_page_names_its_parts(site, open_page, viewport) -> None:
    page = open_page(site / "overview.html", viewport=viewport)
    tree = json.dumps(page.locator("body").aria_snapshot(), ensure_ascii=False)
    for part in ("complementary", "main", "application", "combobox", "heading", "status"):
        assert part in tree, part
