from __future__ import annotations

import re

import pytest
import typer
from typer.testing import CliRunner

from kadgeo import workbook
from kadgeo.analysis import ANALYSES
from kadgeo.cli import analysis as cli_analysis
from kadgeo.cli import pages, screen
from kadgeo.text import number


@pytest.fixture
def analyse(dataset, sample, monkeypatch):
    monkeypatch.setattr(cli_analysis, "load", lambda *_: dataset)  # read once for all calls
    app = typer.Typer()
    cli_analysis.register(app)
    app.command("other")(pages.list_maps)  # an app of one command has no command names

    def call(*args):
        return CliRunner().invoke(app, ["analyse", "--project", str(sample), *args], env={"COLUMNS": "120"})

    return call


def test_without_a_name_the_analyses_are_listed(analyse):
    said = analyse("--lang", "en").stdout
    assert [line.split()[0] for line in said.splitlines()] == list(ANALYSES)
    assert "[--a --b]" in said


@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_table_is_shown_in_the_language_and_fits_the_screen(analyse, dataset, lang):
    said = analyse("cooperation_gaps", "--lang", lang).stdout
    assert {"id": "Batas bersama (km)", "en": "Shared border (km)"}[lang] in said
    longest = workbook.result("cooperation_gaps", dataset)["shared_border_km"].max()
    assert number(longest, lang, decimals=1) in said
    assert max(map(len, said.splitlines())) <= 120


def test_regions_may_be_named_in_any_spelling(analyse, dataset):
    short = dataset.regencies["short_name"]
    pairs = workbook.result("border_villages", dataset)[["a", "b"]].iloc[0]
    by_name = analyse("border_villages", "--a", short[pairs["a"]], "--b", f"{short[pairs['b']]} ")
    by_code = analyse("border_villages", f"--a={pairs['a']}", "--b", pairs["b"])
    assert by_name.exit_code == 0
    assert by_name.stdout == by_code.stdout


def test_out_writes_the_same_as_the_workbook_module(analyse, dataset, tmp_path):
    done = analyse("network", "--out", str(tmp_path), "--lang", "en")
    assert done.stdout.split() == [str(tmp_path / f"network.{kind}") for kind in ("xlsx", "csv")]
    text = (tmp_path / "network.csv").read_text(encoding="utf-8")
    assert text == workbook.csv_text(workbook.result("network", dataset), "en")
    analyse("network", "--out", str(tmp_path / "other.csv"), "--lang", "en")
    assert (tmp_path / "other.csv").read_text(encoding="utf-8") == text
    analyse("network", "--out", str(tmp_path / "other.xlsx"), "--lang", "en")
    assert (tmp_path / "other.xlsx").read_bytes() == (tmp_path / "network.xlsx").read_bytes()


def test_the_project_is_read_from_where_the_option_says(analyse, monkeypatch, tmp_path):
    monkeypatch.undo()
    done = analyse("network", "--project", str(tmp_path), "--lang", "en")
    assert done.exit_code == 1
    assert "no kadgeo.toml there" in done.stderr


def test_all_writes_every_table_and_the_workbook(analyse, tmp_path):
    done = analyse("--all", "--out", str(tmp_path))
    assert done.exit_code == 0, done.output
    assert {path.stem for path in (tmp_path / "tables").glob("*.csv")} == set(ANALYSES)
    assert (tmp_path / "kadgeo.xlsx").stat().st_size > 50_000
    assert [path for path in tmp_path.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["netwrok"], "did you mean network"),
        (["network", "--depth", "2"], "unknown option depth"),
        (["border_villages"], "option a, b has to be given"),
        (["border_villages", "--a"], "--a: its value is missing"),
        (["corridor", "--corridor-id", "nowhere"], "there is no corridor"),
        (["corridor", "--buffer-km", "five"], "--buffer-km: 'five' is no number"),
        (["industry_access", "--include-editorial=perhaps"], "choose true or false"),
        (["network", "stray"], "expected an option"),
        (["network", "--all"], "not both"),
    ],
)
def test_a_wrong_call_says_what_is_right(analyse, args, words):
    done = analyse(*args, "--lang", "en")
    assert done.exit_code == 1
    assert words in done.stderr
    assert "Traceback" not in done.output


def test_options_take_the_types_of_the_analysis(analyse):
    near = analyse("industry_access", "--include-editorial", "--lang", "en")
    assert "only indicative" in re.sub(r"\s+", " ", near.stdout)
    assert analyse("corridor", "--corridor-id", "x", "--buffer-km", "2,5").exit_code == 1


def test_hostile_words_are_shown_as_they_are(hostile, capsys):
    from rich.console import Console

    table = workbook.result("industry_access", hostile).assign(name="[red]a[/red]\x1b[31m")
    screen.show("industry_access", table, hostile, lang="en", console=Console(width=200))
    said = capsys.readouterr().out
    assert "[red]a[/red][31m" in said
    assert "\x1b" not in said


def test_long_and_empty_tables_say_so(dataset, capsys):
    from rich.console import Console

    table = workbook.result("contiguity", dataset)
    for rows in (table, table.iloc[:0]):
        screen.show("contiguity", rows, dataset, lang="en", console=Console(width=100))
    said = capsys.readouterr().out
    assert f"and {len(table) - screen.ROWS} more rows" in said
    assert "No rows." in said
