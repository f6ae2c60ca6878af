"""Words a user reads, in both languages of the product."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Lang = Literal["id", "en"]
LANGUAGES: tuple[Lang, ...] = get_args(Lang)
DEFAULT_LANG: Lang = "id"


@dataclass(frozen=True)
class Text:
    """The same words in Indonesian and in English.

    Parameters
    ----------
    id, en : str
        Indonesian and English wording.

    Examples
    --------
    >>> Text("Kawasan industri", "Industrial area").to("en")
    'Industrial area'
    """

    id: str
    en: str

    def to(self, lang: Lang) -> str:
        """Wording in `lang`."""
        return self.en if lang == "en" else self.id

    def format(self, **values: object) -> Text:
        """Fill ``{placeholders}``; a value that is a `Text` itself is filled per language."""
        return Text(*(getattr(self, lang).format(**_in(values, lang)) for lang in LANGUAGES))

    @classmethod
    def same(cls, words: object) -> Text:
        """Words that are alike in both languages: names, numbers, codes."""
        return cls(str(words), str(words))


def _in(values: dict[str, object], lang: Lang) -> dict[str, object]:
    return {key: value.to(lang) if isinstance(value, Text) else value for key, value in values.items()}
