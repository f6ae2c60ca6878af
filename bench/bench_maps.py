"""Size, speed and exactness of the pages, against geopandas' explore() in the same run.

Prints a Markdown table; run with ``make bench``. Times are medians of alternating runs.
"""

from __future__ import annotations

import argparse
import base64
import dataclasses
import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from chromium import browser, open_page

import kadgeo
from kadgeo import crs, project
from kadgeo.maps import MAPS
from kadgeo.render import interactive
from kadgeo.render.arcs import join
from kadgeo.render.assets import script, style
from kadgeo.render.packing import decode

EXPLORE = """
import sys, geopandas
geopandas.read_parquet(sys.argv[1]).explore().save(sys.argv[2])
"""
BUILD = [sys.executable, "-m", "kadgeo", "build", "--out"]
DRAWING = ("decode", "symbols", "areas", "draw", "labels")
PANEL = ("showRegions", "showLegend", "showTable", "showFacts", "startSearch", "startTools", "startPrinting")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="runs of each, alternating")
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        rows = [*build_rows(Path(folder), runs), *page_rows(Path(folder), runs)]
    print("| what | kadgeo | peer: `explore()` of the villages | ratio | budget |")
    print("|---|---|---|---|---|")
    for row in rows:
        print(f"| {' | '.join(row)} |")


def build_rows(folder: Path, runs: int) -> list[tuple[str, ...]]:
    """Time of the whole build, as a process of its own."""
    villages = project.read().data / "boundaries" / "villages.parquet"
    commands = {
        "kadgeo": [*BUILD, str(folder / "output")],
        "peer": [sys.executable, "-c", EXPLORE, str(villages), str(folder / "explore.html")],
    }
    took = alternate({name: lambda c=command: process_seconds(c) for name, command in commands.items()}, runs)
    return [row("`kadgeo build` (process, s)", took["kadgeo"], took["peer"], "≤ 2.5", "{:.2f}")]


def page_rows(folder: Path, runs: int) -> list[tuple[str, ...]]:
    """Size, opening time and exactness of the overview with all villages drawn from the start."""
    dataset = kadgeo.load()
    fine = MAPS["overview"](dataset)
    shown = [
        dataclasses.replace(layer, visible=layer.visible or getattr(layer, "detail", False))
        for layer in fine.layers
    ]
    pages = {
        "plain": interactive.render(MAPS["overview"](dataset, villages=False)).get_root().render(),
        "fine": interactive.render(fine).get_root().render(),
        "drawn": interactive.render(dataclasses.replace(fine, layers=tuple(shown))).get_root().render(),
    }
    pages["bare"] = without_panel(pages["drawn"])
    for name, text in pages.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    size = {name: len(text.encode()) / 1000 for name, text in pages.items()}
    peer = (folder / "explore.html").stat().st_size / 1000
    return [
        ("`overview.html` without villages (kB)", f"{size['plain']:.0f}", f"{peer:.0f}", "", "≤ 450 kB"),
        ("`overview.html` with 1,038 villages (kB)", f"{size['fine']:.0f}", f"{peer:.0f}", "", "≤ 800 kB"),
        ("panel: JS and CSS beyond drawing the map (kB)", f"{panel_bytes() / 1000:.1f}", "", "", "≤ 66 kB"),
        *opening_rows(folder, runs),
        (
            "worst distance of a drawn boundary (m)",
            f"{worst_distance_m(dataset, pages['fine']):.1f}",
            "",
            "",
            "≤ 60 m",
        ),
        (
            "worst drawn area against official (%)",
            f"{worst_area_percent(dataset, pages['fine']):.3f}",
            "",
            "",
            "≤ 0.5 %",
        ),
    ]


def panel_bytes() -> int:
    """Bytes of scripts and style sheet that a page with the map alone would not need."""
    scripts = sum(len(script(name).encode()) for name in interactive.SCRIPTS if name not in DRAWING)
    return scripts + len(style("page").encode())


def opening_rows(folder: Path, runs: int) -> list[tuple[str, ...]]:
    """Milliseconds until drawn, click to panel, and frames while panning, in headless chromium."""
    with browser() as chromium:
        requests = {}

        def opening(name: str) -> float:
            page, took, requests[name] = open_page(chromium, folder / f"{name}.html")
            page.context.close()
            return took

        took = alternate({name: lambda n=name: opening(n) for name in ("drawn", "explore", "bare")}, runs)
        clicks = click_ms(chromium, folder / "drawn.html")
        frames = {name: pan_frames(chromium, path) for name, path in panned(folder).items()}
    panel = took["drawn"] / took["bare"]
    kept = frames["drawn"] / frames["empty"]
    return [
        row("opening until drawn, all villages on (ms)", took["drawn"], took["explore"], "≤ 0.5", "{:.0f}"),
        ("requests when opened", str(requests["drawn"]), str(requests["explore"]), "", "0"),
        (
            "opening with panel against without (ms)",
            f"{took['drawn']:.0f} / {took['bare']:.0f}",
            "",
            f"{panel:.2f}",
            "≤ 1.10",
        ),
        ("click to facts, median of 50, villages on (ms)", f"{clicks:.1f}", "", "", "≤ 50 ms"),
        (
            "frames while panning, villages on / empty Leaflet map",
            f"{frames['drawn']} / {frames['empty']}",
            "",
            f"{kept:.2f}",
            "≥ 0.90",
        ),
    ]


