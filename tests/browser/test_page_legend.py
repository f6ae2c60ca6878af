"""The legend turns layers and categories on and off, and every combination stays readable."""

import itertools

import pytest
from acting import alike, choose, colours, contrast, labels, settled

from kadgeo.maps.agreements import of_meeting

pytestmark = pytest.mark.browser
KUKEN, KULBAR = (115.95, 0.62), (115.85, -0.75)  # away from names and symbols


def toggle(page, name: str) -> None:
    page.locator("#legend").get_by_role("checkbox", name=name).click()
    settled(page)


def test_with_zone_2_off_kuken_is_striped_in_the_zones_still_on(site, open_page) -> None:
    page = open_page(site / "zones.html")
    three, two = colours(page, *KUKEN), colours(page, *KULBAR)
    assert len(three) == 3
    toggle(page, "Zona 2")
    left = colours(page, *KUKEN)
    assert len(left) == 2
    assert alike(left | two, three)
    assert "Kulbar" in labels(page)
    assert not alike(colours(page, *KULBAR), two)
    toggle(page, "Zona 2")
    assert alike(colours(page, *KUKEN), three)


def test_every_combination_of_zones_is_readable(site, open_page) -> None:
    page = open_page(site / "zones.html")
    shown = {frozenset("124"): colours(page, *KUKEN)}
    for off in itertools.chain(itertools.combinations("124", 1), itertools.combinations("124", 2)):
        for zone in off:
            toggle(page, f"Zona {zone}")
        shown[frozenset("124") - set(off)] = colours(page, *KUKEN)
        for zone in off:
            toggle(page, f"Zona {zone}")
    for kept, found in shown.items():
        assert len(found) == len(kept), kept
        assert alike(found, set().union(*(shown[frozenset(zone)] for zone in kept))), kept
    for zone in "124":
        (colour,) = shown[frozenset(zone)]
        assert contrast(colour, (38, 38, 38)) >= 4.5, "names are dark"


def test_badges_and_the_note_on_stripes_follow_the_zones(site, open_page) -> None:
    page = open_page(site / "zones.html")
    note = page.locator("#legend").get_by_text("Bergaris")
    badges = page.locator(".map-label", has_text="Kuken").locator(".badge")
    assert badges.all_inner_texts() == ["1", "★2", "4"]
    assert note.is_visible()
    for zone in "134":
        toggle(page, f"Zona {zone}")
    assert badges.all_inner_texts() == ["★2"]
    assert not note.is_visible()


def test_a_layer_turned_off_takes_its_names_and_entries_along(site, open_page) -> None:
    page = open_page(site / "overview.html")
    entry = page.locator("#legend [data-layer=industrial_areas]").get_by_role("checkbox", name="Pariwisata")
    assert "Kawasan Industri Malui" in labels(page)
    assert entry.is_visible()
    toggle(page, "Kawasan industri dan strategis")
    assert not any("Kawasan Industri" in words for words in labels(page))
    assert not page.locator(".leaflet-kadgeo-industrial_areas-pane .symbol").count()
    assert not entry.is_visible()
    toggle(page, "Kawasan industri dan strategis")
    assert "Kawasan Industri Malui" in labels(page)


def test_a_kind_of_area_turned_off_leaves_the_others(site, open_page) -> None:
    page = open_page(site / "industry.html")
    symbols = page.locator(".leaflet-kadgeo-industrial_areas-pane .symbol")
    shown = "(all) => all.filter((one) => getComputedStyle(one).opacity > 0.5).length"
    assert symbols.evaluate_all(shown) == 8
    toggle(page, "Pertanian")
    assert symbols.evaluate_all(shown) == 6
    assert not any("Pertanian" in words for words in labels(page))
    assert page.locator("#announce").inner_text().endswith("6 / 8")


def test_a_party_narrows_the_agreements_down(site, open_page) -> None:
    page = open_page(site / "agreements.html")
    assert "Kuken–Bintara · air baku" in labels(page)
    page.locator("#filters").get_by_text("Pihak").click()
    page.get_by_role("button", name="Hanya ini: Bintara").click()
    settled(page)
    assert not any("pendidikan" in words for words in labels(page))
    page.locator("#tool-table").click()
    assert page.locator("#views tbody tr").count() == 1


def test_the_legend_shows_what_the_map_shows(site, open_page, dataset) -> None:
    page = open_page(site / "agreements.html")
    words = page.locator("#legend").inner_text()
    used = {key for some in of_meeting(dataset)["sectors"] for key in some}
    for sector in dataset.project.categories["sectors"]:
        assert (f"{sector.label.id} " in words) == (sector.key in used), sector.key


@pytest.mark.parametrize("name", ["zones", "agreements", "gaps"])
def test_the_map_in_words_is_true(site, open_page, dataset, name: str) -> None:
    page = open_page(site / f"{name}.html")
    page.get_by_text("Isi peta dalam kata-kata").click()
    words = page.locator("#description")
    if name == "zones":
        members = dataset.zone_members.groupby("zone_id")["regency_code"]
        for zone, codes in members:
            line = words.get_by_role("listitem").filter(has_text=f"Zona {zone}:").inner_text()
            told = line.split(": ")[1].split("; ")
            assert len(told) == len(codes)
            assert sum("★" in one for one in told) == 1
        toggle(page, "Zona 2")
        assert "Zona 2:" not in words.inner_text()
    else:
        rows = page.evaluate(
            "kadgeo.layers.filter((one) => one.headings && one.on)"
            ".map((one) => one.ids.filter((_, i) => isShown(one, i)).length)"
        )
        counts = [int(one.split("(")[-1][:-1]) for one in words.get_by_role("heading").all_inner_texts()]
        assert sorted(counts) == sorted(rows)


def test_the_chosen_region_keeps_its_stripes_when_the_rest_fades(site, open_page) -> None:
    page = open_page(site / "zones.html")
    three, (two,) = colours(page, *KUKEN), colours(page, *KULBAR)
    choose(page, "Kabupaten Kulai Kencanagara")
    assert alike(colours(page, *KUKEN), three)
    (faded,) = colours(page, *KULBAR)
    assert contrast(faded, (255, 255, 255)) < contrast(two, (255, 255, 255))
