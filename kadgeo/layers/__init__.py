"""What a map shows, told once for every renderer."""

from kadgeo.layers.facts import Field, Filter, Item, Note
from kadgeo.layers.features import (
    ENGLISH,
    HAIRLINE,
    MEMBER_STEP,
    MOST_WIDTH,
    Layer,
    Lines,
    Points,
    Polygons,
    filter_keys,
    words,
)
from kadgeo.layers.site import Finding, RegionLine, Site, State, Table
from kadgeo.layers.spec import Gazetteer, MapSpec, Moment, Sheet

__all__ = [
    "ENGLISH",
    "HAIRLINE",
    "MEMBER_STEP",
    "MOST_WIDTH",
    "Field",
    "Filter",
    "Finding",
    "Gazetteer",
    "Item",
    "Layer",
    "Lines",
    "MapSpec",
    "Moment",
    "Note",
    "Points",
    "Polygons",
    "RegionLine",
    "Sheet",
    "Site",
    "State",
    "Table",
    "filter_keys",
    "words",
]
