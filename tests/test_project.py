"""Settings: where a project is found, what its settings say, and all that can be wrong with them."""

from __future__ import annotations

import codecs
import datetime
import re
from pathlib import Path
from typing import get_args

import pytest
from helpers import ROOT
from hypothesis import given, settings
from hypothesis import strategies as st
from province import SAMPLE

import kadgeo
from kadgeo import project as projects
from kadgeo.errors import ProjectError, ValidationError
from kadgeo.maps import problems
from kadgeo.maps.classes import SCHEMES, Scheme
from kadgeo.maps.profiles import Measure
from kadgeo.palette import SHAPES
from kadgeo.project import Project
from kadgeo.settings import Document, parse

MINIMAL = """\
[project]
title = { id = "Uji", en = "Test" }
area_name = { id = "Pulau", en = "Island" }
publisher = { id = "Kami", en = "We" }

[province]
code = "11"
name = "Pulau"

[crs]
area = "EPSG:6933"
metric = "EPSG:32650"

[maps.zones]
title = { id = "Zona", en = "Zones" }
"""
REGISTER = """
[categories.statuses]
draft = { id = "Draf", en = "Draft", counts_as = "planned", dash = [8, 5] }
ended = { id = "Berakhir", en = "Ended", counts_as = "ended" }

[categories.sectors]
road = { id = "Jalan", en = "Road", crosses_border = true, effect = { id = "satu jalan", en = "one road" } }
line = { id = "Batas", en = "Boundary", is_boundary = true }

[categories.confidence]
single = { id = "Satu sumber", en = "One source" }

[register]
leave_out_confidence = ["single"]

[maps.overview]
title = { id = "Ikhtisar", en = "Overview" }
as_of = 2014-02-06
villages = false
"""


def read(text: str | bytes) -> Project:
    data = text if isinstance(text, bytes) else text.encode()
    return projects.of_document(Path("/project"), parse(projects.SETTINGS, data))


def lines(project: Project, lang: str = "en") -> list[str]:
    return [issue.line(lang).removeprefix("kadgeo.toml · ") for issue in project.issues]


def test_the_settings_of_the_sample_are_in_order(project, sample):
    assert (project.root, project.data) == (sample, sample / "data")
    assert project.issues == ()
    assert problems(project) == ()
    assert all(project.keys(group) for group in projects.GROUPS)


def test_a_project_needs_only_what_it_has():
    project = read(MINIMAL)
    assert project.issues == ()
    assert (project.lang, project.province_aliases, project.leave_out_confidence) == ("id", (), ())
    assert all(project.categories[group] == () for group in projects.GROUPS)
    assert project.maps["zones"].as_of is None
    assert project.label("statuses", "draft").to("id") == "draft"
    assert project.keys("nothing") == []


def test_the_settings_of_the_register():
    project = read(MINIMAL + REGISTER)
    assert project.issues == ()
    assert {one.key: one.counts_as for one in project.categories["statuses"]} == {
        "draft": "planned",
        "ended": "ended",
    }
    road, line = project.categories["sectors"]
    assert (road.crosses_border, road.effect.to("en"), road.is_boundary) == (True, "one road", False)
    assert (line.crosses_border, line.effect, line.is_boundary) == (False, None, True)
    assert project.categories["statuses"][0].dash == (8.0, 5.0)
    assert project.label("statuses", "draft").to("id") == "Draf"
    assert project.leave_out_confidence == ("single",)
    assert project.maps["overview"].as_of == datetime.date(2014, 2, 6)
    assert project.maps["overview"].options == {"villages": False}


def test_settings_cannot_be_changed(project):
    with pytest.raises(AttributeError):
        project.lang = "en"
    with pytest.raises(TypeError):
        project.maps["new"] = project.maps["zones"]


# Where a project is found.


def folder(path: Path) -> Path:
    path.mkdir()
    (path / "kadgeo.toml").touch()
    return path


def test_the_folder_that_is_named_wins(tmp_path, monkeypatch):
    named, wheel, checkout = (folder(tmp_path / name) for name in ("named", "_project", "checkout"))
    monkeypatch.setattr(projects, "_SHIPPED", (wheel, checkout))
    assert projects.find(named) == projects.find(str(named)) == named


def test_a_wheel_brings_its_project_along(tmp_path, monkeypatch):
    wheel, checkout = tmp_path / "_project", folder(tmp_path / "checkout")
    monkeypatch.setattr(projects, "_SHIPPED", (wheel, checkout))
    assert projects.find() == checkout
    folder(wheel)
    assert projects.find() == wheel


def test_the_working_directory_is_not_guessed_at(tmp_path, monkeypatch):
    monkeypatch.chdir(folder(tmp_path / "elsewhere"))
    assert projects.find() == ROOT
    assert projects.find(".") == tmp_path / "elsewhere"


