"""Turns a map specification into a printed map: the same categories, colours and legend as on screen.

matplotlib is imported here and nowhere else.
"""

from __future__ import annotations

from matplotlib.figure import Figure

from kadgeo.layers import MapSpec
from kadgeo.render.static.layout import Print, compose
from kadgeo.render.static.matrix import matrix
from kadgeo.render.static.multiples import multiples
from kadgeo.render.static.save import save
from kadgeo.render.static.sizes import DEFAULT_SIZE, FORMATS, SIZES, Size
from kadgeo.text import DEFAULT_LANG, Lang

__all__ = [
    "DEFAULT_SIZE",
    "FORMATS",
    "SIZES",
    "Print",
    "Size",
    "compose",
    "matrix",
    "multiples",
    "render",
    "save",
]


def render(spec: MapSpec, *, size: str = DEFAULT_SIZE, lang: Lang = DEFAULT_LANG) -> Figure:
    """Draw a map for print.

    Parameters
    ----------
    spec : MapSpec
    size : str
        One of :data:`SIZES`.
    lang : {"id", "en"}

    Returns
    -------
    Figure
        ``save(figure, "pdf", title=…)`` gives its file; `compose` tells what stands on it.

    Examples
    --------
    >>> import kadgeo
    >>> from kadgeo.maps import draw
    >>> figure = render(draw("zones", kadgeo.load()), size="half-column")
    >>> round(figure.get_figwidth() * 25.4)
    82
    """
    return compose(spec, size=size, lang=lang).figure
