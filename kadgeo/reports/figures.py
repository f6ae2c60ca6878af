"""Figures of a project's maps as files."""

from __future__ import annotations

from typing import get_args

from kadgeo.document import View
from kadgeo.errors import KadgeoError
from kadgeo.layers import MapSpec
from kadgeo.render import static
from kadgeo.render.alt_text import alt_text
from kadgeo.text import DEFAULT_LANG, Lang, Text

VIEWS: tuple[View, ...] = get_args(View)


def figure(
    spec: MapSpec,
    *,
    view: View = "map",
    format: str = "png",
    size: str = static.DEFAULT_SIZE,
    lang: Lang = DEFAULT_LANG,
) -> bytes:
    """A map as a file for print.

    Parameters
    ----------
    spec : MapSpec
    view : {"map", "multiples", "matrix"}
        The map, one small map a category, or the links as a matrix.
    format : {"png", "svg", "pdf"}
    size : str
        One of :data:`kadgeo.render.static.SIZES`.
    lang : {"id", "en"}

    Returns
    -------
    bytes
        With title and text alternative in it; the same map always gives the same bytes.

    Raises
    ------
    KadgeoError
        There is no such view, format or size, or the map has nothing to show in this view.

    Examples
    --------
    >>> import kadgeo
    >>> from kadgeo.maps import draw
    >>> figure(draw("zones", kadgeo.load()), format="pdf", size="half-column")[:5]
    b'%PDF-'
    """
    require("view", view, VIEWS)
    require("format", format, static.FORMATS)
    require("size", size, static.SIZES)
    if view == "multiples":
        drawn = static.multiples(spec, size=size, lang=lang)
    elif view == "matrix":
        drawn = static.matrix(spec, size=size, lang=lang)
    else:
        drawn = static.render(spec, size=size, lang=lang)
    title, alt = spec.title.to(lang), alt_text(spec).to(lang)
    return static.save(drawn, format, title=title, alt=alt, date=spec.as_of, lang=lang)


def file_name(spec: MapSpec, *, view: str = "map", format: str, size: str, suffix: str = "") -> str:
    """Name of a figure's file; what is as usual is not in it.

    Examples
    --------
    >>> import kadgeo
    >>> from kadgeo.maps import draw
    >>> file_name(draw("zones", kadgeo.load()), view="multiples", format="svg", size="a3")
    'zones-multiples-a3.svg'
    """
    parts = [spec.name, "" if view == "map" else view, "" if size == static.DEFAULT_SIZE else size, suffix]
    return f"{'-'.join(filter(None, parts))}.{format}"


def require(what: str, value: str, known: object) -> None:
    """Raise unless a choice is one of the known ones."""
    choices = list(known)  # type: ignore[call-overload]
    if value not in choices:
        listed = ", ".join(choices)
        raise KadgeoError(
            Text(
                f"{what} {value!r} tidak ada; yang ada: {listed}",
                f"there is no {what} {value!r}; there are: {listed}",
            )
        )
