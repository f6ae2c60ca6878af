"""Speed and memory of the analyses, and of contiguity against the plain geopandas way in the same run.

Prints Markdown tables; run with ``python bench/bench_analysis.py``. Every measurement is a process of
its own, so that its peak memory is its own; methods alternate, and times are medians.
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

SIDES = {5_000: 71, 20_000: 141, 80_000: 283}  # polygons asked for: side of the square grid
POINTS = 12  # vertices a side; 48 a polygon
DENSE_POINTS = 50  # 200 a polygon, as in the shipped villages
PLAIN_SIZES = (5_000, 20_000)  # where the plain way is bearable
ALL_BUDGET_S, BUDGET_S, BUDGET_GIB = 3.0, 60.0, 4.0
KIB_PER_GIB = 1024**2


def coverage(side: int, points: int, seed: int = 4) -> gpd.GeoSeries:
    """Square grid of crooked cells: corners moved, each side a crooked line that both cells have."""
    rng = np.random.default_rng(seed)
    step = 4.0 / side
    corner = np.stack(np.meshgrid(np.arange(side + 1), np.arange(side + 1)), axis=-1) * step + [114.0, -2.0]
    corner[1:-1, 1:-1] += rng.uniform(-0.25, 0.25, (side - 1, side - 1, 2)) * step
    along, across = (
        _crooked(*ends, points, step, rng)
        for ends in ((corner[:, :-1], corner[:, 1:]), (corner[:-1], corner[1:]))
    )
    rings = [along[:-1, :, :-1], across[:, 1:, :-1], along[1:, :, :0:-1], across[:, :-1, :0:-1]]
    closed = np.concatenate([*rings, along[:-1, :, :1]], axis=2)
    return gpd.GeoSeries(shapely.polygons(closed.reshape(side * side, -1, 2)), crs="EPSG:4326")


def _crooked(start: Any, end: Any, points: int, step: float, rng: np.random.Generator) -> Any:
    share = np.linspace(0, 1, points + 1)[:, None]
    line = start[:, :, None] + (end - start)[:, :, None] * share
    line[:, :, 1:-1] += rng.uniform(-0.1, 0.1, line[:, :, 1:-1].shape) * step / points
    line[:, :, -1] = end  # start + (end - start) may miss the end by a bit
    return line


def kadgeo_way(polygons: gpd.GeoSeries) -> pd.DataFrame:
    """Pairs and geodesic lengths, after the check that the coverage is clean."""
    from kadgeo.analysis.borders import shared_borders

    return shared_borders(polygons)


def unchecked(polygons: gpd.GeoSeries) -> pd.DataFrame:
    """The same for data that were checked when they were loaded."""
    from kadgeo.analysis.borders import land_borders

    return land_borders(polygons, "polygons")


def plain_way(polygons: gpd.GeoSeries) -> pd.DataFrame:
    """What one writes first: sjoin of what touches, then the length of each intersection, planar."""
    frame = gpd.GeoDataFrame(geometry=polygons).to_crs("EPSG:32750")
    joined = frame.sjoin(frame, predicate="touches").reset_index(names="a_code")
    joined = joined[joined["a_code"] < joined["index_right"]]
    shared = joined.geometry.intersection(frame.geometry.loc[joined["index_right"]], align=False)
    table = pd.DataFrame(
        {"a_code": joined["a_code"], "b_code": joined["index_right"], "km": shared.length / 1e3}
    )
    return table[table["km"] > 0].rename(columns={"km": "shared_border_km"})


METHODS: dict[str, Callable[[gpd.GeoSeries], pd.DataFrame]] = {
    f.__name__: f for f in (kadgeo_way, unchecked, plain_way)
}


def measure(method: str, side: int, points: int) -> dict[str, float]:
    """Time and peak memory of one method, in this process."""
    polygons = coverage(side, points)
    METHODS[method](polygons.iloc[:100])  # imports and the first use of PROJ
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.perf_counter()
    table = METHODS[method](polygons)
    seconds = time.perf_counter() - start
    return {
        "seconds": seconds,
        "pairs": len(table),
        "km": float(table["shared_border_km"].sum()),
        "polygons": len(polygons),
        "vertices": int(shapely.get_num_coordinates(polygons.array).sum()),
        "before_gib": before / KIB_PER_GIB,
        "peak_gib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIB_PER_GIB,
    }


def measure_all() -> dict[str, Any]:
    """Time of each analysis on the shipped dataset, over all its cases."""
    import kadgeo

    dataset = kadgeo.load()
    start = time.perf_counter()
    from kadgeo.analysis import ANALYSES, cases, run

    times = {"(import)": time.perf_counter() - start}
    for name in ANALYSES:
        start = time.perf_counter()
        for options in cases(name, dataset):
            run(name, dataset, **options)
        times[name] = time.perf_counter() - start
    return {"times": times, "peak_gib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIB_PER_GIB}


def child(*arguments: object) -> dict[str, Any]:
    """Run this file on its own and read what it measured."""
    command = [sys.executable, __file__, "--child", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)  # type: ignore[no-any-return]


def median(results: list[dict[str, float]]) -> dict[str, float]:
    """Each figure's median over the runs."""
    return {key: statistics.median(one[key] for one in results) for key in results[0]}


