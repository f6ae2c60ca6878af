"""Bookmarks and page labels of a PDF."""

from __future__ import annotations

import io
from collections.abc import Iterable

from pypdf import PdfReader, PdfWriter
from pypdf.generic import IndirectObject, NameObject, TextStringObject

from kadgeo.text import Lang


def add_outline(data: bytes, entries: Iterable[tuple[int, str, str]], *, lang: Lang) -> bytes:
    """Give a PDF bookmarks, one level for sections and one for pages.

    Parameters
    ----------
    data : bytes
    entries : iterable of (int, str, str)
        Page number from 1, section (or nothing) and title.
    lang : {"id", "en"}
        Language that reading software is told.
    """
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    sections: dict[str, IndirectObject] = {}
    for number, section, title in entries:
        if section and section not in sections:
            sections[section] = writer.add_outline_item(title=section, page_number=number - 1)
        writer.add_outline_item(title=title, page_number=number - 1, parent=sections.get(section))
    writer.page_mode = "/UseOutlines"
    writer.root_object[NameObject("/Lang")] = TextStringObject(lang)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()
