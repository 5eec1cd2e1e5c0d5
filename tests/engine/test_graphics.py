"""A graphics card that runs short of memory, or fails, costs time and nothing else."""

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from leukoview.engine.embed import Network, failure_of  # noqa: E402 - after the skip
from leukoview.engine.graphics import AT_MOST, VIEW_BYTES, OnCard, waited_for  # noqa: E402

CROPS = np.arange(10 * 4 * 4 * 3, dtype=np.uint8).reshape(10, 4, 4, 3)


def rows_of(crops):
    return crops.reshape(len(crops), -1)[:, :5].astype(np.float32)


class Card:
    """A network on a card that has room for so many views, and fails at a call if that is told."""

    def __init__(self, room=AT_MOST, fails_at=None):
        self.room, self.fails_at = room, fails_at
        self.sizes, self.released = [], 0

    def __call__(self, crops):
        self.sizes.append(len(crops))
        if len(self.sizes) == self.fails_at:
            raise RuntimeError("CUDA error: an illegal memory access\nmore of it")
        if len(crops) > self.room:
            raise torch.OutOfMemoryError("CUDA out of memory.")
        return rows_of(crops)

    def free(self):
        return 2 * 8 * VIEW_BYTES

    def release(self):
        self.released += 1


def on(card):
    return OnCard(waited_for(card), lambda: rows_of, card)


def test_a_batch_is_as_large_as_the_free_memory_allows():
    card = Card()
    assert np.array_equal(on(card)(CROPS), rows_of(CROPS))
    assert card.sizes == [8, 2]


def test_a_batch_without_memory_is_halved_and_no_crop_is_lost():
    card = Card(room=3)
    network = on(card)
    assert np.array_equal(network(CROPS), rows_of(CROPS))
    assert card.sizes == [8, 4, 2, 2, 2, 2, 2]
    assert (card.released, network.failure) == (2, "")
    network(CROPS[:3])
    assert card.sizes[7:] == [2, 1]


def test_a_single_view_without_room_goes_to_the_cpu():
    card = Card(room=0)
    network = on(card)
    assert np.array_equal(network(CROPS), rows_of(CROPS))
    assert "out of memory" in network.failure


def test_a_card_that_fails_half_way_is_left_and_the_whole_batch_is_done_again():
    card = Card(fails_at=2)
    network = on(card)
    assert np.array_equal(network(CROPS), rows_of(CROPS))
    assert network.failure == (
        "The graphics card failed: CUDA error: an illegal memory access. The CPU computes instead."
    )
    assert np.array_equal(network(CROPS), rows_of(CROPS))
    assert len(card.sizes) == 2


def test_an_embedder_tells_why_the_cpu_computes():
    network = Network("mobilenet_v2_middle", on(Card(fails_at=1)))
    assert failure_of(network) == ""
    network(CROPS)
    assert "illegal memory access" in failure_of(network)


class Told:
    """A card that takes batches on and gives rows when asked, and what happened in which order."""

    def __init__(self, *, room=AT_MOST, fails_at=None):
        self.room, self.fails_at, self.happened = room, fails_at, []

    def count(self, what):
        return sum(1 for happened, _ in self.happened if happened == what)

    def __call__(self, crops):
        begun = self.count("begun")
        if begun > self.count("done") and len(crops) > self.room:
            self.happened.append(("short", begun))
            raise torch.OutOfMemoryError("CUDA out of memory.")
        self.happened.append(("begun", begun))

        def finished():
            if begun == self.fails_at:
                raise RuntimeError("CUDA error: the device is lost")
            self.happened.append(("done", begun))
            return rows_of(crops)

        return finished


def test_the_next_batch_is_on_its_way_before_the_rows_of_the_last_are_waited_for():
    told = Told()
    network = OnCard(told, lambda: rows_of, Card())
    assert np.array_equal(network(np.concatenate([CROPS, CROPS])), np.tile(rows_of(CROPS), (2, 1)))
    assert told.happened == [
        ("begun", 0),
        ("begun", 1),
        ("done", 0),
        ("begun", 2),
        ("done", 1),
        ("done", 2),
    ]


def test_a_batch_that_finds_no_room_beside_a_running_one_waits_for_it_and_is_halved():
    told = Told(room=4)
    network = OnCard(told, lambda: rows_of, Card())
    network.at_once = 5
    assert np.array_equal(network(CROPS), rows_of(CROPS))
    assert told.happened[:4] == [("begun", 0), ("short", 1), ("done", 0), ("begun", 1)]
    assert (network.at_once, network.failure) == (2, "")


def test_a_card_that_is_lost_while_rows_are_waited_for_leaves_the_batch_to_the_cpu():
    network = OnCard(Told(fails_at=1), lambda: rows_of, Card())
    assert np.array_equal(network(CROPS), rows_of(CROPS))
    assert "the device is lost" in network.failure
