"""Reads where each file comes from, and the texts that the sources name."""

from __future__ import annotations

import difflib
import hashlib
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from kadgeo.errors import Issue
from kadgeo.io.reading import ORIGINS, TABLES, Reading
from kadgeo.sources import Origin
from kadgeo.text import Text


def texts(reading: Reading, sources: pd.DataFrame | None) -> dict[str, str]:
    """Text of each record that a source names a file for."""
    if sources is None or not {"source_id", "file"} <= set(sources):
        return {}
    texts = {}
    for row, source, file in sources[["source_id", "file"]].dropna().itertuples():
        path = reading.root / "data" / str(file)
        if path.is_file():
            texts[str(source)] = path.read_text(encoding="utf-8", errors="replace")
        else:
            reading.add(
                f"{TABLES}/sources.csv",
                row=int(row),
                column="file",
                found=Text.same(repr(file)),
                expected=Text("berkas yang ada di data/", "a file that is in data/"),
            )
    return texts


def origins(reading: Reading) -> tuple[Origin, ...]:
    """Entries of ``sources.toml`` that are in order."""
    origins = []
    for number, entry in enumerate(_entries(reading), start=1):
        problems = list(_problems(entry, number))
        reading.issues.extend(problems)
        if not problems:
            origins.append(Origin(**entry))
    return tuple(origins)


def _entries(reading: Reading) -> list[dict[str, Any]]:
    data = reading.bytes(ORIGINS)
    try:
        settings = tomllib.loads((data or b"").decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        reading.add(ORIGINS, found=Text.same(str(error)), expected=Text("TOML yang sah", "valid TOML"))
        return []
    entries = settings.pop("file", [])
    tables = isinstance(entries, list) and all(isinstance(entry, dict) for entry in entries)
    for key in [*settings, *([] if tables else ["file"])]:
        expected = Text("hanya entri [[file]]", "[[file]] entries only")
        reading.add(ORIGINS, column=key, found=Text.same(repr(key)), expected=expected)
    return entries if tables else []


def _problems(entry: dict[str, Any], number: int) -> Iterator[Issue]:
    path = str(entry.get("path", number))
    where = Text(f"tidak ada di entri {path}", f"absent in the entry {path}")
    for key in sorted(Origin.required() - set(entry)):
        yield Issue(file=ORIGINS, column=key, found=where, expected=Text("ada", "present"))
    for key in sorted(set(entry) - Origin.known()):
        near = difflib.get_close_matches(key, Origin.known(), n=1)
        yield Issue(
            file=ORIGINS,
            column=key,
            found=Text(f"kunci asing di entri {path}", f"an unknown key in the entry {path}"),
            expected=Text("hanya kunci yang dikenal", "known keys only"),
            suggestion=Text.same(near[0]) if near else None,
        )
    for key in sorted(Origin.known() & set(entry)):
        kind = int if key == "rows" else str
        if not isinstance(entry[key], kind):
            found = Text(f"{entry[key]!r} di entri {path}", f"{entry[key]!r} in the entry {path}")
            expected = Text("teks", "text") if kind is str else Text("bilangan bulat", "a whole number")
            yield Issue(file=ORIGINS, column=key, found=found, expected=expected)


def digest(path: Path) -> str:
    """SHA-256 of a file; empty where there is none."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def lines(path: Path) -> int:
    """Number of lines of a text."""
    return len(path.read_bytes().splitlines())
