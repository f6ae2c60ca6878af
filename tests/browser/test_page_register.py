"""The register's page in a browser: search, filter, sort and open, on a desk and on a phone."""

import pytest
from acting import DESKTOP, PHONE, overflow

pytestmark = pytest.mark.browser


@pytest.fixture
def opened(site, chromium):
    contexts = []

    def open_(viewport, suffix=""):
        context = chromium.new_context(viewport=viewport, offline=True)
        contexts.append(context)
        page = context.new_page()
        page.complaints = []
        page.on("console", lambda one: one.type == "error" and page.complaints.append(one.text))
        page.on("pageerror", lambda one: page.complaints.append(str(one)))
        page.goto((site / "register.html").as_uri() + suffix)
        return page

    yield open_
    for context in contexts:
        for page in context.pages:
            assert page.complaints == []
        context.close()


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_list_is_searched_filtered_and_sorted(opened, dataset, viewport) -> None:
    page = opened(viewport)
    shown = page.locator(".entry:visible")
    assert shown.count() == len(dataset.agreements)
    assert overflow(page) <= 0
    page.locator("#search").fill("mahakam balikpapan")
    assert 0 < shown.count() < 10
    page.locator("#search").fill("")
    page.locator("[data-filter=status]").select_option("Berakhir")
    assert shown.count() == int((dataset.agreements["counts_as"] == "ended").sum())
    page.locator("[data-filter=status]").select_option("")
    page.locator("#sort").select_option("title")
    titles = page.locator("#sortable .title").all_inner_texts()
    assert titles[0].casefold() <= titles[1].casefold() <= titles[-1].casefold()


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_address_opens_an_agreement_with_its_events(opened, viewport) -> None:
    page = opened(viewport, "#kukar-balikpapan-air-baku")
    entry = page.locator("#kukar-balikpapan-air-baku")
    assert entry.locator(".events").is_visible()
    assert "6 Februari 2014" in entry.inner_text()
    entry.get_by_role("link", name="SPAM regional").first.click()
    assert page.locator("#balikpapan-ppu-kukar-spam-mahakam .events").is_visible()
    assert overflow(page) <= 0


def test_an_address_that_names_nothing_opens_nothing(opened) -> None:
    assert opened(DESKTOP, "#100%").locator("details[open]").count() == 0
