"""What a category is called and how it is drawn, on screen and in print alike."""

from __future__ import annotations

from dataclasses import dataclass

from kadgeo.errors import SpecError
from kadgeo.text import Text

COUNTS_AS = ("planned", "active", "ended")
# SVG paths of point symbols in a box of 24 units; print reads the steps M, L, H, V, Q, A and Z.
SHAPES = {
    "circle": "M12 2a10 10 0 1 0 0 20a10 10 0 1 0 0-20z",
    "square": "M3 3h18v18h-18z",
    "diamond": "M12 1l11 11l-11 11l-11-11z",
    "triangle": "M12 2l11 20h-22z",
    "hexagon": "M12 1l9.5 5.5v11l-9.5 5.5l-9.5-5.5v-11z",
    "star": "M12 1l3.2 7.3l7.9.8l-6 5.3l1.8 7.8l-6.9-4.1l-6.9 4.1l1.8-7.8l-6-5.3l7.9-.8z",
    "arrow": "M12 1l9 10h-6v12h-6v-12h-6z",
    "bridge": "M0 14h4v-11h4v11h8v-11h4v11h4v4h-4v5h-4v-5h-8v5h-4v-5h-4z",
    "unfinished": "M0 14h4v-11h4v11h3v4h-3v5h-4v-5h-4zM24 14h-4v-11h-4v11h-3v4h3v5h4v-5h4z",
}


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
        Symbol of a point, one of :data:`SHAPES`; there is no category without one.
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

    def __post_init__(self) -> None:
        if self.shape not in SHAPES:
            raise SpecError(
                f"category {self.key}: there is no symbol {self.shape!r}; there are: {', '.join(SHAPES)}"
            )
