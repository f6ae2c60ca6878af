from __future__ import annotations

import base64
import dataclasses
import re
import zlib
from typing import get_args

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandas.api.types import is_numeric_dtype

from kadgeo.analysis import run
from kadgeo.errors import ProjectError
from kadgeo.maps import MAPS
from kadgeo.maps.choropleth import MISSING, choropleth
from kadgeo.maps.classes import MOST_CLASSES, SCHEMES, classed, natural_classes
from kadgeo.maps.own import own_map
from kadgeo.maps.profiles import Measure
from kadgeo.palette import Category
from kadgeo.render import interactive, static
from kadgeo.render.picture import picture
from kadgeo.text import LANGUAGES, Text

NAMES = ("gaps", "network", "profiles")


def spoiled(dataset, how):
    """The data with something left out that a project need not have."""
    empty = {name: getattr(dataset, name).iloc[:0] for name in how}
    return dataclasses.replace(dataset, **empty)


@pytest.fixture(scope="module", params=NAMES)
def spec(request, dataset):
    return MAPS[request.param](dataset)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_map_of_findings_draws_in_all_ways(spec, lang):
    page = interactive.render(spec, lang=lang).get_root().render()
    assert spec.title.to(lang) in page
    assert picture(spec, lang=lang).startswith("<svg")
    static.render(spec, lang=lang).draw_without_rendering()


def test_the_legend_shows_only_what_the_map_shows(spec):
    for layer in spec.layers:
        used = set(layer.used())
        assert {category.key for category in layer.legend} == used
        for one in layer.filters:
            assert {category.key for category in one.categories} == set(layer.data[one.column])


def test_every_feature_tells_where_its_figures_are_from(spec):
    layer = next(one for one in spec.layers if one.key in ("gaps", "regencies"))
    methods = [field.column for field in layer.fields if field.column.endswith("method")]
    assert methods
    for text in layer.data[methods[0]]:
        assert text.id.startswith("dihitung oleh kadgeo dari")
        assert text.en.startswith("computed by kadgeo from")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("how", [("agreements", "corridors"), ("offers", "zone_members")])
def test_a_map_draws_where_there_is_nothing_to_show(dataset, name, how):
    spec = MAPS[name](spoiled(dataset, how))
    assert interactive.render(spec).get_root().render()
    assert picture(spec)


def test_gaps_are_drawn_with_the_first_on_top_and_join_their_regions(dataset):
    layer = next(one for one in MAPS["gaps"](dataset).layers if one.key == "gaps")
    table = run("cooperation_gaps", dataset)
    assert list(layer.data.index) == list(table.index[::-1])
    for row in layer.data.itertuples():
        ends = table.loc[row.Index, ["a_code", "b_code"]]
        assert row.ends == tuple(f"regencies:{code}" for code in ends)
        assert row.rank_label == str(row.Index)
    assert {one.label.en for one in layer.filters[0].categories} >= {"1 reason", "2 reasons"}


def test_regions_in_no_agreement_are_marked(dataset):
    layer = next(one for one in MAPS["gaps"](dataset).layers if one.key == "regencies")
    marked = {code for code, keys in zip(layer.data.index, layer.feature_keys(), strict=True) if keys}
    assert marked == set(run("regencies_without_agreement", dataset).index)


def test_the_network_says_what_is_left_if_a_region_withdraws(dataset):
    layer = next(one for one in MAPS["network"](dataset).layers if one.key == "regencies")
    table = run("network", dataset)
    assert [one.id for one in layer.data["network_agreements_left"]] == table["agreements_left"].astype(
        str
    ).to_list()
    hub = table["hub_share"].idxmax()
    assert {item.target for item in layer.data.at[hub, "network_cut_off"]} == {
        f"regencies:{code}" for code in table.at[hub, "cut_off_codes"]
    }
    assert any(field.label.en == "If it withdraws: agreements left" for field in layer.fields)


def test_the_measures_that_an_option_may_name_are_the_numbers_there_are(dataset):
    table = run("regency_profile", dataset)
    numbers = {name for name, kind in table.dtypes.items() if is_numeric_dtype(kind)}
    assert set(get_args(Measure)) == {name for name in numbers if not name.endswith("_year")}


