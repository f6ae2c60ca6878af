from __future__ import annotations

import dataclasses
import datetime
import io
import re
import time
import zipfile

import numpy as np
import openpyxl
import pandas as pd
import pytest
from hostile import HOSTILE

from kadgeo import workbook
from kadgeo.analysis import ANALYSES
from kadgeo.columns import column_words, table_words
from kadgeo.schema import DECLARED
from kadgeo.text import Text
from kadgeo.text import date as text_date
from kadgeo.workbook import parts
from kadgeo.workbook.sheets import sheet_titles


def title_of(name, lang):
    (title,) = sheet_titles([table_words(name).label.to(lang)])
    return title


@pytest.fixture(scope="module")
def tables(dataset):
    return workbook.tables_of(dataset)


@pytest.fixture(scope="module", params=["id", "en"])
def book(request, dataset, tables):
    made = workbook.whole_book(tables, dataset, lang=request.param)
    return request.param, openpyxl.load_workbook(io.BytesIO(made))


def column(sheet, label):
    header = [cell.value for cell in sheet[1]]
    return [row[header.index(label)] for row in sheet.iter_rows(min_row=2)]


def test_there_is_a_sheet_for_each_analysis_and_table_and_one_to_read_first(book, dataset):
    lang, sheets = book
    ends = {"id": ["Baca dulu", "Berkas data"], "en": ["Read me", "Data files"]}[lang]
    inputs = [table.title.to(lang)[:31] for name, table in DECLARED.items() if len(getattr(dataset, name))]
    assert sheets.sheetnames == [ends[0], *(title_of(name, lang) for name in ANALYSES), *inputs, ends[1]]
    assert len(inputs) > 10


def test_an_input_table_is_spelled_by_its_declaration(book, dataset):
    lang, sheets = book
    table, frame = DECLARED["agreement_events"], dataset.table("agreement_events")
    sheet = sheets[table.title.to(lang)[:31]]
    assert [cell.value for cell in sheet[1]] == [one.label.to(lang) for _, one in table.shown()]
    cells = {name: column(sheet, one.label.to(lang)) for name, one in table.shown()}
    said = [dataset.name("stages", one).to(lang) for one in frame["stage"]]
    assert [cell.value for cell in cells["stage"]] == said
    statements = frame["statement_en"].fillna(frame["statement"]) if lang == "en" else frame["statement"]
    assert [cell.value for cell in cells["statement"]] == list(statements)
    for cell, day in zip(cells["date"], frame["date"], strict=True):
        is_day = len(day) == 10
        assert cell.is_date == is_day
        assert (f"{cell.value:%Y-%m-%d}" if is_day else cell.value) == (
            day if is_day else text_date(day, lang)
        )
    regencies = DECLARED["regencies"]
    areas = column(sheets[regencies.title.to(lang)], regencies.columns["official_area_km2"].label.to(lang))
    assert {cell.number_format for cell in areas if cell.value} == {'#,##0.0" km²"'}
    assert [cell.value for cell in areas] == list(dataset.table("regencies")["official_area_km2"])


def test_columns_of_the_users_own_are_on_the_sheet(dataset):
    frame = dataset.table("zones").assign(mine="x")
    tables = {**dataset.tables, "zones": frame}
    part = parts.of_table(DECLARED["zones"], frame, dataclasses.replace(dataset, tables=tables), "id")
    assert part.fields[-1].name == "mine"
    assert part.fields[-1].cells == ["x"] * len(frame)


