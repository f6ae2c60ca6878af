"""Writes a report as one HTML file that needs nothing from outside."""

from __future__ import annotations

import base64
import functools
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape

from kadgeo.document import Block, Bullets, Document, Grid, Heading, Paragraph, Picture
from kadgeo.errors import SpecError
from kadgeo.render.word import FIGURE, SOURCE, TABLE
from kadgeo.text import Lang, Text, date

CONTENTS = Text("Isi", "Contents")
STYLE = """
body{font:16px/1.55 system-ui,'Segoe UI',Verdana,sans-serif;color:#1f1f1f}
body{max-width:60rem;margin:0 auto;padding:1.5rem;overflow-wrap:break-word}
h1,h2,h3{color:#143d52;line-height:1.25}
h2{margin-top:2.2em;border-bottom:1px solid #c9d8e0;padding-bottom:.2em}
a{color:#0b5a86}figure{margin:1.5em 0}img{max-width:100%;height:auto;border:1px solid #ddd}
figcaption,caption,.source{font-size:.9em;color:#444;text-align:left}caption{padding:.4em 0;font-weight:600}
.wide{overflow-x:auto}table{border-collapse:collapse;font-size:.88em;width:100%}
th,td{border:1px solid #c4cdd2;padding:.35em .5em;vertical-align:top;text-align:left}
th,td{overflow-wrap:anywhere;min-width:4.5em}
thead th{background:#e6eef2}.number{text-align:right;font-variant-numeric:tabular-nums}
@media print{body{max-width:none;padding:0;font-size:10pt}nav{display:none}figure,tr{break-inside:avoid}}
"""


@dataclass
class _Writing:
    """The page while it is written."""

    lang: Lang
    pictures: list[bytes]
    counts: dict[str, int] = field(default_factory=dict)
    headings: int = 0

    def number(self, kind: Text) -> str:
        """Words before a caption, counted."""
        name = kind.to(self.lang)
        self.counts[name] = self.counts.get(name, 0) + 1
        return f"{name} {self.counts[name]}"


def web(document: Document, pictures: list[bytes], *, lang: Lang) -> str:
    """Write a report as HTML.

    Parameters
    ----------
    document : Document
    pictures : list of bytes
        PNG of each of its figures, in order.
    lang : {"id", "en"}

    Returns
    -------
    str
        One page with everything in it; all words are escaped.
    """
    writing = _Writing(lang, list(pictures))
    body = "\n".join(html(block, writing) for block in document.blocks)
    title = escape(document.title.to(lang))
    about = escape(f"{document.publisher.to(lang)} | {date(document.date, lang)}")
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n'
        f'<meta name="description" content="{escape(document.subtitle.to(lang))}">\n<style>{STYLE}</style>\n'
        f"</head>\n<body>\n<header><h1>{title}</h1>\n<p>{escape(document.subtitle.to(lang))}</p>\n"
        f"<p>{about}</p></header>\n{_contents(document, lang)}\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _contents(document: Document, lang: Lang) -> str:
    chapters = [one for one in document.blocks if isinstance(one, Heading)]
    items = "".join(
        f'<li><a href="#h{number}">{escape(one.text.to(lang))}</a></li>'
        for number, one in enumerate(chapters, start=1)
        if one.level == 1
    )
    name = CONTENTS.to(lang)
    return f'<nav aria-label="{name}"><h2>{name}</h2><ol>{items}</ol></nav>'


@functools.singledispatch
def html(block: Block, writing: _Writing) -> str:
    """One block as HTML; each kind of block registers its own way."""
    raise SpecError(f"HTML reports cannot hold {type(block).__name__}")


@html.register
def _heading(block: Heading, writing: _Writing) -> str:
    writing.headings += 1
    level = block.level + 1
    return f'<h{level} id="h{writing.headings}">{escape(block.text.to(writing.lang))}</h{level}>'


@html.register
def _paragraph(block: Paragraph, writing: _Writing) -> str:
    return f"<p>{escape(block.text.to(writing.lang))}</p>"


@html.register
def _bullets(block: Bullets, writing: _Writing) -> str:
    items = "".join(f"<li>{escape(item.to(writing.lang))}</li>" for item in block.items)
    return f"<ul>{items}</ul>"


@html.register
def _picture(block: Picture, writing: _Writing) -> str:
    data = base64.b64encode(writing.pictures.pop(0)).decode("ascii")
    caption = f"{writing.number(FIGURE)}. {block.caption.to(writing.lang)}"
    alt = escape(block.alt.to(writing.lang))
    return (
        f'<figure><img alt="{alt}" src="data:image/png;base64,{data}">'
        f"<figcaption>{escape(caption)}{_source(block.source, writing)}</figcaption></figure>"
    )


@html.register
def _grid(block: Grid, writing: _Writing) -> str:
    caption = f"{writing.number(TABLE)}. {block.caption.to(writing.lang)}"
    head = "".join(f'<th scope="col">{escape(name.to(writing.lang))}</th>' for name in block.columns)
    rows = "".join(f"<tr>{''.join(_cells(block, row, writing.lang))}</tr>" for row in block.rows)
    return (
        f'<div class="wide"><table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>{_source(block.source, writing)}"
    )


def _cells(block: Grid, row: tuple[Text, ...], lang: Lang) -> Iterator[str]:
    for number, text in enumerate(row):
        kind = ' class="number"' if number in block.numeric else ""
        tag, scope = ("th", ' scope="row"') if number == 0 else ("td", "")
        yield f"<{tag}{scope}{kind}>{escape(text.to(lang))}</{tag}>"


def _source(source: Text | None, writing: _Writing) -> str:
    if source is None:
        return ""
    return f'<p class="source">{escape(SOURCE.format(source=source).to(writing.lang))}</p>'
