"""Writes a report as a Word document; the only user of python-docx."""

from __future__ import annotations

import datetime
import functools
import io
import zipfile
from dataclasses import dataclass, field
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from kadgeo.document import Block, Bullets, Document, Grid, Heading, Paragraph, Picture
from kadgeo.errors import SpecError
from kadgeo.text import Lang, Text, date

EPOCH = (1980, 1, 1, 0, 0, 0)  # the first moment a zip file knows
MARGIN_MM, PICTURE_MM = 22, 165
TABLE_PT = 8
MM_PER_LETTER = 1.85  # of bold words of that size
WHOLE_ROWS = 8
MOST_LETTERS = 80  # in a cell: longer ones are broken into lines anyway
LOCALES = {"id": "id-ID", "en": "en-GB"}
FIGURE, TABLE = Text("Gambar", "Figure"), Text("Tabel", "Table")
SOURCE = Text("Sumber: {source}", "Source: {source}")
FONT, INK = "Calibri", RGBColor(0x14, 0x3D, 0x52)


@dataclass
class _Writing:
    """The Word document while it is written."""

    word: Any
    lang: Lang
    pictures: list[bytes]
    counts: dict[str, int] = field(default_factory=dict)


def word(document: Document, pictures: list[bytes], *, lang: Lang) -> bytes:
    """Write a report as ``.docx``.

    Parameters
    ----------
    document : Document
    pictures : list of bytes
        PNG of each of its figures, in order.
    lang : {"id", "en"}

    Returns
    -------
    bytes
        With real heading and caption styles, numbered figures and tables, and text alternatives;
        the same report always gives the same bytes.
    """
    writing = _Writing(docx.Document(), lang, list(pictures))
    _set_up(writing, document)
    writing.word.add_heading(document.title.to(lang), level=0)
    writing.word.add_paragraph(document.subtitle.to(lang), style="Subtitle")
    about = f"{document.publisher.to(lang)} | {date(document.date, lang)}"
    writing.word.add_paragraph(about)
    for block in document.blocks:
        add(block, writing)
    stream = io.BytesIO()
    writing.word.save(stream)
    return undated(stream.getvalue())


def _set_up(writing: _Writing, document: Document) -> None:
    lang, word_ = writing.lang, writing.word
    section = word_.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(MARGIN_MM)
    normal = word_.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(10.5)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), LOCALES[lang])
    normal.element.get_or_add_rPr().append(language)
    for name in ("Title", "Heading 1", "Heading 2"):
        word_.styles[name].font.color.rgb = INK
        _font(word_.styles[name], FONT)
    word_.styles["Caption"].font.color.rgb = RGBColor(0x33, 0x33, 0x33)
    word_.styles["Caption"].font.size = Pt(9)
    day = datetime.datetime.fromisoformat(document.date)
    facts = word_.core_properties
    facts.title, facts.author, facts.language = (
        document.title.to(lang),
        document.publisher.to(lang),
        LOCALES[lang],
    )
    facts.subject, facts.comments = document.subtitle.to(lang), ""
    facts.created = facts.modified = day
    facts.last_modified_by = document.publisher.to(lang)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    foot.add_run(f"{document.title.to(lang)} | ")
    _field(foot, "PAGE", "1")


