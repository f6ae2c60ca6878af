"""A register of a country: time to load and check it, size of its page, time to open, search and sort it.

Prints a Markdown table for 500, 5,000 and 50,000 events; run with ``python bench/bench_register.py``.
"""

from __future__ import annotations

import argparse
import datetime
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import big_register
from chromium import browser

SIZES = (500, 5_000, 50_000)  # events; a tenth as many agreements
DAY = datetime.date(2026, 11, 25)
RUNS = 5  # of each search and sort
LOAD_S, PAGE_MB, OPEN_MS, ACT_MS = 10, 3.0, 2000, 100  # at the largest size
SEARCHES = ("jembatan", "daerah 100", "air baku mahakam", "zzz")
COLUMNS = ("title", "parties", "standing", "-last")
DRAWN = 'document.documentElement.dataset.drawn === "true"'
CLEAR = "(values) => { window.register.change(values); document.body.offsetHeight; }"
ACT = """(values) => {
  const start = performance.now();
  window.register.change(values);
  document.body.offsetHeight;
  return performance.now() - start;
}"""


def child(folder: str, out: str) -> None:
    """Load and write the page in a process of its own; print what it took."""
    import kadgeo
    from kadgeo.render.register import register_page
    from kadgeo.reports import register

    start, busy = time.perf_counter(), time.process_time()
    dataset = kadgeo.load(folder, as_of=DAY)
    took = {"load_s": time.perf_counter() - start, "load_cpu_s": time.process_time() - busy}
    start = time.perf_counter()
    Path(out).write_text(register_page(register.register(dataset)), encoding="utf-8")
    took["page_s"] = time.perf_counter() - start
    took["rss_gib"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    print(json.dumps(took))


def measure(events: int, folder: Path, chromium: Any) -> dict[str, float]:
    """All figures of one size."""
    project, page = big_register.make(folder / str(events), events), folder / f"{events}.html"
    command = [sys.executable, __file__, "--child", str(project), str(page)]
    took = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    took["page_mb"] = page.stat().st_size / 1e6
    opened = [_opening(chromium, page) for _ in range(RUNS)]
    took["open_ms"], took["open_cpu_ms"] = map(statistics.median, zip(*opened, strict=True))
    tab, busy = _tab(chromium, page)
    for name, acts in {
        "first": [({"q": SEARCHES[0]}, {})],
        "search": [({"q": words}, {"q": "", "sort": "-last"}) for words in SEARCHES],
        "sort": [({"sort": column}, {"q": "", "sort": "kind"}) for column in COLUMNS],
    }.items():
        runs = 1 if name == "first" else RUNS
        found = [[_acting(tab, busy, *act) for _ in range(runs)] for act in acts]
        medians = [tuple(map(statistics.median, zip(*some, strict=True))) for some in found]
        took[f"{name}_ms"], took[f"{name}_cpu_ms"] = map(max, zip(*medians, strict=True))
    tab.context.close()
    return took  # type: ignore[no-any-return]


def _tab(chromium: Any, page: Path) -> tuple[Any, Callable[[], float]]:
    """A page whose table is drawn, and milliseconds for which its thread was busy so far."""
    tab = chromium.new_context(viewport={"width": 1280, "height": 800}).new_page()
    session = tab.context.new_cdp_session(tab)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    tab.goto(page.as_uri(), wait_until="commit")
    tab.wait_for_function(DRAWN)

    def busy() -> float:
        metrics = session.send("Performance.getMetrics")["metrics"]
        return float(next(one["value"] for one in metrics if one["name"] == "TaskDuration") * 1000)

    return tab, busy


def _opening(chromium: Any, page: Path) -> tuple[float, float]:
    """Milliseconds until the table is drawn, and of the page's thread."""
    tab, busy = _tab(chromium, page)
    took = tab.evaluate("performance.getEntriesByName('drawn')[0].startTime"), busy()
    tab.context.close()
    return took


def _acting(tab: Any, busy: Callable[[], float], values: Any, clear: Any) -> tuple[float, float]:
    """Milliseconds of one act until it is laid out, and of the page's thread."""
    tab.evaluate(CLEAR, clear)
    before = busy()
    took = tab.evaluate(ACT, values)
    return float(took), busy() - before


def main() -> None:
    """Measure and print, or be one measurement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--child", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        child(*options.child)
        return
    with tempfile.TemporaryDirectory() as folder, browser() as chromium:
        found = {size: measure(size, Path(folder), chromium) for size in SIZES}
    rows = {
        "load and check (s; CPU s)": ("{load_s:.1f}; {load_cpu_s:.1f}", f"≤ {LOAD_S} s"),
        "peak memory (GiB)": ("{rss_gib:.2f}", ""),
        "making the page (s)": ("{page_s:.1f}", ""),
        "`register.html` (MB)": ("{page_mb:.2f}", f"≤ {PAGE_MB:g} MB"),
        "opening until drawn (ms; of the page's thread)": (
            "{open_ms:.0f}; {open_cpu_ms:.0f}",
            f"≤ {OPEN_MS} ms",
        ),
        "first search, before the browser was idle": ("{first_ms:.0f}; {first_cpu_ms:.0f}", ""),
        "search, the slowest of four": ("{search_ms:.0f}; {search_cpu_ms:.0f}", f"≤ {ACT_MS} ms"),
        "sort, the slowest of four": ("{sort_ms:.0f}; {sort_cpu_ms:.0f}", f"≤ {ACT_MS} ms"),
    }
    print(f"| {' | '.join(['514 regencies, events:', *(f'{size:,}' for size in SIZES), 'budget'])} |")
    print("|---|---|---|---|---|")
    for what, (shape, budget) in rows.items():
        print(f"| {' | '.join([what, *(shape.format(**found[size]) for size in SIZES), budget])} |")


if __name__ == "__main__":
    main()
