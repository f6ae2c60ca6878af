"""What was in a folder stays whole, whatever stops the writer."""

import errno
import os
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kadgeo import publish

NAMES = ("a.html", "data/b.csv", "index.html")
OLD = {name: f"old {name}" for name in NAMES}
NEW = {name: f"new {name}" for name in (*NAMES, "added.html")}

# Kills itself before the n-th call of any function that changes the folder.
DRIVER = """
import os, shutil, signal, sys
from pathlib import Path
from kadgeo import publish
left = int(sys.argv[2])
def counted(function):
    def call(*args, **kwargs):
        global left
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        left -= 1
        return function(*args, **kwargs)
    return call
for module, name in ((os, "replace"), (os, "link"), (os, "fsync"), (os, "unlink"), (os, "rmdir"),
                     (Path, "mkdir"), (Path, "unlink")):
    setattr(module, name, counted(getattr(module, name)))
publish.put(Path(sys.argv[1]), {name: f"new {name}" for name in sys.argv[3:]})
"""


def found(out: Path) -> dict[str, str]:
    files = (path for path in out.rglob("*") if path.is_file())
    return {path.relative_to(out).as_posix(): path.read_text() for path in files}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    publish.put(tmp_path, OLD)
    return tmp_path


def killed_at(step: int, out: Path) -> bool:
    command = [sys.executable, "-c", DRIVER, str(out), str(step), *NEW]
    return subprocess.run(command, check=False).returncode == -signal.SIGKILL


def test_killed_at_every_step_all_is_old_or_all_is_new(tmp_path: Path) -> None:
    seen = []
    for step in range(200):
        folder = tmp_path / str(step)
        publish.put(folder, OLD)
        killed = killed_at(step, folder)
        publish.put(folder, {})
        seen.append(found(folder))
        assert seen[-1] in (OLD, NEW), step
        if not killed:
            break
    assert not killed
    assert OLD in seen[1:]
    assert seen[-1] == NEW
    assert not (folder / publish.STAGING).exists()


def test_a_held_file_brings_back_what_was_replaced(out: Path, monkeypatch) -> None:
    replace = os.replace

    def held(source, target):
        if Path(target) == out / "data/b.csv" and Path(source).parts[-3] == "new":
            raise PermissionError(errno.EACCES, "held")
        replace(source, target)

    monkeypatch.setattr(os, "replace", held)
    with pytest.raises(publish.OutputError) as caught:
        publish.put(out, NEW)
    assert "tutup di Excel" in caught.value.to("id")
    assert "b.csv" in caught.value.to("id")
    assert found(out) == OLD


def test_a_second_writer_is_turned_away(out: Path) -> None:
    with publish._locked(out), pytest.raises(publish.OutputError, match="another kadgeo"):
        publish.put(out, NEW)
    assert found(out) == OLD


def test_a_file_size_limit_changes_nothing(out: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(publish.OutputError, match="no room"):
            publish.put(out, {"a.html": "new", "index.html": "x" * 5000})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, handler)
    assert found(out) == OLD


@pytest.mark.parametrize("name", ["data", "index.html/page.html"])
def test_a_folder_for_a_file_and_a_file_for_a_folder(out: Path, name: str) -> None:
    with pytest.raises(publish.OutputError, match="stands where"):
        publish.put(out, {"a.html": "new", name: "new"})
    assert found(out) == OLD


def test_the_output_folder_is_a_file(out: Path) -> None:
    with pytest.raises(publish.OutputError, match="stands where"):
        publish.put(out / "a.html", NEW)
