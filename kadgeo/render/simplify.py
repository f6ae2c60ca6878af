"""Simplifies arcs by distance, and by less where something would break."""

from __future__ import annotations

import functools
from dataclasses import dataclass

import numpy as np
import shapely

from kadgeo.render.arcs import GRID_PER_DEGREE, Array, Refs, join, lines_of, members

RING_POINTS = 4  # a triangle and the return to its first corner
EASING = 2  # what broke something is simplified half as much
ISLAND_PARTS = 6  # an island keeps details of a sixth of its width
MAX_ROUNDS = 40  # a few easings reach the grid; each round mends only what the one before laid bare


@dataclass
class Level:
    """Polygons of one layer, and which of their arcs changed since they were last looked at."""

    uses: list[Refs]  # arcs of each ring
    shell: Array  # does the ring begin a polygon?
    is_coverage: bool  # that no finer level makes sure of
    is_nested: bool  # all its arcs belong to finer levels too, which look for crossings
    uncrossed: set[int]
    unshaped: set[int]

    def broken(self, chains: list[Array], arcs: list[Array], changed: set[int]) -> set[int]:
        """Arcs that collapsed, came to cross another or broke their polygon or coverage."""
        own = members(self.uses)
        self.uncrossed |= changed & own
        self.unshaped |= changed & own
        if self.uncrossed and not self.is_nested:
            crossing = _crossing(chains, arcs, sorted(own), self.uncrossed)
            self.uncrossed = set()
            if crossing:
                return crossing
        return self._broken_polygons(arcs) if self.unshaped else set()

    def _broken_polygons(self, arcs: list[Array]) -> set[int]:
        rings = [join(arcs, refs) for refs in self.uses]
        collapsed = [refs for refs, ring in zip(self.uses, rings, strict=True) if len(ring) < RING_POINTS]
        if collapsed:
            return members(collapsed)
        # In degrees, as they are drawn: what just touches on the grid may cross after rounding.
        polygons = _polygons([ring / GRID_PER_DEGREE for ring in rings], self.shell)
        part = np.cumsum(self.shell) - 1
        touched = np.unique(part[[not self.unshaped.isdisjoint(members([refs])) for refs in self.uses]])
        bad = touched[~shapely.is_valid(polygons[touched])]
        if not len(bad):
            self.unshaped = set()
            bad = _overlapping(polygons, touched) if self.is_coverage else bad
        return members([self.uses[n] for n in np.flatnonzero(np.isin(part, bad))])


def _overlapping(polygons: Array, touched: Array) -> Array:
    """Which polygons no longer fit together, among those near the `touched`."""
    near = np.unique(shapely.STRtree(polygons).query(polygons[touched])[1])
    return near[list(_unfit(tuple(shapely.to_wkb(polygons[near]))))]


@functools.lru_cache(maxsize=8)  # most maps of a project draw the same regions: each set is checked once
def _unfit(coverage: tuple[bytes, ...]) -> tuple[int, ...]:
    edges = shapely.coverage_invalid_edges(shapely.from_wkb(list(coverage)))
    return tuple(np.flatnonzero(~shapely.is_empty(edges)).tolist())


def _crossing(chains: list[Array], arcs: list[Array], numbers: list[int], changed: set[int]) -> set[int]:
    """Members that meet themselves or each other off their ends, though their sources do not."""
    lines = lines_of([arcs[i] for i in numbers])
    fresh = np.array([i for i, number in enumerate(numbers) if number in changed], dtype=int)
    bad = set(fresh[~shapely.is_simple(lines[fresh])].tolist())
    left, right = shapely.STRtree(lines).query(lines[fresh], predicate="intersects")
    left = fresh[left]
    left, right = left[left != right], right[left != right]
    meets = _meet_off_ends(lines, left, right)
    left, right = left[meets], right[meets]
    sources = lines_of([chains[i] for i in numbers])
    new = ~_meet_off_ends(sources, left, right)
    bad.update(left[new].tolist(), right[new].tolist())
    return {numbers[i] for i in bad}


def _meet_off_ends(lines: Array, left: Array, right: Array) -> Array:
    """Which pairs of lines share anything but an end point of both."""
    shared = shapely.intersection(lines[left], lines[right])
    xy, pair = shapely.get_coordinates(shared, return_index=True)
    at_end = np.ones(len(xy), dtype=bool)
    for side in (left, right):
        first, last = (shapely.get_coordinates(shapely.get_point(lines[side], end)) for end in (0, -1))
        at_end &= ((xy == first[pair]) | (xy == last[pair])).all(axis=1)
    meets = shapely.get_dimensions(shared) > 0
    meets[pair[~at_end]] = True
    return np.asarray(meets)


def _polygons(rings: list[Array], shell: Array) -> Array:
    lengths = np.array([len(ring) for ring in rings])
    linear = shapely.linearrings(np.concatenate(rings), indices=np.repeat(np.arange(len(rings)), lengths))
    polygons = [
        shapely.Polygon(linear[own[0]], linear[own[1:]])
        for own in np.split(np.arange(len(rings)), np.flatnonzero(shell)[1:])
    ]
    return np.array(polygons, dtype=object)


def simplify(chains: list[Array], levels: list[Level], tolerance: float) -> list[Array]:
    """Simplify every arc by `tolerance` grid units, and those that break something by less."""
    tolerances = np.array([_gentle(chain, tolerance) for chain in chains])
    arcs = _douglas_peucker(chains, tolerances)
    changed = set(range(len(chains)))
    for _ in range(MAX_ROUNDS):
        changed = {arc for level in levels for arc in level.broken(chains, arcs, changed)}
        if not changed:
            break
        numbers = sorted(changed)
        tolerances[numbers] /= EASING
        slim = _douglas_peucker([chains[i] for i in numbers], tolerances[numbers])
        for number, arc in zip(numbers, slim, strict=True):
            arcs[number] = arc
    return arcs


def _gentle(chain: Array, tolerance: float) -> float:
    """Less for a small island, which would collapse, and cost a round for each halving."""
    is_ring = (chain[0] == chain[-1]).all()
    return min(tolerance, float(np.ptp(chain, axis=0).max()) / ISLAND_PARTS) if is_ring else tolerance


def _douglas_peucker(chains: list[Array], tolerances: Array) -> list[Array]:
    slim = shapely.simplify(lines_of(chains), tolerances, preserve_topology=False)
    xy, owner = shapely.get_coordinates(slim, return_index=True)
    return np.split(xy.astype(np.int64), np.searchsorted(owner, np.arange(1, len(chains))))
