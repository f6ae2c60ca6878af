from __future__ import annotations

import geopandas as gpd
import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from kadgeo.analysis.edges import OUTER, border_edges
from kadgeo.crs import GEOD
from kadgeo.errors import CrsError, KadgeoError


def series(*shapes):
    return gpd.GeoSeries(list(shapes), index=[f"p{at}" for at in range(len(shapes))], crs="EPSG:4326")


def test_an_edge_is_shared_whichever_way_the_rings_run():
    left = shapely.Polygon([(0, 0), (1, 0), (1, 1), (0, 1)])
    right = shapely.Polygon([(1, 0), (2, 0), (2, 1), (1, 1)])
    for one, two in ((left, right), (left.reverse(), right), (left, right.reverse())):
        edges = border_edges(series(one, two))
        shared = edges.where(edges.is_shared)
        assert (shared.left.tolist(), shared.right.tolist()) == ([0], [1])
        assert (shared.start.tolist(), shared.end.tolist()) == ([[1.0, 0.0]], [[1.0, 1.0]])
        assert (edges.right == OUTER).sum() == 6


def test_holes_and_islands_within_a_polygon_count():
    ring = shapely.Polygon(shapely.box(0, 0, 3, 3).exterior.coords, [shapely.box(1, 1, 2, 2).exterior.coords])
    island = shapely.MultiPolygon([shapely.box(1, 1, 2, 2), shapely.box(5, 5, 6, 6)])
    edges = border_edges(series(ring, island))
    assert edges.is_shared.sum() == 4
    assert (~edges.is_shared).sum() == 8


def test_lengths_are_geodesic():
    edges = border_edges(series(shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1)))
    shared = edges.where(edges.is_shared)
    assert shared.length_km()[0] == pytest.approx(GEOD.inv(1, 0, 1, 1)[2] / 1e3, abs=1e-12)


def test_minus_zero_is_zero():
    below = shapely.Polygon([(0, -1), (1, -1), (1, -0.0), (0, -0.0)])
    edges = border_edges(series(below, shapely.box(0, 0, 1, 1)))
    assert edges.is_shared.sum() == 1


def test_repeated_vertices_make_no_edge():
    twice = shapely.Polygon([(0, 0), (1, 0), (1, 0), (1, 1), (0, 1)])
    edges = border_edges(series(twice, shapely.box(1, 0, 2, 1)))
    assert (len(edges.left), edges.is_shared.sum()) == (7, 1)


def test_no_polygons_have_no_edges():
    empty = border_edges(gpd.GeoSeries([], crs="EPSG:4326"))
    assert len(empty.left) == 0
    assert empty.length_km().tolist() == []


@pytest.mark.parametrize(
    "shapes",
    [
        (shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1), shapely.Polygon([(1, 0), (3, 0), (1, 1)])),
        (shapely.MultiPolygon([shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1)]),),
    ],
    ids=["three at one edge", "one polygon twice"],
)
def test_an_edge_of_too_many_is_refused(shapes):
    with pytest.raises(KadgeoError, match="more than two polygons, for instance at p0"):
        border_edges(series(*shapes))


def test_another_crs_is_refused():
    with pytest.raises(CrsError, match="regions: expected EPSG:4326"):
        border_edges(series(shapely.box(0, 0, 1, 1)).to_crs("EPSG:6933"), "regions")


@given(st.integers(1, 6), st.integers(1, 6), st.integers(0, 2**32 - 1))
def test_a_grid_of_any_size_has_the_pairs_of_a_grid(width, height, seed):
    x, y = np.meshgrid(np.arange(width), np.arange(height))
    shapes = shapely.box(x.ravel(), y.ravel(), x.ravel() + 1, y.ravel() + 1)
    shuffled = np.random.default_rng(seed).permutation(shapes)
    edges = border_edges(series(*shuffled))
    assert edges.is_shared.sum() == width * (height - 1) + height * (width - 1)
    assert (~edges.is_shared).sum() == 2 * (width + height)
    shared = edges.where(edges.is_shared)
    assert (shared.left < shared.right).all()
    touching = shapely.length(shapely.intersection(shuffled[shared.left], shuffled[shared.right]))
    assert touching == pytest.approx(1)
