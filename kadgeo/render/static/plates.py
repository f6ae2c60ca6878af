"""Figures of a report as pictures."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from kadgeo.document import Document, Picture
from kadgeo.render.static import legend
from kadgeo.render.static.layout import compose
from kadgeo.render.static.matrix import matrix
from kadgeo.render.static.multiples import multiples
from kadgeo.render.static.save import save
from kadgeo.render.static.sizes import SIZES
from kadgeo.text import Lang

PLATE = dataclasses.replace(
    SIZES["a4-portrait"], key="plate", width=165, height=186, font=6.4, margin=1.0, brief=True, on_paper=True
)
FREE = dataclasses.replace(PLATE, height=0)
TALL = dataclasses.replace(PLATE, height=222)
MANY = 18  # lines of a legend: beside more of them the map would be small
REPORT_DPI = 200  # sharp on paper, and half the bytes of 300


def plates(document: Document, *, lang: Lang, progress: Callable[[], None] | None = None) -> list[bytes]:
    """PNG of each figure of a report, in order.

    Parameters
    ----------
    document : Document
    lang : {"id", "en"}
    progress : callable, optional
        Called after each figure.
    """
    found = []
    for block in document.blocks:
        if isinstance(block, Picture):
            found.append(plate(block, lang=lang, date=document.date))
            if progress:
                progress()
    return found


def plate(picture: Picture, *, lang: Lang, date: str) -> bytes:
    """PNG of one figure, as wide as the text of a report."""
    if picture.view == "multiples":
        figure = multiples(picture.spec, size=FREE, lang=lang)
    elif picture.view == "matrix":
        figure = matrix(picture.spec, size=FREE, lang=lang)
    else:
        entries = sum(map(len, legend.entries(picture.spec, lang)))
        figure = compose(picture.spec, size=TALL if entries > MANY else PLATE, lang=lang).figure
    title, alt = picture.caption.to(lang), picture.alt.to(lang)
    return save(figure, "png", title=title, alt=alt, date=date, lang=lang, dpi=REPORT_DPI)
