"""Map of everything."""

from __future__ import annotations

import dataclasses

from kadgeo.dataset import Dataset
from kadgeo.layers import MapSpec
from kadgeo.maps import base
from kadgeo.maps.agreements import corridor_layers, seats
from kadgeo.maps.boundaries import boundary_layers
from kadgeo.maps.cooperation import link_layers
from kadgeo.maps.zones import zone_layer


def overview(dataset: Dataset, *, villages: bool = True) -> MapSpec:
    """Zones, industrial areas, agreements, corridor and administrative levels together."""
    layers = (
        zone_layer(dataset),
        *base.levels(dataset, villages=villages),
        *base.water(dataset),
        *(dataclasses.replace(layer, visible=False) for layer in corridor_layers(dataset)),
        *boundary_layers(dataset),
        *seats(dataset),
        *(dataclasses.replace(layer, label=None, stem=None) for layer in link_layers(dataset)),
        base.industrial_areas(dataset),
    )
    return base.spec("overview", dataset, layers, subjects=("zones", "industrial_areas", "agreements"))
