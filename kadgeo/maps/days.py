"""Days that a map can be of: the layers that change with the day, at each."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable, Iterable

from kadgeo.dataset import Dataset
from kadgeo.layers import Layer, Moment
from kadgeo.maps import base
from kadgeo.register import last_day


def moments(
    dataset: Dataset, days: Iterable[datetime.date], layers: Callable[[Dataset], tuple[Layer, ...]]
) -> tuple[Moment, ...]:
    """What some layers are on each of the days."""
    return tuple(
        Moment(
            day=day.isoformat(),
            words=base.day_words(then),
            dated=base.of_day(then),
            layers=tuple(layer for layer in layers(then) if len(layer.data)),
        )
        for day in days
        for then in [dataset.at(day)]
    )


def record_and_own(dataset: Dataset) -> tuple[datetime.date, ...]:
    """Days of the meetings on record before the dataset's own day, and that day."""
    met = {last_day(day) for day in dataset.meeting["date"].dropna()}
    return (*sorted(day for day in met if day < dataset.as_of), dataset.as_of)


def apart(layer: Layer, day: datetime.date) -> Layer:
    """A layer whose features are others than those of any other day, as ranks and their facts are."""
    named = layer.data.set_axis([f"{day} {key}" for key in layer.data.index])
    return dataclasses.replace(layer, data=named)
