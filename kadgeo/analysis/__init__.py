"""Pure functions: frames in, one Series or frame out, on the input's index."""

from __future__ import annotations

import inspect

from kadgeo.analysis.borders import contiguity
from kadgeo.analysis.outer import outer_borders

ANALYSES = {f.__name__: f for f in (contiguity, outer_borders)}


def run(name, dataset, **options):
    f = ANALYSES[name]
    frames = [getattr(dataset, p) for p, v in inspect.signature(f).parameters.items() if v.kind is not v.KEYWORD_ONLY]
    return f(*frames, **options)
