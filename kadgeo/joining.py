"""Joins the checked files of a project by code into the frames of a dataset."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Callable, Mapping
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely

from kadgeo import crs, names, register, schema
from kadgeo.io import CONTEXT, PROVINCES, Files
from kadgeo.names import Names
from kadgeo.project import Project
from kadgeo.register import Rules
from kadgeo.schema import Table
from kadgeo.schema.kinds import parts

Codes = tuple[str, ...]


def frames(project: Project, files: Files, typed_tables: Mapping[str, pd.DataFrame]) -> dict[str, Any]:
    """Frames of a dataset, those of the register with everything it holds.

    Parameters
    ----------
    project : Project
    files : Files
        Checked: nothing is wrong with them.
    typed_tables : mapping of str to DataFrame
        Their tables, as :func:`tables` gives them.
    """
    read = {name: _in_both(frame, schema.TABLES[name]) for name, frame in typed_tables.items()}
    regions = Names(names.regency_spellings(read["regencies"]))
    parties = Names(names.party_spellings(read["regencies"], project, read["parties"]))
    regencies = _regencies(read["regencies"], _layer(files, "regencies"))
    members = _coded(read["zone_members"], regions.resolve, "regency")
    return {
        "regencies": regencies,
        "districts": _level(files, "districts"),
        "villages": _level(files, "villages"),
        "zones": _zones(read["zones"], members, regencies),
        "zone_members": members,
        "industrial_areas": _industrial_areas(read["industrial_areas"], regions),
        "corridors": _corridors(files.corridors),
        "offers": _addressed(
            _coded(read["offers"], parties.resolve, "proposer"), parties, list(regencies.index)
        ),
        "meeting": _coded(read["meeting"], parties.resolve, "host", "initiator", "presenter").set_index(
            "meeting_id"
        ),
        "attendance": _coded(read["attendance"], parties.resolve, "party").set_index("attendance_id"),
        "places": _points(read["places"], "lon", "lat").set_index("place_id"),
        "context": _layer(files, CONTEXT),
        "provinces": _layer(files, PROVINCES),
        "sources": read["sources"].set_index("source_id"),
        "sectors": _sectors(project),
        "parties": read["parties"].set_index("party_id"),
        "stages": _listed(read["stages"], "documents_due").set_index("stage"),
        "documents": read["documents"].set_index("document_id"),
        "region_events": _known(
            _listed_codes(read["region_events"], parties, "regions", "region_codes"), read["sources"]
        ).set_index("region_event_id"),
        **_register(project, read, parties),
    }


def tables(files: Files) -> dict[str, pd.DataFrame]:
    """Every table with the columns of its declaration and those of the user; empty where it is absent."""
    return {name: typed(files.tables.get(name), table) for name, table in schema.TABLES.items()}


def _register(project: Project, read: dict[str, pd.DataFrame], parties: Names) -> dict[str, Any]:
    events = _listed_codes(
        _listed(read["agreement_events"], "conflicts_with"), parties, "parties", "party_codes"
    )
    events = events[~events["confidence"].isin(project.leave_out_confidence)]
    members = _coded(read["agreement_parties"], parties.resolve, "party")
    agreements = _listed(read["agreements"], "sectors").set_index("agreement_id")
    codes = set(read["regencies"]["regency_code"])
    agreeing = members[members["role"] == register.PARTY].groupby("agreement_id", sort=False)["party_code"]
    all_parties = {key: tuple(dict.fromkeys(group)) for key, group in agreeing}
    of = [all_parties.get(key, ()) for key in agreements.index]
    return {
        "agreements": agreements.assign(
            party_codes=_objects(
                [tuple(one for one in some if one in codes) for some in of], agreements.index
            ),
            outside_ids=_objects(
                [tuple(one for one in some if one not in codes) for some in of], agreements.index
            ),
        ),
        "agreement_parties": members,
        "agreement_events": _known(events, read["sources"]).set_index("event_id"),
    }


def _known(events: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """Events with the day from which each counts."""
    published = dict(zip(sources["source_id"], sources["published"], strict=True))
    days = [
        register.known_by(date, published.get(source))
        for date, source in zip(events["date"], events["source_id"], strict=True)
    ]
    return events.assign(known_by=_objects(days, events.index))


def dated(everything: dict[str, Any], day: datetime.date, rules: Rules) -> dict[str, pd.DataFrame]:
    """Frames of the register as of a day.

    Parameters
    ----------
    everything : dict
        ``agreements``, ``agreement_parties``, ``agreement_events`` and ``documents``, complete.
    day : date
    rules : Rules
    """
    events = everything["agreement_events"]
    agreements = register.agreements_as_of(everything["agreements"], events, day, rules)
    documents = everything["documents"]
    late = [isinstance(one, str) and register.first_day(one) > day for one in documents["date"]]
    members = everything["agreement_parties"]
    return {
        "agreements": agreements,
        "agreement_links": register.links(agreements),
        "agreement_events": register.by_day(events, day),
        "agreement_parties": members[members["agreement_id"].isin(agreements.index)],
        "documents": documents.loc[[not one for one in late]],
    }


def rules_of(project: Project, stages: pd.DataFrame) -> Rules:
    """What the project's stages and statuses mean."""
    counts_as = {one.key: one.counts_as for one in project.categories["statuses"]}
    return Rules(
        status_of=stages["status"].dropna().to_dict(),
        counts_as=counts_as,
        confidence=project.keys("confidence"),
        boundary_sectors={one.key for one in project.categories["sectors"] if one.is_boundary},
    )


