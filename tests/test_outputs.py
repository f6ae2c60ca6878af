"""The registry of outputs, on a project that lists a single map."""

import dataclasses
import io
import re
from collections import Counter

import little
import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

import kadgeo
from kadgeo import build
from kadgeo.cli import app
from kadgeo.errors import CELLS
from kadgeo.outputs import OUTPUTS, Job, Output
from kadgeo.text import Text


@pytest.fixture(scope="module")
def single(tmp_path_factory) -> kadgeo.Dataset:
    return kadgeo.load(little.write(tmp_path_factory.mktemp("single") / "project", maps=["zones"]))


@pytest.fixture(scope="module")
def made(single) -> tuple[Job, dict[str, str | bytes], int]:
    steps: list[None] = []
    job = build.job(single, lang="id", everything=True)
    job = dataclasses.replace(job, advance=lambda: steps.append(None))
    return job, dict(job.files()), len(steps)


def paths(job: Job) -> list[str]:
    return [path for output in job.outputs for path in output.paths(job)]


def test_each_output_makes_the_files_that_it_declares_and_no_other_makes_them(made) -> None:
    job, files, _ = made
    assert list(job.outputs) == list(OUTPUTS.values())
    assert [path for path, count in Counter(paths(job)).items() if count > 1] == []
    assert set(files) == set(paths(job))


def test_the_bar_knows_how_far_it_is(made) -> None:
    job, _, steps = made
    assert steps == job.steps()


def test_the_front_page_leads_to_files_that_there_are(made, single) -> None:
    plain = build.job(single, lang="id")
    for job in (made[0], plain):
        page = dict(OUTPUTS["front"].files(job))["index.html"]
        links = set(re.findall(r'href="([^"#:]+)[#"]', page)) - {"data"}
        assert links <= set(paths(job))
        offered = {path for output in job.outputs for path in output.downloads}
        assert offered <= links


def test_outputs_are_made_by_name(single) -> None:
    job = build.job(single, lang="id", names=["maps"])
    assert set(dict(job.files())) == {"zones.html", "embed/zones.json"}


def test_an_output_that_the_data_have_nothing_for_is_not_made(single) -> None:
    none = Output(name="none", label=Text.same(""), paths=lambda job: [], make=lambda job: iter([("x", "")]))
    job = dataclasses.replace(build.job(single, lang="id", names=[]), outputs=(none,))
    assert (dict(job.files()), job.steps()) == ({}, 0)


def test_each_table_is_there_for_excel_too_with_numbers_as_numbers(made) -> None:
    files = made[1]
    beside = {path: path.replace(".csv", ".xlsx") for path in files if path.endswith(".csv")}
    beside["data/register.csv"] = "register.xlsx"
    assert [path for path, book in beside.items() if book not in files] == []
    sheet = load_workbook(io.BytesIO(files["tables/zone_summary.xlsx"])).worksheets[1]
    _, *rows = sheet.iter_rows(values_only=True)
    assert len(rows) == len(files["tables/zone_summary.csv"].splitlines()) - 1
    assert {type(value) for row in rows for value in row} == {str, int, float}


def test_a_list_without_rows_is_a_table_all_the_same(tmp_path) -> None:
    project = little.write(tmp_path / "project")
    done = CliRunner().invoke(app, ["check", "--project", str(project), "--out", str(tmp_path / "out")])
    assert done.exit_code == 0, done.output
    sheet = load_workbook(tmp_path / "out" / "check.xlsx").worksheets[1]
    assert [cell.value for cell in sheet[1]] == list(CELLS)
