"""What a planning map is expected to have around it: graticule, scale, north, inset, credits.

matplotlib-map-utils draws its scale bar and north arrow as pictures made of pixels (4.1.1), so that
their words could not be searched in the PDF and would blur in print. These few lines stay vectors.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import shapely
from matplotlib.path import Path
from pyproj import CRS

from kadgeo.layers import MapSpec, Sheet
from kadgeo.render.static.frame import Frame, path_of, transformer
from kadgeo.render.static.paper import FAINT, INK, MM_PER_POINT, Paper
from kadgeo.text import Lang, Text, date, number

STEPS = (0.1, 0.25, 0.5, 1.0, 2.0, 5.0)  # degrees between lines of the graticule
LINES = 5  # about so many lines across
SCALE_WORDS = Text("Skala 1 : {scale}", "Scale 1 : {scale}")
NORTH = Text("U", "N")
HEMISPHERES = {"lon": (Text("BB", "W"), Text("BT", "E")), "lat": (Text("LS", "S"), Text("LU", "N"))}
PROJECTION = Text(
    "Proyeksi {projection}; datum {datum} ({code})", "Projection {projection}; datum {datum} ({code})"
)
DATES = Text("Tanggal data: {dates}", "Date of the data: {dates}")
SOURCES = Text("Sumber: ", "Sources: ")
PLACE = Text("Letak {area} di {country}", "{area} in {country}")
LINE, OCEAN, GROUND, HERE = "#8a99a3", "#eef4f7", "#d4cfc4", "#c0392b"


def graticule(paper: Paper, frame: Frame, lang: Lang) -> None:
    """Fine lines of longitude and latitude inside the frame, with their degrees outside it."""
    size = paper.font * 0.72
    west, south, east, north = transformer(frame.crs).transform_bounds(*frame.window, direction="INVERSE")
    step = min(STEPS, key=lambda one: abs((east - west) / one - LINES))
    left, bottom, right, top = frame.box
    for lon in _multiples(west, east, step):
        xy = frame.place([(lon, lat) for lat in np.linspace(south - 0.2, north + 0.2, 25)])
        x = float(np.interp(bottom, xy[:, 1], xy[:, 0]))
        if left + 4 < x < right - 4:
            paper.path(Path(xy), clip=frame.rectangle, facecolor="none", edgecolor=LINE, lw=0.3)
            said = degrees(lon, "lon", lang)
            paper.text(x, bottom - 1.0, said, size=size, color=FAINT, ha="center", va="top")
            paper.line([x, x], [bottom - 0.8, bottom], color=INK, lw=0.4)
    for lat in _multiples(south, north, step):
        xy = frame.place([(lon, lat) for lon in np.linspace(west - 0.2, east + 0.2, 25)])
        y = float(np.interp(left, xy[:, 0], xy[:, 1]))
        if bottom + 4 < y < top - 4:
            paper.path(Path(xy), clip=frame.rectangle, facecolor="none", edgecolor=LINE, lw=0.3)
            style = {"rotation": 90, "ha": "right", "va": "center"}
            paper.text(left - 1.0, y, degrees(lat, "lat", lang), size=size, color=FAINT, **style)
            paper.line([left - 0.8, left], [y, y], color=INK, lw=0.4)


def neat_line(paper: Paper, frame: Frame) -> None:
    """The map's edge."""
    left, bottom, width, height = frame.rectangle
    paper.box(left, bottom, width, height, facecolor="none", edgecolor=INK, lw=0.8)


def degrees(value: float, axis: str, lang: Lang) -> str:
    """A coordinate in words.

    Examples
    --------
    >>> degrees(-1.5, "lat", "id"), degrees(116, "lon", "en")
    ("1°30' LS", '116° E')
    """
    whole, minutes = divmod(round(abs(value) * 60), 60)
    words = f"{whole}°" + (f"{minutes:02d}'" if minutes else "")
    if not whole and not minutes:
        return words
    return f"{words} {HEMISPHERES[axis][value > 0].to(lang)}"


def _multiples(low: float, high: float, step: float) -> list[float]:
    return [n * step for n in range(math.ceil(low / step), math.floor(high / step) + 1)]


