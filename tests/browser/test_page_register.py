"""The register's page in a browser, on a desk, on a phone, on paper and without scripts."""

import io
import re

import pypdf
import pytest
from acting import DESKTOP, PHONE, contrast, overflow
from axe_playwright_python.sync_playwright import Axe

from kadgeo.reports import register

pytestmark = pytest.mark.browser
ROWS = "#tool-table tbody tr[data-key]"
WATER, SPAM = "kuken-balikawan-air-baku", "balikawan-ppu-kuken-spam-malakan"


@pytest.fixture
def opened(site, chromium):
    contexts = []

    def open_(viewport, suffix="", **options):
        context = chromium.new_context(viewport=viewport, offline=True, **options)
        contexts.append(context)
        page = context.new_page()
        page.complaints = []
        page.on("console", lambda one: one.type == "error" and page.complaints.append(one.text))
        page.on("pageerror", lambda one: page.complaints.append(str(one)))
        page.goto((site / "register.html").as_uri() + suffix)
        if options.get("java_script_enabled", True):
            page.wait_for_selector("html[data-drawn=true]")
        return page

    yield open_
    for context in contexts:
        for page in context.pages:
            assert page.complaints == []
        context.close()


def faults(page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [one["id"] for one in found if one["impact"] in {"serious", "critical"}]


def row(page, key: str):
    return page.locator(f'tr[data-key="{key}"]')


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_table_is_searched_filtered_and_sorted(opened, dataset, viewport) -> None:
    page = opened(viewport)
    page.locator("#tool-more").evaluate("(one) => one.hidden || one.click()")
    rows = page.locator(ROWS)
    assert rows.count() == len(dataset.agreements)
    assert overflow(page) <= 0
    page.locator("[name=q]").fill("Malakan BALIKAWAN")
    assert 0 < rows.count() < 10
    assert page.locator("output").inner_text() == f"{rows.count()} dari {len(dataset.agreements)}"
    page.locator("[name=q]").fill("kota balikawan")
    count = rows.count()
    for spelling in ("Pemkot Balikawan", "Pemerintah Kota  balikawan"):
        page.locator("[name=q]").fill(spelling)
        assert rows.count() == count > 0, spelling
    page.locator("[name=q]").fill("")
    page.locator("[name=status]").select_option("Berakhir")
    ended = int((dataset.agreements["counts_as"] == "ended").sum())
    assert rows.count() == ended
    assert "status=Berakhir" in page.url
    page.reload()
    page.wait_for_selector("html[data-drawn=true]")
    assert rows.count() == ended
    page.get_by_role("button", name="Hapus saringan").click()
    page.wait_for_function("!location.hash")
    title = page.locator("th[data-column=title]")
    title.get_by_role("button").press("Enter")
    assert title.get_attribute("aria-sort") == "ascending"
    first = page.locator(f"{ROWS} .title").first.inner_text()
    title.get_by_role("button").press("Enter")
    assert title.get_attribute("aria-sort") == "descending"
    assert page.locator(f"{ROWS} .title").first.inner_text() > first


@pytest.mark.parametrize("name", ["party", "sector", "kind", "status", "year"])
def test_each_filter_leaves_what_it_names(opened, name) -> None:
    page = opened(DESKTOP)
    field = page.locator(f"[name={name}]")
    choice = field.locator("option").nth(1).inner_text()
    field.select_option(choice)
    shown = page.locator(ROWS)
    assert 0 < shown.count() < 64
    shown.first.get_by_role("button").click()
    assert choice in page.locator(ROWS).first.inner_text() + page.locator("tr.inside").inner_text()


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_address_opens_an_agreement_with_its_events(opened, viewport) -> None:
    page = opened(viewport, f"#a={WATER}")
    inside = page.locator("tr.inside")
    assert "6 Februari 2014" in inside.inner_text()
    assert row(page, WATER).get_by_role("button").get_attribute("aria-expanded") == "true"
    inside.get_by_role("link", name="SPAM regional").first.click()
    page.wait_for_function(
        f"document.querySelectorAll('tr.inside').length === 1 && location.hash.includes('{SPAM}')"
    )
    assert "Bagian dari" in page.locator("tr.inside").inner_text()
    assert overflow(page) <= 0
    row(page, SPAM).get_by_role("button").press("Enter")
    assert page.locator("tr.inside").count() == 0
    assert "#" not in page.url


def test_a_row_that_filters_leave_out_is_drawn_first_and_once_and_every_row_opens(opened, dataset) -> None:
    key = register.register(dataset).entries[-1].key
    page = opened(DESKTOP, f"#q=tidak-ada&a={key}")
    assert page.locator(ROWS).first.get_attribute("data-key") == key
    page.get_by_role("button", name="Hapus saringan").click()
    page.locator("#tool-more").evaluate("(one) => one.hidden || one.click()")
    keys = page.locator(ROWS).evaluate_all("(rows) => rows.map((one) => one.dataset.key)")
    assert sorted(keys) == sorted(dataset.agreements.index)
    shut = page.locator(f"{ROWS} button[aria-expanded=false]")
    shut.evaluate_all("(buttons) => buttons.forEach((one) => one.click())")
    told = page.locator("tr.inside").all_inner_texts()
    assert len(told) == len(dataset.agreements)
    assert all("Para pihak" in one and "[object" not in one and "undefined" not in one for one in told)


def test_contradicting_events_stand_side_by_side_and_doubt_is_a_mark(opened, dataset) -> None:
    page = opened(DESKTOP, "#a=kuken-kulbar-jalan")
    conflict = page.locator("tr.inside .conflict").first
    assert "Sumber bertentangan" in conflict.inner_text()
    left, right = (one.bounding_box() for one in conflict.locator(".sides > div").all()[:2])
    assert left["y"] == right["y"]
    assert left["x"] + left["width"] <= right["x"]
    mark = conflict.locator(".mark.level-2")
    assert mark.inner_text() == "▲ Sumber berbeda-beda"
    assert float(mark.evaluate("(one) => parseFloat(getComputedStyle(one).fontSize)")) >= 15
    address = conflict.get_by_role("link").first.get_attribute("href")
    assert address.startswith("https://")


def test_an_address_that_names_nothing_opens_nothing(opened) -> None:
    assert opened(DESKTOP, "#100%").locator("tr.inside").count() == 0


def test_what_the_filters_leave_is_saved_as_the_build_writes_it(opened, site, tmp_path) -> None:
    page = opened(DESKTOP)

    def saved() -> str:
        with page.expect_download() as waiting:
            page.locator("#tool-csv").click()
        waiting.value.save_as(tmp_path / "saved.csv")
        return (tmp_path / "saved.csv").read_text(encoding="utf-8")

    assert saved() == (site / "data/register.csv").read_text(encoding="utf-8")
    page.locator("[name=q]").fill("malakan")
    assert len(saved().splitlines()) == 1 + page.locator(ROWS).count()


def test_without_scripts_everything_is_listed(opened, dataset) -> None:
    page = opened(PHONE, java_script_enabled=False)
    assert page.locator("#tool-table tbody tr").count() == len(dataset.agreements)
    assert page.locator(".met > li").count() == len(register.register(dataset).of_meeting)
    assert not page.locator("#tool-find").is_visible()
    assert not page.locator("#tool-csv").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_everyone_can_read_it(opened, viewport, scheme) -> None:
    page = opened(viewport, "#a=kuken-kulbar-jalan", color_scheme=scheme)
    assert not faults(page)
    small = """() => [...document.querySelectorAll("button, input, select")]
      .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 43.9)
      .map((one) => one.innerText)"""
    assert viewport is DESKTOP or page.evaluate(small) == []


def test_it_prints_every_row_in_black_on_white(opened, dataset) -> None:
    page = opened(DESKTOP, "#a=kuken-kulbar-jalan", color_scheme="dark")
    page.emulate_media(media="print")
    style = "(one) => ['color', 'backgroundColor'].map((name) => getComputedStyle(one)[name])"
    found = [re.findall(r"\d+", one)[:3] for one in page.locator("body").evaluate(style)]
    ink, paper = ([int(part) for part in one] for one in found)
    assert contrast(ink, paper) > 15
    sheets = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    words = " ".join(" ".join(one.extract_text() for one in sheets.pages).split())
    assert page.locator(ROWS).count() == len(dataset.agreements)
    assert "Sumber bertentangan" in words
    assert page.locator("#tool-table").evaluate("(one) => getComputedStyle(one).display") == "table"
