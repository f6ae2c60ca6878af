from __future__ import annotations

import re

import pytest
from looking import MAPS, box, fonts, overlapping, pdf_words, squeezed, svg_words
from matplotlib.patches import Patch
from pypdf import PdfReader

from kadgeo.layers import Polygons
from kadgeo.render import interactive, static
from kadgeo.render.static import furniture
from kadgeo.render.static.paint import blend
from kadgeo.reports.figures import figure

SIZES = list(static.SIZES)
ROUNDING_MM = 0.15  # hinting moves letters by part of a pixel
LANGS = ("id", "en")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", MAPS)
def test_names_stand_apart_inside_the_frame(name, size, print_of):
    made = print_of(name, size)
    assert made.dropped == ()
    boxes = {f"{n} {one.words}": box(one.artists, made.figure) for n, one in enumerate(made.labels)}
    assert overlapping(boxes, ROUNDING_MM) == []
    left, bottom, right, top = made.frame.box
    outside = [
        name for name, (x0, y0, x1, y1) in boxes.items() if x0 < left or y0 < bottom or x1 > right or y1 > top
    ]
    assert outside == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", MAPS)
def test_no_words_overlap_or_leave_the_sheet(name, size, print_of):
    made = print_of(name, size)
    texts = made.figure.texts
    boxes = {f"{n} {text.get_text()}": box([text], made.figure) for n, text in enumerate(texts)}
    assert overlapping(boxes, 0.5) == []
    width, height = made.figure.get_size_inches() * 25.4
    assert [
        name for name, (x0, y0, x1, y1) in boxes.items() if min(x0, y0) < 0 or x1 > width or y1 > height
    ] == []


@pytest.mark.parametrize("name", MAPS)
def test_every_region_is_named_on_the_map(name, print_of, spec_of):
    regions = next(one for one in spec_of(name).layers if one.key == "regencies")
    names = [one.id if hasattr(one, "id") else one for one in regions.data[regions.label]]
    assert set(names) <= {one.words for one in print_of(name).labels}


def required(spec, made, lang):
    """All that must be readable on a printed map."""
    sheet = spec.sheet
    words = [spec.title, spec.subtitle, sheet.publisher, sheet.area_name, sheet.country_name]
    said = [one.to(lang) for one in words]
    said += [entry.words for entry in made.legend]
    said += [one.words for one in made.labels]
    said += [
        furniture.projection(sheet, lang),
        furniture.dates(sheet, lang),
        furniture.NORTH.to(lang),
        "km",
        "1:",
    ]
    said += [furniture.degrees(0, "lat", lang), furniture.degrees(116, "lon", lang)]
    holders = {credit.to(lang).rpartition(": ")[2] for credit in spec.credits}
    return [*said, *holders, *(one for one in sheet.neighbours["name"] if one in {"Masaria"})]


@pytest.mark.parametrize("format", ["svg", "pdf"])
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", MAPS)
def test_every_required_element_is_text(name, lang, format, print_of, spec_of):
    spec, made = spec_of(name), print_of(name, lang=lang)
    data = static.save(made.figure, format, title="t")
    found = svg_words(data) if format == "svg" else pdf_words(data)
    assert [one for one in required(spec, made, lang) if squeezed(one) not in found] == []


def test_neighbours_are_named(print_of, spec_of):
    neighbours = {one.words for one in print_of("zones").labels if one.layer == "neighbours"}
    known = spec_of("zones").sheet.neighbours
    assert neighbours <= set(known["name"])
    assert {"province", "country"} <= set(known.set_index("name").loc[sorted(neighbours), "kind"])


@pytest.mark.parametrize("name", MAPS)
def test_pdf_is_vector_with_embedded_fonts(name, spec_of, tmp_path):
    path = tmp_path / "map.pdf"
    path.write_bytes(figure(spec_of(name), format="pdf"))
    assert path.stat().st_size <= 500_000
    page = PdfReader(path).pages[0]
    assert "/XObject" not in page["/Resources"] or not page["/Resources"]["/XObject"]
    assert {font["/Subtype"] for font in fonts(page)} == {"/CIDFontType2"}
    assert all("/FontFile2" in font["/FontDescriptor"].get_object() for font in fonts(page))


