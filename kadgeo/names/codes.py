"""Codes of regions: compared as codes, told apart by the list they come from, never by their letters."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from kadgeo import likeness, vocabulary
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
_PROVEN = Text(
    "{what} memakai kode BPS, bukan kode Kemendagri: {example}",
    "{what} uses BPS codes, not Kemendagri codes: {example}",
)
_FORMER_LIST = Text(
    "{what} memakai kode Kemendagri sebelum 2012: {example}",
    "{what} uses Kemendagri codes of before 2012: {example}",
)
_PAIR = Text("{found} {name} = {code}", "{found} {name} = {code}")


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
        whole = f"{found}0"
        is_known = whole in known or whole in country.regions()
        return (_LOST if is_known else _LOST_UNKNOWN).format(found=found, whole=whole)
    if _UNDOTTED.fullmatch(found):
        return _undotted(found)
    former = country.other_codes("former").get(found)
    region = country.regions().get(former or found)
    if region is None or found in known:
        return None
    if former:
        return _FORMER.format(found=found, region=region.full_name, code=former)
    return _ELSEWHERE.format(region=region.called)


def _undotted(found: str) -> Text | None:
    regions = country.regions()
    bps, plain = regions.get(of_bps(found) or ""), regions.get(dotted(found) or "")
    if bps and plain and bps != plain:
        return _MAYBE_BPS.format(found=found, region=bps.called, other=plain.called)
    if bps and bps != plain:
        return _BPS.format(found=found, region=bps.called)
    return None if plain is None else _NO_DOT.format(found=found, code=plain.code, region=plain.full_name)


@dataclass(frozen=True)
class Numbering:
    """Which list the codes of a table are from, as the names beside them prove.

    Parameters
    ----------
    kind : {"kemendagri", "bps", "former"} or None
        None where the names prove nothing: invented regions, or codes that are the same in every list.
    pairs : tuple of (str, str, str)
        Code as found, name, and the Kemendagri code, of each row that proves it.
    """

    kind: str | None
    pairs: tuple[tuple[str, str, str], ...] = ()

    def told(self, what: Text) -> Text | None:
        """What `what` (such as "berkas batas") uses, in words, or None where that is right or not proven."""
        if self.kind not in {"bps", "former"}:
            return None
        found, name, code = self.pairs[0]
        example = _PAIR.format(found=found, name=name, code=code)
        return (_PROVEN if self.kind == "bps" else _FORMER_LIST).format(what=what, example=example)


def numbering(pairs: Iterable[tuple[object, str]]) -> Numbering:
    """Tell from codes and names of a table which list its codes are from.

    A row proves a list where its name is that list's region and not the other lists'. One row that is
    right by Kemendagri and by nothing else, and the table is not of another list.

    Parameters
    ----------
    pairs : iterable of (object, str)
        Code as found (text, whole number, float) and name, with or without its kind.

    Examples
    --------
    >>> numbering([(6403.0, "Kutai Kartanegara"), (6471, "Kota Balikpapan")]).kind
    'bps'
    >>> numbering([("64.02", "Kutai Kartanegara")]).kind
    'kemendagri'
    """
    proofs: dict[str, list[tuple[str, str, str]]] = {"kemendagri": [], "bps": [], "former": []}
    for value, name in pairs:
        right = {kind: code for kind, code in _readings(value).items() if code and _is_called(code, name)}
        if len(set(right.values())) == 1 and len(right) == 1:
            kind, code = next(iter(right.items()))
            proofs[kind].append((written(value), name, code))
    proven = [kind for kind, rows in proofs.items() if rows]
    if len(proven) != 1:
        return Numbering(None)
    return Numbering(proven[0], tuple(proofs[proven[0]]))


def _readings(value: object) -> dict[str, str | None]:
    """Kemendagri code of today that a code stands for in each list."""
    code = dotted(value)
    return {
        "kemendagri": code if code in country.regions() else None,
        "bps": of_bps(value),
        "former": country.other_codes("former").get(code or ""),
    }


def _is_called(code: str, name: str) -> bool:
    region = country.regions()[code]
    kind, bare = vocabulary.bare(name)
    is_kind = kind in {None, region.kind}
    return is_kind and likeness.slip(bare.split(), vocabulary.words(region.name)) is not None
