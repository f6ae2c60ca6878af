"""Workbooks with sources and explanations: of all analyses and the tables they used, and of the register."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from kadgeo import results
from kadgeo.analysis import ANALYSES
from kadgeo.columns import table_words
from kadgeo.dataset import Dataset
from kadgeo.schema import DECLARED
from kadgeo.text import Lang, Text, listed
from kadgeo.workbook import parts
from kadgeo.workbook.register import register_parts
from kadgeo.workbook.sheets import xlsx
from kadgeo.workbook.values import csv_text, names_of

__all__ = [
    "analyses",
    "csv_text",
    "list_files",
    "register_book",
    "result",
    "result_book",
    "table_book",
    "tables_of",
    "whole_book",
]

WORKBOOK = "kadgeo.xlsx"
COMPUTED = Text(
    "Semua angka dihitung oleh kadgeo dari lembar-lembar data di belakang; panjang, jarak dan luas diukur "
    "pada elipsoid WGS 84.",
    "All figures are computed by kadgeo from the sheets of data at the end; lengths, distances and areas are "
    "measured on the WGS 84 ellipsoid.",
)
BARE = Text(
    "Tanpa lembar, karena data ini tidak memuat apa pun tentangnya: {names}.",
    "Without a sheet, for these data hold nothing of it: {names}.",
)
AS_OF = Text("Keadaan per {day}", "State on {day}")


def result(name: str, dataset: Any) -> pd.DataFrame:
    """One analysis with all its cases below each other.

    Parameters
    ----------
    name : str
        Name of the analysis, one of :data:`kadgeo.analysis.ANALYSES`.
    dataset : Dataset
        Anything that has the frames as attributes.

    Returns
    -------
    DataFrame
        The options of each case come first, as columns; a named index is a column, too.

    Examples
    --------
    >>> from kadgeo.analysis.sample import sample
    >>> result("contiguity", sample())["level"].value_counts().to_dict()
    {'villages': 20, 'districts': 8, 'regencies': 3}
    """
    cases = results.cases(name, dataset)
    tables = [flat(results.result(name, dataset, **options), options) for options in cases]
    tables = [table for table in tables if len(table)] or tables[:1]
    return pd.concat(tables, ignore_index=True) if tables else pd.DataFrame()


def flat(table: pd.DataFrame, options: dict[str, Any]) -> pd.DataFrame:
    """A result with its named index and its options as columns."""
    table = table.reset_index(drop=table.index.name is None)
    for position, (key, value) in enumerate(options.items()):
        if key not in table:
            table.insert(position, key, value)
    return table


def analyses(dataset: Any) -> list[str]:
    """Analyses that have anything to be run on: without corridors there is none to be cut.

    Parameters
    ----------
    dataset : Dataset
        Anything that has the frames as attributes.
    """
    return [name for name in ANALYSES if results.cases(name, dataset)]


def tables_of(dataset: Any) -> dict[str, pd.DataFrame]:
    """Every analysis that has a case, with all its cases, by name.

    Parameters
    ----------
    dataset : Dataset
        Anything that has the frames as attributes.
    """
    return {name: result(name, dataset) for name in analyses(dataset)}


def whole_book(tables: Mapping[str, pd.DataFrame], dataset: Dataset, *, lang: Lang) -> bytes:
    """Results, the tables of the project and the origin of its files as one Excel workbook.

    Parameters
    ----------
    tables : mapping of str to DataFrame
        Results by the name of their analysis, see :func:`tables_of`; those without rows have no sheet
        and are named instead.
    dataset : Dataset
    lang : {"id", "en"}
        Language of headers and words.
    """
    names = names_of(dataset)
    results_ = [parts.of_result(name, table, lang, names) for name, table in tables.items() if len(table)]
    bare = [table_words(name).label for name, table in tables.items() if table.empty]
    left_out = [BARE.format(names=listed(bare))] if bare else []
    sheets = [*results_, *parts.inputs(dataset, lang), parts.of_files(dataset, lang)]
    project = dataset.project
    notes = (project.subtitle, _day(dataset), COMPUTED, *left_out)
    return xlsx(sheets, project.title, notes, lang=lang)


def result_book(name: str, table: pd.DataFrame, dataset: Dataset, *, lang: Lang) -> bytes:
    """One result as an Excel workbook.

    Parameters
    ----------
    name : str
        Name of the analysis.
    table : DataFrame
        Its result, see :func:`result`.
    dataset : Dataset
    lang : {"id", "en"}
        Language of headers and words.
    """
    part = parts.of_result(name, table, lang, names_of(dataset))
    return xlsx([part], table_words(name).label, _notes(dataset), lang=lang)


def table_book(name: str, dataset: Dataset, *, lang: Lang) -> bytes:
    """One of the project's tables, its cells in words, as an Excel workbook.

    Parameters
    ----------
    name : str
        One of :data:`kadgeo.schema.DECLARED`.
    dataset : Dataset
    lang : {"id", "en"}
        Language of headers and words.
    """
    return xlsx([parts.of_input(name, dataset, lang)], DECLARED[name].title, _notes(dataset), lang=lang)


def list_files(name: str, title: Text, rows: pd.DataFrame, *, lang: Lang) -> dict[str, str | bytes]:
    """A list as CSV and as an Excel workbook, by the names of the files.

    Parameters
    ----------
    name : str
    title : Text
    rows : DataFrame
        Of text.
    lang : {"id", "en"}
    """
    book = xlsx([parts.of_list(title, rows, lang)], title, (), lang=lang)
    return {f"{name}.csv": csv_text(rows, lang), f"{name}.xlsx": book}


def _notes(dataset: Dataset) -> tuple[Text, ...]:
    return _day(dataset), dataset.project.publisher


def _day(dataset: Dataset) -> Text:
    return AS_OF.format(day=dataset.spelled("agreement_events", "date", dataset.as_of.isoformat()))


def register_book(dataset: Dataset, title: Text, *, lang: Lang) -> bytes:
    """The register as of the dataset's day as an Excel workbook, with all sources.

    Parameters
    ----------
    dataset : Dataset
    title : Text
    lang : {"id", "en"}
        Language of headers and words.
    """
    sources = parts.of_table(DECLARED["sources"], dataset.tables["sources"], dataset, lang)
    return xlsx([*register_parts(dataset, lang), sources], title, _notes(dataset), lang=lang)
