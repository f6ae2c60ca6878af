from __future__ import annotations

import re

from looking import fonts, squeezed

from kadgeo.maps.agreements import of_meeting


def test_a_page_for_each_zone_regency_and_agreement(atlas_pdf, dataset):
    leaves = len(dataset.zones) + len(dataset.regencies) + len(of_meeting(dataset))
    assert len(atlas_pdf.pages) == leaves + 3


def flat(outline):
    for one in outline:
        if isinstance(one, list):
            yield from flat(one)
        else:
            yield one


def test_bookmarks_lead_to_every_page(atlas_pdf, told_atlas):
    marks = list(flat(atlas_pdf.outline))
    targets = {one.title: atlas_pdf.get_destination_page_number(one) for one in marks}
    for number, leaf in enumerate(told_atlas.leaves, start=2):
        assert targets[leaf.spec.title.id] == number
    assert {leaf.section.id for leaf in told_atlas.leaves} <= set(targets)


def test_every_page_names_its_subject_and_number(atlas_pdf, told_atlas):
    for number, leaf in enumerate(told_atlas.leaves, start=3):
        words = squeezed(atlas_pdf.pages[number - 1].extract_text())
        assert squeezed(leaf.spec.title.id) in words
        assert words.endswith(f"|{number}") or f"|{number}" in words
        begun = [squeezed(line.id)[:50] for block in leaf.facts for line in block.lines]  # long lines are cut
        missing = [line for line in begun if line not in words]
        counted = sum(map(int, re.findall(r"…dan(\d+)lagi", words)))  # of lists for which there is no room
        assert len(missing) <= counted


def test_contents_list_every_page(atlas_pdf, told_atlas):
    words = squeezed(atlas_pdf.pages[1].extract_text())
    assert [
        leaf.spec.title.id for leaf in told_atlas.leaves if squeezed(leaf.spec.title.id) not in words
    ] == []


def test_sources_are_complete(atlas_pdf, told_atlas):
    words = squeezed(atlas_pdf.pages[-1].extract_text())
    assert [one.id for one in told_atlas.sources if squeezed(one.id) not in words] == []


def test_fonts_are_embedded_and_nothing_is_a_picture(atlas_pdf):
    for page in atlas_pdf.pages:
        assert all("/FontFile2" in font["/FontDescriptor"].get_object() for font in fonts(page))
        objects = page["/Resources"].get("/XObject", {})
        assert all(one.get_object()["/Subtype"] != "/Image" for one in objects.values())


def test_file_bears_the_data_s_date(atlas_pdf, told_atlas):
    assert atlas_pdf.metadata.creation_date.date().isoformat() == told_atlas.date
    assert atlas_pdf.metadata.title == told_atlas.title.id


def test_regency_pages_show_what_belongs_to_them(told_atlas, dataset):
    pages = [leaf for leaf in told_atlas.leaves if leaf.section.en.startswith("Regencies")]
    for code, leaf in zip(dataset.regencies.index, pages, strict=True):
        coverage = next(one for one in leaf.spec.layers if one.key == "regencies")
        filled = [one for one, keys in zip(coverage.data.index, coverage.feature_keys(), strict=True) if keys]
        assert filled == [code]
        districts = next(one for one in leaf.spec.layers if one.key == "districts")
        assert set(districts.data["regency_code"]) == {code}
