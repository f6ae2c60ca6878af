"""Find every problem in a project's files; repair none.

A check is a function of :class:`~kadgeo.validate.context.Context` that yields issues, named once
in :data:`CHECKS`. It gets along with tables and columns that are missing: another check reports those.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kadgeo import schema
from kadgeo.errors import Issue
from kadgeo.io import Files
from kadgeo.project import Project
from kadgeo.validate import (
    boundaries,
    lists,
    origins,
    others,
    plausible,
    positions,
    references,
    regencies,
    register,
    relations,
    settings,
    surroundings,
    tables,
)
from kadgeo.validate.context import Context, Issues

CHECKS: tuple[Callable[[Context], Issues], ...] = (
    settings.projections,
    settings.province,
    tables.columns_and_cells,
    tables.clashing_names,
    lists.code_lists,
    references.references,
    relations.zone_roles,
    relations.zone_colors,
    relations.travel_times,
    relations.hosts_and_sites,
    relations.quotes,
    register.parties,
    register.parents,
    register.validity,
    register.events,
    register.stages,
    register.conflicts,
    register.documents,
    positions.coordinates,
    positions.corridor_shapes,
    origins.boundary_origins,
    origins.recorded_files,
    boundaries.boundary_layers,
    surroundings.surroundings,
    regencies.regencies_on_both_sides,
    regencies.names_of_boundaries,
    regencies.short_names,
    regencies.official_areas,
    plausible.densities,
    plausible.planned_signings,
    plausible.hemispheres,
    others.unread_files,
)


def find(project: Project, files: Files) -> tuple[Issue, ...]:
    """Run all checks, and tell with what they find what is wrong with settings and files.

    Settings that cannot be read at all say nothing the data could be checked against.

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
    checks = CHECKS if project.is_readable else ()
    issues = [*project.issues, *files.issues, *(issue for check in checks for issue in check(context))]
    read = {schema.TABLES[name].file: file for name, file in files.table_files.items()}
    found = dict.fromkeys(replace(issue, file=read.get(issue.file, issue.file)) for issue in issues)
    return tuple(sorted(found, key=lambda issue: (issue.file, issue.row or 0)))
