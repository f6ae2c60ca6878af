"""What stands in a notebook where pages are kept out: the print of the map, with all that it tells."""

from __future__ import annotations

import base64
import dataclasses
from typing import TYPE_CHECKING

from kadgeo.layers import MapSpec
from kadgeo.render.picture import picture
from kadgeo.text import Lang

if TYPE_CHECKING:
    from matplotlib.figure import Figure

# Matplotlib takes half a second to import, and only notebooks need it here.

MM = (240, 165)  # of the sheet
PX = (900, 620)  # that it is shown in
DPI = 120  # sharp on most screens, in a third of the bytes of print
FONT = 7.0  # points


def still(spec: MapSpec, *, lang: Lang) -> str:
    """Address of a picture of a map, with its names, figures, legend and title in it.

    Parameters
    ----------
    spec : MapSpec
        One that cannot be printed, for it has no sheet, gives the map alone.
    lang : {"id", "en"}

    Returns
    -------
    str
        The picture itself, as ``data:``.
    """
    if spec.sheet is None:
        width, height = PX
        drawn = picture(spec, width=width, height=height, lang=lang)
        return f"data:image/svg+xml;base64,{base64.b64encode(drawn.encode()).decode()}"
    from kadgeo.render.static.save import save

    printed = save(sheet(spec, lang=lang), "png", title=spec.title.to(lang), lang=lang, dpi=DPI)
    return f"data:image/png;base64,{base64.b64encode(printed).decode()}"


def sheet(spec: MapSpec, *, lang: Lang) -> Figure:
    """The sheet of which the picture is."""
    from kadgeo.render.static.layout import compose
    from kadgeo.render.static.sizes import SIZES

    width, height = MM
    size = dataclasses.replace(
        SIZES["a4"],
        key="still",
        width=width,
        height=height,
        font=FONT,
        margin=2.0,
        brief=True,
        on_paper=False,
    )
    return compose(spec, size=size, lang=lang).figure
