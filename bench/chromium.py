"""A headless chromium for measuring, with no network: what a page asks for is answered here."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Route, sync_playwright

from kadgeo.render.assets import leaflet_script, leaflet_style

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-sync",
    "--no-first-run",
]
DRAWN = """
const frame = requestAnimationFrame;
addEventListener("load", () => frame(() => frame(() => { window.drawnAt = performance.now(); })));
"""


@contextmanager
def browser() -> Iterator[Any]:
    """Debian's chromium."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        yield chromium
        chromium.close()


def answer(route: Route, asked: list[str]) -> None:
    """Leaflet for who asks for it, and an empty file for all else: less work than the real ones."""
    url = route.request.url
    if not url.startswith("http"):
        route.continue_()
        return
    asked.append(url)
    if url.endswith("leaflet.js"):
        route.fulfill(body=leaflet_script(), content_type="text/javascript")
    elif url.endswith("leaflet.css"):
        route.fulfill(body=leaflet_style(), content_type="text/css")
    else:
        route.fulfill(body="", content_type="text/css" if url.endswith("css") else "text/javascript")


def open_page(chromium: Any, path: Path) -> tuple[Page, float, int]:
    """Open a file in a fresh profile; milliseconds until it is drawn, and how many requests it made."""
    page = chromium.new_context(viewport={"width": 1280, "height": 800}).new_page()
    asked: list[str] = []
    page.route("**/*", lambda route: answer(route, asked))
    page.add_init_script(DRAWN)
    page.goto(path.as_uri())
    page.wait_for_function("window.drawnAt")
    return page, float(page.evaluate("window.drawnAt")), len(asked)
