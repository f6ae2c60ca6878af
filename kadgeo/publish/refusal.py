"""What the operating system refused, in words: the file, the reason and the way out."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kadgeo.errors import KadgeoError, closing
from kadgeo.text import Text

_HELD = Text(
    "{file}: dipakai program lain; {close}, lalu jalankan lagi",
    "{file}: another program uses it; {close}, then run again",
)
_READ_ONLY = Text(
    "{file}: folder {folder} tidak boleh ditulisi; ubah izinnya atau pilih --out lain",
    "{file}: the folder {folder} may not be written to; change its permissions or choose another --out",
)
_FULL = Text(
    "{file}: tidak ada ruang untuk berkas ini (disk penuh, kuota atau batas ukuran berkas); kosongkan ruang "
    "atau pilih --out lain",
    "{file}: no room for this file (disk full, quota or limit on file size); free space or choose another "
    "--out",
)
_KIND = Text(
    "{file}: ada berkas di tempat folder, atau folder di tempat berkas; pindahkan atau pilih --out lain",
    "{file}: a file stands where a folder must be, or a folder where a file must; move it or choose another "
    "--out",
)
_OTHER = Text(
    "{file}: tidak dapat ditulis ({why}); pilih --out lain",
    "{file}: cannot be written ({why}); choose another --out",
)
BUSY = Text(
    "{file}: kadgeo lain sedang menulis ke folder ini; tunggu sampai selesai",
    "{file}: another kadgeo is writing into this folder; wait until it is done",
)
OUTSIDE = Text(
    "{file}: tautan ke luar folder keluaran; pindahkan atau pilih --out lain",
    "{file}: a link that leads out of the output folder; move it or choose another --out",
)
TORN = Text(
    "{file}: catatan kerja yang terhenti rusak; hapus folder {folder}, lalu jalankan lagi",
    "{file}: the record of interrupted work is damaged; delete the folder {folder}, then run again",
)
_NO_ROOM = {errno.ENOSPC, errno.EFBIG, errno.EDQUOT}
_IN_THE_WAY = {errno.EEXIST, errno.ENOTDIR, errno.EISDIR}
_NOT_ALLOWED = {errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY, errno.ETXTBSY}


class OutputError(KadgeoError):
    """Output cannot be written; what was there is unchanged."""


@contextmanager
def telling(file: Path) -> Iterator[None]:
    """Say what the operating system refused at a file."""
    try:
        yield
    except OSError as error:
        raise OutputError(refusal(file, error)) from error


def refusal(file: Path, error: OSError) -> Text:
    """What the operating system refused, and the way out.

    Examples
    --------
    >>> refusal(Path("output/kadgeo.xlsx"), OSError(errno.ENOSPC, "No space left on device")).en[:44]
    'output/kadgeo.xlsx: no room for this file (d'
    """
    if error.errno in _NO_ROOM:
        return _FULL.format(file=file)
    if error.errno in _IN_THE_WAY:
        return _KIND.format(file=file)
    if error.errno not in _NOT_ALLOWED:
        return _OTHER.format(file=file, why=error.strerror or error)
    folder = next(one for one in (file if file.is_dir() else file.parent, *file.parents) if one.exists())
    if not file.is_file() or error.errno == errno.EROFS or not os.access(folder, os.W_OK | os.X_OK):
        return _READ_ONLY.format(file=file, folder=folder.resolve())
    return _HELD.format(file=file, close=closing(file.suffix))
