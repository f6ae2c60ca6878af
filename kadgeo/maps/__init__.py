"""The maps: each is one function of a :class:`~kadgeo.dataset.Dataset`, named once in :data:`MAPS`."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any, Literal, get_args, get_origin, get_type_hints

from kadgeo.choices import no_such
from kadgeo.dataset import Dataset
from kadgeo.errors import Issue, ProjectError, ValidationError
from kadgeo.layers import MapSpec
from kadgeo.maps.agreements import agreements
from kadgeo.maps.cooperation import cooperation
from kadgeo.maps.gaps import gaps
from kadgeo.maps.industry import industry
from kadgeo.maps.network import network
from kadgeo.maps.overview import overview
from kadgeo.maps.profiles import profiles
from kadgeo.maps.zones import zones
from kadgeo.project import Project
from kadgeo.settings.declared import Reader, Setting, Table
from kadgeo.settings.kinds import FLAG, NUMBER, WHOLE, Kind, choice
from kadgeo.text import Text

MAPS: dict[str, Callable[..., MapSpec]] = {
    f.__name__: f for f in (overview, cooperation, zones, industry, agreements, gaps, network, profiles)
}
# A word is always a choice (Literal), so that a check knows every one that draws.
_KINDS = {bool: FLAG, float: NUMBER, int: WHOLE}


def problems(project: Project) -> tuple[Issue, ...]:
    """What keeps the maps that the settings list from being drawn; empty where nothing does.

    Parameters
    ----------
    project : Project

    Returns
    -------
    tuple of Issue
        One for each map that no function bears, and for each option that its function does not take
        or that is of another kind than it takes.

    Examples
    --------
    >>> from kadgeo import project
    >>> problems(project.read())
    ()
    """
    reader = Reader(project.document)
    reader.note_unknown(("maps",), {name: {} for name in project.maps if name not in MAPS}, list(MAPS))
    for name in project.maps:
        if name in MAPS:
            _options(name, project, reader)
    return tuple(reader.issues)


def options_of(name: str) -> Table:
    """Declaration of the options that a map takes, as its function's annotations have them."""
    hints = get_type_hints(MAPS[name])
    parameters = inspect.signature(MAPS[name]).parameters.values()
    return Table(
        of={
            one.name: Setting(kind=_kind(hints[one.name]), default=one.default)
            for one in parameters
            if one.kind is one.KEYWORD_ONLY
        }
    )


def _kind(annotation: Any) -> Kind:
    return choice(get_args(annotation)) if get_origin(annotation) is Literal else _KINDS[annotation]


def _options(name: str, project: Project, reader: Reader) -> dict[str, Any]:
    options: dict[str, Any] = options_of(name).read(reader, dict(project.maps[name].options), ("maps", name))
    return options


def draw(name: str, dataset: Dataset) -> MapSpec:
    """Make one of the project's maps, with the options its settings give.

    Parameters
    ----------
    name : str
        Name of the map, one of :data:`MAPS` that the project lists.
    dataset : Dataset

    Raises
    ------
    ProjectError
        There is no such map.
    ValidationError
        It does not take one of the options.

    Examples
    --------
    >>> import kadgeo
    >>> draw("zones", kadgeo.load()).name
    'zones'
    """
    project = dataset.project
    known = [one for one in project.maps if one in MAPS]
    if name not in known:
        raise ProjectError(no_such(name, known, Text("peta", "map")))
    reader = Reader(project.document)
    options = _options(name, project, reader)
    if reader.issues:
        raise ValidationError(reader.issues)
    return MAPS[name](dataset.at(project.maps[name].as_of or dataset.as_of), **options)
