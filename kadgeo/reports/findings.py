"""What the analyses find, as sentences and tables of the report."""

from __future__ import annotations

import pandas as pd

from kadgeo.document import Grid
from kadgeo.findings import findings
from kadgeo.reports import wording as say
from kadgeo.reports.desk import Desk
from kadgeo.reports.tables import REGION, pair_name
from kadgeo.results import result
from kadgeo.text import Text

MOST_GAPS = 12  # rows that a reader still takes in


def summary(desk: Desk) -> list[Text]:
    """What a reader wants to know first: what there is, and what the analyses found."""
    data = desk.dataset
    counted = Text(
        "{zones} zona, {areas} kawasan industri dan strategis, {deals} draf kesepakatan.",
        "{zones} zones, {areas} industrial and strategic areas, {deals} draft agreements.",
    ).format(zones=len(data.zones), areas=len(data.industrial_areas), deals=len(data.agreements))
    return [counted, *(one.text for one in findings(data))]


def network_words(desk: Desk) -> list[Text]:
    """Who holds the network of agreements together."""
    return [one.text for one in findings(desk.dataset) if one.table == "network"]


def gaps(desk: Desk) -> Grid:
    """Pairs without a draft, those with most grounds first."""
    frame = result("cooperation_gaps", desk.dataset).head(MOST_GAPS)
    rows = [(pair_name(row), row["why"]) for row in frame.to_dict("records")]
    columns = (Text("Pasangan", "Pair"), Text("Alasan bekerja sama", "Grounds for cooperation"))
    return Grid(caption=Text("Celah kerja sama", "Gaps in cooperation"), columns=columns, rows=tuple(rows))


def without_agreement(desk: Desk) -> Grid:
    """Regions in no draft."""
    frame = result("regencies_without_agreement", desk.dataset)
    rows = [
        (Text.same(row["name"]), say.figure(row["population"]), row["why"])
        for row in frame.to_dict("records")
    ]
    columns = (REGION, Text("Penduduk", "Population"), Text("Keterangan", "Remark"))
    caption = Text("Daerah tanpa draf kesepakatan", "Regions without a draft agreement")
    return Grid(caption=caption, columns=columns, rows=tuple(rows), numeric=(1,))


def profiles(desk: Desk) -> Grid:
    """Figures of all regions."""
    data, frame = desk.dataset, desk.profile
    names = data.regencies["full_name"]
    rows = [
        (
            Text.same(names[code]),
            say.figure(row["official_area_km2"], decimals=1),
            say.figure(row["population"]),
            say.figure(row["population_per_km2"], decimals=1),
            Text.same(", ".join(row["zone_ids"]) or "–"),
            say.figure(row["agreement_count"]),
            say.figure(len(row["industrial_area_ids"])),
            say.figure(row["neighbour_count"]),
        )
        for code, row in zip(frame.index, frame.to_dict("records"), strict=True)
    ]
    columns = (
        REGION,
        Text("Luas resmi (km²)", "Official area (km²)"),
        Text("Penduduk", "Population"),
        Text("Jiwa/km²", "People/km²"),
        Text("Zona", "Zones"),
        Text("Draf", "Drafts"),
        Text("Kawasan", "Areas"),
        Text("Tetangga", "Neighbours"),
    )
    day = data.regencies["population_date"].max()
    caption = Text("Profil daerah; penduduk per {day}", "Profiles of the regions; population as of {day}")
    return Grid(
        caption=caption.format(day=say.day(day if isinstance(day, str) and not pd.isna(day) else "")),
        columns=columns,
        rows=tuple(rows),
        numeric=(1, 2, 3, 5, 6, 7),
    )
