from __future__ import annotations

import pytest
import shapely

from kadgeo.analysis.borders import SEA_NEIGHBOUR_KM
from kadgeo.crs import geodesic_length_km
from kadgeo.results import cases, result

KUKAR, PPU = "64.02", "64.09"
LEVELS = {"regencies": 10, "districts": 105, "villages": 1038}


@pytest.mark.parametrize("level", LEVELS)
def test_neighbours_are_those_of_plain_geometry(level, dataset):
    shapes = getattr(dataset, level).geometry
    one, two = shapely.STRtree(shapes.array).query(shapes.array, predicate="touches")
    one, two = one[one < two], two[one < two]
    common = shapely.intersection(shapes.array[one], shapes.array[two])
    is_line = shapely.length(common) > 0
    expected = {(shapes.index[a], shapes.index[b]) for a, b in zip(one[is_line], two[is_line], strict=True)}
    table = result("contiguity", dataset, level=level)
    land = table[table["kind"] == "land"]
    assert set(zip(land["a_code"], land["b_code"], strict=True)) == expected
    assert len(shapes) == LEVELS[level]


@pytest.mark.parametrize("level", LEVELS)
def test_a_pair_stands_once_and_in_order(level, dataset):
    table = result("contiguity", dataset, level=level)
    assert (table["a_code"] < table["b_code"]).all()
    assert not table.duplicated(["a_code", "b_code"]).any()
    assert table[["a_name", "b_name"]].notna().all(axis=None)


def test_lengths_are_those_of_the_plain_intersection(dataset):
    frame = dataset.regencies.geometry
    for row in result("contiguity", dataset).itertuples():
        plain = shapely.intersection(frame[row.a_code], frame[row.b_code])
        assert row.shared_border_km == pytest.approx(geodesic_length_km([plain])[0], rel=1e-9)


@pytest.mark.parametrize("level", ["districts", "villages"])
def test_borders_of_the_finer_level_add_up_to_those_of_the_regencies(level, dataset):
    owner = getattr(dataset, level)["regency_code"]
    fine = result("contiguity", dataset, level=level)
    fine = fine.assign(a_code=fine["a_code"].map(owner), b_code=fine["b_code"].map(owner))
    sums = fine[fine["a_code"] != fine["b_code"]].groupby(["a_code", "b_code"])["shared_border_km"].sum()
    whole = result("contiguity", dataset)
    whole = whole[whole["kind"] == "land"].set_index(["a_code", "b_code"])["shared_border_km"]
    assert set(sums.index) == set(whole.index)
    assert (sums - whole).abs().max() < 1e-9  # a micrometre


def test_the_province_has_fourteen_land_borders_and_no_sea_neighbours(dataset):
    table = result("contiguity", dataset)
    assert table["kind"].value_counts().to_dict() == {"land": 14}
    assert pytest.approx(8 * 1.852) == SEA_NEIGHBOUR_KM


def test_perimeter_is_shared_and_coast_and_outside(dataset):
    table = result("outer_borders", dataset)
    around = geodesic_length_km(dataset.regencies.boundary)
    assert table["perimeter_km"].to_numpy() == pytest.approx(around, rel=1e-9)
    sums = table["shared_border_km"] + table["coast_km"] + table["outside_border_km"]
    assert sums.to_numpy() == pytest.approx(table["perimeter_km"].to_numpy())
    pairs = result("contiguity", dataset)
    assert table["shared_border_km"].sum() == pytest.approx(2 * pairs["shared_border_km"].sum(), rel=1e-12)


def test_inland_regencies_have_no_coast_and_cities_no_outsiders(dataset):
    table = result("outer_borders", dataset)
    assert (table.loc[["64.07", "64.11"], "coast_km"] == 0).all()
    assert (table.loc[["64.09", "64.71", "64.72", "64.74"], "outside_border_km"] == 0).all()
    assert table.at["64.72", "coast_share"] < 0.02


def test_each_level_on_each_side_adds_up_to_the_border(dataset):
    whole = result("contiguity", dataset).set_index(["a_code", "b_code"])["shared_border_km"]
    for options in cases("border_villages", dataset):
        table = result("border_villages", dataset, **options)
        sums = table.groupby(["level", "side_code"])["border_km"].sum()
        assert len(sums) == 4
        assert (sums - whole[options["a"], options["b"]]).abs().max() < 1e-9  # a micrometre
        assert table[["name", "district_code"]].notna().all(axis=None)


def test_who_faces_whom_is_mutual(dataset):
    table = result("border_villages", dataset, a=KUKAR, b=PPU).set_index("code")
    for code, row in table.iterrows():
        assert all(code in table.at[other, "facing_codes"] for other in row["facing_codes"])


def test_the_other_way_round_is_the_same_border(dataset):
    one = result("border_villages", dataset, a=KUKAR, b=PPU).set_index("code")
    two = result("border_villages", dataset, a=PPU, b=KUKAR).set_index("code")
    assert one["border_km"].to_dict() == pytest.approx(two["border_km"].to_dict(), abs=1e-9)


def test_on_one_side_the_border_lies_in_a_single_district(dataset):
    table = result("border_villages", dataset, a=KUKAR, b=PPU)
    districts = table[(table["level"] == "district") & (table["side_code"] == PPU)]
    assert districts["code"].to_list() == ["64.09.04"]
    assert districts["border_share"].to_list() == pytest.approx([1])


def test_neighbours_are_mutual(dataset):
    neighbours = result("regency_profile", dataset)["neighbour_codes"]
    assert all(code in neighbours[other] for code, others in neighbours.items() for other in others)
