"""Files that nothing reads are told; a workbook may stand in the place of a CSV, and never beside it."""

from __future__ import annotations

import datetime
import io
import os
import zipfile
from types import SimpleNamespace

import openpyxl
import pytest
from typer.testing import CliRunner

import kadgeo
from kadgeo import schema
from kadgeo.cells import CellError, workbook
from kadgeo.cli import app
from kadgeo.io import others, tables
from kadgeo.io.reading import Reading
from kadgeo.validate.context import Context
from kadgeo.validate.others import unread_files

KNOWN = {"agreement_id": [], "valid_from": [], "lon": ["Bujur"]}
HEADER = list(KNOWN)
TABLES = "data/tables"


def packed(*sheets: list[list[object]], formats: dict[str, str] | None = None) -> bytes:
    book, data = openpyxl.Workbook(), io.BytesIO()
    book.remove(book.active)
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(f"Lembar{number}")
        for row in rows:
            sheet.append(row)
        for cell, form in (formats or {}).items():
            sheet[cell].number_format = form
    book.save(data)
    return data.getvalue()


def test_a_workbook_reads_as_its_csv_would():
    rows = [
        HEADER,
        ["a", datetime.date(2014, 2, 6), 116.98446],
        [],
        ["b", datetime.datetime(2014, 4, 1), 117],
    ]
    found = workbook(packed(rows, [], formats={"B4": "[$-421]mmm\\-yy"}), KNOWN)
    assert found.header == HEADER
    assert found.rows == [(2, ["a", "2014-02-06", "116.98446"]), (4, ["b", "2014-04", "117"])]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (packed([HEADER, ["a"]], [["x"]]), "one sheet that is filled"),
        (packed([["Tabel 1"], [], HEADER, ["a"]]), "the column names in row 1"),
        (packed([HEADER, ["=1+1"]]), "a cell with a value"),
        (packed([HEADER, ["#REF!"]]), "a cell with a value"),
        (packed([]), "a header in row 1"),
        (b"PK\x03\x04", "an intact Excel workbook"),
        (b"", "an intact Excel workbook"),
    ],
)
def test_a_workbook_that_cannot_be_read_in_one_way_is_refused(data, expected):
    with pytest.raises(CellError, match=expected):
        workbook(data, KNOWN)


def test_a_bomb_is_not_unpacked():
    data = io.BytesIO()
    with (
        zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as parts,
        parts.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(210):
            part.write(b" " * 1_000_000)
    with pytest.raises(CellError, match="an intact Excel workbook"):
        workbook(data.getvalue(), KNOWN)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / TABLES).mkdir(parents=True)
    return tmp_path


def put(folder, name: str, data: bytes = b"a", *, age: float = 0) -> None:
    path = folder / TABLES / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    os.utime(path, (1e9 - age, 1e9 - age))


def test_one_of_the_two_is_read_and_both_are_an_issue(folder):
    declared, reading = schema.TABLES["zones"], Reading(folder)
    assert tables.find(reading, declared) is None
    put(folder, "zones.xlsx", packed([["Zone ID", "name"], ["z", "Zona"]]))
    assert tables.find(reading, declared) == f"{TABLES}/zones.xlsx"
    frame = tables.table(reading, declared, f"{TABLES}/zones.xlsx")
    assert frame.loc[2, ["zone_id", "name"]].to_list() == ["z", "Zona"]
    assert reading.issues == []
    put(folder, "zones.csv")
    assert tables.find(reading, declared) == f"{TABLES}/zones.csv"
    (issue,) = reading.issues
    assert (issue.file, issue.found.en) == (f"{TABLES}/zones.xlsx", "zones.xlsx beside zones.csv")
    assert not issue.is_notice


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("offers (1).csv", "kadgeo reads data/tables/offers.csv"),
        ("offers - Copy.csv", "kadgeo reads data/tables/offers.csv"),
        ("Salinan offers.csv", "kadgeo reads data/tables/offers.csv"),
        ("offers_backup.csv", "kadgeo reads data/tables/offers.csv"),
        ("offers.csv.bak", "kadgeo reads data/tables/offers.csv"),
        ("OFFERS.CSV", "kadgeo reads data/tables/offers.csv"),
        ("lama/offers.csv", "kadgeo reads data/tables/offers.csv"),
        ("../offers.xlsx", "kadgeo reads data/tables/offers.csv"),
        ("agreement.csv", "rename it to data/tables/agreements.csv"),
        ("zone members.ods", "rename it to data/tables/zone_members.csv"),
        ("corridors.json", "kadgeo reads data/tables/corridors.geojson"),
        ("anggaran.csv", "move it out"),
        ("zones.csv.txt", "rename it to data/tables/zones.csv"),
        ("ZONES.txt", "rename it to data/tables/zones.csv"),
        ("corridors.geojson.txt", "kadgeo reads data/tables/corridors.geojson"),
    ],
)
def test_a_file_that_nothing_reads_is_told(folder, name, hint):
    put(folder, "offers.csv", age=10)
    put(folder, name)
    used = {f"{TABLES}/offers.csv"}
    files = SimpleNamespace(
        others=others.others(Reading(folder), used), table_files={"offers": f"{TABLES}/offers.csv"}
    )
    (issue,) = unread_files(Context(SimpleNamespace(root=folder), files))
    assert issue.suggestion.en.startswith(hint)
    assert issue.is_notice
    assert issue.found.en.endswith("newer than data/tables/offers.csv") == ("offers.csv" in hint)


@pytest.mark.parametrize("name", ["README.md", "catatan.txt", ".DS_Store", "~$offers.xlsx", "desktop.ini"])
def test_what_is_no_table_is_left_alone(folder, name):
    put(folder, name)
    assert others.others(Reading(folder), ()) == {}


def test_check_and_build_tell_of_them(project_copy, monkeypatch):
    project_copy.write("data/tables/offers (1).csv", b"a")
    monkeypatch.setattr("kadgeo.build.job", lambda dataset, **options: dataset)
    monkeypatch.setattr("kadgeo.cli.pages.written", lambda job, out: [])
    for command in ("build", "check"):
        result = CliRunner().invoke(app, [command, "--project", str(project_copy.root), "--lang", "en"])
        assert "data/tables/offers (1).csv · found a file that nothing reads" in result.stderr, command
        assert result.exit_code == 0


def test_a_table_may_be_a_workbook_and_its_problems_name_that_file(project_copy):
    rows = project_copy.rows("zones")
    project_copy.remove("data/tables/zones.csv")
    project_copy.write("data/tables/zones.xlsx", packed(rows))
    assert [issue for issue in kadgeo.check(project_copy.root) if not issue.is_notice] == []
    rows[1][0] = "Zona 1"
    project_copy.write("data/tables/zones.xlsx", packed(rows))
    files = {issue.file for issue in kadgeo.check(project_copy.root) if not issue.is_notice}
    assert "data/tables/zones.xlsx" in files
    assert "data/tables/zones.csv" not in files
