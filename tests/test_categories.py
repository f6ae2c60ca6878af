"""No rule of the program hangs on what a category is called in a project."""

from __future__ import annotations

import re

from helpers import DAY, ProjectCopy

import kadgeo
from kadgeo.findings import findings
from kadgeo.maps import draw
from kadgeo.render.alt_text import alt_text
from kadgeo.schema import TABLES
from kadgeo.schema.kinds import SEPARATOR, Keyed, parts

GROUPS = (
    "sectors",
    "industry",
    "offers",
    "statuses",
    "documents",
    "confidence",
)  # a zone's key is its table's


def renamed(copy: ProjectCopy) -> None:
    """Give every key of every category another name, in the settings and in all tables."""
    lines, group = [], None
    for line in (copy.root / "kadgeo.toml").read_text(encoding="utf-8").splitlines():
        heading = re.fullmatch(r"\[(?:categories\.)?(\w+).*\]", line)
        group = heading.group(1) if heading else group
        lines.append(re.sub(r"^(\w+)( = \{)", r"k_\1\2", line) if group in GROUPS else line)
    copy.write("kadgeo.toml", "\n".join(lines).encode())
    for name, table in TABLES.items():
        rows = copy.rows(name)
        for column, declared in table.columns.items():
            kind = declared.kind
            if (
                isinstance(kind, Keyed)
                and kind.refers.removeprefix("category:") in GROUPS
                and column in rows[0]
            ):
                at = rows[0].index(column)
                for row in rows[1:]:
                    row[at] = f" {SEPARATOR} ".join(f"k_{key}" for key in parts(row[at]))
        copy.write_rows(name, rows)


def looks(layer):
    return [(one.label, one.color, one.dash, one.shape) for one in layer.legend]


def test_other_keys_give_the_same_maps_and_findings(project_copy, dataset):
    renamed(project_copy)
    other = kadgeo.load(project_copy.root, as_of=DAY)
    assert other.project.keys("sectors") == [f"k_{key}" for key in dataset.project.keys("sectors")]
    assert [one.text for one in findings(other)] == [one.text for one in findings(dataset)]
    for name in dataset.project.maps:
        one, two = draw(name, dataset), draw(name, other)
        assert alt_text(one) == alt_text(two), name
        for ours, theirs in zip(one.layers, two.layers, strict=True):
            looks = [
                [(one.label, one.color, one.dash, one.shape) for one in layer.legend]
                for layer in (ours, theirs)
            ]
            assert looks[0] == looks[1], (name, ours.key)