def scale_bar(
    paper: Paper, frame: Frame, left: float, bottom: float, width: float, lang: Lang, *, numeric: bool
) -> float:
    """A scale bar with round lengths, no longer than `width`; returns its height in millimetres."""
    size = paper.font * 0.82
    km = _round_down(min(width - 8, 0.42 * frame.width) / frame.mm_per_m / 1000)
    length, high, parts = km * 1000 * frame.mm_per_m, 1.3 * paper.font / 7.5, 4
    text = size * MM_PER_POINT
    for part in range(parts):
        color = INK if part % 2 == 0 else "#ffffff"
        paper.box(
            left + length * part / parts, bottom, length / parts, high, facecolor=color, edgecolor=INK, lw=0.5
        )
    for part in (0, 2, 4):
        words = number(km * part / parts, lang, decimals=0 if km >= 4 else 1)  # noqa: PLR2004
        align = "left" if part == 0 else "center"
        paper.text(
            left + length * part / parts,
            bottom + high + 0.8,
            f"{words} km" if part == parts else words,
            size=size,
            ha=align,
        )
    if not numeric:
        return high + 0.8 + text
    words = SCALE_WORDS.format(scale=number(_tidy(frame.scale), lang)).to(lang)
    paper.text(left, bottom + high + 0.8 + text * 1.5, words, size=paper.font, weight="bold")
    return high + 0.8 + text * 2.8


def _round_down(value: float) -> float:
    power = 10.0 ** math.floor(math.log10(value))
    return max(step * power for step in (1, 2, 4, 5, 8) if step * power <= value)


def _tidy(scale: float) -> float:
    """A scale as read: three digits say more than a printer keeps."""
    unit = 10.0 ** (math.floor(math.log10(scale)) - 2)
    return round(scale / unit) * unit


def north_arrow(paper: Paper, left: float, bottom: float, height: float, lang: Lang) -> float:
    """An arrow to the top of the sheet; returns its width in millimetres."""
    size = height * 0.34 / MM_PER_POINT
    high, wide = height * 0.64, height * 0.4
    middle = left + wide / 2
    tip, foot, notch = (middle, bottom + high), bottom, bottom + high * 0.24
    for side, color in ((-1, INK), (1, "#ffffff")):
        points = [tip, (middle + side * wide / 2, foot), (middle, notch), tip]
        paper.path(Path(points), facecolor=color, edgecolor=INK, lw=0.6, joinstyle="miter")
    paper.text(middle, bottom + high + height * 0.06, NORTH.to(lang), size=size, weight="bold", ha="center")
    return wide


def inset_height(sheet: Sheet, width: float) -> float:
    """Height of an inset of some width, in millimetres; 0 where there is nothing to show."""
    if not len(sheet.country):
        return 0.0
    west, south, east, north = sheet.country.total_bounds
    return float(width * (north - south + 1) / (east - west + 1))


def inset(paper: Paper, sheet: Sheet, left: float, bottom: float, width: float) -> None:
    """The country with its provinces, and the mapped area in it."""
    west, south, east, north = sheet.country.total_bounds + np.array([-0.5, -0.5, 0.5, 0.5])
    scale, height = width / (east - west), width * (north - south) / (east - west)

    # A degree is as long both ways near the equator, and the inset only tells where to look.
    def move(xy: Any) -> Any:
        return (xy - [west, south]) * scale + [left, bottom]

    paper.box(left, bottom, width, height, facecolor=OCEAN, edgecolor="none")
    simple = {"lw": 0.15, "edgecolor": "#ffffff"}
    for shape in shapely.transform(sheet.country.geometry.to_numpy(), move):
        paper.path(path_of(shape), facecolor=GROUND, **simple)
    area = shapely.simplify(sheet.area.geometry.to_numpy(), 0.1 / scale)
    for shape in shapely.transform(area, move):
        paper.path(path_of(shape), facecolor=HERE, edgecolor=HERE, lw=0.2)
    paper.box(left, bottom, width, height, facecolor="none", edgecolor=FAINT, lw=0.4)


def projection(sheet: Sheet, lang: Lang) -> str:
    """Projection and datum in words."""
    crs = CRS(sheet.crs)
    datum, _, system = crs.name.partition(" / ")
    system = system.replace("zone", "zona") if lang == "id" else system
    return PROJECTION.format(projection=system or crs.name, datum=datum, code=sheet.crs).to(lang)


def dates(sheet: Sheet, lang: Lang) -> str:
    """Dates of the data in words."""
    said = "; ".join(f"{label.to(lang)} {date(iso, lang)}" for label, iso in sheet.dates if iso)
    return DATES.format(dates=said).to(lang)


def credits(spec: MapSpec, lang: Lang, *, brief: bool) -> str:
    """Sources on one line, those of one producer and licence together; `brief` names only these."""
    grouped: dict[str, list[str]] = {}
    for line in spec.credits:
        title, _, holder = line.to(lang).rpartition(": ")
        grouped.setdefault(holder, []).append(title)
    if brief:
        return SOURCES.to(lang) + "; ".join(grouped) + "."
    said = [f"{', '.join(filter(None, titles))}: {holder}" for holder, titles in grouped.items()]
    return SOURCES.to(lang) + "; ".join(said) + "."