@pytest.mark.parametrize("measure", ["area_km2", "population", "agreement_count", "area_difference_share"])
def test_any_number_of_the_profile_can_be_mapped(dataset, measure):
    spec = MAPS["profiles"](dataset, measure=measure)
    layer = next(one for one in spec.layers if one.key == "regencies")
    assert 2 <= len(layer.legend) <= MOST_CLASSES
    table = run("regency_profile", dataset)
    keys = pd.Series([int(one) for one in layer.data["value_class"]], index=table.index)
    assert keys[table[measure].sort_values().index].is_monotonic_increasing
    assert spec.title.en.startswith("Profile of the regions: ")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"measure": "populaton"}, "there is no 'populaton'.*did you mean population"),
        ({"measure": "name"}, "there is no 'name'"),
        ({"scheme": "Quantile"}, "did you mean Quantiles"),
    ],
)
def test_a_wrong_option_names_the_nearest_right_one(dataset, options, words):
    with pytest.raises(ProjectError, match=words):
        MAPS["profiles"](dataset, **options)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_legend_names_scheme_and_numbers_in_both_languages(dataset, scheme):
    layer = choropleth(
        dataset,
        dataset.regencies["population"].astype(float).rename("population"),
        name=Text("Penduduk", "Population"),
        scheme=scheme,
    )
    assert SCHEMES[scheme].en in layer.name.en
    for category in layer.legend:
        numbers = re.findall(r"[\d.,]+", category.label.en)
        assert [one.replace(",", ".") for one in numbers] == re.findall(r"[\d.,]+", category.label.id)


def test_regions_without_a_number_are_grey_and_said_to_be(dataset):
    values = dataset.regencies["population"].astype(float).iloc[2:].rename("population")
    with pytest.warns(UserWarning, match="2 dari 10 daerah tanpa baris"):
        layer = choropleth(dataset, values, name=Text("Penduduk", "Population"))
    assert layer.legend[-1] == MISSING
    assert (layer.data["value_class"] == MISSING.key).sum() == 2
    whole = choropleth(dataset, dataset.regencies["population"], name=Text("Penduduk", "Population"))
    assert MISSING not in whole.legend


def test_a_table_of_ones_own_is_a_map_with_its_source(dataset):
    source = Text.same("own.csv")
    values = dataset.regencies["population"].rename("clinics")
    spec = own_map(dataset, values, title=Text("Puskesmas", "Clinics"), source=source)
    assert spec.credits[-1] == source
    page = interactive.render(spec).get_root().render()
    (packed,) = re.findall(r'id="kadgeo-data">(.*?)</script>', page)
    assert "own.csv" in zlib.decompress(base64.b64decode(packed)).decode()


def test_few_values_are_a_class_each_and_none_is_no_class():
    assert [one.to_list() for one in classed(pd.Series([3.0, 1.0, 3.0]))] == [[1.0], [3.0, 3.0]]
    assert classed(pd.Series([np.nan, np.nan])) == []


@given(st.lists(st.floats(-1e6, 1e6).map(lambda x: round(x, 2)), min_size=6, max_size=30))
def test_natural_classes_are_at_least_as_alike_as_mapclassifys(numbers):
    if len(set(numbers)) <= MOST_CLASSES:
        return
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from mapclassify import FisherJenks

        theirs = FisherJenks(np.array(numbers), k=MOST_CLASSES).yb
    ours = natural_classes(np.array(numbers), MOST_CLASSES)
    assert spread(numbers, ours) <= spread(numbers, theirs) * (1 + 1e-6) + 1e-3  # theirs loses digits
    order = np.argsort(numbers)
    assert (np.diff(ours[order]) >= 0).all()


def spread(numbers, classes):
    """Sum of squares within the classes."""
    return pd.Series(numbers).groupby(classes).apply(lambda one: ((one - one.mean()) ** 2).sum()).sum()


def test_hostile_names_are_text_on_the_maps(hostile):
    for name in NAMES:
        page = interactive.render(MAPS[name](hostile)).get_root().render()
        assert "</script><b" not in page
        assert "<b onclick" not in picture(MAPS[name](hostile))


def test_categories_are_told_apart(spec):
    for layer in spec.layers:
        looks = [(one.color, one.dash) for one in layer.legend if isinstance(one, Category)]
        assert len(set(looks)) == len(looks), layer.key
