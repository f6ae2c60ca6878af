"""Map of everything."""

from __future__ import annotations

from kadgeo.dataset import Dataset
from kadgeo.layers import MapSpec
from kadgeo.maps import base
from kadgeo.maps.agreements import agreement_layer, corridor_layers, seats
from kadgeo.maps.zones import zone_layer


def overview(dataset: Dataset, *, villages: bool = True) -> MapSpec:
    """Zones, industrial areas, agreements, corridor and administrative levels together."""
    layers = (
        zone_layer(dataset),
        *base.levels(dataset, villages=villages),
        *base.water(dataset),
        *corridor_layers(dataset),
        seats(dataset),
        agreement_layer(dataset),
        base.industrial_areas(dataset),
    )
    return base.spec("overview", dataset, layers)
