"""What the sentences say on the day of the meeting, years later, and now."""

from __future__ import annotations

import datetime
import re

import pytest

from kadgeo.findings import findings
from kadgeo.maps import draw
from kadgeo.results import result

DAYS = [datetime.date(2014, 2, 6), datetime.date(2020, 12, 31), datetime.date(2026, 11, 25)]


@pytest.fixture(params=DAYS, ids=str)
def then(request, dataset):
    return dataset.at(request.param)


def said(then, lang):
    return {one.table: one.text.to(lang) for one in findings(then)}


def test_the_list_of_offers_that_is_in_pictures_is_told(then):
    assert "enam gambar 'program_kerjasama_antar_daerah'" in said(then, "id")["cooperation_gaps"]
    assert "six pictures 'program_kerjasama_antar_daerah'" in said(then, "en")["cooperation_gaps"]


def test_the_hub_initiated_the_talks_and_presented_its_own_list(then):
    words = said(then, "id")["network"]
    assert words.startswith("Kutai Kartanegara, yang menggagas pembicaraan dalam rapat 6 Februari 2014")
    assert "memaparkan daftar penawarannya sendiri" in words


def test_the_travel_time_is_a_spoken_example_about_road_and_bridge(then):
    words = said(then, "en")["corridor_summary"]
    assert "for Kukar–Kubar connecting road over Aji Tullur Jejangkat (ATJ) bridge: An oral example" in words
    assert ("not connected (6 January 2026)" in words) == (then.as_of.year == 2026)


def test_a_boundary_that_is_settled_stands_with_its_year_beside_the_draft(then):
    words = said(then, "id")["border_villages"]
    assert "“Tapal batas Kukar–PPU” draf (2014)" in words
    assert ("batas disepakati (2019)" in words) == (then.as_of.year > 2019)
    assert ("batas disepakati (2025)" in words) == (then.as_of.year > 2025)


def test_no_sentence_tells_of_what_comes_later(then):
    later = range(then.as_of.year + 1, 2100)
    data = re.compile(r"jiwa pada \d{4}|\(batas \d{4}\)|PP 28/2018")  # today's figures and law, as they say
    for one in findings(then):
        words = data.sub("", one.text.id)
        assert not set(map(int, re.findall(r"\b20\d\d\b", words))) & set(later), words


def test_words_that_the_source_does_not_use_stand_nowhere(then):
    words = " ".join(one.text.id for one in findings(then)).casefold()
    assert not re.search(r"notulen|arahan|milik bersama|perbatasan negara", words)


def test_the_boundary_draft_of_the_meeting_is_no_cooperation(dataset):
    then = dataset.at(DAYS[0])
    words = said(then, "id")
    assert ", 4 dari 10 daerah tidak tercatat" in words["regencies_without_agreement"]
    assert ", 5 dari 14 pasang daerah yang berbatasan darat" in words["contiguity"]
    assert any("6 terakhir tercatat sebagai draf" in one.text.id for one in findings(then))
    gaps = result("cooperation_gaps", then)
    assert ("64.02", "64.09") in set(zip(gaps["a_code"], gaps["b_code"], strict=True))


def test_the_map_of_the_record_keeps_its_six_arcs_and_cooperation_draws_the_boundary_as_a_border(dataset):
    then = dataset.at(DAYS[0])
    layers = {one.key: one for one in draw("agreements", then).layers}
    assert len(layers["agreements"].data) == 6
    borders = {one.key: one for one in draw("cooperation", then).layers}["boundary_matters"]
    assert "kukar-ppu-tapal-batas" in borders.data.index
