"""The sample project, and copies of it that a test may spoil."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geopandas as gpd
import guard
import province
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


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--grown", action="store_true", help="tests/shipped on a copy of the project with rows added"
    )


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector) -> Iterator[None]:
    with guard.shut_for(collector.path):
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    with guard.shut_for(item.path):
        return (yield)


@pytest.fixture(scope="session")
def sample(tmp_path_factory) -> Path:
    """The invented province as a project folder, not to be altered."""
    return province.make(tmp_path_factory.mktemp("sample") / "project")


@pytest.fixture(scope="session")
def dataset(sample: Path) -> kadgeo.Dataset:
    return kadgeo.load(sample, as_of=DAY)


@pytest.fixture(scope="session")
def project(sample: Path) -> projects.Project:
    return projects.read(sample)


@pytest.fixture
def project_copy(tmp_path: Path, sample: Path) -> ProjectCopy:
    """The sample project once more: tables, settings and layers may be altered."""
    return ProjectCopy.make(tmp_path / "project", sample)


@pytest.fixture(scope="session")
def sample_layers(sample: Path) -> dict[str, gpd.GeoDataFrame]:
    files = (sample / "data/boundaries").glob("*.parquet")
    return {file.stem: gpd.read_parquet(file) for file in files}


@pytest.fixture
def known_layers(monkeypatch, sample, sample_layers):
    """Layers of the sample are read, and found to be coverages, once and not for every case."""
    from spoiling import layer_file

    read, coverage = io_layers.layer, boundaries._coverage

    def layer(reading, name, file):
        ours = sample / layer_file(name)[0]
        same = ours.exists() and (reading.root / file).samefile(ours)
        return sample_layers[name] if same else read(reading, name, file)

    def issues(context, layer, *place):
        known = any(layer is sample_layers[name] for name in schema.LEVELS)
        return iter(()) if known else coverage(context, layer, *place)

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
