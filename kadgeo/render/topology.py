"""Shared, simplified, quantised arcs of a map's geometry: each border is stored once.

A map's polygons and lines are cut where their neighbourhoods change, so that a border
between two regions, or between a region and the zone it lies in, is one *arc* that all
of them refer to. Each arc is simplified by distance (Douglas-Peucker) and written as
deltas on an integer grid. Because the arcs are shared, a coverage stays a coverage.
"""

from __future__ import annotations

import functools
import hashlib
import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import shapely

from kadgeo.render.arcs import GRID_PER_DEGREE, Array, Refs, join
from kadgeo.render.mending import mend
from kadgeo.render.sharing import Paths, flatten, share
from kadgeo.render.simplify import Level, simplify

METRES_PER_DEGREE = 111_700  # the longest degree anywhere on Earth, so a bound in degrees holds in metres
TOLERANCE_M = 55.0  # with the grid under 60 m, 1/5 mm at 1:300 000, the closest a province map is read


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
    sources = [
        _Source.of(np.asarray(layer, dtype=object), is_coverage)
        for layer, is_coverage in zip(layers, coverages or [False] * len(layers), strict=True)
    ]
    groups = _groups(sources)
    made = [_built(tuple(sources[number] for number in group), tolerance_m) for group in groups]
    return _joined(groups, made, layers)


@dataclass(frozen=True)
class _Source:
    """A layer that is known again by what it holds."""

    digest: bytes
    is_coverage: bool
    shapes: Array = field(compare=False)

    @classmethod
    def of(cls, shapes: Array, is_coverage: bool) -> _Source:
        digest = hashlib.blake2b(b"".join(shapely.to_wkb(shapes)), digest_size=16).digest()
        return cls(digest, is_coverage, shapes)


def _groups(sources: Sequence[_Source]) -> list[list[int]]:
    """Layers that share a vertex, straight or by way of others: only these can share an arc."""
    groups: list[list[int]] = []
    for number, source in enumerate(sources):
        if len(_cells(source)):
            near = [one for one in groups if any(_meet(sources[other], source) for other in one)]
            whole = sorted([*itertools.chain.from_iterable(near), number])
            groups = [*(one for one in groups if one not in near), whole]
    return groups


def _meet(one: _Source, other: _Source) -> bool:
    few, many = sorted((_cells(one), _cells(other)), key=len)
    at = np.searchsorted(many, few).clip(max=len(many) - 1)
    return bool((many[at] == few).any())


@functools.lru_cache(maxsize=64)
def _cells(source: _Source) -> Array:
    """Grid points that a layer's vertices fall on, as sorted numbers."""
    grid = np.rint(shapely.get_coordinates(source.shapes) * GRID_PER_DEGREE).astype(np.int64)
    cells: Array = np.unique((grid[:, 0] << 32) + grid[:, 1])
    return cells


@functools.lru_cache(maxsize=32)  # most maps of a project draw the same layers: each set is made once
def _built(sources: tuple[_Source, ...], tolerance_m: float) -> Topology:
    layers = [source.shapes for source in sources]
    coverages = [source.is_coverage for source in sources]
    made, is_sound = _simplified(layers, coverages, tolerance_m)
    return made if is_sound else _simplified(mend(layers), coverages, tolerance_m)[0]


def _simplified(
    layers: Sequence[Array], coverages: Sequence[bool], tolerance_m: float
) -> tuple[Topology, bool]:
    paths = flatten(layers)
    chains, uses = share(paths)
    levels = _levels(layers, paths, uses, coverages)
    arcs, is_sound = simplify(chains, levels, tolerance_m / METRES_PER_DEGREE * GRID_PER_DEGREE)
    return Topology(arcs=arcs, layers=_nest(layers, paths, uses)), is_sound


def _joined(groups: list[list[int]], made: list[Topology], layers: Sequence[Array]) -> Topology:
    """Topologies of groups of layers as one, its arcs in the order in which the layers use them."""
    offsets = np.cumsum([0, *(len(one.arcs) for one in made)]).tolist()
    found = {
        number: (offset, paths)
        for group, one, offset in zip(groups, made, offsets, strict=False)
        for number, paths in zip(group, one.layers, strict=True)
    }
    numbers: dict[int, int] = {}  # by the place among the arcs of all groups

    def renumbered(ref: int, offset: int) -> int:
        number = numbers.setdefault(offset + (ref if ref >= 0 else ~ref), len(numbers))
        return number if ref >= 0 else ~number

    empty: list[list[list[list[Refs]]]] = [[[] for _ in layer] for layer in layers]
    told = [found.get(number, (0, empty[number])) for number in range(len(layers))]
    paths = [
        [[[[renumbered(ref, offset) for ref in refs] for refs in part] for part in parts] for parts in one]
        for offset, one in told
    ]
    arcs = [arc for one in made for arc in one.arcs]
    return Topology(arcs=[arcs[place] for place in numbers], layers=paths)


def _levels(
    layers: Sequence[Array], paths: Paths, uses: list[Refs], coverages: Sequence[bool]
) -> list[Level]:
    """One level for each layer that has polygons, the finest first."""
    rings, offset = [], 0
    for layer in layers:
        span = (offset <= paths.geometry) & (paths.geometry < offset + len(layer))
        rings.append(np.flatnonzero(span & paths.closed))
        offset += len(layer)
    levels: list[Level] = []
    seen = np.array([], dtype=np.int64)
    for at in sorted(range(len(rings)), key=lambda at: -len(rings[at])):
        if len(rings[at]):
            level = Level([uses[n] for n in rings[at]], paths.shell[rings[at]], paths.geometry[rings[at]])
            level.is_nested = bool(np.isin(level.own, seen).all())
            level.is_coverage = coverages[at] and not level.is_nested
            levels.append(level)
            seen = np.union1d(seen, level.own)
    return levels


def _nest(layers: Sequence[Array], paths: Paths, uses: list[Refs]) -> list[list[list[list[Refs]]]]:
    """Sort the paths' arc numbers into layers, geometries and parts."""
    geometries: list[list[list[Refs]]] = [[] for layer in layers for _ in layer]
    for number, owner in enumerate(paths.geometry):
        if paths.shell[number]:
            geometries[owner].append([])
        geometries[owner][-1].append(uses[number])
    bounds = np.cumsum([0, *(len(layer) for layer in layers)])
    return [geometries[a:b] for a, b in itertools.pairwise(bounds)]
