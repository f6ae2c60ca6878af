"""Rows that a planner may add to the shipped project."""

from __future__ import annotations

from helpers import ProjectCopy


def grow(copy: ProjectCopy) -> None:
    """Add an agreement with parties, events and a document, an industrial area, an offer and a place."""
    copy.repeat("agreements", 2, agreement_id="tambahan", title="Tambahan", title_en="Addition", quote="")
    copy.repeat("agreement_parties", 2, agreement_id="tambahan", party="Berau")
    copy.repeat("agreement_parties", 3, agreement_id="tambahan", party="Paser")
    for number, (day, stage) in enumerate((("2024-01-05", "draf"), ("2024-06-05", "tanda-tangan-kb"))):
        copy.repeat(
            "agreement_events",
            2,
            event_id=f"tambahan-{number}",
            agreement_id="tambahan",
            date=day,
            stage=stage,
            parties="Berau | Paser",
            conflicts_with="",
        )
    copy.repeat(
        "documents",
        2,
        document_id="tambahan",
        agreement_id="tambahan",
        kind="joint_agreement",
        date="2024-06-05",
    )
    copy.repeat("industrial_areas", 2, industrial_area_id="tambahan", name="Tambahan", name_en="Addition")
    copy.repeat("offers", 2, offer_id="tambahan", subject="Tambahan", subject_en="Addition", quote="")
    copy.repeat("places", 2, place_id="tambahan", name="Tambahan")
