"""Which official list the codes of a table are from, as the names beside them prove."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kadgeo import likeness, vocabulary
from kadgeo.names import country
from kadgeo.names.codes import dotted, of_bps, written
from kadgeo.text import Text

_PROVEN = Text(
    "{what} memakai kode BPS, bukan kode Kemendagri: {example}",
    "{what} uses BPS codes, not Kemendagri codes: {example}",
)
_FORMER_LIST = Text(
    "{what} memakai kode Kemendagri sebelum 2012: {example}",
    "{what} uses Kemendagri codes of before 2012: {example}",
)
_PAIR = Text("{found} {name} = {code}", "{found} {name} = {code}")


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

    @property
    def is_foreign(self) -> bool:
        """Are the codes proven to be of another list than Kemendagri's."""
        return self.kind in ("bps", "former")

    def right(self, value: object) -> str | None:
        """Kemendagri code of a code of this list, or None where it is the same, or not known."""
        known = (
            of_bps(value) if self.kind == "bps" else country.other_codes("former").get(dotted(value) or "")
        )
        return None if known == written(value) else known

    def told(self, what: Text) -> Text:
        """What `what` (such as "berkas batas") uses where its codes are foreign, with an example."""
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
        right = {kind: code for kind, code in _readings(value).items() if code and is_called(code, name)}
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


def is_called(code: str, name: str) -> bool:
    """Is the region with a Kemendagri code officially called so, slips allowed.

    Examples
    --------
    >>> is_called("64.72", "Kota Samarinda"), is_called("64.72", "Kab. Samarinda"), is_called("99.01", "A")
    (True, False, False)
    """
    region = country.regions().get(code)
    if region is None:
        return False
    kind, bare = vocabulary.bare(name)
    is_kind = kind in {None, region.kind}
    return is_kind and likeness.slip(bare.split(), vocabulary.words(region.name)) is not None
