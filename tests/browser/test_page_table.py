"""The agreements as a sortable, filterable table and as a matrix, tied both ways with the map."""

import pytest
from acting import DESKTOP, PHONE, TABLES, choose, click, labels, settled

pytestmark = pytest.mark.browser


def table(page):
    if not page.locator("#tool-table").is_visible():
        page.locator("#sheet-handle").click()
    page.locator("#tool-table").click()
    settled(page)
    return page.locator("#views")


def names(page) -> list[str]:
    return page.locator("#views tbody th").all_inner_texts()


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("name", TABLES)
def test_a_table_shows_beside_the_map(site, open_page, name: str, viewport) -> None:
    page = open_page(site / f"{name}.html", viewport=viewport)
    views = table(page)
    box, chart = views.bounding_box(), page.locator(".map").bounding_box()
    slider = page.locator("#time").bounding_box() or {"height": 0}
    assert box["y"] == pytest.approx(chart["y"] + chart["height"] + slider["height"], abs=1)
    assert chart["height"] >= 300
    assert box["y"] + box["height"] <= viewport["height"]
    assert names(page)
    views.get_by_role("button", name="Tutup").click()
    assert not views.is_visible()
    assert page.locator("#tool-table").get_attribute("aria-expanded") == "false"


def test_columns_sort_both_ways(site, open_page) -> None:
    page = open_page(site / "agreements.html")
    views = table(page)
    assert names(page) == sorted(names(page), key=str.casefold)
    views.get_by_role("button", name="Nama").click()
    assert names(page) == sorted(names(page), key=str.casefold, reverse=True)
    assert views.locator("th").first.get_attribute("aria-sort") == "descending"
    views.get_by_role("button", name="Batas bersama").click()
    column = views.locator("thead th").all_inner_texts().index("Batas bersama")
    cells = views.locator("tbody tr").evaluate_all(
        "(rows, n) => rows.map((row) => row.cells[n].innerText)", column
    )
    lengths = [
        float(one.removesuffix(" km").replace(".", "").replace(",", "."))
        for one in cells
        if one[:1].isdigit()
    ]
    assert lengths == sorted(lengths)
    assert len(lengths) >= 4
    assert page.evaluate("document.activeElement.innerText") == "Batas bersama"


def test_rows_are_filtered_by_typing(site, open_page) -> None:
    page = open_page(site / "agreements.html")
    field = table(page).get_by_role("searchbox", name="Saring baris")
    field.fill("air baku")
    assert len(names(page)) == 2
    assert page.locator("#announce").inner_text() == "2 hasil"
    field.fill("air baku bintara")
    assert page.locator("#views tbody").inner_text() == "Tidak ditemukan"
    field.fill("")
    assert len(names(page)) == 6


def test_a_row_lights_up_its_agreement_on_the_map(site, open_page) -> None:
    page = open_page(site / "agreements.html")
    views = table(page)
    views.get_by_role("button", name="Air baku Kuken untuk Bintara").click()
    settled(page)
    assert page.locator("#facts h2").inner_text() == "Air baku Kuken untuk Bintara"
    assert "Bintara" in labels(page, faded=False)
    assert views.locator("tr.lit th").all_inner_texts() == ["Air baku Kuken untuk Bintara"]
    views.locator("tbody tr", has_text="Kulbar").get_by_text("Kuken – Kulbar (Jalan Penghubung)").click()
    settled(page)
    assert "Jalan penghubung" in page.locator("#facts h2").inner_text(), "the whole row can be clicked"


def test_a_region_chosen_on_the_map_marks_its_rows(site, open_page) -> None:
    page = open_page(site / "agreements.html")
    views = table(page)
    choose(page, "Kota Bintara")
    marked = views.locator("tr.lit")
    assert marked.locator("th").all_inner_texts() == ["Air baku Kuken untuk Bintara"]
    row, scroll = marked.bounding_box(), views.locator(".scroll").bounding_box()
    assert scroll["y"] <= row["y"] < scroll["y"] + scroll["height"]
    page.keyboard.press("Escape")
    assert not views.locator("tr.lit").count()


def test_the_matrix_shows_each_pair_in_its_sector(site, open_page, dataset) -> None:
    page = open_page(site / "agreements.html")
    views = table(page)
    views.get_by_role("button", name="Matriks").click()
    settled(page)
    assert views.get_by_role("button", name="Matriks").get_attribute("aria-pressed") == "true"
    cells = views.locator(".cell")
    assert cells.count() == 2 * dataset.agreements["meeting_id"].notna().sum()
    assert views.locator("tbody tr").count() == len(dataset.regencies)
    cell = views.locator("tbody tr").filter(has_text="Kulbar").get_by_role("button")
    assert cell.get_attribute("aria-label") == "Jalan penghubung Kuken–Kulbar"
    colour = next(one.color for one in dataset.project.categories["sectors"] if one.key == "road")
    assert cell.evaluate("(one) => getComputedStyle(one).backgroundColor") == "rgb({}, {}, {})".format(
        *(int(colour[i : i + 2], 16) for i in (1, 3, 5))
    )
    cell.click()
    settled(page)
    assert page.locator("#facts h2").inner_text() == "Jalan penghubung Kuken–Kulbar"
    assert views.locator(".cell.lit").count() == 2


def test_table_and_matrix_respect_the_legend(site, open_page) -> None:
    page = open_page(site / "agreements.html")
    views = table(page)
    page.locator("#legend").get_by_role("checkbox", name="Air baku").uncheck()
    assert len(names(page)) == 4
    views.get_by_role("button", name="Matriks").click()
    assert views.locator(".cell").count() == 8
    page.locator("#legend").get_by_role("checkbox", name="Air baku").check()
    assert views.locator(".cell").count() == 12


def test_the_table_works_by_keyboard(site, open_page) -> None:
    page = open_page(site / "agreements.html")
    page.locator("#tool-table").focus()
    page.keyboard.press("Enter")
    views = page.locator("#views")
    views.get_by_role("button", name="Kesepakatan: draf").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    settled(page)
    assert views.locator(".matrix").is_visible()
    assert page.evaluate("document.activeElement.innerText") == "Matriks"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert not views.is_visible()
    assert page.evaluate("document.activeElement.id") == "tool-table"


def test_a_click_on_the_map_marks_the_row_of_a_line(site, open_page) -> None:
    page = open_page(site / "gaps.html")
    views = table(page)
    lon, lat, name = page.evaluate(
        """() => {
          const layer = kadgeo.layers.find((one) => one.table);
          const i = layer.ids.findIndex((_, i) => isShown(layer, i)) + 1;
          const path = layer.features[i].parts[0][0];
          const { lng, lat } = path[Math.floor(path.length / 2)];
          return [lng, lat, t(layer.headings[i])];
        }"""
    )
    click(page, lon, lat)
    assert name in views.locator("tr.lit th").all_inner_texts()
