"""What an output is: a name, words for it, the files it makes, and how."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from kadgeo.dataset import Dataset
from kadgeo.text import Lang, Text

Content = str | bytes
Files = Iterator[tuple[str, Content]]


def _nothing() -> None:
    pass


@dataclass(frozen=True, kw_only=True)
class Job:
    """Outputs to be made of a dataset in one go.

    Parameters
    ----------
    dataset : Dataset
    lang : {"id", "en"}
    outputs : tuple of Output
        What is made; the front page leads to all of it.
    everything : bool
        Also what takes longer.
    advance : callable
        Called after each step.
    """

    dataset: Dataset
    lang: Lang
    outputs: tuple[Output, ...]
    everything: bool = False
    advance: Callable[[], None] = _nothing

    def steps(self) -> int:
        """How often `advance` is called."""
        return sum(output.steps(self) for output in self.outputs)

    def files(self) -> Files:
        """Make all outputs: path in the output folder, and text or bytes, one after the other."""
        for output in self.outputs:
            yield from output.files(self)


@dataclass(frozen=True, kw_only=True)
class Output:
    """Files that belong together, made from a dataset.

    Parameters
    ----------
    name : str
    label : Text
        What it is called while it is made.
    paths : callable
        Files that it makes of a job's dataset, from the output folder on; none where the dataset has
        nothing for it.
    make : callable
        Makes them, in any order.
    is_plain : bool
        Part of every build; else only of one of everything.
    downloads : mapping of str to Text
        Those of its files that the front page offers, with what it calls them.
    units : callable, optional
        How often `make` itself calls the job's `advance`; without it each file is a step.
    """

    name: str
    label: Text
    paths: Callable[[Job], list[str]]
    make: Callable[[Job], Files]
    is_plain: bool = True
    downloads: Mapping[str, Text] = field(default_factory=dict)
    units: Callable[[Job], int] | None = None

    def steps(self, job: Job) -> int:
        """How many steps it is made in."""
        if not self.paths(job):
            return 0
        return len(self.paths(job)) if self.units is None else self.units(job)

    def files(self, job: Job) -> Files:
        """Make it, unless the dataset has nothing for it."""
        if not self.paths(job):
            return
        for path, content in self.make(job):
            yield path, content
            if self.units is None:
                job.advance()
