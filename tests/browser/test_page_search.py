"""Search finds regions, villages, areas and agreements by any name, small slips allowed."""

import pytest
from acting import DESKTOP, PHONE, facts, labels, search, settled

from kadgeo.maps import MAPS

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Kulbar", "Kabupaten Kulai Barat"),
        ("malakan hulu", "Kabupaten Malakan Ulu"),
        ("PPU", "Kabupaten Pucuk Pandara Utara"),
        ("Kulai  kencanagra", "Kabupaten Kulai Kencanagara"),
        ("balikawn", "Kota Balikawan"),
        ("smaudara", "Kota Samudara"),
        ("Industri Karangau", "Kawasan Industri Karangau"),
        ("jalan penghubung", "Kuken – Kulbar"),
        ("97.74", "Kota Bintara"),
    ],
)
def test_any_name_is_found_first(site, open_page, typed: str, found: str) -> None:
    page = open_page(site / "overview.html")
    assert search(page, typed)[0].startswith(found)


def test_the_words_for_kinds_of_regions_are_understood_as_in_tables(site, open_page) -> None:
    page = open_page(site / "overview.html")
    for typed, found in {
        "KAB. Beruma": "Kabupaten Beruma",
        "Pemkab kulai timr": "Kabupaten Kulai Timur",
        "Pemerintah Kota Bintara": "Kota Bintara",
        "Pemkot  Samudara": "Kota Samudara",
        "Kec. Elok 1": "Elok 1 Kecamatan",
        "Desa Rantau Biru": "Rantau Biru Desa",
        "Kel. Kulai Lama": "Kulai Lama Desa",
        "Kota Bening": "Kota Bening",  # a name that begins like a kind
    }.items():
        assert search(page, typed)[0].startswith(found), typed


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_enter_goes_there(site, open_page, viewport) -> None:
    page = open_page(site / "zones.html", viewport=viewport)
    search(page, "bintara")
    page.keyboard.press("Enter")
    settled(page)
    assert "Kota Bintara" in facts(page)
    assert not page.locator("#results").is_visible()
    assert "Bintara" in labels(page)
    seen = page.evaluate("kadgeo.map.getBounds().contains([0.13, 117.48])")
    assert seen
    assert page.evaluate("kadgeo.map.getZoom()") > 9


@pytest.mark.parametrize("name", MAPS)
def test_villages_are_found_on_every_map(site, open_page, dataset, name: str) -> None:
    page = open_page(site / f"{name}.html")
    village = dataset.villages[dataset.villages["name"] == "Kulai Lama"].iloc[0]
    results = search(page, "kulai lama")
    assert any("Kulai Lama" in one for one in results)
    at = next(i for i, one in enumerate(results) if one.startswith("Kulai Lama"))
    for _ in range(at):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    settled(page)
    point = village.geometry.representative_point()
    assert page.evaluate("([lat, lon]) => kadgeo.map.getBounds().contains([lat, lon])", [point.y, point.x])
    assert any(words.startswith("Kulai Lama") for words in labels(page))
    page.keyboard.press("Escape")
    settled(page)
    assert not any(words.startswith("Kulai Lama") for words in labels(page))


def test_the_box_follows_the_combobox_pattern(site, open_page) -> None:
    page = open_page(site / "overview.html")
    box = page.get_by_role("combobox", name="Cari")
    assert box.get_attribute("aria-expanded") == "false"
    search(page, "kulai")
    assert box.get_attribute("aria-expanded") == "true"
    options = page.get_by_role("option")
    assert options.count() > 3
    for step in range(3):
        active = page.locator(f"#{box.get_attribute('aria-activedescendant')}")
        assert active.get_attribute("aria-selected") == "true"
        assert active.inner_text() == page.locator("#results li").nth(step).inner_text()
        page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    assert "hasil" in page.locator("#announce").inner_text()
    page.keyboard.press("Escape")
    assert box.input_value() == ""
    assert box.get_attribute("aria-expanded") == "false"
    assert box.get_attribute("aria-activedescendant") is None


def test_a_result_can_be_clicked(site, open_page) -> None:
    page = open_page(site / "overview.html")
    search(page, "malui")
    page.get_by_role("option", name="Kawasan Industri Malui").click()
    settled(page)
    assert "Kawasan Industri Malui" in page.locator("#facts h2").inner_text()


def test_nothing_found_is_said(site, open_page) -> None:
    page = open_page(site / "overview.html")
    assert search(page, "zzzzzz") == ["Tidak ditemukan"]
    page.keyboard.press("Enter")
    assert not page.locator("#facts").is_visible()
