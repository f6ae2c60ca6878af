"""A real chromium with the network cut off, and pages opened from disk."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from acting import DESKTOP
from playwright.sync_api import Browser, Page, sync_playwright

from kadgeo import build, publish
from kadgeo.maps import draw
from kadgeo.render import interactive

collect_ignore_glob = ["*conftest.py"]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = shutil.which("chromium")
    assert path, "the browser tests need Debian's chromium: apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def site(dataset, tmp_path_factory) -> Path:
    """All pages of the shipped project."""
    out = tmp_path_factory.mktemp("site")
    publish.put(out, dict(build.job(dataset, lang="id").files()))
    return out


@pytest.fixture(scope="session")
def english(dataset, tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("english")
    page = interactive.render(draw("zones", dataset), lang="en").get_root().render()
    publish.put(out, {"zones.html": page})
    return out


@dataclass
class Watched:
    """What a page complained about and asked for."""

    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        page.on(
            "console",
            lambda message: message.type in {"error", "warning"} and self.errors.append(message.text),
        )
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))

    def check(self) -> None:
        assert self.errors == []
        asked = [url for url in self.requests if not url.startswith(("file:", "data:", "blob:", "about:"))]
        assert asked == []


@pytest.fixture
def open_page(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Open a file with the network off; afterwards it must have made no error and no request."""
    watched, contexts = Watched(), []

    def open_(path: Path, *, viewport: dict[str, int] = DESKTOP, suffix: str = "", **options: Any) -> Page:
        context = chromium.new_context(viewport=viewport, offline=True, locale="id-ID", **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        watched.watch(page)
        page.goto(path.as_uri() + suffix)
        if path.name not in {"index.html", "report.html"}:
            page.wait_for_selector("html[data-drawn=true]")
        return page

    yield open_
    for context in contexts:
        context.close()
    watched.check()
