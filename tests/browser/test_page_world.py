"""Pages in the world: hidden at first, resized, in a scrolling article, without scripts."""

import geopandas as gpd
import pytest
import shapely
from acting import settled

from kadgeo.layers import Field, MapSpec, Polygons
from kadgeo.render import interactive
from kadgeo.text import Text

pytestmark = pytest.mark.browser
WIDE = {"width": 1000, "height": 700}
FITS = """() => {
  const { map, home } = kadgeo, box = map.getBounds(), { x, y } = map.getSize();
  const [[south, west], [north, east]] = home;
  const a = map.latLngToContainerPoint([north, west]), b = map.latLngToContainerPoint([south, east]);
  return { inside: box.contains(home), share: Math.max((b.x - a.x) / x, (b.y - a.y) / y) };
}"""


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """A page of one layer of two regions, which has a table."""
    boxes = [shapely.box(116, 0, 116.5, 1), shapely.box(116.5, 0, 117, 1)]
    data = gpd.GeoDataFrame(
        {"name": ["Barat", "Timur"], "about": ["kiri & kanan", None]}, geometry=boxes, crs=4326
    )
    layer = Polygons(
        key="regencies",
        name=Text("Daerah", "Regions"),
        data=data,
        fill="#ffffff",
        heading="name",
        label="name",
        is_table=True,
        fields=(Field(column="about", label=Text("Letak", "Place")),),
    )
    words, bounds = Text("Peta uji", "Trial map"), (116.0, 0.0, 117.0, 1.0)
    spec = MapSpec(
        name="small", title=words, subtitle=words, layers=(layer,), bounds=bounds, extent=bounds, credits=()
    )
    path = tmp_path_factory.mktemp("small") / "small.html"
    path.write_text(interactive.render(spec).get_root().render(), encoding="utf-8")
    return path


@pytest.fixture
def article(small, open_page):
    """Open an article with the page in it, set as the body says; the frame and its page."""

    def open_(body: str, suffix: str = "?embed=1", **options):
        host = small.parent / "article.html"
        frame = f'<iframe src="small.html{suffix}" width="600" height="400"></iframe>'
        html = f"<!DOCTYPE html><html data-drawn=true><body>{body.format(frame=frame)}</body></html>"
        host.write_text(html, encoding="utf-8")
        page = open_page(host, viewport=WIDE, **options)
        return page, next(one for one in page.frames if "small.html" in one.url)

    return open_


def fits(where) -> bool:
    found = where.evaluate(FITS)
    return found["inside"] and found["share"] > 0.6


def test_the_limits_of_zoom_reach_the_running_map(small, open_page) -> None:
    page = open_page(small)
    low, high, zoom = page.evaluate(
        "[kadgeo.map.getMinZoom(), kadgeo.map.getMaxZoom(), kadgeo.map.getZoom()]"
    )
    assert high == 15
    assert zoom - 1 <= low <= zoom
    page.evaluate("kadgeo.map.setZoom(2, { animate: false })")
    assert page.evaluate("kadgeo.map.getZoom()") == low


@pytest.mark.parametrize(
    ("body", "show"),
    [
        (
            '<div id="box" style="display:none">{frame}</div>',
            "document.getElementById('box').style.display = ''",
        ),
        ("<details>{frame}</details>", "document.querySelector('details').open = true"),
    ],
    ids=["hidden", "details"],
)
def test_a_page_hidden_at_first_fits_when_it_is_shown(article, body: str, show: str) -> None:
    page, frame = article(body)
    frame.wait_for_function("window.kadgeo?.ready", polling=100)
    page.evaluate(show)
    frame.wait_for_function("kadgeo.map.getSize().x > 0", polling=100)
    settled(frame)
    assert fits(frame)


def test_an_untouched_map_fits_again_when_it_grows_and_a_moved_one_stays(small, open_page) -> None:
    page = open_page(small, viewport={"width": 420, "height": 700})
    for size in ({"width": 700, "height": 420}, WIDE):
        page.set_viewport_size(size)
        page.wait_for_function("kadgeo.map.getSize().x === document.querySelector('.map').clientWidth")
        settled(page)
        assert fits(page)
    page.evaluate("kadgeo.map.setView([0.2, 116.2], 11, { animate: false })")
    page.set_viewport_size({"width": 1200, "height": 800})
    page.wait_for_function("kadgeo.map.getSize().x === document.querySelector('.map').clientWidth")
    assert page.evaluate("kadgeo.map.getZoom()") == 11
    page.locator("#tool-home").click()
    settled(page)
    assert fits(page)


def test_the_wheel_scrolls_the_article_and_zooms_with_a_key(article) -> None:
    page, frame = article('<p>{frame}</p><p style="height:3000px"></p>')
    frame.wait_for_selector("html[data-drawn=true]")
    zoom = frame.evaluate("kadgeo.map.getZoom()")
    page.mouse.move(300, 200)
    page.mouse.wheel(0, 300)
    page.wait_for_function("scrollY > 100", polling=100)
    assert frame.evaluate("kadgeo.map.getZoom()") == zoom
    assert "Ctrl" in frame.locator(".hint").inner_text()
    page.evaluate("scrollTo(0, 0)")
    page.keyboard.down("Control")
    page.mouse.wheel(0, -300)
    frame.wait_for_function(f"kadgeo.map.getZoom() > {zoom}")
    page.keyboard.up("Control")


def test_one_finger_is_left_to_the_article(article) -> None:
    _, frame = article("{frame}", has_touch=True, is_mobile=True)
    frame.wait_for_selector("html[data-drawn=true]")
    assert not frame.evaluate("kadgeo.map.dragging.enabled()")
    assert frame.evaluate("kadgeo.map.touchZoom.enabled()")
    assert "pan-y" in frame.evaluate("getComputedStyle(kadgeo.map.getContainer()).touchAction")


def test_by_itself_the_wheel_zooms(small, open_page) -> None:
    page = open_page(small)
    zoom = page.evaluate("kadgeo.map.getZoom()")
    page.mouse.move(800, 300)
    page.mouse.wheel(0, -300)
    page.wait_for_function(f"kadgeo.map.getZoom() > {zoom}")
    assert not page.locator(".hint").count()


def test_facts_do_not_make_the_document_longer(site, open_page) -> None:
    page = open_page(site / "cooperation.html", suffix="#s=regencies:97.02")
    assert page.locator("#facts").is_visible()
    assert page.evaluate("document.documentElement.scrollHeight - innerHeight") <= 1


def test_without_scripts_the_page_tells_its_map_and_table(small, chromium) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport=WIDE)
    page = context.new_page()
    page.goto(small.as_uri())
    assert page.locator("noscript table tr, table tr").count() == 3
    assert "kiri & kanan" in page.locator("table").inner_text()
    assert "Daerah (2): Barat, Timur." in page.locator("body").inner_text()
    assert not page.locator("#search").is_visible()
    context.close()
