"""Rows of crops: each is cut and embedded once, the next ones while the network sees some."""

from threading import Event

import numpy as np

from leukoview.engine.training.features import BATCH, Crop, rows_of
from leukoview.engine.training.kept import Kept
from tests.engine.drawn_cells import mean_colour

PATIENCE_S = 20


def crop(number, cut=None):
    pixels = np.full((8, 8, 3), number, np.uint8)
    return Crop(b"%d" % number, cut or (lambda: pixels))


def test_while_the_network_sees_a_batch_the_next_is_cut():
    cut = Event()

    def cutting():
        cut.set()
        return np.zeros((8, 8, 3), np.uint8)

    def embedder(crops):
        assert cut.wait(PATIENCE_S)
        return mean_colour(crops)

    crops = [*map(crop, range(BATCH)), crop(BATCH, cutting)]
    with Kept(None) as kept:
        _, rows = rows_of(crops, embedder, "net", kept)
    assert rows[:, 0].tolist() == mean_colour(np.stack([one.cut() for one in crops]))[:, 0].tolist()


def test_what_is_kept_is_neither_cut_nor_embedded_again():
    crops, seen = list(map(crop, range(5))), []

    def embedder(crops):
        seen.append(len(crops))
        return mean_colour(crops)

    with Kept(None) as kept:
        _, first = rows_of(crops[:3], embedder, "net", kept)
        _, rows = rows_of(crops, embedder, "net", kept)
    assert seen == [2, 1, 2]
    np.testing.assert_array_equal(rows[:3], first)