@pytest.mark.parametrize("found", ["nothing", "file"])
def test_a_folder_without_settings_is_refused(found, tmp_path, monkeypatch):
    if found == "file":
        (tmp_path / "kadgeo").touch()
    with pytest.raises(ProjectError) as error:
        kadgeo.load(tmp_path / "kadgeo")
    assert error.value.to("en") == (
        f"{tmp_path / 'kadgeo'}: no kadgeo.toml there; choose a project folder with --project"
    )
    assert "tidak ada kadgeo.toml" in error.value.to("id")


def test_a_package_without_its_project_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(projects, "_SHIPPED", (tmp_path / "_project", tmp_path))
    with pytest.raises(ProjectError, match=re.escape(str(tmp_path))):
        projects.find()


# What is wrong with settings: each reason with its line, and all of them at once.

SHAPES_LISTED = ", ".join(SHAPES)
MISTAKES = {  # what is replaced, by what, and what is said of it
    "language": (
        "[province]",
        'lang = "fr"\n\n[province]',
        "row 6 · column project.lang · found 'fr' · expected one of id, en",
    ),
    "unknown table": (
        "[maps.zones]",
        "[map.zones]",
        "row 14 · column map · found 'map', which is unknown"
        " · expected one of project, province, crs, categories, register, maps · suggestion: maps",
    ),
    "missing table": (
        "[crs]\n",
        "",
        "column crs · found nothing · expected a table with area, metric",
    ),
    "missing title": (
        'title = { id = "Uji", en = "Test" }',
        "",
        "row 1 · column project.title · found nothing"
        ' · expected text in both languages: { id = "…", en = "…" }',
    ),
    "title in one language": (
        ', en = "Test"',
        "",
        "row 2 · column project.title.en · found nothing · expected one line of text, not empty",
    ),
    "empty title": (
        'en = "Test"',
        'en = " "',
        "row 2 · column project.title.en · found ' ' · expected one line of text, not empty",
    ),
    "title of two lines": (
        'en = "Test"',
        'en = "Test\\u000bagain"',
        "row 2 · column project.title.en · found 'Test\\x0bagain' · expected one line of text, not empty",
    ),
    "code as a number": (
        'code = "11"',
        "code = 11",
        "row 7 · column province.code · found 11"
        ' · expected two digits in quotes, such as "64" · suggestion: "11"',
    ),
    "aliases": (
        'name = "Pulau"',
        'name = "Pulau"\naliases = "P"',
        "row 9 · column province.aliases · found 'P'"
        ' · expected a list of texts, such as ["Sulteng"] · suggestion: ["P"]',
    ),
    "colour": (
        "dash = [8, 5]",
        'color = "07b"',
        "row 18 · column categories.statuses.draft.color · found '07b' · expected a colour #rrggbb"
        " · suggestion: #0077bb",
    ),
    "unknown look": (
        "dash = [8, 5]",
        'colour = "#0077bb"',
        "row 18 · column categories.statuses.draft.colour · found 'colour', which is unknown"
        " · expected one of id, en, color, shape, dash, counts_as · suggestion: color",
    ),
    "shape": (
        "dash = [8, 5]",
        'shape = "cube"',
        f"row 18 · column categories.statuses.draft.shape · found 'cube' · expected one of {SHAPES_LISTED}",
    ),
    "status that counts as nothing": (
        ', counts_as = "ended"',
        "",
        "row 19 · column categories.statuses.ended.counts_as · found nothing"
        " · expected one of planned, active, ended",
    ),
    "flag": (
        "is_boundary = true",
        'is_boundary = "yes"',
        "row 23 · column categories.sectors.line.is_boundary · found 'yes' · expected true or false"
        " · suggestion: true",
    ),
    "unknown confidence": (
        '["single"]',
        '["none"]',
        "row 29 · column register.leave_out_confidence · found 'none' · expected one of single",
    ),
    "day": (
        "as_of = 2014-02-06",
        'as_of = "2014-02-30"',
        "row 33 · column maps.overview.as_of · found '2014-02-30' · expected a day such as 2014-02-06",
    ),
    "moment": (
        "as_of = 2014-02-06",
        "as_of = 2014-02-06T10:00:00",
        "row 33 · column maps.overview.as_of · found 2014-02-06 10:00:00"
        " · expected a day such as 2014-02-06 · suggestion: 2014-02-06",
    ),
    "map that is no table": (
        "[maps.zones]",
        "[maps]\nroads = 3\n[maps.zones]",
        "row 15 · column maps.roads · found 3 · expected a table with title, subtitle, as_of",
    ),
    "name with a separator": (
        "[maps.overview]",
        '[maps."a|b"]',
        "row 31 · column maps.a|b · found 'a|b' · expected a name without | · suggestion: a_b",
    ),
}
DASHES = ["10", "[]", "[5]", "[-6, 4]", "[inf, 4]", "[nan, 4]", '["6", 4]', "[true, 4]", "[0, 4]"]


