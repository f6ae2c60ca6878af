"""The maps: each is one function of a :class:`~kadgeo.dataset.Dataset`, named once in :data:`MAPS`."""

from __future__ import annotations

import difflib
import inspect
from collections.abc import Callable

from kadgeo.dataset import Dataset
from kadgeo.errors import Issue, ProjectError
from kadgeo.layers import MapSpec
from kadgeo.maps.agreements import agreements
from kadgeo.maps.cooperation import cooperation
from kadgeo.maps.gaps import gaps
from kadgeo.maps.industry import industry
from kadgeo.maps.network import network
from kadgeo.maps.overview import overview
from kadgeo.maps.profiles import profiles
from kadgeo.maps.zones import zones
from kadgeo.project import SETTINGS, Project
from kadgeo.text import Text

MAPS: dict[str, Callable[..., MapSpec]] = {
    f.__name__: f for f in (overview, cooperation, zones, industry, agreements, gaps, network, profiles)
}


def problems(project: Project) -> tuple[Issue, ...]:
    """What keeps the maps that the settings list from being drawn; empty where nothing does.

    Parameters
    ----------
    project : Project

    Returns
    -------
    tuple of Issue
        One for each map that no function bears, and for each option that its function does not take.

    Examples
    --------
    >>> from kadgeo import project
    >>> problems(project.read())
    ()
    """
    unknown = [_unknown(f"maps.{name}", name, list(MAPS)) for name in project.maps if name not in MAPS]
    options = [
        _unknown(f"maps.{name}.{option}", option, options_of(name))
        for name, settings in project.maps.items()
        if name in MAPS
        for option in settings.options
        if option not in options_of(name)
    ]
    return (*unknown, *options)


def _unknown(place: str, name: str, known: list[str]) -> Issue:
    near = difflib.get_close_matches(name, known, n=1)
    choices = ", ".join(known) or "-"
    return Issue(
        file=SETTINGS,
        column=place,
        found=Text(f"{name!r}, yang tidak dikenal", f"{name!r}, which is unknown"),
        expected=Text(f"salah satu dari {choices}", f"one of {choices}"),
        suggestion=Text.same(near[0]) if near else None,
    )


def options_of(name: str) -> list[str]:
    """Names of the options that a map takes."""
    parameters = inspect.signature(MAPS[name]).parameters.items()
    return [one for one, parameter in parameters if parameter.kind is parameter.KEYWORD_ONLY]


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
        There is no such map, or it does not take one of the options.

    Examples
    --------
    >>> import kadgeo
    >>> draw("zones", kadgeo.load()).name
    'zones'
    """
    problem = problem_with(name, dataset)
    if problem:
        raise ProjectError(problem)
    settings = dataset.project.maps[name]
    return MAPS[name](dataset.at(settings.as_of or dataset.as_of), **settings.options)


def problem_with(name: str, dataset: Dataset) -> Text | None:
    """What keeps a map from being drawn, or None."""
    listed = dataset.project.maps
    known = [one for one in listed if one in MAPS]
    if name not in known:
        near = difflib.get_close_matches(name, known, n=1)
        choices = ", ".join(known)
        id_hint, en_hint = (f"; maksud Anda {near[0]}?", f"; did you mean {near[0]}?") if near else ("", "")
        return Text(
            f"peta {name!r} tidak ada; yang ada: {choices}{id_hint}",
            f"there is no map {name!r}; there are: {choices}{en_hint}",
        )
    taken = options_of(name)
    for option in listed[name].options:
        if option not in taken:
            return Text(
                f"kadgeo.toml: maps.{name}.{option}: opsi tidak dikenal; yang ada: {', '.join(taken) or '-'}",
                f"kadgeo.toml: maps.{name}.{option}: unknown option; there are: {', '.join(taken) or '-'}",
            )
    return None
