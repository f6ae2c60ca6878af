"""A project needs only what it has: what is absent vanishes from every output, and nothing else breaks."""

from __future__ import annotations

import datetime
import re

import little
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from outputs import nothings, outputs, pages, said

import kadgeo
from kadgeo.document import Grid, Heading, Picture
from kadgeo.maps import draw
from kadgeo.outputs import prints
from kadgeo.render.static import compose, plates
from kadgeo.reports import atlas, report
from kadgeo.schema import DECLARED

DAY = datetime.date(2024, 6, 1)
ABSENT = {
    "id": r"\b(zona pembangunan|kawasan industri|sungai|danau|batas negara|koridor|inisiator|kecamatan)\b",
    "en": r"\b(development zones?|industrial areas?|rivers?|lakes?|national border|corridor|initiator)\b",
}
SPLITS = {
    "every second part": (little.PARTS[::2], "id"),
    "the other parts": (little.PARTS[1::2], "en"),
}


@pytest.fixture
def quick(monkeypatch):
    """Of the three formats of a figure only the one that can be read; pictures of few dots."""
    monkeypatch.setattr(prints, "FORMATS", ("svg",))
    monkeypatch.setattr(plates, "REPORT_DPI", 30)


def loaded(root, **options) -> kadgeo.Dataset:
    little.write(root, **options)
    assert [one.line("en") for one in kadgeo.check(root) if not one.is_notice] == []
    return kadgeo.load(root, as_of=DAY)


def drawn(dataset):
    """All pages, and what report and atlas say, without their figures."""
    files = pages(dataset)
    blocks = report.report(dataset).blocks
    leaves = atlas.atlas(dataset).leaves
    assert nothings(files) == []
    assert not re.search(r"\bnan\b|None|NaT", f"{[leaf.facts for leaf in leaves]}")
    assert all(block.rows and block.columns for block in blocks if isinstance(block, Grid))
    return files


def test_the_check_of_outputs_can_fail():
    svg = '<svg xmlns="http://www.w3.org/2000/svg"><text>None km</text></svg>'
    bad = {"a.html": "<p>nan</p>", "b.csv": "x\nNaT\n", "c.svg": svg.encode(), "d.json": '["None"]'}
    assert [name for name, _ in nothings(bad)] == list(bad)


def test_the_little_project_fills_every_column():
    filled = {**little.tables(set()), "corridors": little.corridors()}
    bare = {
        f"{name}.{column}"
        for name, table in DECLARED.items()
        for column in table.columns
        if not any(row.get(column) for row in filled[name])
    }
    assert bare == {"sources.file"}


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("split", SPLITS)
def test_all_outputs_are_made_whatever_is_absent(tmp_path, split):
    without, lang = SPLITS[split]
    files = outputs(loaded(tmp_path / "p", without=without), lang)
    assert nothings(files) == []


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(("lang", "empty"), [("id", False), ("en", True)])
def test_of_regencies_alone_all_outputs_speak_of_nothing_else(tmp_path, lang, empty):
    files = outputs(loaded(tmp_path / "p", without=little.PARTS, empty=empty), lang)
    assert nothings(files) == []
    assert "register.html" not in files
    tables = {name.partition("/")[2] for name in files if name.startswith("data/")}
    assert tables == {"regencies.csv", "regencies.xlsx", "sources.csv", "sources.xlsx"}
    for name, content in files.items():
        if name.startswith("figures/") or name == "report.docx":
            words = " ".join(said(name, content)).casefold()
            assert not re.search(ABSENT[lang], _without_names(words)), name


def _without_names(words: str) -> str:
    """Words without the notes that tell that there is nothing."""
    return re.sub(
        r"data proyek ini belum memuat [^.]*\.|the data of this project hold no [^.]* yet\.", "", words
    )


def test_an_overview_of_nothing_says_what_is_still_empty(tmp_path):
    subtitle = draw("overview", loaded(tmp_path / "p", without=little.PARTS)).subtitle
    assert subtitle.en == (
        "The data of this project hold no zones, industrial and strategic areas, agreements yet."
    )


def test_the_chapters_and_figures_of_absent_things_vanish(tmp_path):
    blocks = report.report(loaded(tmp_path / "p", without=little.PARTS)).blocks
    chapters = [one.text.en for one in blocks if isinstance(one, Heading) and one.level == 1]
    assert chapters == [
        "Summary",
        "Overview map",
        "Findings and gaps",
        "Profiles of the regions",
        "Sources and notes",
    ]
    assert [one.spec.name for one in blocks if isinstance(one, Picture)] == ["overview", "gaps", "profiles"]


@settings(max_examples=4)
@given(without=st.sets(st.sampled_from(little.PARTS)), empty=st.booleans(), data=st.data())
def test_what_passes_the_check_builds(tmp_path_factory, without, empty, data):
    maps = data.draw(st.lists(st.sampled_from(little.MAPS), unique=True, min_size=1, max_size=3))
    root = tmp_path_factory.mktemp("subset") / "p"
    drawn(loaded(root, without=without, empty=empty, maps=maps))


ONE = {
    "zones": {"z1"},
    "zone_members": {"z1"},
    "agreements": {"air"},
    "agreement_parties": {"air"},
    "agreement_events": {"air"},
    "meeting": {"rapat"},
}


def _one(name, rows):
    kept = ONE.get(name)
    keys = ("agreement_id", "zone_id", "meeting_id")
    return rows if kept is None else [row for row in rows if any(row.get(key) in kept for key in keys)]


@pytest.mark.usefixtures("quick")
def test_one_zone_one_agreement_and_one_meeting_are_enough(tmp_path):
    rest = set(little.FILES) - set(ONE) - {"stages"}
    dataset = loaded(tmp_path / "p", without=rest | {"villages", "provinces"}, change=_one)
    assert (len(dataset.zones), len(dataset.agreements), len(dataset.meeting)) == (1, 1, 1)
    assert nothings(outputs(dataset, "en")) == []


def test_one_regency_is_a_project(tmp_path):
    dataset = loaded(tmp_path / "p", without=little.PARTS, regions=1)
    drawn(dataset)
    assert compose(draw("overview", dataset)).frame.width > 0
