"""The boundaries and figures of the country that travel in the package."""

from __future__ import annotations

from pathlib import Path

import pytest
import shapely

from kadgeo import crs, national
from kadgeo.names import country

MOST_BYTES = 3_000_000
DOUBTFUL = {"12.20", "12.78", "31.01"}  # rows of which the source's area is wrong: see the notes of the table


def test_they_take_at_most_three_megabytes():
    assert sum(path.stat().st_size for path in Path(national.HERE).iterdir() if path.is_file()) <= MOST_BYTES


def test_boundaries_are_one_coverage():
    shapes = national.layer("regencies").geometry.to_numpy()
    assert shapely.is_valid(shapes).all()
    assert shapely.coverage_is_valid(shapes)


def test_figures_that_are_in_doubt_are_left_out_and_the_others_fit_the_boundaries():
    rows = national.regions()
    without = {code for code, row in rows.items() if not row["area_km2"] and row["kind"] != "provinsi"}
    assert without == DOUBTFUL
    assert all(rows[code]["note"] and rows[code]["note_en"] for code in DOUBTFUL)
    assert all(int(row["population"]) > 0 for row in rows.values())
    drawn = national.layer("regencies")
    for code, measured in zip(drawn["regency_code"], crs.geodesic_area_km2(drawn.geometry), strict=True):
        if code not in DOUBTFUL:
            assert measured == pytest.approx(float(rows[code]["area_km2"]), rel=0.25), code


def test_sources_and_licences_of_all_of_it_are_there():
    cited = {row["source_id"] for row in national.rows("sources")}
    assert {"wilayah-boundaries", "big-2024", "dukcapil-2024"} == cited
    for entry in national.origins():
        assert national.licence(Path(entry["licence_file"]).name)
    assert len(country.regions()) == 38 + 416 + 98
