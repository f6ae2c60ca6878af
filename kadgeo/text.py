"""Words a user reads, in both languages of the product."""

from __future__ import annotations

from collections.abc import Iterable
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

    def lowered(self) -> Text:
        """The words as part of a sentence: a small first letter, but for abbreviations.

        Examples
        --------
        >>> Text("Air baku", "Raw water").lowered().en, Text("TPA regional", "TPA").lowered().id
        ('raw water', 'TPA regional')
        """
        both = (getattr(self, lang) for lang in LANGUAGES)
        return Text(*(one[:1].lower() + one[1:] if one[1:2].islower() else one for one in both))

    @classmethod
    def same(cls, words: object) -> Text:
        """Words that are alike in both languages: names, numbers, codes."""
        return cls(str(words), str(words))


def _in(values: dict[str, object], lang: Lang) -> dict[str, object]:
    return {key: value.to(lang) if isinstance(value, Text) else value for key, value in values.items()}


_MONTHS = Text(
    "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
    "January February March April May June July August September October November December",
)


def date(iso: str, lang: Lang) -> str:
    """An ISO date, or the year and month of one, in words.

    Examples
    --------
    >>> date("2014-02-06", "id"), date("2014-04", "en")
    ('6 Februari 2014', 'April 2014')
    """
    year, *rest = iso.split("-")
    words = [_MONTHS.to(lang).split()[int(rest[0]) - 1], year] if rest else [year]
    return " ".join([str(int(day)) for day in rest[1:2]] + words)


def number(value: float, lang: Lang, *, decimals: int = 0) -> str:
    """A number with the separators of the language.

    Examples
    --------
    >>> number(1234.5, "id", decimals=1), number(1234.5, "en")
    ('1.234,5', '1,234')
    """
    words = f"{value:,.{decimals}f}"
    return words.translate(str.maketrans(",.", ".,")) if lang == "id" else words


def listed(texts: Iterable[Text], between: str = ", ") -> Text:
    """Texts one after the other.

    Examples
    --------
    >>> listed([Text("jalan", "road"), Text("air", "water")]).en
    'road, water'
    """
    found = list(texts)
    return Text(*(between.join(one.to(lang) for one in found) for lang in LANGUAGES))
