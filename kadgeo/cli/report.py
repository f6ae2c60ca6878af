"""The commands that make figures, the atlas and the report."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kadgeo.cli.common import (
    OUTPUT,
    AsOfOption,
    LangOption,
    Language,
    OutOption,
    ProjectOption,
    language_of,
    load,
    progress,
    reporting,
    written,
)
from kadgeo.text import Text

# The commands import what they need when they run, so that --help answers at once.

FIGURES = "figures"
_WORDS = {
    "figures": Text("Menggambar", "Drawing the figures"),
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
    _make("atlas", project, out, lang, as_of)


def report(
    project: ProjectOption = None, out: OutOption = OUTPUT, lang: LangOption = None, as_of: AsOfOption = None
) -> None:
    """Make the report: a Word document, and the same as one HTML page."""
    _make("report", project, out, lang, as_of)


def _make(name: str, project: Path | None, out: Path, lang: Language | None, as_of: str | None) -> None:
    """Make one of the outputs."""
    with reporting(lang, out=out):
        from kadgeo.build import job

        wanted = job(load(project, as_of), lang=language_of(lang, project), names=[name])
        for path in written(wanted, out):
            typer.echo(path)
