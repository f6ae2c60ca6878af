"""Sentences about zones, the corridor, a boundary and the way to industry."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from kadgeo import years
from kadgeo.findings.words import Results, by_source, counted, figure, listed, percent
from kadgeo.register import last_day
from kadgeo.results import result
from kadgeo.schema import is_missing, worded
from kadgeo.schema.kinds import Quantity
from kadgeo.text import Text
from kadgeo.text import listed as joined

FAR_KM = 100.0  # a straight line that is half a day by road where roads wind and are poor
_VILLAGE, _DISTRICT = Text("desa/kelurahan", "village"), Text("kecamatan", "district")
_AREA = Text("kawasan industri", "industrial area")

_APART = Text(
    "Tidak ada daerah yang menjadi anggota lebih dari satu zona{by}.",
    "No region is in more than one zone{by}.",
)
_OVERLAP = Text(
    "{some} dari {count} daerah menjadi anggota lebih dari satu zona{by}: {which}; {zone} paling bertumpang "
    "tindih, {share} luasnya{year} juga masuk zona lain.",
    "{some} of {count} regions {are} in more than one zone{by}: {which}; {zone} overlaps most, {share} of "
    "its area{year} is in another zone, too.",
)
_IN_ZONES = Text("{name} (zona {zones})", "{name} (zones {zones})")
_YEAR = Text(" ({year})", " ({year})")
_TRAVEL = Text(
    "Waktu tempuh {before} jam menjadi {after} untuk {name}{bridge}: {note}{since}",
    "A travel time of {before} hours becoming {after}, for {name}{bridge}: {note}{since}",
)
_OVER = Text(" lewat {name}", " over {name}")
_SINCE = Text(" Sesudah itu tercatat: {told}.", " On record since then: {told}.")
_TOLD = Text("{what} ({day})", "{what} ({day})")
_LATEST = 2  # events told of a road that leave the status as it is: the register has all
_BOUNDARY = Text(
    "Batas {a}–{b} panjangnya {km} km{year} dan menyangkut {villages}: {there}; menurut register per {day} "
    "{statuses}.",
    "The border of {a} and {b} is {km} km long{year} and concerns {villages}: {there}; by the register on "
    "{day} {statuses}.",
)
_MATTER = Text("“{title}” {status}", "“{title}” {status}")
_DATED = Text("{status} ({year})", "{status} ({year})")
_CONTESTED = Text(
    "{status} ({year}; kejadian bertanggal sama bertentangan)",
    "{status} ({year}; events of that date contradict)",
)
_STATELESS = Text("tanpa status", "without a status")
_SIDE = Text("{villages} dalam {districts} di {name}", "{villages} in {districts} of {name}")
_ACCESS = {
    "near": Text(
        "Lokasi diketahui untuk {known} dari {areas}; tidak satu pun dari {districts} berjarak lurus lebih "
        "dari "
        "{limit} km dari yang terdekat.",
        "The site is known of {known} of {areas}; none of {districts} is more than {limit} km, in a straight "
        "line, from the nearest.",
    ),
    "far": Text(
        "Lokasi diketahui untuk {known} dari {areas}; {some} dari {districts} berjarak lurus lebih dari "
        "{limit} "
        "km dari yang terdekat, terjauh {name} di {regency} ({km} km).",
        "The site is known of {known} of {areas}; {some} of {districts} {are} more than {limit} km, in a "
        "straight "
        "line, from the nearest, the farthest {name} in {regency} ({km} km).",
    ),
    "only": Text(
        "Lokasi satu-satunya kawasan industri tidak diketahui, sehingga jarak tidak dapat diukur.",
        "The site of the only industrial area is not known, so no distances can be measured.",
    ),
    "none": Text(
        "Lokasi tidak diketahui untuk satu pun dari {areas}, sehingga jarak tidak dapat diukur.",
        "The site of none of {areas} is known, so no distances can be measured.",
    ),
}


def zone_overlap(results: Results) -> Iterator[Text]:
    """Which regions are in several zones, and which zone overlaps most."""
    zones, regencies = results["zone_summary"], results["regency_profile"]
    several = regencies.loc[[len(ids) > 1 for ids in regencies["zone_ids"]]]
    if zones.empty:
        return
    by = by_source(results.cited(results.dataset.zone_members))
    if several.empty:
        yield _APART.format(by=by)
        return
    top = zones.loc[zones["overlap_share"].idxmax()]
    which = [_IN_ZONES.format(name=row.name, zones=listed(row.zone_ids)) for row in several.itertuples()]
    yield _OVERLAP.format(
        some=figure(len(several)),
        count=figure(len(regencies)),
        are=Text.same("is" if len(several) == 1 else "are"),
        which=listed(which),
        zone=worded(top, "name"),
        share=percent(top["overlap_share"]),
        by=by,
        year=_drawn(results),
    )


def travel(results: Results) -> Iterator[Text]:
    """What is told of travel times, of which road and by whom."""
    frame = results.dataset.corridors
    if "travel_time_note" not in frame:
        return
    told = frame.dropna(subset=["travel_time_before_h", "travel_time_after_h", "travel_time_note"])
    for row in told.drop_duplicates("travel_time_note").to_dict("records"):
        told_on = row.get("travel_time_date")
        if not is_missing(told_on) and last_day(told_on) > results.dataset.as_of:
            continue
        yield _TRAVEL.format(
            before=_hours(row["travel_time_before_h"]),
            after=_hours(row["travel_time_after_h"]),
            name=_road(results, row),
            bridge=_bridge(frame, row),
            note=worded(row, "travel_time_note"),
            since=_since(results, row),
        )


def _road(results: Results, row: Any) -> Text:
    """What the travel time is of: the agreement's subject, or the corridor where it belongs to none."""
    agreements = results.dataset.agreements
    if is_missing(row["agreement_id"]) or row["agreement_id"] not in agreements.index:
        return worded(row, "name")
    return worded(agreements.loc[row["agreement_id"]], "title")


