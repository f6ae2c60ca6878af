"""What the sheets of a workbook hold: results of analyses, declared tables, and where the files come from."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from kadgeo.columns import column_words, table_words
from kadgeo.columns import kind as kind_of
from kadgeo.dataset import Dataset
from kadgeo.maps.declared import own_columns, spelled
from kadgeo.schema import DECLARED, Column, Quantity, Table, is_missing
from kadgeo.text import Lang, Text
from kadgeo.workbook.values import Cell, names_row, plain, shown

DAY = Text("[$-421]d mmmm yyyy", "[$-809]d mmmm yyyy")  # Excel's format of a day, in the reader's months
FIRST_DAY, WHOLE_DAY = "1900-03-01", len("2014-02-06")  # the first day that all spreadsheets count alike
_OWN = Text("kolom yang Anda tambahkan", "a column that you have added")
_FILES = {
    "path": Text("Berkas", "File"),
    "title": Text("Judul", "Title"),
    "producer": Text("Pembuat", "Producer"),
    "url": Text("Alamat", "Address"),
    "accessed": Text("Diakses", "Accessed"),
    "licence": Text("Lisensi", "Licence"),
    "note": Text("Catatan", "Note"),
}


Written = Cell | datetime.date


@dataclass(frozen=True, kw_only=True)
class Field:
    """A column of a sheet.

    Parameters
    ----------
    name : str
        What it is called in the CSV.
    label, unit, about : str
        Heading, unit and meaning.
    cells : sequence of Written
    format : str
        Excel's format of its numbers or days; empty for text.
    """

    name: str
    label: str
    cells: Sequence[Written]
    unit: str = ""
    about: str = ""
    format: str = ""


@dataclass(frozen=True, kw_only=True)
class Part:
    """A sheet of a workbook.

    Parameters
    ----------
    title, about : str
    file : str
        Where the same stands as a file, from the output or project folder on.
    fields : tuple of Field
    fixed : int
        Columns that stay in sight.
    """

    title: str
    about: str
    file: str
    fields: tuple[Field, ...]
    fixed: int = 1


def of_result(name: str, table: pd.DataFrame, lang: Lang, names: Mapping[str, Text]) -> Part:
    """The result of an analysis; codes with their names, numbers with their unit."""
    columns, words = list(table), table_words(name)
    fields = []
    for column in columns:
        said, how = column_words(column), kind_of(column)
        cells = [shown(one, column, lang, names, is_key=names_row(column, columns)) for one in table[column]]
        field = Field(
            name=column,
            label=said.label.to(lang),
            cells=cells,
            unit=how.unit.to(lang),
            about=said.about.to(lang),
            format=number_format(how, lang),
        )
        fields.append(field)
    return Part(
        title=words.label.to(lang),
        about=words.about.to(lang),
        file=f"tables/{name}.csv",
        fields=tuple(fields),
        fixed=2 if names_row(columns[0], columns) else 1,
    )


def inputs(dataset: Dataset, lang: Lang) -> list[Part]:
    """Every declared table of the project that has rows."""
    found = [of_input(name, dataset, lang) for name in DECLARED]
    return [part for part in found if any(len(field.cells) for field in part.fields)]


def of_input(name: str, dataset: Dataset, lang: Lang) -> Part:
    """A declared table of the project."""
    frame = dataset.tables.get(name)
    return of_table(DECLARED[name], getattr(dataset, name) if frame is None else frame, dataset, lang)


def of_table(table: Table, frame: pd.DataFrame, dataset: Dataset, lang: Lang) -> Part:
    """A declared table: numbers as numbers, whole days as days, all else as its declaration spells it.

    Parameters
    ----------
    table : Table
    frame : DataFrame
        With the table's columns, and those that the user has added.
    dataset : Dataset
        Gives names for keys.
    lang : {"id", "en"}
    """
    fields = [
        _declared(table, name, column, frame, dataset, lang)
        for name, column in table.shown()
        if name in frame
    ]
    fields += [
        Field(name=name, label=name, cells=[plain(one, lang) for one in frame[name]], about=_OWN.to(lang))
        for name in own_columns(dataset, table.name)
        if name in frame
    ]
    return Part(title=table.title.to(lang), about=table.about.to(lang), file=table.file, fields=tuple(fields))


def _declared(
    table: Table, name: str, column: Column, frame: pd.DataFrame, dataset: Dataset, lang: Lang
) -> Field:
    words = spelled(table, name, frame, dataset)
    values = zip(frame[name], words, strict=True)
    how = column.kind
    return Field(
        name=name,
        label=column.label.to(lang),
        cells=[None if said is None else _cell(value, said, column, lang) for value, said in values],
        unit=how.unit.to(lang),
        about=(column.about if column.about.id else how.expected).to(lang),
        format=number_format(how, lang) if isinstance(how, Quantity) else DAY.to(lang),
    )


def _cell(value: Any, said: Text, column: Column, lang: Lang) -> Written:
    """A number or a whole day as such; months, years and all else as they are said."""
    if column.kind.is_numeric and not isinstance(value, str):
        return plain(value, lang)
    is_day = column.kind.reads == "date" and len(value) == WHOLE_DAY and value >= FIRST_DAY
    return datetime.date.fromisoformat(value) if is_day else said.to(lang)


def of_files(dataset: Dataset, lang: Lang) -> Part:
    """Where the boundary files and texts come from."""
    fields = [
        Field(name=name, label=label.to(lang), cells=[_text(getattr(one, name)) for one in dataset.origins])
        for name, label in _FILES.items()
    ]
    return Part(
        title=Text("Berkas data", "Data files").to(lang),
        about=Text("Asal setiap berkas batas dan naskah", "Origin of each boundary file and text").to(lang),
        file="data/sources.toml",
        fields=tuple(fields),
    )


def of_list(title: Text, rows: pd.DataFrame, lang: Lang) -> Part:
    """Rows of text that no table declares."""
    fields = [Field(name=name, label=name, cells=[_text(one) for one in rows[name]]) for name in rows]
    return Part(title=title.to(lang), about="", file="", fields=tuple(fields))


def _text(value: Any) -> Cell:
    return None if is_missing(value) else str(value)


def number_format(how: Quantity, lang: Lang) -> str:
    """Excel's number format of a quantity, with its unit.

    Examples
    --------
    >>> number_format(Quantity(unit_words=Text.same("km"), decimals=1), "id")
    '#,##0.0" km"'
    """
    if how.decimals is None:
        digits = "General"
    else:
        digits = ("#,##0" if how.is_grouped else "0") + ("." + "0" * how.decimals if how.decimals else "")
    if how.factor != 1:
        return f"{digits}%"
    words = how.unit.to(lang)
    return f'{digits}" {words}"' if words else digits
