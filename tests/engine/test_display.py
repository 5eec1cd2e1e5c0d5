import numpy as np
import pytest

from leukoview.engine.display import (
    AS_STORED,
    Display,
    shown,
    spot_colour,
    tables,
    words,
)

RAMP = np.repeat(np.arange(256, dtype=np.uint8)[None, :, None], 3, axis=2)


def test_pixels_are_shown_as_stored_unless_something_is_changed():
    assert shown(RAMP, AS_STORED) is RAMP
    assert (tables(AS_STORED) == np.arange(256)).all()


def test_showing_leaves_the_pixels_of_the_slide_alone():
    before = RAMP.copy()
    shown(RAMP, Display(brightness=0.5))
    assert (before == RAMP).all()


@pytest.mark.parametrize(
    ("display", "level", "becomes"),
    [
        (Display(brightness=0.2), 100, 151),
        (Display(brightness=0.2), 240, 255),
        (Display(contrast=0.5), 190, 252),
        (Display(contrast=-0.5), 255, 191),
        (Display(gamma=2.0), 64, 128),
        (Display(gamma=0.5), 128, 64),
    ],
)
def test_each_adjustment_does_what_its_name_says(display, level, becomes):
    assert (tables(display)[:, level] == becomes).all()


def test_white_balance_makes_the_empty_smear_white_and_takes_the_cast_away():
    display = Display(white_balance=(230, 210, 180))
    empty = np.full((4, 4, 3), (230, 210, 180), np.uint8)
    assert (shown(empty, display) == 245).all()


def test_a_black_spot_taken_for_white_does_not_blow_the_picture_up():
    assert tables(Display(white_balance=(0, 0, 0)))[0, 10] == round(10 * 245 / 30)


def test_the_colour_of_a_spot_is_not_moved_by_a_speck_of_dirt():
    spot = np.full((9, 9, 3), (236, 228, 220), np.uint8)
    spot[:3, :3] = 0
    assert spot_colour(spot) == (236, 228, 220)


def test_the_report_says_what_was_changed_and_nothing_of_what_was_not():
    assert words(AS_STORED) == ""
    everything = Display(0.2, -0.1, 1.4, (238, 230, 224))
    assert words(everything) == (
        "brightness +20 %, contrast −10 %, gamma 1.40, white balance on RGB 238 230 224"
    )


@pytest.mark.parametrize("wrong", [{"brightness": 1.2}, {"contrast": -2.0}, {"gamma": 0.0}])
def test_values_out_of_range_are_refused(wrong):
    with pytest.raises(ValueError, match="from"):
        Display(**wrong)
