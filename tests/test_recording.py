"""``kadgeo record``: sources.toml follows files that were replaced on purpose."""

from __future__ import annotations

import pytest
from helpers import ProjectCopy
from spoiling import ORIGINS, RECORD
from typer.testing import CliRunner

from kadgeo.cli import app

runner = CliRunner()
PARQUET = "data/boundaries/districts.parquet"


def record(copy: ProjectCopy) -> tuple[int, list[str]]:
    result = runner.invoke(app, ["record", "--project", str(copy.root), "--lang", "en"])
    return result.exit_code, result.output.splitlines()


def text(copy: ProjectCopy) -> str:
    return (copy.root / ORIGINS).read_text(encoding="utf-8")


def small(copy: ProjectCopy) -> None:
    """Only what a record needs: no layer but one small one, and a text."""
    for file in (copy.root / "data/boundaries").glob("*.parquet"):
        if file.name not in ("regencies.parquet", "districts.parquet"):
            file.unlink()


@pytest.fixture
def copy(project_copy: ProjectCopy) -> ProjectCopy:
    small(project_copy)
    return project_copy


def test_nothing_is_written_where_nothing_changed(copy):
    before = text(copy)
    assert record(copy) == (0, ["Nothing has changed."])
    assert text(copy) == before


def test_a_replaced_layer_and_text_are_recorded_and_all_else_stays(copy):
    before = text(copy)
    copy.write_layer("districts", copy.layer("districts").iloc[:40], registered=False)
    copy.write(RECORD, b"\n" + (copy.root / RECORD).read_bytes())
    code, lines = record(copy)
    assert code == 0
    assert [line.partition(", SHA-256 ")[0] for line in lines] == [
        f"{PARQUET}: 46 → 40 rows",
        f"{RECORD}: 45 → 46 rows",
    ]
    old, new = before.splitlines(), text(copy).splitlines()
    assert len(old) == len(new)
    changed = [(a.partition(" = ")[0], b) for a, b in zip(old, new, strict=True) if a != b]
    assert sorted(key for key, _ in changed) == ["rows", "rows", "sha256", "sha256"]
    assert record(copy) == (0, ["Nothing has changed."])


def test_a_file_in_another_format_takes_the_place(copy):
    frame = copy.layer("districts").iloc[:3]
    copy.remove(PARQUET)
    frame.to_file(copy.root / "data/boundaries/districts.gpkg")
    code, lines = record(copy)
    assert code == 0, lines
    assert lines[0].startswith("data/boundaries/districts.parquet → boundaries/districts.gpkg: 46 → 3 rows")
    assert 'path = "boundaries/districts.gpkg"\n' in text(copy)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('path = "boundaries/districts.parquet"', 'path = "boundaries/\\u0064istricts.parquet"'),
        ("rows = 46", '"rows" = 46'),
    ],
)
def test_an_entry_that_is_written_otherwise_is_left_to_the_planner(old, new, copy):
    copy.replace(ORIGINS, old, new)
    copy.write_layer("districts", copy.layer("districts").iloc[:40], registered=False)
    before = text(copy)
    code, lines = record(copy)
    assert code == 1
    assert "change it by hand: rows = 40, sha256 = " in lines[0]
    assert text(copy) == before


def test_a_file_that_cannot_be_read_is_not_recorded(copy):
    copy.write(PARQUET, b"PAR1 and then nothing")
    before = text(copy)
    code, lines = record(copy)
    assert code == 1
    assert any(line.startswith(f"{PARQUET} · found a damaged file") for line in lines)
    assert text(copy) == before
