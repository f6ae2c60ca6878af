"""A click or a choice shows everything known, with its source; partners light up, the rest fades."""

import pytest
from acting import DESKTOP, PHONE, choose, click, facts, labels, settled

from kadgeo.text import number

pytestmark = pytest.mark.browser
KUKEN = (115.95, 0.62)


def test_a_region_chosen_from_the_list_tells_everything(site, open_page, dataset) -> None:
    page = open_page(site / "overview.html")
    choose(page, "Kabupaten Kulai Kencanagara")
    told = facts(page)
    for words in ("Zona 1 (anggota)", "Zona 2 ★ (inisiator)", "Zona 4 (anggota)"):
        assert words in told
    own = dataset.agreements
    own = own[["97.02" in codes for codes in own["party_codes"]]]
    assert len(own) > 6
    for title in own["title"]:
        assert title in told
    assert told.count("Draf (6 Februari 2014)") == own["meeting_id"].notna().sum()
    areas = dataset.industrial_areas
    hosted = areas[["97.02" in codes for codes in areas["host_codes"]]]
    assert len(hosted) == 3
    for name in hosted["name"]:
        assert name in told
    assert "Kabupaten Kulai Barat: " in told
    region = dataset.regencies.loc["97.02"]
    assert f"{number(region['official_area_km2'], 'id', decimals=1)} km²" in told
    assert number(region["population"], "id") in told
    assert "31 Desember 2024" in told
    assert told.count("Sumber: ") >= 12


def test_every_region_can_be_chosen_and_says_its_population(site, open_page, dataset) -> None:
    page = open_page(site / "zones.html")
    for name, people in zip(dataset.regencies["full_name"], dataset.regencies["population"], strict=True):
        choose(page, name)
        assert page.locator("#facts h2").inner_text() == name
        assert f"{people:,}".replace(",", ".") in facts(page)


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_click_on_the_map_shows_the_region(site, open_page, viewport) -> None:
    page = open_page(site / "zones.html", viewport=viewport)
    click(page, *KUKEN)
    heading = page.locator("#facts h2")
    assert heading.inner_text() == "Kabupaten Kulai Kencanagara"
    box = heading.bounding_box()
    assert 0 <= box["y"] < viewport["height"] - 40
    assert page.locator("#announce").inner_text() == "Kabupaten Kulai Kencanagara"


def test_partners_and_links_light_up_and_the_rest_fades(site, open_page) -> None:
    page = open_page(site / "agreements.html")
    choose(page, "Kota Bintara")
    assert {"Bintara", "Kuken"} <= set(labels(page, faded=False))
    assert {"Beruma", "Pandara", "Malulu"} <= set(labels(page, faded=True))
    lines = page.locator(".leaflet-kadgeo-agreements-pane path").evaluate_all(
        "(all) => all.map((one) => Number(one.getAttribute('stroke-opacity')))"
    )
    assert sum(one > 0.5 for one in lines) == 2, "one link: its line and its halo"


@pytest.mark.parametrize("undo", ["Escape", "close", "sea"])
def test_a_choice_is_undone(site, open_page, undo: str) -> None:
    page = open_page(site / "zones.html")
    choose(page, "Kabupaten Beruma")
    assert labels(page, faded=True)
    if undo == "Escape":
        page.keyboard.press("Escape")
    elif undo == "close":
        page.locator("#facts").get_by_role("button", name="Tutup").click()
    else:
        click(page, 118.6, -1.8)
    settled(page)
    assert not page.locator("#facts").is_visible()
    assert not labels(page, faded=True)
    assert page.locator("#region").input_value() == ""
    assert "s=" not in page.url


def test_an_agreement_tells_partners_border_zones_time_quote_and_place(site, open_page, dataset) -> None:
    page = open_page(site / "agreements.html")
    choose(page, "Kabupaten Kulai Barat")
    page.locator("#facts").get_by_role("button", name="Jalan penghubung").click()
    settled(page)
    told = facts(page)
    row = dataset.agreements.loc["kuken-kulbar-jalan"]
    for words in (
        "Kabupaten Kulai Kencanagara",
        "Kabupaten Kulai Barat",
        "Jalan penghubung",
        "Draf",
        "6 Februari 2014",
        "April 2014",
        "Zona 2",
        str(row["quote"]),
        "Kesimpulan Rapat, Draft Kesepakatan, butir 1",
    ):
        assert words in told, words
    border = told.split("Batas bersama\n")[1].split("\n")[0]
    assert border.endswith(" km")
    assert page.locator("#facts h2").evaluate("(one) => one === document.activeElement")


def test_a_click_on_a_line_shows_the_agreement_and_what_lies_under_it(site, open_page) -> None:
    page = open_page(site / "agreements.html")
    lon, lat = page.evaluate(
        """() => {
          const { features, ids } = kadgeo.layers.find((one) => one.key === "agreements");
          const path = features[ids.indexOf("kuken-kulbar-jalan")].parts[0][0];
          const { lng, lat } = path[Math.floor(path.length * 0.4)];
          return [lng, lat];
        }"""
    )
    click(page, lon, lat)
    told = page.locator("#facts h2").all_inner_texts()
    assert told[0] == "Jalan penghubung Kuken–Kulbar"
    assert any("Kabupaten" in one for one in told[1:])
    assert f"{len(told)} hal di titik ini" in facts(page)


def test_of_several_things_at_a_spot_any_can_be_brought_to_the_front(site, open_page) -> None:
    page = open_page(site / "overview.html")
    click(page, 117.20, -0.57)
    listed = page.locator("#facts ul.several button")
    names = listed.all_inner_texts()
    assert len(names) >= 2
    assert "Kabupaten Kulai Kencanagara" in names
    listed.get_by_text("Kabupaten Kulai Kencanagara").click()
    settled(page)
    assert page.locator("#facts h2").first.inner_text() == "Kabupaten Kulai Kencanagara"
    assert page.locator("#facts h2").count() == len(names), "the others are still listed"
    assert "Kulai Kencanagara" in page.locator("#region option:checked").inner_text()


def test_hovering_names_what_is_under_the_mouse(site, open_page) -> None:
    from acting import spot

    page = open_page(site / "zones.html")
    page.mouse.move(*spot(page, *KUKEN))
    page.wait_for_selector(".leaflet-tooltip")
    assert page.locator(".leaflet-tooltip").inner_text() == "Kabupaten Kulai Kencanagara"
