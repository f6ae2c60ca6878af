"""Checks of the table of regencies against their boundaries: same codes, names and areas."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import pandas as pd

from kadgeo import names
from kadgeo.errors import Issue
from kadgeo.io import TABLES
from kadgeo.names import codes
from kadgeo.names.numbering import is_called
from kadgeo.text import Text
from kadgeo.validate.context import REGENCY_NAMES, Context, Issues
from kadgeo.vocabulary import AREA

OFFICIAL_AREA_TOLERANCE = 0.25  # a slip of the pen is larger; surveyed areas differ by up to a fifth
FILE = f"{TABLES}/regencies.csv"
LAYER = "boundaries/regencies"
_CALLED = Text("{kind} {name}", "{kind} {name}")
_WRITE = Text("tulis {code} seperti berkas batas", "write {code} as the boundary file does")
_MISDRAWN = Text("betulkan di berkas batas; tabelnya benar", "mend the boundary file; the table is right")
_ELSEWHERE = Text(
    "berkas batas menulis {code} untuk {name}; betulkan di sana, tabelnya benar",
    "the boundary file has {code} for {name}; mend it there, the table is right",
)


def regencies_on_both_sides(context: Context) -> Issues:
    """A regency without geometry, geometry without a regency; codes of another list are told elsewhere."""
    table = context.table(*REGENCY_NAMES)
    shapes = context.regency_shapes
    foreign = context.table_numbering.is_foreign or context.layer_numbering.is_foreign
    if foreign or not shapes or not context.has("regencies", "regency_code"):
        return
    drawn = _drawn(context)
    unused = drawn.loc[sorted(set(shapes) - set(table["regency_code"]))]
    matched = set()
    for row, record in zip(table.index, table.to_dict("records"), strict=True):
        if record["regency_code"] not in shapes:
            other = _same(record, unused)
            matched.add(other)
            yield _undrawn(record, int(row), other, shapes)
    for code in unused.index.drop(list(matched & set(unused.index))):
        yield Issue(
            file=FILE,
            column="regency_code",
            found=Text(f"tidak ada baris untuk {code}", f"no row for {code}"),
            expected=Text("satu baris untuk setiap kabupaten/kota", "one row for each regency"),
        )


def _undrawn(record: dict[str, Any], row: int, other: str | None, shapes: Collection[str]) -> Issue:
    """A row without geometry, with the code under which its namesake is drawn."""
    code = record["regency_code"]
    is_right = is_called(code, _full(record))
    meant = None if is_right else codes.explain(code, shapes)
    if other is not None:
        meant = (_ELSEWHERE if is_right else _WRITE).format(code=other, name=record["name"])
    return Issue(
        file=FILE,
        row=row,
        column="regency_code",
        found=Text(f"{code!r} tanpa geometri", f"{code!r} without geometry"),
        expected=Text(f"kode yang ada di {LAYER}", f"a code of {LAYER}"),
        suggestion=meant,
    )


def _drawn(context: Context) -> pd.DataFrame:
    """Kind and name of each boundary, by its code."""
    layer = context.layer("regencies")
    if layer is None:
        return pd.DataFrame(columns=["kind", "name"])
    plain = (
        layer.drop_duplicates("regency_code")
        .set_index("regency_code")[["kind", "name"]]
        .fillna("")
        .astype(str)
    )
    return plain.assign(kind=plain["kind"].str.casefold())


def _full(record: Mapping[str, Any]) -> str:
    return names.full_name(str(record["kind"]), str(record["name"])).id


def _same(record: Mapping[str, Any], drawn: pd.DataFrame) -> str | None:
    """Code of the one boundary that is called as the row is."""
    known = {names.fold(name) for name in names.own_names(record)}
    found = [
        code for code, kind, name in drawn.itertuples() if names.fold(names.own_name(kind, name)) in known
    ]
    return str(found[0]) if len(found) == 1 else None


def names_of_boundaries(context: Context) -> Issues:
    """A row that is called otherwise, or is of another kind, than the boundary with its code."""
    if context.table_numbering.is_foreign or context.layer_numbering.is_foreign:
        return
    drawn = _drawn(context)
    table = context.table(*REGENCY_NAMES)
    for row, record in zip(table.index, table.to_dict("records"), strict=True):
        if record["regency_code"] in drawn.index:
            yield from _called(context, record, drawn, int(row))


def _called(context: Context, record: dict[str, Any], drawn: pd.DataFrame, row: int) -> Issues:
    code, kind = record["regency_code"], str(record["kind"])
    right = drawn.loc[code]
    is_named = _same(record, drawn.loc[[code]]) is not None
    if is_named and right["kind"] in (kind, AREA):
        return
    if is_called(code, _full(record)):  # the table is right
        yield _misdrawn(context.layer_file("regencies"), record, right)
        return
    other = _same(record, drawn)
    there = Text(f"menurut {LAYER} untuk {code}", f"as {LAYER} has for {code}")
    yield Issue(
        file=FILE,
        row=row,
        column="kind" if is_named else "name",
        found=_CALLED.format(kind=kind, name=record["name"]),
        expected=Text("{called}, {there}", "{called}, {there}").format(
            called=_CALLED.format(**right), there=there
        ),
        suggestion=None if is_named or other is None else Text(f"kode {other}?", f"code {other}?"),
    )


def _misdrawn(file: str, record: dict[str, Any], drawn: pd.Series) -> Issue:
    """A boundary that is called otherwise than the official name in the table."""
    called = Text("{code} {called}", "{code} {called}")
    return Issue(
        file=file,
        column="name",
        found=called.format(code=record["regency_code"], called=_CALLED.format(**drawn)),
        expected=called.format(code=record["regency_code"], called=_full(record)),
        suggestion=_MISDRAWN,
    )


def short_names(context: Context) -> Issues:
    """Regencies that the names on the map do not tell apart."""
    table = context.table("regencies", "regency_code", "name", "kind", "short_name")
    folded = table["short_name"].map(names.fold)
    for row in table.index[folded.duplicated(keep=False)]:
        record = table.loc[row]
        yield Issue(
            file=FILE,
            row=int(row),
            column="short_name",
            found=Text.same(repr(record["short_name"])),
            expected=Text("nama pendek yang hanya sekali ada", "a short name that stands once only"),
            suggestion=names.full_name(record["kind"], record["name"]),
            is_notice=True,
        )


def official_areas(context: Context) -> Issues:
    """An official area that cannot be that of the boundary."""
    table = context.table("regencies", "regency_code", "official_area_km2")
    for row, code, official in table[["regency_code", "official_area_km2"]].itertuples():
        if code in context.regency_km2 and isinstance(official, float):
            measured = context.regency_km2[code]
            if abs(official / measured - 1) > OFFICIAL_AREA_TOLERANCE:
                yield Issue(
                    file=FILE,
                    row=int(row),
                    column="official_area_km2",
                    found=Text.same(f"{official:g}"),
                    expected=Text(
                        f"sekitar {measured:.0f} km² seperti batasnya",
                        f"about {measured:.0f} km² as its boundary has",
                    ),
                )
