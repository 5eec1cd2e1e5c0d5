import numpy as np
import pytest

from leukoview.engine.embed import (
    Network,
    choose_device,
    embed,
    open_embedder,
    reference_of,
    views_of,
)
from leukoview.engine.progress import Cancelled


def mean_colour(crops):
    return crops.mean(axis=(1, 2)).astype(np.float32)


def test_one_row_per_crop():
    assert embed(np.zeros((70, 8, 8, 3), np.uint8), mean_colour, batch=32).shape == (70, 3)


def test_it_stops_at_the_first_check_in_after_cancelling():
    def stop(_done, _total):
        raise Cancelled

    with pytest.raises(Cancelled):
        embed(np.zeros((4, 8, 8, 3), np.uint8), mean_colour, check_in=stop)


def test_it_checks_in_once_per_batch_and_at_the_end():
    seen = []
    crops = np.zeros((5, 8, 8, 3), np.uint8)
    embed(crops, mean_colour, batch=2, check_in=lambda done, total: seen.append((done, total)))
    assert seen == [(0, 5), (2, 5), (4, 5), (5, 5)]


def test_the_cpu_is_taken_when_asked_for():
    assert choose_device("cpu").kind == "cpu"


def test_every_choice_says_why():
    assert choose_device().reason.endswith((".", "test."))


def test_a_gpu_of_another_maker_is_not_taken_for_the_one_asked_for():
    assert choose_device("a card from the future").kind == "cpu"


def test_eight_views_are_all_turns_and_mirrorings():
    crops = np.arange(12, dtype=np.uint8).reshape(1, 2, 2, 3)
    assert len({view.tobytes() for view in views_of(crops, 8)}) == 8


def test_the_first_view_is_the_crop_itself():
    crops = np.arange(12, dtype=np.uint8).reshape(1, 2, 2, 3)
    assert (next(views_of(crops, 1)) == crops).all()


def test_an_opened_network_is_checked_against_torch_and_not_against_itself():
    opened = open_embedder("mobilenet_v2_middle", choose_device("cpu"))
    crops = np.random.default_rng(0).integers(0, 255, (1, 224, 224, 3), dtype=np.uint8)
    rows, reference = opened(crops), reference_of(opened)(crops)
    assert 0 < np.abs(rows - reference).max() < 1e-3


def test_what_is_no_network_is_its_own_reference():
    assert reference_of(mean_colour) is mean_colour


@pytest.mark.parametrize("kind", ["cpu", "cuda"])
def test_a_network_sees_every_view_of_every_crop_one_view_after_the_other(kind):
    seen = []

    def run(pixels):
        seen.append(pixels.copy())
        return mean_colour(pixels)

    crops = np.random.default_rng(0).integers(0, 255, (3, 6, 6, 3), dtype=np.uint8)
    Network("mobilenet_v2_four", run, kind)(crops)
    assert (seen[0] == np.concatenate(list(views_of(crops, 4)))).all()
