"""Sizes of the shipped project's pages."""

from kadgeo import build
from kadgeo.outputs import OUTPUTS

FRONT_KB = 150


def test_the_front_page_is_light(dataset) -> None:
    for everything in (False, True):
        job = build.job(dataset, lang="id", everything=everything)
        page = dict(OUTPUTS["front"].files(job))["index.html"]
        assert len(page.encode()) <= FRONT_KB * 1000
