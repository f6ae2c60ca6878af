"""Codes of regions: compared as codes, told apart by the list they come from, never by their letters."""

from __future__ import annotations

import re
from collections.abc import Collection

from kadgeo.names import country
from kadgeo.text import Text

_DOTTED = re.compile(r"\d\d\.\d\d")
_UNDOTTED = re.compile(r"(\d\d)(\d\d)(\.0+)?")
_SHORTENED = re.compile(r"(\d\d\.[1-9])")
_CODE_LIKE = re.compile(r"\d+([.,]\d+)*")
_LOST = Text(
    "{found} berasal dari {whole}: Excel membuang nol di akhir; format kolom sebagai Teks, tulis {whole}",
    "{found} comes from {whole}: Excel drops a final nought; format the column as Text, then write {whole}",
)
_LOST_UNKNOWN = Text(
    "{found} kehilangan nol karena Excel ({whole} bukan kode daerah di Indonesia); "
    "format kolom sebagai Teks, lalu tulis kode empat angka",
    "{found} lost a nought to Excel ({whole} is no region's code in Indonesia); "
    "format the column as Text, then write the code with four digits",
)
_LOST_FORMER = Text(
    "{found} berasal dari {whole} (Excel membuang nol di akhir), kode sebelum 2012 untuk {region}, "
    "kini {code}",
    "{found} comes from {whole} (Excel drops a final nought), the code of before 2012 of {region}, "
    "now {code}",
)
_FORMER = Text(
    "{found} adalah kode sebelum 2012 untuk {region}, kini {code}",
    "{found} is the code of before 2012 of {region}, now {code}",
)
_ELSEWHERE = Text(
    "{region} bukan daerah proyek ini",
    "{region} is no region of this project",
)
_BPS = Text("{found} adalah kode BPS untuk {region}", "{found} is the BPS code of {region}")
_MAYBE_BPS = Text(
    "{found} mungkin kode BPS untuk {region}, atau kode Kemendagri tanpa titik untuk {other}; "
    "tulis kode dengan titik",
    "{found} may be the BPS code of {region}, or the Kemendagri code without its dot of {other}; "
    "write the code with its dot",
)
_NO_DOT = Text(
    "{found} ditulis tanpa titik; tulis {code} untuk {region}",
    "{found} is written without its dot; write {code} for {region}",
)


def written(value: object) -> str:
    """A code as a person reads it, whatever type it has: a number that is whole stands without its point.

    Examples
    --------
    >>> written(6403.0), written(" 64.02 "), written(64.1)
    ('6403', '64.02', '64.1')
    """
    return re.sub(r"^(\d{4})\.0+$", r"\1", str(value).strip())


def is_code(spelling: str) -> bool:
    """Is it written like a code: digits and dots alone.

    Examples
    --------
    >>> is_code("64.73"), is_code("Kubar 2")
    (True, False)
    """
    return _CODE_LIKE.fullmatch(spelling.strip()) is not None


def dotted(value: object) -> str | None:
    """A code with its dot, of whichever list it is, or None where it is no code of a regency.

    Examples
    --------
    >>> dotted(6403.0), dotted("64.02"), dotted(64.1)
    ('64.03', '64.02', None)
    """
    text = written(value)
    undotted = _UNDOTTED.fullmatch(text)
    if undotted:
        return f"{undotted[1]}.{undotted[2]}"
    return text if _DOTTED.fullmatch(text) else None


def of_bps(value: object) -> str | None:
    """Kemendagri code of a BPS code, dotted or not, or None where no such code is known.

    Examples
    --------
    >>> of_bps("6403"), of_bps("64.71"), of_bps("6406")
    ('64.02', '64.71', None)
    """
    code = dotted(value)
    if code is None:
        return None
    others = country.other_codes("bps")
    known = others.get(code.replace(".", ""))
    is_same = (
        code in country.regions() and code not in others.values() and code[0] != "9"
    )  # Papua: see codes.csv
    return known or (code if is_same else None)


def explain(value: object, known: Collection[str]) -> Text | None:
    """What an unknown code is, in words for a planner, or None where nothing is known of it.

    Parameters
    ----------
    value : object
        The code as it was found: text, whole number or float.
    known : collection of str
        Kemendagri codes of the project.

    Examples
    --------
    >>> explain("6403", ["64.02", "64.03"]).en
    '6403 may be the BPS code of 64.02 Kutai Kartanegara Regency, or the Kemendagri code without its dot of
    64.03 Berau Regency; write the code with its dot'
    >>> explain("64.73", ["64.72", "64.74"]).en
    '64.73 is the code of before 2012 of Tarakan City, now 65.71'
    """
    found = written(value)
    if _SHORTENED.fullmatch(found):
        return _shortened(found, known)
    if _UNDOTTED.fullmatch(found):
        return _undotted(found)
    former = country.other_codes("former").get(found)
    region = country.regions().get(former or found)
    if region is None or found in known:
        return None
    if former:
        return _FORMER.format(found=found, region=region.full_name, code=former)
    return _ELSEWHERE.format(region=region.called)


def _shortened(found: str, known: Collection[str]) -> Text:
    whole = f"{found}0"
    former = country.other_codes("former").get(whole)
    if former and whole not in known:
        region = country.regions()[former].full_name
        return _LOST_FORMER.format(found=found, whole=whole, region=region, code=former)
    is_known = whole in known or whole in country.regions()
    return (_LOST if is_known else _LOST_UNKNOWN).format(found=found, whole=whole)


def _undotted(found: str) -> Text | None:
    regions = country.regions()
    bps, plain = regions.get(of_bps(found) or ""), regions.get(dotted(found) or "")
    if bps and plain and bps != plain:
        return _MAYBE_BPS.format(found=found, region=bps.called, other=plain.called)
    if bps and bps != plain:
        return _BPS.format(found=found, region=bps.called)
    return None if plain is None else _NO_DOT.format(found=found, code=plain.code, region=plain.full_name)
