"""What a page says where scripts are off: the map in words, and its main table."""

from __future__ import annotations

from typing import Any

import pandas as pd

from kadgeo.layers import Item, Layer, MapSpec, words
from kadgeo.render.alt_text import alt_text
from kadgeo.text import Lang, Text

NAME = Text("Nama", "Name")
Rows = list[list[str]]


def plain_page(spec: MapSpec, lang: Lang) -> tuple[str, Rows]:
    """The map in words, and the rows of its main table, its headings first; no rows where it has none.

    Parameters
    ----------
    spec : MapSpec
    lang : {"id", "en"}
    """
    layer = next((one for one in spec.legend if one.is_table and len(one.data)), None)
    return alt_text(spec).to(lang), [] if layer is None else _rows(layer, lang)


def _rows(layer: Layer, lang: Lang) -> Rows:
    columns = [
        words(layer.data, str(layer.heading)),
        *(words(layer.data, one.column) for one in layer.fields),
    ]
    heads = [NAME, *(one.label for one in layer.fields)]
    cells = [[_said(value, lang) for value in row] for row in zip(*columns, strict=True)]
    return [[head.to(lang) for head in heads], *cells]


def _said(value: Any, lang: Lang) -> str:
    if isinstance(value, tuple):
        return "; ".join(_said(one, lang) for one in value)
    if isinstance(value, Item):
        return value.text.to(lang)
    if isinstance(value, Text):
        return value.to(lang)
    return "" if pd.isna(value) else str(value)
