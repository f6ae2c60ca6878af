"""Shared, simplified, quantised arcs of a map's geometry: each border is stored once.

A map's polygons and lines are cut where their neighbourhoods change, so that a border
between two regions, or between a region and the zone it lies in, is one *arc* that all
of them refer to. Each arc is simplified by distance (Douglas-Peucker) and written as
deltas on an integer grid. Because the arcs are shared, a coverage stays a coverage.
"""

from __future__ import annotations

import base64
import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely

GRID_PER_DEGREE = 50_000  # 2.2 m: a vertex moves 1.6 m at most; on coarser grids narrow villages collapse
METRES_PER_DEGREE = 111_700  # the longest degree anywhere on Earth, so a bound in degrees holds in metres
TOLERANCE_M = 55.0  # with the grid under 60 m, 1/5 mm at 1:300 000, the closest a province map is read
RING_POINTS = 4  # a triangle and the return to its first corner
EASING = 2  # what broke something is simplified half as much
MAX_ROUNDS = 40  # a few easings reach the grid; each round mends only what the one before laid bare
UNARY_LIMIT = 12  # ones after which a number is written out: only the jump to the next arc is so large
WIDE_BITS = 28  # enough for a jump right round the Earth on the grid

Refs = list[int]
Array = np.ndarray[Any, Any]


@dataclass(frozen=True, kw_only=True)
class Topology:
    """Arcs and what refers to them.

    Parameters
    ----------
    arcs : list of ndarray
        Each ``(n, 2)``, integer ``(lon, lat)`` times :data:`GRID_PER_DEGREE`.
    layers : list
        For each input layer, for each geometry, its parts; a part is a list of paths (a polygon's
        shell and holes, or one line), a path a list of arc numbers; ``~i`` is arc ``i`` backwards.
    """

    arcs: list[Array]
    layers: list[list[list[list[Refs]]]]

    def path(self, refs: Refs) -> Array:
        """Join arcs into one path of ``(lon, lat)`` in degrees."""
        return join(self.arcs, refs) / GRID_PER_DEGREE


@dataclass(frozen=True)
class _Paths:
    """All rings and lines of all layers in one flat table, one row a vertex."""

    xy: Array  # (n, 2) grid units
    start: Array  # first row of each path
    stop: Array  # one past the last row of each path
    closed: Array  # is the path a ring? Its closing vertex is not stored
    geometry: Array  # which geometry, counted over all layers, each path belongs to
    shell: Array  # does the path begin a part?


def build(
    layers: Sequence[Array],
    *,
    tolerance_m: float = TOLERANCE_M,
    coverages: Sequence[bool] | None = None,
) -> Topology:
    """Cut, share, simplify and quantise the geometry of several layers.

    Parameters
    ----------
    layers : sequence of ndarray of shapely.Geometry
        Polygons, lines or their multi-part kinds, in EPSG:4326 ``(lon, lat)``.
    tolerance_m : float
        No drawn vertex chain is farther than this from its source, in metres.
    coverages : sequence of bool, optional
        Which layers are coverages (no gaps, no overlaps) and must stay so.

    Returns
    -------
    Topology

    Examples
    --------
    Two squares share one border, so three arcs are enough:

    >>> import numpy as np, shapely
    >>> squares = np.array([shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1)])
    >>> len(build([squares]).arcs)
    3
    """
    paths = _flatten(layers)
    chains, uses = _share(paths)
    levels = _levels(layers, paths, uses, coverages or [False] * len(layers))
    arcs = _simplify(chains, levels, tolerance_m / METRES_PER_DEGREE * GRID_PER_DEGREE)
    return Topology(arcs=arcs, layers=_nest(layers, paths, uses))


def encode(arcs: Sequence[Array]) -> dict[str, Any]:
    """Write arcs as base64 text: point counts, then zig-zag deltas, as Rice-coded numbers.

    Parameters
    ----------
    arcs : sequence of ndarray
        As in :class:`Topology`.

    Returns
    -------
    dict
        ``grid`` (per degree), ``count`` (of arcs), ``low`` (plain low bits of each number), ``limit`` and
        ``wide`` (as :data:`UNARY_LIMIT` and :data:`WIDE_BITS`), ``data`` (text).
    """
    counts = np.array([len(arc) for arc in arcs], dtype=np.int64)
    flat = np.concatenate(arcs) if len(arcs) else np.zeros((0, 2), dtype=np.int64)
    deltas = np.diff(flat, axis=0, prepend=np.zeros((1, 2), dtype=np.int64))
    zigzag = (deltas << 1) ^ (deltas >> 63)
    values = np.concatenate([counts, zigzag.ravel()])
    low = min(range(16), key=lambda bits: int(_rice_lengths(values, bits).sum()))
    data = base64.b64encode(_rice(values, low)).decode()
    return {
        "grid": GRID_PER_DEGREE,
        "count": len(arcs),
        "low": low,
        "limit": UNARY_LIMIT,
        "wide": WIDE_BITS,
        "data": data,
    }


