"""What pages are made from: the data, the overview map and the results of the analyses."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely

from kadgeo.columns import spelled
from kadgeo.dataset import Dataset
from kadgeo.document import Facts
from kadgeo.focus import layer_of, rows, with_layers
from kadgeo.layers import Layer, Lines, MapSpec, Points
from kadgeo.maps.agreements import arc_layer, corridor_layers, seats
from kadgeo.maps.base import industrial_areas
from kadgeo.maps.facts import status_words
from kadgeo.results import result
from kadgeo.schema import worded
from kadgeo.text import Text

MARGIN = 0.08  # of a page's subject, left free around it
LEAST_DEGREES = 0.35  # span of a page: a small city is shown with its neighbours


@dataclass(frozen=True, kw_only=True)
class Desk:
    """The data, the overview map and the results that pages are made from."""

    dataset: Dataset
    overview: MapSpec
    profile: pd.DataFrame
    borders: pd.DataFrame
    zones: pd.DataFrame
    overlaps: pd.DataFrame
    context: pd.DataFrame

    @classmethod
    def of(cls, dataset: Dataset, overview: MapSpec) -> Desk:
        """Run the analyses that pages quote."""
        return cls(
            dataset=dataset,
            overview=overview,
            profile=result("regency_profile", dataset),
            borders=result("contiguity", dataset, level="regencies"),
            zones=result("zone_summary", dataset),
            overlaps=result("zone_overlaps", dataset),
            context=result("agreement_context", dataset),
        )

    def layer(self, key: str) -> Any:
        """A layer of the overview map."""
        return layer_of(self.overview, key)

    def page(
        self, title: Text, subtitle: Text, *layers: Layer, codes: Iterable[str], without: Iterable[str] = ()
    ) -> MapSpec:
        """The overview with other layers, zoomed to some regencies, which the inset marks."""
        codes = list(codes)
        subject = self.dataset.regencies.loc[codes]
        spec = with_layers(self.overview, *layers, without={"villages", *without})
        known = [layer.key for layer in spec.layers]
        extra = tuple(layer for layer in layers if layer.key not in known)
        at = known.index("regencies") + 1
        shown = (*spec.layers[:at], *extra, *spec.layers[at:])
        shown = tuple(layer for layer in shown if len(layer.data))  # the legend explains what there is
        return dataclasses.replace(
            spec,
            title=title,
            subtitle=subtitle,
            dated=Text("", ""),  # the foot of the page has it
            layers=shown,
            bounds=around(subject.total_bounds),
            sheet=self.located(subject, title) if spec.sheet else None,
        )

    def located(self, subject: gpd.GeoDataFrame, title: Text) -> Any:
        """The sheet with an inset of the mapped area and the subject marked in it."""
        sheet = self.overview.sheet
        if sheet is None:
            return None
        regencies = self.dataset.regencies[["name", "geometry"]]
        return dataclasses.replace(
            sheet,
            area=subject[["geometry"]],
            area_name=title,
            country=regencies.assign(geometry=shapely.simplify(regencies.geometry.to_numpy(), 0.01)),
            country_name=sheet.area_name,
        )

    @cached_property
    def arcs(self) -> Lines:
        """One arc for each agreement of the register between regions of the province."""
        return arc_layer(self.dataset, self.dataset.agreements)

    def links(self, ids: Iterable[str]) -> tuple[Layer, ...]:
        """Layers of some agreements: their arcs, corridors, bridges and the partners' seats."""
        wanted = set(ids)
        arcs = self.arcs
        partners = {
            code for key in wanted & set(arcs.data.index) for code in arcs.data.at[key, "party_codes"]
        }
        roads = [
            rows(layer, layer.data["agreement_id"].isin(wanted)) for layer in corridor_layers(self.dataset)
        ]
        points = [rows(layer, layer.data.index.isin(partners)) for layer in seats(self.dataset)]
        return (rows(arcs, arcs.data.index.isin(wanted)), *points, *roads)

    def areas(self, ids: Iterable[str]) -> Points:
        """The layer of some industrial areas."""
        points = industrial_areas(self.dataset)
        return rows(points, points.data.index.isin(set(ids)))


def around(bounds: Any) -> tuple[float, float, float, float]:
    """Bounds with a margin, and no smaller than :data:`LEAST_DEGREES`."""
    west, south, east, north = (float(edge) for edge in bounds)
    span = max(east - west, north - south)
    margin = max(MARGIN * span, (LEAST_DEGREES - span) / 2)
    return west - margin, south - margin, east + margin, north + margin


def people(count: Any) -> Text:
    """A number of people."""
    return spelled(count, "population")


def density(row: Any) -> Text:
    """People per area."""
    return spelled(row["population_per_km2"], "population_per_km2")


def deals_facts(desk: Desk, ids: Iterable[str], heading: Text) -> Facts:
    """Agreements by their titles, with their status on the day."""
    frame = desk.dataset.agreements.loc[list(ids)]
    words = Text("{title}: {status}", "{title}: {status}")
    lines = [
        words.format(title=worded(row, "title"), status=status_words(desk.dataset, row))
        for row in frame.to_dict("records")
    ]
    return Facts(heading=heading, lines=tuple(lines))


def areas_facts(desk: Desk, ids: Iterable[str]) -> Facts:
    """Industrial areas by their names."""
    frame = desk.dataset.industrial_areas
    near = Text("{name} (titik perkiraan)", "{name} (approximate point)")
    lines = []
    for one in ids:
        name = desk.dataset.name("industrial_areas", one)
        lines.append(near.format(name=name) if frame.at[one, "is_editorial"] else name)
    heading = Text("Kawasan industri dan strategis", "Industrial and strategic areas")
    return Facts(heading=heading, lines=tuple(lines))
