"""What stands beside or below the map: title, facts, inset, scale, notes and sources."""

from __future__ import annotations

from kadgeo.document import Facts
from kadgeo.layers import MapSpec, Sheet
from kadgeo.render.static import furniture, legend
from kadgeo.render.static.facts import Setting, arrange_facts, draw_facts, shortened
from kadgeo.render.static.frame import Frame
from kadgeo.render.static.paper import FAINT, RULE, Paper, high, wrap
from kadgeo.render.static.sizes import Size
from kadgeo.text import Lang

TITLE, SUBTITLE, SMALL, CAPTION = 1.75, 1.0, 0.72, 0.85  # in sizes of the running text
LEGEND, SMALLEST = 0.92, 0.68  # of the running text: the legend beside facts, and the smallest facts
WIDE = 115  # mm of a panel, on A4, in which the inset stands beside the scale
NARROW = 0.7  # height of an inset over its width
WIDEST, WIDEST_APART, TALLEST = 78, 62, 31  # mm of an inset, on A4
SMALL_INSET = 0.34  # of a small sheet's width
ARROW, SMALL_ARROW = 11, 8  # mm, on A4
LEAST_SCALE = 28  # mm, on A4, that arrow and scale need beside an inset
SQUEEZED = 0.1  # mm: so little room that a legend is set as small as it can be
GAP = 3.0  # mm between parts, on A4


