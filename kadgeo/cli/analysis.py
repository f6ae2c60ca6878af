"""The command that runs analyses: one as a table to read, or all as files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

from kadgeo.cli.common import (
    OUTPUT,
    AsOfOption,
    LangOption,
    ProjectOption,
    language_of,
    load,
    reporting,
    written,
)
from kadgeo.errors import KadgeoError
from kadgeo.text import Lang, Text

if TYPE_CHECKING:
    from kadgeo.dataset import Dataset

# The commands import what they need when they run, so that --help answers at once.

_KINDS = (".xlsx", ".csv")
_REGIONS = ("a", "b")  # options that name a regency, in any of its spellings
_SWITCH = {"true": True, "yes": True, "ya": True, "false": False, "no": False, "tidak": False}
_WORDS = {
    "both": Text("pilih satu analisis atau --all, bukan keduanya", "choose one analysis or --all, not both"),
    "stray": Text(
        "{value!r}: diharapkan opsi seperti --nama nilai",
        "{value!r}: expected an option such as --name value",
    ),
    "value": Text("--{key}: nilainya tidak ada", "--{key}: its value is missing"),
    "number": Text("--{key}: {value!r} bukan angka", "--{key}: {value!r} is no number"),
    "switch": Text("--{key}: {value!r}; pilih true atau false", "--{key}: {value!r}; choose true or false"),
    "written": Text(
        "{count} berkas dan {book} ditulis ke {out}", "{count} files and {book} written to {out}"
    ),
}


def register(app: typer.Typer) -> None:
    """Add the command to a command line.

    Parameters
    ----------
    app : typer.Typer
    """
    app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})(analyse)


def analyse(
    context: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(help="Name of the analysis; without one they are listed.", show_default=False),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Run all, into OUT/tables and OUT/kadgeo.xlsx.")
    ] = False,
    project: ProjectOption = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            help="Folder, file.xlsx or file.csv to write into. Default with --all: output.",
            show_default=False,
        ),
    ] = None,
    lang: LangOption = None,
    as_of: AsOfOption = None,
) -> None:
    """Run an analysis and show its table, with --out write it for Excel and as CSV; or run all.

    Options of the analysis follow its name: kadgeo analyse NAME --OPTION VALUE. Names of regions may
    be spelled in any way that the project knows. `kadgeo analyse` lists the analyses and their options.
    """
    out = OUTPUT if out is None and everything else out
    with reporting(lang, out=None if out is None else _place(out, "")[0]):
        words = language_of(lang, project)
        if everything and name is not None:
            raise KadgeoError(_WORDS["both"])
        if everything:
            _all(load(project, as_of), out or OUTPUT, words)
        elif name is None:
            _list(words)
        else:
            _one(name, list(context.args), load(project, as_of), out, words)


def _list(lang: Lang) -> None:
    from kadgeo.analysis import ANALYSES, options_of
    from kadgeo.columns import table_words

    for name in ANALYSES:
        options = " ".join(f"--{key.replace('_', '-')}" for key in options_of(name))
        typer.echo(f"{name:<28} {table_words(name).about.to(lang)}{f' [{options}]' if options else ''}")


def _all(dataset: Dataset, out: Path, lang: Lang) -> None:
    from kadgeo.build import job

    paths = written(job(dataset, lang=lang, everything=True, names=["results", "workbook"]), out)
    done = _WORDS["written"].format(count=len(paths) - 1, book=paths[-1].name, out=out)
    typer.echo(done.to(lang))


def _one(name: str, args: list[str], dataset: Dataset, out: Path | None, lang: Lang) -> None:
    from rich.console import Console

    from kadgeo import workbook
    from kadgeo.analysis import run
    from kadgeo.cli import screen
    from kadgeo.publish import put

    options = {key: _value(name, key, value, dataset) for key, value in _pairs(name, args)}
    table = workbook.flat(run(name, dataset, **options), options)
    if out is None:
        screen.show(name, table, dataset, lang=lang, console=Console())
        return
    folder, files = _place(out, name)
    makers: dict[str, Callable[[], str | bytes]] = {
        ".xlsx": lambda: workbook.result_book(name, table, dataset, lang=lang),
        ".csv": lambda: workbook.csv_text(table, lang),
    }
    for path in put(folder, {file: makers[Path(file).suffix]() for file in files}):
        typer.echo(path)


def _place(out: Path, name: str) -> tuple[Path, list[str]]:
    """Folder and files that --out stands for."""
    if out.suffix in _KINDS:
        return out.parent, [out.name]
    return out, [f"{name}{kind}" for kind in _KINDS]


def _pairs(name: str, args: list[str]) -> Iterator[tuple[str, str | None]]:
    """Options and values as they stand on the command line; None where an option has none."""
    rest = iter(args)
    for arg in rest:
        if not arg.startswith("--"):
            raise KadgeoError(_WORDS["stray"].format(value=arg))
        key, given, value = arg[2:].partition("=")
        key = key.replace("-", "_")
        if given:
            yield key, value
        else:
            yield key, None if _kind(name, key) is bool else next(rest, None)


def _kind(name: str, key: str) -> Any:
    from kadgeo.analysis import ANALYSES, options_of

    return get_type_hints(ANALYSES[name]).get(key) if key in options_of(name) else None


def _value(name: str, key: str, value: str | None, dataset: Dataset) -> Any:
    """Value of an option in the type that the analysis wants."""
    kind = _kind(name, key)
    if kind is bool:
        return True if value is None else _switch(key, value)
    if value is None:
        raise KadgeoError(_WORDS["value"].format(key=_dashed(key)))
    if kind is float:
        return _number(key, value)
    return dataset.regency(value) if key in _REGIONS and value not in dataset.regencies.index else value


def _switch(key: str, value: str) -> bool:
    if value.casefold() not in _SWITCH:
        raise KadgeoError(_WORDS["switch"].format(key=_dashed(key), value=value))
    return _SWITCH[value.casefold()]


def _number(key: str, value: str) -> float:
    try:
        return float(value.replace(",", "."))
    except ValueError as error:
        raise KadgeoError(_WORDS["number"].format(key=_dashed(key), value=value)) from error


def _dashed(key: str) -> str:
    return key.replace("_", "-")
