import numpy as np
import pytest

from leukoview.engine.errors import BundleError
from leukoview.engine.neighbours import BLOCK, nearest


def rows(n, d=8, seed=0):
    return np.random.default_rng(seed).normal(size=(n, d)).astype(np.float32)


def test_the_nearest_cells_come_first_with_their_distance():
    library = np.array([[3, 4], [0, 0], [0, 1]], np.float32)
    found = nearest(library, np.zeros(2, np.float32), 3)
    assert [(one.row, one.distance) for one in found] == [(1, 0.0), (2, 1.0), (0, 5.0)]


def test_cells_past_the_first_block_are_found_too():
    library = rows(BLOCK * 2 + 7)
    wanted = len(library) - 3
    assert nearest(library, library[wanted], 1)[0].row == wanted


def test_they_are_those_of_all_distances_sorted():
    library, one = rows(500), rows(1, seed=9)[0]
    every = np.linalg.norm(library - one, axis=1)
    assert [near.row for near in nearest(library, one, 12)] == list(every.argsort()[:12])


def test_of_equally_near_cells_the_earlier_comes_first():
    assert [near.row for near in nearest(np.ones((5, 4), np.float32), np.zeros(4), 3)] == [0, 1, 2]


def test_a_small_library_gives_what_it_has():
    assert len(nearest(rows(2), rows(1)[0], 9)) == 2
    assert nearest(rows(0), rows(1)[0], 9) == ()


def test_cells_of_different_models_do_not_compare():
    with pytest.raises(BundleError, match="different models"):
        nearest(rows(4, d=8), rows(1, d=9)[0], 2)
