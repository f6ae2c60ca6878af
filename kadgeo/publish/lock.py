"""One writer a folder at a time."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from kadgeo.publish.refusal import BUSY, OutputError, telling

LOCK = ".kadgeo-lock"
WAIT_S = 10.0  # several times what putting a hundred files takes
_STEP_S = 0.05
_TAKEN = {errno.EACCES, errno.EAGAIN, errno.EDEADLK}  # the last is what Windows says


@contextmanager
def locked(out: Path) -> Iterator[None]:
    """Hold a folder's lock. The system gives it back when a process ends, however it ends."""
    file = _held(out)
    try:
        yield
    finally:
        # Windows removes no open file, and elsewhere another may take the name once it is closed.
        if os.name != "nt":
            _remove(out / LOCK)
        file.close()
        if os.name == "nt":
            _remove(out / LOCK)


def _held(out: Path) -> IO[bytes]:
    """The lock's file, once no other has it."""
    end = time.monotonic() + WAIT_S
    while True:
        with telling(out):
            file = (out / LOCK).open("a+b")
        if _lock(file) and _is(file, out / LOCK):
            return file
        file.close()
        if time.monotonic() > end:
            raise OutputError(BUSY.format(file=out))
        time.sleep(_STEP_S)


def _lock(file: IO[bytes]) -> bool:
    """Whether no other holds it; a file system that knows no locks cannot tell."""
    try:
        if os.name == "nt":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in _TAKEN
    return True


def _is(file: IO[bytes], path: Path) -> bool:
    """Whether the file still bears the name: the one who had it before may have removed it."""
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except OSError:
        return False


def _remove(path: Path) -> None:
    with suppress(OSError):  # another has it open: it is theirs to remove
        path.unlink()
