"""Every spelling of a regency of the sample resolves, in any case and spacing; nothing else does."""

from __future__ import annotations

import random

import pandas as pd
import pytest
import squares
from hypothesis import given
from hypothesis import strategies as st
from province import SAMPLE

from kadgeo import joining
from kadgeo.errors import AmbiguousNameError, UnknownNameError
from kadgeo.names import Names, fold, province_spellings, regency_spellings
from kadgeo.schema.kinds import parts

REGENCIES = pd.read_csv(SAMPLE / "data/tables/regencies.csv", dtype=str).set_index("regency_code")
SPELLINGS = regency_spellings(REGENCIES.reset_index())
NAMES = Names(SPELLINGS)


def mutated(spelling: str, seed: int) -> str:
    """The same name as a hurried typist leaves it: any case, spaces where there were none."""
    chance = random.Random(seed)
    letters = [chance.choice([str.upper, str.lower])(letter) for letter in spelling]
    return " ".join([""] * chance.randrange(3)) + "".join(
        letter + chance.choice(["", "", " ", "  ", "\u00a0", "\t"]) for letter in letters
    )


@pytest.mark.parametrize(("code", "spelling"), SPELLINGS)
def test_every_spelling_resolves(code, spelling):
    assert NAMES.resolve(spelling) == code


@given(known=st.sampled_from(SPELLINGS), seed=st.integers(0))
def test_case_and_spaces_do_not_count(known, seed):
    code, spelling = known
    assert NAMES.resolve(mutated(spelling, seed)) == code


@pytest.mark.parametrize(
    ("spelling", "code"),
    [
        ("Kuken", "97.02"),
        ("kab. Kuken", "97.02"),
        ("KABUPATEN KULAI KENCANAGARA", "97.02"),
        ("Kulbar", "97.07"),
        ("Kultim", "97.08"),
        ("PPU", "97.09"),
        ("Malulu", "97.11"),
        ("malakan  hulu", "97.11"),
        ("Kota Samudara", "97.72"),
        ("97.74", "97.74"),
    ],
)
def test_what_the_record_and_daily_use_say_resolves(spelling, code, dataset):
    assert dataset.regency(spelling) == code


def test_the_table_has_spellings_of_every_kind():
    codes = {code for code, _ in SPELLINGS}
    assert codes == set(REGENCIES.index)
    for code, row in REGENCIES.iterrows():
        own = {fold(spelling) for known, spelling in SPELLINGS if known == code}
        bare = [row["name"], row["short_name"], *parts(row["aliases"])]
        assert own >= set(map(fold, [code, *bare, *(f"{row['kind']} {name}" for name in bare)]))


@pytest.mark.parametrize(
    ("spelling", "nearest"),
    [
        ("Kukn", "Kuken"),
        ("Samudars", "Samudara"),
        ("Kulai Kencenagara", "Kulai Kencanagara"),
        ("Kota Kuken", "Kuken"),  # it is a kabupaten: close, and still an error
        ("Kabupaten Bintara", "Bintara"),
    ],
)
def test_a_near_miss_is_an_error_that_names_the_nearest(spelling, nearest):
    assert NAMES.get(spelling) is None
    near = NAMES.nearest(spelling)
    with pytest.raises(UnknownNameError) as error:
        NAMES.resolve(spelling)
    assert near is not None
    assert NAMES.get(near) == NAMES.get(nearest)
    assert error.value.to("en") == f"unknown name: {spelling!r}; did you mean {near}?"
    assert error.value.to("id") == f"nama tidak dikenal: {spelling!r}; maksud Anda {near}?"


@pytest.mark.parametrize("spelling", ["", "   ", "Atlantis", "Q"])
def test_what_is_near_nothing_gets_no_suggestion(spelling):
    assert NAMES.nearest(spelling) is None
    with pytest.raises(UnknownNameError) as error:
        NAMES.resolve(spelling)
    assert "mean" not in error.value.to("en")


INVENTED = Names(
    [
        ("64.02", "Kutai Kartanegara"),
        ("64.02", "Kukar"),
        ("64.03", "Berau"),
        ("64.08", "Kutai Timur"),
        ("64.08", "Kutim"),
        ("64.09", "PPU"),
        ("64.11", "Mahulu"),
        ("64.11", "Mahakam Hulu"),
        ("64.71", "Balikpapan"),
        ("64.72", "Samarinda"),
        ("64.74", "Bontang"),
    ]
)


