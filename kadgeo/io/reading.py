"""Reads file after file of a project, and keeps what went wrong."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kadgeo import cells
from kadgeo.errors import Issue
from kadgeo.text import Text

TABLES = "data/tables"
BOUNDARIES = "data/boundaries"
ORIGINS = "data/sources.toml"
CORRIDORS = f"{TABLES}/corridors.geojson"
CONTEXT = "context"
PROVINCES = "provinces"  # optional: only printed maps use it
ROW = "row"


@dataclass
class Reading:
    """Reads file after file and keeps what went wrong."""

    root: Path
    issues: list[Issue] = field(default_factory=list)

    def has(self, file: str) -> bool:
        """Is there such a file."""
        return (self.root / file).exists()

    def bytes(self, file: str) -> bytes | None:
        """Content of a file of the project, or None where there is none."""
        path = self.root / file
        if path.is_file():
            return path.read_bytes()
        self.add(file, found=Text("tidak ada berkas", "no file"), expected=Text("berkas ini", "this file"))
        return None

    def add(self, file: str, **words: Any) -> None:
        """Note an issue."""
        self.issues.append(Issue(file=file, **words))

    def refuse(self, file: str, error: cells.CellError, found: Text, **where: Any) -> None:
        """Note a file or cell that does not read in one way only."""
        self.add(file, found=found, expected=error.expected, suggestion=error.suggestion, **where)
