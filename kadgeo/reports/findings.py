"""What the analyses find, as sentences and tables of the report."""

from __future__ import annotations

import pandas as pd

from kadgeo import analysis
from kadgeo.document import Grid
from kadgeo.reports import wording as say
from kadgeo.reports.desk import Desk
from kadgeo.reports.tables import REGION, pair_name
from kadgeo.text import Text

MOST_GAPS = 12  # rows that a reader still takes in


def summary(desk: Desk) -> list[Text]:
    """What a reader wants to know first, computed."""
    data = desk.dataset
    several = desk.profile[desk.profile["zone_ids"].map(len) > 1]
    without = analysis.run("regencies_without_agreement", data)
    counted = Text(
        "{zones} zona, {areas} kawasan industri dan strategis, {deals} draf kesepakatan.",
        "{zones} zones, {areas} industrial and strategic areas, {deals} draft agreements.",
    ).format(zones=len(data.zones), areas=len(data.industrial_areas), deals=len(data.agreements))
    said = [counted]
    if len(several):
        told = Text("Anggota lebih dari satu zona: {names}.", "Members of more than one zone: {names}.")
        said.append(told.format(names=say.regency_names(data, several.index)))
    if len(without):
        told = Text("Tidak menjadi pihak satu draf pun: {names}.", "Party to no draft at all: {names}.")
        said.append(told.format(names=say.listed(Text.same(name) for name in without["name"])))
    vague = int(data.industrial_areas["is_editorial"].sum())
    if vague:
        told = Text(
            "{count} dari {all} kawasan tanpa lokasi yang disebut notulen; titiknya dipilih penyunting.",
            "For {count} of {all} areas the record names no site; their points are the editor's choice.",
        )
        said.append(told.format(count=vague, all=len(data.industrial_areas)))
    return [*said, *network_words(desk)]


def network_words(desk: Desk) -> list[Text]:
    """Who holds the network of agreements together."""
    frame = analysis.run("network", desk.dataset)
    hub = frame["agreement_count"].idxmax()
    row = frame.loc[hub]
    central = Text(
        "{name} menjadi pihak {count} dari {all} draf ({share}).",
        "{name} is party to {count} of {all} drafts ({share}).",
    ).format(
        name=Text.same(desk.dataset.regencies.at[hub, "full_name"]),
        count=int(row["agreement_count"]),
        all=len(desk.dataset.agreements),
        share=say.percent(row["hub_share"], decimals=0),
    )
    left = Text(
        "Tanpa daerah itu tinggal {left} draf.", "Without this region {left} drafts are left."
    ).format(left=int(row["agreements_left"]))
    return [central, left]


def gaps(desk: Desk) -> Grid:
    """Pairs without a draft, those with most grounds first."""
    frame = analysis.run("cooperation_gaps", desk.dataset).head(MOST_GAPS)
    rows = [(pair_name(row), row["why"]) for row in frame.to_dict("records")]
    columns = (Text("Pasangan", "Pair"), Text("Alasan bekerja sama", "Grounds for cooperation"))
    return Grid(caption=Text("Celah kerja sama", "Gaps in cooperation"), columns=columns, rows=tuple(rows))


def without_agreement(desk: Desk) -> Grid:
    """Regions in no draft."""
    frame = analysis.run("regencies_without_agreement", desk.dataset)
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
