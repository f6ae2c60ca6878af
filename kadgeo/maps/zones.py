"""Map of the development zones."""

from __future__ import annotations

from kadgeo.dataset import Dataset
from kadgeo.layers import MapSpec, Note, Polygons
from kadgeo.maps import base
from kadgeo.results import per_dataset
from kadgeo.text import Text

FILL_OPACITY = 0.55  # colours stay told apart, and names on them legible


def zones(dataset: Dataset) -> MapSpec:
    """Development zones: each region in the colours of all zones it is in."""
    return base.spec("zones", dataset, (zone_layer(dataset), *base.water(dataset)))


@per_dataset
def zone_layer(dataset: Dataset) -> Polygons:
    """The regencies, striped in the colours of their zones, with the initiators starred."""
    return base.regencies(
        dataset,
        name=Text("Zona pembangunan", "Development zones"),
        categories=dataset.project.categories["zones"],
        by="zone_ids",
        badges="badges",
        fill_opacity=FILL_OPACITY,
        notes=(
            Note(
                mark="stripes",
                text=Text("Bergaris: anggota lebih dari satu zona", "Striped: member of more than one zone"),
            ),
            Note(mark="star", text=Text("Inisiator zona", "Initiator of the zone")),
        ),
    )
