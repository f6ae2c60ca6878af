"""The words for kinds of regions, their written forms, and how spellings are compared."""

from __future__ import annotations

import re
import unicodedata
from types import MappingProxyType

from kadgeo.text import Text

# Each kind with all that is written before a name; the first is the full word.
PREFIXES: MappingProxyType[str, tuple[str, ...]] = MappingProxyType(
    {
        "kabupaten": ("Kabupaten", "Kab.", "Pemkab", "Pemerintah Kabupaten", "Pemda Kabupaten"),
        "kota": ("Kota", "Pemkot", "Pemerintah Kota"),
        "provinsi": ("Provinsi", "Propinsi", "Prov.", "Prop.", "Pemprov", "Pemerintah Provinsi"),
        "kecamatan": ("Kecamatan", "Kec."),
        "distrik": ("Distrik",),
        "desa": ("Desa", "Pemerintah Desa"),
        "kelurahan": ("Kelurahan", "Kel."),
        "kampung": ("Kampung", "Kp."),
        "nagari": ("Nagari",),
        "gampong": ("Gampong",),
    }
)
DISTRICTS = ("kecamatan", "distrik")
VILLAGES = ("desa", "kelurahan", "kampung", "nagari", "gampong")
BELOW_REGENCY = (*DISTRICTS, *VILLAGES)
AREA = "wilayah"  # a region of which no kind is known: its name stands alone
KINDS = MappingProxyType({"regency": "kabupaten", "city": "kota", "province": "provinsi"})
_TITLES = MappingProxyType(
    {
        "kabupaten": Text("Kabupaten {name}", "{name} Regency"),
        "kota": Text("Kota {name}", "{name} City"),
        "provinsi": Text("Provinsi {name}", "{name} Province"),
    }
)
# Keys of rows that sum up the others, folded.
_TOTALS = (
    "jumlah, total, jumlah total, total jumlah, grand total, total keseluruhan, rata-rata, average, sum, "
    "provinsi, kabupaten/kota, indonesia"
)
_SIGNS = re.compile(r"[^\w]|_")


def fold(spelling: str) -> str:
    """Reduce a spelling to what counts: case, spaces and Unicode forms do not, nor signs between letters.

    The dot of a code counts: it tells the two official lists of codes apart.

    Examples
    --------
    >>> fold("KAB. Toli-Toli"), fold(" 64.02 ")
    ('kabtolitoli', '64.02')
    """
    bare = "".join(unicodedata.normalize("NFKC", spelling).casefold().split())
    return _SIGNS.sub("", bare) or bare if any(map(str.isalpha, bare)) else bare


TOTALS = frozenset(map(fold, _TOTALS.split(", ")))


def words(spelling: str) -> list[str]:
    """Words of a spelling, each folded.

    Examples
    --------
    >>> words("Kab. Kutai-Barat")
    ['kab', 'kutai', 'barat']
    """
    parts = re.split(r"[\s.,\-_/]+", unicodedata.normalize("NFKC", spelling))
    return [folded for folded in map(fold, parts) if folded]


_FORMS = sorted(
    ((words(form), kind) for kind, forms in PREFIXES.items() for form in forms),
    key=lambda pair: -len(pair[0]),
)


def bare(spelling: str) -> tuple[str | None, str]:
    """Kind that is written before a name, or None, and the name without it.

    Parameters
    ----------
    spelling : str
        With or without a word for its kind; the words of the name are given back folded.

    Examples
    --------
    >>> bare("Pemerintah Kota Bandung"), bare("KAB.Blora"), bare("Kotabaru")
    (('kota', 'bandung'), ('kabupaten', 'blora'), (None, 'kotabaru'))
    """
    found = words(spelling)
    for form, kind in _FORMS:
        if len(found) > len(form) and found[: len(form)] == form:
            return kind, " ".join(found[len(form) :])
    return None, " ".join(found)


def forms() -> list[tuple[str, str]]:
    """Every written form in small letters with the kind it stands for, the longest first.

    Kinds of one level are one: to who searches, a district is a district whatever it is called.

    Examples
    --------
    >>> dict(forms())["pemerintah kabupaten"], dict(forms())["distrik"]
    ('kabupaten', 'kecamatan')
    """
    level = {kind: kinds[0] for kinds in (DISTRICTS, VILLAGES) for kind in kinds}
    return [(" ".join(form), level.get(kind, kind)) for form, kind in _FORMS]


def own_name(kind: str, name: str) -> str:
    """A name as it is written, without a word for its kind before it.

    Examples
    --------
    >>> own_name("kota", "Kota Bandung"), own_name("kabupaten", "Kotabaru")
    ('Bandung', 'Kotabaru')
    """
    for form in sorted(PREFIXES.get(KINDS.get(kind, kind), ()), key=len, reverse=True):
        begins = re.match(rf"{re.escape(form.rstrip('.'))}(\.\s*|\s+)(?=\S)", name.strip(), re.IGNORECASE)
        if begins:
            return name.strip()[begins.end() :]
    return name.strip()


def full_name(kind: str, name: str) -> Text:
    """Name of a region with its kind, once.

    Parameters
    ----------
    kind : str
        Key of :data:`PREFIXES` or of :data:`KINDS`; the name of any other kind stands alone.
    name : str
        With or without a word for its kind.

    Examples
    --------
    >>> full_name("kota", "Kota Bandung").id, full_name("kabupaten", "Blora").en
    ('Kota Bandung', 'Blora Regency')
    """
    title = _TITLES.get(KINDS.get(kind, kind))
    return Text.same(name) if title is None else title.format(name=own_name(kind, name))