def _bridge(frame: pd.DataFrame, row: Any) -> Text | str:
    """The bridges that the road crosses."""
    if is_missing(row["agreement_id"]):
        return ""
    own = frame[(frame["kind"] == "bridge") & (frame["agreement_id"] == row["agreement_id"])]
    names = [worded(one, "name") for one in own.to_dict("records")]
    return _OVER.format(name=listed(names)) if names else ""


def _since(results: Results, row: Any) -> Text | str:
    """What the register has of the road since the travel time was told, by the day.

    Of the events that change the status the last is told, and of the others the latest: neither hides the
    other.
    """
    dataset, since = results.dataset, _told_on(results, row)
    events = dataset.agreement_events
    if is_missing(since):
        return ""
    own = events[(events["agreement_id"] == row["agreement_id"]) & (events["date"] > since)]
    turns = own["stage"].isin(dataset.stages.index[dataset.stages["status"].notna()])
    shown = {*own.index[turns][-1:], *own.index[~turns][-_LATEST:]}
    told = [
        _TOLD.format(what=_unstopped(worded(one, "statement")), day=results.day(one["date"]))
        for one in own[own.index.isin(shown)].to_dict("records")
    ]
    return _SINCE.format(told=joined(told, "; ")) if told else ""


def _told_on(results: Results, row: Any) -> Any:
    """The day on which a travel time was told: its own, or that of the meeting its agreement comes from."""
    dataset = results.dataset
    if not is_missing(row.get("travel_time_date")):
        return row["travel_time_date"]
    if "meeting_id" not in dataset.agreements:
        return None
    meeting = dataset.agreements["meeting_id"].get(row["agreement_id"])
    return dataset.meeting["date"].get(meeting)


def _unstopped(words: Text) -> Text:
    """A statement to stand within a sentence."""
    return Text(words.id.removesuffix("."), words.en.removesuffix("."))


def _drawn(results: Results) -> Text:
    """Year of the boundaries in brackets; nothing where it is not known."""
    year = years.boundaries(results.dataset)
    return _YEAR.format(year=year) if year.id else year


