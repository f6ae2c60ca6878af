"""What a table is made of: columns of a kind, a key, and whether a project must have it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from kadgeo.schema import kinds
from kadgeo.schema.kinds import ENGLISH, Keyed, Kind
from kadgeo.text import Text


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column of a table.

    Parameters
    ----------
    kind : Kind
        What its cells hold.
    label : Text
        What it is called wherever it is shown.
    about : Text
        What it means.
    is_required : bool
        Every row must fill it; a column that need not be filled may be absent.
    is_fact : bool
        Shown among the facts of a row; not so what only the program needs.
    cited_by : str
        Prefix of the columns with the source of this fact, where it has one of its own.
    dated_by : str
        Column with the date from which it is known, where it is no fact before that.
    """

    kind: Kind
    label: Text
    about: Text = field(default=Text("", ""))
    is_required: bool = True
    is_fact: bool = True
    cited_by: str = ""
    dated_by: str = ""


@dataclass(frozen=True, kw_only=True)
class Table:
    """One table of a project.

    Parameters
    ----------
    name : str
        Name, and of its file ``data/tables/NAME.csv`` unless `file` says otherwise.
    title, about : Text
        What it is called and what it holds.
    columns : mapping of str to Column
        In the order of the file.
    key : str, optional
        Column by which a row is named elsewhere.
    unique : tuple of str
        Columns that together stand once only, where there is no key.
    is_required : bool
        A project cannot do without it.
    """

    name: str
    title: Text
    about: Text
    columns: Mapping[str, Column]
    key: str | None = None
    unique: tuple[str, ...] = ()
    is_required: bool = False
    suffix: str = "csv"

    @property
    def file(self) -> str:
        """Path of its file in the project."""
        return f"data/tables/{self.name}.{self.suffix}"

    @property
    def identity(self) -> tuple[str, ...]:
        """Columns that tell its rows apart."""
        return (self.key,) if self.key else self.unique

    def references(self) -> Iterator[tuple[str, Keyed]]:
        """Columns that name something kept elsewhere."""
        for name, column in self.columns.items():
            if isinstance(column.kind, Keyed):
                yield name, column.kind

    def shown(self) -> Iterator[tuple[str, Column]]:
        """Columns a reader sees: an English wording is shown with the column it words."""
        for name, column in self.columns.items():
            if not (name.endswith(ENGLISH) and name.removesuffix(ENGLISH) in self.columns):
                yield name, column


def text(
    id: str,
    en: str,
    about: Text | None = None,
    *,
    required: bool = False,
    fact: bool = True,
    cited_by: str = "",
    dated_by: str = "",
) -> Column:
    """A column of plain text."""
    return Column(
        kind=Kind(),
        label=Text(id, en),
        about=about or Text("", ""),
        is_required=required,
        is_fact=fact,
        cited_by=cited_by,
        dated_by=dated_by,
    )


def worded(name: str, id: str, en: str, **options: Any) -> dict[str, Column]:
    """A column of text with its English wording beside it, which may be left out; options as of `text`."""
    return {
        name: text(id, en, **options),
        f"{name}{ENGLISH}": text(f"{id} (Inggris)", f"{en} (English)", fact=False),
    }


def cited(prefix: str = "", of: Text | None = None, *, required: bool = True) -> dict[str, Column]:
    """Source of a row, or of some of its facts, and the place in it."""
    what = of or Text("", "")
    source = Text(f"Sumber {what.id}".strip(), f"Source {what.en}".strip())
    place = Text(f"Tempat dalam sumber {what.id}".strip(), f"Place in the source {what.en}".strip())
    return {
        f"{prefix}source_id": Column(
            kind=reference("sources"), label=source, is_required=required, is_fact=False
        ),
        f"{prefix}source_place": Column(kind=Kind(), label=place, is_required=required, is_fact=False),
    }


def noted() -> dict[str, Column]:
    """Remark on a row, in both languages."""
    return worded("note", "Catatan", "Note")