class Panel:
    """Draws the parts around a map for one sheet size and language.

    Parameters
    ----------
    spec : MapSpec
    sheet : Sheet
    size : Size
    lang : {"id", "en"}
    """

    def __init__(self, spec: MapSpec, sheet: Sheet, size: Size, lang: Lang) -> None:
        self.spec, self.sheet, self.size, self.lang = spec, sheet, size, lang
        self.blocks = legend.entries(spec, lang, brief=size.small)
        self.gap = GAP * size.zoom
        self.wide = size.width - 2 * size.margin
        self.small = size.font * SMALL
        self.credit = furniture.credits(spec, lang, brief=size.brief)
        dated = furniture.dates(sheet, lang)
        self.notes = (furniture.projection(sheet, lang), dated, sheet.publisher.to(lang))

    def rule(self, paper: Paper, left: float, y: float, width: float) -> None:
        """A fine line between parts."""
        paper.line([left, left + width], [y, y], color=RULE, lw=0.5)

    def title(self, paper: Paper, left: float, top: float, width: float) -> float:
        """Title and subtitle; returns where they end."""
        font, spec, lang = self.size.font, self.spec, self.lang
        top -= paper.paragraph(left, top, width, spec.title.to(lang), size=font * TITLE, weight="bold")
        top -= paper.paragraph(left, top, width, spec.below_title.to(lang), size=font * SUBTITLE, color=FAINT)
        top -= 0.4 * self.gap
        self.rule(paper, left, top, width)
        return top - 0.6 * self.gap

    def title_height(self) -> float:
        """Height of title and subtitle across the sheet."""
        font, lang = self.size.font, self.lang
        head = wrap(self.spec.title.to(lang), self.wide, font * TITLE, "bold")
        under = wrap(self.spec.below_title.to(lang), self.wide, font * SUBTITLE)
        return high(len(head), font * TITLE) + high(len(under), font * SUBTITLE) + self.gap

    def foot(self, paper: Paper, folio: str = "") -> float:
        """Sources across the sheet's foot, and the page number; returns the height they take."""
        margin, tall = self.size.margin, self.foot_height()
        self.rule(paper, margin, margin + tall, self.wide)
        top = margin + tall - 0.3 * self.gap
        paper.paragraph(margin, top, self.wide, self.credit, size=self.small, color=FAINT)
        if folio:
            paper.text(self.size.width - margin, margin * 0.45, folio, ha="right", color=FAINT)
        return tall

    def foot_height(self) -> float:
        """Height of the sources."""
        return high(len(wrap(self.credit, self.wide, self.small)), self.small) + 0.3 * self.gap

    def facts(
        self, paper: Paper, facts: tuple[Facts, ...], left: float, top: float, base: float, width: float
    ) -> tuple[float, float]:
        """Facts in words, as large as leaves room for the legend; where they end, and its size."""
        font = self.size.font
        if not facts:
            return top, font
        room = top - base - 2.5 * self.gap
        setting, fits = self._arranged(facts, width, font, room)
        while not fits and font > self.size.font * SMALLEST:
            font -= 0.02 * self.size.font
            setting, fits = self._arranged(facts, width, font, room)
        least = legend.arrange(self.blocks, width, SQUEEZED, font * LEGEND).height
        shorter = shortened(facts)
        while setting.height + least > room and (some := next(shorter, None)) is not None:
            setting, _ = self._arranged(some, width, font, room - least)
        draw_facts(paper, setting, left, top, self.lang)
        top -= setting.height
        self.rule(paper, left, top, width)
        return top - 0.6 * self.gap, font * LEGEND

    def _arranged(
        self, facts: tuple[Facts, ...], width: float, font: float, room: float
    ) -> tuple[Setting, bool]:
        """Facts in one column or two of a size, and whether they and the legend below them have room."""
        rows = legend.arrange(self.blocks, width, 0, font * LEGEND)
        fitting = (arrange_facts(facts, width, font, self.lang, columns=count) for count in (1, 2))
        setting = min(fitting, key=lambda one: max(one.height + rows.height - room, 0.0))
        return setting, setting.height + rows.height <= room

    def furniture(self, paper: Paper, frame: Frame, left: float, bottom: float, width: float) -> float:
        """Notes, scale and arrow, and the inset above or beside them; returns where they begin."""
        y = self._notes(paper, left, bottom, width)
        zoom = self.size.zoom
        across = self.inset_width(width)
        apart = self._apart(width) and len(self.sheet.country) > 0
        step = furniture.north_arrow(paper, left, y, ARROW * zoom, self.lang) + 1.5 * self.gap
        room = width - (across + self.gap if apart else 0) - step
        furniture.scale_bar(paper, frame, left + step, y + 0.5, room, self.lang, numeric=self.size.on_paper)
        if not apart:
            y += ARROW * zoom + self.gap
        if len(self.sheet.country):
            y = self._inset(paper, left + width - across if apart else left, y, across, width)
        return y + self.gap * 0.4

    def furniture_height(self, width: float) -> float:
        """Height of what :meth:`furniture` or :meth:`bar` draws."""
        notes = sum(high(len(wrap(note, width, self.small)), self.small) for note in self.notes)
        if self.size.small:
            inset = furniture.inset_height(self.sheet, SMALL_INSET * width)
            return notes + max(SMALL_ARROW * self.size.zoom, inset) + 1.3 * self.gap
        inset = furniture.inset_height(self.sheet, self.inset_width(width))
        return notes + inset + (ARROW + 2) * self.size.zoom + 3 * self.gap

    def inset_width(self, width: float) -> float:
        """Width of the inset in a panel of some width."""
        zoom = self.size.zoom
        share = furniture.inset_height(self.sheet, 1.0)
        tallest = TALLEST * zoom / share if share else width
        return min(width, (WIDEST_APART if self._apart(width) else WIDEST) * zoom, tallest)

    def _apart(self, width: float) -> bool:
        """Does the inset stand beside the scale: in a wide panel, or where it is narrow itself."""
        share, zoom = furniture.inset_height(self.sheet, 1.0), self.size.zoom
        is_narrow = share > NARROW and TALLEST * zoom / share <= width - LEAST_SCALE * zoom
        return width > WIDE * zoom or is_narrow

    def bar(self, paper: Paper, frame: Frame, left: float, bottom: float, width: float) -> None:
        """Notes, scale and arrow with a small inset at their right, for a small sheet."""
        y = self._notes(paper, left, bottom, width)
        tall = SMALL_ARROW * self.size.zoom
        step = furniture.north_arrow(paper, left, y, tall, self.lang) + self.gap
        furniture.scale_bar(paper, frame, left + step, y + 0.3, width * 0.5, self.lang, numeric=True)
        across = width * SMALL_INSET
        if len(self.sheet.country):
            furniture.inset(paper, self.sheet, left + width - across, y - 0.3, across)

    def _notes(self, paper: Paper, left: float, bottom: float, width: float) -> float:
        for note in reversed(self.notes):
            bottom += high(len(wrap(note, width, self.small)), self.small)
            paper.paragraph(left, bottom, width, note, size=self.small, color=FAINT)
        return bottom + self.gap * 0.5

    def _inset(self, paper: Paper, left: float, bottom: float, width: float, panel: float) -> float:
        """The inset with words above it that end where it ends; returns where they begin."""
        furniture.inset(paper, self.sheet, left, bottom, width)
        words = furniture.PLACE.format(area=self.sheet.area_name, country=self.sheet.country_name)
        size = self.size.font * CAPTION
        lines = wrap(words.to(self.lang), max(width, 0.62 * panel), size)
        y = bottom + furniture.inset_height(self.sheet, width) + 0.35 * self.gap + high(len(lines) - 1, size)
        for number, line in enumerate(lines):
            at = y - high(number, size)
            if width < panel * 0.5:
                paper.text(left + width, at, line, size=size, color=FAINT, ha="right")
            else:
                paper.text(left, at, line, size=size, color=FAINT)
        return y + high(1, size)
