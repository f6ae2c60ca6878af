"""Regency, district and village outlines by zoom or by choice."""

import io

import numpy as np
import pytest
from acting import click, facts, labels, search, settled, spot
from PIL import Image

pytestmark = pytest.mark.browser
VILLAGES, DISTRICTS = "Desa dan kelurahan", "Kecamatan"


def box(page, name: str):
    return page.locator("#legend").get_by_role("checkbox", name=name)


def zoom(page, level: float) -> None:
    page.evaluate("(level) => void kadgeo.map.setView([-0.5, 117.1], level, { animate: false })", level)
    settled(page)


def ink(page) -> int:
    """How many pixels of a square within one region are of another colour than their neighbour."""
    x, y = spot(page, 117.0, 1.05)
    clip = {"x": x - 40, "y": y - 20, "width": 80, "height": 40}
    picture = np.asarray(Image.open(io.BytesIO(page.screenshot(clip=clip))).convert("L"), dtype=int)
    return int((np.abs(np.diff(picture, axis=1)) > 6).sum())


def test_finer_levels_appear_when_zoomed_in(site, open_page) -> None:
    page = open_page(site / "overview.html")
    steps = [(7, False, False), (9, True, False), (11, True, True), (7, False, False)]
    for level, districts, villages in steps:
        zoom(page, level)
        assert box(page, DISTRICTS).is_checked() == districts, level
        assert box(page, VILLAGES).is_checked() == villages, level


def test_a_level_can_be_chosen_at_any_zoom(site, open_page) -> None:
    page = open_page(site / "overview.html")
    zoom(page, 7)
    before = ink(page)
    box(page, VILLAGES).check()
    settled(page)
    assert ink(page) > before + 20
    assert "l=villages" in page.url
    zoom(page, 11)
    box(page, VILLAGES).uncheck()
    settled(page)
    assert not page.evaluate("kadgeo.layers.find((one) => one.key === 'villages').on")
    zoom(page, 12)
    assert not box(page, VILLAGES).is_checked(), "who turned it off does not get it back by zooming"


def test_a_chosen_village_and_district_are_named_and_outlined(site, open_page, dataset) -> None:
    page = open_page(site / "overview.html")
    zoom(page, 11)
    village = dataset.villages[dataset.villages["name"] == "Kulai Lama"].iloc[0]
    point = village.geometry.representative_point()
    page.evaluate(
        "([lat, lon]) => void kadgeo.map.setView([lat, lon], 11, { animate: false })", [point.y, point.x]
    )
    settled(page)
    click(page, point.x, point.y)
    told = page.locator("#facts h2").all_inner_texts()
    assert any(one.startswith("Kulai Lama") for one in told)
    assert any(one.startswith("Kabupaten Kulai Kencanagara") for one in told)
    assert "Bagian dari" in facts(page)
    page.locator("#facts ul.several").get_by_text("Kulai Lama", exact=True).click()
    settled(page)
    assert "Kulai Lama" in labels(page)
    assert page.locator(".leaflet-kadgeo-outline-pane path").count() == 1


def test_a_search_for_a_village_turns_its_level_on(site, open_page) -> None:
    page = open_page(site / "overview.html")
    results = search(page, "kulai lama")
    assert "Desa dan kelurahan" in results[0]
    page.keyboard.press("Enter")
    settled(page)
    assert box(page, VILLAGES).is_checked()
    assert "Kulai Lama" in labels(page)
    assert "Kulai Lama" in facts(page)