@pytest.mark.parametrize("lang", ["id", "en"])
def test_the_register_is_a_workbook_of_the_day(dataset, lang):
    then = dataset.at(datetime.date(2014, 2, 6))
    made = workbook.register_book(then, Text("Register", "Register"), lang=lang)
    sheets = openpyxl.load_workbook(io.BytesIO(made))
    names = ("agreements", "agreement_parties", "agreement_events", "documents", "sources")
    shown = [name for name in names if len(getattr(then, name))]
    assert sheets.sheetnames[1:] == [DECLARED[name].title.to(lang) for name in shown]
    assert text_date("2014-02-06", lang) in sheets.worksheets[0]["A2"].value
    first = sheets.worksheets[1]
    assert first.max_row == 1 + len(then.agreements)
    known = then.agreements["status"].dropna()
    said = [cell.value for cell in column(first, "Status") if cell.value]
    assert said == [then.category("statuses", one).to(lang) for one in known]
    since = column(first, {"id": "Status sejak", "en": "Status since"}[lang])
    days = then.agreements["status_date"].dropna()
    assert sum(cell.is_date for cell in since) == sum(len(day) == 10 for day in days) > 0


def test_every_sheet_has_a_frozen_header_a_filter_and_wide_columns(book):
    for sheet in book[1]:
        top = 6 if sheet is book[1].worksheets[0] else 1
        assert re.fullmatch(rf"[BC]{top + 1}", sheet.freeze_panes)
        assert (
            sheet.auto_filter.ref
            == f"A{top}:{sheet.cell(top, sheet.max_column).column_letter}{sheet.max_row}"
        )
        assert sheet.max_row > top
        for cell in sheet[top]:
            assert cell.font.bold
            assert sheet.column_dimensions[cell.column_letter].width >= 8


def test_numbers_stay_numbers_and_show_their_unit(book, tables):
    lang, sheets = book
    sheet = sheets[title_of("cooperation_gaps", lang)]
    cells = column(sheet, column_words("shared_border_km").label.to(lang))
    assert [cell.value for cell in cells] == pytest.approx(
        tables["cooperation_gaps"]["shared_border_km"].to_list()
    )
    assert {cell.number_format for cell in cells} == {'#,##0.0" km"'}
    profile = sheets[title_of("regency_profile", lang)]
    formats = {
        "area_share": "#,##0.0%",
        "population_year": "0",
        "population": {"id": '#,##0" jiwa"', "en": '#,##0" people"'}[lang],
    }
    for key, wanted in formats.items():
        assert {cell.number_format for cell in column(profile, column_words(key).label.to(lang))} == {wanted}


def test_a_negative_number_is_a_number(book, tables):
    lang, sheets = book
    cells = column(
        sheets[title_of("regency_profile", lang)], column_words("area_difference_share").label.to(lang)
    )
    assert min(cell.value for cell in cells) < 0
    assert {cell.data_type for cell in cells} == {"n"}
    csv = workbook.csv_text(tables["regency_profile"], lang)
    assert "'-" not in csv
    assert re.search(r",-0\.\d", csv)


def test_codes_are_shown_with_their_names_and_coded_words_in_the_language(book, dataset):
    lang, sheets = book
    sheet = sheets[title_of("agreement_context", lang)]
    partners = column(sheets[title_of("regency_profile", lang)], column_words("partner_codes").label.to(lang))
    code, name = next(iter(dataset.regencies["name"].items()))
    known = {f"{one} {words}" for one, words in dataset.regencies["name"].items()}
    assert f"{code} {name}" in known
    assert {one for cell in partners if cell.value for one in cell.value.split(" | ")} <= known
    relations = {cell.value for cell in column(sheet, column_words("relation").label.to(lang))}
    assert relations <= {"id": {"darat", "laut", "tidak berbatasan"}, "en": {"land", "sea", "apart"}}[lang]


def test_every_source_and_file_is_named(book, dataset):
    lang, sheets = book
    files = {row[1].value for row in sheets.worksheets[-1].iter_rows(min_row=2)}
    assert files == {origin.title for origin in dataset.origins}
    table = DECLARED["sources"]
    titles = column(sheets[table.title.to(lang)], table.columns["title"].label.to(lang))
    assert [cell.value for cell in titles] == list(dataset.sources["title"])


