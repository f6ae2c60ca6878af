"""Notices of files that nothing reads: who edits one of them should hear of it."""

from __future__ import annotations

from kadgeo import likeness, vocabulary
from kadgeo.errors import Issue
from kadgeo.io import CORRIDORS
from kadgeo.schema import DECLARED, TABLES
from kadgeo.text import Text
from kadgeo.validate.context import Context, Issues

_UNREAD = Text("berkas yang tidak dibaca", "a file that nothing reads")
_NEWER = Text(
    "berkas yang tidak dibaca, lebih baru daripada {read}", "a file that nothing reads, newer than {read}"
)
_EXPECTED = Text("tabel kadgeo, atau tidak ada berkas", "a table of kadgeo, or no file")
_COPY = Text(
    "kadgeo membaca {read}: pindahkan isinya ke sana, dan berkas ini ke luar folder data",
    "kadgeo reads {read}: move what it holds there, and this file out of the data folder",
)
_RENAME = Text("ganti nama menjadi {name} bila ini tabelnya", "rename it to {name} if that is the table")
_MOVE = Text("pindahkan ke luar folder data", "move it out of the data folder")


def unread_files(context: Context) -> Issues:
    """Copies, backups and misnamed tables among the tables of the project."""
    read = {**context.files.table_files, "corridors": CORRIDORS}
    for file, changed in context.files.others.items():
        table = _table_of(file)
        used = read.get(table or "")
        is_newer = used is not None and _changed(context, used) < changed
        yield Issue(
            file=file,
            found=_NEWER.format(read=used) if is_newer else _UNREAD,
            expected=_EXPECTED,
            suggestion=_advice(table, used),
            is_notice=True,
        )


def _advice(table: str | None, used: str | None) -> Text:
    if used is not None:
        return _COPY.format(read=used)
    return _MOVE if table is None else _RENAME.format(name=DECLARED[table].file)


def _table_of(file: str) -> str | None:
    """The table that a file is named after: its name stands in the file's, or nearly."""
    stem = file.rpartition("/")[2].partition(".")[0]
    words = vocabulary.words(stem.replace("_", " "))
    inside = [name for name in DECLARED if _stands_in(vocabulary.words(name.replace("_", " ")), words)]
    return max(inside, key=len, default=None) or likeness.nearest(stem, TABLES)


def _stands_in(name: list[str], words: list[str]) -> bool:
    return any(words[at : at + len(name)] == name for at in range(len(words)))


def _changed(context: Context, file: str) -> float:
    path = context.project.root / file
    return float(path.stat().st_mtime) if path.exists() else 0.0
