"""Facts of a map's features from the declarations of their tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from kadgeo.dataset import Dataset
from kadgeo.layers import Field
from kadgeo.register import last_day
from kadgeo.schema import DECLARED, ENGLISH, KEYS, Column, Kind, Table, Words, is_missing, worded
from kadgeo.text import Text

SAID = "said_"  # prefix of the columns that hold a table's values in words


def with_facts(
    dataset: Dataset, name: str, frame: Any, *, skip: Iterable[str] = ()
) -> tuple[Any, tuple[Field, ...]]:
    """A frame with the facts of its table in words, and the fields that show them.

    Every declared column that is a fact and filled somewhere becomes a field, and so does every column
    the user has added. A fact that is not known yet on the dataset's day is left out.

    Parameters
    ----------
    dataset : Dataset
    name : str
        Name of the table that the rows are from.
    frame : DataFrame
        Rows of the table, joined.
    skip : iterable of str
        Columns that the map says in its own way.

    Returns
    -------
    tuple
        The frame with the columns ``said_NAME``, and the fields.
    """
    table = DECLARED[name]
    left_out = set(skip)
    fields, columns = [], {}
    for column, declared in table.shown():
        if column not in frame or column in left_out or not declared.is_fact:
            continue
        values = told(table, column, frame, dataset)
        if any(value is not None for value in values):
            columns[SAID + column] = pd.Series(values, frame.index, dtype=object)
            order = column if declared.kind.is_numeric or declared.kind.reads == "date" else None
            source = f"{declared.cited_by}citation" if declared.cited_by else None
            fields.append(Field(column=SAID + column, label=declared.label, order=order, source=source))
    for column in own_columns(dataset, name):
        if column in frame and frame[column].notna().any():
            columns[SAID + column] = pd.Series(
                [_own(value) for value in frame[column]], frame.index, dtype=object
            )
            fields.append(Field(column=SAID + column, label=Text.same(column)))
    cited = {field.source: field for field in fields if field.source}
    columns |= {
        source: dataset.citation(frame, source.removesuffix("citation"))
        for source in cited
        if source not in frame
    }
    return frame.assign(**columns), tuple(fields)


def told(table: Table, column: str, frame: Any, dataset: Dataset) -> list[Text | None]:
    """Values of a column in words, None where they are missing or not known yet on the dataset's day."""
    return known(table.columns[column], spelled(table, column, frame, dataset), frame, dataset)


def known(column: Column, values: list[Any], frame: Any, dataset: Dataset) -> list[Any]:
    """Values of a column, without those that nobody knew yet on the dataset's day.

    Parameters
    ----------
    column : Column
        Its ``dated_by`` names the column with the date from which each value is known, if there is one.
    values : list
    frame : DataFrame
    dataset : Dataset
    """
    if column.dated_by not in frame:
        return values
    return [
        value if is_missing(date) or last_day(date) <= dataset.as_of else None
        for value, date in zip(values, frame[column.dated_by], strict=True)
    ]


def own_columns(dataset: Dataset, name: str) -> list[str]:
    """Columns that the user has added to a table."""
    known = DECLARED[name].columns
    return [column for column in dataset.tables.get(name, ()) if column not in known]


def spelled(table: Table, column: str, frame: Any, words: Words = KEYS) -> list[Text | None]:
    """Values of a column in words, None where they are missing.

    Parameters
    ----------
    table : Table
    column : str
        A column of the table; its English wording beside it is used.
    frame : DataFrame
        With the column, and that of the English wording where there is one.
    words : Words
        Gives names for keys, such as a dataset.
    """
    kind = table.columns[column].kind
    english = f"{column}{ENGLISH}"
    if english in table.columns and english in frame:
        rows = pd.DataFrame({column: frame[column], english: frame[english]}).to_dict("records")
        return [None if is_missing(row[column]) else worded(row, column) for row in rows]
    return [_said(kind, value, words) for value in frame[column]]


def _said(kind: Kind, value: Any, words: Words) -> Text | None:
    return None if is_missing(value) else kind.spell(value, words)


def _own(value: Any) -> Text | None:
    return None if is_missing(value) else Text.same(value)
