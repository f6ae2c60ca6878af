"""The register's page: every agreement with its events, what became of the meeting's, nothing that runs."""

from __future__ import annotations

import re

from helpers import DAY, ProjectCopy

import kadgeo
from kadgeo.render.register import register_page
from kadgeo.reports import register


def page_of(dataset, lang="id") -> str:
    return register_page(register.register(dataset), lang=lang)


def test_every_agreement_is_on_the_page_with_its_events(dataset):
    page = page_of(dataset)
    for key in dataset.agreements.index:
        assert f'id="{key}"' in page
    assert page.count("<li><b>") + page.count('class="conflict"') == len(dataset.agreement_events)
    assert "25 November 2026" in page
    assert "http" not in page.partition("<body>")[0]
    assert not re.search(r"\b(nan|None|NaT)\b", page)


def test_what_became_of_the_meetings_agreements_comes_first(dataset):
    book = register.register(dataset)
    assert [one.key for one in book.of_meeting] == list(
        dataset.agreements.index[dataset.agreements["meeting_id"].notna()]
    )
    water = next(one for one in book.of_meeting if one.key == "kukar-balikpapan-air-baku")
    assert "balikpapan-ppu-kukar-spam-mahakam" in [key for key, _ in water.follow_ups]
    assert page_of(dataset).index('id="kukar-kubar-jalan"') < page_of(dataset).index('id="others"')
    assert "Belum ada naskah lanjutan yang tercatat" in page_of(dataset)


def test_the_table_for_spreadsheets_has_a_row_each(dataset):
    table = register.table(dataset)
    assert sorted(table["agreement_id"]) == sorted(dataset.agreements.index)


def test_what_needs_attention_is_counted_on_the_day(dataset):
    found = register.attention(dataset)
    current = dataset.agreements[dataset.agreements["is_current"]]
    assert len(found["active"]) + len(found["planned"]) == len(current)
    assert set(found["silent"]) <= set(current.index)


def test_hostile_words_stay_words_and_empty_tables_say_nothing(project_copy: ProjectCopy):
    hostile = "</details><script>window.hacked=1</script>"
    project_copy.edit("agreements", 2, "title", hostile)
    project_copy.edit("agreement_events", 2, "statement", hostile)
    for name in ("documents", "attendance"):
        project_copy.remove(f"data/tables/{name}.csv")
    page = page_of(kadgeo.load(project_copy.root, as_of=DAY))
    assert hostile not in page
    assert "&lt;/details&gt;&lt;script&gt;" in page


def test_a_legal_stage_that_no_source_confirms_says_so(project_copy: ProjectCopy):
    project_copy.edit("agreement_events", 2, "stage", "ksdd-2-penawaran")
    dataset = kadgeo.load(project_copy.root, as_of=DAY)
    said = dataset.name("stages", "ksdd-2-penawaran")
    assert said.id.endswith("(belum dipastikan)")
    assert said.id in page_of(dataset)
    assert said.en in page_of(dataset, "en")
    assert "belum dipastikan" not in dataset.name("stages", "pembicaraan").id