def test_the_first_sheet_explains_every_column(book, tables):
    lang, sheets = book
    first = sheets.worksheets[0]
    rows = {(row[0].value, row[2].value): row[4].value for row in first.iter_rows(min_row=7)}
    for name, table in tables.items():
        assert rows[title_of(name, lang), f"tables/{name}.csv"]
        for key in table:
            assert rows[title_of(name, lang), key], (name, key)


def test_every_analysis_and_column_is_put_in_words(tables):
    for name, table in tables.items():
        assert table_words(name).about.id
        assert [key for key in table if not column_words(key).about.id] == [], name


def test_the_same_data_give_the_same_bytes(dataset, tables):
    first = workbook.whole_book(tables, dataset, lang="id")
    time.sleep(1.1)  # the file format counts in seconds
    assert workbook.whole_book(tables, dataset, lang="id") == first


@pytest.mark.parametrize("lang", ["id", "en"])
def test_what_looks_like_a_formula_is_text(hostile, lang):
    tables = {name: workbook.result(name, hostile) for name in ("industry_access", "cooperation_gaps")}
    made = workbook.whole_book(tables, hostile, lang=lang)
    assert b"<f>" not in b"".join(sheets_of(made))
    for sheet in openpyxl.load_workbook(io.BytesIO(made)):
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f", cell.value
                if isinstance(cell.value, str) and cell.value[:1] in set("=+-@\t\r"):
                    assert cell.quotePrefix
    names = column(
        openpyxl.load_workbook(io.BytesIO(made)).worksheets[1], column_words("name").label.to(lang)
    )
    assert HOSTILE[0] in [cell.value for cell in names]


def sheets_of(made):
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        return [archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]


def test_what_looks_like_a_formula_is_disarmed_in_csv():
    table = pd.DataFrame({"name": list(HOSTILE), "why": [Text(words, words) for words in HOSTILE]})
    text = workbook.csv_text(table, "id")
    for separator in (",", ";", "\t"):
        for line in re.split(r"[\r\n]", text.removeprefix("\ufeff")):
            for cell in line.split(separator):
                assert not re.match(r'"?\s*[=+\-@]', cell), (separator, cell)
    back = pd.read_csv(io.StringIO(text.removeprefix("\ufeff")), encoding="utf-8")
    assert back["name"][3] == "'@SUM(A1)"


@pytest.mark.parametrize("name", ANALYSES)
def test_a_csv_reads_back_as_it_was(name, tables):
    table = tables[name]
    codes = {key: str for key in table if table[key].dtype == "str" or table[key].dtype == object}
    back = pd.read_csv(io.StringIO(workbook.csv_text(table, "en").removeprefix("\ufeff")), dtype=codes)
    assert list(back) == list(table)
    assert len(back) == len(table)
    for key, kind in table.dtypes.items():
        if pd.api.types.is_float_dtype(kind):
            np.testing.assert_allclose(back[key], table[key], atol=1e-6, err_msg=key)
        elif pd.api.types.is_integer_dtype(kind):
            assert back[key].to_list() == table[key].to_list(), key
    if name == "regency_profile":
        assert back["zone_ids"].fillna("").to_list() == [" | ".join(ids) for ids in table["zone_ids"]]


def test_cases_are_told_apart_by_their_options(dataset, tables):
    pairs = tables["border_villages"][["a", "b"]].drop_duplicates()
    land = tables["contiguity"].query("level == 'regencies' and kind == 'land'")
    assert len(pairs) == len(land)
    assert set(tables["corridor"]["corridor_id"]) == set(tables["corridor_summary"]["corridor_id"])


def test_a_project_with_nothing_in_it_still_has_all_files(squares):
    tables = workbook.tables_of(squares)
    empty = {name: table.iloc[:0] for name, table in tables.items()}
    for table in [*tables.values(), *empty.values()]:
        assert workbook.csv_text(table, "id").startswith("\ufeff" + ",".join(table))
