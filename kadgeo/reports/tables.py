"""Tables of the report: the project's tables as they are declared, and what the analyses add."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from kadgeo import columns, years
from kadgeo.document import Block, Grid
from kadgeo.maps.agreements import of_meeting
from kadgeo.maps.declared import own_columns, spelled
from kadgeo.maps.facts import status_words
from kadgeo.reports import wording as say
from kadgeo.reports.desk import Desk
from kadgeo.results import result
from kadgeo.schema import DECLARED, MISSING
from kadgeo.text import Text, listed

REGION = Text("Daerah", "Region")
KINDS = {
    "check": Text("Perlu diperiksa", "To be checked"),
    "wajib": Text("Calon kerja sama wajib", "Candidate for mandatory cooperation (wajib)"),
    "sukarela": Text("Calon kerja sama sukarela", "Candidate for voluntary cooperation (sukarela)"),
}


def declared(desk: Desk, name: str, *shown: str, frame: Any = None) -> Grid:
    """A table of the project, with the labels and spellings of its declaration.

    Parameters
    ----------
    desk : Desk
    name : str
        Name of the table.
    *shown : str
        Its columns, in order; columns in which no row says anything are left out, and those the user
        has added come last.
    frame : DataFrame, optional
        Rows to show instead of all.
    """
    data, table = desk.dataset, DECLARED[name]
    rows = data.table(name) if frame is None else frame
    cells = {
        table.columns[column].label: (
            spelled(table, column, rows, data),
            table.columns[column].kind.is_numeric,
        )
        for column in shown
        if column in rows
    }
    for column in own_columns(data, name):
        if column in rows:
            cells[Text.same(column)] = (
                [None if pd.isna(one) else Text.same(one) for one in rows[column]],
                False,
            )
    return grid(table.title, cells, source=cite(desk, rows))


def grid(caption: Text, cells: Any, *, source: Text | None = None) -> Grid:
    """A table from its columns, words by label and whether they are numbers; bare ones are left out."""
    cells = {
        label: one for label, one in cells.items() if any(value not in (None, MISSING) for value in one[0])
    }
    filled = [[MISSING if value is None else value for value in values] for values, _ in cells.values()]
    return Grid(
        caption=caption,
        columns=tuple(cells),
        rows=tuple(zip(*filled, strict=True)) if filled else (),
        numeric=tuple(at for at, (_, is_number) in enumerate(cells.values()) if is_number),
        source=source,
    )


def computed(frame: pd.DataFrame, *names: str) -> dict[Text, tuple[list[Text], bool]]:
    """Columns of a result as words, headed by what the analyses call them."""
    return {
        columns.heading(name, columns.column_words(name).label): (
            [MISSING if pd.isna(value) else columns.bare(value, name) for value in frame[name]],
            True,
        )
        for name in names
    }


def cite(desk: Desk, frame: Any) -> Text | None:
    """Sources of a table's rows, each once."""
    keys = dict.fromkeys(frame["source_id"].dropna()) if "source_id" in frame else {}
    titles = desk.dataset.sources["title"]
    return Text.same("; ".join(titles.reindex(list(keys)).dropna())) if keys else None


def attendance(desk: Desk) -> Grid:
    """Who was there."""
    return declared(desk, "attendance", "party", "office", "person", "status", "source_place")


def offers(desk: Desk) -> Grid:
    """What was offered, asked for and proposed."""
    return declared(desk, "offers", "proposer", "kind", "subject", "addressee", "source_place")


def industry(desk: Desk) -> Grid:
    """The industrial areas."""
    return declared(desk, "industrial_areas", "name", "kind", "hosts", "site", "precision", "source_place")


def agreements(desk: Desk, frame: pd.DataFrame, caption: Text) -> Grid:
    """Agreements with their parties and status on the day."""
    data, table = desk.dataset, DECLARED["agreements"]
    rows = frame.to_dict("records")
    parties = [
        listed((data.name("party", one) for one in (*row["party_codes"], *row["outside_ids"])), "; ")
        for row in rows
    ]
    cells: dict[Text, tuple[list[Any], bool]] = {
        table.columns["title"].label: (spelled(table, "title", frame, data), False),
        Text("Para pihak", "Parties"): (parties, False),
        table.columns["sectors"].label: (spelled(table, "sectors", frame, data), False),
        table.columns["form"].label: (spelled(table, "form", frame, data), False),
        Text("Status", "Status"): ([status_words(data, row) for row in rows], False),
        Text("Sumber", "Source"): (list(data.citation(frame)), False),
    }
    return grid(caption, cells)


def drafts_title(desk: Desk) -> Text:
    """What is above the agreements of the meeting; where none comes from a meeting all are shown."""
    if desk.dataset.agreements["meeting_id"].notna().any():
        return Text("Kesepakatan hasil rapat", "Agreements of the meeting")
    return Text("Kesepakatan antardaerah", "Agreements between regions")


def drafts(desk: Desk) -> Grid:
    """The agreements of the meeting."""
    return agreements(desk, of_meeting(desk.dataset), drafts_title(desk))


def register(desk: Desk) -> Grid:
    """All agreements of the register."""
    return agreements(desk, desk.dataset.agreements, Text("Register kesepakatan", "Register of agreements"))


