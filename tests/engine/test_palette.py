from itertools import combinations

import numpy as np
import pytest

from leukoview.engine.palette import colour_of, ink_on
from leukoview.engine.taxonomy import KNOWN_CLASSES

VISIONS = {
    "normal": np.eye(3),
    "protanopia": np.array(
        [[0.1523, 1.0526, -0.2049], [0.1145, 0.7863, 0.0992], [-0.0039, -0.0481, 1.0520]]
    ),
    "deuteranopia": np.array(
        [[0.3673, 0.8606, -0.2280], [0.2801, 0.6725, 0.0474], [-0.0118, 0.0429, 0.9690]]
    ),
    "tritanopia": np.array(
        [[1.2555, -0.0767, -0.1788], [-0.0784, 0.9308, 0.1476], [0.0047, 0.6914, 0.3039]]
    ),
}
XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
SHIPPED = ("all_lymphoblast", "aml_m3", "aml_not_m3", "benign")
PRACTICE = ("all_l1", "all_l2", "aml_m2", "aml_m3", "aml_m5", "benign")


def linear(colour):
    srgb = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    return np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)


def cielab(rgb):
    xyz = XYZ @ np.clip(rgb, 0, 1) / np.array([0.9505, 1, 1.089])
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("classes", [SHIPPED, PRACTICE], ids=["shipped", "practice"])
def test_classes_that_stand_together_stay_apart_for_every_reader(classes, vision):
    seen = {key: cielab(VISIONS[vision] @ linear(colour_of(key))) for key in classes}
    for one, other in combinations(classes, 2):
        assert np.linalg.norm(seen[one] - seen[other]) >= 24, (one, other)


def test_every_known_class_has_a_colour_of_its_own_making():
    assert all(len(colour_of(key)) == 7 for key in KNOWN_CLASSES)


def test_a_labs_own_class_always_gets_the_same_colour():
    assert colour_of("hairy_cell") == colour_of("hairy_cell")


@pytest.mark.parametrize("key", KNOWN_CLASSES)
def test_a_letter_is_legible_on_its_colour(key):
    ink, ground = (linear(c) @ XYZ[1] for c in (ink_on(colour_of(key)), colour_of(key)))
    assert (max(ink, ground) + 0.05) / (min(ink, ground) + 0.05) >= 4.5
