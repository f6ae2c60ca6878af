"""The commands that make figures, the atlas and the report."""

from __future__ import annotations

from typing import Annotated

import typer

from kadgeo.cli.common import (
    OUTPUT,
    AsOfOption,
    LangOption,
    OutOption,
    ProjectOption,
    language_of,
    load,
    progress,
    reporting,
)
from kadgeo.text import Text

# The commands import what they need when they run, so that --help answers at once.

FIGURES = "figures"
_WORDS = {
    "figures": Text("Menggambar", "Drawing the figures"),
    "atlas": Text("Menyusun atlas", "Setting the atlas"),
    "report": Text("Menyusun laporan", "Setting the report"),
}


def register(app: typer.Typer) -> None:
    """Add the commands to a command line.

    Parameters
    ----------
    app : typer.Typer
    """
    for command in (figure, atlas, report):
        app.command()(command)


def figure(
    name: Annotated[
        str | None,
        typer.Argument(
            help="Name of the map; without one, all maps. `kadgeo list` shows them.", show_default=False
        ),
    ] = None,
    formats: Annotated[
        list[str] | None,
        typer.Option(
            "--format", help="png, svg or pdf; may be given more than once. Default: png.", show_default=False
        ),
    ] = None,
    size: Annotated[
        str, typer.Option("--size", help="a4, a4-portrait, a3, a3-portrait, slide or half-column.")
    ] = "a4",
    view: Annotated[
        str, typer.Option("--view", help="map, multiples (one small map a category) or matrix.")
    ] = "map",
    project: ProjectOption = None,
    out: OutOption = OUTPUT,
    lang: LangOption = None,
    as_of: AsOfOption = None,
) -> None:
    """Make a map for print, into OUT/figures."""
    with reporting(lang, out=out):
        from kadgeo import publish
        from kadgeo.maps import draw
        from kadgeo.reports import figures

        words, dataset = language_of(lang, project), load(project, as_of)
        suffix = "" if words == dataset.project.lang else words
        names = list(dataset.project.maps) if name is None else [name]
        wanted = [(draw(one, dataset), kind) for one in names for kind in formats or ["png"]]
        files: dict[str, str | bytes] = {}
        with progress(_WORDS["figures"], words, len(wanted)) as advance:
            for spec, kind in wanted:
                chosen = {"view": view, "format": kind, "size": size}
                made = figures.figure(spec, lang=words, **chosen)  # type: ignore[arg-type]
                files[f"{FIGURES}/{figures.file_name(spec, suffix=suffix, **chosen)}"] = made
                advance()
        for path in publish.put(out, files):
            typer.echo(path)


def atlas(
    project: ProjectOption = None, out: OutOption = OUTPUT, lang: LangOption = None, as_of: AsOfOption = None
) -> None:
    """Make the atlas: one PDF with a page for each zone, regency and agreement."""
    with reporting(lang, out=out):
        from kadgeo import publish
        from kadgeo.render.static import book
        from kadgeo.reports.atlas import atlas as contents

        words = language_of(lang, project)
        told = contents(load(project, as_of))
        with progress(_WORDS["atlas"], words, book.steps(told)) as advance:
            made = book.book(told, lang=words, progress=advance)
        (path,) = publish.put(out, {"atlas.pdf": made})
        typer.echo(path)


def report(
    project: ProjectOption = None, out: OutOption = OUTPUT, lang: LangOption = None, as_of: AsOfOption = None
) -> None:
    """Make the report: a Word document, and the same as one HTML page."""
    with reporting(lang, out=out):
        from kadgeo import publish
        from kadgeo.document import Picture
        from kadgeo.render.static.plates import plates
        from kadgeo.render.web import web
        from kadgeo.render.word import word
        from kadgeo.reports.report import report as contents

        words = language_of(lang, project)
        told = contents(load(project, as_of))
        count = sum(isinstance(block, Picture) for block in told.blocks)
        with progress(_WORDS["report"], words, count) as advance:
            pictures = plates(told, lang=words, progress=advance)
        files: dict[str, str | bytes] = {
            "report.docx": word(told, pictures, lang=words),
            "report.html": web(told, pictures, lang=words),
        }
        for path in publish.put(out, files):
            typer.echo(path)