def decode(packed: dict[str, Any]) -> list[Array]:
    """Arcs from what :func:`encode` wrote, as the page reads them.

    Examples
    --------
    >>> import numpy as np
    >>> arcs = [np.array([[5_800_000, -25_000], [5_800_100, 25_001]])]
    >>> bool((decode(encode(arcs))[0] == arcs[0]).all())
    True
    """
    bits = iter(np.unpackbits(np.frombuffer(base64.b64decode(packed["data"]), dtype=np.uint8)).tolist())

    def number() -> int:
        high = 0
        while high < packed["limit"] and next(bits):
            high += 1
        is_plain = high < packed["limit"]
        value = high if is_plain else 0
        for _ in range(packed["low"] if is_plain else packed["wide"]):
            value = value << 1 | next(bits)
        return value

    counts = [number() for _ in range(packed["count"])]
    zigzag = np.array([number() for _ in range(2 * sum(counts))], dtype=np.int64)
    deltas = (zigzag >> 1) ^ -(zigzag & 1)
    return np.split(np.cumsum(deltas.reshape(-1, 2), axis=0), np.cumsum(counts)[:-1])


def join(arcs: Sequence[Array], refs: Refs) -> Array:
    """Join arcs into one path in grid units; the shared end points are kept once."""
    parts = [arcs[ref] if ref >= 0 else arcs[~ref][::-1] for ref in refs]
    return np.concatenate([parts[0], *(part[1:] for part in parts[1:])])


def _rice_lengths(values: Array, low: int) -> Array:
    high = values >> low
    return np.where(high < UNARY_LIMIT, high + 1 + low, UNARY_LIMIT + WIDE_BITS)


def _rice(values: Array, low: int) -> bytes:
    """The high part of each number as that many ones and a zero, then its `low` bits as they are."""
    lengths = _rice_lengths(values, low)
    start = np.cumsum(lengths) - lengths
    bits = np.zeros(int(lengths.sum()), dtype=np.uint8)
    ones = np.minimum(values >> low, UNARY_LIMIT)
    first = np.cumsum(ones) - ones
    bits[np.repeat(start - first, ones) + np.arange(ones.sum())] = 1
    wide = ones == UNARY_LIMIT
    for chosen, count, at in ((~wide, low, start + ones + 1), (wide, WIDE_BITS, start + UNARY_LIMIT)):
        for bit in range(count):
            bits[at[chosen] + bit] = (values[chosen] >> (count - 1 - bit)) & 1
    return np.packbits(bits).tobytes()


def _flatten(layers: Sequence[Array]) -> _Paths:
    geometries = np.concatenate([np.asarray(layer, dtype=object) for layer in layers])
    parts, owner = shapely.get_parts(geometries, return_index=True)
    is_polygon = shapely.get_type_id(parts) == shapely.GeometryType.POLYGON
    rings, ring_part = shapely.get_rings(parts[is_polygon], return_index=True)
    lines = parts[~is_polygon]
    paths = np.concatenate([rings, lines])
    owners = np.concatenate([owner[is_polygon][ring_part], owner[~is_polygon]])
    shell = np.concatenate([np.diff(ring_part, prepend=-1) > 0, np.ones(len(lines), dtype=bool)])
    order = np.argsort(owners, kind="stable")
    closed = (np.arange(len(paths)) < len(rings))[order]
    xy, path = shapely.get_coordinates(paths[order], return_index=True)
    grid = np.rint(xy * GRID_PER_DEGREE).astype(np.int64)
    # Vertices that fall on the grid point before them, and the one that closes a ring, say nothing.
    fresh = np.ones(len(grid), dtype=bool)
    fresh[1:] = (np.diff(path) != 0) | (np.diff(grid, axis=0) != 0).any(axis=1)
    last = np.append(np.diff(path) != 0, True)
    keep = fresh & ~(last & closed[path])
    grid, path = grid[keep], path[keep]
    start = np.searchsorted(path, np.arange(len(paths)))
    stop = np.append(start[1:], len(path))
    return _Paths(grid, start, stop, closed, owners[order], shell[order])


