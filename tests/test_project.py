"""Settings: where a project is found, what its settings say, and all that can be wrong with them."""

from __future__ import annotations

import codecs
import datetime
import re
from pathlib import Path

import pytest
from helpers import ROOT, ProjectCopy

import kadgeo
from kadgeo import project as projects
from kadgeo.errors import ProjectError
from kadgeo.palette import SHAPES


def test_the_shipped_settings(project):
    assert (project.root, project.data) == (ROOT, ROOT / "data")
    assert project.lang == "id"
    assert project.keys("zones") == ["1", "2", "3", "4"]
    assert len(project.keys("sectors")) == 15
    assert project.label("zones", "1").to("en") == "Zone 1"
    assert {"overview", "zones", "industry", "agreements"} <= set(project.maps)
    assert project.maps["overview"].options == {"villages": True}
    colors = [category.color for group in projects.GROUPS for category in project.categories[group]]
    assert all(re.fullmatch("#[0-9A-F]{6}", color) for color in colors)
    assert next(one for one in project.categories["sectors"] if one.key == "raw_water").dash == (10.0, 5.0)


def test_the_settings_of_the_register(project):
    assert {one.key: one.counts_as for one in project.categories["statuses"]} == {
        "talks": "planned",
        "draft": "planned",
        "active": "active",
        "settled": "active",
        "ended": "ended",
    }
    sectors = {one.key: one for one in project.categories["sectors"]}
    assert [key for key, one in sectors.items() if one.is_boundary] == ["boundary"]
    assert {key for key, one in sectors.items() if one.crosses_border} == {
        key for key, one in sectors.items() if one.effect
    }
    assert sectors["road"].effect.to("en") == "one road serves both regions"
    assert project.leave_out_confidence == ()
    assert project.maps["zones"].as_of == datetime.date(2014, 2, 6)
    assert project.maps["overview"].as_of is None


def test_a_group_that_is_left_out_is_empty(project_copy):
    text = (ROOT / "kadgeo.toml").read_text(encoding="utf-8")
    start, end = text.index("[categories.statuses]"), text.index("[categories.offers]")
    written = text[:start] + text[end:].replace('as_of = "2014-02-06"', "as_of = 2014-02-06")
    project_copy.write("kadgeo.toml", written.encode())
    project = projects.read(project_copy.root)
    assert project.keys("statuses") == []
    assert project.label("statuses", "draft").to("id") == "draft"
    assert project.maps["zones"].as_of == datetime.date(2014, 2, 6)


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


# What is wrong with settings: each reason, and all of them at once.

SHAPES_LISTED = ", ".join(SHAPES)
MISTAKES = [
    (
        'lang = "id"',
        'lang = "fr"',
        "project.lang: expected one of id, en, found 'fr'",
        "project.lang: seharusnya salah satu dari id, en, ditemukan 'fr'",
    ),
    (
        'lang = "id"',
        "",
        "project.lang: expected a text, found nothing",
        "project.lang: seharusnya teks, ditemukan tidak ada apa-apa",
    ),
    (
        "[project]",
        "[projekt]",
        "projekt: unknown setting; did you mean project?",
        "projekt: setelan tidak dikenal; maksud Anda project?",
    ),
    (
        'code = "64"',
        "code = 64",
        "province.code: expected a text, found 64",
        "province.code: seharusnya teks, ditemukan 64",
    ),
    (
        '"East Kalimantan"]',
        "7]",
        "province.aliases: expected a text, found 7",
        "province.aliases: seharusnya teks, ditemukan 7",
    ),
    (
        'area_name = { id = "Kalimantan Timur", en',
        "area_name = { en",
        "project.area_name: expected text in id",
        "project.area_name: seharusnya teks dalam id",
    ),
    (
        'color = "#0072B2"',
        'color = "blue"',
        "categories.zones.1.color: expected #rrggbb, found 'blue'",
        "categories.zones.1.color: seharusnya #rrggbb, ditemukan 'blue'",
    ),
    (
        'color = "#0072B2"',
        'color = "#0072BG"',
        "categories.zones.1.color: expected #rrggbb, found '#0072BG'",
        "categories.zones.1.color: seharusnya #rrggbb, ditemukan '#0072BG'",
    ),
    (
        'en = "Zone 1", color',
        'en = "Zone 1", colour',
        "categories.zones.1.colour: unknown setting; did you mean color?",
        "categories.zones.1.colour: setelan tidak dikenal; maksud Anda color?",
    ),
    (
        "dash = [10, 5]",
        'dash = [10, "5"]',
        "categories.sectors.raw_water.dash: expected a number, found '5'",
        "categories.sectors.raw_water.dash: seharusnya bilangan, ditemukan '5'",
    ),
    (
        "dash = [10, 5]",
        "dash = 10",
        "categories.sectors.raw_water.dash: expected a list, found 10",
        "categories.sectors.raw_water.dash: seharusnya daftar, ditemukan 10",
    ),
    (
        'shape = "square"',
        'shape = "cube"',
        f"categories.industry.industry.shape: expected one of {SHAPES_LISTED}, found 'cube'",
        f"categories.industry.industry.shape: seharusnya salah satu dari {SHAPES_LISTED}, ditemukan 'cube'",
    ),
    (
        'counts_as = "ended"',
        'counts_as = "over"',
        "categories.statuses.ended.counts_as: expected one of planned, active, ended, found 'over'",
        "categories.statuses.ended.counts_as: seharusnya salah satu dari planned, active, ended, "
        "ditemukan 'over'",
    ),
    (
        'color = "#B0B0B0", counts_as = "ended"',
        'color = "#B0B0B0"',
        "categories.statuses.ended.counts_as: expected a text, found nothing",
        "categories.statuses.ended.counts_as: seharusnya teks, ditemukan tidak ada apa-apa",
    ),
    (
        "is_boundary = true",
        'is_boundary = "yes"',
        "categories.sectors.boundary.is_boundary: expected true or false, found 'yes'",
        "categories.sectors.boundary.is_boundary: seharusnya true atau false, ditemukan 'yes'",
    ),
    (
        "leave_out_confidence = []",
        'leave_out_confidence = ["none"]',
        "register.leave_out_confidence: expected one of confirmed, single, conflicting, found 'none'",
        "register.leave_out_confidence: seharusnya salah satu dari confirmed, single, conflicting, "
        "ditemukan 'none'",
    ),
    (
        'as_of = "2014-02-06"',
        'as_of = "2014-02-30"',
        "maps.zones.as_of: expected a day such as 2014-02-06, found '2014-02-30'",
        "maps.zones.as_of: seharusnya hari seperti 2014-02-06, ditemukan '2014-02-30'",
    ),
    (
        'as_of = "2014-02-06"',
        "as_of = 2014-02-06T10:00:00",
        "maps.zones.as_of: expected a day such as 2014-02-06, found datetime.datetime(2014, 2, 6, 10, 0)",
        "maps.zones.as_of: seharusnya hari seperti 2014-02-06, "
        "ditemukan datetime.datetime(2014, 2, 6, 10, 0)",
    ),
    (
        "[maps.zones]",
        "[maps]\nroads = 3\n[maps.zones]",
        "maps.roads: expected a table, found 3",
        "maps.roads: seharusnya tabel, ditemukan 3",
    ),
]


