"""Mends polygons into one coverage, and tells what that changed; what cannot be mended is refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import shapely

from kadgeo import crs
from kadgeo.errors import ProjectError
from kadgeo.text import Text

SNAP_M = 1.0  # vertices this near are one: digitising rounds so
GAP_M = 60.0  # narrower gaps are slips of digitising, wider ones may be rivers or lakes
MOST_NAMED = 10  # rows named in a refusal
MOST_CHANGED = 0.05  # share of a region's area: more is no mending but guessing
DEGREE_M = 111_320.0  # of the equator; near enough for widths of gaps
LEAST_DEG2 = 1e-14  # square degrees, some 100 cm²: what remains of rounding
POLYGON = 2  # dimensions
LEAST_KM2 = 1e-6  # a square metre: smaller differences are rounding
# Columns that hold the name of a region in files of the Indonesian agencies and of GADM and geoBoundaries.
_NAMES = ("name", "nama", "regency", "wadmkk", "namobj", "name_2", "shapename")
_POLYGONS = ("Polygon", "MultiPolygon")


@dataclass(frozen=True, kw_only=True)
class Mended:
    """A coverage, and what became of each polygon.

    Parameters
    ----------
    frame : GeoDataFrame
        The rows as they were, with mended polygons, in EPSG:4326.
    gained_km2, lost_km2 : ndarray
        Area that each row was given and that was taken from it.
    was_invalid : ndarray
        Did the outline of a row cross itself.
    """

    frame: gpd.GeoDataFrame
    gained_km2: np.ndarray[Any, Any]
    lost_km2: np.ndarray[Any, Any]
    was_invalid: np.ndarray[Any, Any]

    @property
    def changed(self) -> np.ndarray[Any, Any]:
        """Positions of the rows that were invalid or whose area changed."""
        return np.flatnonzero(self.was_invalid | (self.gained_km2 > LEAST_KM2) | (self.lost_km2 > LEAST_KM2))


def labels(frame: gpd.GeoDataFrame) -> list[str]:
    """What each row is called: its name and number, counted from 1, or the number alone.

    Examples
    --------
    >>> import geopandas as gpd
    >>> labels(gpd.GeoDataFrame({"NAMOBJ": ["Blora", None]}, geometry=[None, None]))
    ['Blora (#1)', '#2']
    """
    known = {str(column).casefold(): column for column in frame.columns}
    column = next((known[one] for one in _NAMES if one in known), None)
    names = [None] * len(frame) if column is None else list(frame[column])
    return [
        f"{name} (#{row})" if isinstance(name, str) and name else f"#{row}"
        for row, name in enumerate(names, start=1)
    ]


def mend(frame: gpd.GeoDataFrame) -> Mended:
    """Make polygons valid, snap their edges together, close narrow gaps and divide overlaps.

    Parameters
    ----------
    frame : GeoDataFrame
        Polygons in EPSG:4326; they should touch, not overlap.

    Returns
    -------
    Mended
        A valid coverage; gaps wider than :data:`GAP_M` are left as they are.

    Raises
    ------
    ProjectError
        A row has no polygon, or would change by more than :data:`MOST_CHANGED`.

    Examples
    --------
    >>> import geopandas as gpd, shapely
    >>> shapes = [shapely.box(0, 0, 1, 1), shapely.box(0.9999, 0, 2, 1)]
    >>> mended = mend(gpd.GeoDataFrame(geometry=shapes, crs=4326))
    >>> bool(shapely.coverage_is_valid(mended.frame.geometry.to_numpy()))
    True
    >>> (mended.gained_km2 + mended.lost_km2).round(1)
    array([0. , 1.2])
    """
    before = frame.geometry.to_numpy()
    if not len(before):
        raise ProjectError(_NO_ROWS)
    _require(frame, [shape is not None and shape.geom_type in _POLYGONS for shape in before], _NO_POLYGON)
    sound = np.array([_polygon(shape) for shape in before])
    _require(frame, ~shapely.is_empty(sound), _NOTHING_LEFT)
    metres = _metres_per_degree(sound)
    stretched = shapely.transform(sound, lambda points: points * metres)
    clean = shapely.coverage_clean(stretched, snapping_distance=SNAP_M, gap_width=GAP_M)
    _require(frame, ~shapely.is_empty(clean), _NOTHING_LEFT)
    after = shapely.transform(clean, lambda points: points / metres)
    gained = _areas(shapely.difference(after, sound))
    lost = _areas(shapely.difference(sound, after))
    _require(frame, gained + lost <= MOST_CHANGED * crs.geodesic_area_km2(sound), _TOO_MUCH)
    if not (shapely.is_valid(after).all() and shapely.coverage_is_valid(after)):
        raise ProjectError(_STUBBORN)
    return Mended(
        frame=frame.set_geometry(after, crs=frame.crs),
        gained_km2=gained,
        lost_km2=lost,
        was_invalid=~shapely.is_valid(before),
    )


_NO_ROWS = Text("berkas tanpa poligon", "a file without polygons")
_NO_POLYGON = Text("{rows}: tanpa poligon", "{rows}: no polygon")
_NOTHING_LEFT = Text(
    "{rows}: tidak tersisa apa-apa setelah dirapikan; poligonnya tertutup yang lain",
    "{rows}: nothing is left after mending; the polygon lies under others",
)
_TOO_MUCH = Text(
    f"{{rows}}: akan berubah lebih dari {MOST_CHANGED:.0%}; perbaiki dengan tangan di QGIS",
    f"{{rows}}: would change by more than {MOST_CHANGED:.0%}; mend them by hand in QGIS",
)
_STUBBORN = Text(
    "poligon tidak menjadi satu cakupan; perbaiki dengan tangan di QGIS",
    "the polygons do not become one coverage; mend them by hand in QGIS",
)


def _require(frame: gpd.GeoDataFrame, fine: Any, words: Text) -> None:
    wrong = np.flatnonzero(~np.asarray(fine, dtype=bool))
    if len(wrong):
        called = labels(frame)
        rows = ", ".join(called[row] for row in wrong[:MOST_NAMED])
        raise ProjectError(words.format(rows=rows + (", …" if len(wrong) > MOST_NAMED else "")))


def _metres_per_degree(shapes: Any) -> np.ndarray[Any, Any]:
    """Along x and y: a mere stretching, for in a projection straight edges would bend apart."""
    _, south, _, north = shapely.total_bounds(shapes)
    return DEGREE_M * np.array([np.cos(np.radians((south + north) / 2)), 1.0])


def _polygon(shape: Any) -> Any:
    """A valid polygon of the same area: what a crossing outline leaves as lines and points is dropped."""
    parts = shapely.get_parts(shapely.get_parts(shapely.make_valid(shape, method="structure")))
    return shapely.union_all([part for part in parts if part.geom_type == "Polygon"])


def _areas(shapes: Any) -> np.ndarray[Any, Any]:
    """Geodesic area of the polygons in each overlay, in km²; what rounding leaves is no area."""
    outer, of = shapely.get_parts(shapes, return_index=True)
    parts, within = shapely.get_parts(outer, return_index=True)
    real = (shapely.get_dimensions(parts) == POLYGON) & (shapely.area(parts) > LEAST_DEG2)
    areas = crs.geodesic_area_km2(parts[real])
    return np.bincount(of[within[real]], areas, len(shapes)).astype(float)
