"""Workbooks with sources and explanations: of all analyses and the tables they used, and of the register."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from kadgeo import results
from kadgeo.analysis import ANALYSES
from kadgeo.dataset import Dataset
from kadgeo.schema import DECLARED
from kadgeo.text import Lang, Text
from kadgeo.workbook import parts
from kadgeo.workbook.register import register_parts
from kadgeo.workbook.sheets import xlsx
from kadgeo.workbook.values import csv_text, names_of

__all__ = ["csv_text", "register_book", "result", "tables_of", "whole_book"]

WORKBOOK = "kadgeo.xlsx"
COMPUTED = Text(
    "Semua angka dihitung oleh kadgeo dari lembar-lembar data di belakang; panjang, jarak dan luas diukur "
    "pada elipsoid WGS 84.",
    "All figures are computed by kadgeo from the sheets of data at the end; lengths, distances and areas are "
    "measured on the WGS 84 ellipsoid.",
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


def tables_of(dataset: Any) -> dict[str, pd.DataFrame]:
    """Every analysis with all its cases, by name.

    Parameters
    ----------
    dataset : Dataset
        Anything that has the frames as attributes.
    """
    return {name: result(name, dataset) for name in ANALYSES}


def whole_book(tables: Mapping[str, pd.DataFrame], dataset: Dataset, *, lang: Lang) -> bytes:
    """Results, the tables of the project and the origin of its files as one Excel workbook.

    Parameters
    ----------
    tables : mapping of str to DataFrame
        Results by the name of their analysis, see :func:`tables_of`.
    dataset : Dataset
    lang : {"id", "en"}
        Language of headers and words.
    """
    names = names_of(dataset)
    results_ = [parts.of_result(name, table, lang, names) for name, table in tables.items()]
    sheets = [*results_, *parts.inputs(dataset, lang), parts.of_files(dataset, lang)]
    project = dataset.project
    return xlsx(sheets, project.title, (project.subtitle, COMPUTED), lang=lang)


def register_book(dataset: Dataset, title: Text, *, lang: Lang) -> bytes:
    """The register as of the dataset's day as an Excel workbook, with all sources.

    Parameters
    ----------
    dataset : Dataset
    title : Text
    lang : {"id", "en"}
        Language of headers and words.
    """
    day = dataset.spelled("agreement_events", "date", dataset.as_of.isoformat())
    sources = parts.of_table(DECLARED["sources"], dataset.tables["sources"], dataset, lang)
    notes = (AS_OF.format(day=day), dataset.project.publisher)
    return xlsx([*register_parts(dataset, lang), sources], title, notes, lang=lang)
