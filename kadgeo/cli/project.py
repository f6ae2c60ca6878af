"""The commands for a project's own files: begin one, record a replaced file, mend polygons."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kadgeo.cli.common import LangOption, ProjectOption, folder_of, reporting
from kadgeo.errors import ProjectError
from kadgeo.text import DEFAULT_LANG, Lang, Text, number

if TYPE_CHECKING:
    from kadgeo.mending import Mended

# The commands import what they need when they run, so that --help answers at once.

_WORDS = {
    "full": Text(
        "{folder}: folder tidak kosong; pilih folder baru",
        "{folder}: the folder is not empty; choose a new one",
    ),
    "made": Text(
        "{count} berkas ditulis ke {folder}. Berikutnya: baca {folder}/README.md, lalu "
        "kadgeo build --project {folder} --out {folder}/output",
        "{count} files written to {folder}. Next: read {folder}/README.md, then "
        "kadgeo build --project {folder} --out {folder}/output",
    ),
    "same": Text("Tidak ada yang berubah.", "Nothing has changed."),
    "suffix": Text(
        "{out}: seharusnya nama berkas .parquet atau .geojson",
        "{out}: expected the name of a .parquet or .geojson",
    ),
    "taken": Text("{out}: sudah ada; pilih nama lain", "{out}: is there already; choose another name"),
    "swapped": Text("Sumbu koordinat ditukar.", "The axes were swapped."),
    "change": Text("{name}: +{gained} km², -{lost} km²", "{name}: +{gained} km², -{lost} km²"),
    "crossed": Text(
        "{name}: garis batas yang menyilang diperbaiki; +{gained} km², -{lost} km²",
        "{name}: an outline that crossed itself was mended; +{gained} km², -{lost} km²",
    ),
    "mended": Text(
        "{count} dari {all} poligon berubah; {out} satu cakupan yang sah.",
        "{count} of {all} polygons changed; {out} is one valid coverage.",
    ),
}


def register(app: typer.Typer) -> None:
    """Add the commands to a command line.

    Parameters
    ----------
    app : typer.Typer
    """
    for command in (init, record, clean):
        app.command()(command)


def init(
    name: Annotated[str, typer.Argument(help="Province by name, alias or code; or indonesia; or a title.")],
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder of the new project: new or empty.")],
    boundaries: Annotated[
        Path | None, typer.Option("--boundaries", help="Polygons of your own instead.", show_default=False)
    ] = None,
    code: Annotated[
        str | None, typer.Option("--code", help="Their column of region codes.", show_default=False)
    ] = None,
    column: Annotated[
        str | None, typer.Option("--name", help="Their column of names.", show_default=False)
    ] = None,
    lang: LangOption = None,
) -> None:
    """Begin a project: boundaries, regencies with area and population, empty tables, settings."""
    with reporting(lang):
        from kadgeo import founding
        from kadgeo.publish import put

        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise ProjectError(_WORDS["full"].format(folder=folder))
        if boundaries is None:
            area = founding.of_name(name)
        else:
            area = founding.of_file(boundaries, name, code=code, name=column)
        made = put(folder, founding.files(area))
        typer.echo(_WORDS["made"].format(count=len(made), folder=folder).to(_lang(lang)))


def record(project: ProjectOption = None, lang: LangOption = None) -> None:
    """Record in data/sources.toml what files hold that were replaced on purpose."""
    with reporting(lang):
        from kadgeo import project as projects
        from kadgeo import recording
        from kadgeo.io import ORIGINS
        from kadgeo.publish import put

        settings = projects.read(folder_of(project))
        text, changes = recording.record(settings)
        if changes:
            put(settings.root, {ORIGINS: text})
        for change in changes:
            typer.echo(change.line().to(_lang(lang)))
        if not changes:
            typer.echo(_WORDS["same"].to(_lang(lang)))


def clean(
    file: Annotated[Path, typer.Argument(help="Polygons: .parquet, .geojson, .gpkg, .shp or .fgb.")],
    out: Annotated[Path, typer.Option("--out", help="New file: .parquet or .geojson.")],
    lang: LangOption = None,
) -> None:
    """Mend polygons into one coverage without small gaps and overlaps, and tell what changed in km²."""
    with reporting(lang):
        from kadgeo import mending
        from kadgeo.io import layers
        from kadgeo.publish import put

        if out.suffix.lower() not in (".parquet", ".geojson"):
            raise ProjectError(_WORDS["suffix"].format(out=out))
        if out.exists():
            raise ProjectError(_WORDS["taken"].format(out=out))
        frame = layers.polygons(file, swapped=True)
        if layers.is_swapped(frame):
            frame = frame.set_geometry(layers.swapped(frame), crs=frame.crs)
            typer.echo(_WORDS["swapped"].to(_lang(lang)))
        mended = mending.mend(frame)
        put(out.parent, {out.name: _packed(mended, out.suffix.lower())})
        for line in _lines(mended, out):
            typer.echo(line.to(_lang(lang)))


def _packed(mended: Mended, suffix: str) -> bytes:
    file = BytesIO()
    if suffix == ".parquet":
        mended.frame.to_parquet(file, index=False, compression="zstd")
        return file.getvalue()
    return str(mended.frame.to_json(drop_id=True, ensure_ascii=False)).encode()


def _lines(mended: Mended, out: Path) -> list[Text]:
    from kadgeo.mending import labels

    called = labels(mended.frame)
    told = []
    for row in mended.changed:
        amounts = {"gained": mended.gained_km2[row], "lost": mended.lost_km2[row]}
        told.append(_change(called[row], amounts, crossed=bool(mended.was_invalid[row])))
    return [*told, _WORDS["mended"].format(count=len(told), all=len(called), out=out)]


def _change(name: str, amounts: dict[str, float], *, crossed: bool) -> Text:
    words = {
        key: Text(*(number(value, lang, decimals=4) for lang in ("id", "en")))
        for key, value in amounts.items()
    }
    return _WORDS["crossed" if crossed else "change"].format(name=name, **words)


def _lang(lang: LangOption) -> Lang:
    return DEFAULT_LANG if lang is None else lang.value
