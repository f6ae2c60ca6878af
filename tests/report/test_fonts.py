"""Signs that the usual font lacks."""

import logging
import warnings

import pytest
from matplotlib.figure import Figure

from kadgeo.render.static import fonts, paper
from kadgeo.render.static.save import save

NOWHERE = "ꦲ"  # Javanese: a sign that no font of this test has
OTHERS = {ord("中"): "Han"}


@pytest.fixture
def computer(monkeypatch):
    """A computer with one other font, that of one sign."""
    monkeypatch.setattr(fonts, "_other", lambda sign: OTHERS.get(ord(sign)))
    monkeypatch.setattr(fonts, "_told", set())


def sheet(words: str) -> Figure:
    with paper.settings():
        made = paper.Paper(60, 20, font=7)
        made.paragraph(2, 15, 50, words)
    return made.figure


def test_a_font_that_has_the_sign_steps_in(computer) -> None:
    assert fonts.family("Kulai ★") == [fonts.FONT]
    assert fonts.family(f"中国 {NOWHERE}") == [fonts.FONT, "Han"]


def test_what_no_font_has_is_said_once_for_all_sheets(computer, caplog) -> None:
    with warnings.catch_warnings(), caplog.at_level(logging.WARNING):
        warnings.simplefilter("error")
        for format in ("png", "svg", "pdf"):
            save(sheet(f"Desa {NOWHERE} dan {NOWHERE}"), format, title="Peta", lang="id")
    assert [record.getMessage().count(NOWHERE) for record in caplog.records] == [1]
    assert "tampak sebagai kotak" in caplog.text


def test_the_computers_own_fonts_are_looked_through() -> None:
    lacking = [sign for sign in map(chr, range(0x4E00, 0x9FFF, 997)) if fonts._other(sign)]
    assert all(ord(sign) not in fonts._usual() for sign in lacking)
    assert fonts._other("A") is not None
