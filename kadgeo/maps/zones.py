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
    return base.spec("zones", dataset, (zone_layer(dataset), *base.water(dataset)), subjects=("zones",))


@per_dataset
def zone_layer(dataset: Dataset) -> Polygons:
    """The regencies, striped in the colours of their zones, initiators starred; plain without zones."""
    if dataset.zones.empty:
        return base.regencies(dataset)
    return base.regencies(
        dataset,
        name=Text("Zona pembangunan", "Development zones"),
        categories=dataset.project.categories["zones"],
        by="zone_ids",
        badges="badges",
        fill_opacity=FILL_OPACITY,
        notes=_notes(dataset),
    )


def _notes(dataset: Dataset) -> tuple[Note, ...]:
    """What the marks on the map mean, of those that are on it."""
    members = dataset.zone_members
    striped = Note(
        mark="stripes",
        text=Text("Bergaris: anggota lebih dari satu zona", "Striped: member of more than one zone"),
    )
    starred = Note(mark="star", text=Text("Inisiator zona", "Initiator of the zone"))
    overlaps = members["regency_code"].duplicated().any()
    leads = (members["role"] == "initiator").any()
    return (*([striped] if overlaps else []), *([starred] if leads else []))
