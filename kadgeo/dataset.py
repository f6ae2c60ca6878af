"""The joined, checked and frozen data of a project."""

from __future__ import annotations

import dataclasses
import datetime
import functools
import html
import warnings
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

import geopandas as gpd
import pandas as pd

from kadgeo import io, joining, matching, names, schema, scrutiny, sources, validate
from kadgeo import project as projects
from kadgeo.errors import Issue, ValidationError
from kadgeo.io import Files
from kadgeo.matching import Table
from kadgeo.names import Names
from kadgeo.project import Project
from kadgeo.text import Text, number

_UNCONFIRMED = Text("{name} (belum dipastikan)", "{name} (not confirmed)")
_BOUNDARIES = {
    "districts": Text("Kecamatan", "Districts"),
    "villages": Text("Desa/kelurahan", "Villages"),
}
_PLACED = Text.same("{title}, {place}")
_HEADINGS = (
    Text("Nama", "Name"),
    Text("Jumlah", "Count"),
    Text("Isi", "What it holds"),
    Text("Kolom", "Columns"),
)
_COLUMNS_SHOWN = 6
DATED = ("agreements", "agreement_links", "agreement_parties", "agreement_events", "documents")
"""Frames that are of a day; all others are the same on every day."""


@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Dataset:
    """All data of a project, joined by code.

    Every frame is handed out as a copy, so that what a caller does to it stays with the caller.

    Parameters
    ----------
    project : Project
        Settings the data belong to.
    regencies : GeoDataFrame
        Polygons, indexed by ``regency_code``: names, kind, seat (``seat_lon``, ``seat_lat``),
        ``area_km2`` (measured geodesically), ``official_area_km2``, ``population`` and their sources.
    districts, villages : GeoDataFrame
        Polygons, indexed by ``district_code`` and ``village_code``, with the codes of the levels above.
    zones : GeoDataFrame
        One dissolved polygon a zone, indexed by ``zone_id``, with ``initiator_code`` and ``member_codes``.
    zone_members : DataFrame
        One row a membership: ``zone_id``, ``regency_code``, ``role`` and the spelling of the record.
    industrial_areas : GeoDataFrame
        Points, indexed by ``industrial_area_id``, with ``host_codes`` (tuple), ``precision_m``
        (missing where the point is the editor's choice) and ``is_editorial``.
    as_of : date
        The day that the register's frames are of.
    agreements : DataFrame
        Agreements that have begun by the day, indexed by ``agreement_id``: ``sectors``, ``party_codes``
        (regencies of the province) and ``outside_ids`` (other parties) as tuples, ``status``,
        ``counts_as``, ``stage``, ``status_date``, ``is_contested``, ``last_event_date``, ``is_boundary``,
        ``is_current``.
    agreement_links : DataFrame
        One row for each pair of the province's regencies that an agreement joins.
    agreement_parties, agreement_events, documents : DataFrame
        Parties, events by the day and known documents of these agreements.
    parties, stages, sectors, region_events : DataFrame
        Outside parties, stages of cooperation, what sectors mean, and what changed the regions themselves.
    register : mapping of str to DataFrame
        The frames of a day with all days in them, see :meth:`at`.
    tables : mapping of str to DataFrame
        The tables as they are written, see :meth:`table`.
    corridors : GeoDataFrame
        Schematic lines and approximate points, indexed from 1.
    offers, meeting, attendance, sources : DataFrame
        As the tables, with codes where they name a region.
    places : GeoDataFrame
        Points of airports, ports and towns.
    context : GeoDataFrame
        Neighbouring land, coast, borders, rivers and lakes by ``kind``.
    provinces : GeoDataFrame
        Coarse polygons of the country's provinces; empty where the project has none.
    origins : tuple of Origin
        Where each file comes from.
    licences : tuple of str
        Full texts of the licences under which the boundary files may be passed on.
    unread_files : tuple of Issue
        Notices of files among the tables that nothing reads.
    root : Dataset, optional
        The dataset that this one is another day of.

    Notes
    -----
    All geometry is in EPSG:4326 with ``(lon, lat)`` order; :attr:`equal_area` is the same data
    in the project's equal-area CRS.
    """

    project: Project
    regencies: gpd.GeoDataFrame
    districts: gpd.GeoDataFrame
    villages: gpd.GeoDataFrame
    zones: gpd.GeoDataFrame
    zone_members: pd.DataFrame
    industrial_areas: gpd.GeoDataFrame
    as_of: datetime.date
    agreements: pd.DataFrame
    agreement_links: pd.DataFrame
    agreement_parties: pd.DataFrame
    agreement_events: pd.DataFrame
    documents: pd.DataFrame
    parties: pd.DataFrame
    stages: pd.DataFrame
    sectors: pd.DataFrame
    region_events: pd.DataFrame
    register: Mapping[str, pd.DataFrame]
    tables: Mapping[str, pd.DataFrame]
    corridors: gpd.GeoDataFrame
    offers: pd.DataFrame
    meeting: pd.DataFrame
    attendance: pd.DataFrame
    places: gpd.GeoDataFrame
    context: gpd.GeoDataFrame
    provinces: gpd.GeoDataFrame
    sources: pd.DataFrame
    origins: tuple[sources.Origin, ...]
    licences: tuple[str, ...] = ()
    unread_files: tuple[Issue, ...] = ()
    root: Dataset | None = None

    def __getattribute__(self, name: str) -> Any:
        # A frame can be changed in place even where its owner is frozen, its geometry under a lazy copy, too.
        value = object.__getattribute__(self, name)
        return value.copy() if isinstance(value, pd.DataFrame) else value

    @cached_property
    def equal_area(self) -> Dataset:
        """The same data in the project's equal-area CRS."""
        frames = {field.name: getattr(self, field.name) for field in dataclasses.fields(self)}
        moved = {
            name: frame.to_crs(self.project.area_crs)
            for name, frame in frames.items()
            if isinstance(frame, gpd.GeoDataFrame)
        }
        return dataclasses.replace(self, root=None, **moved)

    def credits(self, frames: Iterable[pd.DataFrame]) -> tuple[Text, ...]:
        """Credit lines for a map that shows these frames.

        Parameters
        ----------
        frames : iterable of DataFrame
            Their columns that end in ``source_id`` tell which sources are named.
        """
        used = {
            key
            for frame in frames
            for column in frame
            if str(column).endswith("source_id")
            for key in frame[column]
        }
        records = self.sources.reset_index()
        texts = set(records["file"].dropna())
        drawn = [origin for origin in self.origins if origin.path not in texts]
        return sources.credit_lines(drawn, records[records["source_id"].isin(used)])

    def regency(self, name: str) -> str:
        """Code of the regency that a name, alias, abbreviation or code stands for.

        Raises
        ------
        UnknownNameError
            No regency is called that; the message gives the nearest name.

        Examples
        --------
        >>> import kadgeo
        >>> dataset = kadgeo.load()
        >>> first = dataset.regencies.iloc[0]
        >>> dataset.regency(f" {first['short_name'].upper()} ") == first.name
        True
        """
        return self._names.resolve(name)

    def by_regency(self, table: Table, *, keys: Hashable | None = None) -> Table:
        """A table of one's own, its rows by the code of the regency that each is about.

        Names in any spelling and codes of any type (text, ``6401``, ``64.01``) are resolved. Rows of
        totals are left out, and regencies may have no row: both are told as a warning.

        Parameters
        ----------
        table : Series or DataFrame
        keys : hashable, optional
            Column with names or codes; the index if omitted.

        Returns
        -------
        Series or DataFrame
            Indexed by ``regency_code``, in the order of :attr:`regencies`.

        Raises
        ------
        UnknownNameError
            Keys that nothing bears: all of them, with what they may be.
        AmbiguousNameError
            A name of two regencies, or two rows for one.

        Examples
        --------
        >>> import kadgeo
        >>> data = kadgeo.load()
        >>> clinics = data.regencies.set_index("full_name")["population"]
        >>> data.by_regency(clinics).index.equals(data.regencies.index)
        True
        """
        project, regencies = self.project, self.regencies
        everyone = Names(names.party_spellings(regencies.reset_index(), project))
        code = project.province_code
        keyed, notes = matching.by_code(table, keys, everyone, code, regencies["full_name"])
        for note in notes:
            warnings.warn(note.to(project.lang), stacklevel=2)
        return keyed

    @cached_property
    def _names(self) -> Names:
        return Names(names.regency_spellings(self.regencies.reset_index()))

    def at(self, day: datetime.date) -> Dataset:
        """The same data as of another day.

        Parameters
        ----------
        day : date

        Returns
        -------
        Dataset
            One and the same for each day.

        Examples
        --------
        >>> import datetime, kadgeo
        >>> then = kadgeo.load().at(datetime.date(2014, 2, 6))
        >>> then.as_of.year, then.at(then.as_of) is then
        (2014, True)
        """
        root = self.root or self
        if day == root.as_of:
            return root
        days: dict[datetime.date, Dataset] = root.__dict__.setdefault("_days", {})
        if day not in days:
            moved = joining.dated(dict(root.register), day, joining.rules_of(root.project, root.stages))
            # The days share the frames that are the same on all of them.
            same = {field.name: root.__dict__[field.name] for field in dataclasses.fields(root)}
            days[day] = Dataset(**(same | {"as_of": day, "root": root} | moved))
        return days[day]

    def table(self, name: str) -> pd.DataFrame:
        """A table with the columns of its file and the cells as they are written there.

        Parameters
        ----------
        name : str
            One of :data:`kadgeo.schema.TABLES`.
        """
        return self.tables[name].copy()

    def category(self, group: str, key: str) -> Text:
        """Words for a category key."""
        return self.project.label(group, key)

    def name(self, refers: str, key: str) -> Text:
        """Name of a region, party, or row of a table that stands elsewhere; the key where nothing bears it.

        Parameters
        ----------
        refers : str
            ``regency``, ``party`` or the name of a table.
        key : str
            Key, code or spelling.
        """
        home = self.root or self  # names are the same on every day
        if refers in ("regency", "party"):
            if key.casefold() in schema.EVERYONE:
                return Text("semua daerah", "all regions")
            return home._called.get(home._parties.get(key) or key, Text.same(key))
        return home._titles.get((refers, key), Text.same(key))

    def spelled(self, table: str, column: str, value: Any, *, bare: bool = False) -> Text:
        """A value of a table's column in words.

        Parameters
        ----------
        table, column : str
            As :data:`kadgeo.schema.TABLES` declares them, or ``corridors``.
        value : object
        bare : bool
            A number without its unit.

        Examples
        --------
        >>> import kadgeo
        >>> kadgeo.load().spelled("regencies", "population_date", "2024-12-31").id
        '31 Desember 2024'
        """
        kind = schema.DECLARED[table].columns[column].kind
        if bare and isinstance(kind, schema.Quantity) and not schema.is_missing(value):
            return kind.bare(value)
        return kind.spell(value, self)

    @cached_property
    def _called(self) -> dict[str, Text]:
        """What each region and party is called."""
        province = names.full_name("provinsi", self.project.province_name)
        called = {self.project.province_code: province}
        outside = self.parties.to_dict("index")
        called |= {str(key): schema.worded(row, "name") for key, row in outside.items()}
        return called | {key: Text.same(name) for key, name in self.regencies["full_name"].items()}

    @cached_property
    def _titles(self) -> dict[tuple[str, str], Text]:
        """What the rows of each table are called that another table refers to."""
        titled = {"sources": "short_title", "agreements": "title", "agreement_events": "statement"}
        found = {}
        for table, frame in self.tables.items():
            column = titled.get(table, "name")
            key = schema.TABLES[table].key
            if key and column in frame:
                for row in frame.to_dict("records"):
                    found[table, str(row[key])] = schema.worded(row, column)
        for stage in scrutiny.unconfirmed(self.stages):
            found["stages", stage] = _UNCONFIRMED.format(name=found["stages", stage])
        return found

    @cached_property
    def _parties(self) -> Names:
        return Names(names.party_spellings(self.tables["regencies"], self.project, self.tables["parties"]))

    def citation(self, frame: pd.DataFrame, prefix: str = "") -> pd.Series:
        """Source and place in it of each row, as words.

        Parameters
        ----------
        frame : DataFrame
            Any frame with the columns ``source_id`` and ``source_place``.
        prefix : str
            Prefix of these columns, such as ``"area_"``.

        Returns
        -------
        Series
            ``citation`` (Text) on the index of `frame`, None where a row has no source.
        """
        pairs = zip(frame[f"{prefix}source_id"], frame[f"{prefix}source_place"], strict=True)
        cited = functools.cache(self._cited)  # many rows name one source
        words = [None if schema.is_missing(source) else cited(source, place) for source, place in pairs]
        return pd.Series(words, frame.index, dtype=object, name="citation")

    def _cited(self, source: str, place: Any) -> Text:
        title = self.name("sources", source)
        return title if schema.is_missing(place) else _PLACED.format(title=title, place=place)

    def counts(self) -> list[tuple[Text, int]]:
        """What the data hold, and how many of each."""
        return [(label, count) for _, label, count in self._held()]

    def _held(self) -> list[tuple[str, Text, int]]:
        """Name, title and length of every frame that is not empty."""
        titles = {name: table.title for name, table in schema.TABLES.items()} | _BOUNDARIES
        counted = [(name, title, len(object.__getattribute__(self, name))) for name, title in titles.items()]
        return [one for one in counted if one[2]]

    def __repr__(self) -> str:
        lang = self.project.lang
        lines = [
            f"{name:<17}{number(count, lang):>6}  {label.to(lang)}" for name, label, count in self._held()
        ]
        return "\n".join([f"Dataset: {self.project.title.to(lang)}", *lines])

    def _repr_html_(self) -> str:
        lang = self.project.lang
        title = html.escape(self.project.title.to(lang))
        heads = "".join(f"<th>{heading.to(lang)}</th>" for heading in _HEADINGS)
        rows = "".join(self._html_row(name, label) for name, label, _ in self._held())
        return (
            f"<table><caption>{title}</caption><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
        )

    def _html_row(self, name: str, label: Text) -> str:
        lang, frame = self.project.lang, getattr(self, name)
        names = list(map(str, frame.columns))
        columns = ", ".join(names[:_COLUMNS_SHOWN]) + (", …" if len(names) > _COLUMNS_SHOWN else "")
        count = f'<td style="text-align: right">{number(len(frame), lang)}</td>'
        return (
            f"<tr><td><code>{name}</code></td>{count}<td>{html.escape(label.to(lang))}</td>"
            f'<td style="text-align: left">{html.escape(columns)}</td></tr>'
        )


