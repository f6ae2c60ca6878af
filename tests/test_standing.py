"""Every word follows what an agreement is on the day: all ended, or all signed."""

from __future__ import annotations

import datetime
import re

import little
import pytest
from outputs import pages, said, shown

import kadgeo
from kadgeo.findings import findings
from kadgeo.maps import draw, facets
from kadgeo.maps.facts import agreement_items
from kadgeo.outputs import front
from kadgeo.reports import register
from kadgeo.results import result

DAY = datetime.date(2024, 6, 1)
DRAFT = re.compile(r"\brancangan\b|\bdraf\b(?!, | atau| dan)|\bdraft\b(?!,| or)", re.IGNORECASE)
# "Agreements, drafts and talks" is what the register holds as a whole.


def turned(stage):
    """The agreements with one event more, by which each has reached a stage."""

    def change(name, rows):
        if name == "stages":
            return [row for row in rows if row["stage"] in (stage, "teken")]
        if name != "agreement_events":
            return rows
        keys = dict.fromkeys(row["agreement_id"] for row in rows)
        first = {row["agreement_id"]: row for row in reversed(rows)}
        return [
            {
                **first[key],
                "event_id": f"{key}-akhir",
                "date": "2022-01-02",
                "stage": stage,
                "statement": "Akhir",
            }
            for key in keys
        ]

    return change


def loaded(root, stage):
    little.write(root, change=turned(stage))
    assert [one.line("en") for one in kadgeo.check(root) if not one.is_notice] == []
    return kadgeo.load(root, as_of=DAY)


@pytest.fixture
def ended(tmp_path):
    return loaded(tmp_path / "ended", "tutup")


@pytest.fixture
def signed(tmp_path):
    return loaded(tmp_path / "signed", "teken")


def test_when_all_have_ended_none_is_in_force(ended):
    first = findings(ended)[0].text
    assert first.en.startswith(
        "0 of 1 agreements prepared by the meeting of 1 February 2020 are on record as in"
    )
    assert "1 ended" in first.en
    assert not ended.agreements["is_current"].any()
    assert {"planned", "active"}.isdisjoint(ended.agreements["counts_as"])


def test_when_all_have_ended_every_eligible_pair_is_a_gap(ended):
    ties, gaps = result("ties", ended), result("cooperation_gaps", ended)
    offered = {
        frozenset((row.proposer_code, code))
        for row in ended.offers.itertuples()
        for code in row.addressee_codes
        if len(row.addressee_codes) == 1
    }
    eligible = {frozenset(pair) for pair in zip(ties["a_code"], ties["b_code"], strict=True)} - offered
    assert {frozenset(pair) for pair in zip(gaps["a_code"], gaps["b_code"], strict=True)} == eligible
    assert len(eligible) == 1


def test_when_all_have_ended_pages_say_so(ended):
    front = re.sub(r"\s+", " ", " ".join(said("index.html", pages(ended)["index.html"])))
    assert "0 berlaku sejauh tercatat" in front
    assert "0 direncanakan" in front


@pytest.mark.parametrize("lang", ["id", "en"])
def test_no_page_calls_a_draft_what_is_signed(signed, lang):
    assert set(signed.agreements["counts_as"]) == {"active"}
    for name in signed.project.maps:
        assert [words for words in shown(draw(name, signed), lang) if DRAFT.search(words)] == [], name
    for name, content in pages(signed, lang).items():
        assert [words for words in said(name, content) if DRAFT.search(words)] == [], name


def fates(dataset):
    return {key: words.id for key, _, words in front._state(dataset).fates}


def test_what_became_of_an_agreement_begins_with_its_own_status(signed, ended):
    assert fates(signed) == {
        "air": "Jalan (2 Januari 2022); diteruskan dalam Naskah sekolah: Jalan (2 Januari 2022)"
    }
    assert fates(ended) == {
        "air": "Usai (2 Januari 2022); diteruskan dalam Naskah sekolah: Usai (2 Januari 2022)"
    }


def test_boundary_matters_are_counted_apart_on_the_front_page(signed):
    counts = {what.en: count for count, what in front._state(signed).counts}
    assert counts["in force as far as recorded"] == len(signed.agreements) - 1
    assert counts["boundary matters, counted apart"] == 1


def contradicting(swapped):
    """A draft of one agreement that another event of its day calls ended."""

    def change(name, rows):
        if name != "agreement_events":
            return rows
        draft = next(row for row in rows if row["agreement_id"] == "air")
        both = [draft, {**draft, "event_id": "air-2", "stage": "tutup"}]
        return [*(both[::-1] if swapped else both), *(row for row in rows if row is not draft)]

    return change


@pytest.mark.parametrize("swapped", [False, True])
def test_a_status_that_events_of_one_day_contest_says_so_wherever_it_is_shown(tmp_path, swapped):
    little.write(tmp_path / "p", change=contradicting(swapped))
    dataset = kadgeo.load(tmp_path / "p", as_of=DAY)
    wanted = "Usai (1 Februari 2020; kejadian bertanggal sama bertentangan)"
    entry = next(one for one in register.register(dataset).entries if one.key == "air")
    assert entry.standing.id == wanted
    assert agreement_items(dataset)["air"].text.id == f"Naskah air: {wanted}"
    assert fates(dataset)["air"].startswith(wanted)


def test_the_year_of_a_status_that_validity_ends_can_be_filtered(tmp_path):
    dataset = kadgeo.load(little.write(tmp_path / "p"), as_of=datetime.date(2036, 6, 1))
    row = dataset.agreements.loc["sekolah"].to_dict()
    assert (row["counts_as"], row["status_date"]) == ("ended", "2035-12-31")
    (year,) = facets.keys(row)[facets.YEAR]
    (of_year,) = [one for one in facets.filters(dataset) if one.column == facets.YEAR]
    assert year == "2035"
    assert year in {one.key for one in of_year.categories}
    entry = next(one for one in register.register(dataset).entries if one.key == "sekolah")
    assert entry.standing.id == "Usai (31 Desember 2035)"
    assert entry.order["standing"].endswith("2035-12-31")
    assert entry.sheet["status_date"] == "2035-12-31"
