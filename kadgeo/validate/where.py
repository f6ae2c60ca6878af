"""Names a place for a message: the regency or town it is near, and its degrees as people write them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import geopandas as gpd
import shapely

from kadgeo.io import CONTEXT
from kadgeo.text import LANGUAGES, Text, number
from kadgeo.validate.context import Context

NEAR_DEG = 0.1  # some 11 km: further away, a name is no help
WATERS = ("lake", "river")  # kinds of the context that a place is called after
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
    """A point by the named place or water it is near, if any, the nearest regency, and its degrees."""
    landmarks = [*_places(context), *_shapes(_waters(context))]
    names = [
        *_nearest(point, [one for one in landmarks if one[0].distance(point) <= NEAR_DEG]),
        *_nearest(point, list(_shapes(context.layer("regencies")))),
    ]
    where = degrees(point.x, point.y)
    if not names:
        return where
    named = ", ".join(dict.fromkeys(names))
    return Text("dekat {named}, {where}", "near {named}, {where}").format(named=named, where=where)


def _nearest(point: Any, named: list[tuple[Any, str]]) -> list[str]:
    return [min(named, key=lambda one: one[0].distance(point))[1]] if named else []


def _places(context: Context) -> list[tuple[Any, str]]:
    places = context.table("places", "name", "lon", "lat")
    return [
        (shapely.Point(lon, lat), str(name))
        for _, name, lon, lat in places[["name", "lon", "lat"]].itertuples()
        if isinstance(lon, int | float) and isinstance(lat, int | float)
    ]


def _waters(context: Context) -> gpd.GeoDataFrame | None:
    around = context.layer(CONTEXT)
    return None if around is None else around[around["kind"].isin(WATERS)]


def _shapes(layer: gpd.GeoDataFrame | None) -> Iterator[tuple[Any, str]]:
    """Each row that has a shape and a name."""
    if layer is not None:
        for shape, name in zip(layer.geometry, layer["name"], strict=True):
            if isinstance(name, str) and name and shape is not None and not shape.is_empty:
                yield shape, name
