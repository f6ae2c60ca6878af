"""Stages files beside what they replace, moves them into place, and undoes a move that was interrupted."""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path

from kadgeo.publish.refusal import OUTSIDE, TORN, OutputError, refusal, telling
from kadgeo.settings import inside

STAGING = ".kadgeo-staging"
_JOURNAL, _NEW, _OLD = "journal.json", "new", "old"


@dataclass
class Staged:
    """What a commit changes in a folder.

    Parameters
    ----------
    replaced, added : list of str
        Files that were there, and that were not.
    folders : list of str
        Folders that were not there, the outer first.
    """

    replaced: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    folders: list[str] = field(default_factory=list)

    def all(self) -> list[str]:
        """Everything that it names."""
        return [*self.replaced, *self.added, *self.folders]


def stage(out: Path, files: Mapping[str, str | bytes]) -> Staged:
    """Write what is new beside what is there, keep what it replaces, then the journal.

    Parameters
    ----------
    out : Path
        The output folder, locked and recovered.
    files : mapping of str to str or bytes
    """
    staged, staging = Staged(), out / STAGING
    for name, content in files.items():
        _see_to(out, name, staged)
        with telling(out / name):
            _write(staging / _NEW / name, content if isinstance(content, bytes) else content.encode())
            if name in staged.replaced:
                _keep(out / name, staging / _OLD / name)
    with telling(out):
        _settle(path for path in (staging, *staging.rglob("*")) if path.is_dir())
        draft = staging / f"{_JOURNAL}.part"
        _write(draft, json.dumps(asdict(staged)).encode())
        os.replace(draft, staging / _JOURNAL)
        _settle([staging])
    return staged


def move(out: Path, staged: Staged) -> None:
    """Move staged files into place; once the journal is gone they are there to stay.

    Parameters
    ----------
    out : Path
    staged : Staged
    """
    for name in staged.folders:
        with telling(out / name):
            (out / name).mkdir(exist_ok=True)
    for name in (*staged.replaced, *staged.added):
        with telling(out / name):
            os.replace(out / STAGING / _NEW / name, out / name)
    _close(out, staged)


def recover(out: Path) -> None:
    """Undo a commit that was interrupted; what it left is there still.

    Parameters
    ----------
    out : Path
    """
    staging = out / STAGING
    if not staging.is_symlink() and (staging / _JOURNAL).exists():
        staged = _journal(out)
        for name in (*staged.replaced, *staged.added):
            with telling(out / name):
                _restore(out, name, is_added=name in staged.added)
        for name in reversed(staged.folders):
            with suppress(OSError):  # someone else's file is in it
                (out / name).rmdir()
        _close(out, staged)


def clear(out: Path) -> None:
    """Remove what a commit left, once there is nothing to undo.

    Parameters
    ----------
    out : Path
    """
    staging = out / STAGING
    try:
        if staging.is_symlink() or staging.is_file():
            staging.unlink()
        elif staging.exists():
            shutil.rmtree(staging)
    except OSError as error:
        raise OutputError(refusal(Path(error.filename or staging), error)) from error


def _see_to(out: Path, name: str, staged: Staged) -> None:
    """Note whether a file and its folders are there; nothing may lead out of the folder."""
    path = out / name
    if not _is_within(out, name):
        raise OutputError(OUTSIDE.format(file=path.parent))
    with telling(path):
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    (staged.replaced if os.path.lexists(path) else staged.added).append(name)
    for folder in reversed(Path(name).parents[:-1]):
        with telling(out / folder):
            if os.path.lexists(out / folder) and not (out / folder).is_dir():
                raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
        if not (out / folder).exists() and folder.as_posix() not in staged.folders:
            staged.folders.append(folder.as_posix())


def _journal(out: Path) -> Staged:
    """The journal of a folder; a stranger's, too, names nothing outside of it."""
    path = out / STAGING / _JOURNAL
    try:
        staged = Staged(**json.loads(path.read_bytes()))
        if not all(_is_within(out, name) for name in staged.all()):
            raise ValueError("a journal of another folder")
    except (OSError, ValueError, TypeError) as error:
        raise OutputError(TORN.format(file=path, folder=path.parent)) from error
    return staged


def _is_within(out: Path, name: str) -> bool:
    """Does a name stay in the folder, also where a folder in it is a link."""
    parent = inside(out.resolve(), str(Path(name).parent))
    return parent is not None and ".." not in Path(name).parts


def _restore(out: Path, name: str, *, is_added: bool) -> None:
    """Bring back what was there before a file moved in; nothing to do where it did not move."""
    if (out / STAGING / _NEW / name).exists():
        return
    backup = out / STAGING / _OLD / name
    if is_added:
        (out / name).unlink(missing_ok=True)
    elif os.path.lexists(backup):  # else it is back already
        os.replace(backup, out / name)


def _close(out: Path, staged: Staged) -> None:
    """Remove the journal, once all that it is for is on the disk."""
    with telling(out):
        _settle({(out / name).parent for name in staged.all()})
        (out / STAGING / _JOURNAL).unlink()
        _settle([out / STAGING])


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _keep(path: Path, backup: Path) -> None:
    """Give a file a second name, under which it stays when another takes its place."""
    backup.parent.mkdir(parents=True, exist_ok=True)
    if path.is_symlink():
        os.symlink(path.readlink(), backup)
        return
    try:
        os.link(path, backup)
    except OSError:  # a file system without hard links
        _write(backup, path.read_bytes())
        shutil.copystat(path, backup)


def _settle(folders: Iterable[Path]) -> None:
    """Bring the names in folders to the disk: a synced file can still lose its name with the power."""
    if os.name == "nt":  # opens no folders
        return
    for folder in folders:
        with suppress(OSError):  # it is gone, or the file system knows no such thing
            number = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(number)
            finally:
                os.close(number)
