"""A project of the whole country: 514 regencies with their real boundaries, 40 zones, 300 agreements.

Prints a Markdown table of the time of all pages and of their sizes, with budgets; run with
``python bench/bench_country.py``. All but names and boundaries is made up, by a fixed seed.
"""

from __future__ import annotations

import argparse
import colorsys
import random
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
from side_by_side import ROOT, seconds

from kadgeo import founding, schema
from kadgeo import project as projects
from kadgeo.publish import put

ZONES, ZONE_SIZE, AGREEMENTS, SEED = 40, 12, 300, 12
CPU_S, BUDGETS_MB = 45, {"overview": 1.8, "gaps": 1.5, "index": 0.3}
SECTORS = ("road", "raw_water", "waste", "education_health", "tourism")
CITED = {"source_id": "notulen-2014", "source_place": "halaman 1"}

Row = dict[str, Any]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", type=Path, help="new folder for the project, which stays there")
    kept = parser.parse_args().keep
    with tempfile.TemporaryDirectory() as passing:
        folder = make(kept or Path(passing) / "country")
        out = folder / "output"
        command = [sys.executable, "-m", "kadgeo", "build", "--project", str(folder), "--out", str(out)]
        wall, busy = seconds(command, ROOT)
        sizes = {page.stem: page.stat().st_size / 1e6 for page in sorted(out.glob("*.html"))}
    print("| 514 regencies, 40 zones, 300 agreements | measured | budget |\n|---|---|---|")
    print(f"| all pages, processor time (s) | {busy:.1f} | ≤ {CPU_S} |")
    print(f"| all pages, wall time (s) | {wall:.1f} | |")
    for name, size in sizes.items():
        budget = f"≤ {BUDGETS_MB[name]}" if name in BUDGETS_MB else ""
        print(f"| `{name}.html` (MB) | {size:.2f} | {budget} |")


def make(folder: Path) -> Path:
    """Write the project.

    Parameters
    ----------
    folder : Path
        New or empty.

    Returns
    -------
    Path
        The folder.
    """
    random_ = random.Random(SEED)
    area = founding.of_name("indonesia")
    files = founding.files(area)
    codes = sorted(area.regencies["regency_code"])
    shipped = projects.read()
    shown = '{zone} = {{ id = "Zona {zone}", en = "Zone {zone}", color = "{color}" }}\n'
    colors = "".join(shown.format(zone=zone, color=_color(zone)) for zone in _zones())
    settings = str(files[projects.SETTINGS]).replace("[categories.zones]\n", f"[categories.zones]\n{colors}")
    put(folder, files | {projects.SETTINGS: settings})
    sources = [
        pd.read_csv(root / schema.TABLES["sources"].file, dtype=str) for root in (folder, shipped.root)
    ]
    _write(folder, "sources", pd.concat(sources).drop_duplicates("source_id").assign(file=None))
    for name, some in {
        "zones": [{"zone_id": zone, "name": f"Zona {zone}", **CITED} for zone in _zones()],
        "zone_members": list(_members(codes)),
        "agreements": list(_agreements(random_)),
        "agreement_parties": list(_parties(codes, random_)),
        "agreement_events": list(_events(random_)),
    }.items():
        _write(folder, name, pd.DataFrame(some))
    return folder


def _write(folder: Path, name: str, rows: pd.DataFrame) -> None:
    rows.to_csv(folder / schema.TABLES[name].file, index=False)


def _zones() -> range:
    return range(1, ZONES + 1)


def _color(zone: int) -> str:
    red, green, blue = colorsys.hls_to_rgb(zone / ZONES, 0.4 + 0.2 * (zone % 2), 0.6)
    return f"#{round(255 * red):02x}{round(255 * green):02x}{round(255 * blue):02x}"


def _members(codes: list[str]) -> Iterator[Row]:
    """Zones of neighbours in the order of the codes; the first of each began it."""
    for zone in _zones():
        first = (zone - 1) * len(codes) // ZONES
        for place, code in enumerate(codes[first : first + ZONE_SIZE]):
            yield {
                "zone_id": zone,
                "regency": code,
                "role": "member" if place else "initiator",
                **CITED,
            }


def _agreements(random_: random.Random) -> Iterator[Row]:
    for number in range(AGREEMENTS):
        yield {
            "agreement_id": f"kerja-sama-{number}",
            "title": f"Kerja sama {number}",
            "kind": "ksdd",
            "sectors": random_.choice(SECTORS),
            **CITED,
        }


def _parties(codes: list[str], random_: random.Random) -> Iterator[Row]:
    """Two or three regions whose codes are near each other."""
    for number in range(AGREEMENTS):
        first = random_.randrange(len(codes) - ZONE_SIZE)
        for place in random_.sample(range(ZONE_SIZE), random_.choice([2, 2, 3])):
            yield {
                "agreement_id": f"kerja-sama-{number}",
                "party": codes[first + place],
                "role": "party",
                **CITED,
            }


def _events(random_: random.Random) -> Iterator[Row]:
    for number in range(AGREEMENTS):
        yield {
            "event_id": f"kejadian-{number}",
            "agreement_id": f"kerja-sama-{number}",
            "date": f"{random_.randint(2012, 2025)}-0{random_.randint(1, 9)}-15",
            "stage": random_.choice(["penawaran", "pembicaraan"]),
            "statement": "Para pihak bertemu.",
            "confidence": "single",
            **CITED,
        }


if __name__ == "__main__":
    main()
