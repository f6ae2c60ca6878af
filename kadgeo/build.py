"""Makes the outputs of a project; :mod:`kadgeo.publish` puts them in place."""

from __future__ import annotations

from collections.abc import Collection

from kadgeo.dataset import Dataset
from kadgeo.errors import ValidationError
from kadgeo.maps import problems
from kadgeo.outputs import OUTPUTS, Job
from kadgeo.text import Lang


def job(
    dataset: Dataset, *, lang: Lang, everything: bool = False, names: Collection[str] | None = None
) -> Job:
    """What is to be made of a dataset; nothing is made yet.

    Parameters
    ----------
    dataset : Dataset
    lang : {"id", "en"}
        Language of the outputs.
    everything : bool
        Also figures, workbook, atlas and report, and the results of all analyses.
    names : collection of str, optional
        Some of :data:`kadgeo.outputs.OUTPUTS`, and no others.

    Raises
    ------
    ValidationError
        The project lists maps or options that do not exist.

    Examples
    --------
    >>> import kadgeo
    >>> atlas = job(kadgeo.load(), lang="id", names=["atlas"])
    >>> [path for output in atlas.outputs for path in output.paths(atlas)]
    ['atlas.pdf']
    """
    if issues := problems(dataset.project):
        raise ValidationError(issues)
    if names is None:
        chosen = tuple(one for one in OUTPUTS.values() if one.is_plain or everything)
    else:
        chosen = tuple(OUTPUTS[name] for name in names)
    return Job(dataset=dataset, lang=lang, outputs=chosen, everything=everything)
