"""Files that lie among the tables of a project and that nothing reads."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from kadgeo.io.reading import DATA, TABLES, Reading
from kadgeo.schema import DECLARED

TABULAR = (".csv", ".xlsx", ".xls", ".xlsm", ".ods", ".tsv")
_NO_TABLE = (".md", ".txt")  # what people write beside their tables
_ADDED = ".txt"  # what an editor adds to offers.csv; Windows hides it
_NAMES = {end for table in DECLARED.values() for end in (table.name, table.file.rpartition("/")[2])}
_HIDDEN = (".", "~$")  # of the system; the mark of a workbook that is open in Excel
_SYSTEM = ("desktop.ini", "thumbs.db")


def others(reading: Reading, used: Collection[str]) -> dict[str, float]:
    """Files beside the tables, and tables in the folder above, that are not in use; when each was changed.

    Parameters
    ----------
    reading : Reading
    used : collection of str
        Paths from the project's folder on.
    """
    root = reading.root
    beside = [path for path in (root / TABLES).rglob("*") if not _is_note(path)]
    above = [path for path in (root / DATA).glob("*") if path.suffix.casefold() in TABULAR]
    found: dict[str, float] = {}
    for path in sorted((*beside, *above)):
        name = path.relative_to(root).as_posix()
        if name not in used and not _is_hidden(path):
            changed = _changed(path)
            found |= {} if changed is None else {name: changed}
    return found


def _is_note(path: Path) -> bool:
    """Is it what people write beside their tables: not a table with a wrong ending."""
    ending = path.suffix.casefold()
    return ending in _NO_TABLE and not (ending == _ADDED and path.stem.casefold() in _NAMES)


def _is_hidden(path: Path) -> bool:
    return path.name.startswith(_HIDDEN) or path.name.casefold() in _SYSTEM


def _changed(path: Path) -> float | None:
    """When a file was changed last; None of what is no file, or is not to be looked at."""
    try:
        return path.stat().st_mtime if path.is_file() else None
    except OSError:
        return None