def _share(paths: _Paths) -> tuple[list[Array], list[Refs]]:
    """Cut the paths at their nodes; return each distinct arc once, and each path as arc numbers."""
    ids = _vertex_ids(paths.xy)
    nodes = _nodes(paths, ids)
    arcs: list[Array] = []
    known: dict[tuple[int, int], int] = {}
    uses: list[Refs] = []
    for number in range(len(paths.start)):
        refs = []
        for rows in _cut(paths, ids, nodes, number):
            # An arc is known by its first edge: no edge lies in two arcs.
            ahead = (int(ids[rows[0]]), int(ids[rows[1]]))
            back = (int(ids[rows[-1]]), int(ids[rows[-2]]))
            if ahead in known:
                refs.append(known[ahead])
            elif back in known:
                refs.append(~known[back])
            else:
                known[ahead] = len(arcs)
                refs.append(len(arcs))
                arcs.append(paths.xy[rows])
        uses.append(refs)
    return arcs, uses


def _vertex_ids(xy: Array) -> Array:
    low = xy.min(axis=0)
    keys = ((xy[:, 0] - low[0]) << 32) | (xy[:, 1] - low[1])
    ids: Array = np.unique(keys, return_inverse=True)[1]
    return ids


def _nodes(paths: _Paths, ids: Array) -> Array:
    """Which rows are nodes: vertices whose two neighbours are not the same in every path."""
    before, after = np.roll(ids, 1), np.roll(ids, -1)
    before[paths.start], after[paths.stop - 1] = ids[paths.stop - 1], ids[paths.start]
    pair = (np.minimum(before, after).astype(np.int64) << 32) | np.maximum(before, after)
    low = np.full(ids.max() + 1, np.iinfo(np.int64).max)
    high = np.full(ids.max() + 1, -1)
    np.minimum.at(low, ids, pair)
    np.maximum.at(high, ids, pair)
    node = low != high
    ends = np.concatenate([paths.start[~paths.closed], paths.stop[~paths.closed] - 1])
    node[ids[ends]] = True
    rows: Array = node[ids]
    return rows


def _cut(paths: _Paths, ids: Array, nodes: Array, number: int) -> list[Array]:
    """Rows of each arc of one path, both ends included."""
    start, stop = paths.start[number], paths.stop[number]
    rows = np.arange(start, stop)
    if paths.closed[number]:
        found = np.flatnonzero(nodes[start:stop])
        # A ring without nodes begins at its lowest vertex, so that a hole and the island in it agree.
        first = int(found[0]) if len(found) else int(np.argmin(ids[start:stop]))
        rows = np.concatenate([rows[first:], rows[:first], rows[first : first + 1]])
    cuts = np.flatnonzero(nodes[rows[1:-1]]) + 1
    edges = [0, *cuts.tolist(), len(rows) - 1]
    return [rows[a : b + 1] for a, b in itertools.pairwise(edges)]


@dataclass
class _Level:
    """Polygons of one layer, and which of their arcs changed since they were last looked at."""

    uses: list[Refs]  # arcs of each ring
    shell: Array  # does the ring begin a polygon?
    is_coverage: bool  # that no finer level makes sure of
    is_nested: bool  # all its arcs belong to finer levels too, which look for crossings
    uncrossed: set[int]
    unshaped: set[int]

    def broken(self, chains: list[Array], arcs: list[Array], changed: set[int]) -> set[int]:
        """Arcs that collapsed, came to cross another or broke their polygon or coverage."""
        members = _members(self.uses)
        self.uncrossed |= changed & members
        self.unshaped |= changed & members
        if self.uncrossed and not self.is_nested:
            crossing = _crossing(chains, arcs, sorted(members), self.uncrossed)
            self.uncrossed = set()
            if crossing:
                return crossing
        return self._broken_polygons(arcs) if self.unshaped else set()

    def _broken_polygons(self, arcs: list[Array]) -> set[int]:
        rings = [join(arcs, refs) for refs in self.uses]
        collapsed = [refs for refs, ring in zip(self.uses, rings, strict=True) if len(ring) < RING_POINTS]
        if collapsed:
            return _members(collapsed)
        # In degrees, as they are drawn: what just touches on the grid may cross after rounding.
        polygons = _polygons([ring / GRID_PER_DEGREE for ring in rings], self.shell)
        part = np.cumsum(self.shell) - 1
        touched = np.unique(part[[not self.unshaped.isdisjoint(_members([refs])) for refs in self.uses]])
        bad = touched[~shapely.is_valid(polygons[touched])]
        if not len(bad):
            self.unshaped = set()
            bad = _overlapping(polygons, touched) if self.is_coverage else bad
        return _members([self.uses[n] for n in np.flatnonzero(np.isin(part, bad))])


