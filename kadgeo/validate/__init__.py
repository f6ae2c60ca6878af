"""Find every problem in a project's files; repair none.

A check is a function of :class:`~kadgeo.validate.context.Context` that yields issues, named once
in :data:`CHECKS`. It gets along with tables and columns that are missing: another check reports those.
"""

from __future__ import annotations

from collections.abc import Callable

from kadgeo.errors import Issue
from kadgeo.io import Files
from kadgeo.project import Project
from kadgeo.validate import boundaries, positions, relations, settings, tables
from kadgeo.validate.context import Context, Issues

CHECKS: tuple[Callable[[Context], Issues], ...] = (
    settings.projections,
    tables.columns_and_cells,
    tables.clashing_names,
    tables.references,
    relations.zone_roles,
    relations.zone_colors,
    relations.agreement_pairs,
    relations.travel_times,
    relations.hosts_and_sites,
    relations.quotes,
    positions.coordinates,
    positions.corridor_shapes,
    boundaries.boundary_files,
    boundaries.boundary_layers,
    boundaries.regencies_on_both_sides,
)


def find(project: Project, files: Files) -> tuple[Issue, ...]:
    """Run all checks.

    Parameters
    ----------
    project : Project
    files : Files
        As :func:`kadgeo.io.read` gives them.

    Returns
    -------
    tuple of Issue
        In the order of file, row and check.
    """
    context = Context(project, files)
    issues = [*files.issues, *(issue for check in CHECKS for issue in check(context))]
    found = dict.fromkeys(issues)
    return tuple(sorted(found, key=lambda issue: (issue.file, issue.row or 0)))
