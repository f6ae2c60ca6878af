"""The page starts whatever its address says, whatever its map lacks, and inside frames."""

import dataclasses
import sys
from html import escape
from pathlib import Path

import pytest
from acting import labels, settled

from kadgeo.layers import Lines
from kadgeo.maps import draw
from kadgeo.render import interactive

sys.path.insert(0, str(Path(__file__).parents[1] / "render"))
from test_interactive import small_spec

pytestmark = pytest.mark.browser
NONSENSE = [
    "#v=abc&l=%E0%A4%A&s=x:y",
    "#",
    "#v=//&off=&t=&p=&lang=",
    "#v=9/95/400&s=regencies:&l=-,sea",
    "#v=1e9/0/0",
    "#=&&=%&s=%,regencies:97.02&off=regencies.9,none.1&t=table-none&lang=fr",
    "?embed&embed=2#v=8/0.5",
    "#v=NaN/Infinity/-Infinity&p=nowhere",
]


@pytest.mark.parametrize("suffix", NONSENSE)
def test_nonsense_in_the_address_is_passed_over(site, open_page, suffix: str) -> None:
    page = open_page(site / "zones.html", suffix=suffix)
    settled(page)
    assert {"Kultim", "Beruma"} & set(labels(page))
    assert page.locator("html").get_attribute("lang") == "id"
    chosen = page.locator("#facts h2").all_inner_texts()
    assert chosen == (["Kabupaten Kulai Kencanagara"] if "97.02" in suffix else [])


def open_spec(open_page, folder: Path, spec):
    path = folder / "spec.html"
    interactive.render(spec).save(path)
    return open_page(path)


def mute(layer):
    """A layer that nothing can be asked about."""
    return dataclasses.replace(layer, heading=None, fields=(), label=None)


def test_a_map_without_regions_starts(open_page, tmp_path, dataset) -> None:
    spec = draw("agreements", dataset)
    kept = tuple(layer for layer in spec.layers if layer.key not in {"regencies", "districts", "villages"})
    page = open_spec(open_page, tmp_path, dataclasses.replace(spec, layers=kept))
    assert not page.locator("#region").is_visible()
    page.locator("#tool-table").click()
    assert page.locator("#views tbody tr").count() == 6
    assert page.locator("#views [aria-pressed]").all_inner_texts() == ["Kesepakatan: draf"], (
        "no matrix without regions"
    )
    page.locator("#views tbody button").first.click()
    settled(page)
    assert page.locator("#facts h2").is_visible()
    page.pdf()


def test_a_map_of_which_nothing_can_be_asked_starts(open_page, tmp_path) -> None:
    spec = small_spec()
    (squares,) = spec.layers
    page = open_spec(open_page, tmp_path, dataclasses.replace(spec, layers=(mute(squares),)))
    assert not page.locator("#search").is_visible()
    assert not page.locator("#region").is_visible()
    assert not page.locator("#tool-table").is_visible()
    page.mouse.click(800, 400)
    assert not page.locator("#facts").is_visible()
    page.locator("#legend").get_by_role("checkbox", name="Zona 1").uncheck()
    page.pdf()


def test_a_map_of_empty_layers_starts(open_page, tmp_path) -> None:
    spec = small_spec()
    (squares,) = spec.layers
    data = squares.data.iloc[:0].assign(ends=[])
    empty = Lines(key="links", name=squares.name, data=data, heading="name", is_table=True, ends="ends")
    none = dataclasses.replace(squares, data=squares.data.iloc[:0], key="none")
    page = open_spec(open_page, tmp_path, dataclasses.replace(spec, layers=(mute(squares), none, empty)))
    page.locator("#tool-table").click()
    assert page.locator("#views tbody").inner_text() == "Tidak ditemukan"
    page.pdf()


@pytest.mark.parametrize("sandbox", ["", 'sandbox="allow-scripts"'])
def test_a_page_starts_inside_a_frame_of_its_own_text(site, open_page, tmp_path, sandbox: str) -> None:
    text = escape((site / "zones.html").read_text(encoding="utf-8"))
    host = tmp_path / "index.html"
    host.write_text(
        f'<!DOCTYPE html><iframe {sandbox} srcdoc="{text}" width="900" height="600"></iframe>',
        encoding="utf-8",
    )
    page = open_page(host)
    inner = page.frame_locator("iframe")
    inner.locator("html[data-drawn=true]").wait_for()
    inner.locator("#region").select_option(label="Kabupaten Beruma")
    assert inner.locator("#facts h2").inner_text() == "Kabupaten Beruma"
    assert not inner.locator("#tool-share").is_visible(), "there is no address to share"
