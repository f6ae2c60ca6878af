"""All provinces, regencies and cities of the country: what they are called, and their codes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from kadgeo import vocabulary
from kadgeo.national import rows
from kadgeo.schema.kinds import parts
from kadgeo.text import Text


@dataclass(frozen=True)
class Region:
    """A province, regency or city.

    Parameters
    ----------
    code : str
        Kemendagri code of today.
    kind : {"provinsi", "kabupaten", "kota"}
    name : str
        Without its kind.
    aliases : tuple of str
        Other names, in any language.
    """

    code: str
    kind: str
    name: str
    aliases: tuple[str, ...] = ()

    @property
    def full_name(self) -> Text:
        """Name with its kind."""
        return vocabulary.full_name(self.kind, self.name)

    @property
    def called(self) -> Text:
        """Code and name with its kind."""
        return Text("{code} {name}", "{code} {name}").format(code=self.code, name=self.full_name)


def _region(row: Mapping[str, str]) -> Region:
    others = dict.fromkeys([row["name_en"], *parts(row["aliases"])])
    aliases = tuple(one for one in others if one and one != row["name"])
    return Region(row["code"], row["kind"], row["name"], aliases)


@cache
def regions() -> Mapping[str, Region]:
    """Every region of the country by its Kemendagri code.

    Examples
    --------
    >>> regions()["64.02"].full_name.id
    'Kabupaten Kutai Kartanegara'
    """
    return MappingProxyType({row["code"]: _region(row) for row in rows("regions")})


@cache
def other_codes(name: str) -> Mapping[str, str]:
    """Kemendagri code of today by the code of another list, where it is another one.

    Parameters
    ----------
    name : {"bps", "former"}
        Codes of BPS, four digits; Kemendagri codes of before 2012.

    Examples
    --------
    >>> other_codes("bps")["6403"], other_codes("former")["64.06"]
    ('64.02', '65.02')
    """
    return MappingProxyType({row["code"]: row["kemendagri"] for row in rows("codes") if row["list"] == name})


@cache
def _by_name() -> Mapping[str, tuple[Region, ...]]:
    found: dict[str, tuple[Region, ...]] = {}
    for region in regions().values():
        for key in dict.fromkeys(map(vocabulary.fold, (region.name, *region.aliases))):
            found[key] = (*found.get(key, ()), region)
    return MappingProxyType(found)


def called(spelling: str) -> tuple[Region, ...]:
    """Regions of the country with this name, of its kind only where it names one.

    Examples
    --------
    >>> [region.code for region in called("Bandung")], [region.code for region in called("Pemkot Bandung")]
    (['32.04', '32.73'], ['32.73'])
    """
    whole = _by_name().get(vocabulary.fold(spelling), ())
    kind, name = vocabulary.bare(spelling)
    of_kind = [region for region in _by_name().get(vocabulary.fold(name), ()) if kind in {None, region.kind}]
    return tuple(dict.fromkeys((*whole, *of_kind)))
