"""The shipped project, and copies of it that a test may spoil."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

import pytest
from helpers import DAY, ROOT, ProjectCopy
from hypothesis import settings

import kadgeo
from kadgeo import project as projects
from kadgeo import schema
from kadgeo.io import layers as io_layers
from kadgeo.validate import boundaries

pytest.register_assert_rewrite("spoiling")
collect_ignore_glob = ["*conftest.py"]  # no doctests in them, and the name is there more than once

settings.register_profile("kadgeo", deadline=None)  # a busy machine is no failure
settings.load_profile("kadgeo")


@pytest.fixture(scope="session")
def dataset() -> kadgeo.Dataset:
    return kadgeo.load(as_of=DAY)


@pytest.fixture(scope="session")
def project() -> projects.Project:
    return projects.read()


@pytest.fixture
def project_copy(tmp_path: Path) -> ProjectCopy:
    """The shipped project once more: tables, settings and layers may be altered."""
    return ProjectCopy.make(tmp_path / "project")


@pytest.fixture
def known_layers(monkeypatch):
    """Shipped layers are read, and found to be coverages, once and not for every case."""
    from spoiling import layer_file, shipped_layer

    read, coverage = io_layers.layer, boundaries._coverage

    def layer(reading, name, file):
        shipped = ROOT / layer_file(name)[0]
        is_shipped = shipped.exists() and (reading.root / file).samefile(shipped)
        return shipped_layer(name) if is_shipped else read(reading, name, file)

    def issues(context, layer, *place):
        shipped = any(layer is shipped_layer(name) for name in schema.LEVELS)
        return iter(()) if shipped else coverage(context, layer, *place)

    monkeypatch.setattr(io_layers, "layer", layer)
    monkeypatch.setattr(boundaries, "_coverage", issues)


# Scripts of the repository.


@pytest.fixture(scope="module")
def script() -> Any:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(ROOT / "scripts")
        yield importlib.import_module("build_boundaries")


@pytest.fixture(scope="module")
def surroundings() -> Any:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(ROOT / "scripts")
        yield importlib.import_module("boundary_context")
