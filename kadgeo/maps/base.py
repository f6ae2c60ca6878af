"""Layers that several maps share, and the facts of a region."""

from __future__ import annotations

from typing import Any

import pandas as pd

from kadgeo.dataset import Dataset
from kadgeo.layers import Field, Gazetteer, Layer, Lines, MapSpec, Note, Points, Polygons
from kadgeo.maps.declared import with_facts
from kadgeo.maps.facts import region_facts, region_fields
from kadgeo.maps.sheet import sheet
from kadgeo.project import Project
from kadgeo.results import per_dataset
from kadgeo.schema import TABLES
from kadgeo.text import Text, listed

LAND, SEA, WATER, INK = "#e9e6df", "#dce9f0", "#7fabc7", "#4a4a4a"
NEUTRAL = "#fbfaf7"
VILLAGE_ZOOM, DISTRICT_ZOOM = 11, 9
PRECISION = TABLES["industrial_areas"].columns["precision"].kind
MARGIN = 0.04  # of the bounds: keeps symbols at the edge off the frame


def spec(
    name: str, dataset: Dataset, layers: tuple[Layer, ...], *, subjects: tuple[str, ...] = ()
) -> MapSpec:
    """A map of the project's area: context below `layers`, titles and credits from the project.

    Parameters
    ----------
    name : str
    dataset : Dataset
    layers : tuple of Layer
        Those in which nothing is are left out: the legend explains what there is.
    subjects : tuple of str, optional
        Tables that the map is about; where the project has nothing in any of them the map says so.
    """
    settings = dataset.project.maps.get(name, dataset.project)
    layers = tuple(layer for layer in (*context(dataset), *layers) if len(layer.data))
    return MapSpec(
        name=name,
        title=settings.title,
        subtitle=_nothing(subjects, dataset) or settings.subtitle,
        dated=_dated(settings, dataset),
        layers=layers,
        bounds=_grown(dataset.regencies.total_bounds),
        extent=_extent(dataset),
        as_of=dataset.as_of.isoformat(),
        credits=dataset.credits([dataset.zone_members, dataset.offers, *(layer.data for layer in layers)]),
        licences=dataset.licences,
        gazetteers=gazetteers(dataset, {layer.key for layer in layers}),
        sheet=sheet(dataset),
    )


_NOTHING = Text("Data proyek ini belum memuat {what}.", "The data of this project hold no {what} yet.")


def _nothing(subjects: tuple[str, ...], dataset: Dataset) -> Text | None:
    """That a map has nothing to show, and of what."""
    if not subjects or any(len(dataset.table(subject)) for subject in subjects):
        return None
    return _NOTHING.format(what=listed(TABLES[subject].title.lowered() for subject in subjects))


_STATE = Text("Keadaan register per {day}.", "State of the register on {day}.")
_FIXED = Text("Keadaan per {day}.", "State on {day}.")


def of_day(dataset: Dataset) -> Text:
    """That a map shows the register as of the dataset's day; empty where the register holds nothing."""
    has_register = len(dataset.register["agreements"]) > 0
    return _STATE.format(day=day_words(dataset)) if has_register else Text("", "")


def day_words(dataset: Dataset) -> Text:
    """The dataset's day in words."""
    return dataset.spelled("agreement_events", "date", dataset.as_of.isoformat())


def _dated(settings: Any, dataset: Dataset) -> Text:
    """The day that a map is of; not where its title has the day that its settings fix."""
    if getattr(settings, "as_of", None) is None:
        return of_day(dataset)
    day = day_words(dataset)
    is_named = day.id in settings.title.id and day.en in settings.title.en
    if is_named:
        return Text("", "")
    return of_day(dataset) if len(dataset.register["agreements"]) else _FIXED.format(day=day)


