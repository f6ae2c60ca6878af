import dataclasses
import datetime
import importlib
import inspect
import re

import pandas as pd
import pytest

from kadgeo import project as projects
from kadgeo import years
from kadgeo.errors import ProjectError, SpecError, ValidationError
from kadgeo.layers import MapSpec
from kadgeo.maps import MAPS, base, draw, problems
from kadgeo.maps.facts import agreement_items, region_fields
from kadgeo.maps.own import own_map
from kadgeo.render.picture import picture, pictures


@pytest.fixture(scope="module")
def specs(dataset) -> dict[str, MapSpec]:
    return {name: draw(name, dataset) for name in dataset.project.maps}


def layer(spec: MapSpec, key: str):
    return next(layer for layer in spec.layers if layer.key == key)


@pytest.mark.parametrize("name", MAPS)
def test_every_map_is_in_the_project_and_documented(dataset, name: str) -> None:
    assert name in dataset.project.maps
    assert inspect.getdoc(MAPS[name]).splitlines()[0].endswith(".")


@pytest.mark.parametrize("name", MAPS)
def test_every_map_takes_its_titles_from_the_project(dataset, specs, name: str) -> None:
    assert specs[name].title.id.startswith(dataset.project.maps[name].title.id)
    assert specs[name].credits


@pytest.mark.parametrize("name", MAPS)
def test_every_feature_one_can_ask_about_has_facts(specs, name: str) -> None:
    for one in specs[name].layers:
        if one.heading:
            assert one.fields or one.citation, one.key


@pytest.mark.parametrize("name", MAPS)
def test_every_map_is_drawn_as_a_picture(specs, name: str) -> None:
    svg = picture(specs[name], lang="en")
    assert svg.startswith("<svg")
    assert specs[name].title.en in svg
    assert "http" not in svg.replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert len(svg) < 120_000


def test_pictures_of_one_page_share_their_outlines(specs) -> None:
    shown = [specs["zones"], specs["industry"]]
    page = "".join(pictures(shown))
    assert page.count("<svg") == len(shown)
    names = re.findall(r' id="([^"]+)"', page)
    assert len(set(names)) == len(names)
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(names)
    assert len(page) < sum(len(picture(one)) for one in shown)


def test_zones_show_every_membership(specs, dataset) -> None:
    regions = layer(specs["zones"], "regencies")
    keys = dict(zip(regions.data.index, regions.feature_keys(), strict=True))
    assert keys[dataset.regency("Kuken")] == ("1", "2", "4")
    assert keys[dataset.regency("Bintara")] == ("1", "3")
    assert sum(len(one) for one in keys.values()) == len(dataset.zone_members) == 13


def test_zones_star_each_initiator(specs, dataset) -> None:
    regions = layer(specs["zones"], "regencies").data
    starred = {key: code for code, badges in regions["badges"].items() for key, is_lead in badges if is_lead}
    assert starred == dataset.zones["initiator_code"].to_dict()


def test_industry_tells_approximate_points_apart(specs, dataset) -> None:
    areas = layer(specs["industry"], "industrial_areas")
    hollow = areas.data[areas.hollow]
    assert hollow.sum() == (dataset.industrial_areas["site"] == "unnamed").sum() == 5
    assert areas.data.loc[~hollow, areas.radius_m].notna().all()
    assert any(note.mark == "hollow" for note in areas.notes)


def test_agreements_end_at_both_partners(specs, dataset) -> None:
    links = layer(specs["agreements"], "agreements").data
    assert len(links) == 6
    for row in links.itertuples():
        ends = [row.geometry.coords[0], row.geometry.coords[-1]]
        for code, end in zip(row.party_codes, ends, strict=True):
            seat = dataset.regencies.loc[code, ["seat_lon", "seat_lat"]]
            assert end == pytest.approx(tuple(seat))


def test_the_corridor_carries_the_travel_time_and_says_it_is_schematic(specs) -> None:
    corridor = layer(specs["agreements"], "corridors")
    labels = [label for label in corridor.data[corridor.label] if label is not None]
    assert {label.id for label in labels} == {"Contoh lisan Kulbar: 8 jam → 4 jam"}
    assert {label.en for label in labels} == {"Kulbar's oral example: 8 h → 4 h"}
    assert all(
        "kematis" in category.label.id or "tidak diketahui" in category.label.id
        for category in corridor.legend
    )
    (bridge,) = layer(specs["agreements"], "bridges").data.itertuples()
    assert bridge.symbol == "unfinished"


def test_the_overview_has_everything_and_the_villages_by_choice(specs, dataset) -> None:
    keys = {one.key for one in specs["overview"].layers}
    assert {
        "regencies",
        "districts",
        "villages",
        "industrial_areas",
        "links",
        "boundary_matters",
        "corridors",
        "bridges",
    } <= keys
    assert len(layer(specs["overview"], "villages").data) == len(dataset.villages)
    assert "villages" not in {one.key for one in MAPS["overview"](dataset, villages=False).layers}


