"""Checks that names and keys stand where a cell says they do."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence

import pandas as pd

from kadgeo import likeness
from kadgeo.errors import Issue
from kadgeo.names import Names
from kadgeo.schema import EVERYONE, TABLES
from kadgeo.schema.kinds import Keyed, parts
from kadgeo.settings.kinds import spelled
from kadgeo.text import Text
from kadgeo.validate.context import REGENCY_NAMES, Context, Issues

LONGEST_HINTED = 1000  # characters of a cell; in a longer one a name is no slip
Unknown = tuple[int, str, Text | None]
LookUp = Callable[[str, str], Text | bool | None]  # of an entry of a cell: True, or what may be meant


def references(context: Context) -> Issues:
    """Names of regions and parties, keys of other tables and of categories that do not exist."""
    for table, frame in context.declared():
        for column, kind in table.references():
            cells = frame[column].dropna() if column in frame else pd.Series(dtype=object)
            if cells.empty or not _can_look_up(context, kind):
                continue
            if kind.refers in TABLES and kind.refers not in context.files.tables:
                yield _absent(kind.refers)
                continue
            for row, unknown, meant in _unknown(context, kind, cells):
                yield Issue(
                    file=table.file,
                    row=row,
                    column=column,
                    found=spelled(unknown),
                    expected=kind.expected,
                    suggestion=meant,
                )


def _absent(table: str) -> Issue:
    return Issue(
        file=TABLES[table].file,
        found=Text("tidak ada berkas", "no file"),
        expected=Text("berkas ini: tabel lain menunjuk ke sini", "this file: other tables point to it"),
    )


def _can_look_up(context: Context, kind: Keyed) -> bool:
    """Is that readable in which a cell is looked up; if not, another check reports it."""
    if kind.refers in ("regency", "party"):
        return not context.table(*REGENCY_NAMES).empty
    return kind.refers not in TABLES or not context.is_unread(kind.refers, str(TABLES[kind.refers].key))


def _unknown(context: Context, kind: Keyed, cells: pd.Series) -> Iterator[Unknown]:
    """Entries that nothing bears, with what may be meant; each is looked up once."""
    look_up = functools.cache(_directory(context, kind))
    for row, cell in cells.items():
        for entry in parts(cell) if kind.is_many else [str(cell)]:
            meant = look_up(entry, str(cell))
            if meant is not True:
                yield int(row), entry, meant or None


def _directory(context: Context, kind: Keyed) -> LookUp:
    if kind.refers in ("regency", "party"):
        directory = context.regency_names if kind.refers == "regency" else context.party_names
        return _named(directory, is_many=kind.is_many)
    return _keyed(_keys(context, kind.refers))


def _named(directory: Names, *, is_many: bool) -> LookUp:
    def look_up(entry: str, cell: str) -> Text | bool | None:
        if directory.get(entry) or directory.is_clash(entry) or entry.casefold() in EVERYONE:
            return True
        if len(cell) > LONGEST_HINTED:
            return False
        whole = directory.hint(cell, is_many=True) if is_many and entry != cell.strip() else None
        return whole or directory.hint(entry, is_many=is_many)

    return look_up


def _keyed(keys: Sequence[str]) -> LookUp:
    known = set(keys)

    def look_up(entry: str, cell: str) -> Text | bool | None:
        near = None if entry in known else likeness.nearest(entry, keys)
        return Text.same(near) if near else entry in known

    return look_up


def _keys(context: Context, refers: str) -> list[str]:
    if refers.startswith("category:"):
        return context.project.keys(refers.removeprefix("category:"))
    key = str(TABLES[refers].key)
    return [str(value) for value in context.table(refers, key)[key]]