def typed(frame: pd.DataFrame | None, table: Table) -> pd.DataFrame:
    """Checked cells with their column types; columns that are absent are empty, those of the user stay.

    Parameters
    ----------
    frame : DataFrame or None
        As read; None for a table that the project does not have.
    table : Table
    """
    read = pd.DataFrame() if frame is None else frame
    rows = range(len(read))
    columns: dict[str, Any] = {}
    for name, column in table.columns.items():
        cells = list(read[name]) if name in read else [None] * len(rows)
        columns[name] = pd.Series(cells, rows, dtype=column.kind.dtype)
    for name in [one for one in read if one not in table.columns]:
        columns[str(name)] = pd.Series(list(read[name]), rows, dtype=object)
    return pd.DataFrame(columns, rows)


def _in_both(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    """Words that have no English wording stand for both languages."""
    pairs = {
        name: name.removesuffix(schema.ENGLISH) for name in table.columns if name.endswith(schema.ENGLISH)
    }
    return frame.assign(**{name: frame[name].fillna(frame[plain]) for name, plain in pairs.items()})


def _objects(values: list[Any], index: pd.Index) -> pd.Series:
    return pd.Series(values, index, dtype=object)


def _listed(frame: pd.DataFrame, *columns: str) -> pd.DataFrame:
    """Cells that hold several entries as tuples."""
    split = {name: _objects([tuple(parts(cell)) for cell in frame[name]], frame.index) for name in columns}
    return frame.assign(**split)


def _listed_codes(frame: pd.DataFrame, parties: Names, column: str, codes: str) -> pd.DataFrame:
    """Codes of the regions that a cell lists, in a column of their own."""
    resolve = functools.cache(parties.resolve)  # thousands of events name the same few regions
    found = [tuple(resolve(name) for name in parts(cell)) for cell in frame[column]]
    return frame.assign(**{codes: _objects(found, frame.index)})


def _coded(frame: pd.DataFrame, resolve: Callable[[str], str], *columns: str) -> pd.DataFrame:
    """Code of the region that each cell names; missing where it names none."""
    codes = {
        f"{column}_code": pd.Series(
            [resolve(one) if isinstance(one, str) else None for one in frame[column]],
            frame.index,
            dtype="str",
        )
        for column in columns
    }
    return frame.assign(**codes)


def _layer(files: Files, name: str) -> gpd.GeoDataFrame:
    """A layer, or an empty one with its columns."""
    if name in files.layers:
        return files.layers[name]
    empty = {column: pd.Series(dtype="str") for column in schema.LAYERS[name]}
    return gpd.GeoDataFrame(empty, geometry=[], crs=crs.STORAGE)


def _level(files: Files, name: str) -> gpd.GeoDataFrame:
    return _layer(files, name).set_index(schema.LEVELS[name][0]).sort_index()


def _regencies(table: pd.DataFrame, layer: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    shapes = layer.set_index("regency_code").geometry
    frame = table.set_index("regency_code").sort_index()
    called = [names.full_name(kind, name).id for kind, name in zip(frame["kind"], frame["name"], strict=True)]
    joined = gpd.GeoDataFrame(
        frame.assign(full_name=pd.Series(called, frame.index, dtype="str")),
        geometry=shapes.reindex(frame.index),
        crs=crs.STORAGE,
    )
    return joined.assign(area_km2=crs.geodesic_area_km2(joined.geometry))


def _zones(table: pd.DataFrame, members: pd.DataFrame, regencies: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    frame = table.set_index("zone_id")
    groups = members.groupby("zone_id")["regency_code"].agg(tuple)
    grouped = [groups.get(zone, ()) for zone in frame.index]
    leads = members[members["role"] == "initiator"].set_index("zone_id")["regency_code"]
    shapes = [shapely.coverage_union_all(regencies.geometry.loc[list(codes)].to_numpy()) for codes in grouped]
    frame = frame.assign(
        initiator_code=leads.reindex(frame.index), member_codes=_objects(grouped, frame.index)
    )
    return gpd.GeoDataFrame(frame, geometry=shapes, crs=crs.STORAGE)


def _points(frame: pd.DataFrame, lon: str, lat: str) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(frame, geometry=gpd.points_from_xy(frame[lon], frame[lat]), crs=crs.STORAGE)


def _industrial_areas(table: pd.DataFrame, directory: Names) -> gpd.GeoDataFrame:
    editorial = table["precision"] == schema.EDITORIAL
    hosts = [tuple(directory.resolve(host) for host in parts(cell)) for cell in table["hosts"]]
    frame = table.assign(
        host_codes=_objects(hosts, table.index),
        precision_m=pd.to_numeric(table["precision"].where(~editorial)),
        is_editorial=editorial,
    )
    return _points(frame, "lon", "lat").set_index("industrial_area_id")


def _corridors(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    data = typed(pd.DataFrame(frame.drop(columns="geometry")), schema.CORRIDORS)
    data = data.assign(waypoints=_objects([tuple(one or ()) for one in data["waypoints"]], data.index))
    return gpd.GeoDataFrame(data.set_index(frame.index), geometry=list(frame.geometry), crs=crs.STORAGE)


def _addressed(offers: pd.DataFrame, parties: Names, everyone: list[str]) -> pd.DataFrame:
    def codes(cell: object) -> Codes:
        if isinstance(cell, str) and cell.strip().casefold() in schema.EVERYONE:
            return tuple(everyone)
        return tuple(parties.resolve(name) for name in parts(cell))

    return offers.assign(
        addressee_codes=_objects([codes(cell) for cell in offers["addressee"]], offers.index)
    ).set_index("offer_id")


def _sectors(project: Project) -> pd.DataFrame:
    """What each sector is called and means across a border."""
    rows = project.categories["sectors"]
    return pd.DataFrame(
        {
            "label": pd.Series([one.label for one in rows], dtype=object),
            "crosses_border": pd.Series([one.crosses_border for one in rows], dtype=bool),
            "effect": pd.Series([one.effect for one in rows], dtype=object),
            "is_boundary": pd.Series([one.is_boundary for one in rows], dtype=bool),
        }
    ).set_index(pd.Index([one.key for one in rows], name="sector", dtype="str"))
