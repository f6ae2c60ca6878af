"""A table of one's own by region: every key is resolved or reported, none is dropped in silence."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Sequence
from typing import Any, TypeVar

import pandas as pd

from kadgeo import names
from kadgeo.errors import AmbiguousNameError, UnknownNameError
from kadgeo.names import Names, codes
from kadgeo.names.numbering import numbering
from kadgeo.text import Text, listed
from kadgeo.vocabulary import TOTALS

Table = TypeVar("Table", pd.Series, pd.DataFrame)
MOST_SHOWN = 10  # keys named in one message
_UNKNOWN = Text("{count} kunci tidak dikenal: {which}", "{count} unknown key(s): {which}")
_WITH_HINT = Text("{key} ({hint})", "{key} ({hint})")
_MORE = Text("dan {count} lagi", "and {count} more")
_TWICE = Text("lebih dari satu baris untuk satu daerah: {which}", "more than one row for a region: {which}")
_EMPTY = Text("(kosong)", "(empty)")
_TOTAL = Text("baris jumlah tidak dipakai: {which}", "rows of totals are left out: {which}")
_ABSENT = Text(
    "{count} dari {all} daerah tanpa baris: {which}", "{count} of {all} regions have no row: {which}"
)
_BPS = Text(
    "kunci adalah kode BPS, dibaca menurut pasangan resmi: {which}",
    "the keys are BPS codes, paired officially: {which}",
)
_PAIR = Text("{key} = {code}", "{key} = {code}")


def by_code(
    table: Table, keys: Hashable | None, directory: Names, province: str, regions: pd.Series
) -> tuple[Table, list[Text]]:
    """Rows of a table by the code of their region, and what a reader must know of those left out.

    Parameters
    ----------
    table : Series or DataFrame
    keys : hashable, optional
        Column with names or codes; the index if omitted.
    directory : Names
        Every spelling of the regencies and of the province.
    province : str
        Code of the province: its row is one of totals.
    regions : Series
        Name of each regency by its code.

    Returns
    -------
    table, list of Text
        Indexed by ``regency_code`` in the order of `regions`; notes on totals, on regions without a row
        and on codes of BPS.

    Raises
    ------
    UnknownNameError
        Keys that nothing bears; the message gives all of them.
    AmbiguousNameError
        Two rows for one region.
    """
    own = list(table.index) if keys is None else list(table[keys])
    found, notes = _resolved(own, table, directory, regions.index)
    totals = [at for at, code in enumerate(found) if code == province or _is_sum(own[at], code, province)]
    unknown = [at for at, code in enumerate(found) if code is None and at not in totals]
    _refuse_unknown([own[at] for at in unknown if not _is_blank(own[at], table, at)], directory)
    kept = [at for at, code in enumerate(found) if code is not None and at not in totals]
    keyed = table.iloc[kept].set_axis(pd.Index([found[at] for at in kept], name="regency_code"), axis=0)
    _refuse_twice(keyed.index, regions)
    if totals:
        notes.append(_TOTAL.format(which=_some([Text.same(own[at]) for at in totals])))
    absent = regions.drop(keyed.index)
    if len(absent):
        which = _some([Text.same(name) for name in absent])
        notes.append(_ABSENT.format(count=len(absent), all=len(regions), which=which))
    return keyed.loc[[code for code in regions.index if code in keyed.index]], notes


def _is_sum(key: object, code: str | None, province: str) -> bool:
    """Is it a word for a sum, or the code of a province as BPS writes it among its regencies."""
    written = codes.written(key)
    return code is None and (names.fold(written) in TOTALS or written in (f"{province}00", f"{province}.0"))


def _resolved(
    keys: Sequence[object], table: Any, directory: Names, known: Collection[str]
) -> tuple[list[str | None], list[Text]]:
    """Code of each key, also of those without a dot where these can be of one list only."""
    found = [directory.get(key) for key in keys]
    bare = [at for at, code in enumerate(found) if code is None and codes.dotted(keys[at]) is not None]
    plain = {at: codes.dotted(keys[at]) for at in bare}
    paired = {at: codes.of_bps(keys[at]) for at in bare}
    readings = [one for one in (plain, paired) if bare and set(one.values()) <= set(known)]
    proven = _proven(keys, bare, table)
    if proven is not None:
        readings = [paired if proven == "bps" else plain]
    if not readings or (len(readings) > 1 and plain != paired):
        return found, []
    told = [
        _PAIR.format(key=codes.written(keys[at]), code=code)
        for at, code in readings[0].items()
        if code != plain[at]
    ]
    resolved = [readings[0].get(at, code) for at, code in enumerate(found)]
    return resolved, [_BPS.format(which=_some(told))] if told else []


def _proven(keys: Sequence[object], bare: Sequence[int], table: Any) -> str | None:
    """The list that names in a column beside the keys prove the codes to be of."""
    if not bare or isinstance(table, pd.Series):
        return None
    for column in table:
        named = [(keys[at], one) for at in bare if isinstance(one := table[column].iloc[at], str)]
        kind = numbering(named).kind
        if kind is not None:
            return kind
    return None


def _refuse_unknown(keys: Sequence[object], directory: Names) -> None:
    if not keys:
        return
    told = []
    for key in keys:
        shown = _EMPTY if _is_empty(key) else Text.same(repr(codes.written(key)))
        hint = None if _is_empty(key) else directory.hint(key)
        told.append(shown if hint is None else _WITH_HINT.format(key=shown, hint=hint))
    raise UnknownNameError(_UNKNOWN.format(count=len(keys), which=_some(told)))


def _refuse_twice(codes_found: pd.Index, regions: pd.Series) -> None:
    twice = list(dict.fromkeys(codes_found[codes_found.duplicated()]))
    if twice:
        called = [str(regions[code]) for code in twice]
        raise AmbiguousNameError(_TWICE.format(which=_some(map(Text.same, called))), called)


def _is_empty(key: object) -> bool:
    return bool(pd.isna(key)) if not isinstance(key, str) else not key.strip()


def _is_blank(key: object, table: Any, at: int) -> bool:
    """Is a row empty but for what other rows fill."""
    cells = table.iloc[[at]]
    return _is_empty(key) and bool(cells.isna().to_numpy().all())


def _some(texts: Iterable[Text]) -> Text:
    found = list(texts)
    more = [_MORE.format(count=len(found) - MOST_SHOWN)] if len(found) > MOST_SHOWN else []
    return listed([*found[:MOST_SHOWN], *more], "; ")
