"""A map of a table of one's own."""

from __future__ import annotations

import dataclasses
import warnings
from collections.abc import Hashable

import pandas as pd
from pandas.api.types import is_numeric_dtype

from kadgeo.dataset import Dataset
from kadgeo.errors import SpecError
from kadgeo.layers import MapSpec
from kadgeo.maps import base
from kadgeo.maps.choropleth import choropleth
from kadgeo.maps.classes import NATURAL
from kadgeo.text import Text, listed

_NO_UNIT = Text("", "")
_ONE_COLUMN = Text(
    "satu kolom angka untuk satu peta; ada {count}: {which}. Beri satu saja: tabel[[kunci, kolom]]",
    "one column of numbers for a map; there are {count}: {which}. Give one: table[[keys, column]]",
)
_NO_VALUES = Text("tidak ada nilai untuk digambar", "there is no value to draw")
_VALUELESS = Text("{count} baris tanpa nilai: {which}", "{count} row(s) without a value: {which}")


def own_map(
    dataset: Dataset,
    values: pd.Series | pd.DataFrame,
    *,
    title: Text | str,
    keys: Hashable | None = None,
    unit: Text | str = "",
    decimals: int | None = None,
    source: Text | str | None = None,
    scheme: str = NATURAL,
) -> MapSpec:
    """A map of a table of one's own: one number a regency.

    Parameters
    ----------
    dataset : Dataset
    values : Series or DataFrame
        Numbers by name or code of the regency, as :meth:`Dataset.by_regency` takes them: what is unknown is
        an error; totals that are left out, regencies without a row and rows without a value are told. A
        table has one column of numbers.
    title : Text or str
        What is measured: heading of the map and of its legend.
    keys : hashable, optional
        Column of the table with names or codes; its index if omitted.
    unit : Text or str
        Unit of the numbers.
    decimals : int, optional
        Digits after the decimal separator; as many as the numbers need if omitted.
    source : Text or str, optional
        Where the numbers come from; also added to the map's credits.
    scheme : str
        How the numbers are classed, one of :data:`kadgeo.maps.classes.SCHEMES`.

    Returns
    -------
    MapSpec
        For any renderer, such as :func:`kadgeo.render.interactive.render`.

    Raises
    ------
    UnknownNameError
        A key that nothing bears.
    SpecError
        A value is no number, no row has a value, or the table has not one column of them.

    Examples
    --------
    >>> import kadgeo
    >>> data = kadgeo.load()
    >>> spec = own_map(data, data.regencies["population"], title=Text("Penduduk", "Population"))
    >>> spec.title.en, len(next(one for one in spec.layers if one.key == "regencies").legend)
    ('Population', 5)
    """
    keyed = dataset.by_regency(values, keys=keys)
    numbers = keyed if isinstance(keyed, pd.Series) else _column(keyed, keys)
    _refuse_empty(dataset, numbers)
    heading, origin = _text(title), None if source is None else _text(source)
    layer = choropleth(
        dataset,
        numbers.reindex(dataset.regencies.index),
        name=heading,
        unit=_text(unit),
        decimals=decimals,
        method=origin,
        scheme=scheme,
    )
    plain = base.spec(next(iter(dataset.project.maps)), dataset, (layer, *base.water(dataset)))
    credits = plain.credits if origin is None else (*plain.credits, origin)
    return dataclasses.replace(plain, name="own_map", title=heading, subtitle=_NO_UNIT, credits=credits)


def _refuse_empty(dataset: Dataset, numbers: pd.Series) -> None:
    """Refuse a map of nothing; tell of rows that have a key and no value."""
    if numbers.notna().sum() == 0:
        raise SpecError(_NO_VALUES)
    empty = dataset.regencies["full_name"][numbers.index[numbers.isna()]]
    if len(empty):
        told = _VALUELESS.format(count=len(empty), which=listed(map(Text.same, empty), "; "))
        warnings.warn(told.to(dataset.project.lang), stacklevel=3)


def _column(keyed: pd.DataFrame, keys: Hashable | None) -> pd.Series:
    """The one column of numbers."""
    numbers = [column for column in keyed if column != keys and is_numeric_dtype(keyed[column])]
    if len(numbers) != 1:
        which = ", ".join(map(str, numbers or keyed.columns))
        raise SpecError(_ONE_COLUMN.format(count=len(numbers), which=which))
    return keyed[numbers[0]]


def _text(words: Text | str) -> Text:
    return words if isinstance(words, Text) else Text.same(words)
