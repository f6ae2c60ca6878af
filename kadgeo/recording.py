"""Brings ``data/sources.toml`` up to date after a file was replaced on purpose; all else in it stays."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from kadgeo import io
from kadgeo.errors import ProjectError, ValidationError
from kadgeo.io import ORIGINS, Files
from kadgeo.project import Project
from kadgeo.text import Text

_HEAD = re.compile(r"^[ \t]*\[\[file\]\][^\n]*\n", re.MULTILINE)
_PATH = re.compile(r"""^[ \t]*path[ \t]*=[ \t]*["'](?P<path>[^"'\n]*)["']""", re.MULTILINE)


@dataclass(frozen=True, kw_only=True)
class Change:
    """What is new of one file.

    Parameters
    ----------
    old_path, path : str
        From ``data/`` on; another one where the file came in another format.
    old_rows, rows : int
    old_sha256, sha256 : str
    """

    old_path: str
    path: str
    old_rows: int
    rows: int
    old_sha256: str
    sha256: str

    def line(self) -> Text:
        """The change on one line."""
        path = self.path if self.path == self.old_path else f"{self.old_path} → {self.path}"
        hashes = f"SHA-256 {self.old_sha256[:12]}… → {self.sha256[:12]}…"
        return Text(
            f"data/{path}: {self.old_rows} → {self.rows} baris, {hashes}",
            f"data/{path}: {self.old_rows} → {self.rows} rows, {hashes}",
        )


def record(project: Project) -> tuple[str, tuple[Change, ...]]:
    """Text of ``sources.toml`` with the rows and digest that each file has now, and what changed.

    Parameters
    ----------
    project : Project

    Raises
    ------
    ValidationError
        ``sources.toml`` or one of the files it names cannot be read.
    ProjectError
        There is an entry whose path, rows or digest is not on a line of its own.
    """
    files = io.read(project)
    named = {ORIGINS, *files.layer_files.values(), *(f"data/{origin.path}" for origin in files.origins)}
    unread = [issue for issue in files.issues if issue.file in named]
    if unread:
        raise ValidationError(unread)
    changes = tuple(_changes(project, files))
    text = (project.root / ORIGINS).read_bytes().decode("utf-8-sig")
    for change in changes:
        text = _rewritten(text, change)
    return text, changes


def _changes(project: Project, files: Files) -> Iterator[Change]:
    rows = {files.layer_files[name].removeprefix("data/"): len(layer) for name, layer in files.layers.items()}
    rows |= files.lines
    for origin in files.origins:
        path = origin.path if files.digests[origin.path] else _successor(files, origin.path)
        if path is None:
            continue
        change = Change(
            old_path=origin.path,
            path=path,
            old_rows=origin.rows,
            rows=rows.get(path, origin.rows),
            old_sha256=origin.sha256,
            sha256=files.digests.get(path) or io.digest(project, path),
        )
        if (change.path, change.rows, change.sha256) != (origin.path, origin.rows, origin.sha256):
            yield change


def _successor(files: Files, path: str) -> str | None:
    """The layer of the same name in another format that has taken the place of a file."""
    stem = path.rpartition(".")[0]
    others = [file.removeprefix("data/") for file in files.layer_files.values()]
    fitting = [one for one in others if one.rpartition(".")[0] == stem and one not in files.digests]
    return fitting[0] if fitting else None


def _rewritten(text: str, change: Change) -> str:
    heads = [*(found.end() for found in _HEAD.finditer(text)), len(text)]
    for start, end in pairwise(heads):
        block = text[start:end]
        path = _PATH.search(block)
        if path is not None and path["path"] == change.old_path:
            new = {"path": f'"{change.path}"', "rows": str(change.rows), "sha256": f'"{change.sha256}"'}
            for key, value in new.items():
                block = _replaced(block, key, value)
            return _proven(text[:start] + block + text[end:], change)
    raise _by_hand(change)


def _replaced(block: str, key: str, value: str) -> str:
    """One value of an entry in another's place; a comment behind it stays."""
    pattern = re.compile(rf"""^([ \t]*{key}[ \t]*=[ \t]*)("[^"\n]*"|'[^'\n]*'|[^\s#]+)""", re.MULTILINE)
    return pattern.sub(lambda found: found.group(1) + value, block, count=1)


def _proven(text: str, change: Change) -> str:
    """The text, if an entry in it now says what it should."""
    wanted = {"path": change.path, "rows": change.rows, "sha256": change.sha256}
    if not any(wanted.items() <= entry.items() for entry in tomllib.loads(text)["file"]):
        raise _by_hand(change)
    return text


def _by_hand(change: Change) -> ProjectError:
    return ProjectError(
        Text(
            f"{ORIGINS}: path, rows atau sha256 dari {change.old_path} tidak ditulis sebaris; ubah dengan "
            f"tangan: rows = {change.rows}, sha256 = {change.sha256}",
            f"{ORIGINS}: path, rows or sha256 of {change.old_path} is not on a line of its own; change it by "
            f"hand: rows = {change.rows}, sha256 = {change.sha256}",
        )
    )
