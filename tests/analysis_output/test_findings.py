from __future__ import annotations

import dataclasses
import re

import pandas as pd
import pytest

from kadgeo.analysis import ANALYSES, run
from kadgeo.findings import FINDINGS, findings
from kadgeo.findings.words import counted, figure, listed, percent, span
from kadgeo.text import LANGUAGES, Text

NOUNS = r"(agreements|pairs of regions|regions|districts|villages|areas)"


def topics(dataset):
    return {finding.table: finding.text for finding in findings(dataset)}


def test_each_sentence_leads_to_a_table_and_a_map_that_exist(dataset):
    found = findings(dataset)
    assert 8 <= len(found) <= 12
    for finding in found:
        assert finding.table in ANALYSES
        assert finding.map in dataset.project.maps


@pytest.mark.parametrize("lang", LANGUAGES)
def test_sentences_are_sentences(dataset, squares, lang):
    for finding in [*findings(dataset), *findings(squares)]:
        words = finding.text.to(lang)
        assert re.fullmatch(r"[A-Z0-9].*\.", words), words
        assert not re.search(r"[{}]|nan|None|  |\( | \)|,\.|\.\.", words), words
        assert (finding.text.id == finding.text.en) is False


def test_the_figures_are_those_of_the_tables(dataset):
    said = topics(dataset)
    network = run("network", dataset)
    assert network["hub_share"].idxmax() in network.index
    assert network.loc[network["hub_share"].idxmax(), "name"] in said["network"].en
    without = run("regencies_without_agreement", dataset)
    people = figure(int(without["population"].sum()))
    assert all(name in said["regencies_without_agreement"].id for name in without["name"])
    assert people.id in said["regencies_without_agreement"].id
    assert people.en in said["regencies_without_agreement"].en
    gaps = run("cooperation_gaps", dataset)
    assert said["cooperation_gaps"].en.startswith(f"{len(gaps)} pairs of regions have")
    assert f"{gaps.loc[1, 'a_name']}–{gaps.loc[1, 'b_name']} (" in said["cooperation_gaps"].en
    assert "schematic" in said["corridor_summary"].en
    assert "skematis" in said["corridor_summary"].id


def test_the_squares_say_what_is_known_of_them(squares):
    said = {table: text.en for table, text in topics(squares).items()}
    assert said["contiguity"] == (
        "Of 2 pairs of regions with a common land border, 1 has an agreement; the longest border without one "
        "is Beta–Gamma (111 km)."
    )
    assert said["cooperation_gaps"].startswith(
        "2 pairs of regions have a reason to cooperate but neither an agreement nor an offer; the first is "
        "Gamma–Delta (face each other across 11 km of water; in one zone (2)), then Beta–Delta."
    )
    assert said["corridor_summary"].startswith(
        "The agreement of Alpha–Beta aims at a travel time of 2 instead of 4 hours; by the documented "
        "length of 200 km that means 100 instead of 50 km/h"
    )
    assert all(finding.map is None for finding in findings(squares))


def test_without_any_agreement_nobody_is_a_hub(squares):
    bare = dataclasses.replace(
        squares, agreements=squares.agreements.iloc[:0], corridors=squares.corridors.iloc[:0]
    )
    found = findings(bare)
    assert found[0].text.en == "There is no agreement between regions in the data yet."
    assert {
        "agreement_context",
        "corridor_summary",
        "border_villages",
        "regencies_without_agreement",
    }.isdisjoint(finding.table for finding in found)
    assert "0 have an agreement" in topics(bare)["contiguity"].en


def test_one_agreement_has_two_equal_partners(squares):
    one = dataclasses.replace(squares, agreements=squares.agreements.iloc[:1])
    said = findings(one)[0].text
    assert said.en == "There is only one agreement, between Alpha and Beta."
    assert said.id == "Hanya ada satu kesepakatan, antara Alpha dan Beta."


def linked(squares, *pairs, sector="road"):
    """Agreements of the invented province between the given pairs, without travel times."""
    codes = dict(zip("ABCD", squares.regencies.index, strict=True))
    table = pd.DataFrame(
        {
            "partner_a_code": [codes[a] for a, _ in pairs],
            "partner_b_code": [codes[b] for _, b in pairs],
            "sector": sector,
            "travel_time_before_h": float("nan"),
            "travel_time_after_h": float("nan"),
        },
        index=pd.Index([f"{a}{b}" for a, b in pairs], name="agreement_id"),
    )
    return dataclasses.replace(squares, agreements=table, corridors=squares.corridors.iloc[:0])


