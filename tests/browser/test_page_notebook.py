"""In a notebook the page lies over a picture of the map, which stays where pages are kept out."""

import base64
import io
import re

import pytest
from acting import contrast
from PIL import Image

from kadgeo.maps import MAPS, draw
from kadgeo.render import interactive

pytestmark = pytest.mark.browser


def shown(name: str, dataset) -> str:
    return interactive.render(draw(name, dataset))._repr_html_()


def untrusted(text: str) -> str:
    """What JupyterLab leaves of it in a notebook it does not trust."""
    return re.sub(r"<iframe.*?</iframe>", "", text, flags=re.DOTALL)


@pytest.mark.parametrize("name", MAPS)
def test_without_the_page_the_picture_is_left(dataset, name: str) -> None:
    text = shown(name, dataset)
    assert "Notebook Trusted" not in text
    left = untrusted(text)
    assert "iframe" not in left
    found = re.search(r'<img src="data:image/png;base64,([^"]+)" alt="([^"]+)"', left)
    assert found is not None
    assert (
        Image.open(io.BytesIO(base64.b64decode(found.group(1)))).info["Title"] == draw(name, dataset).title.id
    )
    assert draw(name, dataset).title.id in found.group(2)


def test_the_picture_shows_the_map_offline(open_page, dataset, tmp_path) -> None:
    host = tmp_path / "index.html"
    host.write_text(f"<!DOCTYPE html><body>{untrusted(shown('zones', dataset))}</body>", encoding="utf-8")
    page = open_page(host)
    picture = page.get_by_role("img")
    assert picture.evaluate("(one) => one.complete && one.naturalWidth > 0")
    assert picture.get_attribute("alt")
    box = picture.bounding_box()
    assert box["width"] > 400
    assert box["height"] > 400


def test_where_pages_are_allowed_the_page_covers_the_picture_and_works(open_page, dataset, tmp_path) -> None:
    host = tmp_path / "index.html"
    host.write_text(f"<!DOCTYPE html><body>{shown('zones', dataset)}</body>", encoding="utf-8")
    page = open_page(host)
    inner = page.frame_locator("iframe")
    inner.locator("html[data-drawn=true]").wait_for()
    assert page.locator("iframe").bounding_box() == page.locator("img").bounding_box()
    assert page.evaluate("document.elementFromPoint(500, 300).tagName") == "IFRAME"
    inner.locator("#region").select_option(label="Kota Bintara")
    assert inner.locator("#facts h2").inner_text() == "Kota Bintara"
    paper = inner.locator("body").evaluate("(one) => getComputedStyle(one).backgroundColor")
    assert contrast([int(c) for c in re.findall(r"\d+", paper)[:3]], (255, 255, 255)) == pytest.approx(1)


def test_english_notebooks_read_english(dataset) -> None:
    text = interactive.render(draw("zones", dataset), lang="en")._repr_html_()
    assert 'alt="Map: Four development zones' in text