def test_unknown_maps_and_options_are_named(dataset) -> None:
    with pytest.raises(ProjectError, match=r"there is no map 'zonez'.*did you mean zones"):
        draw("zonez", dataset)
    settings = dataclasses.replace(dataset.project.maps["overview"], options={"vilages": True})
    project = dataclasses.replace(dataset.project, maps={"overview": settings})
    words = r"maps\.overview\.vilages · found 'vilages', which is unknown · expected one of villages"
    with pytest.raises(ValidationError, match=words):
        draw("overview", dataclasses.replace(dataset, project=project))


def test_maps_and_options_that_no_function_bears_are_all_told(project_copy) -> None:
    project_copy.replace("kadgeo.toml", "[maps.zones]", "[maps.zonez]")
    project_copy.replace("kadgeo.toml", "villages = true", "vilages = true\nroads = 1")
    found = problems(projects.read(project_copy.root))
    assert all(issue.row for issue in found)
    assert [dataclasses.replace(issue, row=None).line("en") for issue in found] == [
        "kadgeo.toml · column maps.zonez · found 'zonez', which is unknown"
        f" · expected one of {', '.join(MAPS)} · suggestion: zones",
        "kadgeo.toml · column maps.overview.vilages · found 'vilages', which is unknown"
        " · expected one of villages · suggestion: villages",
        "kadgeo.toml · column maps.overview.roads · found 'roads', which is unknown"
        " · expected one of villages",
    ]
    indonesian = problems(projects.read(project_copy.root))[0].line("id")
    assert "ditemukan 'zonez', yang tidak dikenal · seharusnya salah satu dari" in indonesian


def test_the_maps_of_the_sample_have_no_problem(project) -> None:
    assert problems(project) == ()


def test_an_event_dated_by_the_present_year_is_told_with_its_year(dataset) -> None:
    events = dataset.register["agreement_events"]
    key = dataset.agreements.index[0]
    late = events.iloc[[0]].assign(
        agreement_id=key,
        date="2026",
        known_by=datetime.date(2026, 12, 31),
        statement="Uji.",
        statement_en="Test.",
    )
    late.index = ["late"]
    register = {**dataset.register, "agreement_events": pd.concat([events, late])}
    item = agreement_items(dataclasses.replace(dataset, register=register, root=None))[key]
    assert item.text.en.endswith("; 2026 (only the year is on record): Test.")
    assert "2026 (hanya tahunnya tercatat): Uji." in item.text.id


def test_of_many_gaps_the_first_are_drawn_and_the_rest_counted(dataset, monkeypatch) -> None:
    module = importlib.import_module("kadgeo.maps.gaps")
    whole = module.gap_layer(dataset)
    assert not any(note.mark == "none" for note in whole.notes)
    monkeypatch.setattr(module, "MOST_GAPS", 2)
    cut = module.gap_layer(dataset)
    assert sorted(cut.data.index) == [1, 2]
    (note,) = (note for note in cut.notes if note.mark == "none")
    assert note.text.en.startswith(f"{len(whole.data) - 2} gaps ranked below 2")


def test_figures_of_regions_carry_their_year(dataset) -> None:
    labels = {field.column: field.label for field in region_fields(dataset)}
    assert labels["area_said"].id == f"Luas pada peta, geodesik ({years.boundaries(dataset).id})"
    assert labels["said_official_area_km2"].en == f"Official area ({years.official_area(dataset)})"
    assert labels["said_population"].id == f"Penduduk ({years.population(dataset)})"
    assert all(any(map(str.isdigit, labels[one].id)) for one in ("area_said", "said_population"))


def test_marks_that_no_area_has_are_not_explained(dataset) -> None:
    for is_editorial, mark in ((True, "hollow"), (False, "circle")):
        areas = dataset.industrial_areas
        some = areas[areas["is_editorial"] == is_editorial]
        layer = base.industrial_areas(dataclasses.replace(dataset, industrial_areas=some, root=None))
        assert [note.mark for note in layer.notes] == [mark]


def test_rows_of_ones_own_without_a_value_are_told_and_nothing_is_no_map(dataset) -> None:
    codes, called = dataset.regencies.index, dataset.regencies["full_name"]
    values = pd.Series(range(len(codes)), codes, dtype=float)
    values.iloc[1] = None
    with pytest.warns(
        UserWarning, match=rf"^1 (baris tanpa nilai|row\(s\) without a value): {called.iloc[1]}$"
    ):
        own_map(dataset, values, title="Own")
    for nothing in (values * float("nan"), pd.Series([None] * len(codes), codes)):
        with pytest.raises(SpecError, match="there is no value to draw"):
            own_map(dataset, nothing, title="Own")
    with (
        pytest.warns(UserWarning, match="have no row|tanpa baris"),
        pytest.raises(SpecError, match="there is no value to draw"),
    ):
        own_map(dataset, pd.Series(dtype=float), title="Own")
