"""Files that are missing or cannot be read, and tables as spreadsheets save them."""

from __future__ import annotations

import pytest
from helpers import write_csv
from spoiling import CORRIDORS, ORIGINS, RECORD, assert_found_alone, at, case, feature, table

from kadgeo import io, schema
from kadgeo import project as projects

RESTORE = "put the file back, or delete its entry from data/sources.toml"
SAVE_AS = 'in Excel choose Save As, "CSV UTF-8"'

POINTED_AT = ("sources", "zones", "agreements", "stages", "meeting")
ALONE = (
    "industrial_areas",
    "agreement_events",
    "documents",
    "offers",
    "attendance",
    "places",
    "region_events",
)

FILES = [
    *(
        case(f"{name} missing", lambda copy, name=name: copy.remove(at(name)[0]), at(name), "no file")
        for name in ("regencies", *POINTED_AT)
    ),
    case("sources.toml missing", lambda copy: copy.remove(ORIGINS), (ORIGINS, None, None), "no file"),
    pytest.param(
        lambda copy: copy.remove(RECORD),
        [
            ((RECORD, None, None), "no file", RESTORE),
            (at("sources", 2, "file"), "'record/notulen_2014-02-06.txt', which is not in data/", None),
        ],
        id="record missing",
    ),
    case(
        "UTF-16",
        table("zones", lambda text: text.encode("utf-16")),
        at("zones"),
        "an unreadable file",
        SAVE_AS,
    ),
    case(
        "workbook renamed",
        table("zones", lambda _: b"PK\x03\x04"),
        at("zones"),
        "an unreadable file",
        SAVE_AS,
    ),
    case(
        "open quote",
        table("zones", lambda text: f'{text}5,"Zona 5\r\n'),
        at("zones", 6),
        "an unreadable file",
        "check the quotes: unexpected end of data",
    ),
    case(
        "empty table", table("zones", lambda _: ""), at("zones"), "an unreadable file", "put the header back"
    ),
    case(
        "corridors that are no JSON",
        lambda copy: copy.write(CORRIDORS, b"{"),
        (CORRIDORS, None, None),
        "no JSON",
    ),
    case(
        "corridors that are no collection",
        lambda copy: copy.write(CORRIDORS, b"[]"),
        (CORRIDORS, None, None),
        "a list, no FeatureCollection",
    ),
    case(
        "corridor of one point",
        feature(4, geometry={"type": "LineString", "coordinates": [[116.9, -0.4]]}),
        (CORRIDORS, 4, None),
        '{"type": "LineString", "coordinates": [[116.9, -0.4]]}',
    ),
]


@pytest.mark.usefixtures("known_layers")
@pytest.mark.parametrize(("spoil", "wanted"), FILES)
def test_a_problem_is_found_and_it_alone(spoil, wanted, project_copy):
    assert_found_alone(spoil, wanted, project_copy)


# Tables as Excel in Indonesia saves them.


def localised(rows: list[list[str]], kinds: dict[str, str], *, codes: bool) -> list[list[str]]:
    """Decimal commas in numbers, and in codes where Excel took them for numbers."""
    comma = {"number", "code"} if codes else {"number"}
    header = rows[0]
    return [
        header,
        *(
            [
                value.replace(".", ",") if kinds[column] in comma else value
                for column, value in zip(header, row, strict=True)
            ]
            for row in rows[1:]
        ),
    ]


@pytest.mark.usefixtures("known_layers")
@pytest.mark.parametrize("name", [*(at(name)[0] for name in ALONE), CORRIDORS])
def test_a_table_that_nothing_points_at_may_be_absent(name, project_copy):
    project_copy.remove(name)
    assert project_copy.check() == ()


@pytest.mark.parametrize(
    ("encoding", "sep", "codes"),
    [("utf-8-sig", "", False), ("cp1252", "", True), ("utf-8", "sep=;\r\n", True)],
)
def test_tables_saved_by_excel_in_indonesia_are_the_same_data(encoding, sep, codes, project_copy, project):
    before = io.read(project).tables
    for name, table_schema in schema.TABLES.items():
        rows = localised(
            project_copy.rows(name),
            {column: one.kind.reads for column, one in table_schema.columns.items()},
            codes=codes,
        )
        rows += [[""] * len(rows[0])] * 3
        text = sep + write_csv(rows, delimiter=";", lineterminator="\r\n")
        project_copy.write(at(name)[0], text.encode(encoding, "replace"))
    assert project_copy.check() == ()
    again = io.read(projects.read(project_copy.root)).tables
    for name, frame in before.items():
        assert list(again[name].index) == list(frame.index)
        assert again[name].to_dict("list") == {
            column: [as_saved(value, encoding) for value in values]
            for column, values in frame.to_dict("list").items()
        }


def as_saved(value: object, encoding: str) -> object:
    """Windows-1252 lacks a few signs: Excel writes ? for them."""
    return value.encode(encoding, "replace").decode(encoding) if isinstance(value, str) else value
