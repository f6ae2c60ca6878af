"""What every printed map of a project tells besides its layers."""

from __future__ import annotations

from typing import Any

import geopandas as gpd
import pandas as pd
import shapely

from kadgeo.dataset import Dataset
from kadgeo.layers import Sheet
from kadgeo.results import per_dataset
from kadgeo.text import Text

INSET_DEGREES = 0.02  # 2 km: a tenth of a millimetre in an inset of the country


@per_dataset
def sheet(dataset: Dataset) -> Sheet:
    """Projection, inset, neighbours' names, dates and publisher."""
    project, provinces = dataset.project, dataset.provinces
    land = dataset.context[dataset.context["kind"] == "land"]
    near = dataset.context[dataset.context["kind"] != "far_land"]
    home = land.representative_point().within(provinces.union_all()) if len(provinces) else land["name"] == ""
    others = provinces[provinces["province_code"] != project.province_code]
    return Sheet(
        crs=project.metric_crs,
        extent=_bounds(near if len(near) else dataset.regencies),
        area=_outline(dataset.regencies),
        area_name=project.area_name,
        publisher=project.publisher,
        country=provinces,
        country_name=Text.same(land.loc[home, "name"].iloc[0] if home.any() else ""),
        neighbours=_named(others, land[~home]),
        dates=_dates(dataset),
    )


def _outline(regencies: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """The area as one, as coarsely as an inset shows it."""
    whole = shapely.coverage_union_all(regencies.geometry.to_numpy())
    # Part by part: among thousands of islands at once it would take a hundred times as long.
    parts = shapely.simplify(shapely.get_parts(whole), INSET_DEGREES)
    return gpd.GeoDataFrame(geometry=[shapely.multipolygons(parts)], crs=regencies.crs)


def _named(provinces: gpd.GeoDataFrame, countries: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    rows = [(row.name, row.name_en, "province", row.geometry) for row in provinces.itertuples()]
    rows += [(row.name, row.name, "country", row.geometry) for row in countries.itertuples()]
    return gpd.GeoDataFrame(rows, columns=["name", "name_en", "kind", "geometry"], crs=provinces.crs)


def _dates(dataset: Dataset) -> tuple[tuple[Text, str], ...]:
    taken = max((origin.accessed for origin in dataset.origins), default="")
    met = [(Text("rapat", "meeting"), str(day)) for day in dataset.meeting["date"] if pd.notna(day)]
    register = [(Text("keadaan register", "state of the register"), dataset.as_of.isoformat())]
    state = register if len(dataset.register["agreements"]) else []
    return (*state, *met, (Text("batas wilayah diambil", "boundaries retrieved"), taken))


def _bounds(frame: Any) -> tuple[float, float, float, float]:
    west, south, east, north = (float(edge) for edge in frame.total_bounds)
    return west, south, east, north
