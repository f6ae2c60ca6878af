"""Reads file after file of a project, and keeps what went wrong; nothing outside its ``data/`` is opened."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kadgeo import cells
from kadgeo.errors import Issue, closing
from kadgeo.settings.kinds import spelled
from kadgeo.settings.paths import inside
from kadgeo.text import Text

DATA = "data"
TABLES = f"{DATA}/tables"
BOUNDARIES = f"{DATA}/boundaries"
ORIGINS = f"{DATA}/sources.toml"
CORRIDORS = f"{TABLES}/corridors.geojson"
CONTEXT = "context"
PROVINCES = "provinces"  # optional: only printed maps use it
ROW = "row"
_OUTSIDE = Text("{name}, di luar folder data/", "{name}, outside the folder data/")
_WITHIN = Text("berkas di dalam folder data/", "a file in the folder data/")
_COPY = Text(
    "salin berkasnya ke dalam data/ dan tulis namanya dari sana",
    "copy the file into data/ and write its name from there",
)
_ABSENT = Text("{name}, yang tidak ada di data/", "{name}, which is not in data/")
_LET_GO = Text("{close}, atau periksa izin berkas", "{close}, or check the file's permissions")
_BINARY = Text("{name}, yang bukan teks", "{name}, which is no text")
_TEXT = Text("berkas teks", "a text file")


Content = bytes | None


@dataclass
class Reading:
    """Reads file after file and keeps what went wrong."""

    root: Path
    issues: list[Issue] = field(default_factory=list)

    def has(self, file: str) -> bool:
        """Is there such a file."""
        return (self.root / file).exists()

    def path(self, file: str) -> Path | None:
        """Where a file of ``data/`` really lies; None, with an issue, where that is outside of it."""
        path = inside(self.root / DATA, file.removeprefix(f"{DATA}/"))
        if path is None:
            self.add(file, found=_OUTSIDE.format(name=spelled(file)), expected=_WITHIN, suggestion=_COPY)
        return path

    def bytes(self, file: str) -> Content:
        """Content of a file of the project, or None, with an issue, where it cannot be read."""
        path = self.path(file)
        if path is None:
            return None
        absent = Issue(
            file=file, found=Text("tidak ada berkas", "no file"), expected=Text("berkas ini", "this file")
        )
        return self._content(path, file, absent)

    def named(self, name: str, *, is_needed: bool = True, **place: Any) -> Content:
        """Content of a file that a setting or a cell names, or None where it cannot be read.

        Parameters
        ----------
        name : str
            The file from ``data/`` on.
        is_needed : bool
            Is it an issue that there is no such file; that it lies outside is one in any case.
        **place
            File, row and column of the issue.
        """
        path = inside(self.root / DATA, name)
        if path is None:
            self.add(**place, found=_OUTSIDE.format(name=spelled(name)), expected=_WITHIN, suggestion=_COPY)
            return None
        absent = Issue(**place, found=_ABSENT.format(name=spelled(name)), expected=_WITHIN)
        return self._content(path, f"{DATA}/{name}", absent if is_needed else None)

    def text(self, name: str, **place: Any) -> str | None:
        """Text of a file that a setting or a cell names, or None where it cannot be read."""
        data = self.named(name, **place)
        if data is None:
            return None
        if b"\0" in data:
            self.add(**place, found=_BINARY.format(name=spelled(name)), expected=_TEXT)
            return None
        return data.decode("utf-8-sig", errors="replace")

    def _content(self, path: Path, file: str, absent: Issue | None) -> Content:
        try:
            if path.is_file():
                return path.read_bytes()
        except OSError as error:
            self.unopened(file, error)
            return None
        self.issues.extend([absent] if absent else [])
        return None

    def unopened(self, file: str, error: OSError) -> None:
        """Note a file that may not be opened."""
        reason = error.strerror or str(error)
        self.add(
            file,
            found=Text(f"tidak dapat dibuka: {reason}", f"cannot be opened: {reason}"),
            expected=Text("berkas yang boleh dibaca", "a file that may be read"),
            suggestion=_LET_GO.format(close=closing(Path(file).suffix)),
        )

    def add(self, file: str, **words: Any) -> None:
        """Note an issue."""
        self.issues.append(Issue(file=file, **words))

    def refuse(self, file: str, error: cells.CellError, found: Text, **where: Any) -> None:
        """Note a file or cell that does not read in one way only."""
        self.add(file, found=found, expected=error.expected, suggestion=error.suggestion, **where)
