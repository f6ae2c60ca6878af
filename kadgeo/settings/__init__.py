"""Settings files: what may stand in them is declared once, and everything else is told with its line.

A file is parsed to a :class:`~kadgeo.settings.document.Document`, which knows the line of each setting.
A :class:`~kadgeo.settings.declared.Table` declares its settings; :class:`~kadgeo.settings.declared.Reader`
takes them out of the document, notes every problem and always gives a value to go on with.
"""

from __future__ import annotations

from kadgeo.settings.declared import Entries, Reader, Setting, Table
from kadgeo.settings.document import Document, parse
from kadgeo.settings.kinds import Kind, Unfit
from kadgeo.settings.paths import inside

__all__ = ["Document", "Entries", "Kind", "Reader", "Setting", "Table", "Unfit", "inside", "parse"]
