"""The slider: at each day the map, its legend and its address are those of the register on that day."""

import datetime

import pytest
from acting import DESKTOP, PHONE, settled

from kadgeo.maps import base, draw
from kadgeo.maps.gaps import existing, gap_layer

pytestmark = pytest.mark.browser
COUNTS = """() => {
  const layer = kadgeo.layers.find((one) => one.key === "links");
  const counts = {};
  layer.by.flat().forEach((key) => { counts[key] = (counts[key] ?? 0) + 1; });
  return counts;
}"""


def links_on(dataset, day: str) -> dict[str, int]:
    """Agreements of links by status, from Python's own map of that day."""
    from kadgeo.maps.cooperation import link_layers

    layers = link_layers(dataset.at(datetime.date.fromisoformat(day)))
    return {} if not layers else layers[0].data["states"].explode().value_counts().to_dict()


def days(page) -> list[str]:
    return page.evaluate("kadgeo.data.moments.map((one) => one.day)")


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_three_days_show_what_was_there(site, open_page, dataset, viewport) -> None:
    page = open_page(site / "cooperation.html", viewport=viewport)
    known = days(page)
    assert known[-1] == dataset.as_of.isoformat()
    for day in (known[0], "2014-12-31", known[-1]):
        page.locator("#time-slider").fill(str(known.index(day)))
        settled(page)
        assert page.evaluate(COUNTS) == links_on(dataset, day)
        assert page.locator("html").get_attribute("data-day") == day
        assert ("d=" in page.url) == (day != known[-1])


def test_the_address_keeps_the_day_and_the_keys_move_it(site, open_page, dataset) -> None:
    page = open_page(site / "cooperation.html", suffix="#d=2014-12-31")
    assert page.locator("#time-day").inner_text() == "31 Desember 2014"
    assert page.evaluate(COUNTS) == links_on(dataset, "2014-12-31")
    page.locator("#time-slider").focus()
    page.keyboard.press("ArrowRight")
    assert page.locator("#time-day").inner_text() == "31 Desember 2015"
    page.locator("#time-back").click()
    assert page.locator("#time-day").inner_text() == "31 Desember 2014"
    page.locator("#tool-language").click()
    assert page.locator("#time-day").inner_text() == "31 December 2014"


def test_it_plays_from_the_beginning_and_pauses(site, open_page) -> None:
    page = open_page(site / "cooperation.html")
    page.locator("#time-play").click()
    assert page.locator("html").get_attribute("data-day") == days(page)[0]
    assert page.locator("#time-play").inner_text() == "Jeda"
    page.wait_for_function("kadgeo.moment >= 1")
    page.locator("#time-play").click()
    assert page.locator("#time-play").inner_text() == "Putar"


def test_a_map_of_one_day_has_no_slider(site, open_page) -> None:
    page = open_page(site / "agreements.html")
    assert not page.locator("#time").is_visible()


@pytest.mark.parametrize("lang", ["id", "en"])
def test_page_picture_and_print_carry_the_day_and_no_other(site, open_page, dataset, lang) -> None:
    page = open_page(site / "cooperation.html", suffix=f"#d=2014-12-31&lang={lang}")
    then = {
        "id": "Keadaan register per 31 Desember 2014.",
        "en": "State of the register on 31 December 2014.",
    }
    now = base.of_day(dataset).to(lang)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    with page.expect_download() as saving:
        page.locator("#tool-svg").click()
    picture = saving.value.path().read_text(encoding="utf-8")
    for told in (page.locator("header").inner_text(), page.locator("#sheet").text_content(), picture):
        assert then[lang] in told
        assert now not in told
    page.locator("#time-slider").fill(str(len(days(page)) - 1))
    assert now in page.locator("header").inner_text()
    assert then[lang] not in page.locator("header").inner_text()


@pytest.mark.parametrize("name", ["gaps", "network"])
def test_the_records_day_is_a_choice(site, open_page, dataset, name: str) -> None:
    day = datetime.date.fromisoformat(dataset.meeting["date"].iloc[0])
    page = open_page(site / f"{name}.html")
    assert days(page) == [day.isoformat(), dataset.as_of.isoformat()]
    for at, then in ((0, dataset.at(day)), (1, dataset)):
        page.locator("#time-slider").fill(str(at))
        settled(page)
        assert base.of_day(then).id in page.locator("header").inner_text()
        shown = page.evaluate(
            "kadgeo.layers.filter((one) => one.ends)"
            ".map((one) => [one.key, one.ids.filter((_, i) => isShown(one, i)).length])"
        )
        expected = {one.key: len(one.data) for one in existing(then)}
        expected |= {"gaps": len(gap_layer(then).data)} if name == "gaps" else {}
        assert dict(shown) == expected
        found = page.evaluate(
            "(() => { const index = buildIndex(kadgeo); const all = { index, data: kadgeo.data };"
            " return find(all, 'celah 1').filter((one) => one.label().startsWith('Celah 1:')).length; })()"
        )
        assert found == (name == "gaps"), "a gap of another day is not found"
        filled = page.evaluate(
            "(() => { const l = kadgeo.layers.find((one) => one.key === 'regencies');"
            " return l.ids.map((_, i) => l.styles[i].colors); })()"
        )
        regions = draw(name, then).layers
        regions = next(one for one in regions if one.key == "regencies")
        colours = {one.key: one.color for one in regions.categories}
        assert filled == [[colours[key] for key in keys] or [regions.fill] for keys in regions.feature_keys()]
        assert page.evaluate("kadgeo.layers.find((one) => one.key === 'regencies').labels.every(Boolean)")
