"""All that the tables say of a region, as facts of its polygon."""

from __future__ import annotations

from typing import Any

import numpy as np

from kadgeo.dataset import Dataset
from kadgeo.layers import Field, Item
from kadgeo.names import own_names
from kadgeo.results import per_dataset, result
from kadgeo.text import Text, measure

_INITIATOR, _MEMBER = Text("inisiator", "initiator"), Text("anggota", "member")
_BORDERING = Text.same("{name}: {length}")
_HEADS = {
    "kabupaten": Text("Kabupaten {name}", "{name} Regency"),
    "kota": Text("Kota {name}", "{name} City"),
}

REGION_FIELDS = (
    Field(column="zones", label=Text("Zona", "Zones")),
    Field(column="agreements", label=Text("Kesepakatan", "Agreements")),
    Field(column="industrial_areas", label=Text("Kawasan industri dan strategis", "Industrial areas")),
    Field(column="neighbours", label=Text("Tetangga dan batas bersama", "Neighbours, shared border")),
    Field(column="offers", label=Text("Penawaran dan permintaan", "Offers and requests")),
    Field(column="seat", label=Text("Pusat pemerintahan", "Seat of government"), source="seat_citation"),
    Field(
        column="official_area_km2",
        label=Text("Luas resmi", "Official area"),
        unit="km²",
        decimals=1,
        source="area_citation",
    ),
    Field(
        column="area_km2",
        label=Text("Luas pada peta (geodesik)", "Area on the map (geodesic)"),
        unit="km²",
        decimals=1,
    ),
    Field(column="population", label=Text("Penduduk", "Population"), source="population_citation"),
    Field(column="population_date", label=Text("Penduduk per tanggal", "Population as of"), is_date=True),
    Field(column="note", label=Text("Catatan", "Note")),
)


@per_dataset
def region_facts(dataset: Dataset) -> Any:
    """The regencies with all that the tables say of them, and the sources."""
    frame = dataset.regencies
    members = dataset.zone_members
    badges = list(zip(members["zone_id"], members["role"] == "initiator", strict=True))
    codes = list(frame.index)
    return frame.assign(
        heading=[
            _HEADS[kind].format(name=name) for kind, name in zip(frame["kind"], frame["name"], strict=True)
        ],
        spellings=[(*own_names(row), row["seat"]) for row in frame.to_dict("records")],
        zone_ids=_gathered(codes, members["regency_code"], list(members["zone_id"])),
        badges=_gathered(codes, members["regency_code"], badges),
        zones=_gathered(codes, members["regency_code"], _memberships(dataset)),
        agreements=[_agreements_of(dataset, code) for code in codes],
        industrial_areas=[_areas_of(dataset, code) for code in codes],
        offers=[_offers_of(dataset, code) for code in codes],
        neighbours=_neighbours(dataset),
        citation=dataset.citation(frame),
        area_citation=dataset.citation(frame, "area_"),
        population_citation=dataset.citation(frame, "population_"),
        seat_citation=dataset.citation(frame, "seat_"),
        population=frame["population"].astype("int64"),
    )


def _gathered(codes: list[str], owners: Any, values: list[Any]) -> list[tuple[Any, ...]]:
    """For each code, the values of the rows that belong to it."""
    return [
        tuple(value for value, owner in zip(values, owners, strict=True) if owner == code) for code in codes
    ]


def _memberships(dataset: Dataset) -> list[Item]:
    members = dataset.zone_members.join(dataset.zones[["name", "name_en"]], on="zone_id")
    cited = zip(members.itertuples(), dataset.citation(members), strict=True)
    return [Item(text=_membership(row), source=citation) for row, citation in cited]


def _membership(row: Any) -> Text:
    is_lead = row.role == "initiator"
    role, star = (_INITIATOR, " ★") if is_lead else (_MEMBER, "")
    return Text(f"{row.name}{star} ({role.id})", f"{row.name_en}{star} ({role.en})")


def _agreements_of(dataset: Dataset, code: str) -> tuple[Item, ...]:
    frame, names, project = dataset.agreements, dataset.regencies["full_name"], dataset.project
    own = frame[(frame["partner_a_code"] == code) | (frame["partner_b_code"] == code)]
    items = []
    for row, citation in zip(own.itertuples(), dataset.citation(own), strict=True):
        partner = names[row.partner_b_code if row.partner_a_code == code else row.partner_a_code]
        stage = project.label("stages", row.stage)
        words = Text(
            f"{partner}: {row.subject} ({stage.id.lower()})",
            f"{partner}: {row.subject_en} ({stage.en.lower()})",
        )
        items.append(Item(text=words, target=f"agreements:{row.Index}", source=citation))
    return tuple(items)


def _areas_of(dataset: Dataset, code: str) -> tuple[Item, ...]:
    frame = dataset.industrial_areas
    own = frame[np.array([code in hosts for hosts in frame["host_codes"]], dtype=bool)]
    cited = zip(own.itertuples(), dataset.citation(own), strict=True)
    return tuple(
        Item(text=Text(row.name, row.name_en), target=f"industrial_areas:{row.Index}", source=citation)
        for row, citation in cited
    )


def _neighbours(dataset: Dataset) -> list[tuple[Item, ...]]:
    """Who borders a region by land, the longest border first."""
    pairs = result("contiguity", dataset)
    land = pairs[pairs["kind"] == "land"].sort_values("shared_border_km", ascending=False)
    ends = [*land[["a_code", "b_code"]].to_numpy(), *land[["b_code", "a_code"]].to_numpy()]
    lengths = 2 * [measure(km, "km", decimals=1) for km in land["shared_border_km"]]
    names = dataset.regencies["full_name"]
    items = [
        Item(text=_BORDERING.format(name=names[other], length=length), target=f"regencies:{other}")
        for (_, other), length in zip(ends, lengths, strict=True)
    ]
    return _gathered(list(names.index), [own for own, _ in ends], items)


def _offers_of(dataset: Dataset, code: str) -> tuple[Item, ...]:
    """What a region offers or asks for, and what is addressed to it by name."""
    frame, project = dataset.offers, dataset.project
    everyone = len(dataset.regencies)
    named = np.array(
        [code in codes and len(codes) < everyone for codes in frame["addressee_codes"]], dtype=bool
    )
    own = frame[(frame["proposer_code"] == code) | named]
    items = []
    for row, citation in zip(own.itertuples(), dataset.citation(own), strict=True):
        kind = project.label("offers", row.kind)
        words = Text(
            f"{kind.id} {row.proposer}: {row.subject}", f"{kind.en} by {row.proposer}: {row.subject_en}"
        )
        items.append(Item(text=words, source=citation))
    return tuple(items)
