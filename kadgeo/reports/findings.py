"""What the analyses find, as sentences and tables of the report."""

from __future__ import annotations

from kadgeo import years
from kadgeo.document import Grid
from kadgeo.findings import findings
from kadgeo.reports import wording as say
from kadgeo.reports.desk import Desk
from kadgeo.reports.tables import REGION, computed, grid, pair_name
from kadgeo.results import result
from kadgeo.text import Text, listed

_HELD = Text("Keadaan per {day}: {what}.", "As of {day}: {what}.")
MOST_GAPS = 12  # rows that a reader still takes in


def summary(desk: Desk) -> list[Text]:
    """What a reader wants to know first: what there is, and what the analyses found."""
    data = desk.dataset
    held = {
        Text("{count} kabupaten/kota", "{count} regencies and cities"): len(data.regencies),
        Text("{count} zona", "{count} zones"): len(data.zones),
        Text("{count} kawasan industri dan strategis", "{count} industrial and strategic areas"): len(
            data.industrial_areas
        ),
        Text(
            "{count} kesepakatan, draf dan pembicaraan dalam register",
            "{count} agreements, drafts and talks in the register",
        ): len(data.agreements),
    }
    counted = _HELD.format(
        what=listed(words.format(count=count) for words, count in held.items() if count),
        day=data.spelled("meeting", "date", data.as_of.isoformat()),
    )
    return [counted, *(one.text for one in findings(data))]


def network_words(desk: Desk) -> list[Text]:
    """Who holds the network of agreements together."""
    return [one.text for one in findings(desk.dataset) if one.table == "network"]


def has_gaps(desk: Desk) -> bool:
    """Are there pairs with a reason to cooperate and nothing on record."""
    return not result("cooperation_gaps", desk.dataset).empty


def gaps(desk: Desk) -> Grid:
    """Pairs without cooperation on record, those with most grounds first."""
    frame = result("cooperation_gaps", desk.dataset).head(MOST_GAPS)
    rows = frame.to_dict("records")
    cells = {
        Text("Urutan", "Rank"): ([Text.same(str(rank)) for rank in frame.index], True),
        Text("Pasangan", "Pair"): ([pair_name(row) for row in rows], False),
        Text("Alasan bekerja sama", "Grounds for cooperation"): ([row["why"] for row in rows], False),
    }
    return grid(Text("Celah kerja sama", "Gaps in cooperation"), cells)


def without_agreement(desk: Desk) -> Grid:
    """Regions in no agreement, draft or talks on record."""
    frame = result("regencies_without_agreement", desk.dataset)
    cells = {
        REGION: ([Text.same(name) for name in frame["name"]], False),
        **computed(frame, "population"),
        Text("Keterangan", "Remark"): (list(frame["why"]), False),
    }
    caption = Text(
        "Daerah tanpa kesepakatan yang masih berjalan dalam register, selain tapal batas",
        "Regions without a current agreement in the register, boundary matters apart",
    )
    return grid(say.figures_of(caption, population=years.population(desk.dataset)), cells)


def profiles(desk: Desk) -> Grid:
    """Figures of all regions."""
    data, frame = desk.dataset, desk.profile
    zones = [listed(data.name("zones", one) for one in ids) if ids else None for ids in frame["zone_ids"]]
    areas = [Text.same(str(len(ids))) for ids in frame["industrial_area_ids"]]
    cells = {
        REGION: ([data.name("regency", code) for code in frame.index], False),
        **computed(frame, "official_area_km2", "population", "population_per_km2"),
        Text("Zona", "Zones"): (zones, False),
        **computed(frame, "agreement_count"),
        Text("Kawasan", "Areas"): (areas, True),
        **computed(frame, "neighbour_count"),
    }
    caption = say.figures_of(
        Text("Profil daerah", "Profiles of the regions"),
        area=years.official_area(data),
        population=years.population(data),
        boundaries=years.boundaries(data),
    )
    return grid(caption, cells)