def without_panel(page: str) -> str:
    """The page with its map alone: what makes the panel is replaced by nothing."""
    missing = [name for name in PANEL if f"function {name}(" not in page]
    if missing:
        raise SystemExit(f"bench: {', '.join(missing)} no longer in the page; mend PANEL")
    data = '<script type="application/x-deflate-base64"'
    if data not in page:
        raise SystemExit(f"bench: {data} is no longer in the page; mend without_panel")
    return page.replace(data, f"<script>{' = '.join(PANEL)} = () => {{}};</script>\n{data}", 1)


def click_ms(chromium: Any, path: Path, clicks: int = 50) -> float:
    """Median time from a click on the map to the shown facts."""
    page, _, _ = open_page(chromium, path)
    took = page.evaluate(
        """(clicks) => {
          const { map } = kadgeo, size = map.getSize(), took = [];
          for (let i = 0; i < clicks; i++) {
            const across = 0.25 + 0.5 * ((i * 7) % clicks) / clicks;
            const at = L.point(size.x * across, size.y * (0.2 + 0.6 * i / clicks));
            const start = performance.now();
            map.fire("click", { latlng: map.containerPointToLatLng(at), containerPoint: at });
            document.getElementById("facts").offsetHeight;
            took.push(performance.now() - start);
          }
          return took;
        }""",
        clicks,
    )
    page.context.close()
    return statistics.median(took)


def unpacked(packed: str) -> Any:
    """A page's data as the page inflates them."""
    return json.loads(zlib.decompress(base64.b64decode(packed)))


def panned(folder: Path) -> dict[str, Path]:
    """The drawn page, and one with an empty Leaflet map of the same size."""
    text = (folder / "drawn.html").read_text(encoding="utf-8")
    data = re.search(r'id="kadgeo-data">(.*?)</script>', text, re.DOTALL)
    assert data is not None
    empty = unpacked(data.group(1)) | {"layers": [], "gazetteers": []}
    packed = base64.b64encode(zlib.compress(json.dumps(empty).encode())).decode()
    (folder / "empty.html").write_text(text.replace(data.group(1), packed), encoding="utf-8")
    return {"drawn": folder / "drawn.html", "empty": folder / "empty.html"}


def pan_frames(chromium: Any, path: Path, seconds: float = 3.0) -> int:
    """Frames shown while the mouse drags the map to and fro."""
    page, _, _ = open_page(chromium, path)
    page.evaluate("void kadgeo.map.setZoom(9, {animate: false})")
    page.evaluate(
        "window.frames_ = 0; (function count() { window.frames_ += 1; requestAnimationFrame(count); })()"
    )
    page.mouse.move(800, 400)
    page.mouse.down()
    before, start, step = page.evaluate("window.frames_"), time.monotonic(), 0
    while time.monotonic() - start < seconds:
        step += 1
        page.mouse.move(800 + 150 * np.sin(step / 12), 400 + 100 * np.cos(step / 12))
    page.mouse.up()
    frames = page.evaluate("window.frames_") - before
    page.context.close()
    return int(frames)


def drawn_shapes(page: str, key: str) -> list[Any]:
    """Polygons of a layer as a page draws them, in degrees."""
    found = re.search(r'id="kadgeo-data">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    data = unpacked(found.group(1))
    arcs = decode(data["arcs"])
    layer = next(layer for layer in data["layers"] if layer["key"] == key)
    shapes = []
    for parts in layer["paths"]:
        rings = [[join(arcs, refs) / data["arcs"]["grid"] for refs in part] for part in parts]
        shapes.append(shapely.MultiPolygon([(part[0], part[1:]) for part in rings]))
    return shapes


def worst_distance_m(dataset: Any, page: str) -> float:
    """Largest Hausdorff distance between drawn and source outlines of all levels, in metres."""
    worst = 0.0
    for key in ("regencies", "districts", "villages"):
        source = getattr(dataset, key).geometry
        drawn = source.set_axis(source.index).copy()
        drawn[:] = drawn_shapes(page, key)
        metric = dataset.project.metric_crs
        ends = [shapely.boundary(one.to_crs(metric).to_numpy()) for one in (source, drawn)]
        worst = max(worst, float(shapely.hausdorff_distance(ends[0], ends[1]).max()))
    return worst


def worst_area_percent(dataset: Any, page: str) -> float:
    """Largest difference of a drawn regency's area from the official figure, in percent."""
    measured = crs.geodesic_area_km2(drawn_shapes(page, "regencies"))
    return float(np.abs(measured / dataset.regencies["official_area_km2"] - 1).max() * 100)


def process_seconds(command: list[str]) -> float:
    """Wall time of a process."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def alternate(measures: dict[str, Callable[[], float]], runs: int) -> dict[str, float]:
    """Medians of several measures taken in turn; the first round only warms up."""
    took: dict[str, list[float]] = {name: [] for name in measures}
    for _ in range(runs + 1):
        for name, measure in measures.items():
            took[name].append(measure())
    return {name: statistics.median(values[1:]) for name, values in took.items()}


def row(what: str, ours: float, peer: float, budget: str, shape: str) -> tuple[str, ...]:
    """A line of the table with a ratio."""
    return (what, shape.format(ours), shape.format(peer), f"{ours / peer:.2f}", budget)


if __name__ == "__main__":
    main()
