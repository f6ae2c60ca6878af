from __future__ import annotations

import html
import io
import re
import shutil
import subprocess

import docx
import pytest
from looking import squeezed
from pypdf import PdfReader

from kadgeo.document import Bullets, Document, Grid, Heading, Paragraph, Picture
from kadgeo.render.web import web
from kadgeo.render.word import undated, word
from kadgeo.text import Text

HOSTILE = '</script><img src=x onerror="alert(1)"> & "𝄞" $x$'


@pytest.fixture(scope="module")
def docx_bytes(told_report, pictures):
    return word(told_report, pictures, lang="id")


@pytest.fixture(scope="module")
def opened(docx_bytes):
    return docx.Document(io.BytesIO(docx_bytes))


def blocks(document, kind):
    return [one for one in document.blocks if isinstance(one, kind)]


def test_headings_have_heading_styles(opened, told_report):
    found = [(p.style.name, p.text) for p in opened.paragraphs if p.style.name.startswith("Heading")]
    assert found == [(f"Heading {one.level}", one.text.id) for one in blocks(told_report, Heading)]


def test_figures_and_tables_are_captioned_and_numbered(opened, told_report):
    captions = [p for p in opened.paragraphs if p.style.name == "Caption"]
    figures, grids = blocks(told_report, Picture), blocks(told_report, Grid)
    assert len(captions) == len(figures) + len(grids)
    shown = ["".join(node.text or "" for node in p._p.iter() if node.tag.endswith("}t")) for p in captions]
    assert [f"Gambar {n}. {one.caption.id}" for n, one in enumerate(figures, 1)] == [
        one for one in shown if one.startswith("Gambar")
    ]
    assert len(re.findall(r'w:instr="SEQ ', opened.element.xml)) == len(captions)


def test_every_picture_has_a_text_alternative(opened, told_report):
    found = [shape._inline.docPr.get("descr") for shape in opened.inline_shapes]
    assert found == [one.alt.id for one in blocks(told_report, Picture)]
    assert all(len(one) > 100 for one in found)


def test_language_and_date_are_stated(opened, told_report):
    facts = opened.core_properties
    assert (facts.language, facts.title) == ("id-ID", told_report.title.id)
    assert facts.created.date().isoformat() == facts.modified.date().isoformat() == told_report.date


def test_same_report_same_bytes(docx_bytes, told_report, pictures):
    assert docx_bytes == word(told_report, pictures, lang="id")
    assert undated(docx_bytes) == docx_bytes


@pytest.mark.libreoffice
def test_libreoffice_opens_it_and_converts_it(docx_bytes, told_report, tmp_path):
    office = shutil.which("soffice") or shutil.which("libreoffice")
    assert office, "LibreOffice is missing; on Debian: apt-get install libreoffice-writer"
    (tmp_path / "report.docx").write_bytes(docx_bytes)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), "report.docx"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=150, check=True)
    assert "repair" not in (done.stdout + done.stderr).lower()
    pdf = PdfReader(tmp_path / "report.pdf")
    words = squeezed(" ".join(page.extract_text() for page in pdf.pages))
    assert [one.text.id for one in blocks(told_report, Heading) if squeezed(one.text.id) not in words] == []
    assert sum(len(page.images) for page in pdf.pages) >= len(blocks(told_report, Picture))


def test_html_holds_the_same_and_needs_nothing(told_report, pictures):
    page = web(told_report, pictures, lang="id")
    assert '<html lang="id">' in page
    assert not re.findall(r'(?:src|href)="(?!data:|#)', page)
    assert page.count("<figure>") == len(blocks(told_report, Picture)) == page.count('<img alt="Peta')
    assert page.count("<table>") == len(blocks(told_report, Grid))
    for heading in blocks(told_report, Heading):
        assert f">{heading.text.id}</h{heading.level + 1}>" in page


def test_english_by_switch(told_report, pictures):
    page = web(told_report, pictures, lang="en")
    assert '<html lang="en">' in page
    assert "Figure 1." in page
    assert "Table 1." in page


def hostile():
    words = Text.same(HOSTILE)
    grid = Grid(caption=words, columns=(words,), rows=((words,),), source=words)
    shown = (Heading(text=words), Paragraph(text=words), Bullets(items=(words,)), grid)
    return Document(title=words, subtitle=words, publisher=words, date="2014-02-06", blocks=shown)


def test_hostile_words_stay_words():
    page = web(hostile(), [], lang="id")
    assert "<img" not in page
    assert "</script" not in page
    opened = docx.Document(io.BytesIO(word(hostile(), [], lang="id")))
    assert HOSTILE in [p.text for p in opened.paragraphs]
    assert opened.tables[0].cell(1, 0).text == HOSTILE


def test_report_says_what_was_agreed(told_report, dataset):
    page = html.unescape(web(told_report, [b""] * len(blocks(told_report, Picture)), lang="id"))
    for title in dataset.agreements["title"]:
        assert title in page
    for name in dataset.industrial_areas["name"]:
        assert name in page
