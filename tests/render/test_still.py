"""The picture that a notebook shows where it keeps pages out."""

import dataclasses

import little
import pytest

import kadgeo
from kadgeo.layers import MapSpec
from kadgeo.maps import draw
from kadgeo.render import interactive
from kadgeo.render.still import sheet, still


@pytest.fixture(scope="module")
def spec(tmp_path_factory) -> MapSpec:
    root = little.write(tmp_path_factory.mktemp("still") / "project", maps=["profiles"])
    return draw("profiles", kadgeo.load(root))


def test_names_figures_legend_and_title_stand_in_it(spec: MapSpec) -> None:
    said = " ".join(words.get_text() for words in sheet(spec, lang="id").texts)
    for words in ("Ard 50,8", "Bir 76,2", "Peta profiles", "(jiwa/km²) 50,8 76,2 101,6", "Batas negara"):
        assert words in said


def test_the_page_lies_over_it(spec: MapSpec) -> None:
    shown = interactive.render(spec, lang="en").get_root()._repr_html_()
    assert f'<img src="{still(spec, lang="en")}" alt="Map: Peta profiles in English' in shown


def test_a_map_that_cannot_be_printed_has_a_picture_all_the_same(spec: MapSpec) -> None:
    assert still(dataclasses.replace(spec, sheet=None), lang="id").startswith("data:image/svg+xml;base64,")
