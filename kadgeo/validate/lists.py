"""Checks which official list codes of regencies are from: those of BPS look like others of Kemendagri."""

from __future__ import annotations

from collections.abc import Iterable

from kadgeo.errors import Issue
from kadgeo.names.numbering import Numbering
from kadgeo.schema import TABLES
from kadgeo.text import Text
from kadgeo.validate.context import Context, Issues

MOST_PAIRS = 40  # more than any province has regencies
_TABLE, _LAYER = Text("tabel ini", "this table"), Text("berkas batas", "the boundary file")
_RIGHT = Text("kode Kemendagri", "Kemendagri codes")
_CHANGE = Text("ganti di sana {pairs}", "change there {pairs}")


def code_lists(context: Context) -> Issues:
    """Codes of BPS, or of before 2012, where Kemendagri's belong: told once a file, with the right ones."""
    table = context.table("regencies", "regency_code")["regency_code"]
    yield from _told(TABLES["regencies"].file, _TABLE, context.table_numbering, table)
    layer = context.files.layers.get("regencies")
    if layer is not None and context.layer_numbering.kind:
        yield from _told(
            context.layer_file("regencies"), _LAYER, context.layer_numbering, layer["regency_code"]
        )


def _told(file: str, what: Text, numbering: Numbering, codes: Iterable[object]) -> Issues:
    if not numbering.is_foreign:
        return
    pairs = [f"{code} → {right}" for code in codes if (right := numbering.right(code))]
    listed = ", ".join(pairs[:MOST_PAIRS]) + (", …" if len(pairs) > MOST_PAIRS else "")
    yield Issue(
        file=file,
        column="regency_code",
        found=numbering.told(what),
        expected=_RIGHT,
        suggestion=_CHANGE.format(pairs=listed),
    )
