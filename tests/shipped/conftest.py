"""The shipped project, as it is or grown by rows that a planner may add."""

from __future__ import annotations

from pathlib import Path

import pytest
from growing import grow
from helpers import DAY, ROOT, ProjectCopy

import kadgeo
from kadgeo import project as projects

collect_ignore_glob = ["*conftest.py"]


@pytest.fixture(scope="session")
def shipped_root(request, tmp_path_factory) -> Path:
    """Folder of the shipped project; with ``--grown``, of a copy with rows added."""
    if not request.config.getoption("--grown"):
        return ROOT
    copy = ProjectCopy.make(tmp_path_factory.mktemp("grown") / "project", ROOT)
    grow(copy)
    return copy.root


@pytest.fixture(scope="session")
def dataset(shipped_root: Path) -> kadgeo.Dataset:
    return kadgeo.load(shipped_root, as_of=DAY)


@pytest.fixture(scope="session")
def project(shipped_root: Path) -> projects.Project:
    return projects.read(shipped_root)


@pytest.fixture
def project_copy(shipped_root: Path, tmp_path: Path) -> ProjectCopy:
    return ProjectCopy.make(tmp_path / "project", shipped_root)
