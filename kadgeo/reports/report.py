"""The report: what was agreed, where it lies, what the analyses find, and what is missing."""

from __future__ import annotations

from kadgeo.dataset import Dataset
from kadgeo.document import Block, Bullets, Document, Heading, Paragraph, Picture, View, pruned
from kadgeo.layers import MapSpec
from kadgeo.maps import MAPS, draw
from kadgeo.maps.declared import with_facts
from kadgeo.maps.overview import overview
from kadgeo.render.alt_text import alt_text
from kadgeo.reports import findings, tables
from kadgeo.reports import wording as say
from kadgeo.reports.atlas import notes
from kadgeo.reports.desk import Desk
from kadgeo.schema import TABLES, is_missing, worded
from kadgeo.text import Text

TITLE = Text("Laporan kerja sama antardaerah", "Report on inter-regional cooperation")
VIEWS: dict[View, Text] = {
    "map": Text("{title}", "{title}"),
    "multiples": Text("{title}, satu peta untuk setiap kategori", "{title}, one map for each category"),
    "matrix": Text("{title}, matriks para pihak", "{title}, matrix of the partners"),
}
# Which maps illustrate which chapter, where the project has them.
ZONES, INDUSTRY, AGREEMENTS, OVERVIEW = "zones", "industry", "agreements", "overview"
COOPERATION = "cooperation"
NETWORK, GAPS, PROFILES = "network", "gaps", "profiles"


def report(dataset: Dataset) -> Document:
    """Everything the report shows and says.

    Parameters
    ----------
    dataset : Dataset

    Returns
    -------
    Document
        Chapters in order; a chapter's maps are those of the project's maps that there are.

    Examples
    --------
    >>> import kadgeo
    >>> chapters = [one for one in report(kadgeo.load()).blocks if isinstance(one, Heading)]
    >>> chapters[0].text.en
    'Summary'
    """
    desk = Desk.of(dataset, overview(dataset))
    project = dataset.project
    chapters = (
        _summary,
        _meeting,
        _overview,
        _zones,
        _industry,
        _agreements,
        _offers,
        _findings,
        _profiles,
        _sources,
    )
    return Document(
        title=TITLE,
        subtitle=say.below_title(project),
        publisher=project.publisher,
        date=dataset.as_of.isoformat(),
        blocks=pruned(block for chapter in chapters for block in chapter(desk)),
    )


def _picture(desk: Desk, name: str, view: View = "map") -> list[Block]:
    """A map of the project as a figure, or nothing where the project does not list it."""
    if name not in desk.dataset.project.maps or name not in MAPS:
        return []
    spec = desk.overview if name == OVERVIEW else draw(name, desk.dataset)
    return [picture(spec, view)]


def picture(spec: MapSpec, view: View = "map") -> Picture:
    """A map as a figure with its text alternative."""
    caption = VIEWS[view].format(title=spec.title)
    return Picture(caption=caption, alt=alt_text(spec), spec=spec, view=view)


def _summary(desk: Desk) -> list[Block]:
    return [
        Heading(text=Text("Ringkasan", "Summary")),
        Bullets(items=tuple(findings.summary(desk))),
    ]


def _meeting(desk: Desk) -> list[Block]:
    data = desk.dataset
    if data.meeting.empty:
        return []
    blocks: list[Block] = [Heading(text=Text("Rapat", "The meeting"))]
    frame, fields = with_facts(data, "meeting", data.meeting, skip=("note",))
    for row in frame.to_dict("records"):
        lines = [
            say.pair(field.label, row[field.column]) for field in fields if row[field.column] is not None
        ]
        blocks.append(Bullets(items=tuple(lines)))
        if not is_missing(row["note"]):
            blocks += [
                Heading(text=Text("Catatan atas sumbernya", "Notes on the source"), level=2),
                Paragraph(text=worded(row, "note")),
            ]
    return [*blocks, *([tables.attendance(desk)] if len(data.attendance) else [])]


