"""Ways to spoil a copy of the sample project, and the problems that must then be found, and they alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import geopandas as gpd
import pytest
from helpers import ProjectCopy, write_csv

from kadgeo.errors import Issue

Spoil = Callable[[ProjectCopy], object]
Place = tuple[str, int | None, str | None]

CORRIDORS = "data/tables/corridors.geojson"
ORIGINS = "data/sources.toml"
RECORD = "data/record/notulen_2014-02-06.txt"
LICENCE = "data/boundaries/LICENSE-batas.txt"
REBUILD = "rebuild all levels from one source"
CLEAN = "mend it with kadgeo clean"
RECORD_IT = "if replaced on purpose: kadgeo record"


def at(table: str, row: int | None = None, column: str | None = None) -> Place:
    return f"data/tables/{table}.csv", row, column


def layer_file(name: str, column: str | None = None) -> Place:
    return f"data/boundaries/{name}.parquet", None, column


def cell(table: str, row: int, **values: str) -> Spoil:
    return lambda copy: [copy.edit(table, row, column, value) for column, value in values.items()]


def table(name: str, change: Callable[[str], str | bytes]) -> Spoil:
    """Write a table's text as another program leaves it."""

    def spoil(copy: ProjectCopy) -> None:
        changed = change(write_csv(copy.rows(name)))
        copy.write(at(name)[0], changed if isinstance(changed, bytes) else changed.encode("utf-8-sig"))

    return spoil


def feature(number: int, **values: Any) -> Spoil:
    """Change members of a feature of the corridors, or its properties."""

    def change(features: list[dict[str, Any]]) -> None:
        one = features[number - 1]
        for key, value in values.items():
            (one if key in one else one["properties"])[key] = value

    return lambda copy: copy.edit_corridors(change)


def layer(name: str, change: Callable[[gpd.GeoDataFrame], gpd.GeoDataFrame], **options: bool) -> Spoil:
    return lambda copy: copy.write_layer(name, change(copy.layer(name)), **options)


def reshaped(row: int, change: Callable[[Any], Any]) -> Callable[[gpd.GeoDataFrame], gpd.GeoDataFrame]:
    """Replace the geometry of one row."""
    return lambda frame: frame.set_geometry(
        [change(shape) if number == row else shape for number, shape in enumerate(frame.geometry)],
        crs=frame.crs,
    )


def punched(*names: str) -> Spoil:
    """Make the same hole, 100 m wide, in the first unit of several levels."""

    def spoil(copy: ProjectCopy) -> None:
        hole = copy.layer("villages").geometry.iloc[0].representative_point().buffer(0.0005)
        for name in names:
            copy.write_layer(name, reshaped(0, lambda shape: shape.difference(hole))(copy.layer(name)))

    return spoil


def case(name: str, spoil: Spoil, place: Place, found: str, suggestion: str | None = None) -> Any:
    return pytest.param(spoil, [(place, found, suggestion)], id=name)


def words(issue: Issue) -> tuple[Place, str, str | None]:
    suggestion = issue.suggestion.en if issue.suggestion else None
    return (issue.file, issue.row, issue.column), issue.found.en, suggestion


def shortened(found: str, wanted: str) -> str:
    """Cut what a test cannot know, such as a hash."""
    start = wanted.removesuffix("…")
    return wanted if start != wanted and found.startswith(start) else found


def assert_found_alone(spoil: Spoil, wanted: list[tuple[Place, str, str | None]], copy: ProjectCopy) -> None:
    """Spoil a copy: each wanted problem is found, in this order, and no other."""
    spoil(copy)
    found = [words(issue) for issue in copy.check()]
    assert [place for place, *_ in found] == [place for place, *_ in wanted]
    cut = [
        (place, shortened(one, wanted[number][1]), hint) for number, (place, one, hint) in enumerate(found)
    ]
    assert cut == wanted
