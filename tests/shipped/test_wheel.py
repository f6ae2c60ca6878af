"""Installed from a wheel, kadgeo builds the shipped project with no checkout around."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def run(installed: Path, cwd: Path, *words: str) -> subprocess.CompletedProcess[str]:
    env = os.environ | {"PYTHONPATH": str(installed)}
    return subprocess.run(
        [sys.executable, "-m", "kadgeo", *words], cwd=cwd, env=env, check=True, capture_output=True, text=True
    )


def test_the_wheel_carries_the_project(installed: Path) -> None:
    project = installed / "kadgeo" / "_project"
    assert (project / "kadgeo.toml").read_bytes() == (ROOT / "kadgeo.toml").read_bytes()
    shipped = {path.relative_to(ROOT / "data") for path in (ROOT / "data").rglob("*") if path.is_file()}
    assert {
        path.relative_to(project / "data") for path in (project / "data").rglob("*") if path.is_file()
    } == shipped


def test_the_installed_package_builds_anywhere(installed: Path, tmp_path: Path) -> None:
    where = [sys.executable, "-c", "import kadgeo.project; print(kadgeo.project.find())"]
    env = os.environ | {"PYTHONPATH": str(installed)}
    found = subprocess.run(
        where, cwd=tmp_path, env=env, check=True, capture_output=True, text=True
    ).stdout.strip()
    assert Path(found) == (installed / "kadgeo" / "_project").resolve()
    run(installed, tmp_path, "build")
    assert (tmp_path / "output" / "index.html").is_file()


def test_the_installed_package_begins_a_project_of_a_province(installed: Path, tmp_path: Path) -> None:
    run(installed, tmp_path, "init", "Bali", "bali")
    assert "kabupaten dan kota 9" in run(installed, tmp_path, "check", "--project", "bali").stdout
