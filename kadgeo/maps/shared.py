"""What several maps have in common is made once for a dataset."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, TypeVar

Made = TypeVar("Made")
KEPT = 2  # datasets: the one at work, and one it is compared with


def per_dataset(make: Callable[..., Made]) -> Callable[..., Made]:
    """Keep what `make` gives for a dataset; datasets and layers are frozen, so it stays true."""
    kept: Any = functools.lru_cache(maxsize=KEPT)(make)
    return kept  # type: ignore[no-any-return]
