"""A project without a table, or with empty optional cells, has maps, findings and documents all the same."""

from __future__ import annotations

import dataclasses
import re

import pytest
from helpers import DAY, ProjectCopy

import kadgeo
from kadgeo.document import Bullets, Grid, Heading, Paragraph
from kadgeo.findings import findings
from kadgeo.layers import words
from kadgeo.maps import draw
from kadgeo.render.rows import packed
from kadgeo.reports import atlas, register, report
from kadgeo.schema import CORRIDORS, TABLES

# What points at a table goes with it.
GROUPS = {
    "meeting": ("meeting", "attendance"),
    "zones": ("zones", "zone_members"),
    "register": (
        "agreements",
        "agreement_parties",
        "agreement_events",
        "documents",
        "stages",
        "parties",
        "region_events",
    ),
    **{name: (name,) for name in ("industrial_areas", "offers", "places", "documents", "attendance")},
}
NOTHING = re.compile(r"\b(nan|None|NaT|<NA>)\b")


def without(copy: ProjectCopy, *names: str) -> kadgeo.Dataset:
    for name in names:
        if (copy.root / TABLES[name].file).exists():
            copy.remove(TABLES[name].file)
    if "agreements" in names:
        copy.edit_corridors(
            lambda features: [one["properties"].update(agreement_id=None) for one in features]
        )
    if "meeting" in names:
        rows = copy.rows("agreements")
        at = rows[0].index("meeting_id")
        copy.write_rows("agreements", [rows[0], *([*row[:at], "", *row[at + 1 :]] for row in rows[1:])])
    return kadgeo.load(copy.root, as_of=DAY)


def loose(features) -> None:
    """Corridors that belong to no agreement."""
    for one in features:
        one["properties"]["agreement_id"] = None


def said(dataset: kadgeo.Dataset) -> list[str]:
    """Every word of maps, findings, register, report and atlas."""
    texts = [one.text for one in findings(dataset)]
    for name in dataset.project.maps:
        spec = draw(name, dataset)
        texts += [spec.title, spec.subtitle, *spec.credits]
        for layer in spec.layers:
            columns = {layer.heading, layer.label, *(field.column for field in layer.fields)} - {None}
            texts += [
                value for column in columns for value in words(layer.data, str(column)) if value is not None
            ]
    if len(dataset.agreements):
        data = packed(register.register(dataset), "id")
        texts += [one if isinstance(one, str) else one[0] for one in data["texts"]]
    for block in report.report(dataset).blocks:
        texts += {
            Heading: lambda one: [one.text],
            Paragraph: lambda one: [one.text],
            Bullets: lambda one: list(one.items),
            Grid: lambda one: [*one.columns, *(cell for row in one.rows for cell in row)],
        }.get(type(block), lambda one: [one.caption])(block)
    for leaf in atlas.atlas(dataset).leaves:
        texts += [leaf.spec.title, *(line for facts in leaf.facts for line in facts.lines)]
    return [getattr(text, "id", str(text)) for text in texts if not isinstance(text, tuple)]


@pytest.mark.usefixtures("known_layers")
@pytest.mark.parametrize("group", GROUPS)
def test_a_table_may_be_absent(group, project_copy):
    texts = said(without(project_copy, *GROUPS[group]))
    assert texts
    assert [text for text in texts if NOTHING.search(text)] == []


@pytest.mark.usefixtures("known_layers")
def test_every_optional_table_may_be_absent_at_once(project_copy):
    project_copy.remove(CORRIDORS.file)
    names = [name for name, table in TABLES.items() if not table.is_required and name != "sources"]
    dataset = without_all(project_copy, names)
    assert [text for text in said(dataset) if NOTHING.search(text)] == []


def without_all(copy: ProjectCopy, names: list[str]) -> kadgeo.Dataset:
    for name in names:
        copy.remove(TABLES[name].file)
    return kadgeo.load(copy.root, as_of=DAY)


@pytest.mark.usefixtures("known_layers")
def test_every_cell_that_may_be_empty_is_empty(project_copy):
    for name, table in TABLES.items():
        rows = project_copy.rows(name)
        empty = [column in table.columns and not table.columns[column].is_required for column in rows[0]]
        if name == "stages":  # what is confirmed needs its source
            empty = [
                gone and not column.startswith("source") for column, gone in zip(rows[0], empty, strict=True)
            ]
        filled = [["" if gone else cell for cell, gone in zip(row, empty, strict=True)] for row in rows[1:]]
        project_copy.write_rows(name, [rows[0], *filled])
    dataset = kadgeo.load(project_copy.root, as_of=DAY)
    assert [text for text in said(dataset) if NOTHING.search(text)] == []


def test_the_check_can_fail(dataset):
    spoiled = dataclasses.replace(dataset, meeting=dataset.meeting.assign(chair="nan"))
    assert any(NOTHING.search(text) for text in said(spoiled))
