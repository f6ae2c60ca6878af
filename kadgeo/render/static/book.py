"""Sets an atlas: cover, contents, one page a map, sources; one PDF with bookmarks."""

from __future__ import annotations

import dataclasses
import gc
import io
from collections.abc import Callable, Iterator

from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure

from kadgeo.document import Atlas
from kadgeo.layers import MapSpec
from kadgeo.render.static import fonts
from kadgeo.render.static.layout import compose, draw_map, frame_in
from kadgeo.render.static.outline import add_outline
from kadgeo.render.static.paper import FAINT, INK, Paper, high, settings, text_width, wrap
from kadgeo.render.static.save import pdf_metadata
from kadgeo.render.static.sizes import SIZES
from kadgeo.text import DEFAULT_LANG, Lang, Text, date

PAGE = dataclasses.replace(SIZES["a4"], brief=True)
BAND, ON_BAND, FAINT_ON_BAND = "#143d52", "#ffffff", "#c9d8e0"
BAND_SHARE = 0.28  # of the cover's width, at least
CONTENTS = Text("Isi", "Contents")
SOURCES = Text("Sumber dan lisensi", "Sources and licences")
COVER = Text("Sampul", "Cover")
READING = Text("Cara membaca peta", "How to read the maps")
AS_OF = Text("Data: {day}", "Data: {day}")
Entry = tuple[int, str, str]  # page number, section, title


def steps(atlas: Atlas) -> int:
    """How many pages :func:`book` sets."""
    return len(atlas.leaves) + 3


def book(atlas: Atlas, *, lang: Lang = DEFAULT_LANG, progress: Callable[[], None] | None = None) -> bytes:
    """Set an atlas.

    Parameters
    ----------
    atlas : Atlas
    lang : {"id", "en"}
    progress : callable, optional
        Called after each page.

    Returns
    -------
    bytes
        A PDF with embedded fonts and bookmarks; the same atlas always gives the same bytes.
    """
    entries = contents(atlas, lang)
    title = atlas.title.to(lang)
    stream = io.BytesIO()
    with (
        settings(),
        PdfPages(stream, metadata=pdf_metadata(title, atlas.subtitle.to(lang), atlas.date)) as pdf,
    ):
        for figure in _pages(atlas, entries, lang):
            fonts.tell(figure, lang)
            pdf.savefig(figure)
            figure.clear()
            gc.collect()
            if progress:
                progress()
    return add_outline(stream.getvalue(), entries, lang=lang)


def contents(atlas: Atlas, lang: Lang) -> list[Entry]:
    """Page, section and title of every page that the contents name."""
    first = 3  # after cover and contents
    rows = [
        (first + n, leaf.section.to(lang), leaf.spec.title.to(lang)) for n, leaf in enumerate(atlas.leaves)
    ]
    ends = [(1, "", COVER.to(lang)), (2, "", CONTENTS.to(lang))]
    return [*ends, *rows, (first + len(rows), "", SOURCES.to(lang))]


def _pages(atlas: Atlas, entries: list[Entry], lang: Lang) -> Iterator[Figure]:
    yield _cover(atlas, lang)
    yield _contents(atlas, entries, lang)
    for number, leaf in enumerate(atlas.leaves, start=3):
        folio = f"{atlas.title.to(lang)} | {number}"
        yield compose(leaf.spec, size=PAGE, lang=lang, facts=leaf.facts, folio=folio).figure
    yield _sources(atlas, entries[-1], lang)


def _cover(atlas: Atlas, lang: Lang) -> Figure:
    """Title on a band of colour, the overview beside it."""
    size = PAGE
    paper = Paper(size.width, size.height, font=size.font)
    spec = _plain(atlas.cover)
    frame = frame_in(spec, 0, 0, size.width * (1 - BAND_SHARE), size.height)
    band = size.width - frame.width
    frame = dataclasses.replace(frame, left=band, bottom=(size.height - frame.height) / 2)
    paper.box(0, 0, band, size.height, facecolor=BAND, edgecolor="none")
    left, wide = 1.4 * size.margin, band - 2.6 * size.margin
    top = size.height * 0.74
    for words, points, color, weight in (
        (atlas.title, 3.2, ON_BAND, "bold"),
        (atlas.subtitle, 1.5, FAINT_ON_BAND, "normal"),
    ):
        longest = max(text_width(word, size.font, weight) for word in words.to(lang).split())
        large = size.font * min(points, wide / longest * 0.99)  # no word is broken
        top -= paper.paragraph(left, top, wide, words.to(lang), size=large, color=color, weight=weight)
        top -= 6
    day = AS_OF.format(day=date(atlas.date, lang)).to(lang)
    for number, line in enumerate([day, *wrap(atlas.publisher.to(lang), wide, size.font)]):
        paper.text(left, 2.2 * size.margin - number * high(1, size.font), line, color=FAINT_ON_BAND)
    draw_map(paper, spec, frame, lang, size, plain=True)
    return paper.figure


