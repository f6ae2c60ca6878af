"""The regions filled by the class of a number; also for a table of one's own."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection
from typing import Any

import numpy as np
import pandas as pd

from kadgeo.choices import no_such
from kadgeo.columns import kind
from kadgeo.dataset import Dataset
from kadgeo.errors import ProjectError, SpecError
from kadgeo.layers import Field, Polygons
from kadgeo.maps import base
from kadgeo.maps.classes import NATURAL, SCHEMES, classed, decimals_of, is_wide, told_apart
from kadgeo.maps.facts import region_fields
from kadgeo.palette import Category
from kadgeo.schema import Quantity
from kadgeo.text import LANGUAGES, Text

# ColorBrewer's YlGnBu, for each number of classes: told apart in grey and under colour vision deficiencies.
PALETTES = (
    ("#41b6c4",),
    ("#c7e9b4", "#2c7fb8"),
    ("#edf8b1", "#7fcdbb", "#2c7fb8"),
    ("#ffffcc", "#a1dab4", "#41b6c4", "#225ea8"),
    ("#ffffcc", "#a1dab4", "#41b6c4", "#2c7fb8", "#253494"),
)
MISSING = Category(key="missing", label=Text("Tanpa data", "No data"), color="#d0cdc6")
FILL_OPACITY = 0.8  # the classes stay told apart, the rivers below legible
_UNIT = Text("{label} ({unit})", "{label} ({unit})")
_TOLD = {"about": Text("Arti", "Meaning"), "method": Text("Asal angka", "Origin of the figure")}
_NO_NUMBER = Text(
    "{count} nilai bukan bilangan: {which}; baca tabel dengan decimal dan thousands yang benar",
    "{count} value(s) are no numbers: {which}; read the table with the right decimal and thousands",
)
_CLASSES = Text("{label}, kelas {scheme}{how}", "{label}, {scheme} classes{how}")
_OF_LOGARITHMS = Text(" atas logaritma", " of the logarithms")


def one_of(option: str, value: str, known: Collection[str]) -> str:
    """The value of an option, if it is one of those known."""
    if value in known:
        return value
    raise ProjectError(
        Text.same("maps.profiles.{option}: {none}").format(option=option, none=no_such(value, known))
    )


def choropleth(
    dataset: Dataset,
    values: pd.Series,
    *,
    name: Text,
    unit: Text | None = None,
    decimals: int | None = None,
    scheme: str = NATURAL,
    method: Text | None = None,
    about: Text | None = None,
) -> Polygons:
    """The regencies filled by the class of a value: also for a table of one's own.

    Parameters
    ----------
    dataset : Dataset
    values : Series
        One number a regency, by names or codes as :meth:`Dataset.by_regency` takes them. Regencies without
        a number are grey.
    name : Text
        What is measured.
    unit : Text, optional
        Unit of the numbers; if omitted, that of :data:`kadgeo.columns.UNITS` for the name of `values`.
    decimals : int, optional
        Digits after the decimal separator; as many as the values need if omitted. More are written where
        classes would read alike otherwise.
    scheme : str
        How the numbers are classed, one of :data:`SCHEMES`.
    method : Text, optional
        Where the numbers come from, shown with each region.
    about : Text, optional
        What the measure means, shown with each region.

    Returns
    -------
    Polygons
        Five classes at most; as many as there are different values if these are fewer.

    Raises
    ------
    UnknownNameError
        A key that nothing bears.
    SpecError
        A value is no number.
    ProjectError
        There is no such scheme.

    Examples
    --------
    >>> import kadgeo
    >>> data = kadgeo.load()
    >>> clinics = data.regencies["population"].rank()
    >>> layer = choropleth(data, clinics, name=Text("Puskesmas", "Clinics"))
    >>> [category.label.en for category in layer.legend]
    ['1 – 2', '3 – 4', '5 – 6', '7 – 8', '9 – 10']
    """
    plain = base.regencies(dataset)
    numbers = _numbers(dataset.by_regency(values), plain.data["full_name"])
    groups = classed(numbers, scheme=one_of("scheme", scheme, SCHEMES))
    how = _quantity(str(values.name), unit, decimals, numbers)
    groups, decimals = told_apart(groups, how.decimals or 0, factor=how.factor)
    how = dataclasses.replace(how, decimals=decimals)
    label = name if not how.unit.id else _UNIT.format(label=name, unit=how.unit)
    facts, own = _facts(numbers, label, how, {"about": about, "method": method})
    return dataclasses.replace(
        plain,
        name=_layer_name(label, numbers, groups, scheme),
        data=plain.data.assign(
            value=numbers,
            value_class=_keys(numbers, groups),
            value_label=_labels(plain.data["short_name"], numbers, how),
            **facts,
        ),
        categories=(*_categories(groups, how), MISSING),
        by="value_class",
        label="value_label",
        fields=(*own, *region_fields(dataset)),
        fill_opacity=FILL_OPACITY,
        is_table=True,
    )


def _numbers(values: pd.Series, names: pd.Series) -> pd.Series:
    """The values as numbers, one for each region."""
    numbers = pd.to_numeric(values, errors="coerce").astype("float64")
    wrong = values[values.notna() & ~np.isfinite(numbers)]
    if len(wrong):
        which = "; ".join(f"{value!r} ({names[code]})" for code, value in wrong.items())
        raise SpecError(_NO_NUMBER.format(count=len(wrong), which=which))
    return numbers.reindex(names.index)


def _quantity(column: str, unit: Text | None, decimals: int | None, numbers: pd.Series) -> Quantity:
    """How the numbers are written: as the arguments say, else as the column's name, else as they need."""
    known = kind(column)
    if unit is not None:
        known = Quantity(unit_words=unit)
    if decimals is None:
        is_declared = unit is None and known.unit.id and known.decimals is not None
        decimals = known.decimals if is_declared or not known.is_grouped else decimals_of(numbers)
    return dataclasses.replace(known, decimals=decimals)


