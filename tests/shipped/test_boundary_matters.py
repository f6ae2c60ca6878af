"""Boundary matters with regions elsewhere are on the map, as far as the data have their border."""

import pytest

from kadgeo.maps.boundaries import boundary_layers


@pytest.fixture(scope="module")
def layer(dataset):
    return boundary_layers(dataset)[0]


def test_every_matter_is_drawn_or_listed(layer, dataset) -> None:
    matters = dataset.agreements[dataset.agreements["is_boundary"]]
    listed = " ".join(note.text.id for note in layer.notes)
    for key, title in matters["title"].items():
        assert (key in layer.data.index) != (title in listed), key
    assert "oikn-delineasi-2025" not in layer.data.index, "the authority has no boundary in the data"


@pytest.mark.parametrize(
    "key", ["paser-tabalong-batas-2011", "mahulu-kapuas-hulu-batas", "berau-bulungan-batas"]
)
def test_a_matter_with_a_region_elsewhere_is_on_the_outer_border(layer, dataset, key: str) -> None:
    row = layer.data.loc[key]
    region = dataset.regencies.geometry[row["party_codes"][0]]
    others = dataset.regencies.geometry.drop(row["party_codes"][0]).union_all()
    assert region.boundary.buffer(1e-6).contains(row.geometry)
    assert row.geometry.intersection(others.buffer(-0.001)).is_empty
    assert row["drawn_as"].id.startswith("seluruh batas dengan")
