"""Simplifies arcs by distance, and by less where something would break."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import shapely

from kadgeo.render.arcs import GRID_PER_DEGREE, RING_POINTS, Array, Refs, join, lines_of, polygons

EASING = 2  # what broke something is simplified half as much
LEAST = 0.05  # grid units: what breaks something even so is left as it is
ISLAND_PARTS = 6  # an island keeps details of a sixth of its width


@dataclass
class Arcs:
    """Arcs as they are and as they are drawn."""

    sources: Array  # lines in grid units
    tolerances: Array  # of each, in grid units
    lines: Array = field(init=False)  # as they are drawn
    chains: list[Array] = field(init=False)  # the vertices of these

    def __post_init__(self) -> None:
        self.lines = _douglas_peucker(self.sources, self.tolerances)
        self.chains = _chains(self.lines)

    def ease(self, numbers: Array) -> None:
        """Simplify some arcs less than so far."""
        eased = self.tolerances[numbers] / EASING
        self.tolerances[numbers] = np.where(eased < LEAST, 0.0, eased)
        self.lines[numbers] = _douglas_peucker(self.sources[numbers], self.tolerances[numbers])
        for number, chain in zip(numbers, _chains(self.lines[numbers]), strict=True):
            self.chains[number] = chain


@dataclass
class Level:
    """Polygons of one layer, and which of their arcs changed since they were last looked at."""

    uses: list[Refs]  # arcs of each ring
    shell: Array  # does the ring begin a polygon?
    geometry: Array  # the geometry of each ring
    is_coverage: bool = False  # that no finer level makes sure of
    is_nested: bool = False  # all its arcs belong to finer levels too, which look for crossings
    own: Array = field(init=False)  # its arcs
    _uncrossed: Array = field(init=False)  # arcs that have changed since they were compared with the others
    _unshaped: Array = field(init=False)  # arcs that have changed since their polygons were looked at

    def __post_init__(self) -> None:
        counts = [len(refs) for refs in self.uses]
        refs = np.array([ref for refs in self.uses for ref in refs], dtype=np.int64)
        self._arc = np.where(refs < 0, ~refs, refs)
        self._ring = np.repeat(np.arange(len(counts)), counts)
        self._polygon = np.cumsum(self.shell) - 1
        self._shapes = np.full(self._polygon[-1] + 1, None, dtype=object)
        self.own = np.unique(self._arc)
        self._uncrossed = self._unshaped = np.array([], dtype=np.int64)

    def broken(self, arcs: Arcs, changed: Array) -> Array:
        """Arcs that collapsed, came to cross another or broke their polygon or coverage."""
        own = changed[np.isin(changed, self.own)]
        self._uncrossed, self._unshaped = np.union1d(self._uncrossed, own), np.union1d(self._unshaped, own)
        if len(self._uncrossed) and not self.is_nested:
            crossing = _crossing(arcs, self.own, self._uncrossed)
            self._uncrossed = self._uncrossed[:0]
            if len(crossing):
                return crossing
        return self._broken_polygons(arcs) if len(self._unshaped) else self._unshaped

    def _broken_polygons(self, arcs: Arcs) -> Array:
        touched = np.unique(self._polygon[self._ring[np.isin(self._arc, self._unshaped)]])
        numbers = np.flatnonzero(np.isin(self._polygon, touched))
        rings = [join(arcs.chains, self.uses[number]) for number in numbers]
        collapsed = numbers[[len(ring) < RING_POINTS for ring in rings]]
        if len(collapsed):
            return np.unique(self._arc[np.isin(self._ring, collapsed)])
        # In degrees, as they are drawn: what just touches on the grid may cross after rounding.
        self._shapes[touched] = polygons([ring / GRID_PER_DEGREE for ring in rings], self.shell[numbers])
        bad = touched[~shapely.is_valid(self._shapes[touched])]
        if len(bad):
            return self._arcs_of(bad)
        self._unshaped = self._unshaped[:0]
        return self._unfit(arcs, touched)

    def _unfit(self, arcs: Arcs, touched: Array) -> Array:
        """Arcs of polygons that no longer fit together, among those near the `touched`."""
        swallowing = self._swallowing(arcs, touched)
        if not self.is_coverage:
            return swallowing
        near = np.unique(shapely.STRtree(self._shapes).query(self._shapes[touched])[1])
        edges = shapely.coverage_invalid_edges(self._shapes[near])
        return np.union1d(swallowing, self._arcs_of(near[~shapely.is_empty(edges)]))

    def _swallowing(self, arcs: Arcs, touched: Array) -> Array:
        """Arcs by which a `touched` polygon took in another: in a coverage any, else of its own geometry."""
        outer, inner = shapely.STRtree(self._shapes).query(self._shapes[touched])
        outer = touched[outer]
        owner, box = self.geometry[self.shell], shapely.bounds(self._shapes)
        possible = (outer != inner) & (self.is_coverage | (owner[outer] == owner[inner]))
        possible &= (box[outer, :2] <= box[inner, :2]).all(axis=1)
        possible &= (box[outer, 2:] >= box[inner, 2:]).all(axis=1)
        outer, inner = outer[possible], inner[possible]
        shapely.prepare(self._shapes[np.unique(outer)])
        wrong = shapely.contains(self._shapes[outer], self._shapes[inner])
        found = [self._over(arcs, *pair) for pair in zip(outer[wrong], inner[wrong], strict=True)]
        return np.unique(np.concatenate([self._arc[:0], *found]))

    def _over(self, arcs: Arcs, outer: int, inner: int) -> Array:
        """Arcs of an outer polygon that may have passed over an inner one: no farther than they may move."""
        own = self._arcs_of([outer])
        shape = shapely.transform(self._shapes[inner], lambda xy: xy * GRID_PER_DEGREE)
        away = shapely.distance(arcs.sources[own], shape)
        return np.union1d(own[away <= arcs.tolerances[own]], self._arcs_of([inner]))

    def _arcs_of(self, polygons: Sequence[int] | Array) -> Array:
        return np.unique(self._arc[np.isin(self._polygon[self._ring], polygons)])


def _crossing(arcs: Arcs, own: Array, changed: Array) -> Array:
    """Members that meet themselves or each other off their ends, though their sources do not."""
    lines = arcs.lines[own]
    fresh = np.searchsorted(own, changed)
    left, right = shapely.STRtree(lines).query(lines[fresh], predicate="intersects")
    left = fresh[left]
    is_twice = np.isin(right, fresh)  # a pair of two fresh lines is found from either
    once = np.where(is_twice, left < right, left != right)
    left, right = left[once], right[once]
    meets = _meet_off_ends(lines, left, right)
    left, right = left[meets], right[meets]
    new = ~_meet_off_ends(arcs.sources[own], left, right)
    bad = np.concatenate([fresh[~shapely.is_simple(lines[fresh])], left[new], right[new]])
    crossing: Array = own[np.unique(bad)]
    return crossing


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


def simplify(chains: list[Array], levels: list[Level], tolerance: float) -> tuple[list[Array], bool]:
    """Simplify every arc by `tolerance` grid units, and those that break something by less.

    Parameters
    ----------
    chains : list of ndarray
        Arcs as they are.
    levels : list of Level
        What the arcs are part of.
    tolerance : float

    Returns
    -------
    tuple
        The arcs, and whether all is sound: not so where the chains themselves cross or overlap.
    """
    tolerances = np.array([_gentle(chain, tolerance) for chain in chains])
    arcs = Arcs(lines_of(chains), tolerances)
    changed = np.arange(len(chains))
    while True:
        found = [level.broken(arcs, changed) for level in levels]
        broken = np.unique(np.concatenate([changed[:0], *found]))
        changed = broken[tolerances[broken] > 0]
        if not len(changed):
            return arcs.chains, not len(broken)
        arcs.ease(changed)


def _gentle(chain: Array, tolerance: float) -> float:
    """Less for a small island, which would collapse, and cost a round for each halving."""
    is_ring = (chain[0] == chain[-1]).all()
    return min(tolerance, float(np.ptp(chain, axis=0).max()) / ISLAND_PARTS) if is_ring else tolerance


def _douglas_peucker(lines: Array, tolerances: Array) -> Array:
    slim: Array = shapely.simplify(lines, tolerances, preserve_topology=False)
    return slim


def _chains(lines: Array) -> list[Array]:
    xy, owner = shapely.get_coordinates(lines, return_index=True)
    return np.split(xy.astype(np.int64), np.searchsorted(owner, np.arange(1, len(lines))))
