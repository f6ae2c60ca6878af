"""All that the tables say of a region, as facts of its polygon."""

from __future__ import annotations

import dataclasses
from typing import Any

import numpy as np
import pandas as pd

from kadgeo import columns, years
from kadgeo.dataset import Dataset
from kadgeo.layers import Field, Item
from kadgeo.maps.declared import SAID, with_facts
from kadgeo.names import full_name, own_names
from kadgeo.register import by_day, open_dated
from kadgeo.results import per_dataset, result
from kadgeo.schema import is_missing, worded
from kadgeo.schema.kinds import parts
from kadgeo.text import Text, listed

_INITIATOR, _MEMBER = Text("inisiator", "initiator"), Text("anggota", "member")
_OPEN = Text("; {day} ({known}): {what}", "; {day} ({known}): {what}")
_KNOWN = (
    Text("hanya tahunnya tercatat", "only the year is on record"),
    Text("hanya bulannya tercatat", "only the month is on record"),
)  # by the number of dashes in a date
_SINCE = Text("{label} ({day})", "{label} ({day})")
_CONTESTED = Text(
    "{label} ({day}; kejadian bertanggal sama bertentangan)",
    "{label} ({day}; events of that date contradict)",
)
_BORDERING = Text.same("{name}: {length}")

_JOINED = (
    Field(column="zones", label=Text("Zona", "Zones")),
    Field(column="agreements", label=Text("Kesepakatan dan pembicaraan", "Agreements and talks")),
    Field(column="industrial_areas", label=Text("Kawasan industri dan strategis", "Industrial areas")),
    Field(column="neighbours", label=Text("Tetangga dan batas bersama", "Neighbours, shared border")),
    Field(column="offers", label=Text("Penawaran dan permintaan", "Offers and requests")),
    Field(column="events", label=Text("Peristiwa wilayah", "Events of the region")),
)
_AREA = Text("Luas pada peta, geodesik", "Area on the map, geodesic")
_YEARS = {"official_area_km2": years.official_area, "population": years.population}  # of figures, by column


def region_fields(dataset: Dataset) -> tuple[Field, ...]:
    """Facts of a region, those that nothing is known of left out."""
    frame = region_facts(dataset)
    joined = [field for field in _JOINED if any(len(one) for one in frame[field.column])]
    area = Field(column="area_said", label=years.dated(_AREA, years.boundaries(dataset)), order="area_km2")
    return (*joined, *(_of_year(field, dataset) for field in _declared(dataset)[1]), area)


def _of_year(field: Field, dataset: Dataset) -> Field:
    """A field that says of which year its figures are."""
    of = _YEARS.get(field.column.removeprefix(SAID))
    return dataclasses.replace(field, label=years.dated(field.label, of(dataset))) if of else field


@per_dataset
def _declared(dataset: Dataset) -> tuple[Any, tuple[Field, ...]]:
    return with_facts(dataset, "regencies", dataset.regencies, skip=("regency_code",))


@per_dataset
def region_facts(dataset: Dataset) -> Any:
    """The regencies with all that the tables say of them, and the sources."""
    frame = _declared(dataset)[0]
    members = dataset.zone_members
    badges = list(zip(members["zone_id"], members["role"] == "initiator", strict=True))
    codes = list(frame.index)
    joined: dict[str, list[Any]] = {
        "zone_ids": _gathered(codes, members["regency_code"], list(members["zone_id"])),
        "badges": _gathered(codes, members["regency_code"], badges),
        "zones": _gathered(codes, members["regency_code"], _memberships(dataset)),
        "agreements": [_agreements_of(dataset, code) for code in codes],
        "industrial_areas": [_areas_of(dataset, code) for code in codes],
        "offers": [_offers_of(dataset, code) for code in codes],
        "events": [_events_of(dataset, code) for code in codes],
        "neighbours": _neighbours(dataset),
    }
    return frame.assign(
        heading=[full_name(kind, name) for kind, name in zip(frame["kind"], frame["name"], strict=True)],
        spellings=[_spellings(dataset, row) for row in frame.reset_index().to_dict("records")],
        area_said=[columns.spelled(area, "area_km2") for area in frame["area_km2"]],
        citation=dataset.citation(frame),
        **{name: pd.Series(values, frame.index, dtype=object) for name, values in joined.items()},
    )


def _spellings(dataset: Dataset, row: dict[str, Any]) -> tuple[str, ...]:
    """By what a region is searched for: its names, its seat, and what happened to it."""
    events = dataset.region_events
    own = events.loc[[row["regency_code"] in codes for codes in events["region_codes"]]]
    told = [one for some in own["aliases"] for one in parts(some)]
    seat = [] if is_missing(row["seat"]) else [row["seat"]]
    return tuple(dict.fromkeys([*own_names(row), *seat, *told]))


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
    english = row.name if is_missing(row.name_en) else row.name_en
    return Text(f"{row.name}{star} ({role.id})", f"{english}{star} ({role.en})")


