"""Is one spelling a slip of the other: a letter wrong, missing, doubled or swapped; never another word."""

from __future__ import annotations

import re
from collections.abc import Iterable

_SHORTEST = 4  # letters; in shorter words each letter tells two names apart (PPU, Batu, Buru)
_TWO_SLIPS = 9  # letters; from here on two slips leave the word what it is


def allowed(word: str) -> int:
    """Slips that leave a word of this length what it is; in a number each digit counts.

    Examples
    --------
    >>> allowed("ppu"), allowed("blora"), allowed("banyuwangi"), allowed("2014")
    (0, 1, 2, 0)
    """
    if len(word) < _SHORTEST or any(map(str.isdigit, word)):
        return 0
    return 1 if len(word) < _TWO_SLIPS else 2


def slips(one: str, other: str, limit: int) -> int:
    """Letters inserted, left out, changed or swapped between two words, counted up to one over `limit`.

    Examples
    --------
    >>> slips("blra", "blora", 2), slips("bantul", "blora", 2)
    (1, 3)
    """
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        row = [i]
        for j, against in enumerate(other, start=1):
            row.append(min(row[-1] + 1, last[j] + 1, last[j - 1] + (letter != against)))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                row[j] = min(row[j], before[j - 2] + 1)
        before, last = last, row
    return min(last[-1], limit + 1)


def slip(one: Iterable[str], other: Iterable[str]) -> int | None:
    """Slips between two names given as words, or None where one is not a slip of the other.

    Names of as many words are compared word by word, so that no word is another one
    (Luwu Timur, Luwu Utara); otherwise a space is wrong, and the rest must be nearly the same.

    Examples
    --------
    >>> slip(["kutai", "kertanegara"], ["kutai", "kartanegara"]), slip(["kutai", "timur"], ["kutai", "barat"])
    (1, None)
    """
    ones, others = list(one), list(other)
    pairs = (
        list(zip(ones, others, strict=True))
        if len(ones) == len(others)
        else [("".join(ones), "".join(others))]
    )
    counts = [(slips(a, b, allowed(min(a, b, key=len))), allowed(min(a, b, key=len))) for a, b in pairs]
    return sum(count for count, _ in counts) if all(count <= limit for count, limit in counts) else None


def nearest(entry: str, known: Iterable[str]) -> str | None:
    """The one key of which an entry is a slip, or the beginning; None where none is, or several are.

    Examples
    --------
    >>> nearest("Zona 6", ["zona-6", "zona-7"]), nearest("zona-8", ["zona-6", "zona-7"])
    ('zona-6', None)
    >>> nearest("blora-kudus", ["blora-kudus-jalan", "blora-pati-air"])
    'blora-kudus-jalan'
    """
    words = {key: re.split(r"[\W_]+", key.casefold()) for key in (entry, *known)}
    far = {key: slip(words[entry], words[key]) for key in known}
    least = min((count for count in far.values() if count is not None), default=None)
    near = [key for key, count in far.items() if count == least and count is not None]
    near = near or [key for key in far if words[key][: len(words[entry])] == words[entry]]
    return near[0] if len(near) == 1 else None
