"""Map of the network of agreements: who is central in it."""

from __future__ import annotations

import dataclasses
import datetime

import pandas as pd

from kadgeo.columns import bare, column_words, spelled
from kadgeo.dataset import Dataset
from kadgeo.layers import Field, Item, MapSpec, Polygons
from kadgeo.maps import base
from kadgeo.maps.agreements import seats
from kadgeo.maps.choropleth import choropleth
from kadgeo.maps.days import moments, record_and_own
from kadgeo.maps.gaps import existing
from kadgeo.maps.profiles import METHOD
from kadgeo.results import result
from kadgeo.text import Text

_SOURCE = Text("tabel kesepakatan", "the table of agreements")
_PERCENT = ("betweenness_share",)
_COUNTS = ("agreement_count", "degree", "component_size", "agreements_left", "components_left")


def network(dataset: Dataset) -> MapSpec:
    """Regions by their share in all agreements, and the agreements that link them."""
    days = record_and_own(dataset)
    own = hub_layer(dataset)
    past = {day: _of_day(hub_layer(dataset.at(day)), day) for day in days[:-1]}
    others = [one for layer in past.values() for one in layer.categories]
    layers = (
        dataclasses.replace(own, categories=(*own.categories, *others)),
        *base.water(dataset),
        *seats(dataset),
        *existing(dataset),
    )
    spec = base.spec("network", dataset, layers, subjects=("agreements",))
    known = moments(dataset, days, lambda then: (past.get(then.as_of, own), *existing(then)))
    return dataclasses.replace(spec, moments=known if len(days) > 1 else ())


def _of_day(layer: Polygons, day: datetime.date) -> Polygons:
    """The layer with its classes as classes of a day: on another day their ranges are others."""
    keys = [f"{day} {key}" for key in layer.data["value_class"]]
    categories = tuple(dataclasses.replace(one, key=f"{day} {one.key}") for one in layer.categories)
    return dataclasses.replace(layer, data=layer.data.assign(value_class=keys), categories=categories)


def hub_layer(dataset: Dataset) -> Polygons:
    """The regencies filled by hub share, with their place in the network."""
    table = result("network", dataset)
    words = column_words("hub_share")
    layer = choropleth(
        dataset, table["hub_share"], name=words.label, method=METHOD.format(what=_SOURCE), about=words.about
    )
    facts = pd.DataFrame(
        {f"network_{column}": [bare(one, column) for one in table[column]] for column in _COUNTS}
        | {f"network_{column}": [spelled(one, column) for one in table[column]] for column in _PERCENT}
        | {"network_cut_off": [_partners(dataset, codes) for codes in table["cut_off_codes"]]},
        index=table.index,
    )
    fields = (
        *(Field(column=f"network_{column}", label=_label(column)) for column in (*_COUNTS, *_PERCENT)),
        Field(column="network_cut_off", label=_label("cut_off_codes")),
    )
    own, rest = layer.fields[:3], layer.fields[3:]
    return dataclasses.replace(layer, data=layer.data.join(facts), fields=(*own, *fields, *rest))


def _label(column: str) -> Text:
    """What a column is called; those about a withdrawal say so."""
    words = column_words(column)
    if not column.endswith("_left") and column != "cut_off_codes":
        return words.label
    return Text(f"Bila mundur: {words.label.lowered().id}", f"If it withdraws: {words.label.lowered().en}")


def _partners(dataset: Dataset, codes: tuple[str, ...]) -> tuple[Item, ...]:
    names = dataset.regencies["full_name"]
    return tuple(Item(text=Text.same(names[code]), target=f"regencies:{code}") for code in codes)