def gazetteers(dataset: Dataset, drawn: set[str]) -> tuple[Gazetteer, ...]:
    """Districts and villages to search for, where the map does not draw them anyway."""
    return tuple(
        _gazetteer(dataset, level=level)
        for level in ("districts", "villages")
        if level not in drawn and len(getattr(dataset, level))
    )


@per_dataset
def _gazetteer(dataset: Dataset, *, level: str) -> Gazetteer:
    frame = getattr(dataset, level)
    name, zoom = {
        "districts": (Text("Kecamatan", "District"), DISTRICT_ZOOM + 1),
        "villages": (Text("Desa/kelurahan", "Village"), VILLAGE_ZOOM),
    }[level]
    points = frame.set_geometry(frame.representative_point()).assign(above=_above(dataset, level))
    return Gazetteer(key=level, name=name, data=points, heading="name", above="above", zoom=zoom)


def _above(dataset: Dataset, level: str) -> pd.Series:
    """What each unit of a level is part of."""
    frame = getattr(dataset, level)
    if level == "districts" or dataset.districts.empty:
        return frame["regency_code"].map(dataset.regencies["full_name"])
    return frame["district_code"].map(dataset.districts["name"])


@per_dataset
def context(dataset: Dataset) -> tuple[Layer, ...]:
    """Neighbouring land and coast, to lie below everything."""
    frame = dataset.context
    land = frame[frame["kind"] == "land"]
    lines = frame[frame["kind"].isin(["coastline", "province_border"])]
    return (
        Polygons(
            key="sea",
            name=Text("Laut", "Sea"),
            data=frame[frame["kind"] == "extent"],
            fill=SEA,
            color=SEA,
            width=0.5,
        ),
        Polygons(
            key="far_land",
            name=Text("Daratan jauh", "Land farther off"),
            data=frame[frame["kind"] == "far_land"],
            fill=LAND,
            color=LAND,
            width=0.5,
        ),
        Polygons(
            key="land",
            name=Text("Daratan sekitar", "Neighbouring land"),
            data=land,
            fill=LAND,
            color=LAND,
            width=0.5,
        ),
        Lines(
            key="neighbours",
            name=Text("Batas provinsi lain", "Other provinces' borders"),
            data=lines,
            color="#b9b4a8",
            width=1,
        ),
    )


@per_dataset
def water(dataset: Dataset) -> tuple[Layer, ...]:
    """Rivers, lakes and the national border, to lie above the regions' filling."""
    frame = dataset.context
    rivers = frame[frame["kind"] == "river"]
    return (
        Polygons(
            key="lakes",
            name=Text("Danau", "Lakes"),
            data=frame[frame["kind"] == "lake"],
            fill="#c9dfec",
            color=WATER,
            width=0.8,
        ),
        Lines(
            key="rivers",
            name=Text("Sungai", "Rivers"),
            data=rivers,
            color=WATER,
            width=1.6,
            label="name",
            notes=(Note(mark="river", text=Text("Sungai (digeneralisasi)", "River (generalised)")),),
        ),
        Lines(
            key="national_border",
            name=Text("Batas negara", "National border"),
            data=frame[frame["kind"] == "country_border"],
            color="#6b5b73",
            width=2,
            dash=(10, 4, 2, 4),
            notes=(Note(mark="border", text=Text("Batas negara", "National border")),),
        ),
    )


def regencies(dataset: Dataset, **options: Any) -> Polygons:
    """The regencies with all their facts; `options` say how they are filled."""
    base: dict[str, Any] = {
        "key": "regencies",
        "name": Text("Kabupaten dan kota", "Regencies and cities"),
        "what": Text("Kabupaten/kota", "Regency or city"),
        "data": region_facts(dataset),
        "heading": "heading",
        "label": "short_name",
        "aliases": "spellings",
        "fields": region_fields(dataset),
        "citation": "citation",
        "fill": NEUTRAL,
        "color": INK,
        "width": 1.1,
        "is_coverage": True,
    }
    return Polygons(**{**base, **options})


