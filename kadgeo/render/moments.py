"""Layers that change with the day: all that was ever there in one layer, and what it looked like when."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from typing import Any

import pandas as pd

from kadgeo.layers import Layer, Lines, MapSpec, filter_keys, words

Plain = Callable[[Any], Any]


def whole(spec: MapSpec) -> tuple[Layer, ...]:
    """The layers of a map with every feature of any of its moments; what is not there now has no category."""
    layers = [_with_past(layer, spec) for layer in spec.layers]
    known = {layer.key for layer in layers}
    gone = {one.key: one for moment in spec.moments for one in moment.layers if one.key not in known}
    return (*layers, *(_hidden(layer) for layer in gone.values()))


def _with_past(layer: Layer, spec: MapSpec) -> Layer:
    """A layer with the features of other moments below its own."""
    found: dict[Any, Layer] = {}
    for moment in spec.moments:
        for one in moment.layers:
            if one.key == layer.key:
                found |= {key: one for key in one.data.index if key not in layer.data.index}
    if not found:
        return layer
    rows = pd.concat([one.data.loc[[key]] for key, one in found.items()])
    past = _hidden(dataclasses.replace(layer, data=rows)).data
    kept = layer.data.assign(**{str(layer.by): layer.feature_keys()})
    return dataclasses.replace(layer, data=pd.concat([past, kept])[list(layer.data.columns)])


def _hidden(layer: Layer) -> Layer:
    nothing = pd.Series([()] * len(layer.data), layer.data.index, dtype=object)
    columns = [layer.by, layer.members] if isinstance(layer, Lines) else [layer.by]
    return dataclasses.replace(layer, data=layer.data.assign(**{one: nothing for one in columns if one}))


def categories(layer: Layer, spec: MapSpec) -> list[Any]:
    """Categories that the layer shows at any moment, in their order."""
    used = layer.used()
    used |= {
        key for moment in spec.moments for one in moment.layers if one.key == layer.key for key in one.used()
    }
    return [category for category in layer.categories if category.key in used]


def steps(layer: Layer, spec: MapSpec, plain: Plain) -> list[dict[str, Any]]:
    """What changes from one moment to the next: by feature its categories, filters' keys, label and facts.

    Parameters
    ----------
    layer : Layer
        As :func:`whole` gives it.
    spec : MapSpec
    plain : callable
        Writes a value as the page holds it.

    Returns
    -------
    list of dict
        One for each moment, in order; empty where nothing changes. A feature is its position in the layer.
    """
    made, before = [], dict.fromkeys(range(len(layer.data)), _NOTHING)
    for moment in spec.moments:
        version = next((one for one in moment.layers if one.key == layer.key), None)
        now = dict(_states(layer, version, plain))
        made.append({str(at): state for at, state in now.items() if state != before[at]})
        before = now
    return made


_NOTHING: dict[str, Any] = {"by": []}


def _states(layer: Layer, version: Layer | None, plain: Plain) -> Iterator[tuple[int, dict[str, Any]]]:
    """State of each feature of the whole layer at one moment."""
    present = {} if version is None else {key: at for at, key in enumerate(version.data.index)}
    told = {} if version is None else _columns(layer, version)
    for at, key in enumerate(layer.data.index):
        if version is None or key not in present:
            yield at, _NOTHING
            continue
        row = present[key]
        state: dict[str, Any] = {"by": list(told["by"][row]), "label": plain(told["label"][row])}
        state["keys"] = [plain(keys[row]) for keys in told["keys"]]
        state["values"] = [plain(values[row]) for values in told["fields"]]
        if told["orders"]:
            state["orders"] = [plain(order[row]) for order in told["orders"]]
        yield at, state


def _columns(layer: Layer, version: Layer) -> dict[str, Any]:
    label = version.written
    return {
        "by": version.entries(),
        "label": words(version.data, label) if label else [None] * len(version.data),
        "keys": [filter_keys(version, one) for one in version.filters],
        "fields": [_facts(version, field.column) for field in layer.fields],
        "orders": [_facts(version, field.order) for field in layer.fields if field.order],
    }


def _facts(version: Layer, column: str) -> list[Any]:
    """Values of a column, none where nothing of it was known on the day."""
    return words(version.data, column) if column in version.data else [None] * len(version.data)
