"""Tests outside tests/shipped open no table of the shipped project: no new row of a planner breaks them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from helpers import ROOT

# What planners edit. A new project takes its settings from the shipped ones.
SHUT = f"{ROOT / 'data' / 'tables'}{os.sep}"
TESTS = ROOT / "tests"
_is_shut = False


class ShippedDataError(AssertionError):
    """A test outside tests/shipped reads what is shipped."""


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if _is_shut and event == "open" and isinstance(arguments[0], str | os.PathLike):
        path = os.path.abspath(os.fspath(arguments[0]))
        if isinstance(path, str) and path.startswith(SHUT):
            raise ShippedDataError(f"{path} is read outside tests/shipped; take the fixture `sample`")


sys.addaudithook(_watch)


@contextmanager
def shut_for(test: Path) -> Iterator[None]:
    """Shut the shipped project to tests that are not about it; examples in docstrings show it."""
    global _is_shut  # noqa: PLW0603 - a hook of the interpreter knows no test
    _is_shut = TESTS in test.parents and TESTS / "shipped" not in test.parents
    try:
        yield
    finally:
        _is_shut = False
