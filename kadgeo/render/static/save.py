"""Writes a figure as PNG, SVG or PDF: the same figure always gives the same bytes."""

from __future__ import annotations

import datetime
import io
from typing import Any

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from kadgeo.render.static import fonts
from kadgeo.render.static.paper import settings
from kadgeo.render.static.sizes import DPI
from kadgeo.text import DEFAULT_LANG, Lang

PROGRAM = "kadgeo"
COMPRESSION = 1  # of 9: files a few per cent larger in half the time
FALLBACK = f"'{fonts.FONT}', Verdana, sans-serif"  # a reader without the font sees one of nearly its widths


def save(
    figure: Figure,
    format: str,
    *,
    title: str,
    alt: str = "",
    date: str = "",
    lang: Lang = DEFAULT_LANG,
    dpi: int = DPI,
) -> bytes:
    """Bytes of a figure's file.

    Parameters
    ----------
    figure : Figure
    format : {"png", "svg", "pdf"}
    title, alt : str
        Title and text alternative, stored in the file.
    date : str
        ISO date of the data, stored as the file's; never the time of writing.
    lang : {"id", "en"}
        Language of the words.
    dpi : int
        Dots per inch of a PNG.
    """
    stream = io.BytesIO()
    told = metadata(format, title, alt, date, lang)
    fonts.tell(figure, lang)
    with settings():
        if format == "png":
            return _png(figure, dpi, told)
        figure.savefig(stream, format=format, metadata=told)
    data = stream.getvalue()
    if format == "svg":
        data = data.replace(f"'{fonts.FONT}'".encode(), FALLBACK.encode())
    return data


def _png(figure: Figure, dpi: int, told: dict[str, Any]) -> bytes:
    """A PNG without the channel of transparency, which nothing here uses."""
    before, figure.dpi = figure.dpi, dpi
    canvas = FigureCanvasAgg(figure)
    canvas.draw()  # type: ignore[no-untyped-call]
    pixels = canvas.buffer_rgba()  # type: ignore[no-untyped-call]
    picture = Image.frombuffer("RGBA", canvas.get_width_height(), pixels, "raw", "RGBA", 0, 1)
    figure.dpi = before
    info = PngInfo()
    for key, words in told.items():
        info.add_itxt(key, words)
    stream = io.BytesIO()
    picture.convert("RGB").save(stream, "PNG", compress_level=COMPRESSION, pnginfo=info, dpi=(dpi, dpi))
    return stream.getvalue()


def metadata(format: str, title: str, alt: str, date: str, lang: Lang) -> dict[str, Any]:
    """Title, text alternative and date as each format holds them."""
    if format == "png":
        return {"Title": title, "Description": alt, "Software": PROGRAM}
    if format == "svg":
        return {
            "Title": title,
            "Description": alt,
            "Date": date or None,
            "Language": lang,
            "Creator": PROGRAM,
        }
    return pdf_metadata(title, alt, date)


def pdf_metadata(title: str, subject: str, date: str) -> dict[str, Any]:
    """Information of a PDF file."""
    day = datetime.datetime.fromisoformat(date).replace(tzinfo=datetime.UTC) if date else None
    return {
        "Title": title,
        "Subject": subject,
        "Creator": PROGRAM,
        "Producer": PROGRAM,
        "CreationDate": day,
        "ModDate": day,
    }
