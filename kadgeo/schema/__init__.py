"""What may stand in a project's files: every kind of cell, table and boundary layer, declared once."""

from kadgeo.schema.corridors import CORRIDORS
from kadgeo.schema.kinds import (
    EDITORIAL,
    ENGLISH,
    EVERYONE,
    KEYS,
    MISSING,
    Kind,
    Quantity,
    Words,
    is_date,
    is_missing,
    worded,
)
from kadgeo.schema.layers import LAYERS, LEVELS, LINES, POLYGONS, SURROUNDINGS
from kadgeo.schema.table import Column, Table
from kadgeo.schema.tables import DECLARED, TABLES

__all__ = [
    "CORRIDORS",
    "DECLARED",
    "EDITORIAL",
    "ENGLISH",
    "EVERYONE",
    "KEYS",
    "LAYERS",
    "LEVELS",
    "LINES",
    "MISSING",
    "POLYGONS",
    "SURROUNDINGS",
    "TABLES",
    "Column",
    "Kind",
    "Quantity",
    "Table",
    "Words",
    "is_date",
    "is_missing",
    "worded",
]
