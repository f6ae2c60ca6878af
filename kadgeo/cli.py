"""The command line: parses, calls, prints."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from kadgeo.errors import KadgeoError
from kadgeo.text import DEFAULT_LANG, Lang, Text

if TYPE_CHECKING:
    from kadgeo.dataset import Dataset

# The commands import what they need when they run, so that --help answers at once.

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Maps of inter-regional cooperation from tables and boundaries. "
    "Peta kerja sama antardaerah dari tabel dan batas wilayah.",
)


class Language(StrEnum):
    """Languages of the output."""

    id = "id"
    en = "en"


ProjectOption = Annotated[
    Path | None,
    typer.Option(
        "--project",
        help="Project folder with kadgeo.toml. Default: this folder, else the shipped project.",
        show_default=False,
    ),
]
OutOption = Annotated[Path, typer.Option("--out", help="Folder to write into.")]
LangOption = Annotated[
    Language | None,
    typer.Option("--lang", help="Language of the output. Default: the project's.", show_default=False),
]

_WORDS = {
    "reading": Text("Membaca dan memeriksa data", "Reading and checking the data"),
    "making": Text("Membuat halaman", "Making the pages"),
    "written": Text(
        "{count} berkas ditulis ke {out}; buka {first}", "{count} files written to {out}; open {first}"
    ),
    "fine": Text("Tidak ada masalah: {counts}.", "No problems: {counts}."),
    "kept": Text("Keluaran yang sudah ada tidak diubah.", "The output that was there is unchanged."),
}


@app.command()
def build(project: ProjectOption = None, out: OutOption = Path("output"), lang: LangOption = None) -> None:
    """Make all maps and the front page."""
    with _reporting(lang, keeps=True), Progress(transient=True, console=Console(stderr=True)) as progress:
        from kadgeo import build as builder

        words = _language(lang, project)
        reading = progress.add_task(_WORDS["reading"].to(words), total=None)
        dataset = _load(project)
        progress.remove_task(reading)
        making = progress.add_task(_WORDS["making"].to(words), total=builder.steps(dataset))
        files = {}
        for name, text in builder.pages(dataset, lang=words):
            files[name] = text
            progress.advance(making)
        builder.put(out, files)
        done = _WORDS["written"].format(count=len(files), out=out, first=out / "index.html")
        typer.echo(done.to(words))


@app.command(name="map")
def one_map(
    name: Annotated[str, typer.Argument(help="Name of the map; `kadgeo list` shows them.")],
    project: ProjectOption = None,
    out: OutOption = Path("output"),
    lang: LangOption = None,
) -> None:
    """Make one map."""
    with _reporting(lang, keeps=True):
        from kadgeo import build as builder
        from kadgeo.maps import draw
        from kadgeo.render import interactive

        words = _language(lang, project)
        page = interactive.render(draw(name, _load(project)), lang=words).get_root().render()
        (path,) = builder.put(out, {f"{name}.html": page})
        typer.echo(path)


@app.command()
def check(project: ProjectOption = None, lang: LangOption = None) -> None:
    """List every problem in the data; exit code 1 if there is one."""
    with _reporting(lang):
        from kadgeo.dataset import check as find_issues

        words = _language(lang, project)
        issues = find_issues(_folder(project))
        for issue in issues:
            typer.echo(issue.line(words))
        if issues:
            raise typer.Exit(1)
        dataset = _load(project)
        counts = ", ".join(f"{label.to(words).lower()} {count}" for label, count in dataset.counts())
        typer.echo(_WORDS["fine"].format(counts=counts).to(words))


@app.command(name="list")
def list_maps(project: ProjectOption = None, lang: LangOption = None) -> None:
    """List the project's maps."""
    with _reporting(lang):
        from kadgeo import project as projects
        from kadgeo.maps import MAPS

        words = _language(lang, project)
        for name, settings in projects.read(_folder(project)).maps.items():
            summary = (MAPS[name].__doc__ or "").splitlines()[0] if name in MAPS else "?"
            typer.echo(f"{name:<12} {settings.title.to(words)} | {summary}")


@contextmanager
def _reporting(lang: Language | None, *, keeps: bool = False) -> Iterator[None]:
    """Print what went wrong instead of a traceback, and end with code 1."""
    try:
        yield
    except KadgeoError as error:
        words: Lang = DEFAULT_LANG if lang is None else lang.value
        typer.echo(error.to(words), err=True)
        if keeps:
            typer.echo(_WORDS["kept"].to(words), err=True)
        raise typer.Exit(1) from error


def _folder(project: Path | None) -> Path | None:
    from kadgeo.project import SETTINGS

    here = Path.cwd()
    return here if project is None and (here / SETTINGS).is_file() else project


def _load(project: Path | None) -> Dataset:
    from kadgeo.dataset import load

    return load(_folder(project))


def _language(lang: Language | None, project: Path | None) -> Lang:
    from kadgeo import project as projects

    return projects.read(_folder(project)).lang if lang is None else lang.value
