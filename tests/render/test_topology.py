import numpy as np
import pytest
import shapely
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kadgeo.render import topology
from kadgeo.render.arcs import GRID_PER_DEGREE
from kadgeo.render.packing import decode, encode


def shapes_of(packed: topology.Topology, layer: int) -> list[shapely.Geometry]:
    return [
        shapely.MultiPolygon(
            [(packed.path(part[0]), [packed.path(refs) for refs in part[1:]]) for part in parts]
        )
        for parts in packed.layers[layer]
    ]


def squares(*corners: tuple[float, float], size: float = 1.0) -> np.ndarray:
    return np.array([shapely.box(x, y, x + size, y + size) for x, y in corners])


def test_two_neighbours_share_the_border_between_them() -> None:
    packed = topology.build([squares((0, 0), (1, 0))])
    assert len(packed.arcs) == 3
    (left,), (right,) = packed.layers[0]
    assert {abs(ref) if ref >= 0 else abs(~ref) for ref in left[0]} & {
        ref if ref >= 0 else ~ref for ref in right[0]
    }


def test_a_dissolved_level_adds_no_arcs() -> None:
    fine = squares((0, 0), (1, 0), (0, 1), (1, 1))
    coarse = np.array([shapely.box(0, 0, 2, 2)])
    whole = shapely.coverage_union_all(fine)
    packed = topology.build([fine, np.array([whole])])
    assert len(packed.arcs) == len(topology.build([fine]).arcs)
    assert shapely.equals(shapes_of(packed, 1)[0], coarse[0])


def test_an_enclave_and_the_hole_around_it_are_one_arc() -> None:
    inner = shapely.box(1, 1, 2, 2)
    outer = shapely.box(0, 0, 3, 3).difference(inner)
    packed = topology.build([np.array([outer, inner])])
    assert len(packed.arcs) == 2
    assert [len(part) for parts in packed.layers[0] for part in parts] == [2, 1]


def test_lines_end_where_they_end() -> None:
    line = shapely.LineString([(0, 0), (1, 1), (2, 0)])
    packed = topology.build([np.array([line])])
    assert packed.path(packed.layers[0][0][0][0]).tolist() == [[0, 0], [1, 1], [2, 0]]


def test_a_line_on_one_grid_point_keeps_its_place() -> None:
    lines = np.array([shapely.LineString([(0, 0), (1e-6, 0)]), shapely.LineString([(0, 0), (1, 0)])])
    packed = topology.build([lines])
    assert [packed.path(parts[0][0]).tolist() for parts in packed.layers[0]] == [
        [[0, 0], [0, 0]],
        [[0, 0], [1, 0]],
    ]


def test_multipart_and_empty_layers_keep_their_places() -> None:
    both = shapely.MultiPolygon([shapely.box(0, 0, 1, 1), shapely.box(5, 5, 6, 6)])
    packed = topology.build([np.array([], dtype=object), np.array([both])])
    assert packed.layers[0] == []
    assert len(packed.layers[1][0]) == 2


def test_simplified_borders_stay_within_the_tolerance() -> None:
    steps = np.linspace(0, 1, 400)
    noise = np.random.default_rng(1).normal(0, 0.0002, 400)
    wavy = [(0.5 + n, y) for n, y in zip(noise, steps, strict=True)]
    left = shapely.Polygon([(0, 1), (0, 0), *wavy])
    right = shapely.Polygon([*wavy, (1, 1), (1, 0)])
    packed = topology.build([np.array([left, right])], coverages=[True])
    drawn = shapes_of(packed, 0)
    assert sum(map(len, packed.arcs)) < 200
    assert shapely.coverage_is_valid(np.array(drawn))
    for before, after in zip((left, right), drawn, strict=True):
        metres = shapely.hausdorff_distance(before.boundary, after.boundary) * topology.METRES_PER_DEGREE
        assert metres <= topology.TOLERANCE_M + 2


def test_small_islands_survive_any_tolerance() -> None:
    island = squares((0, 0), size=0.0005)  # some 55 m wide
    packed = topology.build([island, squares((1, 1))], tolerance_m=5_000)
    (drawn,) = shapes_of(packed, 0)
    assert drawn.is_valid
    assert drawn.area > 0


def test_an_island_near_a_smoothed_coast_is_not_swallowed() -> None:
    bay = shapely.Polygon([(0, 0), (1, 0), (1, 1), (0.5005, 1), (0.5, 0.9996), (0.4995, 1), (0, 1)])
    island = shapely.Point(0.5, 0.9999).buffer(0.0001)
    packed = topology.build([np.array([bay, island])], tolerance_m=100, coverages=[True])
    drawn = np.array(shapes_of(packed, 0))
    assert shapely.is_valid(drawn).all()
    assert shapely.coverage_is_valid(drawn)