def levels(dataset: Dataset, *, villages: bool) -> tuple[Layer, ...]:
    """District outlines, and village outlines where asked for, drawn when near enough."""
    districts = _outlines(
        dataset,
        "districts",
        name=Text("Kecamatan", "Districts"),
        color="#6f6a60",
        width=0.9,
        dash=(4, 3),
        min_zoom=DISTRICT_ZOOM,
    )
    kept = (districts,) if len(districts.data) else ()
    if not villages or dataset.villages.empty:
        return kept
    name = Text("Desa dan kelurahan", "Villages")
    fine = _outlines(dataset, "villages", name=name, color="#9b958a", width=0.6, min_zoom=VILLAGE_ZOOM)
    return (fine, *kept)


def _outlines(dataset: Dataset, level: str, **look: Any) -> Polygons:
    return Polygons(
        key=level,
        data=getattr(dataset, level).assign(above=_above(dataset, level)),
        heading="name",
        fields=(Field(column="above", label=Text("Bagian dari", "Part of")),),
        is_coverage=True,
        detail=True,
        visible=False,
        **look,
    )


_HOLLOW = Note(
    mark="hollow",
    text=Text(
        "Lokasi tidak disebut sumber; titik pilihan penyunting",
        "Site not named in the source; point chosen by the editor",
    ),
)
_CIRCLE = Note(mark="circle", text=Text("Lingkaran: ketelitian titik", "Circle: precision of the point"))


@per_dataset
def industrial_areas(dataset: Dataset) -> Points:
    """The industrial areas; hollow where the record names no site."""
    frame, fields = with_facts(
        dataset, "industrial_areas", dataset.industrial_areas, skip=("site", "precision")
    )
    frame = frame.assign(
        position=[_position(row) for row in frame.itertuples()], citation=dataset.citation(frame)
    )
    return Points(
        key="industrial_areas",
        name=Text("Kawasan industri dan strategis", "Industrial and strategic areas"),
        data=frame,
        categories=dataset.project.categories["industry"],
        by="kind",
        heading="name",
        label="name",
        is_table=True,
        hollow="is_editorial",
        radius_m="precision_m",
        fields=(
            *fields,
            Field(column="position", label=Text("Lokasi titik", "Position of the point")),
        ),
        citation="citation",
        notes=(
            *([_HOLLOW] if frame["is_editorial"].any() else []),
            *([_CIRCLE] if frame["precision_m"].notna().any() else []),
        ),
    )


def _position(row: Any) -> Text:
    if row.is_editorial:
        return Text("perkiraan: sumber tidak menyebut lokasi", "approximate: the source names no site")
    metres = PRECISION.spell(row.precision_m)
    return Text("lokasi disebut; ketelitian ±{m}", "site named; precision ±{m}").format(m=metres)


def called(statuses: Any, project: Project, otherwise: Text) -> Text:
    """What agreements are called together: by their status where they all have the same."""
    found = set(statuses.dropna()) if statuses.notna().all() else set()
    if len(found) != 1:
        return otherwise
    label = project.label("statuses", found.pop())
    return Text("{what}: {status}", "{what}: {status}").format(what=otherwise, status=label.lowered())


def tuples(values: list[Any], frame: pd.DataFrame) -> pd.Series:
    """Tuples, one for each row of a frame, as a column of it."""
    return pd.Series(values, frame.index, dtype=object)


def _extent(dataset: Dataset) -> tuple[float, float, float, float]:
    """Bounds of what is known around the regions; of the regions themselves where nothing is."""
    around = dataset.context if len(dataset.context) else dataset.regencies
    return _grown(around.total_bounds)


def _grown(bounds: Any) -> tuple[float, float, float, float]:
    west, south, east, north = (float(edge) for edge in bounds)
    margin = MARGIN * (north - south)
    return west - margin, south - margin, east + margin, north + margin
