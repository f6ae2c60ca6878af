"""Write the names and codes of all regions of the country, ``kadgeo/names/country.csv``.

Run it with the table of areas and population (columns ``code`` and ``name``, as of 2024) and the
file to write: ``python scripts/country.py indonesia_area_population.csv kadgeo/names/country.csv``.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

HEADER = (
    "# Names and Kemendagri codes of the 38 provinces and 514 regencies and cities, as of 2024.",
    "# From github.com/cahyadsn/wilayah at b7ad440a (MIT, (c) 2017-2025 Cahya DSN), db/wilayah_luas.sql;",
    "# its codes 11.1, 12.1, 12.2 and 14.1, which had lost a nought, are 11.10, 12.10, 12.20 and 14.10.",
    "# Written by scripts/country.py.",
)
KINDS = {"Kabupaten": "kabupaten", "Kab": "kabupaten", "Kota": "kota"}
WORDS = ("Administrasi ",)  # of the regency and cities of Jakarta


def region(code: str, name: str) -> tuple[str, str, str]:
    """Code, kind and bare name of one row."""
    if "." not in code:
        return code, "provinsi", name
    word, _, rest = name.partition(" ")
    for more in WORDS:
        rest = rest.removeprefix(more)
    return code, KINDS[word], rest


def main(source: str, target: str) -> None:
    """Write the file."""
    with Path(source).open(encoding="utf-8-sig", newline="") as table:
        rows = [region(row["code"], row["name"]) for row in csv.DictReader(table)]
    lines = [*HEADER, "code,kind,name", *(",".join(row) for row in rows)]
    Path(target).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