@pytest.mark.parametrize(("old", "new", "english", "indonesian"), MISTAKES)
def test_a_mistake_is_named_with_what_was_expected(old, new, english, indonesian, project_copy):
    project_copy.replace("kadgeo.toml", old, new)
    with pytest.raises(ProjectError) as error:
        project_copy.check()
    assert f"kadgeo.toml: {english}" in error.value.to("en").splitlines()
    assert f"kadgeo.toml: {indonesian}" in error.value.to("id").splitlines()


def test_all_mistakes_are_listed_at_once(project_copy):
    chosen = [MISTAKES[number] for number in (0, 3, 4, 5, 6, 9, 11)]
    for old, new, *_ in chosen:
        project_copy.replace("kadgeo.toml", old, new)
    with pytest.raises(ProjectError) as error:
        projects.read(project_copy.root)
    for lang, place in (("en", 2), ("id", 3)):
        assert sorted(error.value.to(lang).splitlines()) == sorted(
            f"kadgeo.toml: {mistake[place]}" for mistake in chosen
        )


def test_a_title_in_no_language_is_told_once(project_copy):
    project_copy.replace("kadgeo.toml", 'area_name = { id = "Kalimantan Timur", en', "area_name = {}\n# {")
    with pytest.raises(ProjectError) as error:
        projects.read(project_copy.root)
    assert error.value.to("en") == "kadgeo.toml: project.area_name: expected text in id, en"


@pytest.mark.parametrize(
    "data", [b"[project", b'[project]\nlang = "id"\nlang = "en"', b"title = \xff", b"\xff\xfe["]
)
def test_settings_that_are_no_toml_say_where(data, project_copy):
    project_copy.write("kadgeo.toml", data)
    with pytest.raises(ProjectError, match=r"kadgeo\.toml: not valid TOML: ") as error:
        projects.read(project_copy.root)
    assert error.value.to("id").startswith("kadgeo.toml: bukan TOML yang sah: ")


def test_the_place_of_a_slip_is_told_in_both_languages(project_copy):
    project_copy.write("kadgeo.toml", b'[project]\nlang = "id\n')
    with pytest.raises(ProjectError, match="not valid TOML: line 2, column 11: ") as error:
        projects.read(project_copy.root)
    assert error.value.to("id").startswith("kadgeo.toml: bukan TOML yang sah: baris 2, kolom 11: ")
    project_copy.write("kadgeo.toml", b"title = \xff")
    with pytest.raises(ProjectError, match="not UTF-8; save it as UTF-8") as error:
        projects.read(project_copy.root)
    assert error.value.to("id").endswith("bukan UTF-8; simpan sebagai UTF-8")


def test_settings_may_begin_with_a_mark_of_their_encoding(project_copy):
    settings = (ROOT / "kadgeo.toml").read_bytes()
    project_copy.write("kadgeo.toml", codecs.BOM_UTF8 + settings.replace(b"\n", b"\r\n"))
    assert projects.read(project_copy.root).lang == "id"


def test_another_project_is_another_folder(project_copy: ProjectCopy):
    project_copy.replace("kadgeo.toml", 'lang = "id"', 'lang = "en"')
    assert kadgeo.load(project_copy.root).project.lang == "en"
    assert kadgeo.load(str(project_copy.root)).project.root == project_copy.root