def zone_words(desk: Desk) -> Text:
    """Which zones overlap where."""
    shared = [row for row in desk.overlaps.to_dict("records") if row["shared_codes"]]
    pairs = [
        Text("{a} dan {b} ({names})", "{a} and {b} ({names})").format(
            a=say.zone_names(desk.dataset, [row["a_zone_id"]]),
            b=say.zone_names(desk.dataset, [row["b_zone_id"]]),
            names=say.regency_names(desk.dataset, row["shared_codes"]),
        )
        for row in shared
    ]
    if not pairs:
        return Text("Tidak ada zona yang bertumpang tindih.", "No zones overlap.")
    told = Text("Zona yang bertumpang tindih: {pairs}.", "Zones that overlap: {pairs}.")
    return told.format(pairs=listed(pairs, "; "))


def zones(desk: Desk) -> Grid:
    """Size and members of the zones."""
    data, frame = desk.dataset, desk.zones
    rows = frame.to_dict("records")
    others = [[one for one in row["member_codes"] if one != row["initiator_code"]] for row in rows]
    cells = {
        Text("Zona", "Zone"): ([data.name("zones", key) for key in frame.index], False),
        Text("Inisiator", "Initiator"): ([_lead(data, row["initiator_code"]) for row in rows], False),
        Text("Anggota lain", "Other members"): ([say.regency_names(data, some) for some in others], False),
        **computed(frame, "area_km2", "area_share", "population"),
    }
    caption = Text("Zona, anggota dan ukurannya", "Zones, their members and size")
    return grid(_sized(desk, caption), cells, source=cite(desk, data.zones))


def _sized(desk: Desk, caption: Text) -> Text:
    """A caption with the years of measured areas and of the population."""
    data = desk.dataset
    return say.figures_of(caption, boundaries=years.boundaries(data), population=years.population(data))


def _lead(data: Any, code: Any) -> Text:
    return MISSING if pd.isna(code) else data.name("regency", code)


def overlaps(desk: Desk) -> Grid:
    """Overlap of each pair of zones."""
    data, frame = desk.dataset, desk.overlaps
    rows = frame.to_dict("records")
    cells = {
        Text("Zona", "Zones"): (
            [say.zone_names(data, [row["a_zone_id"], row["b_zone_id"]]) for row in rows],
            False,
        ),
        Text("Daerah bersama", "Shared regions"): (
            [_names(say.regency_names, data, row["shared_codes"]) for row in rows],
            False,
        ),
        **computed(frame, "overlap_km2", "overlap_population"),
    }
    return grid(_sized(desk, Text("Tumpang tindih zona", "Overlaps of the zones")), cells)


def _names(how: Any, data: Any, keys: Iterable[str]) -> Text:
    """Names of regions, zones or areas; a dash where there are none."""
    return how(data, keys) if tuple(keys) else MISSING


def industry_words(desk: Desk) -> Text:
    """How well the sites are known."""
    frame = desk.dataset.industrial_areas
    told = Text(
        "{all} kawasan; {shared} menyangkut lebih dari satu daerah; {vague} tanpa lokasi dalam sumber "
        "(simbol berongga, jarak tidak diukur).",
        "{all} areas; {shared} concern more than one region; for {vague} the source names no site "
        "(hollow symbols, no distances measured).",
    )
    shared, vague = int((frame["host_codes"].map(len) > 1).sum()), int(frame["is_editorial"].sum())
    return told.format(all=len(frame), shared=shared, vague=vague)


def relations(desk: Desk) -> Grid:
    """Borders, distances, zones and shared areas of the partners of the meeting's agreements."""
    data, frame = desk.dataset, _of_meeting(desk)
    rows = frame.to_dict("records")
    cells = {
        Text("Para pihak", "Partners"): ([pair_name(row) for row in rows], False),
        **computed(
            frame.assign(shared_border_km=frame["shared_border_km"].where(frame["shared_border_km"] > 0)),
            "shared_border_km",
            "seat_distance_km",
        ),
        Text("Zona bersama", "Common zones"): (
            [_names(say.zone_names, data, row["common_zone_ids"]) for row in rows],
            False,
        ),
        Text("Kawasan bersama", "Areas hosted by both"): (
            [_names(say.area_names, data, row["cohosted_area_ids"]) for row in rows],
            False,
        ),
        Text("Saran", "Suggestion"): ([KINDS[row["suggestion"]] for row in rows], False),
    }
    return grid(Text("Hubungan para pihak", "How the partners relate"), cells)


def _of_meeting(desk: Desk) -> pd.DataFrame:
    frame = desk.context
    return frame[frame["agreement_id"].isin(of_meeting(desk.dataset).index)]


def pair_name(row: Any) -> Text:
    """Both regions of a row."""
    return Text.same(f"{row['a_name']} – {row['b_name']}")


def reasons(desk: Desk) -> list[Text]:
    """Why each kind of cooperation is suggested."""
    return [say.pair(pair_name(row), row["reason"]) for row in _of_meeting(desk).to_dict("records")]


def corridors(desk: Desk) -> list[Block]:
    """The corridor's routes, where there are any."""
    data = desk.dataset
    if data.corridors.empty:
        return []
    frame = result("corridor_summary", data)
    first = data.corridors.drop_duplicates("corridor_id").set_index("corridor_id")
    cells = {
        Text("Rute", "Route"): (spelled(DECLARED["corridors"], "name", first.loc[frame.index], data), False),
        **computed(frame, "straight_km", "drawn_km", "documented_length_km", "gap_share"),
        **computed(frame, "travel_time_before_h", "travel_time_after_h"),
    }
    caption = Text("Koridor jalan (skematis)", "Road corridor (schematic)")
    return [grid(caption, cells, source=cite(desk, data.corridors))]
