"""All outputs of a project, and the words a reader finds in each."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from collections.abc import Callable, Iterator
from typing import Any
from xml.etree import ElementTree

import docx
from openpyxl import load_workbook
from pypdf import PdfReader

import kadgeo
from kadgeo import build
from kadgeo.layers import MapSpec, words
from kadgeo.render.alt_text import alt_text
from kadgeo.text import Lang, Text

NOTHING = re.compile(r"(?<![\w-])(nan|NaN|None|NaT|<NA>|null|undefined)(?![\w-])")
_CODE = re.compile(r"<(script|style)\b[^>]*>.*?</\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_SVG = "{http://www.w3.org/2000/svg}"


def outputs(dataset: kadgeo.Dataset, lang: Lang) -> dict[str, str | bytes]:
    """Every file that ``kadgeo build --all`` makes."""
    return dict(build.job(dataset, lang=lang, everything=True).files())


def pages(dataset: kadgeo.Dataset, lang: Lang = "id") -> dict[str, str | bytes]:
    """Every file that ``kadgeo build`` makes."""
    return dict(build.job(dataset, lang=lang).files())


def nothings(files: dict[str, str | bytes]) -> list[tuple[str, str]]:
    """Places at which an output shows what a program calls a missing value."""
    return [
        (name, text[max(0, found.start() - 60) : found.end() + 60])
        for name, content in files.items()
        for text in said(name, content)
        for found in NOTHING.finditer(text)
    ]


def said(name: str, content: str | bytes) -> Iterator[str]:
    """Words of a file."""
    reader = _READERS.get(name.rpartition(".")[2])
    if reader is not None:
        yield from reader(content)


def _page(content: str) -> Iterator[str]:
    yield from _TAG.sub(" ", html.unescape(_CODE.sub(" ", content))).split("\n")


def _table(content: str) -> Iterator[str]:
    for row in csv.reader(io.StringIO(content.removeprefix("\ufeff"))):
        yield from row


def _drawing(content: bytes) -> Iterator[str]:
    for one in ElementTree.fromstring(content).iter():
        if one.tag in {f"{_SVG}text", f"{_SVG}title", f"{_SVG}desc"}:
            yield "".join(one.itertext())


def _paper(content: bytes) -> Iterator[str]:
    for page in PdfReader(io.BytesIO(content)).pages:
        yield page.extract_text()


def _word(content: bytes) -> Iterator[str]:
    document = docx.Document(io.BytesIO(content))
    yield from (one.text for one in document.paragraphs)
    for table in document.tables:
        for row in table.rows:
            yield from (cell.text for cell in row.cells)


def _workbook(content: bytes) -> Iterator[str]:
    for sheet in load_workbook(io.BytesIO(content)):
        for row in sheet.iter_rows(values_only=True):
            yield from (str(value) for value in row if value is not None)


def _strings(content: str) -> Iterator[str]:
    waiting = [json.loads(content)]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict | list):
            waiting += one.values() if isinstance(one, dict) else one
        elif isinstance(one, str):
            yield one


_READERS: dict[str, Callable[..., Iterator[str]]] = {
    "html": _page,
    "csv": _table,
    "svg": _drawing,
    "pdf": _paper,
    "docx": _word,
    "xlsx": _workbook,
    "json": _strings,
}


def shown(spec: MapSpec, lang: Lang) -> Iterator[str]:
    """Words that a map shows or has at hand: titles, legend, names and facts."""
    yield from (one.to(lang) for one in (spec.title, spec.subtitle, alt_text(spec), *spec.credits))
    for layer in (*spec.layers, *(one for moment in spec.moments for one in moment.layers)):
        yield from (one.label.to(lang) for one in layer.legend)
        yield from (note.text.to(lang) for note in layer.notes)
        columns = {layer.heading, layer.label, *(field.column for field in layer.fields)} - {None}
        for column in columns:
            for value in words(layer.data, str(column)):
                yield from _flat(value, lang)


def _flat(value: Any, lang: Lang) -> Iterator[str]:
    if isinstance(value, tuple | list):
        for one in value:
            yield from _flat(one, lang)
    elif value is not None:
        text = getattr(value, "text", value)
        yield text.to(lang) if isinstance(text, Text) else str(text)
