"""Tables of one's own: every key is resolved or reported, labels of classes differ, units are as given."""

from __future__ import annotations

import itertools

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kadgeo import matching
from kadgeo.errors import AmbiguousNameError, SpecError, UnknownNameError
from kadgeo.maps.choropleth import choropleth
from kadgeo.maps.classes import classed, told_apart
from kadgeo.maps.own import own_map
from kadgeo.names import Names, province_spellings, regency_spellings
from kadgeo.text import Text

REGIONS = pd.DataFrame(
    [
        ("64.02", "Kutai Kartanegara", "kabupaten", "Kukar"),
        ("64.03", "Berau", "kabupaten", "Berau"),
        ("64.08", "Kutai Timur", "kabupaten", "Kutim"),
        ("64.71", "Balikpapan", "kota", "Balikpapan"),
    ],
    columns=["regency_code", "name", "kind", "short_name"],
)
DIRECTORY = Names([*regency_spellings(REGIONS), *province_spellings("64", "Kalimantan Timur", ("Kaltim",))])
NAMES = REGIONS.set_index("regency_code")["name"]
ALL = list(NAMES.index)


def keyed(table, keys=None):
    found, notes = matching.by_code(table, keys, DIRECTORY, "64", NAMES)
    return found, [note.en for note in notes]


@pytest.mark.parametrize(
    "keys",
    [
        ["64.02", "64.03", "64.08", "64.71"],
        [64.02, 64.03, 64.08, 64.71],
        [6402, 6403, 6408, 6471],  # 6408 is no BPS code: the list is Kemendagri's
        [6402.0, 6403.0, 6408.0, 6471.0],
        ["KAB. KUKAR", "berau", "Pemkab Kutai Timur", "Kota Balikpapan"],
    ],
)
def test_keys_of_any_type_are_resolved(keys):
    found, notes = keyed(pd.Series([1.0, 2.0, 3.0, 4.0], keys))
    assert (list(found.index), list(found), notes) == (ALL, [1.0, 2.0, 3.0, 4.0], [])


def test_bps_codes_are_paired_where_they_can_be_nothing_else_and_told():
    found, (note,) = keyed(pd.Series([1, 2, 3, 4], [6403, 6405, 6404, 6471]))
    assert found.to_dict() == {"64.02": 1, "64.03": 2, "64.08": 3, "64.71": 4}
    assert note == ("the keys are BPS codes, paired officially: 6403 = 64.02; 6405 = 64.03; 6404 = 64.08")


def test_codes_of_two_lists_are_refused_unless_names_prove_them():
    both = pd.DataFrame({"code": [6403, 6471], "n": [1, 2]})
    with pytest.raises(UnknownNameError, match=r"6403.*may be the BPS code of 64.02"):
        keyed(both, "code")
    found, _ = keyed(both.assign(name=["Kutai Kartanegara", "Balikpapan"]), "code")
    assert list(found.index) == ["64.02", "64.71"]
    found, _ = keyed(both.assign(name=["Berau", "Balikpapan"]), "code")
    assert list(found.index) == ["64.03", "64.71"]


def test_unknown_keys_are_all_told_with_what_they_are():
    with pytest.raises(UnknownNameError) as error:
        keyed(pd.Series(range(4), ["Kukar", "Bantul", "Berrau", None]))
    assert error.value.to("en") == (
        "3 unknown key(s): 'Bantul' (Bantul is 34.02 Bantul Regency, no region of this project); "
        "'Berrau' (did you mean Berau?); (empty)"
    )


def test_two_rows_for_one_region_are_refused():
    with pytest.raises(AmbiguousNameError, match="more than one row for a region: Kutai Kartanegara"):
        keyed(pd.Series([1, 2], ["Kukar", "64.02"]))


@pytest.mark.parametrize("total", ["Kalimantan Timur", "JUMLAH", "Total", "Prov. Kaltim", 6400, 64.0, "64"])
def test_rows_of_totals_are_left_out_and_told(total):
    found, (note,) = keyed(pd.Series(range(5), [*ALL, total]))
    assert list(found.index) == ALL
    assert note == f"rows of totals are left out: {total}"


def test_regions_without_a_row_are_told_and_blank_rows_are_none():
    table = pd.DataFrame({"region": ["Kukar", None], "n": [1.0, None]})
    found, (note,) = keyed(table, "region")
    assert list(found.index) == ["64.02"]
    assert note == "3 of 4 regions have no row: Berau; Kutai Timur; Balikpapan"


def test_a_name_of_the_province_and_of_a_city_is_no_guess():
    jambi = pd.DataFrame(
        [("15.71", "Jambi", "kota", "Jambi")], columns=["regency_code", "name", "kind", "short_name"]
    )
    names = Names([*regency_spellings(jambi), *province_spellings("15", "Jambi", ())])
    with pytest.raises(UnknownNameError, match="Kota Jambi or Provinsi Jambi"):
        matching.by_code(
            pd.Series([1], ["Jambi"]), None, names, "15", jambi.set_index("regency_code")["name"]
        )


def legend(dataset, numbers, **options) -> list[str]:
    values = pd.Series(numbers, dataset.regencies.index, name="own")
    layer = choropleth(dataset, values, name=Text.same("Own"), **options)
    return [layer.name.en, *(one.label.en for one in layer.legend)]


def test_decimals_come_from_the_values_and_unit_from_the_argument(dataset):
    thirds = [0.288, 0.3, 0.342, 0.288, 0.3, 0.342, 0.288, 0.3, 0.342, 0.3]
    assert legend(dataset, thirds, unit=Text("ton", "tons")) == ["Own (tons)", "0.288", "0.300", "0.342"]
    assert legend(dataset, thirds, decimals=1)[1:] == ["0.29", "0.30", "0.34"]  # 0.3 twice would say nothing


def test_a_frame_is_a_map_with_its_unit_and_source(dataset):
    table = pd.DataFrame({"daerah": dataset.regencies["short_name"].to_list(), "puskesmas": range(10)})
    spec = own_map(dataset, table, keys="daerah", title="Puskesmas", unit="unit", source="own.csv")
    layer = next(one for one in spec.layers if one.key == "regencies")
    assert (spec.title.id, spec.credits[-1].id) == ("Puskesmas", "own.csv")
    assert layer.name.en.startswith("Puskesmas (unit)")
    with pytest.raises(SpecError, match="there are 2: puskesmas, beds"):
        own_map(dataset, table.assign(beds=1), keys="daerah", title="Puskesmas")
    with pytest.raises(SpecError, match=r"'1\.234,5' \(Kabupaten Berau\)"):
        own_map(dataset, pd.Series(["1.234,5"] * 10, dataset.regencies.index), title="Own")


@given(st.lists(st.floats(-1e9, 1e9), min_size=1, max_size=12), st.integers(0, 2))
def test_classes_never_read_alike(numbers, decimals):
    groups, digits = told_apart(classed(pd.Series(numbers)), decimals)
    ends = [f"{number:.{digits}f}" for group in groups for number in sorted({group.min(), group.max()})]
    pairs = list(itertools.pairwise(groups))
    assert all(f"{a.max():.{digits}f}" != f"{b.min():.{digits}f}" for a, b in pairs), ends
    assert sum(map(len, groups)) == len(numbers)
    assert np.all([a.max() < b.min() for a, b in pairs])
