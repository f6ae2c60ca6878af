"""Map of one measure of the regions, in classes."""

from __future__ import annotations

import dataclasses
import difflib
from collections.abc import Collection

import pandas as pd
from pandas.api.types import is_numeric_dtype

from kadgeo import years
from kadgeo.columns import bare, column_words, heading, kind
from kadgeo.dataset import Dataset
from kadgeo.errors import ProjectError
from kadgeo.layers import Field, MapSpec, Polygons
from kadgeo.maps import base
from kadgeo.maps.classes import NATURAL, SCHEMES, Scheme, classed, is_wide
from kadgeo.maps.facts import region_fields
from kadgeo.palette import Category
from kadgeo.results import result
from kadgeo.text import LANGUAGES, Lang, Text

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
METHOD = Text("dihitung oleh kadgeo dari {what}", "computed by kadgeo from {what}")
_CLASSES = Text("{label}, kelas {scheme}{how}", "{label}, {scheme} classes{how}")
_OF_LOGARITHMS = Text(" atas logaritma", " of the logarithms")
SOURCE = Text(
    "batas wilayah, penduduk, zona, kesepakatan, penawaran dan kawasan industri",
    "boundaries, population, zones, agreements, offers and industrial areas",
)


def profiles(dataset: Dataset, *, measure: str = "population_per_km2", scheme: Scheme = NATURAL) -> MapSpec:
    """One measure of each region, such as its population density, in classes."""
    table = result("regency_profile", dataset)
    values = table[_known("measure", measure, _numbers(table))]
    words = column_words(measure)
    name = _dated(words.label, measure, dataset)
    layer = choropleth(
        dataset, values, name=name, scheme=scheme, method=METHOD.format(what=SOURCE), about=words.about
    )
    spec = base.spec("profiles", dataset, (layer, *base.water(dataset)))
    return dataclasses.replace(spec, title=Text(*(_titled(spec.title, name, lang) for lang in LANGUAGES)))


def _dated(label: Text, measure: str, dataset: Dataset) -> Text:
    """What is measured, with the year of the people counted or of the official areas."""
    of = {"population": years.population, "official_area": years.official_area}
    year = next((find(dataset) for start, find in of.items() if measure.startswith(start)), "")
    return Text(f"{label.id} {year}", f"{label.en} {year}") if year else label


def _titled(title: Text, label: Text, lang: Lang) -> str:
    measure = label.to(lang)
    return f"{title.to(lang)}: {measure[:1].lower()}{measure[1:]}"


def _numbers(table: pd.DataFrame) -> list[str]:
    """Columns that can be mapped."""
    kinds = table.dtypes.items()
    return [str(key) for key, kind in kinds if is_numeric_dtype(kind) and not str(key).endswith("_year")]


def _known(option: str, value: str, known: Collection[str]) -> str:
    """The value of an option, if it is one of those known."""
    if value in known:
        return value
    choices, near = ", ".join(known), difflib.get_close_matches(str(value), known, n=1)
    id_hint, en_hint = (f"; maksud Anda {near[0]}?", f"; did you mean {near[0]}?") if near else ("", "")
    raise ProjectError(
        Text(
            f"maps.profiles.{option}: {value!r} tidak ada; yang ada: {choices}{id_hint}",
            f"maps.profiles.{option}: there is no {value!r}; there are: {choices}{en_hint}",
        )
    )


def own_map(
    dataset: Dataset,
    values: pd.Series,
    *,
    title: Text,
    source: Text | None = None,
    scheme: str = NATURAL,
) -> MapSpec:
    """A map of a table of one's own: one number a regency.

    Parameters
    ----------
    dataset : Dataset
    values : Series
        As for :func:`choropleth`.
    title : Text
        What is measured: heading of the map and of its legend.
    source : Text, optional
        Where the numbers come from; also added to the map's credits.
    scheme : str
        How the numbers are classed, one of :data:`kadgeo.maps.classes.SCHEMES`.

    Returns
    -------
    MapSpec
        For any renderer, such as :func:`kadgeo.render.interactive.render`.

    Examples
    --------
    >>> import kadgeo
    >>> data = kadgeo.load()
    >>> spec = own_map(data, data.regencies["population"], title=Text("Penduduk", "Population"))
    >>> spec.title.en, len(next(one for one in spec.layers if one.key == "regencies").legend)
    ('Population', 5)
    """
    layer = choropleth(dataset, values, name=title, method=source, scheme=scheme)
    plain = base.spec(next(iter(dataset.project.maps)), dataset, (layer, *base.water(dataset)))
    credits = plain.credits if source is None else (*plain.credits, source)
    return dataclasses.replace(plain, name="own_map", title=title, subtitle=Text("", ""), credits=credits)