def analysis_rows(runs: int) -> list[tuple[str, ...]]:
    """One row an analysis, and the sum."""
    results = [child("all") for _ in range(runs)]
    names = results[0]["times"]
    typical = {name: statistics.median(one["times"][name] for one in results) for name in names}
    total = statistics.median(sum(one["times"].values()) for one in results)
    rows = [(f"`{name}`", f"{seconds:.3f} s", "") for name, seconds in typical.items()]
    peak = max(one["peak_gib"] for one in results)
    return [
        *rows,
        (f"**all, all cases** (peak {peak:.2f} GiB)", f"**{total:.2f} s**", f"≤ {ALL_BUDGET_S:g} s"),
    ]


def contiguity_results(runs: int) -> dict[tuple[str, int, int], dict[str, float]]:
    """Median of each method at each size; the methods take turns."""
    wanted = [("kadgeo_way", size, POINTS) for size in SIDES]
    wanted += [("unchecked", max(SIDES), POINTS), ("kadgeo_way", max(SIDES), DENSE_POINTS)]
    wanted += [("plain_way", size, POINTS) for size in PLAIN_SIZES]
    results: dict[tuple[str, int, int], list[dict[str, float]]] = {one: [] for one in wanted}
    for _ in range(runs):
        for method, size, points in wanted:
            results[method, size, points].append(child(method, SIDES[size], points))
    return {one: median(found) for one, found in results.items()}


def contiguity_rows(results: dict[tuple[str, int, int], dict[str, float]]) -> list[tuple[str, ...]]:
    """One row a measurement, with the ratio to the plain way where both were run."""
    rows = []
    for (method, size, points), one in results.items():
        plain = results.get(("plain_way", size, points))
        ratio = f"{plain['seconds'] / one['seconds']:.0f} x faster" if plain and method != "plain_way" else ""
        at_most = (
            f"≤ {BUDGET_S:g} s, ≤ {BUDGET_GIB:g} GiB" if size == max(SIDES) and method == "kadgeo_way" else ""
        )
        rows.append(
            (
                method,
                f"{one['polygons']:,.0f}",
                f"{one['vertices']:,.0f}",
                f"{one['pairs']:,.0f}",
                f"{one['km']:,.1f}",
                f"{one['seconds']:.2f} s",
                f"{one['peak_gib']:.2f} GiB ({one['before_gib']:.2f} before)",
                ratio,
                at_most,
            )
        )
    return rows


def growth(results: dict[tuple[str, int, int], dict[str, float]]) -> list[str]:
    """Exponent of time over polygons, and time over N log N, from the smallest to each larger size."""
    first, *rest = (results["kadgeo_way", size, POINTS] for size in SIDES)
    lines = []
    for one in rest:
        steps = math.log(one["polygons"] / first["polygons"])
        exponent = math.log(one["seconds"] / first["seconds"]) / steps
        linear = (one["polygons"] * math.log(one["polygons"])) / (
            first["polygons"] * math.log(first["polygons"])
        )
        lines.append(
            f"- {first['polygons']:,.0f} to {one['polygons']:,.0f} polygons: time grows as N^{exponent:.2f}; "
            f"{one['seconds'] / first['seconds']:.1f} times, N log N would be {linear:.1f} times"
        )
    return lines


def main() -> None:
    """Measure and print, or be one measurement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3, help="runs of each, alternating")
    parser.add_argument("--child", nargs="+", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        method, *sizes = options.child
        print(json.dumps(measure_all() if method == "all" else measure(method, *map(int, sizes))))
        return
    _print(("analysis", "time", "budget"), analysis_rows(options.runs))
    results = contiguity_results(options.runs)
    head = (
        "contiguity",
        "polygons",
        "vertices",
        "pairs",
        "km",
        "time",
        "peak memory",
        "to the plain way",
        "budget",
    )
    _print(head, contiguity_rows(results))
    print("\n".join(growth(results)))


def _print(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    for row in (head, ("---",) * len(head), *rows):
        print(f"| {' | '.join(row)} |")
    print()


if __name__ == "__main__":
    main()
