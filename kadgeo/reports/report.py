"""The report: what was agreed, where it lies, what the analyses find, and what is missing."""

from __future__ import annotations

from kadgeo.dataset import Dataset
from kadgeo.document import Block, Bullets, Document, Heading, Paragraph, Picture, View
from kadgeo.layers import MapSpec
from kadgeo.maps import MAPS, draw
from kadgeo.render.alt_text import alt_text
from kadgeo.reports import findings, tables
from kadgeo.reports import wording as say
from kadgeo.reports.atlas import NOTES, data_date
from kadgeo.reports.desk import Desk
from kadgeo.text import Text

TITLE = Text("Laporan kerja sama antardaerah", "Report on inter-regional cooperation")
VIEWS: dict[View, Text] = {
    "map": Text("{title}", "{title}"),
    "multiples": Text("{title}, satu peta untuk setiap kategori", "{title}, one map for each category"),
    "matrix": Text("{title}, matriks para pihak", "{title}, matrix of the partners"),
}
# Which maps illustrate which chapter, where the project has them.
ZONES, INDUSTRY, AGREEMENTS, OVERVIEW = "zones", "industry", "agreements", "overview"
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

    Raises
    ------
    ProjectError
        The project has no overview map.

    Examples
    --------
    >>> import kadgeo
    >>> chapters = [one for one in report(kadgeo.load()).blocks if isinstance(one, Heading)]
    >>> chapters[0].text.en
    'Summary'
    """
    desk = Desk.of(dataset, draw(OVERVIEW, dataset))
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
        subtitle=Text("{area}: {title}", "{area}: {title}").format(
            area=project.area_name, title=project.subtitle
        ),
        publisher=project.publisher,
        date=data_date(dataset),
        blocks=tuple(block for chapter in chapters for block in chapter(desk)),
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
    blocks: list[Block] = [Heading(text=Text("Rapat", "The meeting"))]
    told = Text(
        "{name}, {day}, {place}. Tuan rumah: {host}; pemapar: {presenter}; pemimpin: {chair}.",
        "{name}, {day}, {place}. Host: {host}; presenter: {presenter}; chair: {chair}.",
    )
    for row in data.meeting.to_dict("records"):
        names = {key: row[key] for key in ("place", "host", "presenter", "chair")}
        blocks.append(
            Paragraph(text=told.format(name=say.both(row, "name"), day=say.day(row["date"]), **names))
        )
        note = say.both(row, "note")
        if note.id:
            blocks += [
                Heading(text=Text("Catatan atas notulen", "Notes on the record"), level=2),
                Paragraph(text=note),
            ]
    return [*blocks, tables.attendance(desk)]


def _overview(desk: Desk) -> list[Block]:
    return [Heading(text=Text("Peta ikhtisar", "Overview map")), *_picture(desk, OVERVIEW)]


def _zones(desk: Desk) -> list[Block]:
    return [
        Heading(text=Text("Zona pembangunan", "Development zones")),
        Paragraph(text=tables.zone_words(desk)),
        *_picture(desk, ZONES),
        *_picture(desk, ZONES, "multiples"),
        tables.zones(desk),
        tables.overlaps(desk),
    ]


def _industry(desk: Desk) -> list[Block]:
    return [
        Heading(text=Text("Kawasan industri dan strategis", "Industrial and strategic areas")),
        Paragraph(text=tables.industry_words(desk)),
        *_picture(desk, INDUSTRY),
        tables.industry(desk),
    ]


def _agreements(desk: Desk) -> list[Block]:
    blocks: list[Block] = [
        Heading(text=Text("Draf kesepakatan", "Draft agreements")),
        *_picture(desk, AGREEMENTS),
        *_picture(desk, AGREEMENTS, "matrix"),
        tables.agreements(desk),
        Heading(text=Text("Hubungan para pihak", "How the partners relate"), level=2),
        tables.relations(desk),
        Bullets(items=tuple(tables.reasons(desk))),
    ]
    roads = tables.corridors(desk)
    if roads:
        blocks += [Heading(text=Text("Koridor jalan", "Road corridor"), level=2), *roads]
    return blocks


def _offers(desk: Desk) -> list[Block]:
    heading = Heading(
        text=Text("Penawaran, permintaan, usulan dan arahan", "Offers, requests, proposals and remarks")
    )
    return [heading, tables.offers(desk)]


def _findings(desk: Desk) -> list[Block]:
    return [
        Heading(text=Text("Temuan dan celah", "Findings and gaps")),
        Heading(text=Text("Jejaring", "Network"), level=2),
        Bullets(items=tuple(findings.network_words(desk))),
        *_picture(desk, NETWORK),
        Heading(text=Text("Celah kerja sama", "Gaps in cooperation"), level=2),
        Paragraph(
            text=Text(
                "Pasangan daerah yang berbatasan, sezona atau sama-sama tuan rumah satu kawasan, tetapi "
                "tanpa draf kesepakatan di antara keduanya; yang paling banyak alasannya di atas.",
                "Pairs of regions that border each other, share a zone or host one area together, yet have "
                "no draft between them; those with most grounds come first.",
            )
        ),
        *_picture(desk, GAPS),
        findings.gaps(desk),
        findings.without_agreement(desk),
    ]


def _profiles(desk: Desk) -> list[Block]:
    heading = Heading(text=Text("Profil daerah", "Profiles of the regions"))
    return [heading, *_picture(desk, PROFILES), findings.profiles(desk)]


def _sources(desk: Desk) -> list[Block]:
    return [
        Heading(text=Text("Sumber dan catatan", "Sources and notes")),
        Heading(text=Text("Cara membaca peta", "How to read the maps"), level=2),
        Bullets(items=NOTES),
        Heading(text=Text("Sumber dan lisensi", "Sources and licences"), level=2),
        Bullets(items=desk.overview.credits),
    ]