def _overview(desk: Desk) -> list[Block]:
    return [Heading(text=Text("Peta ikhtisar", "Overview map")), *_picture(desk, OVERVIEW)]


def _zones(desk: Desk) -> list[Block]:
    if desk.dataset.zones.empty:
        return []
    return [
        Heading(text=Text("Zona pembangunan", "Development zones")),
        Paragraph(text=tables.zone_words(desk)),
        *_picture(desk, ZONES),
        *_picture(desk, ZONES, "multiples"),
        tables.zones(desk),
        tables.overlaps(desk),
    ]


def _industry(desk: Desk) -> list[Block]:
    if desk.dataset.industrial_areas.empty:
        return []
    return [
        Heading(text=Text("Kawasan industri dan strategis", "Industrial and strategic areas")),
        Paragraph(text=tables.industry_words(desk)),
        *_picture(desk, INDUSTRY),
        tables.industry(desk),
    ]


def _agreements(desk: Desk) -> list[Block]:
    if desk.dataset.agreements.empty:
        return []
    linked = desk.dataset.agreements["party_codes"].map(len).max() > 1
    blocks: list[Block] = [
        Heading(text=Text("Kesepakatan", "Agreements")),
        *_picture(desk, COOPERATION),
        Heading(text=tables.drafts_title(desk), level=2),
        *_picture(desk, AGREEMENTS),
        *(_picture(desk, AGREEMENTS, "matrix") if linked else []),
        tables.drafts(desk),
        Heading(text=Text("Hubungan para pihak", "How the partners relate"), level=2),
        tables.relations(desk),
        Bullets(items=tuple(tables.reasons(desk))),
        Heading(text=Text("Register", "Register"), level=2),
        tables.register(desk),
    ]
    roads = tables.corridors(desk)
    if roads:
        blocks += [Heading(text=Text("Koridor jalan", "Road corridor"), level=2), *roads]
    return blocks


def _offers(desk: Desk) -> list[Block]:
    if desk.dataset.offers.empty:
        return []
    return [Heading(text=TABLES["offers"].title), tables.offers(desk)]


def _findings(desk: Desk) -> list[Block]:
    has_register = not desk.dataset.agreements.empty
    return [
        Heading(text=Text("Temuan dan celah", "Findings and gaps")),
        Heading(text=Text("Jejaring", "Network"), level=2),
        Bullets(items=tuple(findings.network_words(desk))),
        *(_picture(desk, NETWORK) if has_register else []),
        *_gaps(desk),
        *([findings.without_agreement(desk)] if has_register else []),
    ]


def _gaps(desk: Desk) -> list[Block]:
    if not findings.has_gaps(desk):
        return []
    return [
        Heading(text=Text("Celah kerja sama", "Gaps in cooperation"), level=2),
        Paragraph(
            text=Text(
                "Pasangan daerah yang berbatasan, sezona atau sama-sama tuan rumah kawasan, tetapi dalam "
                "register ini tanpa kesepakatan, draf, pembicaraan atau penawaran yang masih berjalan, "
                "selain "
                "urusan tapal batas; "
                "yang paling banyak alasannya di atas.",
                "Pairs of regions that border each other, share a zone or host one area together, for which "
                "this register has no current agreement, draft, talks or offer, boundary matters apart; "
                "those "
                "with most grounds come first.",
            )
        ),
        *_picture(desk, GAPS),
        findings.gaps(desk),
    ]


def _profiles(desk: Desk) -> list[Block]:
    heading = Heading(text=Text("Profil daerah", "Profiles of the regions"))
    return [heading, *_picture(desk, PROFILES), findings.profiles(desk)]


def _sources(desk: Desk) -> list[Block]:
    return [
        Heading(text=Text("Sumber dan catatan", "Sources and notes")),
        Heading(text=Text("Cara membaca peta", "How to read the maps"), level=2),
        Bullets(items=notes(desk.dataset)),
        Heading(text=Text("Sumber dan lisensi", "Sources and licences"), level=2),
        Bullets(items=desk.overview.credits),
    ]
