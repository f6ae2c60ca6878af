"""What was in a folder stays whole, whatever stops the writer."""

import errno
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import little
import pytest
from typer.testing import CliRunner

from kadgeo import publish
from kadgeo.cli import app
from kadgeo.publish import commit, lock

NAMES = ("a.html", "data/b.csv", "index.html")
OLD = {name: f"old {name}" for name in NAMES}
NEW = {name: f"new {name}" for name in (*NAMES, "figures/maps/added.html")}

# Children kill themselves before the n-th call of anything that changes the folder, for every n; then
# the parent writes there as the next start does. The last child lives.
DRIVER = """
import json, os, signal, sys
from pathlib import Path
from kadgeo import publish
out, old, new = Path(sys.argv[1]), json.loads(sys.argv[2]), json.loads(sys.argv[3])
left = -1
def counted(function):
    def call(*args, **kwargs):
        global left
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        left -= 1
        return function(*args, **kwargs)
    return call
for name in ("replace", "link", "unlink", "rmdir", "mkdir"):
    setattr(os, name, counted(getattr(os, name)))
def found(folder):
    return {one.relative_to(folder).as_posix(): one.read_text() if one.is_file() else None
            for one in folder.rglob("*")}
def is_killed(step, folder, files):
    global left
    child = os.fork()
    if child == 0:
        left = step
        publish.put(folder, files)
        os._exit(0)
    return os.waitpid(child, 0)[1] == signal.SIGKILL
def killed_at_every_step(files, prepare):
    for step in range(400):
        folder = out / f"{len(os.listdir(out))}"
        for name, words in old.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(words)
        prepare(folder)
        killed = is_killed(step, folder, files)
        between = found(folder)
        publish.put(folder, {})
        yield between, found(folder), killed
        if not killed:
            return
"""
EVERY_STEP = """
print(json.dumps(list(killed_at_every_step(new, lambda folder: None))))
"""
# The first writer is killed with half of its files moved, and so is the next that brings them back.
EVERY_STEP_BACK = """
replace, moves = os.replace, 0
def halfway(source, target):
    global moves
    moves += "/new/" in str(source)
    if moves == 3 and left != -1:
        os.kill(os.getpid(), signal.SIGKILL)
    return replace(source, target)
def prepare(folder):
    os.replace = halfway
    assert is_killed(10_000, folder, new)
    os.replace = counted(replace)
print(json.dumps(list(killed_at_every_step({}, prepare))))
"""


def found(out: Path) -> dict[str, str]:
    files = (path for path in out.rglob("*") if path.is_file())
    return {path.relative_to(out).as_posix(): path.read_text() for path in files}


def with_folders(files: dict[str, str]) -> dict[str, str | None]:
    folders = {folder.as_posix() for name in files for folder in Path(name).parents[:-1]}
    return files | dict.fromkeys(folders)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    publish.put(tmp_path, OLD)
    return tmp_path


