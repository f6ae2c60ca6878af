"""The area a new project is made for: a province, or the whole country."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import geopandas as gpd

from kadgeo import names, national, vocabulary
from kadgeo.errors import ProjectError
from kadgeo.names import Names, country
from kadgeo.project import NO_PROVINCE
from kadgeo.text import Text, listed

COUNTRY = Text.same("Indonesia")


@dataclass(frozen=True, kw_only=True)
class Area:
    """What a new project is about.

    Parameters
    ----------
    code : str
        Two digits; :data:`kadgeo.project.NO_PROVINCE` where it is not one province.
    name : Text
    aliases : tuple of str
    regencies : GeoDataFrame
        ``regency_code``, ``name``, ``kind`` and polygons in EPSG:4326, one coverage.
    source : Path or None
        File the polygons are from; None where kadgeo ships them.
    is_coded : bool
        Are the codes those of Kemendagri, so that regencies are told from cities.
    notes : tuple of str
        What the planner should know, in Indonesian.
    """

    code: str
    name: Text
    aliases: tuple[str, ...]
    regencies: gpd.GeoDataFrame
    source: Path | None = None
    is_coded: bool = True
    notes: tuple[str, ...] = ()


def of_name(name: str) -> Area:
    """The province of a name, alias or code, or the whole country.

    Raises
    ------
    ProjectError
        No province is called that; the message says what it may be.

    Examples
    --------
    >>> of_name("Kalsel").code, len(of_name("63").regencies)
    ('63', 13)
    """
    everything = national.layer("regencies")
    if names.fold(name) == names.fold(COUNTRY.id):
        whole = everything.drop(columns="province_code")
        return Area(code=NO_PROVINCE, name=COUNTRY, aliases=(), regencies=whole)
    code = province_code(name)
    if code is None:
        raise ProjectError(_UNKNOWN.format(name=name, hint=_hint(name)))
    row, province = national.regions()[code], country.regions()[code]
    chosen = everything[everything["province_code"] == code].drop(columns="province_code")
    return Area(
        code=code,
        name=Text(row["name"], row["name_en"]),
        aliases=province.aliases,
        regencies=chosen.reset_index(drop=True),
    )


_UNKNOWN = Text("{name!r} bukan provinsi{hint}", "{name!r} is no province{hint}")
_SOME = Text("; provinsi dengan kata itu: {provinces}", "; provinces of that word: {provinces}")
_WITHIN = Text("; {region} ada di {province}", "; {region} is in {province}")
_OWN = Text(
    '; untuk wilayah lain: kadgeo init "NAMA" FOLDER --boundaries BERKAS',
    '; for another area: kadgeo init "NAME" FOLDER --boundaries FILE',
)


def province_code(name: str) -> str | None:
    """Code of the province of a name, alias or code, or None.

    Examples
    --------
    >>> province_code("Prov. Kalsel"), province_code("Kenya")
    ('63', None)
    """
    return _provinces().get(name)


@cache
def _provinces() -> Names:
    return Names(
        [pair for one in _rows() for pair in names.province_spellings(one.code, one.name, one.aliases)]
    )


def _rows() -> list[country.Region]:
    return [one for one in country.regions().values() if one.kind == "provinsi"]


def _is_part(name: str, province: country.Region) -> bool:
    """Are all words of a name among those of one of the province's names."""
    wanted = set(vocabulary.bare(name)[1].split())
    return any(wanted <= set(vocabulary.words(one)) for one in (province.name, *province.aliases))


def _hint(name: str) -> Text:
    """What a name may be that is no province's: part of some, a slip, a regency, an area of one's own."""
    some = [_called(one.code) for one in _rows() if _is_part(name, one)]
    if some:
        return _SOME.format(provinces=listed(some))
    found = _provinces().hint(name)
    if _provinces().nearest(name) is not None and found is not None:
        return Text("; {found}", "; {found}").format(found=found)
    of_code = country.regions().get(name.strip())
    regencies = [one for one in (of_code, *country.called(name)) if one and one.kind != "provinsi"]
    if not regencies:
        return _OWN
    return _WITHIN.format(region=regencies[0].full_name, province=_called(regencies[0].code[:2]))


def _called(code: str) -> Text:
    """Name of a province with its kind, in the language of the reader."""
    row = national.regions()[code]
    own, english = (names.full_name("provinsi", row[key]) for key in ("name", "name_en"))
    return Text(own.id, english.en)
