"""Map of the industrial areas."""

from __future__ import annotations

import geopandas as gpd
import shapely

from kadgeo.dataset import Dataset
from kadgeo.layers import Lines, MapSpec, Note
from kadgeo.maps import base
from kadgeo.maps.links import positions
from kadgeo.text import Text


def industry(dataset: Dataset) -> MapSpec:
    """Industrial and strategic areas, tied to the regions that host them."""
    layers = (
        base.regencies(dataset),
        *base.water(dataset),
        host_ties(dataset),
        base.industrial_areas(dataset),
    )
    return base.spec("industry", dataset, layers, subjects=("industrial_areas",))


def host_ties(dataset: Dataset) -> Lines:
    """Lines from each area of several hosts to the seats of these hosts."""
    places, areas = positions(dataset), dataset.industrial_areas
    ties = [
        (area, shapely.LineString([point, places[code]]))
        for area, point, codes in zip(areas.index, areas.geometry, areas["host_codes"], strict=True)
        for code in codes
        if len(codes) > 1
    ]
    data = gpd.GeoDataFrame(
        {"area": [area for area, _ in ties]}, geometry=[line for _, line in ties], crs=areas.crs
    )
    return Lines(
        key="host_ties",
        name=Text("Kaitan dengan daerah tuan rumah", "Ties to the host regions"),
        data=data,
        color="#555555",
        width=1.2,
        dash=(1, 5),
        notes=(
            Note(
                mark="dotted",
                text=Text(
                    "Kawasan dengan beberapa tuan rumah: ke pusat pemerintahan mereka",
                    "Area of several hosts: to their seats of government",
                ),
            ),
        ),
    )
