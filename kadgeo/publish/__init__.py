"""Puts finished files into a folder: all of them or none, whatever stops the program.

Files are written into a staging folder first, and what they replace is linked beside them. A journal
is synced to the disk, and only then do files move. Whoever writes there next finds the journal of an
interrupted commit and rolls it *back*: the backups are whole by then, while a file still to be moved
may be the very one that another program holds. Without a journal nothing had moved.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from kadgeo.publish import commit
from kadgeo.publish.lock import locked
from kadgeo.publish.refusal import OutputError, telling
from kadgeo.publish.signals import undisturbed

__all__ = ["OutputError", "put", "ready"]


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
    with _made(out), locked(out):
        commit.recover(out)
        commit.clear(out)
        try:
            staged = commit.stage(out, files)
            with undisturbed():
                commit.move(out, staged)
        finally:
            with undisturbed():
                commit.recover(out)
                with suppress(OutputError):  # another program holds a file's second name: the next clears it
                    commit.clear(out)
    return [out / name for name in files]


def ready(out: Path) -> None:
    """See that a folder can be written into, and bring back what an interrupted writer replaced there.

    Parameters
    ----------
    out : Path
        Folder; it need not exist.

    Raises
    ------
    OutputError
        It cannot be written into: better to say so before the work than after.
    """
    place = next(one for one in (out, *out.absolute().parents) if os.path.lexists(one))
    with telling(out):
        if not place.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
        if not os.access(place, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    if os.path.lexists(out / commit.STAGING):
        put(out, {})


@contextmanager
def _made(out: Path) -> Iterator[None]:
    """The folder, made where it is missing; what was made goes again where nothing comes into it."""
    missing = [one for one in (out, *out.parents) if not one.exists()]
    try:
        with telling(out):
            out.mkdir(parents=True, exist_ok=True)
        yield
    except BaseException:
        with suppress(OSError):
            for folder in missing:
                folder.rmdir()
        raise