def test_when_all_have_agreements_nobody_is_left_out(squares):
    said = topics(linked(squares, "AB", "CD"))
    assert (
        said["regencies_without_agreement"].en == "Each of the 4 regions is party to at least one agreement."
    )
    assert said["network"].en.startswith(
        "Alpha, Beta, Gamma and Delta have the most agreements: each is party to 1 of 2"
    )


def test_a_hub_of_some_agreements_says_what_is_left_and_who_is_cut_off(squares):
    said = topics(linked(squares, "AB", "AC", "BC", "AD"))["network"]
    assert said.en == (
        "Alpha is party to 3 of 4 agreements; without it, 1 would be left and Delta would have no "
        "agreement at all."
    )
    assert said.id == (
        "Alpha menjadi pihak 3 dari 4 kesepakatan; tanpanya 1 tersisa dan Delta tidak lagi bersepakat "
        "dengan siapa pun."
    )


def test_when_every_pair_has_agreed_there_is_no_gap(squares):
    said = topics(linked(squares, "AB", "BC", "CD", "BD"))
    assert said["cooperation_gaps"].en.startswith("Each pair of regions that are neighbours")
    assert said["contiguity"].en == "Of 2 pairs of regions with a common land border, 2 have an agreement."


def test_a_boundary_to_be_agreed_on_is_told_village_by_village(squares):
    said = topics(linked(squares, "AB", sector="boundary"))["border_villages"]
    assert said.en.startswith(
        "The border of Alpha and Beta that is to be agreed on is 111 km long and concerns 4 villages: "
        "2 villages in 2 districts of Alpha and 2 villages in 2 districts of Beta"
    )
    assert "border_villages" not in topics(linked(squares, "AC", sector="boundary"))


@pytest.mark.parametrize(
    ("keep", "words"),
    [
        (slice(0, 1), "6 of 8 districts are more than 100 km"),
        (slice(1, 2), "The site of the only industrial area is not known"),
        (slice(0, 2), "1 of 2 industrial areas has no known site and is left out."),
    ],
)
def test_areas_without_a_site_are_told_apart(squares, keep, words):
    some = dataclasses.replace(squares, industrial_areas=squares.industrial_areas.iloc[keep])
    assert words in topics(some).get("district_access", Text("", "")).en


def test_a_project_of_nothing_but_regions_has_little_to_say(squares):
    bare = dataclasses.replace(
        linked(squares),
        zone_members=squares.zone_members.iloc[:0],
        zones=squares.zones.iloc[:0],
        industrial_areas=squares.industrial_areas.iloc[:0],
        offers=squares.offers.iloc[:0],
    )
    assert {finding.table for finding in findings(bare)} == {"network", "cooperation_gaps", "contiguity"}


def test_singular_and_plural_agree_in_english(dataset, squares):
    for finding in [*findings(dataset), *findings(squares)]:
        assert not re.search(rf"(?<![\d.,])\b1 {NOUNS}\b", finding.text.en.replace("of 1 ", "")), (
            finding.text.en
        )


def test_names_are_data_and_never_templates(squares):
    regencies = squares.regencies
    regencies["name"] = ["{count}", "{}", "<b>x</b>", "=1+1"]
    odd = dataclasses.replace(squares, regencies=regencies)
    assert findings(odd)[0].text.en.startswith("{count} is party to all 3 agreements")


def test_every_topic_is_heard_once():
    assert len({sentences for sentences, _, _ in FINDINGS}) == len(FINDINGS)


def test_words_agree_with_numbers():
    assert counted(0, Text("desa", "village"), "villages").en == "0 villages"
    assert [percent(share).id for share in (0, 0.001, 0.5, 0.999, 1)] == [
        "0 %",
        "< 1 %",
        "50 %",
        "> 99 %",
        "100 %",
    ]
    assert listed([]).en == ""
    assert listed(list("ABCDEF")).id == "A, B, C, D, E dan F"
    assert span([1.26, 2.0], 1).id == "1,3–2,0"
