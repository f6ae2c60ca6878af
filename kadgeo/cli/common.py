"""What all commands share: options, the project's data, progress, and how errors are told."""

from __future__ import annotations

import dataclasses
import datetime
import tempfile
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from kadgeo.cli.streams import lossless
from kadgeo.errors import KadgeoError
from kadgeo.text import DEFAULT_LANG, Lang, Text

if TYPE_CHECKING:
    from kadgeo.dataset import Dataset
    from kadgeo.outputs import Job

OUTPUT = Path("output")
_MAKING = Text("Membuat keluaran", "Making the outputs")
_KEPT = Text("Keluaran yang sudah ada tidak diubah.", "The output that was there is unchanged.")
_STOPPED = Text("Dihentikan.", "Stopped.")
_STOPPED_WRITING = Text(
    "Dihentikan; keluaran tetap utuh: semuanya lama atau semuanya baru.",
    "Stopped; the output is whole: all of it old, or all of it new.",
)
_MISTAKE = Text(
    "Kesalahan di dalam kadgeo, bukan pada data Anda: {what}. Kirimkan berkas {log} kepada pembuat kadgeo.",
    "A mistake in kadgeo, not in your data: {what}. Send the file {log} to those who make kadgeo.",
)
_REFUSED = Text(
    "{file}: tidak dapat dipakai ({why}); kosongkan ruang disk, tutup program yang memakainya atau periksa "
    "izinnya",
    "{file}: cannot be used ({why}); free disk space, close the program that uses it or check its "
    "permissions",
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
ListOutOption = Annotated[
    Path | None, typer.Option("--out", help="Folder to write the list into as well.", show_default=False)
]
AsOfOption = Annotated[
    str | None,
    typer.Option(
        "--as-of", metavar="DATE", help="Day that the register is of. Default: today.", show_default=False
    ),
]
LangOption = Annotated[
    Language | None,
    typer.Option("--lang", help="Language of the output. Default: the project's.", show_default=False),
]


@contextmanager
def reporting(lang: Language | None, *, out: Path | None = None) -> Iterator[None]:
    """Print what went wrong instead of a traceback, and end with code 1; `out` is written into."""
    from kadgeo import publish
    from kadgeo.publish.signals import stopping

    lossless()
    words: Lang = DEFAULT_LANG if lang is None else lang.value
    try:
        with stopping():
            if out is not None:
                publish.ready(out)
            yield
    except (typer.Exit, typer.Abort, BrokenPipeError):  # the last: who reads the output has enough
        raise
    except (Exception, KeyboardInterrupt) as error:
        for line in _told(error, out):
            typer.echo(line.to(words), err=True)
        raise typer.Exit(1) from error


def _told(error: BaseException, out: Path | None) -> list[Text]:
    """What went wrong, in lines for a reader."""
    if isinstance(error, KadgeoError):
        return [error.message] if out is None else [error.message, _KEPT]
    if isinstance(error, KeyboardInterrupt):
        return [_STOPPED if out is None else _STOPPED_WRITING]
    if isinstance(error, OSError):
        return [_REFUSED.format(file=error.filename or out or "-", why=error.strerror or error)]
    with tempfile.NamedTemporaryFile("w", prefix="kadgeo-", suffix=".txt", delete=False) as log:
        log.writelines(traceback.format_exception(error))
    what = " ".join(f"{type(error).__name__}: {error}".split())
    return [_MISTAKE.format(what=what, log=log.name)]


def folder_of(project: Path | None) -> Path | None:
    """The project folder that was asked for, else this folder if it is one, else None."""
    from kadgeo.project import SETTINGS

    here = Path.cwd()
    return here if project is None and (here / SETTINGS).is_file() else project


def load(project: Path | None, as_of: str | None = None) -> Dataset:
    """The project's checked data, as of a day; today if none is asked for."""
    from kadgeo import dataset

    return dataset.load(folder_of(project), as_of=None if as_of is None else _day(as_of))


def _day(words: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(words)
    except ValueError as error:
        raise KadgeoError(
            Text(
                f"--as-of: seharusnya hari seperti 2014-02-06, ditemukan {words!r}",
                f"--as-of: expected a day such as 2014-02-06, found {words!r}",
            )
        ) from error


def language_of(lang: Language | None, project: Path | None) -> Lang:
    """The language that was asked for, else the project's."""
    from kadgeo import project as projects

    return projects.read(folder_of(project)).lang if lang is None else lang.value


def written(job: Job, out: Path) -> list[Path]:
    """Make all of a job, with a bar, and put it into a folder."""
    from kadgeo import publish

    label = job.outputs[0].label if len(job.outputs) == 1 else _MAKING
    with progress(label, job.lang, job.steps()) as advance:
        files = dict(dataclasses.replace(job, advance=advance).files())
    return publish.put(out, files)


@contextmanager
def progress(label: Text, lang: Lang, total: int) -> Iterator[Callable[[], None]]:
    """A bar on standard error; calling what is given takes it one step on."""
    console = Console(stderr=True)
    with Progress(transient=True, console=console, disable=not console.is_terminal) as bar:
        task = bar.add_task(label.to(lang), total=total)
        yield lambda: bar.advance(task)
