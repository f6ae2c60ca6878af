"""A made-up project as large as a country: 514 square regencies and a register of any number of events."""

from __future__ import annotations

import datetime
import hashlib
import io
import itertools
import random
import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely

from kadgeo import project as projects
from kadgeo import schema
from kadgeo.io import read

REGENCIES, PER_PROVINCE = 514, 23
WEST, SOUTH, ACROSS = 112.0, -3.0, 23
SIDE_DEG = 0.25  # a binary fraction: neighbours share their corners exactly
SOURCES = 400
PER_AGREEMENT = 10  # events
PARTY_ROWS, DOCUMENTS = 2.4, 1.2  # an agreement
FIRST_DAY, LAST_DAY = datetime.date(1999, 1, 1), datetime.date(2026, 11, 1)
CONFIDENCES, SHARES = ("single", "confirmed", "conflicting"), (58, 29, 13)  # as in the shipped register
NOTED, EXPLAINED, CONTRADICTED = 0.6, 0.04, 0.05  # share of events with a note, a reason, a contradiction

Row = dict[str, Any]


class Chain:
    """Sentences that read as the shipped ones do, word after word as there."""

    def __init__(self, sentences: Iterable[str], random_: random.Random) -> None:
        self.random, self.next = random_, defaultdict[str, list[str]](list)
        for sentence in sentences:
            words = ["", *sentence.split(), ""]
            for one, after in itertools.pairwise(words):
                self.next[one].append(after)

    def sentence(self, longest: int = 28) -> str:
        """A sentence of at most so many words."""
        said = [self.random.choice(self.next[""])]
        while said[-1] and len(said) < longest:
            said.append(self.random.choice(self.next[said[-1]]))
        return " ".join(said).strip()


def make(folder: Path, events: int, seed: int = 8) -> Path:
    """Write the project.

    Parameters
    ----------
    folder : Path
    events : int
        Events in all, ten an agreement.
    seed : int

    Returns
    -------
    Path
        The folder.
    """
    shipped = projects.read()
    tables = {name: list(rows) for name, rows in _tables(events, seed).items()}
    (folder / "data/tables").mkdir(parents=True)
    (folder / "data/boundaries").mkdir()
    shutil.copyfile(shipped.data / "tables/stages.csv", folder / "data/tables/stages.csv")
    shutil.copyfile(shipped.root / "kadgeo.toml", folder / "kadgeo.toml")
    for name, rows in tables.items():
        pd.DataFrame(rows).to_csv(folder / schema.TABLES[name].file, index=False)
    entries = [_layer(folder, name, frame) for name, frame in _layers(tables["regencies"]).items()]
    (folder / "data/sources.toml").write_text("\n".join(entries), encoding="utf-8")
    return folder