def _hours(value: float) -> Text:
    return Quantity().bare(value)


def boundary(results: Results) -> Iterator[Text]:
    """How long a border that is a matter between two regions is, whom it concerns, and how it stands."""
    context, dataset = results["agreement_context"], results.dataset
    about = context[(context["suggestion"] == "check") & (context["relation"] == "land")]
    of_meeting = dataset.agreements.index[_met(dataset.agreements)]
    drafts = about[about["agreement_id"].isin(of_meeting)].drop_duplicates(["a_code", "b_code"])
    for row in drafts.itertuples():
        table = result("border_villages", dataset, a=row.a_code, b=row.b_code)
        villages = table[table["level"] == "village"]
        if villages.empty:
            continue
        sides = [_side(table[table["side_code"] == code], name) for code, name in _sides(row)]
        yield _BOUNDARY.format(
            a=row.a_name,
            b=row.b_name,
            km=figure(row.shared_border_km),
            villages=counted(len(villages), _VILLAGE, "villages"),
            there=listed(sides),
            statuses=listed(_matters(results, about, row)),
            year=_drawn(results),
            day=results.today,
        )


def _met(agreements: pd.DataFrame) -> pd.Series:
    if "meeting_id" not in agreements:
        return pd.Series(False, agreements.index)
    return agreements["meeting_id"].notna()


def _matters(results: Results, about: pd.DataFrame, row: Any) -> Iterator[Text]:
    """Every boundary matter between the two, with its status."""
    same = about[(about["a_code"] == row.a_code) & (about["b_code"] == row.b_code)]
    swapped = about[(about["a_code"] == row.b_code) & (about["b_code"] == row.a_code)]
    frame = results.dataset.agreements
    for key in dict.fromkeys([*same["agreement_id"], *swapped["agreement_id"]]):
        one = frame.loc[key]
        yield _MATTER.format(title=worded(one, "title"), status=_standing(results, one))


def _standing(results: Results, agreement: pd.Series) -> Text:
    """Status of an agreement, and the year since when it has it."""
    if is_missing(agreement["status"]):
        return _STATELESS
    status, since = results.status(agreement["status"]), years.span([agreement["status_date"]])
    if agreement["is_contested"]:
        return _CONTESTED.format(status=status, year=since)
    return _DATED.format(status=status, year=since) if since else status


def _sides(row: Any) -> tuple[tuple[str, str], tuple[str, str]]:
    return (row.a_code, row.a_name), (row.b_code, row.b_name)


def _side(table: pd.DataFrame, name: str) -> Text:
    counts = table["level"].value_counts()
    return _SIDE.format(
        villages=counted(int(counts["village"]), _VILLAGE, "villages"),
        districts=counted(int(counts["district"]), _DISTRICT, "districts"),
        name=name,
    )


def access(results: Results) -> Iterator[Text]:
    """How far the districts are from industry."""
    areas = results.dataset.industrial_areas
    if areas.empty:
        return
    unknown = int(areas["is_editorial"].sum())
    everything = counted(len(areas), _AREA, "industrial areas")
    if unknown == len(areas):
        yield _ACCESS["none" if unknown > 1 else "only"].format(areas=everything)
        return
    table = results["district_access"]
    far = table[table["nearest_area_km"] > FAR_KM]
    if table["nearest_area_km"].isna().all():
        return
    words: dict[str, Any] = {
        "districts": counted(len(table), _DISTRICT, "districts"),
        "limit": figure(FAR_KM),
        "known": figure(len(areas) - unknown),
        "areas": everything,
    }
    if far.empty:
        yield _ACCESS["near"].format(**words)
        return
    last = far.loc[far["nearest_area_km"].idxmax()]
    yield _ACCESS["far"].format(
        **words,
        some=figure(len(far)),
        are=Text.same("is" if len(far) == 1 else "are"),
        name=last["name"],
        regency=results.dataset.regencies.at[last["regency_code"], "name"],
        km=figure(last["nearest_area_km"]),
    )
