"""Map of the network of agreements: who is central in it."""

from __future__ import annotations

import dataclasses

import pandas as pd

from kadgeo.columns import bare, column_words, spelled
from kadgeo.dataset import Dataset
from kadgeo.layers import Field, Item, MapSpec, Polygons
from kadgeo.maps import base
from kadgeo.maps.agreements import seats
from kadgeo.maps.choropleth import choropleth
from kadgeo.maps.gaps import existing
from kadgeo.maps.profiles import METHOD
from kadgeo.results import result
from kadgeo.text import Text

_SOURCE = Text("tabel kesepakatan", "the table of agreements")
_PERCENT = ("betweenness_share",)
_COUNTS = ("agreement_count", "degree", "component_size", "agreements_left", "components_left")


def network(dataset: Dataset) -> MapSpec:
    """Regions by their share in all agreements, and the agreements that link them."""
    layers = (hub_layer(dataset), *base.water(dataset), *seats(dataset), *existing(dataset))
    return base.spec("network", dataset, layers, subject="agreements")


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