def _font(style: Any, name: str) -> None:
    """Set a style's font also where its theme names another."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for key in list(fonts.attrib):
        del fonts.attrib[key]
    for key in ("w:ascii", "w:hAnsi", "w:cs"):
        fonts.set(qn(key), name)


@functools.singledispatch
def add(block: Block, writing: _Writing) -> None:
    """Write one block; each kind of block registers its own way."""
    raise SpecError(f"Word documents cannot hold {type(block).__name__}")


@add.register
def _heading(block: Heading, writing: _Writing) -> None:
    writing.word.add_heading(block.text.to(writing.lang), level=block.level)


@add.register
def _paragraph(block: Paragraph, writing: _Writing) -> None:
    writing.word.add_paragraph(block.text.to(writing.lang))


@add.register
def _bullets(block: Bullets, writing: _Writing) -> None:
    for item in block.items:
        writing.word.add_paragraph(item.to(writing.lang), style="List Bullet")


@add.register
def _picture(block: Picture, writing: _Writing) -> None:
    paragraph = writing.word.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.keep_with_next = True
    shape = paragraph.add_run().add_picture(io.BytesIO(writing.pictures.pop(0)), width=Mm(PICTURE_MM))
    facts = shape._inline.docPr
    facts.set("descr", block.alt.to(writing.lang))
    facts.set("title", block.caption.to(writing.lang))
    facts.set("name", block.caption.to(writing.lang))
    _caption(FIGURE, block.caption, writing)
    _source(block.source, writing)


@add.register
def _grid(block: Grid, writing: _Writing) -> None:
    _caption(TABLE, block.caption, writing, keep=True)
    widths = [Mm(width) for width in column_widths(block, writing.lang)]
    table = writing.word.add_table(rows=1, cols=len(block.columns), style="Light Grid Accent 1")
    table.autofit = False
    for cell, name in zip(table.rows[0].cells, block.columns, strict=True):
        _cell(cell, name.to(writing.lang), bold=True)
    header = table.rows[0]._tr.get_or_add_trPr()
    header.append(OxmlElement("w:tblHeader"))
    for row in block.rows:
        made = table.add_row()
        made._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for number, (cell, text) in enumerate(zip(made.cells, row, strict=True)):
            _cell(cell, text.to(writing.lang), bold=number == 0, right=number in block.numeric)
    _lay_out(table, widths, whole=len(block.rows) <= WHOLE_ROWS)
    _source(block.source, writing)
    if block.source is None:
        writing.word.add_paragraph()


def _lay_out(table: Any, widths: list[Any], *, whole: bool) -> None:
    """Give columns their widths; a short table stays on one page."""
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width
            cell.paragraphs[0].paragraph_format.keep_with_next = whole or None
    if whole:
        for cell in table.rows[-1].cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = None


def column_widths(block: Grid, lang: Lang) -> list[float]:
    """Millimetres of each column: room for its longest word, the rest by how much it says.

    Together they are never wider than the text: words that are too long for that are broken.
    """
    columns = list(zip(block.columns, *block.rows, strict=True))
    said = [[text.to(lang) for text in column] for column in columns]
    least = fitting(
        [
            MM_PER_LETTER * max(len(word) for one in column for word in one.split() or [""]) + 5
            for column in said
        ],
        PICTURE_MM,
    )
    asked = [min(sum(map(len, column)) / len(column), MOST_LETTERS) for column in said]
    room = PICTURE_MM - sum(least)
    return [width + room * share / max(sum(asked), 1) for width, share in zip(least, asked, strict=True)]


def fitting(widths: list[float], room: float) -> list[float]:
    """Widths cut down to a common limit, so that together they fit; those below it are kept.

    Examples
    --------
    >>> fitting([10.0, 20.0, 300.0, 90.0], 100)
    [10.0, 20.0, 35.0, 35.0]
    """
    left, limit = room, max(widths, default=0.0)
    for rank, width in enumerate(sorted(widths)):
        share = left / (len(widths) - rank)
        if width > share:
            limit = share
            break
        left -= width
    return [min(width, limit) for width in widths]


def _cell(cell: Any, words: str, *, bold: bool, right: bool = False) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(1)
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    run = paragraph.add_run(words)
    run.font.size, run.bold = Pt(TABLE_PT), bold


def _caption(kind: Text, words: Text, writing: _Writing, *, keep: bool = False) -> None:
    """A numbered caption: Word counts it, and lists of figures find it."""
    name = kind.to(writing.lang)
    number = writing.counts[name] = writing.counts.get(name, 0) + 1
    paragraph = writing.word.add_paragraph(style="Caption")
    paragraph.paragraph_format.keep_with_next = keep
    paragraph.add_run(f"{name} ")
    _field(paragraph, f"SEQ {name} \\* ARABIC", str(number))
    paragraph.add_run(f". {words.to(writing.lang)}")


def _source(source: Text | None, writing: _Writing) -> None:
    if source is not None:
        run = writing.word.add_paragraph().add_run(SOURCE.format(source=source).to(writing.lang))
        run.italic, run.font.size = True, Pt(TABLE_PT)


def _field(paragraph: Any, code: str, shown: str) -> None:
    """A field that Word computes, with what it shows until then."""
    node = OxmlElement("w:fldSimple")
    node.set(qn("w:instr"), code)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = shown
    run.append(text)
    node.append(run)
    paragraph._p.append(node)


def undated(data: bytes) -> bytes:
    """The same zip file without the moments at which its parts were written."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            part = zipfile.ZipInfo(item.filename, EPOCH)
            part.compress_type, part.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            new.writestr(part, old.read(item.filename))
    return stream.getvalue()
