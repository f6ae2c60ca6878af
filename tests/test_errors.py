"""How an issue reads."""

from __future__ import annotations

import pytest

from kadgeo.errors import Issue
from kadgeo.text import Text

ISSUE = Issue(
    file="data/tables/zones.csv",
    row=4,
    column="name",
    found=Text.same("'Zon\na'"),
    expected=Text("teks", "text"),
    suggestion=Text("ganti", "change it"),
)


@pytest.mark.parametrize(
    ("lang", "parts"),
    [
        ("id", ["baris 4", "kolom name", "ditemukan 'Zon a'", "seharusnya teks", "saran: ganti"]),
        ("en", ["row 4", "column name", "found 'Zon a'", "expected text", "suggestion: change it"]),
    ],
)
def test_an_issue_names_all_its_parts_on_one_line(lang, parts):
    assert ISSUE.line(lang).split(" · ") == ["data/tables/zones.csv", *parts]


def test_an_issue_of_a_whole_file_names_what_it_knows():
    issue = Issue(file="a.csv", found=Text.same("no {braces}"), expected=Text.same("b"))
    assert issue.line("en") == "a.csv · found no {braces} · expected b"
