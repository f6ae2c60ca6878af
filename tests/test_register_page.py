"""The register's page: every agreement with its events, what became of the meeting's, nothing that runs."""

from __future__ import annotations

import base64
import csv
import io
import json
import re
import zlib

import pytest
from helpers import DAY, ProjectCopy
from markupsafe import escape

import kadgeo
from kadgeo import workbook
from kadgeo.render import register as drawn
from kadgeo.render.register import register_page
from kadgeo.reports import register
from kadgeo.reports.timeline import side_by_side


def page_of(dataset, lang="id") -> str:
    return register_page(register.register(dataset), lang=lang)


def plain_part(page: str) -> str:
    """What the page says without its script."""
    return page.partition('<script type="application/octet-stream"')[0]


def data_of(page: str) -> dict:
    packed = re.search(r'id="tool-data">([^<]*)<', page)[1]
    return json.loads(zlib.decompress(base64.b64decode(packed)))


def test_every_agreement_and_event_is_in_the_data_each_wording_once(dataset):
    page = page_of(dataset)
    data = data_of(page)
    texts = [one if isinstance(one, str) else tuple(one) for one in data["texts"]]
    assert len(set(texts)) == len(texts)
    assert sorted(data["rows"]["key"]) == sorted(dataset.agreements.index)
    assert sum(data["groups"]) == len(data["events"]["what"])
    said = {texts[place] for place in data["events"]["what"]}
    assert set(dataset.agreement_events["statement"]) <= said
    assert sum(data["rows"]["events"]) == len(data["groups"])
    assert not {"nan", "None", "NaT"} & {one for one in texts if isinstance(one, str)}
    assert "25 November 2026" in page
    assert "http" not in page.partition("<body>")[0]


def test_without_scripts_the_page_lists_every_agreement_and_what_became_of_the_meetings(dataset):
    page = plain_part(page_of(dataset))
    for one in register.register(dataset).entries:
        assert page.count(str(escape(one.title.id))) >= 1
    met, _, table = page.partition('id="heading-all"')
    assert table.count("<tr") == 1 + len(dataset.agreements)
    assert "SPAM regional Sungai Malakan" in met
    assert "Belum ada naskah lanjutan yang tercatat" in met
    assert met.count("Kelanjutan") >= len(register.register(dataset).of_meeting)


def test_a_long_register_names_its_files_instead(dataset, monkeypatch):
    monkeypatch.setattr(drawn, "MOST_LISTED", 10)
    table = plain_part(page_of(dataset)).partition('id="heading-all"')[2]
    assert table.count("<tr") == 2
    assert "Berkas CSV dan Excel di atas memuat semuanya" in table
    assert 'href="register.xlsx"' in table
    assert 'href="data/register.csv"' in table


def test_what_became_of_the_meetings_agreements(dataset):
    book = register.register(dataset)
    assert [one.key for one in book.of_meeting] == list(
        dataset.agreements.index[dataset.agreements["meeting_id"].notna()]
    )
    water = next(one for one in book.of_meeting if one.key == "kuken-balikawan-air-baku")
    assert "balikawan-ppu-kuken-spam-malakan" in [key for key, _ in water.follow_ups]
    child = next(one for one in book.entries if one.key == "balikawan-ppu-kuken-spam-malakan")
    ((parent, words),) = child.parents
    assert parent == water.key
    assert words.id.endswith("(meneruskan pokok yang sama)")


def test_events_that_contradict_each_other_stand_together(dataset):
    book = register.register(dataset)
    groups = [{one.what.id for one in group} for entry in book.entries for group in entry.events]
    of, named = dataset.agreement_events["agreement_id"], dataset.agreement_events["conflicts_with"]
    pairs = {frozenset((key, other)) for key, others in named.items() for other in others}
    within = [pair for pair in pairs if len({of[key] for key in pair}) == 1]
    said = dataset.agreement_events["statement"]
    assert within
    assert all(any({said[key] for key in pair} <= group for group in groups) for pair in within)
    titles, across = dataset.agreements["title"], [pair for pair in pairs if pair not in within]
    assert across
    for one, other in [*map(tuple, across), *(tuple(pair)[::-1] for pair in across)]:
        (entry,) = [entry for entry in book.entries if entry.key == of[one]]
        (group,) = [group for group in entry.events if any(told.what.id == said[one] for told in group)]
        words = [told.what.id for told in group]
        assert f"{titles[of[other]]}: {said[other]}" in words[: words.index(said[one])]
    assert side_by_side(["a", "b", "c"], []) == [["a"], ["b"], ["c"]]
    assert side_by_side(["a", "b", "c", "d"], [("a", "c"), ("d", "c")]) == [["b"], ["a", "c", "d"]]


