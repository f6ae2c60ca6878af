"""An area of one's own: regions from any file of polygons, named by its columns."""

from __future__ import annotations

import re
from collections.abc import Iterator
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
from kadgeo.text import LANGUAGES, Text

_Told = tuple[Text, dict[str, Any]]  # words and what fills them

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
_NO_KINDS = (
    "Jenis daerah yang tidak terbaca dari nama atau kode ditulis `wilayah`; "
    "isi kabupaten atau kota di `regencies.csv` bila Anda tahu."
)
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
    columns = {"--name": _column(frame, name, NAMES), "--code": _column(frame, code, CODES)}
    _require_sound(frame, path, columns, {"--name": name, "--code": code})
    names = _names(frame, columns["--name"])
    codes, notes = _codes(frame, columns["--code"], names)
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
        notes=(*notes, _NO_KINDS if vocabulary.AREA in set(regencies["kind"]) else _CHECK_KINDS),
    )


def _column(frame: gpd.GeoDataFrame, asked: str | None, usual: tuple[str, ...]) -> str | None:
    """The column that is asked for in any case, else a usual one; None where there is no such."""
    known = {str(column).casefold(): str(column) for column in frame.columns.drop("geometry")}
    if asked is None:
        spellings = (known.get(one) or known.get(one[: layers.SHAPEFILE_NAME]) for one in usual)
        return next(filter(None, spellings), None)
    return known.get(asked.casefold())


_NO_COLUMN = Text(
    "{file}: {option}: tidak ada kolom {asked!r}; yang ada: {columns}",
    "{file}: {option}: no column {asked!r}; there are {columns}",
)
_NO_COLUMNS = Text(
    "{file}: tanpa kolom; beri setiap poligon nama dalam kolom name",
    "{file}: no columns; give every polygon a name in a column called name",
)
_NO_ROWS = Text(
    "{file}: tanpa baris; seharusnya satu poligon per daerah", "{file}: no rows; expected polygons"
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
_NO_POLYGONS = Text(
    "{file}: bukan poligon di baris {rows}; hapus barisnya atau beri poligon",
    "{file}: no polygons in rows {rows}; delete the rows or give them polygons",
)
_CROSSED = Text(
    "{file}: garis batas yang menyilang di baris {rows}; rapikan dulu: "
    "kadgeo clean {path} --out {stem}-rapi.parquet",
    "{file}: outlines that cross themselves in rows {rows}; mend them first: "
    "kadgeo clean {path} --out {stem}-clean.parquet",
)
_NO_COVERAGE = Text(
    "{file}: poligon bertumpang tindih atau bercelah; rapikan dulu: "
    "kadgeo clean {path} --out {stem}-rapi.parquet",
    "{file}: polygons overlap or have gaps; mend them first: kadgeo clean {path} --out {stem}-clean.parquet",
)


def _require_sound(
    frame: gpd.GeoDataFrame, path: Path, columns: dict[str, str | None], asked: dict[str, str | None]
) -> None:
    """Refuse a file that lacks columns, names or sound polygons, with all that it lacks."""
    place = {"file": path.name, "path": path, "stem": path.stem}
    found = (*_column_problems(frame, columns, asked), *_row_problems(frame, columns["--name"]))
    if found:
        told = [words.format(**place, **values) for words, values in found]
        raise ProjectError(Text(*("\n".join(one.to(lang) for one in told) for lang in LANGUAGES)))


def _column_problems(
    frame: gpd.GeoDataFrame, columns: dict[str, str | None], asked: dict[str, str | None]
) -> Iterator[_Told]:
    known = ", ".join(map(str, frame.columns.drop("geometry")))
    if not known:
        yield _NO_COLUMNS, {}
        return
    for option, word in asked.items():
        if word is not None and columns[option] is None:
            yield _NO_COLUMN, {"option": option, "asked": word, "columns": known}
    if asked["--name"] is None and columns["--name"] is None:
        yield _NO_NAMES, {"columns": known}


def _row_problems(frame: gpd.GeoDataFrame, column: str | None) -> Iterator[_Told]:
    if not len(frame):
        yield _NO_ROWS, {}
    are_polygons = frame.geom_type.isin(schema.POLYGONS).to_numpy()
    nameless = [not one for one in _names(frame, column)]
    for words, rows in (
        (_NAMELESS, nameless),
        (_NO_POLYGONS, ~are_polygons),
        (_CROSSED, are_polygons & ~frame.is_valid.to_numpy()),
    ):
        numbers = [str(row) for row, is_wrong in enumerate(rows, start=1) if is_wrong]
        if numbers:
            more = ", …" if len(numbers) > layers.MOST_NAMED else ""
            yield words, {"column": column, "rows": ", ".join(numbers[: layers.MOST_NAMED]) + more}


def _names(frame: gpd.GeoDataFrame, column: str | None) -> list[str]:
    """Name of each row, empty where it has none; no names without a column of them."""
    if column is None:
        return []
    return ["" if schema.is_missing(one) else " ".join(str(one).split()) for one in frame[column]]


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
    if told == _KOTA and (are_kinds_told or is_official):
        return _KOTA
    return _KABUPATEN if told == _KABUPATEN else vocabulary.AREA


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


def _require_coverage(regencies: gpd.GeoDataFrame, path: Path) -> None:
    if not shapely.coverage_is_valid(regencies.geometry.to_numpy()):
        raise ProjectError(_NO_COVERAGE.format(file=path.name, path=path, stem=path.stem))
