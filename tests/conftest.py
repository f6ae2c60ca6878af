"""The shipped project, and copies of it that a test may spoil."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import ProjectCopy
from hypothesis import settings

import kadgeo
from kadgeo import project as projects

collect_ignore_glob = ["*conftest.py"]  # no doctests in them, and the name is there more than once

settings.register_profile("kadgeo", deadline=None)  # a busy machine is no failure
settings.load_profile("kadgeo")


@pytest.fixture(scope="session")
def dataset() -> kadgeo.Dataset:
    return kadgeo.load()


@pytest.fixture(scope="session")
def project() -> projects.Project:
    return projects.read()


@pytest.fixture
def project_copy(tmp_path: Path) -> ProjectCopy:
    """The shipped project once more: tables, settings and layers may be altered."""
    return ProjectCopy.make(tmp_path / "project")