def _levels(
    layers: Sequence[Array], paths: _Paths, uses: list[Refs], coverages: Sequence[bool]
) -> list[_Level]:
    """One level for each layer that has polygons, the finest first."""
    rings, flags, shells = [], [], []
    offset = 0
    for layer, is_coverage in zip(layers, coverages, strict=True):
        span = (offset <= paths.geometry) & (paths.geometry < offset + len(layer))
        numbers = np.flatnonzero(span & paths.closed)
        offset += len(layer)
        rings.append([uses[n] for n in numbers])
        shells.append(paths.shell[numbers])
        flags.append(is_coverage)
    levels: list[_Level] = []
    seen: set[int] = set()
    for at in sorted(range(len(rings)), key=lambda at: -len(rings[at])):
        members = _members(rings[at])
        if members:
            is_nested = members <= seen
            levels.append(_Level(rings[at], shells[at], flags[at] and not is_nested, is_nested, set(), set()))
            seen |= members
    return levels


def _members(rings: list[Refs]) -> set[int]:
    return {ref if ref >= 0 else ~ref for refs in rings for ref in refs}


def _overlapping(polygons: Array, touched: Array) -> Array:
    """Which polygons no longer fit together, among those near the `touched`."""
    near = np.unique(shapely.STRtree(polygons).query(polygons[touched])[1])
    return np.asarray(near[~shapely.is_empty(shapely.coverage_invalid_edges(polygons[near]))])


def _crossing(chains: list[Array], arcs: list[Array], members: list[int], changed: set[int]) -> set[int]:
    """Members that meet themselves or each other off their ends, though their sources do not."""
    lines = _lines([arcs[i] for i in members])
    fresh = np.array([i for i, member in enumerate(members) if member in changed], dtype=int)
    bad = set(fresh[~shapely.is_simple(lines[fresh])].tolist())
    left, right = shapely.STRtree(lines).query(lines[fresh], predicate="intersects")
    left = fresh[left]
    left, right = left[left != right], right[left != right]
    meets = _meet_off_ends(lines, left, right)
    left, right = left[meets], right[meets]
    sources = _lines([chains[i] for i in members])
    new = ~_meet_off_ends(sources, left, right)
    bad.update(left[new].tolist(), right[new].tolist())
    return {members[i] for i in bad}


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


def _lines(chains: list[Array]) -> Array:
    lengths = np.array([len(chain) for chain in chains])
    lines: Array = shapely.linestrings(
        np.concatenate(chains), indices=np.repeat(np.arange(len(chains)), lengths)
    )
    return lines


def _polygons(rings: list[Array], shell: Array) -> Array:
    lengths = np.array([len(ring) for ring in rings])
    linear = shapely.linearrings(np.concatenate(rings), indices=np.repeat(np.arange(len(rings)), lengths))
    polygons = [
        shapely.Polygon(linear[members[0]], linear[members[1:]])
        for members in np.split(np.arange(len(rings)), np.flatnonzero(shell)[1:])
    ]
    return np.array(polygons, dtype=object)


def _simplify(chains: list[Array], levels: list[_Level], tolerance: float) -> list[Array]:
    """Simplify every arc by `tolerance` grid units, and those that break something by less."""
    tolerances = np.full(len(chains), tolerance)
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


def _douglas_peucker(chains: list[Array], tolerances: Array) -> list[Array]:
    slim = shapely.simplify(_lines(chains), tolerances, preserve_topology=False)
    xy, owner = shapely.get_coordinates(slim, return_index=True)
    return np.split(xy.astype(np.int64), np.searchsorted(owner, np.arange(1, len(chains))))


def _nest(layers: Sequence[Array], paths: _Paths, uses: list[Refs]) -> list[list[list[list[Refs]]]]:
    """Sort the paths' arc numbers into layers, geometries and parts."""
    geometries: list[list[list[Refs]]] = [[] for layer in layers for _ in layer]
    for number, owner in enumerate(paths.geometry):
        if paths.shell[number]:
            geometries[owner].append([])
        geometries[owner][-1].append(uses[number])
    bounds = np.cumsum([0, *(len(layer) for layer in layers)])
    return [geometries[a:b] for a, b in itertools.pairwise(bounds)]
