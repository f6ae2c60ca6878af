"""Makes all of a project's pages; :mod:`kadgeo.publish` puts them in place."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from kadgeo import workbook
from kadgeo.analysis import ANALYSES
from kadgeo.dataset import Dataset
from kadgeo.errors import ValidationError
from kadgeo.findings import findings
from kadgeo.layers import Finding, Site, State, Table
from kadgeo.maps import draw, problems
from kadgeo.maps.declared import own_columns, told
from kadgeo.render import interactive
from kadgeo.render.front import front_page
from kadgeo.render.register import register_page
from kadgeo.reports import register
from kadgeo.reports.embed import FORMATS, embedding
from kadgeo.results import per_dataset
from kadgeo.schema import MISSING, TABLES, is_missing
from kadgeo.text import Lang, Text, listed

DOWNLOADS = {
    "report.docx": Text("Laporan (Word)", "Report (Word)"),
    "report.html": Text("Laporan (satu halaman HTML)", "Report (one HTML page)"),
    "atlas.pdf": Text("Atlas (PDF)", "Atlas (PDF)"),
    "kadgeo.xlsx": Text("Buku kerja semua analisis (Excel)", "Workbook of all analyses (Excel)"),
}
_BOM = "\ufeff"  # tells a spreadsheet that the text is UTF-8


def steps(dataset: Dataset, *, everything: bool = False) -> int:
    """How many files :func:`pages`, and with `everything` also :func:`reports`, make."""
    maps = len(dataset.project.maps)
    book = 3 if len(dataset.agreements) else 0
    plain = 2 * maps + 1 + book + len(tables_of(dataset)) + len(_found_in(findings(dataset)))
    return plain + (maps * len(FORMATS) + len(ANALYSES) + len(DOWNLOADS) if everything else 0)


@per_dataset
def tables_of(dataset: Dataset) -> tuple[Table, ...]:
    """The project's tables in words; those without rows are left out."""
    found = []
    for name, table in TABLES.items():
        frame = dataset.table(name)
        shown = {column: one.label for column, one in table.shown() if column in frame}
        shown |= {column: Text.same(column) for column in own_columns(dataset, name)}
        cells = {
            label: told(table, column, frame, dataset) if column in table.columns else list(frame[column])
            for column, label in shown.items()
        }
        if len(frame):
            found.append(Table(name=name, title=table.title, columns=tuple(cells), rows=_rows(cells)))
    return tuple(found)


def _rows(cells: Mapping[Text, list[Any]]) -> tuple[tuple[Text, ...], ...]:
    words = [[MISSING if is_missing(one) else one for one in values] for values in cells.values()]
    return tuple(
        tuple(one if isinstance(one, Text) else Text.same(one) for one in row)
        for row in zip(*words, strict=True)
    )


def pages(dataset: Dataset, *, lang: Lang, everything: bool = False) -> Iterator[tuple[str, str | bytes]]:
    """Make the pages of a project, one after the other.

    Parameters
    ----------
    dataset : Dataset
    lang : {"id", "en"}
        Language of the pages.
    everything : bool
        The front page also leads to what :func:`reports` makes.

    Yields
    ------
    tuple of str
        Path in the output folder, and text.
    """
    if issues := problems(dataset.project):
        raise ValidationError(issues)
    specs = tuple(draw(name, dataset) for name in dataset.project.maps)
    embeddings = {spec.name: embedding(spec, lang=lang) for spec in specs}
    for spec in specs:
        yield f"{spec.name}.html", interactive.render(spec, lang=lang).get_root().render()
        told = json.dumps(embeddings[spec.name], ensure_ascii=False, indent=1)
        yield f"embed/{spec.name}.json", f"{told}\n"
    tables = tables_of(dataset)
    for table in tables:
        raw = dataset.table(table.name)
        yield f"data/{table.name}.csv", _BOM + raw.to_csv(index=False, lineterminator="\n")
    if len(dataset.agreements):
        yield "register.html", register_page(register.register(dataset), lang=lang)
        yield "data/register.csv", workbook.csv_text(register.table(dataset), lang)
        yield "register.xlsx", workbook.register_book(dataset, register.TITLE, lang=lang)
    found = findings(dataset)
    for name in _found_in(found):
        yield f"tables/{name}.csv", workbook.csv_text(workbook.result(name, dataset), lang)
    project = dataset.project
    site = Site(
        title=project.title,
        subtitle=project.subtitle,
        publisher=project.publisher,
        maps=specs,
        tables=tables,
        findings=found,
        embeddings=embeddings,
        downloads=DOWNLOADS if everything else {},
        state=_state(dataset),
    )
    yield "index.html", front_page(site, lang=lang)


_OPEN = Text("{status}; belum ada kelanjutan yang tercatat", "{status}; nothing that follows on record")
_TAKEN_UP = Text("diteruskan dalam {text}", "taken up in {text}")
_STATE = {
    "active": Text("{count} berlaku sejauh tercatat", "{count} in force as far as recorded"),
    "planned": Text("{count} direncanakan", "{count} planned"),
    "ending": Text("{count} berakhir dalam 90 hari", "{count} ending within 90 days"),
    "silent": Text("{count} tanpa kejadian selama 12 bulan", "{count} without an event for 12 months"),
}


def _state(dataset: Dataset) -> State | None:
    """The register on the day, for the front page; none where there is no register."""
    if dataset.agreements.empty:
        return None
    counts = {key: len(some) for key, some in register.attention(dataset).items()}
    book = register.register(dataset)
    return State(
        day=book.day,
        counts=tuple(_STATE[key].format(count=count) for key, count in counts.items()),
        fates=tuple((one.key, one.title, _fate(one.follow_ups, one.standing)) for one in book.of_meeting),
    )


def _fate(follow_ups: tuple[tuple[str, Text], ...], status: Text) -> Text:
    """What became of an agreement that the meeting prepared, in one line."""
    if not follow_ups:
        return _OPEN.format(status=status)
    return _TAKEN_UP.format(text=listed([one for _, one in follow_ups], "; "))


def reports(dataset: Dataset, *, lang: Lang) -> Iterator[tuple[str, str | bytes]]:
    """Make what takes longer: figures, tables of all analyses, workbook, atlas and report.

    Parameters
    ----------
    dataset : Dataset
    lang : {"id", "en"}

    Yields
    ------
    tuple
        Path in the output folder, and text or bytes.
    """
    # Matplotlib, python-docx and openpyxl take seconds to import, and plain pages need none of them.
    from kadgeo.render.static import book, plates
    from kadgeo.render.web import web
    from kadgeo.render.word import word
    from kadgeo.reports import atlas, figures, report

    for name in dataset.project.maps:
        spec = draw(name, dataset)
        for kind in FORMATS:
            yield f"figures/{name}.{kind}", figures.figure(spec, format=kind, lang=lang)
    yield from workbook.files(dataset, lang=lang).items()
    yield "atlas.pdf", book.book(atlas.atlas(dataset), lang=lang)
    told = report.report(dataset)
    pictures = plates.plates(told, lang=lang)
    yield "report.docx", word(told, pictures, lang=lang)
    yield "report.html", web(told, pictures, lang=lang)


def _found_in(found: tuple[Finding, ...]) -> list[str]:
    """Analyses that the findings lead to."""
    return list(dict.fromkeys(one.table for one in found))
