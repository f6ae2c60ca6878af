"""What pages are made from: the data, the overview map and the results of the analyses."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely

from kadgeo.dataset import Dataset
from kadgeo.document import Facts
from kadgeo.focus import layer_of, rows, with_layers
from kadgeo.layers import Layer, MapSpec, Points
from kadgeo.reports import wording as say
from kadgeo.results import result
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

    def links(self, ids: Iterable[str]) -> tuple[Layer, ...]:
        """Layers of some agreements: their arcs, corridors, bridges and the partners' seats."""
        wanted = set(ids)
        arcs = self.layer("agreements")
        partners = {
            code
            for one in wanted
            for code in (arcs.data.at[one, "partner_a_code"], arcs.data.at[one, "partner_b_code"])
        }
        seats = self.layer("seats")
        roads = [rows(layer, layer.data["agreement_id"].isin(wanted)) for layer in self._roads()]
        return (
            rows(arcs, arcs.data.index.isin(wanted)),
            rows(seats, seats.data.index.isin(partners)),
            *roads,
        )

    def _roads(self) -> list[Any]:
        return [self.layer("corridors"), self.layer("bridges")]

    def areas(self, ids: Iterable[str]) -> Points:
        """The layer of some industrial areas."""
        points: Points = self.layer("industrial_areas")
        return rows(points, points.data.index.isin(set(ids)))


def around(bounds: Any) -> tuple[float, float, float, float]:
    """Bounds with a margin, and no smaller than :data:`LEAST_DEGREES`."""
    west, south, east, north = (float(edge) for edge in bounds)
    span = max(east - west, north - south)
    margin = max(MARGIN * span, (LEAST_DEGREES - span) / 2)
    return west - margin, south - margin, east + margin, north + margin


def people(count: Any) -> Text:
    """A number of people."""
    return Text("{count} jiwa", "{count} people").format(count=say.figure(count))


def density(row: Any) -> Text:
    """People per area."""
    count = say.figure(row["population_per_km2"], decimals=1)
    return Text("{count} jiwa/km²", "{count} people/km²").format(count=count)


def deals_facts(desk: Desk, ids: Iterable[str], heading: Text) -> Facts:
    """Agreements by their headings."""
    headings = desk.layer("agreements").data["heading"]
    return Facts(heading=heading, lines=tuple(headings[one] for one in ids))


def areas_facts(desk: Desk, ids: Iterable[str]) -> Facts:
    """Industrial areas by their names."""
    frame = desk.dataset.industrial_areas
    near = Text("{name} (titik perkiraan)", "{name} (approximate point)")
    lines = []
    for one in ids:
        name = say.both(frame.loc[one], "name")
        lines.append(near.format(name=name) if frame.at[one, "is_editorial"] else name)
    heading = Text("Kawasan industri dan strategis", "Industrial and strategic areas")
    return Facts(heading=heading, lines=tuple(lines))