def load(project: str | Path | None = None, *, as_of: datetime.date | None = None) -> Dataset:
    """Read, check and join the data of a project.

    Parameters
    ----------
    project : str or Path, optional
        Project folder, with ``kadgeo.toml`` and ``data/``; the one kadgeo ships if omitted.
    as_of : date, optional
        Day that the register is of; today if omitted.

    Returns
    -------
    Dataset

    Raises
    ------
    ProjectError
        The folder holds no settings.
    ValidationError
        Settings or data have problems; the error lists all of them.

    Examples
    --------
    >>> import kadgeo
    >>> kadgeo.load().regencies.crs.to_string()
    'EPSG:4326'
    """
    settings = projects.read(project)
    files = io.read(settings)
    issues = validate.find(settings, files)
    errors = [issue for issue in issues if not issue.is_notice]
    if errors:
        raise ValidationError(errors)
    joined = _joined(settings, files, as_of or datetime.date.today())
    unread = tuple(issue for issue in issues if issue.file in files.others)
    return dataclasses.replace(joined, unread_files=unread)


def check(project: str | Path | None = None) -> tuple[Issue, ...]:
    """All problems of a project's settings and data, and what is worth a notice; empty where there is none.

    Parameters
    ----------
    project : str or Path, optional
        Project folder; the shipped one if omitted.

    Raises
    ------
    ProjectError
        The folder holds no settings.
    """
    settings = projects.read(project)
    return validate.find(settings, io.read(settings))


def _joined(project: Project, files: Files, day: datetime.date) -> Dataset:
    tables = joining.tables(files)
    everything = joining.frames(project, files, tables)
    whole = {name: everything[name] for name in DATED if name in everything}
    of_day = joining.dated(whole, day, joining.rules_of(project, everything["stages"]))
    return Dataset(
        project=project,
        as_of=day,
        register=MappingProxyType(whole),
        origins=files.origins,
        licences=tuple(files.licence_texts.values()),
        tables=MappingProxyType(tables),
        **(everything | of_day),
    )