@pytest.mark.parametrize(
    "other",
    [
        "Bantul",
        "Kaltim",
        "Kab. Malinau",
        "Malinau",
        "Kalimantan Timur",
        "Mahakam Hilir",
        "Kutai",
        "64.73",
        "64.2",
        "PPU | Balikpapan",
        "PPU | Atlantis",
        "Kec. Berau",
        "6403",
    ],
)
def test_what_is_another_region_a_code_or_a_list_is_no_slip(other):
    assert INVENTED.get(other) is None
    assert INVENTED.nearest(other) is None


@pytest.mark.parametrize(
    ("spelling", "hint"),
    [
        ("Bantul", "Bantul is 34.02 Bantul Regency, no region of this project"),
        (
            "Kalimantan Timur",
            "Kalimantan Timur is a province, no regency; delete it if this is a row of totals",
        ),
        ("64.73", "64.73 is the code of before 2012 of Tarakan City, now 65.71"),
        ("PPU dan Balikpapan", "several names: PPU; Balikpapan; write each by itself"),
    ],
)
def test_a_hint_says_what_a_spelling_is(spelling, hint):
    found = INVENTED.hint(spelling)
    assert (found and found.en) == hint


@pytest.mark.parametrize(
    ("cell", "hint"),
    [
        ("PPU, Balikpapan", "did you mean PPU | Balikpapan?"),
        ("PPU | Balikpapn", "did you mean PPU | Balikpapan?"),
        ("PPU | Bantul", None),
        ("Atlantis", None),
    ],
)
def test_a_list_is_given_back_whole_or_not_at_all(cell, hint):
    found = INVENTED.hint(cell, is_many=True)
    assert (found and found.en) == hint


def test_a_regency_and_a_city_of_one_name_resolve_by_kind():
    rows = [("32.04", "Bandung", "kabupaten"), ("32.73", "Kota Bandung", "kota")]
    frame = pd.DataFrame(rows, columns=["regency_code", "name", "kind"])
    names = Names(regency_spellings(frame))
    assert not names.clashes
    assert [names.get(one) for one in ("Kab. Bandung", "KAB.BANDUNG", "Pemkab Bandung")] == ["32.04"] * 3
    assert [names.get(one) for one in ("Kota Bandung", "Pemerintah Kota Bandung")] == ["32.73"] * 2
    with pytest.raises(AmbiguousNameError) as error:
        names.resolve("Bandung")
    assert error.value.choices == ("Kabupaten Bandung", "Kota Bandung")


def test_no_kind_is_written_twice():
    table = pd.DataFrame({"regency_code": ["11.01", "11.02"], "name": ["Barat", "Kota Timur"]})
    called = joining._regencies(table.assign(kind=["kabupaten", "kota"]), squares.regencies())["full_name"]
    assert list(called) == ["Kabupaten Barat", "Kota Timur"]


@pytest.mark.parametrize("empty", ["nan", "None", "<NA>", "kab. nan"])
def test_a_regency_without_aliases_is_not_called_after_the_empty_cell(empty):
    assert NAMES.get(empty) is None


@pytest.mark.parametrize("code", REGENCIES.index)
def test_a_code_without_its_dot_is_a_bps_code_of_another_regency(code):
    bps = code.replace(".", "")
    assert NAMES.get(bps) is None
    assert NAMES.nearest(bps) is None


@given(spelling=st.text(max_size=20))
def test_no_other_text_resolves(spelling):
    assert NAMES.get(spelling) in {
        None,
        *(code for code, known in SPELLINGS if fold(known) == fold(spelling)),
    }


@given(known=st.sampled_from(SPELLINGS), at=st.integers(0, 40), letter=st.sampled_from("aeiouxz"))
def test_a_letter_too_many_is_never_guessed(known, at, letter):
    spelling = known[1][:at] + letter + known[1][at:]
    assert NAMES.get(spelling) in {
        None,
        *(code for code, other in SPELLINGS if fold(other) == fold(spelling)),
    }


def test_names_of_the_sample_do_not_clash(project):
    province = province_spellings(project.province_code, project.province_name, project.province_aliases)
    assert not Names([*SPELLINGS, *province]).clashes


def test_a_name_for_two_is_a_clash():
    names = Names([("11.01", "North Bay"), ("11.02", "South Bay"), ("11.02", "north  bay")])
    assert names.clashes == [("north  bay", "11.01", "11.02")]


@pytest.mark.parametrize("spelling", ["Nusrim", "provinsi nusa rimba", "Pemprov Nusrim", "PROVINSI", "97"])
def test_the_province_resolves(spelling, project):
    province = province_spellings(project.province_code, project.province_name, project.province_aliases)
    assert Names(province).resolve(spelling) == "97"


def test_a_cell_may_hold_several_names():
    assert parts(" Paser | PPU|| ") == ["Paser", "PPU"]
    assert parts(None) == parts(float("nan")) == []
