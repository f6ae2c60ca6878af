"""Checks of the table of regencies against their boundaries: same codes, names and areas."""

from __future__ import annotations

import difflib
from typing import Any

import pandas as pd

from kadgeo import crs, names
from kadgeo.errors import Issue
from kadgeo.io import TABLES
from kadgeo.text import Text
from kadgeo.validate.context import REGENCY_NAMES, Context, Issues

OFFICIAL_AREA_TOLERANCE = 0.25  # a slip of the pen is larger; surveyed areas differ by up to a fifth
FILE = f"{TABLES}/regencies.csv"
LAYER = "boundaries/regencies"
_CALLED = Text("{kind} {name}", "{kind} {name}")


def regencies_on_both_sides(context: Context) -> Issues:
    """A regency without geometry, geometry without a regency."""
    table = context.table("regencies", "regency_code")
    shapes = context.regency_shapes
    if not shapes or not context.has("regencies", "regency_code"):
        return
    unused = sorted(set(shapes) - set(table["regency_code"]))
    for row, code in table["regency_code"].items():
        if code not in shapes:
            near = difflib.get_close_matches(str(code), unused, n=1)
            yield Issue(
                file=FILE,
                row=int(row),
                column="regency_code",
                found=Text(f"{code!r} tanpa geometri", f"{code!r} without geometry"),
                expected=Text(f"kode yang ada di {LAYER}", f"a code of {LAYER}"),
                suggestion=Text.same(near[0]) if near else None,
            )
    for code in unused:
        yield Issue(
            file=FILE,
            column="regency_code",
            found=Text(f"tidak ada baris untuk {code}", f"no row for {code}"),
            expected=Text("satu baris untuk setiap kabupaten/kota", "one row for each regency"),
        )


def names_of_boundaries(context: Context) -> Issues:
    """A row that is called otherwise, or is of another kind, than the boundary with its code."""
    layer = context.layer("regencies")
    if layer is None:
        return
    drawn = layer.drop_duplicates("regency_code").set_index("regency_code")[["kind", "name"]].astype(str)
    table = context.table(*REGENCY_NAMES)
    for row, record in zip(table.index, table.to_dict("records"), strict=True):
        if record["regency_code"] in drawn.index:
            yield from _called(record, drawn, int(row))


def _called(record: dict[str, Any], drawn: pd.DataFrame, row: int) -> Issues:
    code, kind = record["regency_code"], str(record["kind"])
    known = {names.fold(name) for name in names.own_names(record)}
    right = drawn.loc[code]
    is_named = names.fold(right["name"]) in known
    if is_named and names.fold(kind) == names.fold(right["kind"]):
        return
    others = [other for other, name in drawn["name"].items() if names.fold(name) in known]
    there = Text(f"menurut {LAYER} untuk {code}", f"as {LAYER} has for {code}")
    yield Issue(
        file=FILE,
        row=row,
        column="kind" if is_named else "name",
        found=_CALLED.format(kind=kind, name=record["name"]),
        expected=Text("{called}, {there}", "{called}, {there}").format(
            called=_CALLED.format(**right), there=there
        ),
        suggestion=None if is_named or not others else Text(f"kode {others[0]}?", f"code {others[0]}?"),
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
    shapes = context.regency_shapes
    table = context.table("regencies", "regency_code", "official_area_km2")
    for row, code, official in table[["regency_code", "official_area_km2"]].itertuples():
        if code in shapes and isinstance(official, float):
            measured = float(crs.geodesic_area_km2([shapes[code]])[0])
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
