"""Cells that may be empty: no output shows what a program calls a missing value."""

from __future__ import annotations

import datetime
import json
from functools import partial

import little
import pytest
from outputs import nothings, outputs, shown

import kadgeo
from kadgeo.findings import findings
from kadgeo.maps import draw
from kadgeo.outputs import prints
from kadgeo.outputs.tables import tables_of
from kadgeo.render import interactive
from kadgeo.render.static import plates
from kadgeo.reports import atlas, report
from kadgeo.schema import DECLARED, ENGLISH

DAY = datetime.date(2024, 6, 1)
MAPS = ("overview", "agreements")
STEP = 5  # columns of each table that are emptied at once: in as many builds every column has its turn
NULLABLE = {
    name: [column for column, one in table.columns.items() if not one.is_required]
    for name, table in DECLARED.items()
}
# A stage that the law surely asks needs its source, and a relation needs a parent.
TOGETHER = {"parent_id": "parent_relation", "travel_time_before_h": "travel_time_after_h"}


def emptied(name, rows, *, gone, first):
    """Rows in which some columns are empty, everywhere or in the first row only."""
    columns = set(gone(NULLABLE[name]))
    columns |= {mate for pair in TOGETHER.items() if columns & set(pair) for mate in pair}
    columns -= {"source_id", "source_place"} if name == "stages" else set()
    return [
        {
            column: None if column in columns and (at == 0 or not first) else value
            for column, value in row.items()
        }
        for at, row in enumerate(rows)
    ]


def every(columns, *, offset=0, step=1):
    return columns[offset::step]


def loaded(root, **options) -> kadgeo.Dataset:
    little.write(root, change=partial(emptied, **options))
    assert [one.line("en") for one in kadgeo.check(root) if not one.is_notice] == []
    return kadgeo.load(root, as_of=DAY)


@pytest.mark.parametrize("lang", ["id", "en"])
def test_all_empty_at_once_through_all_outputs(tmp_path, monkeypatch, lang):
    monkeypatch.setattr(prints, "FORMATS", ("svg",))
    monkeypatch.setattr(plates, "REPORT_DPI", 30)
    dataset = loaded(tmp_path / "p", gone=every, first=lang == "en")
    assert nothings(outputs(dataset, lang)) == []


@pytest.mark.parametrize("offset", range(STEP))
def test_each_column_in_turn(tmp_path, offset):
    gone = partial(every, offset=offset, step=STEP)
    dataset = loaded(tmp_path / "p", gone=gone, first=False)
    files = {
        "front.json": json.dumps(
            [
                *(one for name in MAPS for one in shown(draw(name, dataset), "id")),
                *(one.text.id for one in findings(dataset)),
                *(cell.id for table in tables_of(dataset) for row in table.rows for cell in row),
                *(
                    line.id
                    for leaf in atlas.atlas(dataset).leaves
                    for one in leaf.facts
                    for line in one.lines
                ),
                *_cells(report.report(dataset).blocks),
            ]
        )
    }
    assert nothings(files) == []
    for name in MAPS:
        assert interactive.render(draw(name, dataset)).get_root().render()


def _cells(blocks):
    for block in blocks:
        for row in getattr(block, "rows", ()):
            yield from (cell.id for cell in row)
        yield from (one.id for one in getattr(block, "items", ()))


def test_every_column_has_its_turn():
    turns = {
        (name, column)
        for name, columns in NULLABLE.items()
        for offset in range(STEP)
        for column in every(columns, offset=offset, step=STEP)
    }
    assert turns == {(name, column) for name, columns in NULLABLE.items() for column in columns}
    assert any(column.endswith(ENGLISH) for _, column in turns)