def _facts(
    numbers: pd.Series, label: Text, how: Quantity, told: dict[str, Text | None]
) -> tuple[dict[str, Any], list[Field]]:
    """The number of each region, and what is told of it, as columns and their fields."""
    shown = [None if pd.isna(one) else how.bare(one) for one in numbers]
    columns: dict[str, Any] = {"value_shown": pd.Series(shown, numbers.index, dtype=object)}
    fields = [Field(column="value_shown", label=label, order="value")]
    for key, words in told.items():
        if words is not None:
            columns[f"value_{key}"] = [words] * len(numbers)
            fields.append(Field(column=f"value_{key}", label=_TOLD[key]))
    return columns, fields


def _keys(numbers: pd.Series, groups: list[pd.Series]) -> list[str]:
    keys = {code: str(number) for number, group in enumerate(groups, start=1) for code in group.index}
    return [keys.get(code, MISSING.key) for code in numbers.index]


def _categories(groups: list[pd.Series], how: Quantity) -> tuple[Category, ...]:
    colors = PALETTES[max(len(groups), 1) - 1]
    return tuple(
        Category(key=str(number), label=_range(group, how), color=color)
        for number, (group, color) in enumerate(zip(groups, colors, strict=False), start=1)
    )


def _range(group: pd.Series, how: Quantity) -> Text:
    """The least and the greatest number that are in a class, once if they read alike."""
    ends = [_written(end, how) for end in (group.min(), group.max())]
    return Text(*(" – ".join(dict.fromkeys(end.to(lang) for end in ends)) for lang in LANGUAGES))


def _labels(names: pd.Series, numbers: pd.Series, how: Quantity) -> list[Text]:
    words = Text("{name} {value}", "{name} {value}")
    return [
        Text.same(name) if pd.isna(value) else words.format(name=name, value=_written(value, how))
        for name, value in zip(names, numbers, strict=True)
    ]


def _written(value: float, how: Quantity) -> Text:
    """A number with its sign of percent; other units stand in the legend."""
    return how.spell(value) if how.factor != 1 else how.bare(value)


def _layer_name(label: Text, numbers: pd.Series, groups: list[pd.Series], scheme: str) -> Text:
    """What the legend is headed with: the measure, and the way it is classed if it is."""
    if numbers.nunique() <= len(groups):
        return label
    how = _OF_LOGARITHMS if scheme == NATURAL and is_wide(numbers) else ""
    return _CLASSES.format(label=label, scheme=SCHEMES[scheme], how=how)
