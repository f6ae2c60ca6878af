"""Map of one measure of the regions, in classes."""

from __future__ import annotations

import dataclasses
from typing import Literal, get_args

from kadgeo import years
from kadgeo.columns import column_words
from kadgeo.dataset import Dataset
from kadgeo.layers import MapSpec
from kadgeo.maps import base
from kadgeo.maps.choropleth import choropleth, one_of
from kadgeo.maps.classes import NATURAL, Scheme
from kadgeo.results import result
from kadgeo.text import LANGUAGES, Lang, Text

# Numbers of the analysis regency_profile; years are no measure.
Measure = Literal[
    "population_per_km2",
    "population",
    "population_share",
    "area_km2",
    "area_share",
    "official_area_km2",
    "area_difference_share",
    "agreement_count",
    "offers_made_count",
    "offers_received_count",
    "neighbour_count",
]
METHOD = Text("dihitung oleh kadgeo dari {what}", "computed by kadgeo from {what}")
SOURCE = Text(
    "batas wilayah, penduduk, zona, kesepakatan, penawaran dan kawasan industri",
    "boundaries, population, zones, agreements, offers and industrial areas",
)


def profiles(
    dataset: Dataset, *, measure: Measure = "population_per_km2", scheme: Scheme = NATURAL
) -> MapSpec:
    """One measure of each region, such as its population density, in classes."""
    table = result("regency_profile", dataset)
    values = table[one_of("measure", measure, get_args(Measure))]
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
