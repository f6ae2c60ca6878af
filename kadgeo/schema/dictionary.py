"""The data dictionary: every table and column of a project, in words."""

from __future__ import annotations

from collections.abc import Iterator

from kadgeo.schema.kinds import Keyed
from kadgeo.schema.table import Column, Table
from kadgeo.schema.tables import DECLARED

_HEAD = """# Data dictionary

Made from the declarations in `kadgeo/schema/` by `scripts/build_dictionary.py`; a test holds it current.
Each table is the file `data/tables/NAME.csv`: UTF-8, comma separated, decimal point, dates as year-month-day,
year-month or year, several entries of a cell separated by `|`. A project must have the tables and columns
marked *required*; others may be absent or empty. Columns of your own are kept, and shown in the facts and the
tables.
"""


def dictionary() -> str:
    """The dictionary as Markdown.

    Examples
    --------
    >>> dictionary().splitlines()[0]
    '# Data dictionary'
    """
    return "\n".join([_HEAD, *(line for table in DECLARED.values() for line in _table(table))])


def _table(table: Table) -> Iterator[str]:
    required = ", required" if table.is_required else ""
    yield f"## {table.name}\n"
    yield f"{table.title.en} / {table.title.id}{required}. {table.about.en}."
    yield f"Key: {', '.join(f'`{name}`' for name in table.identity)}. File: `{table.file}`.\n"
    yield "| column | label | Indonesian label | what stands in it | unit | required | meaning |"
    yield "|---|---|---|---|---|---|---|"
    yield from (_row(name, column) for name, column in table.columns.items())
    yield ""


def _row(name: str, column: Column) -> str:
    kind = column.kind
    refers = f" (refers to `{kind.refers}`)" if isinstance(kind, Keyed) else ""
    cells = (
        f"`{name}`",
        column.label.en,
        column.label.id,
        f"{kind.expected.en}{refers}",
        kind.unit.en,
        "yes" if column.is_required else "",
        column.about.en,
    )
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
