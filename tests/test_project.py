"""Settings: where a project is found, what its settings say, and all that can be wrong with them."""

from __future__ import annotations

import codecs
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
    assert len(project.keys("sectors")) == 10
    assert project.label("zones", "1").to("en") == "Zone 1"
    assert set(project.maps) == {"overview", "zones", "industry", "agreements"}
    assert project.maps["overview"].options == {"villages": True}
    colors = [category.color for group in projects.GROUPS for category in project.categories[group]]
    assert all(re.fullmatch("#[0-9A-F]{6}", color) for color in colors)
    assert next(one for one in project.categories["sectors"] if one.key == "raw_water").dash == (10.0, 5.0)


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

MISTAKES = [
    ('lang = "id"', 'lang = "fr"', "project.lang: expected one of id, en, found 'fr'"),
    ('lang = "id"', "", "project.lang: expected a text, found nothing"),
    ("[project]", "[projekt]", "projekt: unknown setting; did you mean project?"),
    ('code = "64"', "code = 64", "province.code: expected a text, found 64"),
    ('"East Kalimantan"]', "7]", "province.aliases: expected a text, found 7"),
    (
        'area_name = { id = "Kalimantan Timur", en',
        "area_name = { en",
        "project.area_name: expected text in id",
    ),
    ('color = "#0072B2"', 'color = "blue"', "categories.zones.1.color: expected #rrggbb, found 'blue'"),
    ('color = "#0072B2"', 'color = "#0072BG"', "categories.zones.1.color: expected #rrggbb, found '#0072BG'"),
    (
        'en = "Zone 1", color',
        'en = "Zone 1", colour',
        "categories.zones.1.colour: unknown setting; did you mean color?",
    ),
    ("dash = [10, 5]", 'dash = [10, "5"]', "categories.sectors.raw_water.dash: expected a number, found '5'"),
    ("dash = [10, 5]", "dash = 10", "categories.sectors.raw_water.dash: expected a list, found 10"),
    (
        'shape = "square"',
        'shape = "cube"',
        f"categories.industry.industry.shape: expected one of {', '.join(SHAPES)}, found 'cube'",
    ),
    ("[categories.stages]", "[categories.stadia]", "categories.stages: expected a table, found nothing"),
    ("[maps.zones]", "[maps]\nroads = 3\n[maps.zones]", "maps.roads: expected a table, found 3"),
]


@pytest.mark.parametrize(("old", "new", "problem"), MISTAKES)
def test_a_mistake_is_named_with_what_was_expected(old, new, problem, project_copy):
    project_copy.replace("kadgeo.toml", old, new)
    with pytest.raises(ProjectError) as error:
        project_copy.check()
    assert f"kadgeo.toml: {problem}" in error.value.to("en").splitlines()


def test_all_mistakes_are_listed_at_once(project_copy):
    chosen = [MISTAKES[number] for number in (0, 3, 4, 5, 6, 9, 11)]
    for old, new, _ in chosen:
        project_copy.replace("kadgeo.toml", old, new)
    with pytest.raises(ProjectError) as error:
        projects.read(project_copy.root)
    assert sorted(error.value.to("en").splitlines()) == sorted(
        f"kadgeo.toml: {problem}" for *_, problem in chosen
    )


@pytest.mark.parametrize(
    "data", [b"[project", b'[project]\nlang = "id"\nlang = "en"', b"title = \xff", b"\xff\xfe["]
)
def test_settings_that_are_no_toml_say_where(data, project_copy):
    project_copy.write("kadgeo.toml", data)
    with pytest.raises(ProjectError, match=r"kadgeo\.toml: not valid TOML: "):
        projects.read(project_copy.root)


def test_settings_may_begin_with_a_mark_of_their_encoding(project_copy):
    settings = (ROOT / "kadgeo.toml").read_bytes()
    project_copy.write("kadgeo.toml", codecs.BOM_UTF8 + settings.replace(b"\n", b"\r\n"))
    assert projects.read(project_copy.root).lang == "id"


def test_another_project_is_another_folder(project_copy: ProjectCopy):
    project_copy.replace("kadgeo.toml", 'lang = "id"', 'lang = "en"')
    assert kadgeo.load(project_copy.root).project.lang == "en"
    assert kadgeo.load(str(project_copy.root)).project.root == project_copy.root
