"""Figures of the report kit: one A4 picture, the atlas and the files' sizes. Prints a Markdown table.

Run from the root of the repository::

    python bench/bench_report.py
"""

from __future__ import annotations

import io
import statistics
import time
from collections.abc import Callable

import matplotlib as mpl

mpl.use("agg")

import matplotlib.pyplot as plt

import kadgeo
from kadgeo.layers import MapSpec
from kadgeo.maps import draw
from kadgeo.render.static.book import book
from kadgeo.reports.atlas import atlas
from kadgeo.reports.figures import figure

A4 = (297 / 25.4, 210 / 25.4)
DPI, RUNS = 300, 5
RATIO, ATLAS_S, PDF_KB = 1.5, 40.0, 500


def bare(spec: MapSpec) -> bytes:
    """The same layers at the same size, as geopandas draws them when told nothing."""
    drawn, axes = plt.subplots(figsize=A4)
    for layer in spec.layers:
        if layer.visible:
            layer.data.plot(ax=axes)
    stream = io.BytesIO()
    drawn.savefig(stream, dpi=DPI)
    plt.close(drawn)
    return stream.getvalue()


def seconds(*tasks: Callable[[], object]) -> list[float]:
    """Median of some runs of each task, in turns, after one to warm up."""
    found: list[list[float]] = [[] for _ in tasks]
    for number in range(RUNS + 1):
        for task, times in zip(tasks, found, strict=True):
            start = time.perf_counter()
            task()
            if number:
                times.append(time.perf_counter() - start)
    return [statistics.median(times) for times in found]


def row(what: str, found: str, peer: str, budget: str, *, kept: bool) -> None:
    """Print one line of the table."""
    print(f"| {what} | {found} | {peer} | {budget} | {'yes' if kept else '**no**'} |", flush=True)


def main() -> None:
    """Measure and print."""
    dataset = kadgeo.load()
    print("| what | kadgeo | bare GeoDataFrame.plot | budget | kept |\n|---|---|---|---|---|")
    for name in dataset.project.maps:
        spec = draw(name, dataset)
        ours, theirs = seconds(lambda spec=spec: figure(spec), lambda spec=spec: bare(spec))
        ratio = ours / theirs
        row(
            f"`{name}`, one A4 PNG at {DPI} dpi",
            f"{ours:.2f} s ({ratio:.2f} ×)",
            f"{theirs:.2f} s",
            f"{RATIO} ×",
            kept=ratio <= RATIO,
        )
    for name in dataset.project.maps:
        size = len(figure(draw(name, dataset), format="pdf")) / 1000
        row(f"`{name}`, PDF", f"{size:.0f} kB", "", f"{PDF_KB} kB", kept=size <= PDF_KB)
    start = time.perf_counter()
    told = atlas(dataset)
    made = book(told)
    taken = time.perf_counter() - start
    pages = f"{len(told.leaves) + 3} pages, {len(made) / 1e6:.1f} MB"
    row(f"atlas ({pages})", f"{taken:.1f} s", "", f"{ATLAS_S:.0f} s", kept=taken <= ATLAS_S)


if __name__ == "__main__":
    main()
