"""Are the project's colours told apart under the common colour vision deficiencies?"""

import itertools

import numpy as np
import pytest

from kadgeo.maps.agreements import of_meeting

# Machado, Oliveira and Fernandes 2009, full severity, on linear RGB.
VISION = {
    "normal": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
TO_XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
WHITE = np.array([0.95047, 1.0, 1.08883])
APART = 11.0  # CIE76; 2.3 is just noticeable side by side


def lab(color: str, vision: np.ndarray) -> np.ndarray:
    srgb = np.array([int(color[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    linear = np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)
    xyz = TO_XYZ @ np.clip(vision @ linear, 0, 1) / WHITE
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize("vision", VISION)
@pytest.mark.parametrize("group", ["zones", "industry"])
def test_categories_are_told_apart(project, group: str, vision: str) -> None:
    colors = [category.color for category in project.categories[group]]
    for first, second in itertools.combinations(colors, 2):
        assert np.linalg.norm(lab(first, VISION[vision]) - lab(second, VISION[vision])) > APART, (
            first,
            second,
        )


@pytest.mark.parametrize("vision", VISION)
def test_sectors_of_agreements_are_told_apart_by_colour_or_dash(project, dataset, vision: str) -> None:
    frame = of_meeting(dataset)  # whose arcs are drawn in the sectors' colours
    used = {key for some in frame["sectors"] for key in some}
    sectors = [category for category in project.categories["sectors"] if category.key in used]
    for first, second in itertools.combinations(sectors, 2):
        difference = np.linalg.norm(lab(first.color, VISION[vision]) - lab(second.color, VISION[vision]))
        assert difference > APART or first.dash != second.dash, (first.key, second.key)