def _tables(events: int, seed: int) -> dict[str, Iterable[Row]]:
    random_ = random.Random(seed)
    shipped = read(projects.read()).tables
    told = shipped["agreement_events"]
    says = Chain(told["statement"], random_)
    notes = Chain(told["note"].dropna(), random_)
    titles = Chain(shipped["agreements"]["title"], random_)
    stages = [one for one in shipped["stages"]["stage"] if one in set(told["stage"])]
    agreements = list(_agreements(events // PER_AGREEMENT, titles, random_))
    keys = [one["agreement_id"] for one in agreements]
    cited = shipped["sources"].drop(columns="file").to_dict("records")  # by the stages
    return {
        "sources": [*cited, *_sources(notes)],
        "regencies": _regencies(),
        "agreements": agreements,
        "agreement_parties": _parties(keys, random_),
        "agreement_events": _events(events, keys, stages, (says, notes), random_),
        "documents": _documents(keys, random_),
    }


def _code(number: int) -> str:
    return f"{64 + number // PER_PROVINCE:02d}.{1 + number % PER_PROVINCE:02d}"


def _cited(random_: random.Random) -> Row:
    return {
        "source_id": f"sumber-{random_.randrange(SOURCES)}",
        "source_place": f"halaman {random_.randint(1, 9)}",
    }


def _sources(notes: Chain) -> Iterator[Row]:
    for number in range(SOURCES):
        title = notes.sentence(9)
        yield {
            "source_id": f"sumber-{number}",
            "kind": "news",
            "title": title,
            "short_title": f"{title} ({number})",
            "producer": f"Kantor {number % 40}",
            "accessed": "2026-11-01",
            "address": f"https://contoh.invalid/{number % 40}/{number}/{title.replace(' ', '-')[:40]}",
            "licence": "-",
        }


def _regencies() -> Iterator[Row]:
    for number in range(REGENCIES):
        name = f"Daerah {number:03d}"
        cited = {"source_id": "sumber-0", "source_place": "halaman 1"}
        yield {
            "regency_code": _code(number),
            "name": name,
            "kind": "kabupaten",
            "short_name": f"D{number:03d}",
            **cited,
        }


def _agreements(count: int, titles: Chain, random_: random.Random) -> Iterator[Row]:
    sectors = [one for one in projects.read().keys("sectors") if one != "boundary"]
    for number in range(count):
        first = random_.choice([None, f"{random_.randint(1999, 2024)}-0{random_.randint(1, 9)}"])
        child = number > 0 and random_.random() < 0.1
        yield {
            "agreement_id": f"kerja-sama-{number}",
            "title": f"{titles.sentence()} {number}",
            "kind": random_.choice(["ksdd", "ksdd", "ksdpk", "sinergi", "unknown"]),
            "sectors": " | ".join(random_.sample(sectors, random_.choice([1, 1, 2]))),
            "form": random_.choice(["MoU", "Kesepakatan bersama", "Perjanjian kerja sama", ""]),
            "number": f"{random_.randint(1, 900)}/KB/{random_.randint(1999, 2026)}",
            "valid_from": first,
            "valid_to": first and f"{int(first[:4]) + random_.randint(2, 6)}-12-31",
            "parent_id": f"kerja-sama-{random_.randrange(number)}" if child else None,
            "parent_relation": random_.choice(["under", "addendum", "renewal"]) if child else None,
            **_cited(random_),
        }


def _parties(keys: list[str], random_: random.Random) -> Iterator[Row]:
    extra = round((PARTY_ROWS - 2) * len(keys))
    for place, key in enumerate(keys):
        for code in random_.sample(range(REGENCIES), 3 if place < extra else 2):
            yield {"agreement_id": key, "party": f"Daerah {code:03d}", "role": "party", **_cited(random_)}


def _events(
    count: int, keys: list[str], stages: list[str], chains: tuple[Chain, Chain], random_: random.Random
) -> Iterator[Row]:
    says, notes = chains
    span = (LAST_DAY - FIRST_DAY).days
    for number in range(count):
        contradicts = number % PER_AGREEMENT and random_.random() < CONTRADICTED
        yield {
            "event_id": f"kejadian-{number}",
            "agreement_id": keys[number // PER_AGREEMENT],
            "date": str(FIRST_DAY + datetime.timedelta(random_.randrange(span))),
            "stage": random_.choice(stages),
            "parties": f"Daerah {random_.randrange(REGENCIES):03d}",
            "statement": says.sentence(),
            "reason": notes.sentence() if random_.random() < EXPLAINED else None,
            "conflicts_with": f"kejadian-{number - 1}" if contradicts else None,
            "confidence": random_.choices(CONFIDENCES, SHARES)[0],
            "note": notes.sentence() if random_.random() < NOTED else None,
            **_cited(random_),
        }


def _documents(keys: list[str], random_: random.Random) -> Iterator[Row]:
    kinds = projects.read().keys("documents")
    for number in range(round(DOCUMENTS * len(keys))):
        yield {
            "document_id": f"naskah-{number}",
            "agreement_id": random_.choice(keys),
            "kind": random_.choice(kinds),
            "number": f"{random_.randint(1, 900)}/{random_.randint(1999, 2026)}",
            **_cited(random_),
        }


def _layers(regencies: list[Row]) -> dict[str, gpd.GeoDataFrame]:
    """Each regency is one district and one village, so that the levels nest."""
    corners = [(WEST + SIDE_DEG * (n % ACROSS), SOUTH + SIDE_DEG * (n // ACROSS)) for n in range(REGENCIES)]
    shapes = [shapely.box(x, y, x + SIDE_DEG, y + SIDE_DEG) for x, y in corners]
    codes = [one["regency_code"] for one in regencies]
    columns = {
        "regencies": {"regency_code": codes, "kind": "kabupaten"},
        "districts": {"district_code": [f"{one}.01" for one in codes], "regency_code": codes},
        "villages": {
            "village_code": [f"{one}.01.2001" for one in codes],
            "district_code": [f"{one}.01" for one in codes],
            "regency_code": codes,
        },
    }
    names = [one["name"] for one in regencies]
    frames = {
        name: gpd.GeoDataFrame(values | {"name": names}, geometry=shapes, crs=4326)
        for name, values in columns.items()
    }
    extent = shapely.box(WEST - 1, SOUTH - 1, WEST + 7, SOUTH + 7)
    frames["context"] = gpd.GeoDataFrame({"kind": ["extent"], "name": [None]}, geometry=[extent], crs=4326)
    return frames


def _layer(folder: Path, name: str, frame: gpd.GeoDataFrame) -> str:
    """Write a layer; its entry in the sources."""
    data = io.BytesIO()
    frame.to_parquet(data, index=False)
    path = f"boundaries/{name}.parquet"
    (folder / "data" / path).write_bytes(data.getvalue())
    values = {
        "path": path,
        "title": "Kotak",
        "producer": "bench",
        "url": "-",
        "accessed": "2026-11-01",
        "licence": "-",
    }
    lines = [f'{key} = "{value}"' for key, value in values.items()]
    digest = hashlib.sha256(data.getvalue()).hexdigest()
    return "\n".join(["[[file]]", *lines, f"rows = {len(frame)}", f'sha256 = "{digest}"', ""])
