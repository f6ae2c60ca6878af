"""Resolve any spelling of a name to its code; never guess."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kadgeo import likeness, vocabulary
from kadgeo.errors import AmbiguousNameError, UnknownNameError
from kadgeo.names import codes, country
from kadgeo.schema.kinds import SEPARATOR, parts
from kadgeo.text import Text
from kadgeo.vocabulary import fold

_SEPARATORS = re.compile(r"\s*(?:[|;,/&\n]|\bdan\b|\band\b)\s*", re.IGNORECASE)
_OR = Text(" atau ", " or ")
_ELSEWHERE = Text(
    "{name} adalah {regions}, bukan daerah proyek ini", "{name} is {regions}, no region of this project"
)
_PROVINCE = Text(
    "{name} adalah provinsi, bukan kabupaten/kota; hapus bila ini baris jumlah",
    "{name} is a province, no regency; delete it if this is a row of totals",
)
_SUM = Text(
    "{name}: baris jumlah bukan daerah; hapus dari tabel",
    "{name}: a row of totals is no region; delete it from the table",
)
_BELOW = Text("{name} adalah {level}, bukan kabupaten/kota", "{name} is a {level}, no regency")
_SEVERAL = Text("beberapa nama: {names}; tulis satu per satu", "several names: {names}; write each by itself")
_DISTRICT, _VILLAGE = Text("kecamatan", "district"), Text("desa atau kelurahan", "village")


class Names:
    """A directory of spellings.

    Parameters
    ----------
    spellings : iterable of (str, str)
        Pairs of code and spelling. The first spelling of a code is its preferred one.

    Attributes
    ----------
    clashes : list of (str, str, str)
        Spelling and two codes that share it, where nothing tells them apart. A regency and a city of one
        name are no clash: each has its own name with its kind.

    Examples
    --------
    >>> names = Names([("11.01", "North Bay"), ("11.01", "NB"), ("11.02", "South Bay")])
    >>> names.resolve("  north   BAY ")
    '11.01'
    >>> names.nearest("Sout Bay")
    'South Bay'
    >>> twins = Names([("11", "Bay"), ("11", "Kota Bay"), ("12", "Bay"), ("12", "Kab. Bay")])
    >>> twins.get("Bay"), twins.get("kab. bay"), twins.choices("Bay")
    (None, '12', ('Kota Bay', 'Kab. Bay'))
    """

    def __init__(self, spellings: Iterable[tuple[str, str]]) -> None:
        self._codes: dict[str, tuple[str, ...]] = {}
        self._shown: dict[str, str] = {}
        self._of: dict[str, list[str]] = {}
        shared: list[tuple[str, str, str]] = []
        for code, spelling in spellings:
            key = fold(spelling)
            holders = self._codes.get(key, ())
            self._of.setdefault(code, []).append(spelling)
            self._shown.setdefault(key, spelling)
            if code not in holders:
                self._codes[key] = (*holders, code)
                shared += [(spelling, holders[0], code)] if holders else []
        self.clashes = [one for one in shared if not self._told_apart(one[0])]

    def is_clash(self, spelling: str) -> bool:
        """Is it shared by several that nothing tells apart: a fault of the tables, not of who writes it."""
        return any(fold(one) == fold(spelling) for one, *_ in self.clashes)

    def _told_apart(self, spelling: str) -> bool:
        """Is it the preferred name of each that bears it, and each has a longer name of its own."""
        key = fold(spelling)
        return all(fold(self._of[code][0]) == key and self._longer(code, key) for code in self._codes[key])

    def _longer(self, code: str, key: str) -> str | None:
        """The first spelling of a code that ends in this one, and is its own."""
        longer = (one for one in self._of[code] if fold(one).endswith(key) and fold(one) != key)
        return next((one for one in longer if self._codes[fold(one)] == (code,)), None)

    def get(self, spelling: object) -> str | None:
        """Code that `spelling` stands for, or None where nothing or more than one bears it.

        Parameters
        ----------
        spelling : object
            A name or code; a code may also be a number, which has no final nought to lose.

        Examples
        --------
        >>> Names([("11.10", "North Bay"), ("11.10", "11.10")]).get(11.1)
        '11.10'
        """
        written = f"{spelling:.2f}" if isinstance(spelling, float) else str(spelling)
        holders = self._codes.get(fold(written), ())
        return holders[0] if len(holders) == 1 else None

    def choices(self, spelling: str) -> tuple[str, ...]:
        """The names among which one must choose where several bear `spelling`; else none."""
        key = fold(spelling)
        holders = self._codes.get(key, ())
        return tuple(self._longer(code, key) or code for code in holders) if len(holders) > 1 else ()

    def resolve(self, spelling: object) -> str:
        """Code that `spelling` stands for.

        Raises
        ------
        AmbiguousNameError
            Several bear that name; the message gives the names that tell them apart.
        UnknownNameError
            Nothing bears that name; the message says what it may be.
        """
        code = self.get(spelling)
        if code is not None:
            return code
        spelling = codes.written(spelling)
        hint = self.hint(spelling)
        said = Text("{name!r}; {hint}", "{name!r}; {hint}") if hint else Text("{name!r}", "{name!r}")
        words = said.format(name=spelling, hint=hint)
        choices = self.choices(spelling)
        if choices:
            raise AmbiguousNameError(
                Text(
                    "nama untuk lebih dari satu daerah: {words}", "a name of more than one region: {words}"
                ).format(words=words),
                choices,
            )
        raise UnknownNameError(
            Text("nama tidak dikenal: {words}", "unknown name: {words}").format(words=words)
        )

    def nearest(self, spelling: str) -> str | None:
        """The known spelling of which this one is a slip, or None where none is, or several are.

        A code, a list of names, a name of another region of the country, and a word for a smaller region
        are no slips.
        """
        found = self.candidates(spelling)
        return found[0] if len(found) == 1 else None

    def candidates(self, spelling: str) -> tuple[str, ...]:
        """Known spellings of which this one may be a slip: one for each code, all equally near."""
        kind, name = vocabulary.bare(spelling)
        if (
            codes.is_code(spelling)
            or not name
            or kind in vocabulary.BELOW_REGENCY
            or len(self._parts(spelling)) > 1
        ):
            return ()
        own = self._codes.get(fold(name), ())
        if own:  # the right name under a wrong kind
            return tuple(self._longer(code, fold(name)) or self._shown[fold(name)] for code in own)
        return () if country.called(spelling) or country.called(name) else self._slips(name.split())

    def _slips(self, name: list[str]) -> tuple[str, ...]:
        best: dict[str, tuple[int, str]] = {}
        for key, holders in self._codes.items():
            if codes.is_code(key):
                continue
            known = self._shown[key]
            far = likeness.slip(name, vocabulary.bare(known)[1].split())
            for code in holders if far is not None else ():
                best[code] = min(best.get(code, (far or 0, known)), (far or 0, known), key=lambda one: one[0])
        least = min((far for far, _ in best.values()), default=0)
        return tuple(dict.fromkeys(known for far, known in best.values() if far == least))

    def hint(self, spelling: object, *, is_many: bool = False) -> Text | None:
        """What to say of a spelling that does not resolve: what it is, or what may be meant; or None.

        Parameters
        ----------
        spelling : object
            One name or code, or a cell with several.
        is_many : bool
            Several may stand there: then the list is given back whole, or not at all.

        Examples
        --------
        >>> names = Names([("64.03", "Berau"), ("64.09", "PPU")])
        >>> names.hint("Bantul").id
        'Bantul adalah 34.02 Kabupaten Bantul, bukan daerah proyek ini'
        >>> names.hint("Berrau").en, names.hint("PPU, Berrau", is_many=True).en
        ('did you mean Berau?', 'did you mean PPU | Berau?')
        >>> names.hint("PPU dan Berau").en
        'several names: PPU; Berau; write each by itself'
        """
        spelling = codes.written(spelling)
        listed = self._parts(spelling)
        if len(listed) > 1:
            return self._listed(listed, is_many=is_many)
        choices = self.choices(spelling)
        if choices:
            return _meant(choices)
        if codes.is_code(spelling):
            return codes.explain(spelling, [code for code in self._of if codes.is_code(code)])
        found = self.candidates(spelling)
        return _meant(found) if found else self._elsewhere(spelling.strip())

    def _parts(self, spelling: str) -> list[str]:
        """Names in a cell; one alone where the whole is a name, or a part is none in the country."""
        if SEPARATOR in spelling or self._codes.get(fold(spelling)):
            return parts(spelling)
        split = [part for part in _SEPARATORS.split(spelling.strip()) if part]
        known = [part for part in split if self.get(part) or country.called(part)]
        return split if len(split) > 1 and known else [spelling]

    def _listed(self, listed: list[str], *, is_many: bool) -> Text | None:
        if not is_many:
            return _SEVERAL.format(names="; ".join(listed))
        meant = [part if self.get(part) else self.nearest(part) for part in listed]
        if None in meant:
            return None
        return _meant([f" {SEPARATOR} ".join(map(str, meant))])

    def _elsewhere(self, spelling: str) -> Text | None:
        if fold(spelling) in vocabulary.TOTALS:
            return _SUM.format(name=spelling)
        kind, _ = vocabulary.bare(spelling)
        if kind in vocabulary.BELOW_REGENCY:
            level = _DISTRICT if kind in vocabulary.DISTRICTS else _VILLAGE
            return _BELOW.format(name=spelling, level=level)
        regions = [region for region in country.called(spelling) if region.code not in self._of]
        if not regions:
            return None
        if all(region.kind == "provinsi" for region in regions):
            return _PROVINCE.format(name=spelling)
        return _ELSEWHERE.format(name=spelling, regions=_joined([region.called for region in regions]))


def _meant(names: Iterable[str]) -> Text:
    words = _joined([Text.same(name) for name in names])
    return Text("maksud Anda {words}?", "did you mean {words}?").format(words=words)


def _joined(texts: list[Text]) -> Text:
    return Text(_OR.id.join(text.id for text in texts), _OR.en.join(text.en for text in texts))
