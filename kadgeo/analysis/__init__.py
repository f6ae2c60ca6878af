"""Pure functions: frames in, one Series or frame out, each registered once in :data:`ANALYSES`."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import pandas as pd

from kadgeo.analysis.agreements import agreement_context
from kadgeo.analysis.borders import contiguity, require_level
from kadgeo.analysis.cases import CASES
from kadgeo.analysis.corridors import corridor, corridor_summary
from kadgeo.analysis.frontier import border_villages
from kadgeo.analysis.gaps import cooperation_gaps, regencies_without_agreement
from kadgeo.analysis.industry import district_access, industry_access
from kadgeo.analysis.networks import network
from kadgeo.analysis.outer import outer_borders
from kadgeo.analysis.pairs import ties
from kadgeo.analysis.profile import regency_profile
from kadgeo.analysis.zones import zone_overlaps, zone_summary
from kadgeo.choices import no_such
from kadgeo.errors import KadgeoError, UnknownNameError
from kadgeo.text import Text

ANALYSES: dict[str, Callable[..., pd.DataFrame]] = {
    f.__name__: f
    for f in (
        regency_profile,
        contiguity,
        outer_borders,
        zone_summary,
        zone_overlaps,
        ties,
        agreement_context,
        cooperation_gaps,
        regencies_without_agreement,
        network,
        border_villages,
        corridor,
        corridor_summary,
        industry_access,
        district_access,
    )
}


Take = Callable[[str], pd.DataFrame]
"""Gives the frame, or the result of an analysis, that a parameter is named after."""

RESULTS: Mapping[str, tuple[str, Mapping[str, Any]]] = MappingProxyType(
    {
        **{name: (name, MappingProxyType({})) for name in ANALYSES},
        "village_contiguity": ("contiguity", MappingProxyType({"level": "villages"})),
    }
)
"""Results that an analysis may take, by the name of the parameter: which analysis, with which options."""

_REGIONS = "regions"  # the parameter that is filled with the frame that the option `level` names


def run(name: str, dataset: Any, **options: Any) -> pd.DataFrame:
    """Run one of the analyses on the frames of a dataset.

    The parameters of an analysis that are not keyword-only are frames, called as the dataset calls
    them, or results of other analyses, called as in :data:`RESULTS`; those are computed first. Whoever
    asks for many results takes them from :func:`kadgeo.results.result`, which computes each once. The
    keyword-only parameters are options.

    Parameters
    ----------
    name : str
        Name of the analysis, one of :data:`ANALYSES`.
    dataset : Dataset
        Anything that has the frames as attributes.
    **options
        Options of the analysis, see :func:`options_of`.

    Returns
    -------
    DataFrame
        As the analysis gives it.

    Raises
    ------
    UnknownNameError
        There is no such analysis.
    KadgeoError
        The analysis does not take one of the options, or needs one that is not given.

    Examples
    --------
    >>> from kadgeo.analysis.sample import sample
    >>> run("network", sample())["hub_share"].round(2).to_list()
    [0.67, 1.0, 0.33, 0.0]
    """
    return run_with(name, taker(dataset, run), **options)


def run_with(name: str, take: Take, **options: Any) -> pd.DataFrame:
    """Run one of the analyses on what `take` gives for the names of its parameters.

    Parameters
    ----------
    name : str
        Name of the analysis.
    take : callable
        Gives the frame, or the result of an analysis, of a name.
    **options
        Options of the analysis.

    Returns
    -------
    DataFrame
        As the analysis gives it.

    Raises
    ------
    UnknownNameError
        There is no such analysis.
    KadgeoError
        The analysis does not take one of the options, or needs one that is not given.

    Examples
    --------
    >>> from kadgeo.analysis.sample import sample
    >>> len(run_with("contiguity", lambda frame: getattr(sample(), frame), level="villages"))
    20
    """
    _require_options(name, options)
    return ANALYSES[name](*map(take, frames_of(name, **options)), **options)


def taker(dataset: Any, result: Callable[..., pd.DataFrame]) -> Take:
    """What gives a parameter its frame: a result where one is called so, else the dataset's attribute.

    Parameters
    ----------
    dataset : Dataset
        Anything that has the frames as attributes.
    result : callable
        Runs an analysis, as :func:`run` does.

    Examples
    --------
    >>> from kadgeo.analysis.sample import sample
    >>> take = taker(sample(), run)
    >>> len(take("regencies")), len(take("contiguity")), len(take("village_contiguity"))
    (4, 3, 20)
    """

    def take(key: str) -> pd.DataFrame:
        if key not in RESULTS:
            frame: pd.DataFrame = getattr(dataset, key)
            return frame
        name, options = RESULTS[key]
        return result(name, dataset, **options)

    return take


def _require_options(name: str, options: Mapping[str, Any]) -> None:
    known = options_of(name)
    unknown = [option for option in options if option not in known]
    if unknown:
        taken = ", ".join(known) or "-"
        raise KadgeoError(
            Text(
                f"{name}: opsi {', '.join(unknown)} tidak dikenal; yang ada: {taken}",
                f"{name}: unknown option {', '.join(unknown)}; there are: {taken}",
            )
        )
    missing = [key for key, one in known.items() if one.default is one.empty and key not in options]
    if missing:
        wanted = ", ".join(missing)
        raise KadgeoError(
            Text(f"{name}: opsi {wanted} harus diisi", f"{name}: the option {wanted} has to be given")
        )


def cases(name: str, dataset: Any) -> list[dict[str, Any]]:
    """Sets of options with which the analysis covers the whole of a dataset.

    Parameters
    ----------
    name : str
        Name of the analysis.
    dataset : Dataset
        Anything that has the frames as attributes.

    Returns
    -------
    list of dict
        Options for :func:`run`; one empty set where the analysis needs none.

    Raises
    ------
    UnknownNameError
        There is no such analysis.

    Examples
    --------
    >>> from kadgeo.analysis.sample import sample
    >>> cases("network", sample()), cases("corridor", sample())
    ([{}], [{'corridor_id': 'east'}])
    """
    return cases_with(name, taker(dataset, run))


def cases_with(name: str, take: Take) -> list[dict[str, Any]]:
    """As :func:`cases`, of what `take` gives for the names of frames and results.

    Parameters
    ----------
    name : str
        Name of the analysis.
    take : callable
        Gives the frame, or the result of an analysis, of a name.

    Raises
    ------
    UnknownNameError
        There is no such analysis.

    Examples
    --------
    >>> cases_with("contiguity", lambda name: None)[1]
    {'level': 'districts'}
    """
    _parameters(name)
    return CASES[name](*map(take, inspect.signature(CASES[name]).parameters)) if name in CASES else [{}]


def frames_of(name: str, **options: Any) -> list[str]:
    """Names of the frames and results that an analysis takes, in its order.

    Parameters
    ----------
    name : str
        Name of the analysis.
    **options
        Options of the analysis: of those with a level, it tells which regions are taken.

    Raises
    ------
    UnknownNameError
        There is no such analysis.
    KadgeoError
        There is no such level.

    Examples
    --------
    >>> frames_of("network"), frames_of("contiguity", level="villages")
    (['regencies', 'agreements', 'agreement_links'], ['villages', 'context'])
    """
    taken = [key for key, one in _parameters(name).items() if one.kind is not one.KEYWORD_ONLY]
    if _REGIONS not in taken:
        return taken
    level = options.get("level", options_of(name)["level"].default)
    require_level(level)
    return [level if key == _REGIONS else key for key in taken]


def options_of(name: str) -> dict[str, inspect.Parameter]:
    """Options that an analysis takes, with their defaults; types are strings, as annotated.

    Parameters
    ----------
    name : str
        Name of the analysis.

    Raises
    ------
    UnknownNameError
        There is no such analysis.

    Examples
    --------
    >>> list(options_of("border_villages")), options_of("corridor")["buffer_km"].default
    (['a', 'b'], 5.0)
    """
    return {key: one for key, one in _parameters(name).items() if one.kind is one.KEYWORD_ONLY}


def _parameters(name: str) -> dict[str, inspect.Parameter]:
    if name not in ANALYSES:
        raise UnknownNameError(no_such(name, ANALYSES, Text("analisis", "analysis")))
    return dict(inspect.signature(ANALYSES[name]).parameters)
