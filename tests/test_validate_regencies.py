"""The table of regencies against the boundaries: names and kinds belong to their codes."""

from __future__ import annotations

import pytest
from spoiling import assert_found_alone, at, case, cell, layer

NAMES = [
    case(
        "name of no boundary",
        layer("regencies", lambda frame: frame.assign(name=["Pasir Lama", *frame["name"][1:]])),
        at("regencies", 2, "name"),
        "kabupaten Pandara",
    ),
    case(
        "kind of another",
        cell("regencies", 2, kind="kota"),
        at("regencies", 2, "kind"),
        "kota Pandara",
    ),
]


@pytest.mark.usefixtures("known_layers")
@pytest.mark.parametrize(("spoil", "wanted"), NAMES)
def test_a_problem_is_found_and_it_alone(spoil, wanted, project_copy):
    assert_found_alone(spoil, wanted, project_copy)


@pytest.mark.usefixtures("known_layers")
def test_two_codes_swapped_are_told_with_what_the_boundaries_have(project_copy):
    project_copy.edit("regencies", 9, "regency_code", "97.72")
    project_copy.edit("regencies", 10, "regency_code", "97.71")
    issues = [issue for issue in project_copy.check() if issue.column == "name"]
    assert [issue.line("en") for issue in issues] == [
        "data/tables/regencies.csv · row 9 · column name · found kota Balikawan"
        " · expected kota Samudara, as boundaries/regencies has for 97.72 · suggestion: code 97.71?",
        "data/tables/regencies.csv · row 10 · column name · found kota Samudara"
        " · expected kota Balikawan, as boundaries/regencies has for 97.71 · suggestion: code 97.72?",
    ]
    assert (
        issues[0]
        .line("id")
        .endswith("seharusnya kota Samudara, menurut boundaries/regencies untuk 97.72 · saran: kode 97.71?")
    )


@pytest.mark.usefixtures("known_layers")
@pytest.mark.parametrize(
    "names",
    [
        {"name": "Malakan Hulu", "aliases": "Malakan Ulu"},
        {"name": "Malakan Hulu", "short_name": "malakan  ulu", "aliases": "Malulu"},
    ],
)
def test_a_boundary_may_be_called_by_an_alias(names, project_copy):
    for column, value in names.items():
        project_copy.edit("regencies", 8, column, value)
    assert project_copy.check() == ()
