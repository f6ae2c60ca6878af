"""A category is drawn alike everywhere, and has a symbol."""

import json
import re

import pytest

from kadgeo.errors import SpecError
from kadgeo.palette import SHAPES, Category
from kadgeo.render.interactive import _assets
from kadgeo.render.static.symbols import symbol
from kadgeo.text import Text


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_is_drawn_in_print(shape: str) -> None:
    corners = symbol(shape).vertices
    assert abs(corners).max() <= 1
    assert corners.max() - corners.min() > 1


def test_every_shape_is_drawn_on_the_page() -> None:
    (drawings,) = re.findall(r"const SHAPES=(\{.*?\});", _assets()["js"])
    assert json.loads(drawings) == SHAPES


def test_a_category_without_a_symbol_is_impossible() -> None:
    with pytest.raises(SpecError, match="there is no symbol 'plane'"):
        Category(key="port", label=Text.same("Port"), color="#000000", shape="plane")