def _plain(spec: MapSpec) -> MapSpec:
    """Without the names of points and links, which the inner pages give."""
    layers = [
        dataclasses.replace(layer, label=None) if layer.key not in _named(spec) else layer
        for layer in spec.layers
    ]
    return dataclasses.replace(spec, layers=tuple(layers))


def _named(spec: MapSpec) -> set[str]:
    return {layer.key for layer in spec.layers if getattr(layer, "badges", None)}


def _contents(atlas: Atlas, entries: list[Entry], lang: Lang) -> Figure:
    """Sections with their pages in two columns, and how to read the maps."""
    size, margin = PAGE, PAGE.margin
    paper = Paper(size.width, size.height, font=size.font * 1.25)
    top = size.height - margin * 1.4
    top -= paper.paragraph(margin, top, 200, CONTENTS.to(lang), size=size.font * 2.4, weight="bold") + 6
    column = (size.width - 2 * margin - 20) / 2
    y = _listing(paper, entries, top, column) - 12
    if atlas.notes:
        left = margin + column + 20
        paper.text(left, y, READING.to(lang), weight="bold")
        y -= 3
        for note in atlas.notes:
            y -= paper.paragraph(left, y, column, f"• {note.to(lang)}", color=FAINT) + 1.2
    paper.text(
        size.width - margin,
        margin * 0.45,
        f"{atlas.title.to(lang)} | 2",
        size=size.font,
        ha="right",
        color=FAINT,
    )
    return paper.figure


def _listing(paper: Paper, entries: list[Entry], top: float, column: float) -> float:
    """Sections with their pages; returns where the last column ends."""
    margin, step = PAGE.margin, high(1, paper.font) * 1.12
    shown = entries[2:]
    sections = list(dict.fromkeys(section for _, section, _ in shown))
    blocks = [[one for one in shown if one[1] == section] for section in sections]
    half = (len(shown) + 2 * len(sections)) / 2
    x, y, used = margin, top, 0.0
    for section, block in zip(sections, blocks, strict=True):
        if used and used + len(block) / 2 > half and x == margin:
            x, y = margin + column + 20, top
        if section:
            paper.text(x, y - step, section, weight="bold")
            y -= step * 1.15
        for number, _, title in block:
            y -= step
            _dotted(paper, title, str(number), x, y, column)
        y -= step * 0.8
        used += len(block) + 2
    return y


def _dotted(paper: Paper, title: str, number: str, left: float, y: float, width: float) -> None:
    """A title and its page, with dots between them."""
    (line, *rest) = wrap(title, width - 12, paper.font)
    line = f"{line} …" if rest else line
    paper.text(left, y, line)
    paper.text(left + width, y, number, ha="right")
    start, end = (
        left + text_width(line, paper.font) + 1.5,
        left + width - text_width(number, paper.font) - 1.5,
    )
    if end > start:
        paper.line([start, end], [y, y], color=FAINT, lw=0.5, ls=(0, (0.8, 3.0)))


def _sources(atlas: Atlas, entry: Entry, lang: Lang) -> Figure:
    """All credits in full."""
    size, margin = PAGE, PAGE.margin
    paper = Paper(size.width, size.height, font=size.font * 1.15)
    top = size.height - margin * 1.4
    top -= paper.paragraph(margin, top, 200, SOURCES.to(lang), size=size.font * 2.4, weight="bold") + 6
    for credit in atlas.sources:
        top -= paper.paragraph(margin, top, size.width - 2 * margin, f"• {credit.to(lang)}", color=INK) + 1.2
    top -= 4
    paper.paragraph(margin, top, size.width - 2 * margin, atlas.publisher.to(lang), color=FAINT)
    folio = f"{atlas.title.to(lang)} | {entry[0]}"
    paper.text(size.width - margin, margin * 0.45, folio, size=size.font, ha="right", color=FAINT)
    return paper.figure
