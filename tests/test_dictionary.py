"""The data dictionary says what the declarations say."""

from __future__ import annotations

from helpers import ROOT

from kadgeo.schema import TABLES
from kadgeo.schema.dictionary import dictionary


def test_the_dictionary_is_current():
    assert (ROOT / "docs/data.md").read_text(encoding="utf-8") == dictionary()


def test_every_column_is_explained():
    text = dictionary()
    for table in TABLES.values():
        for name in table.columns:
            assert f"| `{name}` |" in text.partition(f"## {table.name}\n")[2].partition("\n## ")[0]
