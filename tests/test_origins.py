"""Where files come from, and that nothing outside a project's data is opened: on an invented folder."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from province import SAMPLE, origin

from kadgeo.io import origins
from kadgeo.io.reading import Reading
from kadgeo.settings import inside, parse

SECRET = "what no page may show"
DIGEST = hashlib.sha256(b"one\ntwo\n").hexdigest()
ENTRY = f"""[[file]]
path = "record.txt"
title = "Notulen"
producer = "Kami"
url = "example.org"
accessed = "2026-11-24"
licence = "bebas"
licence_file = "LICENSE.txt"
rows = 2
sha256 = "{DIGEST}"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project of one record and its licence; beside it, what is none of its business."""
    data = tmp_path / "project" / "data"
    data.mkdir(parents=True)
    (tmp_path / "secret.txt").write_text(SECRET)
    (data / "record.txt").write_bytes(b"one\ntwo\n")
    (data / "LICENSE.txt").write_text("Boleh dipakai.")
    (data / "sources.toml").write_text(ENTRY)
    return tmp_path / "project"


def recorded(folder: Path, text: str | None = None) -> tuple[origins.Recorded, list[str]]:
    if text is not None:
        (folder / "data" / "sources.toml").write_text(text)
    reading = Reading(folder)
    return origins.recorded(reading), [issue.line("en") for issue in reading.issues]


def test_what_is_recorded_of_a_file_and_its_licence(folder):
    found, issues = recorded(folder)
    assert issues == []
    assert [origin.path for origin in found.origins] == ["record.txt"]
    assert found.digests == {"record.txt": DIGEST}
    assert found.lines == {"record.txt": 2}
    assert found.licence_texts == {"LICENSE.txt": "Boleh dipakai."}


@pytest.mark.parametrize(
    ("old", "new", "read"),
    [
        (DIGEST, DIGEST.upper(), DIGEST),
        ('"2026-11-24"', "2026-11-24", "2026-11-24"),
        ("2026-11-24", "2026-11", "2026-11"),
        ('licence_file = "LICENSE.txt"', 'licence_file = ""', ""),
    ],
)
def test_what_is_written_in_another_way_is_the_same(old, new, read, folder):
    found, issues = recorded(folder, ENTRY.replace(old, new))
    assert issues == []
    (origin,) = found.origins
    assert read in (origin.sha256, origin.accessed, origin.licence_file)


MISTAKES = [
    (
        "accessed =",
        "acessed =",
        "row 6 · column file.1.acessed · found 'acessed', which is unknown · expected one of path, title, "
        "producer, url, accessed, licence, sha256, rows, licence_file, commit, holder, derived_from, note"
        " · suggestion: accessed",
    ),
    ("rows = 2\n", "", "row 1 · column file.1.rows · found nothing · expected a whole number from 0 up"),
    ("rows = 2", 'rows = "2"', "row 9 · column file.1.rows · found '2' · expected a whole number from 0 up"),
    ("rows = 2", "rows = nan", "row 9 · column file.1.rows · found nan · expected a whole number from 0 up"),
    ("2026-11-24", "kemarin", "row 6 · column file.1.accessed · found 'kemarin' · expected a date such as"),
    ("2026-11-24", "2026-13", "row 6 · column file.1.accessed · found '2026-13' · expected a date such as"),
    ('"Notulen"', '""', "row 3 · column file.1.title · found '' · expected one line of text, not empty"),
    (DIGEST, DIGEST[1:], "row 10 · column file.1.sha256"),
    ("[[file]]", "[file]", "row 1 · column file · found a table of 9 · expected [[file]] entries"),
    ("[[file]]", "[[fiel]]", "row 1 · column fiel · found 'fiel', which is unknown"),
    ("[[file]]", "[[file]", "row 1 · found [[file] · expected"),
    (
        '"LICENSE.txt"',
        '"COPYING"',
        "row 8 · column file.1.licence_file · found 'COPYING', which is not in data/",
    ),
]


@pytest.mark.parametrize(("old", "new", "said"), MISTAKES)
def test_a_mistake_in_an_entry_is_named_with_its_line(old, new, said, folder):
    _, issues = recorded(folder, ENTRY.replace(old, new))
    assert any(issue.startswith(f"data/sources.toml · {said}") for issue in issues), issues


def test_a_file_has_one_origin(folder):
    found, issues = recorded(folder, ENTRY + "\n" + ENTRY)
    assert len(found.origins) == 1
    assert issues == [
        "data/sources.toml · row 13 · column file.2.path · found 'record.txt' again"
        " · expected one entry for one file · suggestion: it stands in line 2 already"
    ]


# Nothing outside the project is read.

OUTSIDE = [
    "/etc/hostname",
    "../../secret.txt",
    "link.txt",
    "linked/secret.txt",
    "loop",
    "sub/../../../secret.txt",
]


def links(folder: Path) -> None:
    data = folder / "data"
    (data / "link.txt").symlink_to(folder.parent / "secret.txt")
    (data / "linked").symlink_to(folder.parent, target_is_directory=True)
    (data / "loop").symlink_to(data / "loop")


@pytest.mark.parametrize("name", OUTSIDE)
@pytest.mark.parametrize("key", ["path", "licence_file"])
def test_an_origin_names_no_file_elsewhere(key, name, folder):
    links(folder)
    old = {"path": "record.txt", "licence_file": "LICENSE.txt"}[key]
    found, issues = recorded(folder, ENTRY.replace(f'"{old}"', f'"{name}"'))
    row = {"path": 2, "licence_file": 8}[key]
    assert [issue.split(" · ")[:3] for issue in issues] == [
        ["data/sources.toml", f"row {row}", f"column file.1.{key}"]
    ]
    assert "copy" in issues[0]
    assert SECRET not in str(found)
    assert hashlib.sha256(SECRET.encode()).hexdigest() not in str(found)


@pytest.mark.parametrize("name", OUTSIDE)
def test_a_source_names_no_file_elsewhere(name, folder):
    links(folder)
    reading = Reading(folder)
    sources = pd.DataFrame({"source_id": ["a", "b"], "file": ["record.txt", name]}, index=[2, 3])
    assert origins.texts(reading, sources) == {"a": "one\ntwo\n"}
    (issue,) = reading.issues
    assert (issue.file, issue.row, issue.column) == ("data/tables/sources.csv", 3, "file")
    assert issue.suggestion.id == "salin berkasnya ke dalam data/ dan tulis namanya dari sana"


def test_no_table_is_a_link_to_elsewhere(folder):
    (folder / "data" / "tables").mkdir()
    (folder / "data" / "tables" / "offers.csv").symlink_to(folder.parent / "secret.txt")
    reading = Reading(folder)
    assert reading.bytes("data/tables/offers.csv") is None
    assert [issue.file for issue in reading.issues] == ["data/tables/offers.csv"]


def test_data_that_is_itself_a_link_to_elsewhere_is_not_read(folder):
    (folder / "data").rename(folder.parent / "moved")
    (folder / "data").symlink_to(folder.parent / "moved", target_is_directory=True)
    found, issues = recorded(folder)
    assert found == origins.Recorded()
    assert len(issues) == 1


def test_a_link_within_the_data_is_followed(folder):
    (folder / "data" / "again.txt").symlink_to(folder / "data" / "record.txt")
    assert Reading(folder).text("again.txt", file="x") == "one\ntwo\n"


@pytest.mark.parametrize("name", ["LICENSE.txt", "record.txt"])
def test_a_text_is_text(name, folder):
    (folder / "data" / name).write_bytes(b"PAR1\0\0")
    reading = Reading(folder)
    assert reading.text(name, file="kadgeo.toml") is None
    assert [issue.line("en") for issue in reading.issues] == [
        f"kadgeo.toml · found '{name}', which is no text · expected a text file"
    ]


ORIGINS = "".join(
    origin(SAMPLE / "data", path, "Contoh", 4) for path in ("tables/zones.csv", "tables/offers.csv")
).encode()


@settings(max_examples=300)
@given(
    name=st.text() | st.lists(st.sampled_from(["..", ".", "/", "a", "\x00", "~", "a" * 300])).map("/".join)
)
def test_no_name_leads_out(name):
    path = inside(SAMPLE / "data", name)
    assert path is None or path.is_relative_to(SAMPLE / "data")


@st.composite
def mutations(draw: st.DrawFn) -> bytes:
    data = ORIGINS
    start = draw(st.integers(0, len(data)))
    put = draw(st.binary(max_size=4) | st.sampled_from([b'"', b"[", b"{", b"=", b"\n", b'"""', b"../"]))
    return data[:start] + put + data[start + draw(st.integers(0, 40)) :]


@settings(max_examples=200)
@given(data=mutations())
def test_any_slip_of_the_pen_gives_origins_and_issues_that_can_be_told(data):
    reading = Reading(SAMPLE)
    found = origins._origins(reading, parse("data/sources.toml", data))
    assert all(origin.path and len(origin.sha256) == 64 for origin in found.values())
    assert all(issue.line("id") and issue.line("en") for issue in reading.issues)