def stated() -> dict[str, Column]:
    """What became of a row later: it is told from its date on, and never of a day before."""
    about = Text(
        "tanggal sumber keadaan itu; sebelum tanggal ini keadaan itu tidak ditampilkan",
        "date of the source of that state; it is not shown as of a day before",
    )
    label = Text("Keadaan per", "State as of")
    return {
        **worded("state_note", "Keadaan", "State", dated_by="state_date"),
        "state_date": Column(kind=day(), label=label, about=about, is_required=False, is_fact=False),
    }


def key(label: Text) -> Column:
    """Key of the table's rows."""
    expected = Text(
        "kunci unik dari huruf kecil, angka, - dan _", "a unique key of small letters, digits, - and _"
    )
    return Column(kind=kinds.Pattern(expected=expected, pattern=kinds.SLUG), label=label, is_fact=False)


def reference(table: str, *, many: bool = False) -> Keyed:
    """Key of a row of another table, or several."""
    one = Text(f"kunci yang ada di {table}.csv", f"a key that stands in {table}.csv")
    several = Text(
        f"kunci yang ada di {table}.csv, dipisah |", f"keys that stand in {table}.csv, separated by |"
    )
    return Keyed(expected=several if many else one, refers=table, is_many=many)


def regency() -> Keyed:
    """Name of a regency."""
    return Keyed(
        expected=Text("nama atau kode kabupaten/kota", "name or code of a regency"), refers="regency"
    )


def regencies(expected: Text) -> Keyed:
    """Names of regencies."""
    return Keyed(expected=expected, refers="regency", is_many=True)


def party(*, many: bool = False) -> Keyed:
    """Name of a regency, the province or one of the parties, or several."""
    one = Text(
        "nama kabupaten/kota, provinsi atau pihak di parties.csv",
        "name of a regency, the province or a party of parties.csv",
    )
    several = Text(f"{one.id}, dipisah |", f"{one.en}, separated by |")
    return Keyed(expected=several if many else one, refers="party", is_many=many)


def category(group: str, *, many: bool = False) -> Keyed:
    """Key of a category of the settings, or several."""
    one = Text(
        f"salah satu dari categories.{group} di kadgeo.toml", f"one of categories.{group} in kadgeo.toml"
    )
    several = Text(f"kunci dari categories.{group}, dipisah |", f"keys of categories.{group}, separated by |")
    return Keyed(expected=several if many else one, refers=f"category:{group}", is_many=many)


def choice(**labels: Text) -> kinds.Choice:
    """One of a few words that the program knows."""
    listed = ", ".join(labels)
    return kinds.Choice(expected=Text(f"salah satu dari {listed}", f"one of {listed}"), labels=labels)


def measure(low: float, high: float, unit: Text | str = "", *, decimals: int | None = None) -> kinds.Quantity:
    """A number with a unit."""
    return kinds.Quantity(
        expected=Text(f"bilangan {low:g} sampai {high:g}", f"a number from {low:g} to {high:g}"),
        reads="number",
        dtype="float64",
        low=low,
        high=high,
        unit_words=unit if isinstance(unit, Text) else Text.same(unit),
        decimals=decimals,
    )


def count(high: int, unit: Text | str = "") -> kinds.Quantity:
    """A whole number."""
    return kinds.Quantity(
        expected=Text(f"bilangan bulat 0 sampai {high}", f"a whole number from 0 to {high}"),
        reads="integer",
        dtype="Int64",
        low=0,
        high=high,
        is_whole=True,
        decimals=0,
        unit_words=unit if isinstance(unit, Text) else Text.same(unit),
    )


def day() -> kinds.Day:
    """A day, month or year."""
    return kinds.Day(
        expected=Text(
            "tanggal tahun-bulan-hari, tahun-bulan atau tahun, misalnya 2014-02-06",
            "a date as year-month-day, year-month or year, such as 2014-02-06",
        ),
        reads="date",
    )


FARTHEST_M = 100_000  # a less precise point tells nothing
METRES = measure(1, FARTHEST_M, "m")
