"""The register as a workbook: agreements with their status on the day, parties, events and documents."""

from __future__ import annotations

import dataclasses

import pandas as pd

from kadgeo.dataset import Dataset
from kadgeo.schema import DECLARED, Column, table
from kadgeo.text import Lang, Text
from kadgeo.workbook.parts import Part, of_table

_PARTS = ("agreement_parties", "agreement_events", "documents")
_DERIVED = {
    "all_parties": Column(kind=table.party(many=True), label=DECLARED["agreement_parties"].title),
    "status": Column(
        kind=table.category("statuses"),
        label=Text("Status", "Status"),
        about=Text(
            "dihitung dari kejadian dan masa berlaku yang tercatat sampai hari itu",
            "derived from the events and validity on record by the day",
        ),
    ),
    "status_date": Column(kind=table.day(), label=Text("Status sejak", "Status since")),
    "last_event_date": Column(kind=table.day(), label=Text("Kejadian terakhir", "Latest event")),
}


def register_parts(dataset: Dataset, lang: Lang) -> list[Part]:
    """Sheets of the register as of the dataset's day, spelled by their declarations.

    Parameters
    ----------
    dataset : Dataset
    lang : {"id", "en"}
    """
    frame = dataset.agreements.reset_index()
    parties = [
        (*own, *outside) for own, outside in zip(frame["party_codes"], frame["outside_ids"], strict=True)
    ]
    frame = frame.assign(all_parties=pd.Series(parties, frame.index, dtype=object))
    declared = DECLARED["agreements"]
    first = [name for name in declared.columns if name.startswith("agreement_id") or name.startswith("title")]
    columns = {name: declared.columns[name] for name in first} | _DERIVED | dict(declared.columns)
    parts = [of_table(dataclasses.replace(declared, columns=columns), frame, dataset, lang)]
    frames = {name: getattr(dataset, name).reset_index() for name in _PARTS}
    parts += [of_table(DECLARED[name], rows, dataset, lang) for name, rows in frames.items() if len(rows)]
    return parts
