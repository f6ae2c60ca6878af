"""Names a place for a message: the regency or town it is near, and its degrees as people write them."""

from __future__ import annotations

from typing import Any

import shapely

from kadgeo.text import LANGUAGES, Text, number
from kadgeo.validate.context import Context

_LATITUDE = (Text("LU", "N"), Text("LS", "S"))
_LONGITUDE = (Text("BT", "E"), Text("BB", "W"))


def degrees(lon: float, lat: float) -> Text:
    """A point in degrees with its hemispheres.

    Examples
    --------
    >>> degrees(116.46, 0.75).id, degrees(116.46, -0.75).en
    ('0,75° LU 116,46° BT', '0.75° S 116.46° E')
    """
    sides = (_LATITUDE[int(lat < 0)], _LONGITUDE[int(lon < 0)])
    return Text(
        *(
            f"{number(abs(lat), lang, decimals=2)}° {sides[0].to(lang)} "
            f"{number(abs(lon), lang, decimals=2)}° {sides[1].to(lang)}"
            for lang in LANGUAGES
        )
    )


def near(context: Context, point: Any) -> Text:
    """A point by the nearest named place or regency, and its degrees."""
    named = list(_named(context))
    where = degrees(point.x, point.y)
    if not named:
        return where
    _, name = min(named, key=lambda one: one[0].distance(point))
    return Text("dekat {name}, {where}", "near {name}, {where}").format(name=name, where=where)


def _named(context: Context) -> list[tuple[Any, str]]:
    """Points of the places, polygons of the regencies, each with its name."""
    places = context.table("places", "name", "lon", "lat")
    points = [
        (shapely.Point(lon, lat), str(name))
        for _, name, lon, lat in places[["name", "lon", "lat"]].itertuples()
        if isinstance(lon, int | float) and isinstance(lat, int | float)
    ]
    layer = context.layer("regencies")
    if layer is None:
        return points
    rows = zip(layer.geometry, layer["name"], strict=True)
    return points + [(shape, str(name)) for shape, name in rows if shape is not None and not shape.is_empty]
