"""Checks of each table by itself: its columns, cells and keys."""

from __future__ import annotations

from typing import Any

import pandas as pd

from kadgeo import likeness, names
from kadgeo.cells import match_header
from kadgeo.errors import Issue
from kadgeo.io import TABLES
from kadgeo.io.tables import labels
from kadgeo.names import codes
from kadgeo.project import SETTINGS
from kadgeo.schema import Column, Table, is_missing
from kadgeo.schema.kinds import Choice, Kind
from kadgeo.text import Text
from kadgeo.validate.context import REGENCY_NAMES, Context, Issues
from kadgeo.validate.dates import date_hint

_EMPTY = Text("sel kosong", "an empty cell")
PROVINCE_DIGITS = 2
LONGEST_SHOWN = 120  # characters of a cell in a message


def columns_and_cells(context: Context) -> Issues:
    """Missing columns, wrong types, empty and repeated keys, impossible values; extra columns are noted."""
    unread = {(issue.file, issue.row, issue.column) for issue in context.files.issues}
    for table, frame in context.declared():
        for issue in (*_columns(table, frame), *_cells(context, table, frame), *_repeated(table, frame)):
            if (issue.file, issue.row, issue.column) not in unread:
                yield issue


def _columns(table: Table, frame: pd.DataFrame) -> Issues:
    extra = [str(name) for name in frame if name not in table.columns]
    absent = [name for name in table.columns if name not in frame]
    slips: dict[str, str] = {}
    words = labels({name: table.columns[name] for name in absent})
    for name in extra:
        found = match_header(name, words)
        if meant := found.column or found.nearest:
            slips[meant] = name
    for name in absent:
        slip = slips.get(name)
        if table.columns[name].is_required or slip:
            yield Issue(
                file=table.file,
                row=1,
                column=name,
                found=Text("kolom ini tidak ada", "no such column"),
                expected=Text("kolom ini", "this column"),
                suggestion=Text(f"ganti judul {slip!r}", f"rename {slip!r}") if slip else None,
            )
    own = [name for name in extra if name not in slips.values()]
    if own:
        listed = ", ".join(own)
        yield Issue(
            file=table.file,
            row=1,
            found=Text(f"kolom tambahan {listed}", f"extra columns {listed}"),
            expected=Text(
                "kolom sendiri dipakai apa adanya: tampil di keterangan dan tabel",
                "columns of your own are kept as they are: shown in the facts and the table",
            ),
            is_notice=True,
        )


def _cells(context: Context, table: Table, frame: pd.DataFrame) -> Issues:
    for name, column in table.columns.items():
        if name in frame:
            yield from _column(context, table, name, column, frame[name])


def _column(context: Context, table: Table, name: str, column: Column, cells: pd.Series) -> Issues:
    for row, value in zip(cells.index, cells, strict=True):
        empty = is_missing(value) and not isinstance(value, list)
        if (empty and not column.is_required) or (not empty and column.kind.accepts(value)):
            continue
        is_region = table.name == "regencies" and name == table.key
        if is_region and context.table_numbering.is_foreign and context.table_numbering.right(value):
            continue  # told for the whole file, with the right code of each
        yield Issue(
            file=table.file,
            row=int(row),
            column=name,
            found=_EMPTY if empty else Text.same(_shortened(value)),
            expected=column.kind.expected,
            suggestion=None if empty else _meant(context, column.kind, value),
        )


def _meant(context: Context, kind: Kind, value: Any) -> Text | None:
    """What a cell that is refused may mean."""
    if kind.reads == "date":
        return date_hint(value)
    if kind.reads == "code":
        ours = codes.dotted(value) if context.table_numbering.kind == "kemendagri" else None
        return Text.same(ours) if ours else codes.explain(value, ())
    return _choice(kind, str(value)) if isinstance(kind, Choice) else None


def _choice(kind: Choice, value: str) -> Text | None:
    """The key of which a cell is another writing, the words, or a slip."""
    worded = [key for key, label in kind.labels.items() if value.casefold() in _written(key, label)]
    near = worded[0] if len(worded) == 1 else likeness.nearest(value, kind.labels)
    return Text.same(near) if near else None


def _written(key: str, label: Text) -> set[str]:
    return {words.casefold() for words in (key, label.id, label.en)}


def _shortened(value: Any) -> str:
    words = repr(value)
    return words if len(words) <= LONGEST_SHOWN else f"{words[:LONGEST_SHOWN]}…"


def _repeated(table: Table, frame: pd.DataFrame) -> Issues:
    columns = list(table.identity)
    if not columns or not set(columns) <= set(frame):
        return
    filled = frame[columns].dropna()
    again = filled.duplicated()
    first = filled[~again].reset_index().set_index(columns)[filled.index.name or "index"]
    for row, *key in filled[again].itertuples():
        where = int(first.loc[tuple(key) if len(key) > 1 else key[0]])
        listed = ", ".join(map(repr, key))
        yield Issue(
            file=table.file,
            row=int(row),
            column=", ".join(columns),
            found=Text(f"{listed} lagi", f"{listed} again"),
            expected=Text("kunci yang hanya sekali ada", "a key that stands once only"),
            suggestion=Text(f"sudah ada di baris {where}", f"it stands in row {where} already"),
        )


def clashing_names(context: Context) -> Issues:
    """A spelling that stands for two regions or parties."""
    rows = {code: int(row) for row, code in context.table(*REGENCY_NAMES)["regency_code"][::-1].items()}
    for spelling, first, second in _plain(context.party_names.clashes):
        places = [_placed(code, rows) for code in (first, second)]
        words = Text("{name} untuk {one} dan {other}", "{name} for {one} and {other}")
        yield Issue(
            file=f"{TABLES}/regencies.csv",
            row=rows.get(second, rows.get(first)),
            column="name, short_name, aliases",
            found=words.format(name=repr(spelling), one=places[0], other=places[1]),
            expected=Text("nama yang menunjuk satu daerah saja", "a name that stands for one region only"),
        )


def _plain(clashes: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Clashes without those that a shorter spelling of the same two explains."""
    kept: list[tuple[str, str, str]] = []
    for spelling, first, second in clashes:
        shorter = [names.fold(one) for one, *pair in kept if pair == [first, second]]
        if not any(names.fold(spelling).endswith(one) for one in shorter):
            kept.append((spelling, first, second))
    return kept


def _placed(code: str, rows: dict[str, int]) -> Text:
    """A code and the row it stands in; the province stands in the settings."""
    if code in rows:
        return Text(f"{code} (baris {rows[code]})", f"{code} (row {rows[code]})")
    return Text.same(
        f"{code} ({SETTINGS}: province)" if len(code) == PROVINCE_DIGITS else f"{code} (parties.csv)"
    )