@pytest.mark.parametrize("format", static.FORMATS)
@pytest.mark.parametrize("view", ["map", "multiples"])
def test_same_map_same_bytes(view, format, spec_of):
    first, second = (figure(spec_of("zones"), view=view, format=format) for _ in range(2))
    assert first == second
    dates = re.findall(rb"(?:CreationDate \(D:|dc:date>)([\d-]{8,10})", first)
    assert {date.replace(b"-", b"")[:8] for date in dates} == (set() if format == "png" else {b"20140206"})


def on_screen(spec):
    """Legend of the interactive page: layers in order, with categories and notes."""
    drawing = interactive.Drawing()
    for layer in spec.layers:
        interactive.add_layer(layer, drawing, spec.legend)
    shown = [one for one in drawing.layers if one["legend"] is not None and one["visible"]]
    return sorted(shown, key=lambda one: one["legend"])


@pytest.mark.parametrize("name", MAPS)
def test_legend_is_that_of_the_page(name, print_of, spec_of):
    spec = spec_of(name)
    printed = [
        (
            entry.layer.key,
            entry.category.key,
            entry.category.color,
            list(entry.category.dash),
            entry.category.shape,
        )
        for entry in print_of(name).legend
        if entry.category
    ]
    page = on_screen(spec)
    assert printed == [
        (layer["key"], one["key"], one["color"], list(one["dash"]), one["shape"])
        for layer in page
        for one in layer["categories"]
    ]
    notes = [(entry.layer.key, entry.note.mark) for entry in print_of(name).legend if entry.note]
    assert notes == [(layer["key"], note["mark"]) for layer in page for note in layer["notes"]]


@pytest.mark.parametrize("name", MAPS)
def test_areas_are_filled_in_the_legend_s_colours(name, print_of, spec_of):
    drawn = {one.get_facecolor()[:3] for one in print_of(name).figure.artists if isinstance(one, Patch)}
    hexes = {"#" + "".join(f"{round(255 * part):02x}" for part in color) for color in drawn}
    for layer in spec_of(name).layers:
        if isinstance(layer, Polygons) and layer.visible and layer.by:
            assert {blend(one.color, layer.fill_opacity) for one in layer.legend} <= hexes


def test_striped_areas_and_their_legend_show_every_colour(print_of, spec_of):
    layer = next(one for one in spec_of("zones").layers if one.key == "regencies")
    striped = [keys for keys in layer.feature_keys() if len(keys) > 1]
    assert striped
    colors = {one.key: blend(one.color, layer.fill_opacity) for one in layer.categories}
    patches = [one for one in print_of("zones").figure.artists if isinstance(one, Patch)]
    count = {color: 0 for color in colors.values()}
    for patch in patches:
        color = "#" + "".join(f"{round(255 * part):02x}" for part in patch.get_facecolor()[:3])
        if color in count:
            count[color] += 1
    keys = layer.feature_keys()
    for (
        key,
        color,
    ) in colors.items():  # each area of the category, its legend entry, and the sample of stripes
        assert count[color] >= sum(key in own for own in keys) + 1


def test_initiators_are_starred(print_of, dataset):
    texts = [text.get_text() for text in print_of("zones").figure.texts]
    assert {f"★{zone}" for zone in dataset.zones.index} <= set(texts)


def test_approximate_points_are_hollow(spec_of):
    from kadgeo.render.static.draw import mark
    from kadgeo.render.static.paper import Paper

    paper = Paper(10, 10, font=7)
    mark(paper, (5, 5), 1.5, "square", "#332288", hollow=True)
    mark(paper, (5, 5), 1.5, "square", "#332288", hollow=False)
    hollow, full = paper.figure.artists
    assert hollow.get_facecolor() == (1, 1, 1, 1)
    assert hollow.get_linestyle() != "solid"
    assert full.get_facecolor()[:3] != (1, 1, 1)


@pytest.mark.parametrize(
    ("size", "width", "height"), [("a4", 297, 210), ("a3-portrait", 297, 420), ("slide", 338.67, 190.5)]
)
def test_sheets_have_their_size(size, width, height, print_of):
    assert print_of("zones", size).figure.get_size_inches() * 25.4 == pytest.approx((width, height), abs=0.1)


def test_scale_bar_is_true(print_of, spec_of):
    made = print_of("zones")
    km = made.frame.mm_per_m * 1000
    west = spec_of("zones").bounds[0]
    a, b = made.frame.place([(west, 0), (west + 1, 0)])
    assert abs(b[0] - a[0]) / km == pytest.approx(111.3, rel=0.004)  # a degree on the equator
    assert made.frame.scale == pytest.approx(1e6 / km)
