"""The commands that make pages and check the data."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kadgeo.cli.common import (
    OUTPUT,
    AsOfOption,
    LangOption,
    ListOutOption,
    OutOption,
    ProjectOption,
    folder_of,
    language_of,
    load,
    reporting,
    written,
)
from kadgeo.errors import CELLS
from kadgeo.text import Lang, Text

if TYPE_CHECKING:
    import pandas as pd

# The commands import what they need when they run, so that --help answers at once.


def register(app: typer.Typer) -> None:
    """Add the commands to a command line.

    Parameters
    ----------
    app : typer.Typer
    """
    app.command()(build)
    app.command(name="map")(one_map)
    app.command()(check)
    app.command(name="list")(list_maps)


_WORDS = {
    "check": Text("Masalah di data", "Problems in the data"),
    "maps": Text("Peta", "Maps"),
    "written": Text(
        "{count} berkas ditulis ke {out}; buka {first}", "{count} files written to {out}; open {first}"
    ),
    "fine": Text("Tidak ada masalah: {counts}.", "No problems: {counts}."),
}


def build(
    project: ProjectOption = None,
    out: OutOption = OUTPUT,
    lang: LangOption = None,
    as_of: AsOfOption = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Also figures, workbook, atlas and report (about a minute).")
    ] = False,
) -> None:
    """Make all maps and the front page."""
    with reporting(lang, out=out):
        from kadgeo.build import job

        words = language_of(lang, project)
        dataset = load(project, as_of)
        gc.freeze()  # data and libraries stay to the end: garbage is not looked for among them
        paths = written(job(dataset, lang=words, everything=everything), out)
        for issue in dataset.unread_files:
            typer.echo(issue.line(words), err=True)
        done = _WORDS["written"].format(count=len(paths), out=out, first=out / "index.html")
        typer.echo(done.to(words))


def one_map(
    name: Annotated[str, typer.Argument(help="Name of the map; `kadgeo list` shows them.")],
    project: ProjectOption = None,
    out: OutOption = OUTPUT,
    lang: LangOption = None,
    as_of: AsOfOption = None,
) -> None:
    """Make one map."""
    with reporting(lang, out=out):
        from kadgeo import publish
        from kadgeo.maps import draw
        from kadgeo.outputs.pages import page

        spec = draw(name, load(project, as_of))
        (path,) = publish.put(out, {f"{name}.html": page(spec, lang=language_of(lang, project))})
        typer.echo(path)


def check(
    project: ProjectOption = None,
    out: ListOutOption = None,
    lang: LangOption = None,
    as_of: AsOfOption = None,
) -> None:
    """List every problem in the data; exit code 1 if there is one. With --out also as OUT/check.xlsx."""
    with reporting(lang, out=out):
        import pandas as pd

        from kadgeo import project as projects
        from kadgeo.dataset import check as find_issues
        from kadgeo.maps import problems

        words, folder = language_of(lang, project), folder_of(project)
        issues = (*find_issues(folder), *problems(projects.read(folder)))
        for issue in issues:
            typer.echo(issue.line(words), err=issue.is_notice)
        if out is not None:
            _write_list(
                out, "check", pd.DataFrame([one.cells(words) for one in issues], columns=CELLS), words
            )
        if not all(issue.is_notice for issue in issues):
            raise typer.Exit(1)
        dataset = load(project, as_of)
        counts = ", ".join(f"{label.to(words).lower()} {count}" for label, count in dataset.counts())
        typer.echo(_WORDS["fine"].format(counts=counts).to(words))


def list_maps(project: ProjectOption = None, out: ListOutOption = None, lang: LangOption = None) -> None:
    """List the project's maps. With --out also as OUT/maps.xlsx."""
    with reporting(lang, out=out):
        import pandas as pd

        from kadgeo import project as projects
        from kadgeo.errors import ValidationError
        from kadgeo.maps import MAPS

        words, rows = language_of(lang, project), []
        listed = projects.read(folder_of(project))
        if listed.issues:
            raise ValidationError(listed.issues)
        for name, settings in listed.maps.items():
            summary = (MAPS[name].__doc__ or "").splitlines()[0] if name in MAPS else "?"
            rows.append({"map": name, "title": settings.title.to(words), "summary": summary})
            typer.echo(f"{name:<12} {settings.title.to(words)} | {summary}")
        if out is not None:
            _write_list(out, "maps", pd.DataFrame(rows), words)


def _write_list(out: Path, name: str, rows: pd.DataFrame, lang: Lang) -> None:
    from kadgeo.publish import put
    from kadgeo.workbook import list_files

    put(out, list_files(name, _WORDS[name], rows, lang=lang))