@per_dataset
def agreement_rows(dataset: Dataset) -> dict[str, dict[str, Any]]:
    """The agreements row by row: a frame for each link of each day would cost a hundred times as much."""
    return {str(key): row for key, row in dataset.agreements.to_dict("index").items()}


@per_dataset
def agreement_items(dataset: Dataset) -> dict[str, Item]:
    """Each agreement with its status on the day, and its source."""
    words = Text("{title}: {status}", "{title}: {status}")
    rows = zip(agreement_rows(dataset).items(), dataset.citation(dataset.agreements), strict=True)
    return {
        key: Item(
            text=words.format(title=worded(row, "title"), status=state_words(dataset, key, row)),
            target=f"agreements:{key}",
            source=source,
        )
        for (key, row), source in rows
    }


def state_words(dataset: Dataset, key: str, row: Any) -> Text:
    """Status of an agreement, and what is told of a month or year that is not over yet."""
    later = _open_dated(dataset).get(key)
    status = status_words(dataset, row)
    return status if later is None else Text("{a}{b}", "{a}{b}").format(a=status, b=later)


@per_dataset
def _open_dated(dataset: Dataset) -> dict[str, Text]:
    """What is told of each agreement in a month or year that is not over yet."""
    events = open_dated(dataset.register["agreement_events"], dataset.as_of)
    found: dict[str, list[Text]] = {}
    for row in events.to_dict("records"):
        day = dataset.spelled("agreement_events", "date", row["date"])
        found.setdefault(row["agreement_id"], []).append(
            _OPEN.format(day=day, what=worded(row, "statement"), known=_KNOWN[row["date"].count("-")])
        )
    return {key: listed(some, "") for key, some in found.items()}


def _agreements_of(dataset: Dataset, code: str) -> tuple[Item, ...]:
    """Agreements that a region is party to."""
    items, parties = agreement_items(dataset), dataset.agreements["party_codes"]
    return tuple(items[key] for key, codes in parties.items() if code in codes)


def _events_of(dataset: Dataset, code: str) -> tuple[Item, ...]:
    """What changed the region itself, by the day."""
    frame = by_day(dataset.region_events, dataset.as_of)
    own = frame[np.array([code in codes for codes in frame["region_codes"]], dtype=bool)]
    words, cited = Text("{day}: {what}", "{day}: {what}"), dataset.citation(own)
    return tuple(
        Item(
            text=words.format(
                day=dataset.spelled("region_events", "date", row["date"]), what=worded(row, "statement")
            ),
            source=cited[key],
        )
        for key, row in own.sort_values("date").to_dict("index").items()
    )


def status_words(dataset: Dataset, row: Any) -> Text:
    """Status of an agreement with the day since when it has it; one that is contested says so."""
    if is_missing(row["status"]):
        return Text("status belum tercatat", "no status on record")
    label = dataset.project.label("statuses", row["status"])
    if is_missing(row["status_date"]):
        return label
    day = dataset.spelled("agreement_events", "date", row["status_date"])
    return (_CONTESTED if row["is_contested"] else _SINCE).format(label=label, day=day)


def _areas_of(dataset: Dataset, code: str) -> tuple[Item, ...]:
    frame = dataset.industrial_areas
    own = frame[np.array([code in hosts for hosts in frame["host_codes"]], dtype=bool)]
    cited = zip(own.itertuples(), dataset.citation(own), strict=True)
    return tuple(
        Item(text=worded(row._asdict(), "name"), target=f"industrial_areas:{row.Index}", source=citation)
        for row, citation in cited
    )


def _neighbours(dataset: Dataset) -> list[tuple[Item, ...]]:
    """Who borders a region by land, the longest border first."""
    pairs = result("contiguity", dataset)
    land = pairs[pairs["kind"] == "land"].sort_values("shared_border_km", ascending=False)
    ends = [*land[["a_code", "b_code"]].to_numpy(), *land[["b_code", "a_code"]].to_numpy()]
    lengths = 2 * [columns.spelled(km, "shared_border_km") for km in land["shared_border_km"]]
    names = dataset.regencies["full_name"]
    items = [
        Item(text=_BORDERING.format(name=names[other], length=length), target=f"regencies:{other}")
        for (_, other), length in zip(ends, lengths, strict=True)
    ]
    return _gathered(list(names.index), [own for own, _ in ends], items)


def _offers_of(dataset: Dataset, code: str) -> tuple[Item, ...]:
    """What a region offers or asks for, and what is addressed to it by name."""
    frame, project = dataset.offers, dataset.project
    if frame.empty:
        return ()
    everyone = len(dataset.regencies)
    named = np.array(
        [code in codes and len(codes) < everyone for codes in frame["addressee_codes"]], dtype=bool
    )
    own = frame[(frame["proposer_code"] == code) | named]
    items = []
    for row, citation in zip(own.itertuples(), dataset.citation(own), strict=True):
        kind = project.label("offers", row.kind)
        words = Text("{kind} {who}: {what}", "{kind} by {who}: {what}").format(
            kind=kind, who=dataset.name("party", row.proposer), what=worded(row._asdict(), "subject")
        )
        items.append(Item(text=words, source=citation))
    return tuple(items)
