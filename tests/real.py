"""The shipped project: what these tests find in it is stated of it, and of no other."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import DAY, ROOT, ProjectCopy

import kadgeo
from kadgeo import project as projects


@pytest.fixture(scope="session")
def dataset() -> kadgeo.Dataset:
    return kadgeo.load(as_of=DAY)


@pytest.fixture
def project_copy(tmp_path: Path) -> ProjectCopy:
    return ProjectCopy.make(tmp_path / "project", ROOT)


@pytest.fixture(scope="session")
def project() -> projects.Project:
    return projects.read()
