"""The results of all analyses as files: a CSV each, and one workbook with sources and explanations."""

from __future__ import annotations

from typing import Any

import pandas as pd

from kadgeo import results
from kadgeo.analysis import ANALYSES
from kadgeo.dataset import Dataset
from kadgeo.text import Lang
from kadgeo.workbook.sheets import xlsx
from kadgeo.workbook.values import csv_text

__all__ = ["csv_text", "files", "result", "tables_of", "xlsx"]

WORKBOOK = "kadgeo.xlsx"


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


def files(dataset: Dataset, *, lang: Lang) -> dict[str, str | bytes]:
    """All results as files.

    Parameters
    ----------
    dataset : Dataset
    lang : {"id", "en"}
        Language of the words in them; the CSV's columns are called alike in both.

    Returns
    -------
    dict of str to str or bytes
        ``tables/NAME.csv`` for every analysis, and ``kadgeo.xlsx``; the same data give the same bytes.
    """
    tables = tables_of(dataset)
    made: dict[str, str | bytes] = {
        f"tables/{name}.csv": csv_text(table, lang) for name, table in tables.items()
    }
    return made | {WORKBOOK: xlsx(tables, dataset, lang=lang)}
