"""Arranges a map and what belongs around it on a sheet."""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.figure import Figure

from kadgeo.document import Facts
from kadgeo.errors import SpecError
from kadgeo.layers import MapSpec, Sheet
from kadgeo.render.static import furniture, legend
from kadgeo.render.static.draw import Chart, draw, project
from kadgeo.render.static.frame import Bounds, Frame, fit
from kadgeo.render.static.labels import Labels, Placed
from kadgeo.render.static.naming import write_names
from kadgeo.render.static.panel import Panel
from kadgeo.render.static.paper import Paper, settings
from kadgeo.render.static.sizes import DEFAULT_SIZE, Size, chosen_size
from kadgeo.text import DEFAULT_LANG, Lang

DEGREES = 5.0  # mm left and below the frame for the degrees, on A4
PANEL_SHARE, SIDE_SHARE = 0.27, 0.27  # of a sheet's width for what stands beside the map, the legend
SIDE = 46.0  # mm, on A4: the least for the inset beside the legend
PANEL_WITH_FACTS = 0.36  # of a sheet's width: words need longer lines


@dataclass(frozen=True, kw_only=True)
class Print:
    """A printed map and what stands on it, for whoever wants to check.

    Parameters
    ----------
    figure : Figure
    frame : Frame
        Where the map lies on the sheet.
    labels : tuple of Placed
        Names on the map.
    dropped : tuple of str
        Names there was no room for.
    legend : tuple of Entry
        Lines of the legend from first to last.
    """

    figure: Figure
    frame: Frame
    labels: tuple[Placed, ...]
    dropped: tuple[str, ...]
    legend: tuple[legend.Entry, ...]


def compose(
    spec: MapSpec,
    *,
    size: str | Size = DEFAULT_SIZE,
    lang: Lang = DEFAULT_LANG,
    facts: tuple[Facts, ...] = (),
    folio: str = "",
) -> Print:
    """Draw a map with everything around it on a sheet.

    Parameters
    ----------
    spec : MapSpec
    size : str or Size
        One of :data:`~kadgeo.render.static.sizes.SIZES`, or one like these.
    lang : {"id", "en"}
    facts : tuple of Facts
        Words in the panel above the legend, on sheets that have the panel beside the map.
    folio : str
        Page number and running title at the foot.

    Raises
    ------
    SpecError
        The map does not say how it is to be printed.
    """
    with settings():
        chosen = chosen_size(size)
        panel = Panel(spec, sheet_of(spec), chosen, lang)
        return _beside(panel, facts, folio) if chosen.beside else _below(panel)


def draw_map(
    paper: Paper, spec: MapSpec, frame: Frame, lang: Lang, size: Size, *, plain: bool = False
) -> Labels:
    """Draw the layers, the graticule (unless `plain`) and the names of a map into its frame."""
    chart = Chart(paper=paper, frame=frame, zoom=size.symbols)
    project(spec, chart)
    layers = [layer for layer in spec.layers if layer.visible]
    first = next((n for n, layer in enumerate(layers) if layer.heading), len(layers))
    for number, layer in enumerate(layers):
        if (
            number == first and not plain
        ):  # lines of the graticule lie on the surroundings, not on the subject
            furniture.graticule(paper, frame, lang)
        draw(layer, chart)
    labels = Labels(chart, lang, share=size.names, brief=size.small)
    write_names(spec, labels)
    furniture.neat_line(paper, frame)
    return labels


def frame_in(spec: MapSpec, left: float, bottom: float, width: float, height: float) -> Frame:
    """A map's frame in the lower left of some room, as large as its surroundings are known for."""
    window, wide, tall = _fit(spec, width, height)
    return Frame(crs=sheet_of(spec).crs, window=window, left=left, bottom=bottom, width=wide, height=tall)


def _fit(spec: MapSpec, width: float, height: float) -> tuple[Bounds, float, float]:
    sheet = sheet_of(spec)
    return fit(spec.bounds, sheet.extent, sheet.crs, width=width, height=height)


def sheet_of(spec: MapSpec) -> Sheet:
    """What the map tells in print.

    Raises
    ------
    SpecError
        The map does not say how it is to be printed.
    """
    if spec.sheet is None:
        raise SpecError(f"map {spec.name}: expected a sheet to print it, found none")
    return spec.sheet


def _beside(panel: Panel, facts: tuple[Facts, ...], folio: str) -> Print:
    """The map at the left, everything else in a panel at its right, sources at the foot."""
    size, degrees = panel.size, DEGREES * panel.size.zoom
    paper = Paper(size.width, size.height, font=size.font)
    bottom = size.margin + panel.foot(paper, folio) + degrees
    share = PANEL_WITH_FACTS if facts else PANEL_SHARE
    room = panel.wide * (1 - share) - degrees, size.height - size.margin - bottom
    frame = frame_in(panel.spec, size.margin + degrees, bottom, *room)
    labels = draw_map(paper, panel.spec, frame, panel.lang, size)
    left = frame.box[2] + panel.gap * 1.4
    width = size.width - size.margin - left
    top = panel.title(paper, left, size.height - size.margin, width)
    base = panel.furniture(paper, frame, left, bottom - degrees + panel.gap, width)
    panel.rule(paper, left, base, width)
    top, font = panel.facts(paper, facts, left, top, base, width)
    setting = legend.arrange(panel.blocks, width, top - base - 1.2 * panel.gap, font, grow=not facts)
    legend.draw_legend(paper, setting, left, top)
    return _print(panel, paper, frame, labels)


def _below(panel: Panel) -> Print:
    """Title, map, and below it the legend, the scale and the sources."""
    size, gap, degrees = panel.size, panel.gap, DEGREES * panel.size.zoom
    side = 0.0 if size.small else max(SIDE * size.zoom, panel.wide * SIDE_SHARE)
    across = panel.wide - (side + gap * 2 if side else 0)
    setting = legend.arrange(panel.blocks, across, 0, size.font)
    under = panel.furniture_height(side or panel.wide)
    fixed = 2 * size.margin + panel.title_height() + panel.foot_height() + degrees + gap
    if size.height:
        tall = size.height - fixed - max(setting.height, under) - gap
        _, width, height = _fit(panel.spec, panel.wide - degrees, tall)
        setting = legend.arrange(panel.blocks, across, size.height - fixed - height - gap, size.font)
        total = size.height
    else:
        _, width, height = _fit(panel.spec, panel.wide - degrees, 2 * panel.wide)
        total = fixed + height + setting.height + under + gap
    paper = Paper(size.width, total, font=size.font)
    top = panel.title(paper, size.margin, total - size.margin, panel.wide)
    left = size.margin + degrees + (panel.wide - degrees - width) / 2
    frame = frame_in(panel.spec, left, top - height, width, height)
    labels = draw_map(paper, panel.spec, frame, panel.lang, size)
    legend.draw_legend(paper, setting, size.margin, frame.bottom - degrees - gap)
    base = size.margin + panel.foot(paper) + gap * 0.6
    if side:
        panel.furniture(paper, frame, size.margin + across + 2 * gap, base, side)
    else:
        panel.bar(paper, frame, size.margin, base, panel.wide)
    return _print(panel, paper, frame, labels)


def _print(panel: Panel, paper: Paper, frame: Frame, labels: Labels) -> Print:
    return Print(
        figure=paper.figure,
        frame=frame,
        labels=tuple(labels.placed),
        dropped=tuple(labels.dropped),
        legend=tuple(entry for block in panel.blocks for entry in block),
    )
