"""The atlas: overview, one page for each zone, regency and agreement."""

from __future__ import annotations

import dataclasses

from kadgeo.dataset import Dataset
from kadgeo.document import Atlas
from kadgeo.maps.overview import overview
from kadgeo.reports import wording as say
from kadgeo.reports.agreement_page import leaves
from kadgeo.reports.desk import Desk
from kadgeo.reports.regency_page import regency_leaf
from kadgeo.reports.zone_page import zone_leaf
from kadgeo.text import Text

TITLE = Text("Atlas kerja sama antardaerah", "Atlas of inter-regional cooperation")
_STRIPES = Text(
    "Garis-garis warna pada satu daerah: daerah itu anggota beberapa zona; ★ inisiator zona.",
    "Stripes on a region: it is a member of several zones; ★ initiator of the zone.",
)
_HOLLOW = Text(
    "Simbol berongga: sumber tidak menyebut lokasi, titik dipilih penyunting.",
    "Hollow symbols: the source names no site, the point is the editor's choice.",
)
_ARCS = Text(
    "Busur menunjukkan hubungan para pihak, bukan rute; saran jenis kerja sama perlu diperiksa.",
    "Arcs show relations between partners, not routes; suggestions of a kind of cooperation need checking.",
)
_ROADS = Text("Koridor jalan bersifat skematis.", "The road corridor is schematic.")
_MEASURED = Text(
    "Panjang batas dan luas diukur pada elipsoid WGS 84.",
    "Borders and areas are measured on the WGS 84 ellipsoid.",
)


def notes(dataset: Dataset) -> tuple[Text, ...]:
    """How to read the maps, as far as there is on them what has to be explained."""
    shown = {
        _STRIPES: len(dataset.zones) > 0,
        _HOLLOW: bool(dataset.industrial_areas["is_editorial"].any()),
        _ARCS: len(dataset.agreements) > 0,
        _ROADS: len(dataset.corridors) > 0,
        _MEASURED: True,
    }
    return tuple(note for note, is_shown in shown.items() if is_shown)


def atlas(dataset: Dataset) -> Atlas:
    """Everything the atlas shows and says.

    Parameters
    ----------
    dataset : Dataset

    Returns
    -------
    Atlas
        Pages in order: zones, regencies, agreements of the meeting.

    Examples
    --------
    >>> import kadgeo
    >>> dataset = kadgeo.load()
    >>> len(atlas(dataset).leaves) > len(dataset.zones) + len(dataset.regencies)
    True
    """
    whole = overview(dataset, villages=False)
    desk = Desk.of(dataset, whole)
    project = dataset.project
    return Atlas(
        title=TITLE,
        subtitle=say.below_title(project),
        publisher=project.publisher,
        date=dataset.as_of.isoformat(),
        cover=dataclasses.replace(whole, title=project.title, subtitle=project.subtitle),
        leaves=(
            *(zone_leaf(desk, zone) for zone in dataset.zones.index),
            *(regency_leaf(desk, code) for code in dataset.regencies.index),
            *leaves(desk),
        ),
        sources=whole.credits,
        notes=notes(dataset),
    )
