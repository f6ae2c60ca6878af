"""Checks of each table by itself, and of the names and keys that it refers to."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import Any

import pandas as pd
import pandera.errors

from kadgeo import names, schema
from kadgeo.errors import Issue
from kadgeo.io import CORRIDORS, TABLES
from kadgeo.project import SETTINGS
from kadgeo.text import Text
from kadgeo.validate.context import REGENCY_NAMES, Context, Issues
from kadgeo.validate.dates import date_hint

Unknown = tuple[int, str, str | None]
_NAMES = {"regency", "regencies", "party", "parties"}


def columns_and_cells(context: Context) -> Issues:
    """Missing and extra columns, wrong types, empty and duplicate keys, impossible values."""
    unread = {(issue.file, issue.row, issue.column) for issue in context.files.issues}
    for name, table_schema in schema.TABLES.items():
        if name in context.files.tables:
            file = f"{TABLES}/{name}.csv"
            for issue in _against(table_schema, context.files.tables[name], file):
                if (issue.file, issue.row, issue.column) not in unread:
                    yield issue
    corridors = pd.DataFrame(context.files.corridors.drop(columns="geometry"))
    yield from _against(schema.PROPERTIES, corridors, CORRIDORS)


def _against(table_schema: Any, frame: pd.DataFrame, file: str) -> Issues:
    try:
        table_schema.validate(frame, lazy=True)
    except pandera.errors.SchemaErrors as errors:
        for failure in errors.failure_cases.to_dict("records"):
            yield from _failure(failure, table_schema, frame, file)


def _failure(failure: dict[str, Any], table_schema: Any, frame: pd.DataFrame, file: str) -> Issues:
    check, case, column = str(failure["check"]), failure["failure_case"], failure["column"]
    if check == "column_in_dataframe":
        near = difflib.get_close_matches(str(case), [c for c in frame if c not in table_schema.columns], n=1)
        yield Issue(
            file=file,
            row=1,
            column=str(case),
            found=Text("kolom ini tidak ada", "no such column"),
            expected=Text("kolom ini", "this column"),
            suggestion=Text(f"ganti judul {near[0]!r}", f"rename {near[0]!r}") if near else None,
        )
    elif check == "column_in_schema":
        near = difflib.get_close_matches(str(case), [c for c in table_schema.columns if c not in frame], n=1)
        yield Issue(
            file=file,
            row=1,
            column=str(case),
            found=Text("kolom tambahan", "an extra column"),
            expected=Text("hanya kolom yang dikenal", "known columns only"),
            suggestion=Text(f"maksud Anda {near[0]!r}?", f"did you mean {near[0]!r}?")
            if near
            else Text("hapus kolom ini", "delete this column"),
        )
    elif "uniqueness" in check:
        yield from _repeated(failure, table_schema, frame, file)
    else:
        empty = check == "not_nullable"
        yield Issue(
            file=file,
            row=int(failure["index"]),
            column=str(column),
            found=Text("sel kosong", "an empty cell") if empty else Text.same(repr(case)),
            expected=schema.expected(table_schema, str(column)),
            suggestion=date_hint(case) if schema.kinds(table_schema)[str(column)] == "date" else None,
        )


def _repeated(failure: dict[str, Any], table_schema: Any, frame: pd.DataFrame, file: str) -> Issues:
    alone = failure["check"] == "field_uniqueness"
    columns = [str(failure["column"])] if alone else list(table_schema.unique)
    row = int(failure["index"])
    key = frame.loc[row, columns]
    first = int(frame.index[(frame[columns] == key).all(axis=1)][0])
    if row != first:
        words = ", ".join(map(repr, key))
        yield Issue(
            file=file,
            row=row,
            column=", ".join(columns),
            found=Text(f"{words} lagi", f"{words} again"),
            expected=Text("kunci yang hanya sekali ada", "a key that stands once only"),
            suggestion=Text(f"sudah ada di baris {first}", f"it stands in row {first} already"),
        )


def clashing_names(context: Context) -> Issues:
    """A spelling that stands for two regencies, or for a regency and the province."""
    rows = {code: int(row) for row, code in context.table(*REGENCY_NAMES)["regency_code"][::-1].items()}
    for spelling, first, second in _plain(context.party_names.clashes):
        places = [_placed(code, rows) for code in (first, second)]
        words = Text("{name} untuk {one} dan {other}", "{name} for {one} and {other}")
        yield Issue(
            file=f"{TABLES}/regencies.csv",
            row=rows.get(second, rows[first]),
            column="name, short_name, aliases",
            found=words.format(name=repr(spelling), one=places[0], other=places[1]),
            expected=Text("nama yang menunjuk satu daerah saja", "a name that stands for one region only"),
        )


def _plain(clashes: list[tuple[str, str, str]]) -> Iterator[tuple[str, str, str]]:
    """Clashes without those that a shorter spelling of the same two explains."""
    told: dict[tuple[str, str], list[str]] = {}
    for spelling, first, second in clashes:
        shorter = told.setdefault((first, second), [])
        if not any(names.fold(spelling).endswith(one) for one in shorter):
            shorter.append(names.fold(spelling))
            yield spelling, first, second


def _placed(code: str, rows: dict[str, int]) -> Text:
    """A code and the row it stands in; the province stands in the settings."""
    if code in rows:
        return Text(f"{code} (baris {rows[code]})", f"{code} (row {rows[code]})")
    return Text.same(f"{code} ({SETTINGS}: province)")


def references(context: Context) -> Issues:
    """Names of regencies and parties, keys of other tables and of categories that do not exist."""
    for name, table_schema in schema.TABLES.items():
        frame = context.files.tables.get(name)
        if frame is not None:
            yield from _references(context, table_schema, frame, f"{TABLES}/{name}.csv")
    yield from _references(context, schema.PROPERTIES, context.files.corridors, CORRIDORS)


def _references(context: Context, table_schema: Any, frame: pd.DataFrame, file: str) -> Issues:
    for column, refers in schema.referring(table_schema).items():
        if column in frame and context.has(*_listed(refers)):
            find = _unknown_names if refers in _NAMES else _unknown_keys
            for row, unknown, near in find(context, refers, frame[column].dropna()):
                yield Issue(
                    file=file,
                    row=row,
                    column=column,
                    found=Text.same(repr(unknown)),
                    expected=schema.expected(table_schema, column),
                    suggestion=Text.same(near) if near else None,
                )


def _unknown_names(context: Context, refers: str, cells: pd.Series) -> Iterator[Unknown]:
    directory = context.regency_names if refers.startswith("reg") else context.party_names
    everyone = schema.EVERYONE if refers == "parties" else ()
    for row, cell in cells.items():
        if str(cell).strip().casefold() not in everyone:
            for spelling in names.split(cell) if refers in {"regencies", "parties"} else [str(cell)]:
                if directory.get(spelling) is None:
                    yield int(row), spelling, directory.nearest(spelling)


def _unknown_keys(context: Context, refers: str, cells: pd.Series) -> Iterator[Unknown]:
    keys = _keys(context, refers)
    for row, cell in cells.astype(str).items():
        if cell not in keys:
            near = difflib.get_close_matches(cell, keys, n=1)
            yield int(row), cell, near[0] if near else None


def _listed(refers: str) -> tuple[str, ...]:
    """Table and columns in which that stands what a cell refers to; none for a category."""
    if refers.startswith("category:"):
        return ()
    if refers in schema.TABLES:
        return refers, next(iter(schema.TABLES[refers].columns))
    return REGENCY_NAMES


def _keys(context: Context, refers: str) -> list[str]:
    if refers.startswith("category:"):
        return context.project.keys(refers.removeprefix("category:"))
    table, key = _listed(refers)
    return [str(value) for value in context.table(table, key)[key]]
