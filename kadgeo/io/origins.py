"""Reads where each file comes from, and the texts that the sources and the origins name."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from kadgeo.io.reading import ORIGINS, TABLES, Reading
from kadgeo.settings.declared import Reader, Setting, Table, dotted
from kadgeo.settings.document import Document, Path, parse
from kadgeo.settings.kinds import Kind, Unfit, spelled
from kadgeo.sources import ENTRY, Origin
from kadgeo.text import Text

TEXTS = (".txt", ".md")  # files whose rows are lines; a layer counts its own


@dataclass(frozen=True, kw_only=True)
class Recorded:
    """What ``sources.toml`` says, and what the files it names are.

    Parameters
    ----------
    origins : tuple of Origin
        Those in order, one a file.
    digests : mapping of str to str
        SHA-256 of each file by its path in ``data/``; empty where there is no file.
    lines : mapping of str to int
        Number of lines of each text.
    licence_texts : mapping of str to str
        Text of each licence by the path of its file.
    """

    origins: tuple[Origin, ...] = ()
    digests: Mapping[str, str] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    licence_texts: Mapping[str, str] = field(default_factory=dict)


def _tables(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, list) and all(isinstance(entry, dict) for entry in value):
        return value
    raise Unfit(Text.same("[[file]]"))


_FILE = "file"
_ENTRIES = Kind(expected=Text("entri [[file]]", "[[file]] entries"), read=_tables, blank=[])
_LAYOUT = Table(of={_FILE: Setting(kind=_ENTRIES, default=[])})


def texts(reading: Reading, sources: pd.DataFrame | None) -> dict[str, str]:
    """Text of each record that a source names a file for."""
    if sources is None or not {"source_id", "file"} <= set(sources):
        return {}
    texts = {}
    for row, source, file in sources[["source_id", "file"]].dropna().itertuples():
        text = reading.text(str(file), file=f"{TABLES}/sources.csv", row=int(row), column="file")
        if text is not None:
            texts[str(source)] = text
    return texts


def recorded(reading: Reading) -> Recorded:
    """Entries of ``sources.toml`` that are in order, and the files they name."""
    data = reading.bytes(ORIGINS)
    if data is None:
        return Recorded()
    document = parse(ORIGINS, data)
    origins = _origins(reading, document)
    digests: dict[str, str] = {}
    lines: dict[str, int] = {}
    for path, origin in origins.items():
        data = reading.named(origin.path, is_needed=False, **_place(document, (*path, "path")))
        digests[origin.path] = "" if data is None else hashlib.sha256(data).hexdigest()
        if data is not None and origin.path.endswith(TEXTS):
            lines[origin.path] = len(data.splitlines())
    licences = {
        one.licence_file: (*path, "licence_file") for path, one in origins.items() if one.licence_file
    }
    read = {file: reading.text(file, **_place(document, path)) for file, path in licences.items()}
    return Recorded(
        origins=tuple(origins.values()),
        digests=digests,
        lines=lines,
        licence_texts={file: text for file, text in read.items() if text is not None},
    )


def _origins(reading: Reading, document: Document) -> dict[Path, Origin]:
    """Origins by the path of their entry; a second one of the same file is told."""
    reader = Reader(document)
    found: dict[Path, Origin] = {}
    lines: dict[str, int | None] = {}
    for number, entry in enumerate(reader.read(_LAYOUT)[_FILE]):
        path, before = (_FILE, number), len(reader.issues)
        origin = ENTRY.read(reader, entry, path)
        if origin.path and origin.path in lines:
            first = lines[origin.path] or "?"
            again = Text("{path} lagi", "{path} again").format(path=spelled(origin.path))
            once = Text("satu entri untuk satu berkas", "one entry for one file")
            there = Text(f"sudah ada di baris {first}", f"it stands in line {first} already")
            reader.note((*path, "path"), again, once, there)
        lines.setdefault(origin.path, document.line((*path, "path")))
        if len(reader.issues) == before:
            found[path] = origin
    reading.issues.extend(reader.issues)
    return found


def _place(document: Document, path: Path) -> dict[str, Any]:
    return {"file": document.file, "row": document.line(path), "column": dotted(path)}
