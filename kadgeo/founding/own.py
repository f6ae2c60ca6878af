"""An area of one's own: regions from any file of polygons, named by its columns."""

from __future__ import annotations

import re
from itertools import zip_longest
from pathlib import Path
from typing import Any

import geopandas as gpd
import shapely

from kadgeo import schema, vocabulary
from kadgeo.errors import ProjectError
from kadgeo.founding.area import Area
from kadgeo.io import layers
from kadgeo.names import country
from kadgeo.names.numbering import is_called, numbering
from kadgeo.project import NO_PROVINCE
from kadgeo.text import Text

# Columns of regions in files of the Indonesian agencies, of GADM and of geoBoundaries; ours come first.
CODES = ("regency_code", "kdpkab", "kode_kab", "kodekab", "kode")
NAMES = ("name", "wadmkk", "namobj", "nama", "kab_kota", "kabkot", "regency", "name_2", "shapename")
_KABUPATEN, _KOTA = "kabupaten", "kota"
MOST_OWN = 9_999  # regions that codes of two and two digits can tell apart
_DIGITS = 4
_CODE = re.compile(r"\d\d\.\d\d")
_CITY = re.compile(r"\d\d\.[7-9]\d")  # Kemendagri counts cities from 71
_NUMBERED = "Berkas batas tidak memuat kode Kemendagri: kode di sini nomor urut saja, bukan kode resmi."
_BPS = "Berkas batas memakai kode {kind}; diganti kode Kemendagri dengan nama yang sama."
_MERGED = "{lines} baris berkas batas digabung menjadi {regions} daerah: yang berkode atau bernama sama."
_CHECK_KINDS = "Jenis (kabupaten/kota) dibaca dari nama atau kode; periksa di `regencies.csv`."


def of_file(path: Path, title: str, *, code: str | None, name: str | None) -> Area:
    """Regions by the columns given, or by usual ones where the file has them.

    Parameters
    ----------
    path : Path
        Any file of polygons.
    title : str
        What the area is called.
    code, name : str or None
        Columns of region codes and of names.

    Raises
    ------
    ProjectError
        The file cannot be read, lacks a column, or its polygons are no coverage.
    """
    frame = layers.polygons(path)
    _require_polygons(frame, path)
    names = _names(frame, path, _column(frame, path, name, NAMES))
    codes, notes = _codes(frame, _column(frame, path, code, CODES), names)
    are_kinds_told = all(vocabulary.bare(one)[0] in (_KABUPATEN, _KOTA) for one in names)
    rows = [_row(key, one, are_kinds_told=are_kinds_told) for key, one in zip_longest(codes, names)]
    regencies = _merged(gpd.GeoDataFrame(rows, geometry=frame.geometry.to_numpy(), crs=frame.crs))
    if len(regencies) < len(frame):
        notes = (*notes, _MERGED.format(lines=len(frame), regions=len(regencies)))
    if not codes:
        regencies["regency_code"] = _numbers(len(regencies))
    _require_coverage(regencies, path)
    provinces = {one[:2] for one in regencies["regency_code"]}
    return Area(
        code=provinces.pop() if codes and len(provinces) == 1 else NO_PROVINCE,
        name=Text.same(title),
        aliases=(),
        regencies=regencies.sort_values("regency_code").reset_index(drop=True),
        source=path,
        is_coded=bool(codes),
        notes=(*notes, _CHECK_KINDS),
    )


def _column(frame: gpd.GeoDataFrame, path: Path, asked: str | None, usual: tuple[str, ...]) -> str | None:
    known = {str(column).casefold(): str(column) for column in frame.columns.drop("geometry")}
    if asked is None:
        spellings = (known.get(one) or known.get(one[: layers.SHAPEFILE_NAME]) for one in usual)
        return next(filter(None, spellings), None)
    if asked.casefold() not in known:
        raise ProjectError(_NO_COLUMN.format(file=path.name, asked=asked, columns=_listed(frame)))
    return known[asked.casefold()]


def _listed(frame: gpd.GeoDataFrame) -> str:
    return ", ".join(map(str, frame.columns.drop("geometry")))


