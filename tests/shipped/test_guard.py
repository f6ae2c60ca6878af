"""A planner's new rows: they are valid here, and no other test reads the tables they are in."""

from __future__ import annotations

import guard
import pytest
from growing import grow
from helpers import ROOT, ProjectCopy


def test_the_rows_that_the_project_is_grown_by_are_valid(tmp_path):
    copy = ProjectCopy.make(tmp_path / "project", ROOT)
    grow(copy)
    assert copy.check() == ()


@pytest.mark.parametrize("file", ["data/tables/zones.csv", "data/tables/agreements.csv"])
def test_a_test_elsewhere_that_reads_the_shipped_project_fails(file):
    with guard.shut_for(ROOT / "tests/test_maps.py"), pytest.raises(guard.ShippedDataError):
        (ROOT / file).read_bytes()
    with guard.shut_for(ROOT / "tests/shipped/test_facts.py"):
        assert (ROOT / file).read_bytes()
