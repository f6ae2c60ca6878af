"""Sheet sizes a map can be printed in."""

from __future__ import annotations

from dataclasses import dataclass

from kadgeo.text import Text

DPI = 300  # what print shops ask for
FORMATS = ("png", "svg", "pdf")


@dataclass(frozen=True, kw_only=True)
class Size:
    """A sheet and how its parts are arranged on it.

    Parameters
    ----------
    key : str
        Name, as on the command line.
    name : Text
        Name for a reader.
    width, height : float
        Millimetres. Where :attr:`height` is 0 the sheet is as high as what stands on it.
    font : float
        Size of the running text in points.
    beside : bool
        The legend stands beside the map, else below it.
    margin : float
        Millimetres around everything.
    brief : bool
        Of the sources only producers and licences are named.
    small : bool
        Too small for the names of points, which are numbered and listed in the legend instead, and for
        an inset of usual size.
    names : float
        Size of the names on the map in shares of the running text.
    on_paper : bool
        The sheet has a fixed size, so that a numeric scale means something.
    """

    key: str
    name: Text
    width: float
    height: float
    font: float
    beside: bool
    margin: float = 9.0
    brief: bool = False
    small: bool = False
    names: float = 1.0
    on_paper: bool = True

    @property
    def zoom(self) -> float:
        """How much larger than on A4 everything around the map is."""
        return self.font / 7.5

    @property
    def symbols(self) -> float:
        """How much larger than on A4 symbols and lines on the map are."""
        return self.zoom * self.names


SIZES = {
    size.key: size
    for size in (
        Size(
            key="a4", name=Text("A4 mendatar", "A4 landscape"), width=297, height=210, font=7.5, beside=True
        ),
        Size(
            key="a4-portrait",
            name=Text("A4 tegak", "A4 portrait"),
            width=210,
            height=297,
            font=7.5,
            beside=False,
        ),
        Size(key="a3", name=Text("A3 mendatar", "A3 landscape"), width=420, height=297, font=10, beside=True),
        Size(
            key="a3-portrait",
            name=Text("A3 tegak", "A3 portrait"),
            width=297,
            height=420,
            font=10,
            beside=False,
        ),
        Size(
            key="slide",
            name=Text("Slide 16:9", "16:9 slide"),
            width=338.67,
            height=190.5,
            font=9.5,
            beside=True,
            names=0.82,
            on_paper=False,
        ),
        Size(
            key="half-column",
            name=Text("Setengah kolom", "Half column"),
            width=82,
            height=0,
            font=5.6,
            beside=False,
            margin=2.0,
            brief=True,
            small=True,
        ),
    )
}
DEFAULT_SIZE = "a4"


def chosen_size(size: str | Size) -> Size:
    """A size by its name, or itself."""
    return SIZES[size] if isinstance(size, str) else size
