"""Puts finished files into a folder: all of them or none, whatever stops the program.

Files are written into a staging folder first, and what they replace is linked beside them. A journal
is synced to the disk, and only then do files move. Whoever writes there next finds the journal of an
interrupted commit and rolls it *back*: the backups are whole by then, while a file still to be moved
may be the very one that another program holds. Without a journal nothing had moved.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from kadgeo.errors import KadgeoError
from kadgeo.text import Text

STAGING, LOCK = ".kadgeo-staging", ".kadgeo-lock"
_JOURNAL, _NEW, _OLD = "journal.json", "new", "old"
_SHEETS = (".csv", ".xlsx")
_WORDS = {
    "held": Text(
        "{file}: tidak dapat ditulis ({why}); {close}, lalu jalankan lagi",
        "{file}: cannot be written ({why}); {close}, then run again",
    ),
    "excel": Text("tutup di Excel", "close it in Excel"),
    "close": Text(
        "tutup program yang memakainya atau periksa izin foldernya",
        "close the program that uses it or see to the folder's permissions",
    ),
    "full": Text(
        "{file}: tidak ada ruang ({why}); kosongkan ruang disk atau pilih --out lain",
        "{file}: no room ({why}); free disk space or choose another --out",
    ),
    "kind": Text(
        "{file}: ada berkas di tempat folder, atau folder di tempat berkas; pindahkan atau pilih --out lain",
        "{file}: a file stands where a folder must be, or a folder where a file must; "
        "move it or choose another --out",
    ),
    "busy": Text(
        "{file}: kadgeo lain sedang menulis ke folder ini; tunggu sampai selesai",
        "{file}: another kadgeo is writing into this folder; wait until it is done",
    ),
}
_FULL = {errno.ENOSPC, errno.EFBIG, errno.EDQUOT}
_KIND = {errno.EEXIST, errno.ENOTDIR, errno.EISDIR}


class OutputError(KadgeoError):
    """Output cannot be written; what was there is unchanged."""


def put(out: Path, files: Mapping[str, str | bytes]) -> list[Path]:
    """Write files into a folder, all or none.

    Parameters
    ----------
    out : Path
        Folder; made if it does not exist. Other files in it are left alone.
    files : mapping of str to str or bytes
        Texts, or what is no text, by path in the folder.

    Returns
    -------
    list of Path
        What was written.

    Raises
    ------
    OutputError
        A file cannot be written, or another kadgeo is writing there.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     [path.name for path in put(Path(folder), {"a.txt": "a"})]
    ['a.txt']
    """
    with _telling(out):
        out.mkdir(parents=True, exist_ok=True)
    with _locked(out):
        recover(out)
        try:
            _stage(out, files)
            _commit(out, files)
        finally:
            recover(out)
    return [out / name for name in files]


def recover(out: Path) -> None:
    """Undo a commit that was interrupted, and remove what it left.

    Parameters
    ----------
    out : Path
    """
    staging = out / STAGING
    journal = staging / _JOURNAL
    if journal.exists():
        for name, existed in json.loads(journal.read_text(encoding="utf-8")).items():
            with _telling(out / name):
                _restore(out / name, staging / _OLD / name, existed=existed)
        journal.unlink()
    if staging.exists():
        shutil.rmtree(staging)


def _restore(path: Path, backup: Path, *, existed: bool) -> None:
    if not existed:
        path.unlink(missing_ok=True)
    elif backup.exists():
        os.replace(backup, path)


def _stage(out: Path, files: Mapping[str, str | bytes]) -> None:
    """Write what is new beside what is there, link what it replaces, then the journal."""
    existed = {}
    for name, content in files.items():
        with _telling(out / name):
            (out / name).parent.mkdir(parents=True, exist_ok=True)
            if (out / name).is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
            _write(out / STAGING / _NEW / name, content if isinstance(content, bytes) else content.encode())
            existed[name] = (out / name).exists()
            if existed[name]:
                _keep(out / name, out / STAGING / _OLD / name)
    with _telling(out):
        draft = out / STAGING / f"{_JOURNAL}.part"
        _write(draft, json.dumps(existed).encode())
        os.replace(draft, out / STAGING / _JOURNAL)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _keep(path: Path, backup: Path) -> None:
    backup.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(path, backup)
    except OSError:  # a file system without hard links
        shutil.copy2(path, backup)


def _commit(out: Path, files: Mapping[str, str | bytes]) -> None:
    """Move files into place; without the journal they are there to stay."""
    for name in files:
        with _telling(out / name):
            os.replace(out / STAGING / _NEW / name, out / name)
    (out / STAGING / _JOURNAL).unlink()


@contextmanager
def _locked(out: Path) -> Iterator[None]:
    """One writer a folder. The system gives the lock back when a process ends, however it ends."""
    with _telling(out), (out / LOCK).open("a+b") as file:
        if not _lock(file, out / LOCK):
            raise OutputError(_WORDS["busy"].format(file=out))
        try:
            yield
        finally:
            with suppress(OSError):  # Windows removes no open file; an empty one does no harm
                (out / LOCK).unlink()


def _lock(file: IO[bytes], path: Path) -> bool:
    """Whether the lock is ours: held, and on the file that bears the name still."""
    try:
        if os.name == "nt":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except OSError:
        return False


@contextmanager
def _telling(file: Path) -> Iterator[None]:
    """Say what the operating system refused, at which file, and the way out."""
    try:
        yield
    except OSError as error:
        kind = "full" if error.errno in _FULL else "kind" if error.errno in _KIND else "held"
        close = _WORDS["excel" if file.suffix in _SHEETS else "close"]
        raise OutputError(_WORDS[kind].format(file=file, why=error.strerror, close=close)) from error