def test_columns_are_sorted_by_day_status_and_words(dataset):
    data = data_of(page_of(dataset, "en"))
    order, rows, texts = data["order"], data["rows"], data["texts"]
    assert set(order) == set(data["columns"])
    by_title = sorted(range(len(order["title"])), key=order["title"].__getitem__)
    titles = [texts[rows["title"][row]].casefold() for row in by_title]
    assert titles[0] < titles[len(titles) // 2] < titles[-1]
    events = dict(zip(rows["key"], order["last"], strict=True))
    first, *_, last = dataset.agreements["last_event_date"].dropna().sort_values().index
    assert events[first] < events[last]
    assert [one is None for one in order["validity"]] == [one is None for one in rows["validity"]]


def test_the_table_for_spreadsheets_has_a_row_each(dataset):
    table = register.table(dataset)
    assert sorted(table["agreement_id"]) == sorted(dataset.agreements.index)
    rows = list(csv.DictReader(io.StringIO(workbook.csv_text(table, "id").removeprefix("\ufeff"))))
    assert {one["status"] for one in rows} <= {one.status.id for one in register.register(dataset).entries}
    assert all(re.fullmatch(r"(\d{4}(-\d\d){0,2})?", one["last_event_date"]) for one in rows)


def test_what_needs_attention_is_counted_on_the_day(dataset):
    found = register.attention(dataset)
    current = dataset.agreements[dataset.agreements["is_current"]]
    assert len(found["active"]) + len(found["planned"]) == len(current)
    assert set(found["silent"]) <= set(current.index)


@pytest.fixture
def hostile(project_copy: ProjectCopy):
    """Words that would run, a key that is an id of the page, an address that is a script."""
    words = "</script><script>window.hacked=1</script>"
    project_copy.edit("agreements", 2, "title", words)
    project_copy.edit("agreement_events", 2, "statement", words)
    project_copy.repeat("agreements", 2, agreement_id="search", title="=1+1", meeting_id="")
    for party in ("Kuken", "Kulbar"):
        project_copy.repeat("agreement_parties", 2, agreement_id="search", party=party)
    source = dict(zip(*project_copy.rows("agreements")[:2], strict=True))["source_id"]
    keys = [row[0] for row in project_copy.rows("sources")]
    project_copy.edit("sources", keys.index(source) + 1, "address", "javascript:alert(1)")
    for name in ("documents", "attendance"):
        project_copy.remove(f"data/tables/{name}.csv")
    return kadgeo.load(project_copy.root, as_of=DAY)


def test_hostile_words_stay_words_and_empty_tables_say_nothing(hostile):
    page = page_of(hostile)
    assert "<script>window" not in page
    assert "&lt;/script&gt;&lt;script&gt;" in page
    data = data_of(page)
    assert "search" in data["rows"]["key"]
    assert 'id="search"' not in page
    assert not any("javascript:" in one[1] for one in data["texts"] if isinstance(one, list))
    assert not any(row for row in data["rows"]["held"])


def test_a_legal_stage_that_no_source_confirms_says_so(project_copy: ProjectCopy):
    project_copy.edit("agreement_events", 2, "stage", "ksdd-2-penawaran")
    dataset = kadgeo.load(project_copy.root, as_of=DAY)
    said = dataset.name("stages", "ksdd-2-penawaran")
    assert said.id.endswith("(belum dipastikan)")
    assert said.id in data_of(page_of(dataset))["texts"]
    assert said.en in data_of(page_of(dataset, "en"))["texts"]
    assert "belum dipastikan" not in dataset.name("stages", "pembicaraan").id


def test_a_stage_that_the_law_asks_for_and_no_event_tells_of_is_named(project_copy: ProjectCopy):
    first, later = "ksdd-1-persiapan", "ksdd-4-tanda-tangan-kb"
    stages = [row[0] for row in project_copy.rows("stages")]
    cells = {"confirmed": "yes", "source_id": "notulen-2014", "source_place": "butir 1"}
    for column, cell in cells.items():
        project_copy.edit("stages", stages.index(first) + 1, column, cell)
    project_copy.edit("agreement_events", 2, "stage", later)
    dataset = kadgeo.load(project_copy.root, as_of=DAY)
    entries = {one.key: one for one in register.register(dataset).entries}
    assert dataset.name("stages", first) in entries["kuken-kulbar-jalan"].skipped
    assert not entries["kuken-samudara-tpa"].skipped


def test_columns_of_the_users_own_are_in_the_files(project_copy):
    rows = project_copy.rows("agreements")
    rows = [[*row, "Bu Ani", "x"] for row in rows]
    rows[0][-2:] = ["pejabat", "parties"]
    project_copy.write_rows("agreements", rows)
    data = kadgeo.load(project_copy.root, as_of=DAY)
    table = register.table(data)
    assert set(table["pejabat"]) == {"Bu Ani"}
    assert set(table["agreements.parties"]) == {"x"}
    assert table["parties"].map(len).gt(0).all()
    assert "Bu Ani" in workbook.csv_text(table, "id")
    packed = data_of(page_of(data))
    assert {"pejabat", "agreements.parties"} < set(packed["sheet"])
