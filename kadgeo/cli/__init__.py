"""The command line: parses, calls, prints.

Each module registers its commands; they import what they need when they run, so that ``--help``
answers at once.
"""

from __future__ import annotations

import typer

from kadgeo.cli import analysis, pages, project, report

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Maps of inter-regional cooperation from tables and boundaries. "
    "Peta kerja sama antardaerah dari tabel dan batas wilayah.",
)
for module in (pages, analysis, report, project):
    module.register(app)
