"""Boundary layers: their codes, columns and kinds."""

from __future__ import annotations

LEVELS = {
    "villages": ("village_code", "district_code"),
    "districts": ("district_code", "regency_code"),
    "regencies": ("regency_code", None),
}
"""Boundary files, finest first: code column, and column of the level above."""

LAYERS = {
    "villages": ("village_code", "name", "district_code", "regency_code"),
    "districts": ("district_code", "name", "regency_code"),
    "regencies": ("regency_code", "name", "kind"),
    "context": ("kind", "name"),
    "provinces": ("province_code", "name", "name_en"),
}
"""Columns that each boundary file must have besides its geometry."""

POLYGONS = ("Polygon", "MultiPolygon")
LINES = ("LineString", "MultiLineString")
SURROUNDINGS = {
    **dict.fromkeys(("land", "far_land", "lake", "extent"), POLYGONS),
    **dict.fromkeys(("coastline", "country_border", "province_border", "river"), LINES),
}
"""Kinds of the context, and the types of geometry each may have."""
