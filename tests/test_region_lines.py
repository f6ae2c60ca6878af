"""The front page says what changed the regions themselves, by the table, as of the day."""

from __future__ import annotations

import dataclasses

import pandas as pd
import pytest

from kadgeo.layers import Site
from kadgeo.outputs.front import _state
from kadgeo.register import known_by
from kadgeo.render.front import front_page
from kadgeo.reports.regions import region_lines
from kadgeo.text import Text

EVENTS = {
    "first": ("2001-05-01", "Pendirian", "Utara | Baru", "Undang-undang disahkan.", "confirmed"),
    "law": ("2002-03-04", "Pendirian", "Utara | Baru", "Daerah dibentuk.", "conflicting"),
    "feast": ("2002-06-07", "Pendirian", "Utara | Baru", "Hari jadi daerah.", "conflicting"),
    "port": ("2010", "Pelabuhan bebas", None, "Pelabuhan dibuka.", "single"),
    "later": ("2030-01-01", "Pelabuhan bebas", None, "Pelabuhan ditutup.", "single"),
}


@pytest.fixture(scope="module")
def told(dataset):
    """The sample with events of two subjects, one of them with sources that do not agree."""
    row, rows = dataset.region_events.iloc[0].to_dict(), {}
    for key, (date, name, aliases, statement, confidence) in EVENTS.items():
        words = {"name": name, "name_en": f"{name} (en)", "statement": statement, "statement_en": None}
        when = {"date": date, "known_by": known_by(date)}
        rows[key] = row | words | when | {"aliases": aliases, "confidence": confidence}
    frame = pd.DataFrame.from_dict(rows, orient="index")
    return dataclasses.replace(dataset, region_events=frame)


def test_each_subject_has_a_line_and_sources_that_disagree_stand_together(told):
    founding, port = region_lines(told)
    assert founding.words.id.startswith("4 Maret 2002: Daerah dibentuk. 7 Juni 2002: Hari jadi daerah. (")
    assert told.category("confidence", "conflicting").id in founding.words.id
    assert port.words.id == "2010: Pelabuhan dibuka.", "what is still to come is not told"
    assert port.name.en == "Pelabuhan bebas (en)"
    assert all(one.sources[0][0].id for one in (founding, port))


def test_nothing_is_told_of_a_day_before(told):
    lines = region_lines(dataclasses.replace(told, as_of=told.as_of.replace(year=2001, month=12)))
    assert [one.words.id for one in lines] == ["1 Mei 2001: Undang-undang disahkan."]
    assert region_lines(dataclasses.replace(told, as_of=told.as_of.replace(year=1999))) == ()


@pytest.mark.parametrize(
    ("lang", "heading"), [("id", "Yang mengubah daerah"), ("en", "What changed the regions")]
)
def test_the_front_page_shows_the_lines_with_their_sources(told, lang, heading):
    empty = Text.same("x")
    site = Site(title=empty, subtitle=empty, publisher=empty, maps=(), tables=(), state=_state(told))
    page = front_page(site, lang=lang)
    block = page.partition(heading)[2].partition("</section>")[0]
    assert block.count("<li>") == 2
    source = told.citation(told.region_events).iloc[0].to(lang)
    assert source in block