_NO_COLUMN = Text(
    "{file}: tidak ada kolom {asked!r}; yang ada: {columns}",
    "{file}: no column {asked!r}; there are {columns}",
)
_NO_NAMES = Text(
    "{file}: kolom nama tidak diketahui; pilih dengan --name salah satu dari {columns}",
    "{file}: the column of names is not known; choose one with --name of {columns}",
)
_NAMELESS = Text(
    "{file}: kolom {column} kosong di baris {rows}; isi nama di setiap baris",
    "{file}: column {column} is empty in rows {rows}; give every row a name",
)
_TOO_MANY = Text(
    f"{{count}} daerah tanpa kode Kemendagri; paling banyak {MOST_OWN}",
    f"{{count}} regions without Kemendagri codes; at most {MOST_OWN}",
)
_NO_POLYGONS = Text("{file}: bukan poligon", "{file}: no polygons")
_NO_COVERAGE = Text(
    "{file}: poligon bertumpang tindih atau bercelah; rapikan dulu: "
    "kadgeo clean {path} --out {stem}-rapi.parquet",
    "{file}: polygons overlap or have gaps; mend them first: kadgeo clean {path} --out {stem}-clean.parquet",
)


def _names(frame: gpd.GeoDataFrame, path: Path, column: str | None) -> list[str]:
    if column is None:
        raise ProjectError(_NO_NAMES.format(file=path.name, columns=_listed(frame)))
    names = ["" if schema.is_missing(one) else " ".join(str(one).split()) for one in frame[column]]
    empty = [str(row) for row, one in enumerate(names, start=1) if not one]
    if empty:
        rows = ", ".join(empty[: layers.MOST_NAMED])
        raise ProjectError(_NAMELESS.format(file=path.name, column=column, rows=rows))
    return names


def _codes(
    frame: gpd.GeoDataFrame, column: str | None, names: list[str]
) -> tuple[list[str], tuple[str, ...]]:
    """Kemendagri codes where the file has such, or others that names prove; and a note."""
    codes = [] if column is None else [str(layers.code(one, _DIGITS)) for one in frame[column]]
    if not codes or not all(map(_CODE.fullmatch, codes)):
        return [], (_NUMBERED,)
    found = numbering(zip(codes, names, strict=True))
    if not found.is_foreign:
        return codes, ()
    kind = "BPS" if found.kind == "bps" else "Kemendagri sebelum 2012"
    return [found.right(one) or one for one in codes], (_BPS.format(kind=kind),)


def _row(code: str | None, called: str, *, are_kinds_told: bool) -> dict[str, Any]:
    """A region; by its official name where code and name prove that it is the official one."""
    if code is not None and is_called(code, called):
        official = country.regions()[code]
        return {"regency_code": code, "name": official.name, "kind": official.kind}
    kind = _kind(code, called, are_kinds_told=are_kinds_told)
    return {"regency_code": code, "name": vocabulary.own_name(kind, called), "kind": kind}


def _kind(code: str | None, called: str, *, are_kinds_told: bool) -> str:
    """By the code, else by the name; "Kota Bangun" among names without kinds need not be a city."""
    if code is not None:
        return _KOTA if _CITY.fullmatch(code) else _KABUPATEN
    told, _ = vocabulary.bare(called)
    is_official = any(one.kind == _KOTA for one in country.called(called))
    return _KOTA if told == _KOTA and (are_kinds_told or is_official) else _KABUPATEN


def _merged(rows: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """One row a region: a file may have one for each of its islands."""
    keys = ["name", "kind"] if rows["regency_code"].isna().all() else ["regency_code"]
    if not rows.duplicated(keys).any():
        return rows
    first = rows.drop_duplicates(keys)
    shapes = rows.groupby(keys, sort=False).geometry.apply(lambda some: shapely.union_all(some.to_numpy()))
    return first.set_geometry(list(shapes), crs=rows.crs).reset_index(drop=True)


def _numbers(count: int) -> list[str]:
    if count > MOST_OWN:
        raise ProjectError(_TOO_MANY.format(count=count))
    return [f"{number // 100:02d}.{number % 100:02d}" for number in range(1, count + 1)]


def _require_polygons(frame: gpd.GeoDataFrame, path: Path) -> None:
    if not len(frame) or not all(frame.geom_type.isin(schema.POLYGONS)):
        raise ProjectError(_NO_POLYGONS.format(file=path.name))
    if not frame.is_valid.all():
        raise _no_coverage(path)


def _require_coverage(regencies: gpd.GeoDataFrame, path: Path) -> None:
    if not shapely.coverage_is_valid(regencies.geometry.to_numpy()):
        raise _no_coverage(path)


def _no_coverage(path: Path) -> ProjectError:
    return ProjectError(_NO_COVERAGE.format(file=path.name, path=path, stem=path.stem))
