"""What a category is called and how it is drawn, on screen and in print alike."""

from __future__ import annotations

from dataclasses import dataclass

from kadgeo.text import Text

SHAPES = ("circle", "square", "diamond", "triangle", "hexagon", "star", "bridge", "plane", "anchor")


@dataclass(frozen=True, kw_only=True)
class Category:
    """One entry of a legend.

    Parameters
    ----------
    key : str
        Value in the data.
    label : Text
        Words in the legend.
    color : str
        ``#rrggbb``.
    shape : str
        Symbol of a point, one of :data:`SHAPES`.
    dash : tuple of float
        Dash pattern of a line in pixels; empty for a solid line.
    """

    key: str
    label: Text
    color: str
    shape: str = "circle"
    dash: tuple[float, ...] = ()
