"""This checkout beside an earlier commit, measured in turn in one run: a build, its pages, how they open.

Prints a Markdown table. Both run in this environment; the earlier one from a git worktree in a temporary
folder. Processor time is the figure to compare on a busy machine::

    python bench/side_by_side.py REV
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from chromium import browser, open_page

ROOT = Path(__file__).parents[1]
BUILD = [sys.executable, "-m", "kadgeo", "build", "--out"]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rev", help="the commit to compare with")
    parser.add_argument("--runs", type=int, default=5, help="runs of each, in turn, after one to warm up")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, worktree(options.rev, Path(folder) / "code") as before:
        outputs = {before: Path(folder) / "before", ROOT: Path(folder) / "now"}
        rows = [*build_rows(outputs, options.runs), *size_rows(outputs), *opening_rows(outputs, options.runs)]
    print(f"| what | now | {options.rev} | ratio |\n|---|---|---|---|")
    for what, now, then, shape in rows:
        print(f"| {what} | {shape.format(now)} | {shape.format(then)} | {now / then:.2f} |")


@contextmanager
def worktree(rev: str, folder: Path) -> Iterator[Path]:
    """A checkout of a commit for as long as it is needed."""
    git = ["git", "-C", str(ROOT), "worktree"]
    subprocess.run([*git, "add", "--detach", str(folder), rev], check=True, capture_output=True)
    try:
        yield folder
    finally:
        subprocess.run([*git, "remove", "--force", str(folder)], check=True)


Row = tuple[str, float, float, str]


def build_rows(outputs: dict[Path, Path], runs: int) -> Iterator[Row]:
    """Seconds of a build as a process of its own, on the wall and of the processor."""
    took: dict[Path, list[tuple[float, float]]] = {code: [] for code in outputs}
    for _ in range(runs + 1):
        for code, out in outputs.items():
            took[code].append(seconds([*BUILD, str(out)], code))
    (wall, busy), (wall_then, busy_then) = (
        [statistics.median(times) for times in zip(*took[code][1:], strict=True)]
        for code in reversed(outputs)
    )
    yield "`kadgeo build`, processor time (s)", busy, busy_then, "{:.2f}"
    yield "`kadgeo build`, wall time (s)", wall, wall_then, "{:.2f}"


def seconds(command: list[str], code: Path) -> tuple[float, float]:
    """Wall and processor time of a process that runs the code of a folder."""
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = os.environ | {"PYTHONPATH": str(code)}
    subprocess.run(command, check=True, capture_output=True, cwd=code, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    busy = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - start, busy


def size_rows(outputs: dict[Path, Path]) -> Iterator[Row]:
    """Kilobytes of each page that both have."""
    then, now = outputs.values()
    for page in sorted(now.glob("*.html")):
        if (then / page.name).exists():
            sizes = (one.stat().st_size / 1000 for one in (page, then / page.name))
            yield f"`{page.name}` (kB)", *sizes, "{:.0f}"  # type: ignore[misc]


def opening_rows(outputs: dict[Path, Path], runs: int) -> Iterator[Row]:
    """Milliseconds until the overview is drawn, in headless chromium."""
    took: dict[Path, list[float]] = {out: [] for out in outputs.values()}
    with browser() as chromium:
        for _ in range(runs + 1):
            for out, times in took.items():
                times.append(opening(chromium, out / "overview.html"))
    then, now = (statistics.median(times[1:]) for times in took.values())
    yield "opening `overview.html` until drawn (ms)", now, then, "{:.0f}"


def opening(chromium: Any, path: Path) -> float:
    """Milliseconds in which a page opens."""
    page, took, _ = open_page(chromium, path)
    page.context.close()
    return took


if __name__ == "__main__":
    main()
