"""The declaration of ``kadgeo.toml``: every setting, what it may be, and whether it may be left out."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

from kadgeo.palette import COUNTS_AS, SHAPES, Category
from kadgeo.project.model import MapSettings
from kadgeo.settings.declared import Declared, Entries, Setting, Table
from kadgeo.settings.kinds import COLOR, DASH, DAY, FLAG, LINE, PROVINCE, Kind, Unfit, choice, listed
from kadgeo.text import DEFAULT_LANG, LANGUAGES, Text

GROUPS = ("zones", "sectors", "industry", "offers", "statuses", "documents", "confidence")
_SEPARATOR = "|"


def _key(value: Any) -> str:
    words: str = LINE.read(value)
    if _SEPARATOR in words or words != words.strip():
        raise Unfit(words.replace(_SEPARATOR, "_").strip())
    return words


KEY = Kind(expected=Text(f"nama tanpa {_SEPARATOR}", f"a name without {_SEPARATOR}"), read=_key, blank="")
TEXTS = listed(LINE, Text('daftar teks, seperti ["Sulteng"]', 'a list of texts, such as ["Sulteng"]'))
_LANGUAGES: dict[str, Declared] = {lang: Setting(kind=LINE) for lang in LANGUAGES}
_IN_BOTH = Text(
    'teks dalam kedua bahasa: { id = "…", en = "…" }', 'text in both languages: { id = "…", en = "…" }'
)
_NOTHING = Text("", "")


def _words(**more: Any) -> Table:
    return Table(of=_LANGUAGES, make=Text, expected=_IN_BOTH, **more)


def _category(key: str, values: dict[str, Any]) -> Category:
    label = Text(*(values.pop(lang) for lang in LANGUAGES))
    return Category(key=key, label=label, **values)


def _group(**meaning: Declared) -> Entries:
    """Legend entries: words and look, and what an entry of this group means besides."""
    look: dict[str, Declared] = {
        "color": Setting(kind=COLOR, default=COLOR.blank),
        "shape": Setting(kind=choice(tuple(SHAPES)), default=Category.shape),
        "dash": Setting(kind=DASH, default=()),
    }
    return Entries(key=KEY, each=Table(of=_LANGUAGES | look | meaning, expected=_IN_BOTH), make=_category)


_NO = Setting(kind=FLAG, default=False)
_MEANING: dict[str, dict[str, Declared]] = {
    "statuses": {"counts_as": Setting(kind=choice(COUNTS_AS))},
    "sectors": {"crosses_border": _NO, "is_boundary": _NO, "effect": _words(default=None)},
}


def _categories(**groups: dict[str, Category]) -> MappingProxyType[str, tuple[Category, ...]]:
    return MappingProxyType({name: tuple(entries.values()) for name, entries in groups.items()})


def _map(key: str, values: dict[str, Any]) -> MapSettings:
    return MapSettings(**{**values, "options": MappingProxyType(values["options"])})


DECLARATION = Table(
    of={
        "project": Table(
            of={
                "title": _words(),
                "subtitle": _words(default=_NOTHING),
                "area_name": _words(),
                "publisher": _words(),
                "lang": Setting(kind=choice(LANGUAGES), default=DEFAULT_LANG),
            },
        ),
        "province": Table(
            of={
                "code": Setting(kind=PROVINCE),
                "name": Setting(kind=LINE),
                "aliases": Setting(kind=TEXTS, default=()),
            },
        ),
        "crs": Table(of={"area": Setting(kind=LINE), "metric": Setting(kind=LINE)}),
        "categories": Table(
            of={group: _group(**_MEANING.get(group, {})) for group in GROUPS},
            make=_categories,
            default=_categories(**{group: {} for group in GROUPS}),
        ),
        "register": Table(
            of={"leave_out_confidence": Setting(kind=TEXTS, default=())},
            default={"leave_out_confidence": ()},
        ),
        "maps": Entries(
            key=KEY,
            each=Table(
                of={
                    "title": _words(),
                    "subtitle": _words(default=_NOTHING),
                    "as_of": Setting(kind=DAY, default=None),
                },
                others="options",
            ),
            make=_map,
            is_required=True,
        ),
    },
)
"""All of ``kadgeo.toml``."""