def choropleth(
    dataset: Dataset,
    values: pd.Series,
    *,
    name: Text,
    scheme: str = NATURAL,
    method: Text | None = None,
    about: Text | None = None,
) -> Polygons:
    """The regencies filled by the class of a value: also for a table of one's own.

    Parameters
    ----------
    dataset : Dataset
    values : Series
        One number a regency, indexed by ``regency_code``; its name tells the unit, as those of
        :data:`kadgeo.columns.UNITS` do. Regencies without a number are grey.
    name : Text
        What is measured.
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
    ProjectError
        There is no such scheme.

    Examples
    --------
    >>> import kadgeo
    >>> data = kadgeo.load()
    >>> clinics = data.regencies["population"].rank().rename("clinic_count")
    >>> layer = choropleth(data, clinics, name=Text("Puskesmas", "Clinics"))
    >>> [category.label.en for category in layer.legend]
    ['1 – 2', '3 – 4', '5 – 6', '7 – 8', '9 – 10']
    """
    column = str(values.name)
    plain = base.regencies(dataset)
    numbers = pd.to_numeric(values.reindex(plain.data.index)).astype("float64")
    groups = classed(numbers, scheme=_known("scheme", scheme, SCHEMES))
    labels = _labels(plain.data["short_name"], numbers, column)
    data = plain.data.assign(
        value=numbers,
        value_shown=[None if pd.isna(one) else bare(one, column) for one in numbers],
        value_class=_keys(numbers, groups),
        value_label=labels,
    )
    label = heading(column, name)
    own = [Field(column="value_shown", label=label, order="value")]
    for key, title, words in (
        ("value_about", Text("Arti", "Meaning"), about),
        ("value_method", Text("Asal angka", "Origin of the figure"), method),
    ):
        if words is not None:
            data[key] = [words] * len(data)
            own.append(Field(column=key, label=title))
    return dataclasses.replace(
        plain,
        name=_layer_name(label, numbers, groups, scheme),
        data=data,
        categories=(*_categories(groups, column), MISSING),
        by="value_class",
        label="value_label",
        fields=(*own, *region_fields(dataset)),
        fill_opacity=FILL_OPACITY,
        is_table=True,
    )


def _keys(numbers: pd.Series, groups: list[pd.Series]) -> list[str]:
    keys = {code: str(number) for number, group in enumerate(groups, start=1) for code in group.index}
    return [keys.get(code, MISSING.key) for code in numbers.index]


def _categories(groups: list[pd.Series], column: str) -> tuple[Category, ...]:
    colors = PALETTES[max(len(groups), 1) - 1]
    return tuple(
        Category(key=str(number), label=_range(group, column), color=color)
        for number, (group, color) in enumerate(zip(groups, colors, strict=False), start=1)
    )


def _range(group: pd.Series, column: str) -> Text:
    """The least and the greatest number that are in a class, once if they read alike."""
    ends = [_written(end, column) for end in (group.min(), group.max())]
    return Text(*(" – ".join(dict.fromkeys(end.to(lang) for end in ends)) for lang in LANGUAGES))


def _labels(names: pd.Series, numbers: pd.Series, column: str) -> list[Text]:
    words = Text("{name} {value}", "{name} {value}")
    return [
        Text.same(name) if pd.isna(value) else words.format(name=name, value=_written(value, column))
        for name, value in zip(names, numbers, strict=True)
    ]


def _written(value: float, column: str) -> Text:
    """A number with its sign of percent; other units stand in the legend."""
    how = kind(column)
    return how.spell(value) if how.factor != 1 else how.bare(value)


def _layer_name(label: Text, numbers: pd.Series, groups: list[pd.Series], scheme: str) -> Text:
    """What the legend is headed with: the measure, and the way it is classed if it is."""
    if numbers.nunique() <= len(groups):
        return label
    how = _OF_LOGARITHMS if scheme == NATURAL and is_wide(numbers) else ""
    return _CLASSES.format(label=label, scheme=SCHEMES[scheme], how=how)
