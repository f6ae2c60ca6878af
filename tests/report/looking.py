"""What tests see on a figure or in a file."""

from __future__ import annotations

import io
import itertools
from collections.abc import Iterable
from xml.etree import ElementTree

from matplotlib.figure import Figure
from matplotlib.text import Text
from province import SAMPLE
from pypdf import PageObject, PdfReader

from kadgeo.project import read
from kadgeo.render.static.paper import settings

MAPS = list(read(SAMPLE).maps)
MM = 25.4
Box = tuple[float, float, float, float]


def box(artists: Iterable[Text], figure: Figure) -> Box:
    """Box around texts as the renderer sets them, in millimetres of the sheet."""
    with settings():
        found = [text.get_window_extent(figure.canvas.get_renderer()) for text in artists]
    scale = MM / figure.dpi
    return (
        min(one.x0 for one in found) * scale,
        min(one.y0 for one in found) * scale,
        max(one.x1 for one in found) * scale,
        max(one.y1 for one in found) * scale,
    )


def overlap(a: Box, b: Box) -> float:
    """Millimetres by which boxes reach into each other, in the direction in which they do so less."""
    return min(min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1]))


def overlapping(boxes: dict[str, Box], tolerance: float) -> list[tuple[str, str]]:
    pairs = itertools.combinations(boxes.items(), 2)
    return [(a, b) for (a, one), (b, other) in pairs if overlap(one, other) > tolerance]


def squeezed(words: str) -> str:
    """Words without spaces: a PDF only knows where letters stand."""
    return "".join(words.split())


def svg_words(data: bytes) -> str:
    root = ElementTree.fromstring(data)
    return squeezed(
        " ".join("".join(one.itertext()) for one in root.iter("{http://www.w3.org/2000/svg}text"))
    )


def pdf_words(data: bytes) -> str:
    return squeezed(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages))


def fonts(page: PageObject) -> list[dict]:
    found = []
    for one in page["/Resources"]["/Font"].values():
        font = one.get_object()
        inner = font.get("/DescendantFonts")
        found.append(inner[0].get_object() if inner else font)
    return found
