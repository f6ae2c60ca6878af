"""The joined, checked and frozen data of a project."""

from __future__ import annotations

import dataclasses
import html
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely

from kadgeo import crs, io, names, schema, sources, validate
from kadgeo import project as projects
from kadgeo.errors import Issue, ValidationError
from kadgeo.io import Files
from kadgeo.names import Names
from kadgeo.project import Project
from kadgeo.text import Text, number

_FRAMES = (
    ("regencies", Text("Kabupaten/kota", "Regencies and cities")),
    ("districts", Text("Kecamatan", "Districts")),
    ("villages", Text("Desa/kelurahan", "Villages")),
    ("zones", Text("Zona", "Zones")),
    ("zone_members", Text("Keanggotaan zona", "Zone memberships")),
    ("industrial_areas", Text("Kawasan industri", "Industrial areas")),
    ("agreements", Text("Kesepakatan", "Agreements")),
    ("corridors", Text("Ruas koridor", "Corridor parts")),
    ("offers", Text("Penawaran", "Offers")),
    ("sources", Text("Sumber", "Sources")),
)
_HEADINGS = (
    Text("Nama", "Name"),
    Text("Jumlah", "Count"),
    Text("Isi", "What it holds"),
    Text("Kolom", "Columns"),
)
_COLUMNS_SHOWN = 6
_NUMBERS = {"number": "float64", "integer": "Int64"}  # column types by kind of cell
_NO_PROVINCES = gpd.GeoDataFrame(
    {"province_code": [], "name": [], "name_en": []}, geometry=[], crs=crs.STORAGE
)


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
    agreements : GeoDataFrame
        Lines between the partners' seats, indexed by ``agreement_id``, with ``partner_a_code`` and
        ``partner_b_code``.
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
    agreements: gpd.GeoDataFrame
    corridors: gpd.GeoDataFrame
    offers: pd.DataFrame
    meeting: pd.DataFrame
    attendance: pd.DataFrame
    places: gpd.GeoDataFrame
    context: gpd.GeoDataFrame
    provinces: gpd.GeoDataFrame
    sources: pd.DataFrame
    origins: tuple[sources.Origin, ...]

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
        return dataclasses.replace(self, **moved)

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

    @cached_property
    def licences(self) -> tuple[str, ...]:
        """Full texts of the licences under which the boundary files may be passed on."""
        files = dict.fromkeys(origin.licence_file for origin in self.origins if origin.licence_file)
        return tuple((self.project.data / file).read_text(encoding="utf-8") for file in files)

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

    @cached_property
    def _names(self) -> Names:
        return Names(names.regency_spellings(self.regencies.reset_index()))

    def table(self, name: str) -> pd.DataFrame:
        """A table with the columns of its file, names as they are written there.

        Parameters
        ----------
        name : str
            One of :data:`kadgeo.schema.TABLES`.
        """
        frame = pd.DataFrame(getattr(self, name)).reset_index()
        return frame[list(schema.TABLES[name].columns)]

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
            ``citation`` on the index of `frame`.
        """
        titles = frame[f"{prefix}source_id"].map(self.sources["short_title"])
        return (titles + ", " + frame[f"{prefix}source_place"]).rename("citation")

    def counts(self) -> list[tuple[Text, int]]:
        """What the data hold, and how many of each."""
        return [(label, len(getattr(self, name))) for name, label in _FRAMES]

    def __repr__(self) -> str:
        lang = self.project.lang
        lines = [
            f"{name:<17}{number(len(getattr(self, name)), lang):>6}  {label.to(lang)}"
            for name, label in _FRAMES
        ]
        return "\n".join([f"Dataset: {self.project.title.to(lang)}", *lines])

    def _repr_html_(self) -> str:
        lang = self.project.lang
        title = html.escape(self.project.title.to(lang))
        heads = "".join(f"<th>{heading.to(lang)}</th>" for heading in _HEADINGS)
        rows = "".join(map(self._html_row, _FRAMES))
        return (
            f"<table><caption>{title}</caption><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
        )

    def _html_row(self, entry: tuple[str, Text]) -> str:
        name, label = entry
        lang, frame = self.project.lang, getattr(self, name)
        names = list(map(str, frame.columns))
        columns = ", ".join(names[:_COLUMNS_SHOWN]) + (", …" if len(names) > _COLUMNS_SHOWN else "")
        count = f'<td style="text-align: right">{number(len(frame), lang)}</td>'
        return (
            f"<tr><td><code>{name}</code></td>{count}<td>{html.escape(label.to(lang))}</td>"
            f'<td style="text-align: left">{html.escape(columns)}</td></tr>'
        )


def load(project: str | Path | None = None) -> Dataset:
    """Read, check and join the data of a project.

    Parameters
    ----------
    project : str or Path, optional
        Project folder, with ``kadgeo.toml`` and ``data/``; the one kadgeo ships if omitted.

    Returns
    -------
    Dataset

    Raises
    ------
    ProjectError
        The folder or its settings cannot be used.
    ValidationError
        The data have problems; the error lists all of them.

    Examples
    --------
    >>> import kadgeo
    >>> kadgeo.load().regencies.crs.to_string()
    'EPSG:4326'
    """
    settings = projects.read(project)
    files = io.read(settings)
    issues = validate.find(settings, files)
    if issues:
        raise ValidationError(issues)
    return _join(settings, files)


def check(project: str | Path | None = None) -> tuple[Issue, ...]:
    """All problems of a project's data; empty where there are none.

    Parameters
    ----------
    project : str or Path, optional
        Project folder; the shipped one if omitted.

    Raises
    ------
    ProjectError
        The folder or its settings cannot be used.
    """
    settings = projects.read(project)
    return validate.find(settings, io.read(settings))


def _join(project: Project, files: Files) -> Dataset:
    tables = {name: _typed(files.tables[name], table) for name, table in schema.TABLES.items()}
    regencies = _regencies(tables["regencies"], files.layers["regencies"])
    directory = Names(names.regency_spellings(tables["regencies"]))
    members = _coded(tables["zone_members"], directory.resolve, "regency")
    parties = Names(names.party_spellings(tables["regencies"], project))
    attendance = _coded(tables["attendance"], parties.resolve, "party").set_index("attendance_id")
    offers = _coded(tables["offers"], parties.resolve, "proposer")
    return Dataset(
        project=project,
        regencies=regencies,
        districts=_level(files.layers["districts"], "districts"),
        villages=_level(files.layers["villages"], "villages"),
        zones=_zones(tables["zones"], members, regencies),
        zone_members=members,
        industrial_areas=_industrial_areas(tables["industrial_areas"], directory),
        agreements=_agreements(tables["agreements"], directory, regencies),
        corridors=_corridors(files.corridors),
        offers=_addressed(offers, parties, list(regencies.index)).set_index("offer_id"),
        meeting=_coded(tables["meeting"], parties.resolve, "host", "presenter").set_index("meeting_id"),
        attendance=attendance,
        places=_points(tables["places"], "lon", "lat").set_index("place_id"),
        context=files.layers[io.CONTEXT],
        provinces=files.layers.get(io.PROVINCES, _NO_PROVINCES),
        sources=tables["sources"].set_index("source_id"),
        origins=files.origins,
    )


def _typed(frame: pd.DataFrame, table: Any) -> pd.DataFrame:
    """Give checked cells their column types, and the rows an index of their own."""
    columns = {}
    for name, kind in schema.kinds(table).items():
        worded = frame[name].isin([schema.EDITORIAL]).any()
        columns[name] = frame[name].astype(object if worded else _NUMBERS.get(kind, "str"))
    return pd.DataFrame(columns).reset_index(drop=True)


def _corridors(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    kinds = schema.kinds(schema.PROPERTIES).items()
    numbers = frame.astype({name: _NUMBERS[kind] for name, kind in kinds if kind in _NUMBERS})
    return numbers.assign(waypoints=frame["waypoints"].map(tuple))


def _coded(frame: pd.DataFrame, resolve: Callable[[str], str], *columns: str) -> pd.DataFrame:
    return frame.assign(**{f"{column}_code": frame[column].map(resolve) for column in columns})


def _level(layer: gpd.GeoDataFrame, name: str) -> gpd.GeoDataFrame:
    return layer.set_index(schema.LEVELS[name][0]).sort_index()


def _regencies(table: pd.DataFrame, layer: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    shapes = layer.set_index("regency_code").geometry
    frame = table.set_index("regency_code").sort_index()
    full_name = frame["kind"].str.capitalize() + " " + frame["name"]
    joined = gpd.GeoDataFrame(
        frame.assign(full_name=full_name), geometry=shapes.reindex(frame.index), crs=crs.STORAGE
    )
    return joined.assign(area_km2=crs.geodesic_area_km2(joined.geometry))


def _zones(table: pd.DataFrame, members: pd.DataFrame, regencies: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    frame = table.set_index("zone_id")
    grouped = members.groupby("zone_id")["regency_code"].agg(tuple).reindex(frame.index)
    leads = members[members["role"] == "initiator"].set_index("zone_id")["regency_code"]
    shapes = [shapely.coverage_union_all(regencies.geometry.loc[list(codes)].to_numpy()) for codes in grouped]
    frame = frame.assign(initiator_code=leads.reindex(frame.index), member_codes=grouped)
    return gpd.GeoDataFrame(frame, geometry=shapes, crs=crs.STORAGE)


def _points(frame: pd.DataFrame, lon: str, lat: str) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(frame, geometry=gpd.points_from_xy(frame[lon], frame[lat]), crs=crs.STORAGE)


def _industrial_areas(table: pd.DataFrame, directory: Names) -> gpd.GeoDataFrame:
    editorial = table["precision"] == schema.EDITORIAL
    frame = table.assign(
        host_codes=[
            tuple(directory.resolve(host) for host in names.split(hosts)) for hosts in table["hosts"]
        ],
        precision_m=pd.to_numeric(table["precision"].where(~editorial)),
        is_editorial=editorial,
    )
    return _points(frame, "lon", "lat").set_index("industrial_area_id")


def _agreements(table: pd.DataFrame, directory: Names, regencies: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    frame = _coded(table, directory.resolve, "partner_a", "partner_b")
    seats = dict(
        zip(regencies.index, zip(regencies["seat_lon"], regencies["seat_lat"], strict=True), strict=True)
    )
    pairs = zip(frame["partner_a_code"], frame["partner_b_code"], strict=True)
    lines = [shapely.LineString([seats[a], seats[b]]) for a, b in pairs]
    return gpd.GeoDataFrame(frame, geometry=lines, crs=crs.STORAGE).set_index("agreement_id")


def _addressed(offers: pd.DataFrame, parties: Names, everyone: list[str]) -> pd.DataFrame:
    def codes(cell: object) -> tuple[str, ...]:
        if not isinstance(cell, str):
            return ()
        if cell.strip().casefold() in schema.EVERYONE:
            return tuple(everyone)
        return tuple(parties.resolve(name) for name in names.split(cell))

    return offers.assign(addressee_codes=offers["addressee"].map(codes))