@pytest.mark.parametrize(("old", "new", "said"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_named_with_its_line_and_what_was_expected(old, new, said):
    text = MINIMAL + REGISTER
    assert old in text
    assert said in lines(read(text.replace(old, new, 1)))


@pytest.mark.parametrize("dash", DASHES)
def test_a_dash_is_lengths_that_can_be_drawn(dash):
    project = read((MINIMAL + REGISTER).replace("[8, 5]", dash))
    assert [issue.column for issue in project.issues] == ["categories.statuses.draft.dash"]
    assert project.issues[0].found.en == {"[]": "a list of 0"}.get(dash, dash.replace('"', "'"))
    assert project.categories["statuses"][0].dash == ()


def test_a_project_of_no_maps_says_so():
    assert lines(read(MINIMAL.split("[maps", maxsplit=1)[0])) == [
        "column maps · found nothing · expected at least one entry"
    ]


def test_a_number_of_thousands_of_digits_is_told():
    project = read(MINIMAL.replace('"11"', "0x" + 5000 * "f"))
    assert "row 7 · column province.code · found a very large number" in lines(project)[0]


def test_all_mistakes_are_listed_at_once_and_in_both_languages():
    text, chosen = MINIMAL + REGISTER, ["language", "empty title", "colour", "flag", "day"]
    for name in chosen:
        old, new, _ = MISTAKES[name]
        text = text.replace(old, new, 1)
    project = read(text)
    assert [issue.column for issue in project.issues] == [
        "project.title.en",
        "project.lang",
        "categories.sectors.line.is_boundary",
        "categories.statuses.draft.color",
        "maps.overview.as_of",
    ]
    assert "kolom maps.overview.as_of · ditemukan '2014-02-30' · seharusnya hari" in lines(project, "id")[-1]


def test_mistakes_in_the_settings_stand_with_those_in_the_data(project_copy):
    project_copy.replace("kadgeo.toml", 'lang = "id"', 'lang = "fr"')
    project_copy.edit("regencies", 2, "seat_lon", "x")
    assert [(issue.file, issue.column) for issue in project_copy.check()] == [
        ("data/tables/regencies.csv", "seat_lon"),
        ("kadgeo.toml", "project.lang"),
    ]
    with pytest.raises(ValidationError, match=r"2 problem.*\n.*\n.*project\.lang"):
        kadgeo.load(project_copy.root)


def test_settings_that_cannot_be_read_do_not_hide_what_is_wrong_with_files(project_copy):
    project_copy.write("kadgeo.toml", b"[project")
    project_copy.write("data/tables/regencies.csv", b"\xff\xfe")
    found = project_copy.check()
    assert [issue.file for issue in found] == ["data/tables/regencies.csv", "kadgeo.toml"]


# Options of maps, as the functions that draw them are annotated.


@pytest.mark.parametrize(
    ("table", "option", "said"),
    [
        ("overview", 'villages = "yes"', "found 'yes' · expected true or false · suggestion: true"),
        ("overview", "villages = 1", "found 1 · expected true or false"),
        (
            "overview",
            "vilages = true",
            "found 'vilages', which is unknown · expected one of villages · suggestion: villages",
        ),
        ("network", "villages = true", "found 'villages', which is unknown · expected no setting here"),
        (
            "profiles",
            'scheme = "quantile"',
            "found 'quantile' · expected one of FisherJenks, Quantiles, EqualInterval"
            " · suggestion: Quantiles",
        ),
        (
            "profiles",
            'measure = "populasi"',
            f"found 'populasi' · expected one of {', '.join(get_args(Measure))} · suggestion: population",
        ),
        ("profiles", "measure = 3", f"found 3 · expected one of {', '.join(get_args(Measure))}"),
    ],
)
def test_an_option_of_a_map_is_of_the_kind_its_function_takes(table, option, said):
    title = 'title = { id = "A", en = "B" }'
    project = read(f"{MINIMAL}[maps.{table}]\n{title}\n{option}\n")
    name = option.split(" ", maxsplit=1)[0]
    assert [issue.line("en") for issue in problems(project)] == [
        f"kadgeo.toml · row 18 · column maps.{table}.{name} · {said}"
    ]


def test_a_map_that_no_function_bears_is_named():
    (issue,) = problems(read(MINIMAL.replace("maps.zones", "maps.zonez")))
    assert (issue.row, issue.column, issue.suggestion.en) == (14, "maps.zonez", "zones")


def test_the_schemes_that_an_option_may_name_are_those_there_are():
    assert get_args(Scheme) == tuple(SCHEMES)


# Texts that are no settings at all.


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'[project]\nlang = "id\n', 'row 2 · found lang = "id · expected a closing quotation mark'),
        (b"[project", "row 1 · found [project · expected a closing bracket ]"),
        (b"a = 1\na = 2", "row 2 · found a = 2 · expected a setting that stands once only"),
        (b"a = 1\nb 2\n", "row 2 · found b 2 · expected the sign = between name and value"),
        (
            "a = “b”".encode(),
            "row 1 · found a = “b” · expected a value: text in quotes, a number, true or false"
            ' · suggestion: straight quotes "…"',
        ),
        (b"a = 1\nb = \xff", "row 2 · found not UTF-8 · expected UTF-8 · suggestion: save it as UTF-8"),
        ("a = 1".encode("utf-16"), "found UTF-16 · expected UTF-8 · suggestion: save it as UTF-8"),
        ("a = 1".encode("utf-16-le"), "found UTF-16 · expected UTF-8 · suggestion: save it as UTF-8"),
        ("a = 1".encode("utf-16-be"), "found UTF-16 · expected UTF-8 · suggestion: save it as UTF-8"),
        (
            b"[[file]]\na = 1\n[file]\na = 2",
            "row 3 · found [file] · expected a table that stands once only · suggestion: [[file]]",
        ),
        (
            b"[file]\na = 1\n[[file]]\na = 2",
            "row 3 · found [[file]] · expected a setting that stands once only"
            " · suggestion: [[file]] in line 1, too",
        ),
        (b"a = " + 5000 * b"[", "found an unreadable file · expected tables in tables of a few levels only"),
        (b"a = " + 5000 * b"9", "found an unreadable file · expected valid TOML"),
        (b"#" + 2_000_000 * b" ", "found 2,000,001 bytes · expected a settings file"),
    ],
)
def test_a_text_that_is_no_toml_says_where_and_what_is_wanted(data, said):
    (line,) = lines(read(data))
    assert line.startswith(said) or line == said


