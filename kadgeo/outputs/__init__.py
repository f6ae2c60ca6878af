"""The registry of outputs: the one place that says what a build makes.

Each output has a name, words for it, the files it makes and how, and what the front page offers of it.
The build, the command line and the front page go through :data:`OUTPUTS`.
"""

from __future__ import annotations

from kadgeo.outputs.front import FRONT
from kadgeo.outputs.output import Job, Output
from kadgeo.outputs.pages import MAPS, REGISTER
from kadgeo.outputs.prints import ATLAS, FIGURES, REPORT
from kadgeo.outputs.tables import RESULTS, TABLES_USED, WORKBOOK

__all__ = ["OUTPUTS", "Job", "Output"]

OUTPUTS = {
    output.name: output
    for output in (MAPS, REGISTER, TABLES_USED, RESULTS, FRONT, FIGURES, WORKBOOK, ATLAS, REPORT)
}
