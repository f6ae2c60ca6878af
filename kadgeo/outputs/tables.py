"""The project's tables as they were used, and the results of the analyses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kadgeo import workbook
from kadgeo.cells import csv_text
from kadgeo.dataset import Dataset
from kadgeo.findings import findings
from kadgeo.layers import Table
from kadgeo.maps.declared import own_columns, told
from kadgeo.outputs.output import Files, Job, Output
from kadgeo.results import per_dataset
from kadgeo.schema import MISSING, TABLES, is_missing
from kadgeo.text import Text

KINDS = ("xlsx", "csv")  # for people, whatever the language of their Excel, and for programs


@per_dataset
def tables_of(dataset: Dataset) -> tuple[Table, ...]:
    """The project's tables in words; those without rows, and columns that are empty, are left out."""
    found = []
    for name, table in TABLES.items():
        frame = dataset.table(name)
        shown = {column: one.label for column, one in table.shown() if column in frame}
        shown |= {column: Text.same(column) for column in own_columns(dataset, name)}
        cells = {
            label: told(table, column, frame, dataset) if column in table.columns else list(frame[column])
            for column, label in shown.items()
        }
        cells = {label: some for label, some in cells.items() if not all(map(is_missing, some))}
        if len(frame):
            found.append(Table(name=name, title=table.title, columns=tuple(cells), rows=_rows(cells)))
    return tuple(found)


def _rows(cells: Mapping[Text, list[Any]]) -> tuple[tuple[Text, ...], ...]:
    words = [[MISSING if is_missing(one) else one for one in values] for values in cells.values()]
    return tuple(
        tuple(one if isinstance(one, Text) else Text.same(one) for one in row)
        for row in zip(*words, strict=True)
    )


def _table_paths(job: Job) -> list[str]:
    return [f"data/{table.name}.{kind}" for table in tables_of(job.dataset) for kind in KINDS]


def _tables(job: Job) -> Files:
    for table in tables_of(job.dataset):
        raw = job.dataset.table(table.name)
        yield f"data/{table.name}.xlsx", workbook.table_book(table.name, job.dataset, lang=job.lang)
        yield f"data/{table.name}.csv", csv_text(raw)


def _results_in(job: Job) -> list[str]:
    """Analyses whose results are written: all that have a case, or those that the findings lead to."""
    if job.everything:
        return workbook.analyses(job.dataset)
    return list(dict.fromkeys(one.table for one in findings(job.dataset)))


def _result_paths(job: Job) -> list[str]:
    return [f"tables/{name}.{kind}" for name in _results_in(job) for kind in KINDS]


def _results(job: Job) -> Files:
    for name in _results_in(job):
        result = workbook.result(name, job.dataset)
        yield f"tables/{name}.xlsx", workbook.result_book(name, result, job.dataset, lang=job.lang)
        yield f"tables/{name}.csv", workbook.csv_text(result, job.lang)


def _workbook(job: Job) -> Files:
    tables = workbook.tables_of(job.dataset)
    yield workbook.WORKBOOK, workbook.whole_book(tables, job.dataset, lang=job.lang)


TABLES_USED = Output(name="tables", label=Text("Tabel", "Tables"), paths=_table_paths, make=_tables)
RESULTS = Output(
    name="results", label=Text("Hasil analisis", "Results of analyses"), paths=_result_paths, make=_results
)
WORKBOOK = Output(
    name="workbook",
    label=Text("Buku kerja", "Workbook"),
    paths=lambda job: [workbook.WORKBOOK],
    make=_workbook,
    is_plain=False,
    downloads={
        workbook.WORKBOOK: Text("Buku kerja semua analisis (Excel)", "Workbook of all analyses (Excel)")
    },
)
