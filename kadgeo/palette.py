"""What a category is called and how it is drawn, on screen and in print alike."""

from __future__ import annotations

from dataclasses import dataclass

from kadgeo.text import Text

COUNTS_AS = ("planned", "active", "ended")
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
    counts_as : str
        What a status makes of an agreement, one of :data:`COUNTS_AS`; empty for what is no status.
    crosses_border : bool
        A sector in which one region's doing is usually felt in the next.
    effect : Text, optional
        How it is felt there.
    is_boundary : bool
        The sector of where a border runs.
    """

    key: str
    label: Text
    color: str
    shape: str = "circle"
    dash: tuple[float, ...] = ()
    counts_as: str = ""
    crosses_border: bool = False
    effect: Text | None = None
    is_boundary: bool = False
