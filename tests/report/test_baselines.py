"""Pictures of each figure, compared at a size at which letters are blurs: the font renderer may differ.

``KADGEO_BASELINES=write pytest tests/report/test_baselines.py`` draws them anew.
"""

from __future__ import annotations

import io
import os
from pathlib import Path

import numpy as np
import pytest
from looking import MAPS
from PIL import Image

from kadgeo.reports.figures import figure

FOLDER = Path(__file__).parent / "baselines"
CASES = [*((name, "map") for name in MAPS), ("zones", "multiples"), ("agreements", "matrix")]
WIDTH = 480
MEAN, FAR, FEW = 3.0, 48, 0.02  # of 255: mean difference; a pixel is far off, and how many may be


def small(data: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(data)).convert("RGB")
    return picture.resize((WIDTH, round(picture.height * WIDTH / picture.width)), Image.Resampling.BOX)


@pytest.mark.parametrize(("name", "view"), CASES)
def test_figure_looks_as_before(name, view, spec_of):
    path = FOLDER / f"{name}-{view}.png"
    now = small(figure(spec_of(name), view=view))
    if os.environ.get("KADGEO_BASELINES") == "write":
        now.quantize(128).save(path, optimize=True)
    with Image.open(path) as stored:
        before = np.asarray(stored.convert("RGB"), dtype=float)
    difference = np.abs(np.asarray(now, dtype=float) - before)
    assert difference.shape == before.shape
    assert difference.mean() < MEAN
    assert (difference.max(axis=2) > FAR).mean() < FEW
