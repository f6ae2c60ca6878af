"""Tables of a new project: the regencies filled, stages and sources as they are known, the rest empty."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from kadgeo import national, schema
from kadgeo import project as projects
from kadgeo.cells import csv_text
from kadgeo.founding.area import Area
from kadgeo.text import Text

BOUNDARIES, AREAS, PEOPLE = "wilayah-boundaries", "big-2024", "dukcapil-2024"
OWN = "batas-wilayah"
STAGES = "stages"
_CITATIONS = ("source_id", "area_source_id", "population_source_id")
_TITLES = {"kabupaten": Text("Kab. {name}", "{name} Regency"), "kota": Text("Kota {name}", "{name} City")}
_PLAIN = Text("{name}", "{name}")
Row = Mapping[str, Any]


def tables(area: Area) -> dict[str, str]:
    """Text of every table by its file, with its header even where it is empty."""
    filled: dict[str, list[Row]] = {"regencies": list(_regencies(area)), STAGES: _shipped(STAGES)}
    cited = {row[key] for rows in filled.values() for row in rows for key in _CITATIONS if row.get(key)}
    filled["sources"] = list(_sources(area, cited))
    made = {one.file: _csv(one.columns, filled.get(name, ())) for name, one in schema.TABLES.items()}
    return {**made, schema.CORRIDORS.file: '{"type": "FeatureCollection", "features": []}\n'}


def has_population(area: Area) -> bool:
    """Is the official population of every region known."""
    return all("population" in row for row in _regencies(area))


def _csv(columns: Iterable[str], rows: Iterable[Row]) -> str:
    return csv_text(pd.DataFrame(list(rows), columns=list(columns), dtype=object))


def _regencies(area: Area) -> Iterable[Row]:
    names = list(area.regencies["name"])
    for code, name, kind in area.regencies[["regency_code", "name", "kind"]].itertuples(index=False):
        known = national.regions().get(code, {})
        is_official = known.get("name") == name and known.get("kind") == kind
        row = {
            "regency_code": code,
            "name": name,
            "kind": kind,
            "short_name": _TITLES.get(kind, _PLAIN).format(name=name).id if names.count(name) > 1 else name,
            "source_id": BOUNDARIES if area.source is None else OWN,
            "source_place": f"kode {code}" if area.source is None else area.source.name,
        }
        yield row | (_figures(code, known) if is_official else {})


def _figures(code: str, known: Mapping[str, str]) -> dict[str, str]:
    """Official area and population, where they are not in doubt."""
    found = {"aliases": known["aliases"], "note": known["note"], "note_en": known["note_en"]}
    if known["area_km2"]:
        found |= {
            "official_area_km2": known["area_km2"],
            "area_source_id": AREAS,
            "area_source_place": f"db/wilayah_luas.sql, kode {code}",
        }
    if known["population"]:
        found |= {
            "population": known["population"],
            "population_date": national.POPULATION_DATE,
            "population_source_id": PEOPLE,
            "population_source_place": f"db/wilayah_penduduk.sql, kode {code}",
        }
    return found


def _shipped(name: str) -> list[Row]:
    """Rows of a table of the project that kadgeo ships."""
    file = projects.find() / schema.TABLES[name].file
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def _sources(area: Area, cited: set[str]) -> Iterable[Row]:
    """The sources that are cited, and they alone."""
    own = {
        "source_id": OWN,
        "kind": "dataset",
        "title": "" if area.source is None else area.source.name,
        "short_title": "" if area.source is None else area.source.stem,
        "producer": "(isi: pembuat berkas batas)",
        "licence": "(isi: lisensi berkas batas)",
    }
    shipped = [{**row, "file": ""} for row in _shipped("sources")]
    known = {row["source_id"]: row for row in (*shipped, *national.rows("sources"), own)}
    yield from (row for key, row in known.items() if key in cited)
