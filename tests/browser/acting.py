"""What a reader does with a page and what he sees: shared by the browser tests."""

from __future__ import annotations

import io
from collections import Counter
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Download, Page

DESKTOP, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}
TABLES = ("overview", "industry", "agreements", "gaps", "network")  # the maps that have a table


def settled(page: Page) -> None:
    """Wait until the map has not moved and no label was due for four frames in a row."""
    page.evaluate(
        """() => new Promise((done) => {
          const { map } = kadgeo;
          let [last, still] = ["", 0];
          const look = () => {
            const busy = map._animatingZoom || map._panAnim?._inProgress || kadgeo.labelsDue;
            const now = `${map.getZoom()} ${map.getCenter()} ${map._getMapPanePos()}`;
            still = busy || now !== last ? 0 : still + 1;
            last = now;
            if (still < 4) requestAnimationFrame(look);
            else done();
          };
          look();
        })"""
    )


def spot(page: Page, lon: float, lat: float) -> tuple[float, float]:
    """Where a position is on the screen."""
    x, y = page.evaluate(
        """([lon, lat]) => {
          const { x, y } = kadgeo.map.latLngToContainerPoint([lat, lon]);
          const box = kadgeo.map.getContainer().getBoundingClientRect();
          return [x + box.left, y + box.top];
        }""",
        [lon, lat],
    )
    return float(x), float(y)


def click(page: Page, lon: float, lat: float) -> None:
    """Click on a position of the map."""
    page.mouse.click(*spot(page, lon, lat))
    settled(page)


def choose(page: Page, name: str) -> None:
    """Choose a region from the list; on a phone the sheet is opened for that."""
    if not page.locator("#region").is_visible():
        page.locator("#sheet-handle").click()
    page.locator("#region").select_option(label=name)
    settled(page)


def search(page: Page, words: str) -> list[str]:
    """Type into the search box; the results it lists."""
    page.locator("#search").click()
    page.locator("#search").fill(words)
    page.locator("#results").wait_for()
    return page.locator("#results li").all_inner_texts()


def facts(page: Page) -> str:
    return page.locator("#facts").inner_text() if page.locator("#facts").is_visible() else ""


def labels(page: Page, *, faded: bool | None = None) -> list[str]:
    """Names written on the map."""
    which = {None: ".map-label", True: ".map-label.faded", False: ".map-label:not(.faded)"}[faded]
    return page.locator(f"{which} .words").all_inner_texts()


def colours(
    page: Page, lon: float, lat: float, *, size: int = 44, share: float = 0.1
) -> set[tuple[int, ...]]:
    """Colours that cover a good part of a small square of the screen."""
    x, y = spot(page, lon, lat)
    clip = {"x": x - size / 2, "y": y - size / 2, "width": size, "height": size}
    picture = Image.open(io.BytesIO(page.screenshot(clip=clip))).convert("RGB")
    counts = Counter(picture.get_flattened_data())
    return {one for one, count in counts.items() if count >= share * size * size}


def alike(some: Any, others: Any) -> bool:
    """Are two sets of colours the same but for the rounding of a blend?"""

    def found(one: Any, among: Any) -> bool:
        return any(max(abs(a - b) for a, b in zip(one, other, strict=True)) <= 3 for other in among)

    return (
        len(some) == len(others)
        and all(found(one, others) for one in some)
        and all(found(one, some) for one in others)
    )


def contrast(colour: Any, other: Any) -> float:
    """WCAG contrast of two colours."""

    def light(rgb: Any) -> float:
        parts = [c / 255 for c in rgb]
        red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted([light(colour), light(other)])
    return (high + 0.05) / (low + 0.05)


def saved(page: Page, button: str, folder: Path) -> Path:
    """Press a button that saves a file."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button, exact=True).click()
    download: Download = waiting.value
    path = folder / download.suggested_filename
    download.save_as(path)
    return path


def overflow(page: Page) -> int:
    """Pixels that the page is wider than the screen."""
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
