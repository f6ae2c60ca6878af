"""All checks together: sound projects have no problem, and of others all are listed at once."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
from spoiling import CORRIDORS, LICENCE, ORIGINS, at, layer_file

import kadgeo
from kadgeo.errors import ValidationError


def test_an_untouched_copy_has_no_problem(project_copy):
    assert project_copy.check() == ()


def test_all_problems_are_listed_at_once(project_copy):
    project_copy.edit("regencies", 3, "population", "-5")
    project_copy.edit("zone_members", 4, "regency", "Kukn")
    project_copy.edit("agreements", 2, "planned_signing", "31/02/2014")
    project_copy.edit_corridors(lambda features: features[0].update(geometry=None))
    project_copy.write_layer("villages", project_copy.layer("villages").assign(name="X"), registered=False)
    project_copy.remove(LICENCE)
    with pytest.raises(ValidationError) as error:
        kadgeo.load(project_copy.root)
    assert [issue.file for issue in error.value.issues] == [
        layer_file("villages")[0],
        ORIGINS,
        at("agreements")[0],
        CORRIDORS,
        at("regencies")[0],
        at("zone_members")[0],
    ]
    heading, *lines = error.value.to("id").splitlines()
    assert heading == "6 masalah ditemukan di data; tidak ada yang diubah."
    assert lines == [issue.line("id") for issue in error.value.issues]
    assert error.value.to("en").startswith("6 problem(s) found in the data; nothing was changed.")


def test_problems_of_one_file_stand_in_its_order(project_copy):
    for row in (9, 3, 5):
        project_copy.edit("offers", row, "kind", "gift")
    assert [issue.row for issue in project_copy.check()] == [3, 5, 9]


def test_check_changes_nothing_on_disk(project_copy):
    project_copy.edit("zone_members", 4, "regency", "Kukn")
    project_copy.write(ORIGINS, (project_copy.root / ORIGINS).read_bytes() + b"\n[[fiel]]\n")
    before = tree(project_copy.root)
    assert project_copy.check()
    assert tree(project_copy.root) == before


def tree(root: Path) -> dict[str, tuple[str, int]]:
    files = [Path(folder, name) for folder, _, names in os.walk(root) for name in names]
    return {
        str(file): (hashlib.sha256(file.read_bytes()).hexdigest(), file.stat().st_mtime_ns) for file in files
    }


def test_a_project_without_offers_areas_and_agreements_is_fine(project_copy):
    for name in (
        "zones",
        "zone_members",
        "industrial_areas",
        "agreements",
        "agreement_parties",
        "agreement_events",
        "documents",
        "offers",
        "attendance",
        "meeting",
        "places",
    ):
        project_copy.write_rows(name, project_copy.rows(name)[:1])
    project_copy.edit_corridors(list.clear)
    dataset = kadgeo.load(project_copy.root)
    assert len(dataset.zones) == len(dataset.agreements) == len(dataset.equal_area.corridors) == 0
