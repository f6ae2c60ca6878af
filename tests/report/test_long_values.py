"""Long words and addresses in every text column stay within page, table and sheet."""

from __future__ import annotations

import datetime
import io

import little
import pytest
from looking import box
from openpyxl import load_workbook

import kadgeo
from kadgeo import workbook
from kadgeo.document import Grid
from kadgeo.render.static import compose
from kadgeo.render.static.book import PAGE
from kadgeo.render.word import PICTURE_MM, column_widths
from kadgeo.reports import atlas, report
from kadgeo.schema import DECLARED
from kadgeo.schema.kinds import Kind
from kadgeo.text import LANGUAGES

ADDRESS = "https://contoh.id/" + "sangatpanjangsekali" * 4  # 94 letters without a space
LONGEST_CELL = 32_767  # that Excel allows
NAMES = ("name", "short_name", "aliases")  # by which other tables name a region


def lengthened(name, rows):
    """Rows with an address and a long sentence in every cell of plain text."""
    columns = [
        column
        for column, one in DECLARED[name].columns.items()
        if type(one.kind) is Kind and column != "file" and (name, column) not in _named()
    ]
    words = f"{ADDRESS} " + "kata yang panjang sekali " * 12
    return [row | {column: words for column in columns if row.get(column)} for row in rows]


def _named():
    return {(table, column) for table in ("regencies", "parties") for column in (*NAMES, "name_en")}


@pytest.fixture(scope="module")
def dataset(tmp_path_factory):
    root = little.write(tmp_path_factory.mktemp("long") / "p", change=lengthened)
    assert [one.line("en") for one in kadgeo.check(root) if not one.is_notice] == []
    return kadgeo.load(root, as_of=datetime.date(2024, 6, 1))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_tables_of_the_word_document_are_no_wider_than_its_text(dataset, lang):
    grids = [block for block in report.report(dataset).blocks if isinstance(block, Grid)]
    assert any(ADDRESS in cell.to(lang) for grid in grids for row in grid.rows for cell in row)
    for grid in grids:
        assert sum(column_widths(grid, lang)) <= PICTURE_MM + 0.01, grid.caption
        assert min(column_widths(grid, lang)) > 5, grid.caption


def test_all_words_of_a_page_of_the_atlas_are_on_it(dataset):
    leaf = atlas.atlas(dataset).leaves[-1]
    drawn = compose(leaf.spec, size=PAGE, lang="id", facts=leaf.facts)
    texts = [one for one in drawn.figure.findobj() if getattr(one, "get_text", str)().strip()]
    west, south, east, north = box(texts, drawn.figure)
    assert (west > 0, south > 0, east < PAGE.width, north < PAGE.height) == (True,) * 4


def test_the_workbook_opens_and_no_cell_is_longer_than_excel_allows(dataset):
    book = load_workbook(io.BytesIO(workbook.whole_book(workbook.tables_of(dataset), dataset, lang="id")))
    cells = [cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell]
    assert any(ADDRESS in str(cell) for cell in cells)
    assert max(len(str(cell)) for cell in cells) <= LONGEST_CELL