@pytest.mark.parametrize("script", [EVERY_STEP, EVERY_STEP_BACK])
def test_killed_at_every_step_all_is_old_or_all_is_new(tmp_path: Path, script: str) -> None:
    command = [sys.executable, "-c", DRIVER + script, str(tmp_path), json.dumps(OLD), json.dumps(NEW)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    steps = json.loads(run.stdout)
    old, new = with_folders(OLD), with_folders(NEW)
    afterwards = [after for _, after, _ in steps]
    assert [killed for *_, killed in steps] == [True] * (len(steps) - 1) + [False]
    assert all(after in (old, new) for after in afterwards)
    torn = [now for now, *_ in steps if len({str(now.get(name))[:3] for name in NAMES}) > 1]
    assert torn, "no kill fell between two moves"
    assert afterwards[-1] == (new if script == EVERY_STEP else old)


def test_a_build_killed_between_two_moves_comes_back_at_the_next_start(tmp_path: Path) -> None:
    project = little.write(tmp_path / "project", maps=["zones"])
    out = tmp_path / "out"
    names = ("index.html", "data/agreements.csv", "register.html")
    publish.put(out, {name: "old" for name in names})
    code = (
        "import os, signal, sys\nfrom kadgeo.cli import app\nreplace, moved = os.replace, []\n"
        "def killed(source, target):\n"
        "    moved.append('/new/' in str(source))\n"
        "    os.kill(os.getpid(), signal.SIGKILL) if sum(moved) == 3 else replace(source, target)\n"
        "os.replace = killed\napp()"
    )
    command = [sys.executable, "-c", code, "build", "--project", str(project), "--out", str(out)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == -signal.SIGKILL, run.stderr
    assert sorted((out / name).read_text() == "old" for name in names) == [False, False, True]
    publish.put(out, {"zones.html": "new"})
    assert found(out) == {**{name: "old" for name in names}, "zones.html": "new"}


def test_all_is_on_the_disk_before_anything_moves(out: Path, monkeypatch) -> None:
    synced: set[str] = set()
    fsync, replace = os.fsync, os.replace

    def noted(number: int) -> None:
        synced.add(os.readlink(f"/proc/self/fd/{number}"))
        fsync(number)

    def moved(source, target) -> None:
        if "/new/" in str(source):
            staging = out / commit.STAGING
            wanted = {staging / "journal.json.part", staging, *(staging / "new" / name for name in NEW)}
            wanted |= {path.parent for name in NAMES for path in [staging / "old" / name]}
            assert {str(path) for path in wanted} <= synced
        replace(source, target)

    monkeypatch.setattr(os, "fsync", noted)
    monkeypatch.setattr(os, "replace", moved)
    publish.put(out, NEW)
    assert found(out) == NEW


def held(monkeypatch, file: Path) -> None:
    replace = os.replace

    def refuse(source, target):
        if Path(target) == file:
            raise PermissionError(errno.EACCES, "held")
        replace(source, target)

    monkeypatch.setattr(os, "replace", refuse)


@pytest.mark.parametrize("name", ["data/b.csv", "index.html"])
def test_a_held_file_brings_back_what_was_replaced(out: Path, monkeypatch, name: str) -> None:
    held(monkeypatch, out / name)
    with pytest.raises(publish.OutputError) as caught:
        publish.put(out, NEW)
    assert str(out / name) in caught.value.to("id")
    assert ("tutup di Excel" in caught.value.to("id")) == name.endswith(".csv")
    assert found(out) == OLD
    assert not (out / "figures").exists()


def test_without_hard_links_the_old_is_copied(out: Path, monkeypatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "no hard links here")

    monkeypatch.setattr(os, "link", refuse)
    held(monkeypatch, out / "index.html")
    with pytest.raises(publish.OutputError):
        publish.put(out, NEW)
    assert found(out) == OLD


def test_a_second_writer_waits_and_is_turned_away_in_the_end(out: Path, monkeypatch) -> None:
    monkeypatch.setattr(lock, "WAIT_S", 0.1)
    with lock.locked(out), pytest.raises(publish.OutputError, match="another kadgeo"):
        publish.put(out, NEW)
    assert found(out) == OLD


def test_writers_at_once_leave_the_work_of_one(out: Path) -> None:
    works = [{name: f"{number} {name}" for name in NEW} for number in range(6)]
    threads = [threading.Thread(target=publish.put, args=(out, work)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found(out) in works


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
    assert found(out) == OLD


def test_what_cannot_be_written_leaves_no_folder(tmp_path: Path) -> None:
    with pytest.raises(publish.OutputError):
        publish.put(tmp_path / "new" / "output", {"x" * 300: "too long a name"})
    assert list(tmp_path.iterdir()) == []


COMMANDS = [
    ["build"],
    ["map", "zones"],
    ["check"],
    ["list"],
    ["analyse", "--all"],
    ["analyse", "contiguity"],
    ["figure"],
    ["atlas"],
    ["report"],
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_refuses_a_wrong_place_at_once(out: Path, command: list[str]) -> None:
    for place in (out / "a.html", out / "a.html" / "deeper"):
        result = CliRunner().invoke(app, [*command, "--out", str(place)])
        assert result.exit_code == 1
        assert result.stderr.splitlines()[0].startswith(f"{place}: ada berkas di tempat folder")
        assert len(result.stderr.splitlines()) == 2
    assert found(out) == OLD


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_first_brings_back_what_an_interrupted_one_replaced(
    out: Path, command: list[str]
) -> None:
    commit.stage(out, NEW)
    os.replace(out / commit.STAGING / "new" / "a.html", out / "a.html")
    result = CliRunner().invoke(app, [*command, "--project", str(out / "none"), "--out", str(out)])
    assert result.exit_code == 1
    assert found(out) == OLD


def test_a_read_only_folder_is_named(out: Path, monkeypatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write everywhere
    with pytest.raises(publish.OutputError, match=f"the folder {out} may not be written to"):
        publish.ready(out)


def test_nothing_is_written_through_a_link_that_leads_out(out: Path, tmp_path_factory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (out / "figures").symlink_to(elsewhere)
    with pytest.raises(publish.OutputError, match="leads out"):
        publish.put(out, NEW)
    assert list(elsewhere.iterdir()) == []


@pytest.mark.parametrize(
    "words", ['{"added": ["../mine.txt"]}', '{"added": ["FILE"]}', '{"replaced": [".."]}', "[", "[]", "{"]
)
def test_a_strangers_journal_removes_nothing(out: Path, words: str) -> None:
    mine = out.parent / "mine.txt"
    mine.write_text("mine")
    (out / commit.STAGING).mkdir()
    (out / commit.STAGING / "journal.json").write_text(words.replace("FILE", str(mine)))
    with pytest.raises(publish.OutputError, match="damaged"):
        publish.put(out, NEW)
    assert mine.read_text() == "mine"


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_a_stopped_writer_clears_up(out: Path, stop: signal.Signals) -> None:
    code = (
        "import os, signal, sys\nfrom pathlib import Path\nimport typer\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # ignored in what runs in the background
        "from kadgeo import publish\nfrom kadgeo.cli import common\n"
        "class Files(dict):\n"
        "    def items(self):\n"
        "        yield from super().items()\n"
        f"        os.kill(os.getpid(), {int(stop)})\n"
        "try:\n"
        "    with common.reporting(None, out=Path(sys.argv[1])):\n"
        "        publish.put(Path(sys.argv[1]), Files({'a.html': 'new'}))\n"
        "except typer.Exit as end:\n"
        "    sys.exit(end.exit_code)\n"
    )
    run = subprocess.run([sys.executable, "-c", code, str(out)], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (
        1,
        "Dihentikan; keluaran tetap utuh: semuanya lama atau semuanya baru.\n",
    )
    assert found(out) == OLD


def test_a_held_input_is_named_with_the_way_out(tmp_path: Path, monkeypatch) -> None:
    project = little.write(tmp_path / "project")
    read = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "agreements.csv":
            raise PermissionError(errno.EACCES, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    for command in ("check", "build"):
        done = CliRunner().invoke(app, [command, "--project", str(project), "--out", str(tmp_path / "out")])
        assert done.exit_code == 1
        assert "data/tables/agreements.csv · ditemukan tidak dapat dibuka" in done.output
        assert "tutup di Excel" in done.output


def test_a_mistake_of_our_own_is_told_in_one_line_and_kept_for_us(tmp_path: Path, monkeypatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("a value that nobody\nthought of")

    monkeypatch.setattr("kadgeo.dataset.load", fail)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    done = CliRunner().invoke(app, ["build", "--lang", "en", "--out", str(tmp_path / "out")])
    assert done.exit_code == 1
    (log,) = tmp_path.glob("kadgeo-*.txt")
    (line,) = done.stderr.splitlines()
    assert "RuntimeError: a value that nobody thought of. Send the file" in line
    assert str(log) in line
    assert "Traceback" in log.read_text(encoding="utf-8")


def test_what_cannot_be_cleared_away_is_left_for_the_next_and_never_written_to(
    out: Path, monkeypatch
) -> None:
    with monkeypatch.context() as patch:

        def held(path: Path) -> None:
            raise PermissionError(errno.EACCES, "held", str(path / "old/data/b.csv"))

        patch.setattr("shutil.rmtree", held)
        publish.put(out, NEW)
        assert {name: (out / name).read_text() for name in NEW} == NEW
        with pytest.raises(publish.OutputError, match=r"b\.csv: another program uses it; close it in Excel"):
            publish.put(out, OLD)
        assert {name: (out / name).read_text() for name in NEW} == NEW
    publish.put(out, {})
    assert found(out) == NEW
