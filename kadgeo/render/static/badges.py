"""Badges beside a name: the categories of an area as numbers on their colours."""

from __future__ import annotations

from typing import Any

from matplotlib.patches import BoxStyle
from matplotlib.text import Text as Words

from kadgeo.palette import Category
from kadgeo.render.static.paper import INK, MM_PER_POINT, Paper, text_width
from kadgeo.render.static.placing import Box

Badges = tuple[tuple[Category, str, bool], ...]  # category, its key, is starred


def badge_height(size: float) -> float:
    """Height of a badge in millimetres beside text of `size` points."""
    return size * MM_PER_POINT * 1.25


def _badge_width(key: str, starred: bool, size: float) -> float:
    high = badge_height(size)
    return max(high, text_width(f"★{key}" if starred else key, size * 0.8, "bold") + high * 0.55)


def badges_width(badges: Badges, size: float) -> float:
    """Width of a row of badges in millimetres beside text of `size` points."""
    gap = 0.2 * size * MM_PER_POINT
    return sum(_badge_width(key, starred, size) for _, key, starred in badges) + gap * (len(badges) - 1)


def draw_badges(paper: Paper, x: float, bottom: float, badges: Badges, size: float) -> list[Words]:
    """Draw a centred row of badges: number on the category's colour, starred ones with an edge."""
    high, gap = badge_height(size), 0.2 * size * MM_PER_POINT
    left = x - badges_width(badges, size) / 2
    artists = []
    for category, key, starred in badges:
        wide = _badge_width(key, starred, size)
        edge = {"edgecolor": INK, "lw": 0.9} if starred else {"edgecolor": "#ffffff", "lw": 0.4}
        box = (left, bottom + 0.1, left + wide, bottom + high - 0.1)
        rounded(paper, box, facecolor=category.color, **edge)
        words = f"★{key}" if starred else key
        middle = bottom + high / 2 - size * 0.8 * MM_PER_POINT * 0.36
        artists.append(
            paper.text(left + wide / 2, middle, words, size=size * 0.8, weight="bold", color="w", ha="center")
        )
        left += wide + gap
    return artists


def rounded(paper: Paper, box: Box, **style: Any) -> None:
    """Draw a box with round ends."""
    left, bottom, right, top = box
    radius = (top - bottom) / 2
    path = BoxStyle.Round(pad=0, rounding_size=radius)(left, bottom, right - left, top - bottom, 1)
    paper.path(path, **style)
