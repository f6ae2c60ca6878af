"""Map of one measure of the regions, in classes."""

from __future__ import annotations

import dataclasses

import pandas as pd
from pandas.api.types import is_numeric_dtype

from kadgeo import years
from kadgeo.columns import column_words
from kadgeo.dataset import Dataset
from kadgeo.layers import MapSpec
from kadgeo.maps import base
from kadgeo.maps.choropleth import choropleth, one_of
from kadgeo.maps.classes import NATURAL, Scheme
from kadgeo.results import result
from kadgeo.text import LANGUAGES, Lang, Text

METHOD = Text("dihitung oleh kadgeo dari {what}", "computed by kadgeo from {what}")
SOURCE = Text(
    "batas wilayah, penduduk, zona, kesepakatan, penawaran dan kawasan industri",
    "boundaries, population, zones, agreements, offers and industrial areas",
)


def profiles(dataset: Dataset, *, measure: str = "population_per_km2", scheme: Scheme = NATURAL) -> MapSpec:
    """One measure of each region, such as its population density, in classes."""
    table = result("regency_profile", dataset)
    values = table[one_of("measure", measure, _numbers(table))]
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
