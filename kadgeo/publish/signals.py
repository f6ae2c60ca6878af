"""Signals that would end the program: as Ctrl+C does, and never halfway through what takes a moment."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

_STOPS = [
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name)
]


def undisturbed() -> AbstractContextManager[None]:
    """Ignore what would stop the program: it will be done in a moment."""
    return _handled(_STOPS, signal.SIG_IGN)


def stopping() -> AbstractContextManager[None]:
    """Let what would end the program at once raise KeyboardInterrupt, so that it clears up first."""
    return _handled([one for one in _STOPS if signal.getsignal(one) is signal.SIG_DFL], _interrupt)


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


@contextmanager
def _handled(signals: Iterable[Any], handler: Any) -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():  # signals reach the main thread alone
        yield
        return
    before = {one: signal.signal(one, handler) for one in signals}
    try:
        yield
    finally:
        for one, old in before.items():
            signal.signal(one, signal.SIG_DFL if old is None else old)
