"""Sentences that follow the register: what is planned, in force and ended on the day."""

from __future__ import annotations

import dataclasses
import datetime
import re

import pandas as pd
import pytest

from kadgeo.analysis import ANALYSES, run
from kadgeo.findings import FINDINGS, findings, places
from kadgeo.findings.words import Results, counted, figure, listed, percent
from kadgeo.text import LANGUAGES, Text


def topics(dataset):
    return {finding.table: finding.text for finding in findings(dataset)}


def standing(dataset, status, counts_as):
    """The same agreements, all with one status."""
    changes = {"status": status, "counts_as": counts_as, "is_current": counts_as != "ended"}
    return dataclasses.replace(
        dataset,
        agreements=dataset.agreements.assign(**changes),
        agreement_links=dataset.agreement_links.assign(**changes),
    )


def test_each_sentence_leads_to_a_table_and_a_map_that_exist(dataset):
    found = findings(dataset)
    assert 8 <= len(found) <= len(FINDINGS) + 1
    for finding in found:
        assert finding.table in ANALYSES
        assert finding.map in dataset.project.maps
    assert [one.table for one in found if not one.is_front] == ["district_access"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_sentences_are_sentences(dataset, squares, lang):
    for finding in [*findings(dataset), *findings(squares)]:
        words = finding.text.to(lang)
        assert re.fullmatch(r"[A-Z0-9].*\.", words), words
        assert not re.search(r"[{}]|\bnan\b|None|  |\( | \)|,\.|\.\.", words), words
        assert (finding.text.id == finding.text.en) is False


def test_the_figures_are_those_of_the_tables(dataset):
    said = topics(dataset)
    network = run("network", dataset)
    assert network.loc[network["hub_share"].idxmax(), "name"] in said["network"].en
    without = run("regencies_without_agreement", dataset)
    assert all(name in said["regencies_without_agreement"].id for name in without["name"])
    assert figure(int(without["population"].sum())).id in said["regencies_without_agreement"].id
    gaps = run("cooperation_gaps", dataset)
    assert said["cooperation_gaps"].en.startswith(f"{len(gaps)} pairs of regions have")
    assert f"{gaps.loc[1, 'a_name']}–{gaps.loc[1, 'b_name']} (" in said["cooperation_gaps"].en


def test_who_has_only_boundary_matters_is_not_said_to_have_nothing(dataset):
    said = topics(dataset)
    for table in ("regencies_without_agreement", "cooperation_gaps", "contiguity"):
        assert "tapal batas" in said[table].id
        assert "oundary matters apart" in said[table].en


def test_when_all_have_ended_nothing_is_in_force_and_every_tied_pair_is_a_gap(dataset):
    ended = standing(dataset, "ended", "ended")
    first = findings(ended)[0].text
    count = int(dataset.agreements["meeting_id"].notna().sum())
    assert first.en.startswith(f"0 of {count} agreements prepared by the meeting")
    assert f"{count} ended" in first.en
    assert "draft" not in first.en
    offered = len(run("ties", ended)) - len(run("cooperation_gaps", ended))
    assert offered == len(run("ties", ended)) - int(topics(ended)["cooperation_gaps"].en.split()[0])
    assert "no agreement of this register is planned or in force" in topics(ended)["network"].en


def test_what_is_signed_is_not_called_a_draft(dataset):
    signed = standing(dataset, "active", "active")
    first = findings(signed)[0].text
    count = int(dataset.agreements["meeting_id"].notna().sum())
    assert first.en.startswith(f"{count} of {count} agreements prepared by the meeting")
    assert "draf" not in first.id.casefold()
    assert "draft" not in topics(signed)["border_villages"].en.casefold()


def test_the_squares_say_what_is_known_of_them(squares):
    said = {table: text.en for table, text in topics(squares).items()}
    assert said["contiguity"] == (
        "Boundary matters apart, of 2 pairs of regions with a common land border 2 are on record as "
        "cooperating or in talks on 1 January 2026."
    )
    assert "Gamma–Delta (face each other across 11 km of water; in one zone (2))" in said["cooperation_gaps"]
    assert "1 January 2026" in said["network"]
    assert "The site is known of 1 of 2 industrial areas" in said["district_access"]
    assert all(finding.map is None for finding in findings(squares))


def met(squares, **changes):
    """The squares with a meeting that Beta initiated and presented in, and a list of offers of its own."""
    row = {"date": ["2014-02-06"], "initiator_code": ["99.02"], "presenter_code": ["99.02"]}
    offers = squares.offers.assign(
        subject="Daftar", not_in_text=["dua gambar tanpa teks", None], subject_en=None, not_in_text_en=None
    )
    return dataclasses.replace(squares, meeting=pd.DataFrame(row | changes), offers=offers)


def test_who_initiated_the_talks_is_told_where_it_is_a_hub(squares):
    agreements = squares.agreements.assign(meeting_id=["m", None, "m", None, None])
    beta = dataclasses.replace(met(squares), agreements=agreements)
    said = topics(beta)
    assert (
        "Beta, yang menggagas pembicaraan dalam rapat 6 Februari 2014 dan memaparkan daftar"
        in said["network"].id
    )
    first = findings(beta)[0].text
    assert first.en.startswith("1 of 2 agreements prepared by the meeting of 6 February 2014 is on record")
    assert "Beta (initiator of these talks and presenter) is party to all of them" in first.en


def test_a_list_of_offers_without_text_is_told_with_the_gaps(squares):
    said = topics(met(squares))["cooperation_gaps"]
    assert said.en.endswith(
        " The “Daftar” of Beta is not itemised here: dua gambar tanpa teks; the offers in it are not counted."
    )
    assert "not itemised" not in topics(squares)["cooperation_gaps"].en


def sourced(squares):
    """The squares with a source of their boundaries and zones."""
    sources = pd.DataFrame({"short_title": ["Buku"], "published": ["2021-03"]}, index=["buku"])
    regencies = squares.regencies.assign(source_id="buku")
    members = squares.zone_members.assign(source_id="buku")
    told = dataclasses.replace(squares, regencies=regencies, zone_members=members)
    object.__setattr__(told, "sources", sources)
    return told


def test_zones_and_shares_of_area_carry_source_and_year(squares):
    said = topics(sourced(squares))
    assert "in more than one zone (by Buku): Beta" in said["zone_summary"].en
    assert "of its area (boundaries of 2021)" in said["zone_summary"].en
    assert "()" not in topics(squares)["zone_summary"].en


def travelled(squares, day, meeting=None, **said):
    """The squares with a spoken example of a travel time, and what happened to its road, as of a day."""
    events = pd.DataFrame(
        {
            "agreement_id": "road",
            "date": ["2010", "2016", "2026-01-06", "2026-02-01", "2026-03-01"],
            "stage": ["draw", "walk", "walk", "walk", "sign"],
            "statement": ["Dirancang.", "Berhenti.", "Belum tersambung.", "Rusak.", "Diteken."],
            "statement_en": ["Planned.", "Stopped.", "Not connected.", "Damaged.", "Signed."],
        }
    )
    corridors = squares.corridors.assign(
        travel_time_note="Contoh lisan.", travel_time_note_en="A spoken example.", agreement_id="road", **said
    )
    bridge = corridors.iloc[[0]].assign(
        kind="bridge", name="Jembatan", name_en="Bridge", travel_time_before_h=None
    )
    met = [meeting if key == "road" else None for key in squares.agreements.index]
    told = dataclasses.replace(
        squares,
        as_of=day,
        corridors=pd.concat([corridors, bridge]),
        agreements=squares.agreements.assign(title="Jalan", title_en="Road", meeting_id=met),
        meeting=pd.DataFrame({"date": ["2014-02-06"]}, index=["met"]),
    )
    stages = pd.DataFrame({"status": ["draft", "signed", None]}, index=["draw", "sign", "walk"])
    object.__setattr__(told, "stages", stages)
    object.__setattr__(told, "agreement_events", events[events["date"] <= day.isoformat()])
    return told


@pytest.mark.parametrize(
    ("day", "since"),
    [
        (datetime.date(2014, 2, 6), ""),
        (datetime.date(2020, 12, 31), " On record since then: Stopped (2016)."),
        (
            datetime.date(2026, 1, 25),
            " On record since then: Stopped (2016); Not connected (6 January 2026).",
        ),
        (  # what was signed later hides nothing of the road
            datetime.date(2026, 11, 25),
            " On record since then: Not connected (6 January 2026); Damaged (1 February 2026); "
            "Signed (1 March 2026).",
        ),
    ],
)
def test_a_travel_time_names_its_road_and_tells_what_is_known_by_the_day(squares, day, since):
    wanted = f"A travel time of 4 hours becoming 2, for Road over Bridge: A spoken example.{since}"
    assert topics(travelled(squares, day, travel_time_date="2014-02-06"))["corridor_summary"].en == wanted
    assert topics(travelled(squares, day, meeting="met"))["corridor_summary"].en == wanted


def test_of_a_travel_time_told_on_no_known_day_nothing_is_told_since(squares):
    found = topics(travelled(squares, datetime.date(2026, 11, 25)))["corridor_summary"].en
    assert found.endswith("A spoken example.")


def test_without_any_agreement_nobody_is_a_hub(squares):
    bare = dataclasses.replace(
        squares, agreements=squares.agreements.iloc[:0], agreement_links=squares.agreement_links.iloc[:0]
    )
    assert topics(bare)["network"].en == (
        "This register holds no agreement, draft or talks between regions yet."
    )
    assert {"agreement_context", "regencies_without_agreement"}.isdisjoint(topics(bare))
    assert "0 are on record" in topics(bare)["contiguity"].en


def test_a_project_of_nothing_but_regions_has_little_to_say(squares):
    bare = dataclasses.replace(
        squares,
        **{
            name: getattr(squares, name).iloc[:0]
            for name in (
                "zones",
                "zone_members",
                "industrial_areas",
                "agreements",
                "agreement_links",
                "corridors",
                "offers",
            )
        },
    )
    assert {one.table for one in findings(bare)} == {"network", "cooperation_gaps", "contiguity"}


@pytest.mark.parametrize(
    ("keep", "part"),
    [
        (["park"], "The site of the only industrial area is not known"),
        (["mill"], "known of 1 of 1 industrial area;"),
    ],
)
def test_areas_without_a_site_are_told_apart(squares, keep, part):
    areas = squares.industrial_areas.loc[keep]
    assert part in topics(dataclasses.replace(squares, industrial_areas=areas))["district_access"].en


def test_names_are_data_and_never_templates(squares):
    names = squares.regencies.assign(name=["{0}", "{name}", "%s", "{}"])
    said = " ".join(one.text.en for one in findings(dataclasses.replace(squares, regencies=names)))
    assert "{name}" in said


def test_numbers_and_lists_in_words():
    assert figure(1234.5, 1) == Text("1.234,5", "1,234.5")
    assert percent(1.0).en == "100%"
    assert counted(1, Text("desa", "village"), "villages").en == "1 village"
    assert listed(pd.Index(["A", "B"])).id == "A dan B"


@pytest.mark.parametrize(("is_contested", "more"), [(False, ""), (True, "; events of that date contradict")])
def test_a_contested_status_says_so_in_the_sentence_of_a_boundary(squares, is_contested, more):
    row = pd.Series({"status": "settled", "status_date": "2019-06-14", "is_contested": is_contested})
    assert places._standing(Results(squares), row).en == f"settled (2019{more})"