def test_what_rounding_crosses_closes_up_and_all_stays_valid() -> None:
    step = 1 / GRID_PER_DEGREE
    # A spit half a step wide and a lake shore a third of a step from the coast.
    coast = [(0, 0), (40, 0), (40, 40), (20.4, 40), (20.45, 70), (20, 40.4), (0, 40)]
    lake = [(10, 39.6), (30, 39.7), (20, 20)]
    west = shapely.Polygon(np.array(coast) * step, [np.array(lake) * step])
    east = shapely.Polygon(np.array([(40, 0), (80, 0), (80, 40), (40, 40)]) * step)
    assert shapely.coverage_is_valid([west, east])
    drawn = np.array(shapes_of(topology.build([np.array([west, east])], tolerance_m=0, coverages=[True]), 0))
    assert shapely.is_valid(drawn).all()
    assert shapely.coverage_is_valid(drawn)
    assert west.symmetric_difference(drawn[0]).area <= west.length * step


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(*2 * [st.integers(0, 600).map(lambda tenth: tenth / 10)]),
        min_size=2,
        max_size=30,
        unique=True,
    ),
    st.sampled_from([0.0, 0.5, 5.0, 50.0]),
)
def test_a_coverage_of_any_fineness_stays_valid(points: list[tuple[float, float]], tolerance: float) -> None:
    """Cells of a few steps of the grid: some collapse, many have corners closer than a step."""
    cells = shapely.get_parts(
        shapely.voronoi_polygons(shapely.MultiPoint(points), extend_to=shapely.box(0, 0, 60, 60))
    )
    cells = shapely.transform(cells, lambda xy: xy / GRID_PER_DEGREE)
    assume(shapely.is_valid(cells).all() and shapely.coverage_is_valid(cells))
    metres = tolerance * topology.METRES_PER_DEGREE / GRID_PER_DEGREE
    halves = np.array([shapely.union_all(cells[::2]), shapely.union_all(cells[1::2])])
    packed = topology.build([cells, halves], tolerance_m=metres, coverages=[True, False])
    for layer in (0, 1):
        assert shapely.is_valid(np.array(shapes_of(packed, layer))).all()
    assert shapely.coverage_is_valid(np.array(shapes_of(packed, 0)))


def test_an_island_is_not_swallowed_by_its_own_region() -> None:
    inlet = [(0, 0), (1, 0), (1, 1), (0.5005, 1), (0.5, 0.9996), (0.4995, 1), (0, 1)]
    region = shapely.MultiPolygon([shapely.Polygon(inlet), shapely.Point(0.5, 0.9999).buffer(0.0001)])
    (drawn,) = shapes_of(topology.build([np.array([region])], tolerance_m=100), 0)
    assert drawn.is_valid
    assert len(drawn.geoms) == 2


def test_layers_that_touch_nothing_else_are_made_once() -> None:
    region, other = squares((0, 0), (1, 0)), squares((5, 5))
    topology.build([region, other])
    before = topology._built.cache_info().misses
    packed = topology.build([squares((8, 8)), squares((0, 0), (1, 0))])
    assert topology._built.cache_info().misses == before + 1
    assert [shapely.equals(*pair) for pair in zip(region, shapes_of(packed, 1), strict=True)] == [True, True]


@given(
    st.lists(
        st.lists(
            st.tuples(st.integers(-9_000_000, 9_000_000), st.integers(-4_500_000, 4_500_000)),
            min_size=2,
            max_size=8,
        ),
        min_size=1,
        max_size=6,
    )
)
def test_what_is_encoded_is_decoded(arcs: list[list[tuple[int, int]]]) -> None:
    plain = [np.array(arc, dtype=np.int64) for arc in arcs]
    decoded = decode(encode(plain))
    assert [arc.tolist() for arc in decoded] == [arc.tolist() for arc in plain]


@pytest.mark.parametrize("level", ["regencies", "districts", "villages"])
def test_the_real_levels_stay_coverages(dataset, level: str) -> None:
    shapes = getattr(dataset, level).geometry.to_numpy()
    drawn = np.array(shapes_of(topology.build([shapes], coverages=[True]), 0))
    assert len(drawn) == len(shapes)
    assert shapely.is_valid(drawn).all()
    assert (shapely.area(drawn) > 0).all()
    assert shapely.coverage_is_valid(drawn)
