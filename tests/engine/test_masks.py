"""Masks widened, narrowed, opened and filled as SciPy does it, only sooner."""

import numpy as np
import pytest
from scipy import ndimage
from skimage.morphology import disk

from leukoview.engine.masks import (
    CROSS,
    diamond,
    disc,
    filled,
    greatest,
    narrowed,
    opened,
    widened,
)

SHAPES = [(60, 47), (9, 30), (5, 4), (1, 12), (12, 1), (1, 1)]
RADII = [1, 2, 3, 5, 9]


def blotches(shape, *, seed=0):
    """Some blots and holes, at the edges too."""
    noise = np.random.default_rng(seed).normal(size=shape)
    return ndimage.gaussian_filter(noise, 1.5) > 0.02


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("radius", RADII)
def test_a_disc_widens_narrows_and_opens_as_that_of_scikit_image(shape, radius):
    mask = blotches(shape, seed=radius)
    ours, theirs = disc(radius), disk(radius)
    np.testing.assert_array_equal(widened(mask, ours), ndimage.binary_dilation(mask, theirs))
    np.testing.assert_array_equal(narrowed(mask, ours), ndimage.binary_erosion(mask, theirs))
    np.testing.assert_array_equal(opened(mask, ours), ndimage.binary_opening(mask, theirs))


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("steps", RADII)
def test_a_diamond_is_the_cross_used_so_often(shape, steps):
    mask = blotches(shape, seed=steps)
    np.testing.assert_array_equal(
        widened(mask, diamond(steps)), ndimage.binary_dilation(mask, iterations=steps)
    )
    np.testing.assert_array_equal(
        narrowed(mask, diamond(steps)), ndimage.binary_erosion(mask, iterations=steps)
    )


def test_a_cross_is_a_pixel_and_its_four_neighbours():
    mask = np.zeros((3, 3), bool)
    mask[1, 1] = True
    assert widened(mask, CROSS).tolist() == [
        [False, True, False],
        [True, True, True],
        [False, True, False],
    ]


@pytest.mark.parametrize("radius", [1.5, 7.5, 3.0 / 0.2, 25.0])
def test_what_a_disc_does_not_reach_lies_further_than_its_radius(radius):
    mask = np.zeros((70, 80), bool)
    mask[30:33, 20] = mask[60, 70] = True
    far = ndimage.distance_transform_edt(~mask) > radius + 1e-9
    np.testing.assert_array_equal(~widened(mask, disc(radius)), far)


@pytest.mark.parametrize("shape", SHAPES)
def test_holes_are_filled_and_bays_at_the_edge_are_not(shape):
    for seed in range(5):
        mask = blotches(shape, seed=seed)
        np.testing.assert_array_equal(filled(mask), ndimage.binary_fill_holes(mask))


def test_an_empty_and_a_full_mask_stay_what_they_are():
    for mask in (np.zeros((6, 7), bool), np.ones((6, 7), bool)):
        np.testing.assert_array_equal(filled(mask), mask)
        np.testing.assert_array_equal(widened(mask, disc(2)), mask)


def test_a_mask_that_was_given_is_not_painted_on():
    mask = blotches((20, 20))
    before = mask.copy()
    for painted in (widened(mask, disc(3)), opened(mask, disc(3)), filled(mask)):
        painted[:] = True
    np.testing.assert_array_equal(mask, before)


@pytest.mark.parametrize("reach", [1, 3, 6, 12])
def test_the_greatest_value_around_is_that_of_a_square_window(reach):
    for shape in ((40, 33), (20, 13)):
        plane = np.random.default_rng(reach).normal(size=shape).astype(np.float32)
        np.testing.assert_array_equal(
            greatest(plane, reach), ndimage.maximum_filter(plane, 2 * reach + 1)
        )
