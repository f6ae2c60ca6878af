"""Checks of the files that ``data/sources.toml`` describes: there and untouched."""

from __future__ import annotations

from kadgeo.errors import Issue
from kadgeo.io import ORIGINS
from kadgeo.sources import Origin
from kadgeo.text import Text
from kadgeo.validate.context import Context, Issues

RECORD = Text("bila diganti dengan sengaja: kadgeo record", "if replaced on purpose: kadgeo record")
RESTORE = Text(
    f"kembalikan berkasnya, atau hapus entrinya dari {ORIGINS}",
    f"put the file back, or delete its entry from {ORIGINS}",
)
_NO_FILE = Text("tidak ada berkas", "no file")


def boundary_origins(context: Context) -> Issues:
    """A boundary file of which no origin is known."""
    known = {origin.path for origin in context.files.origins}
    reported = {issue.file for issue in context.files.issues}
    for name in context.files.layers:
        path = context.layer_file(name).removeprefix("data/")
        if path not in known and ORIGINS not in reported:
            yield Issue(
                file=ORIGINS,
                found=Text(f"tidak ada entri untuk {path}", f"no entry for {path}"),
                expected=Text("asal setiap berkas batas", "the origin of every boundary file"),
            )


def recorded_files(context: Context) -> Issues:
    """A file that is not the one its origin describes, or has other rows."""
    for origin in context.files.origins:
        yield from _digest(context, origin)
        yield from _rows(context, origin)


def _digest(context: Context, origin: Origin) -> Issues:
    file, digest = f"data/{origin.path}", context.files.digests[origin.path]
    reported = {issue.file for issue in context.files.issues}
    if digest != origin.sha256 and (digest or file not in reported):
        yield Issue(
            file=file,
            found=Text.same(f"SHA-256 {digest[:12]}…") if digest else _NO_FILE,
            expected=Text.same(f"SHA-256 {origin.sha256[:12]}… ({ORIGINS})"),
            suggestion=RECORD if digest else RESTORE,
        )


def _rows(context: Context, origin: Origin) -> Issues:
    """Rows of a layer, lines of a text; nothing to compare where the file could not be read."""
    layers = {context.layer_file(name): len(layer) for name, layer in context.files.layers.items()}
    count = layers.get(f"data/{origin.path}")
    unit = Text("baris", "rows")
    if origin.path in context.files.lines:
        count, unit = context.files.lines[origin.path], Text("baris teks", "lines")
    if count not in {None, origin.rows}:
        words = Text("{count} {unit}", "{count} {unit}")
        yield Issue(
            file=f"data/{origin.path}",
            found=words.format(count=count, unit=unit),
            expected=words.format(count=f"{origin.rows}", unit=unit),
        )
