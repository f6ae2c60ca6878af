from __future__ import annotations

import dataclasses
import json

import pytest
import typer
from looking import MAPS
from typer.testing import CliRunner

from kadgeo.cli import report as cli_report
from kadgeo.errors import KadgeoError
from kadgeo.maps.agreements import of_meeting
from kadgeo.render import static
from kadgeo.render.alt_text import alt_text
from kadgeo.reports.embed import embedding
from kadgeo.reports.figures import VIEWS, figure
from kadgeo.text import LANGUAGES, Text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_alt_text_tells_zones_members_and_initiators(lang, spec_of, dataset):
    said = alt_text(spec_of("zones")).to(lang)
    names = dataset.regencies["short_name"]
    lead = {"id": "inisiator", "en": "initiator"}[lang]
    for zone in dataset.zones.itertuples():
        sentence = said[said.index(f"{zone.name if lang == 'id' else zone.name_en}:") :].split(". ")[0]
        assert f"{names[zone.initiator_code]} ({lead})" in sentence
        assert all(names[code] in sentence for code in zone.member_codes)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_alt_text_tells_agreements_and_approximate_areas(lang, spec_of, dataset):
    said = alt_text(spec_of("overview")).to(lang)
    then = alt_text(spec_of("agreements")).to(lang)
    for row in of_meeting(dataset).itertuples():
        assert (row.title if lang == "id" else row.title_en) in then
    approximate = {"id": "lokasi perkiraan", "en": "approximate position"}[lang]
    assert said.count(f"({approximate})") >= int(dataset.industrial_areas["is_editorial"].sum())


@pytest.mark.parametrize("name", MAPS)
def test_every_map_has_an_alt_text(name, spec_of):
    said = alt_text(spec_of(name))
    assert said.id != said.en
    assert min(len(said.id), len(said.en)) > 80


@pytest.mark.parametrize("name", MAPS)
def test_embedding_is_json_with_title_alt_size_and_sources(name, spec_of):
    told = json.loads(json.dumps(embedding(spec_of(name), lang="en")))
    assert told["title"] == spec_of(name).title.en
    assert told["alt"] == alt_text(spec_of(name)).en
    assert (told["width"], told["height"]) == (800, 600)
    assert told["sources"]
    assert f"{name}.html?embed=1" in told["html"]


def test_embedding_escapes(spec_of):
    bad = dataclasses.replace(spec_of("zones"), title=Text.same('"><script>[x](y)'))
    told = embedding(bad)
    assert "<script>" not in told["html"] + told["image_html"]
    assert "[x]" not in told["markdown"]


def test_unknown_choices_are_named(spec_of):
    for choice in ({"view": "globe"}, {"format": "gif"}, {"size": "a9"}):
        with pytest.raises(KadgeoError, match="there are"):
            figure(spec_of("zones"), **choice)


@pytest.fixture(scope="module")
def app():
    made = typer.Typer()
    cli_report.register(made)
    return made


def test_help_names_every_size_view_and_format(app):
    shown = " ".join(CliRunner().invoke(app, ["figure", "--help"], env={"COLUMNS": "200"}).output.split())
    for choice in (*static.SIZES, *VIEWS, *static.FORMATS):
        assert choice in shown


def test_figure_command_writes_files(app, sample, tmp_path):
    command = [
        "figure",
        "zones",
        "--project",
        str(sample),
        "--format",
        "svg",
        "--size",
        "half-column",
        "--lang",
        "en",
        "--out",
        str(tmp_path),
    ]
    done = CliRunner().invoke(app, command)
    assert done.exit_code == 0, done.output
    made = tmp_path / "figures/zones-half-column-en.svg"
    assert "Four development zones" in made.read_text(encoding="utf-8")


def test_a_mistake_is_one_line_and_writes_nothing(app, sample, tmp_path):
    where = ["--project", str(sample), "--out", str(tmp_path)]
    done = CliRunner().invoke(app, ["figure", "zones", "--size", "a9", *where])
    assert done.exit_code == 1
    assert not list(tmp_path.iterdir())
