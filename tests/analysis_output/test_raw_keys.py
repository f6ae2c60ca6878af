"""Keys stand in files for programs; what people read is in words, and says of which day it is."""

from __future__ import annotations

import io
import re
from typing import Any

import openpyxl
import pytest

from kadgeo import build, workbook
from kadgeo.columns import column_words, table_words, value_words
from kadgeo.schema import DECLARED
from kadgeo.schema.kinds import Choice
from kadgeo.text import date as text_date

LANG = "id"
_BETWEEN = re.compile(r" \| |, ")
_VALUES = (
    "planned",
    "active",
    "ended",
    "land",
    "sea",
    "apart",
    "crossed",
    "nearby",
    "cohost",
    "True",
    "False",
)


@pytest.fixture(scope="module")
def made(dataset) -> dict[str, Any]:
    """Every table and workbook of a build."""
    names = ["register", "tables", "results", "workbook"]
    return dict(build.job(dataset, lang=LANG, everything=True, names=names).files())


@pytest.fixture(scope="module")
def books(made) -> dict[str, Any]:
    kept = {name: content for name, content in made.items() if name.endswith(".xlsx")}
    return {name: openpyxl.load_workbook(io.BytesIO(content)) for name, content in kept.items()}


@pytest.fixture(scope="module")
def keys(dataset) -> set[str]:
    """Keys that nobody reads: of categories, rows and coded values; not those that are a word, too."""
    found = {one.key for entries in dataset.project.categories.values() for one in entries}
    for name, table in DECLARED.items():
        if name not in ("regencies", "parties"):  # their codes are known by all
            found |= set(map(str, dataset.table(name)[table.key])) if table.key else set()
    found |= {*dataset.corridors["corridor_id"], *_VALUES}
    choices = [one.kind for table in DECLARED.values() for one in table.columns.values()]
    labels = [label for kind in choices if isinstance(kind, Choice) for label in kind.labels.values()]
    said = {one.to(LANG) for one in (*labels, *filter(None, map(value_words, _VALUES)))}
    return found - said


def of_keys() -> set[str]:
    """Headings of columns that hold the keys of their own rows; the name stands beside them."""
    own = {table.columns[table.key].label.to(LANG) for table in DECLARED.values() if table.key}
    corridor = DECLARED["corridors"].columns["corridor_id"].label.to(LANG)
    return {*own, corridor, column_words("industrial_area_id").label.to(LANG)}


def test_no_key_stands_in_a_workbook_but_in_the_column_of_keys(books, keys):
    assert len(books) > 10
    assert len(keys) > 50
    results = {
        table_words(name).label.to(LANG) for name in ("agreement_context", "corridor", "corridor_summary")
    }
    seen = [
        (name, sheet.title, header.value, part)
        for name, book in books.items()
        for sheet in book.worksheets[1:]
        for header, *cells in sheet.iter_cols()
        if header.value not in of_keys() or sheet.title in results
        for cell in cells
        if isinstance(cell.value, str)
        for part in _BETWEEN.split(cell.value)
        if part in keys
    ]
    assert list(dict.fromkeys(seen)) == []


def test_programs_get_the_keys(made, dataset):
    links = dataset.agreement_links
    text = made["tables/agreement_context.csv"]
    assert links["agreement_id"].iloc[0] in text
    assert links["status"].iloc[0] in text
    assert dataset.corridors["corridor_id"].iloc[0] in made["tables/corridor_summary.csv"]


def test_every_workbook_names_the_day(books, dataset):
    said = f"Keadaan per {text_date(dataset.as_of.isoformat(), LANG)}"
    assert {"kadgeo.xlsx", "register.xlsx"} < set(books)
    lines = {
        name: [row[0].value for row in book.worksheets[0].iter_rows(max_row=6)]
        for name, book in books.items()
    }
    assert [name for name, first in lines.items() if said not in first] == []


def test_a_result_of_an_earlier_day_names_agreements_that_came_later(dataset):
    """The road that is drawn belongs to an agreement, whether or not it has begun."""
    then = dataset.at(dataset.as_of.replace(year=1999))
    table = workbook.result("corridor_summary", then)
    book = openpyxl.load_workbook(
        io.BytesIO(workbook.result_book("corridor_summary", table, then, lang=LANG))
    )
    titles = set(dataset.table("agreements")["title"])
    column = next(one for one in book.worksheets[1].iter_cols() if one[0].value == "Kesepakatan")
    assert {cell.value for cell in column[1:] if cell.value} <= titles
    assert table["agreement_id"].notna().any()