def test_settings_may_begin_with_a_mark_of_their_encoding():
    data = codecs.BOM_UTF8 + MINIMAL.replace("\n", "\r\n").encode()
    assert read(data).issues == ()


def test_settings_that_lead_out_of_the_folder_are_not_read(tmp_path):
    (tmp_path / "elsewhere.toml").write_text(MINIMAL)
    (tmp_path / "project").mkdir()
    (tmp_path / "project" / "kadgeo.toml").symlink_to(tmp_path / "elsewhere.toml")
    with pytest.raises(ProjectError, match="leads out of the project folder"):
        projects.read(tmp_path / "project")


def test_another_project_is_another_folder(project_copy):
    project_copy.replace("kadgeo.toml", 'lang = "id"', 'lang = "en"')
    assert kadgeo.load(project_copy.root).project.lang == "en"
    assert kadgeo.load(str(project_copy.root)).project.root == project_copy.root


# Whatever stands in a settings file, it is told and never a traceback.

NAMES = st.sampled_from([
    "project", "title", "id", "en", "province", "code", "aliases", "crs", "area", "categories", "statuses",
    "counts_as", "color", "dash", "shape", "effect", "register", "leave_out_confidence", "maps", "zones",
    "overview", "as_of", "villages", "file", "path",
])  # fmt: skip
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.dates()
    | st.datetimes() | st.sampled_from([10**400, -(10**40), "\x00", "../x"]),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(NAMES | st.text(max_size=5), inner, max_size=5),
    max_leaves=30,
)  # fmt: skip
TABLES = st.dictionaries(NAMES, VALUES | st.dictionaries(NAMES, VALUES, max_size=5), max_size=6)


@settings(max_examples=300)
@given(values=TABLES)
def test_any_tables_give_a_project_and_issues_that_can_be_told(values):
    document = Document(file="kadgeo.toml", values=values, lines={})
    project = projects.of_document(Path("/project"), document)
    assert project.issues
    for issue in (*project.issues, *problems(project)):
        assert issue.line("id")
        assert issue.line("en")


@st.composite
def mutations(draw: st.DrawFn) -> bytes:
    data = draw(st.sampled_from([(SAMPLE / "kadgeo.toml").read_bytes(), (MINIMAL + REGISTER).encode()]))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 40)))
        put = draw(st.binary(max_size=4) | st.sampled_from([b'"', b"[", b"{", b"=", b"\n", b'"""', b"inf"]))
        data = data[:start] + put + data[end:]
    return data


@settings(max_examples=300)
@given(data=mutations())
def test_any_slip_of_the_pen_gives_a_project_and_issues_that_can_be_told(data):
    project = read(data)
    for issue in (*project.issues, *problems(project)):
        assert issue.row is None or 0 < issue.row <= data.count(b"\n") + data.count(b"\r") + 2
        assert issue.line("id")
    assert project.is_readable or project.issues
