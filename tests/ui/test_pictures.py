import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from leukoview.engine.case import Box
from leukoview.engine.display import AS_STORED, Display
from leukoview.engine.slide import ArraySlide
from leukoview.engine.slide.giant import opened
from leukoview.ui.pictures import LATER, Key, Pictures, Wish
from leukoview.ui.slide_work import SlideId

SLIDE = ArraySlide(np.full((600, 800, 3), (200, 100, 50), np.uint8), Path("a.png"))
SLIDE_IMAGE = Image.fromarray(SLIDE.pixels)


class SlowSlide(ArraySlide):
    """Answers when told to, and remembers what was read."""

    def __init__(self):
        super().__init__(SLIDE.pixels, Path("slow.png"))
        object.__setattr__(self, "go", threading.Event())
        object.__setattr__(self, "seen", [])

    def read(self, box, level=0):
        self.seen.append(box.x)
        assert self.go.wait(10)
        return super().read(box, level)


class BrokenSlide(ArraySlide):
    def read(self, box, level=0):
        raise OSError("The disk was unplugged.")


@pytest.fixture
def pictures(qapp):
    pictures = Pictures(capacity=3 * 256 * 256 * 4, threads=2)
    yield pictures
    pictures.close()


def key(x, level=0, slide=1):
    return Key(SlideId(slide), level, Box(x, 0, 256, 256))


def wait_for(qtbot, pictures, keys):
    qtbot.waitUntil(lambda: all(pictures.get(k) is not None for k in keys))


def test_a_wished_picture_arrives_in_the_colours_of_the_slide(pictures, qtbot):
    pictures.want("tiles", [Wish(key(0), SLIDE)])
    wait_for(qtbot, pictures, [key(0)])
    colour = pictures.get(key(0)).toImage().pixelColor(5, 5)
    assert (colour.red(), colour.green(), colour.blue()) == (200, 100, 50)


def test_what_left_the_screen_is_not_decoded(pictures, qtbot):
    slow = SlowSlide()
    pictures.want("tiles", [Wish(key(x), slow) for x in range(6)])
    qtbot.waitUntil(lambda: len(slow.seen) == 2)
    pictures.want("tiles", [Wish(key(100), slow)])
    slow.go.set()
    wait_for(qtbot, pictures, [key(100)])
    assert sorted(slow.seen) == [0, 1, 100]


def test_nothing_is_decoded_while_a_frame_is_drawn(pictures, qtbot):
    slow = SlowSlide()
    slow.go.set()
    with pictures.held_back():
        pictures.want("tiles", [Wish(key(0), slow)])
        qtbot.wait(50)
        assert slow.seen == []
    wait_for(qtbot, pictures, [key(0)])


def test_the_least_recently_drawn_go_first(pictures, qtbot):
    for x in range(3):
        pictures.want("tiles", [Wish(key(x), SLIDE)])
        wait_for(qtbot, pictures, [key(x)])
    pictures.get(key(0))
    pictures.want("tiles", [Wish(key(3), SLIDE)])
    wait_for(qtbot, pictures, [key(3)])
    assert [pictures.get(key(x)) is not None for x in range(4)] == [True, False, True, True]


def test_pixels_that_cannot_be_read_are_said_once(pictures, qtbot):
    broken = BrokenSlide(SLIDE.pixels, Path("a.png"))
    seen = []
    pictures.failed.connect(seen.append)
    pictures.want("tiles", [Wish(key(0), broken)])
    qtbot.waitUntil(lambda: len(seen) == 1)
    pictures.want("tiles", [Wish(key(0), broken), Wish(key(1), SLIDE)])
    wait_for(qtbot, pictures, [key(1)])
    assert [str(error) for error in seen] == ["The disk was unplugged."]


def test_a_picture_of_a_giant_is_asked_for_again_until_its_copy_is_there(pictures, qtbot, tmp_path):
    path = tmp_path / "giant.png"
    noise = np.random.default_rng(1).integers(0, 255, (2_000, 3_000, 3), np.uint8)
    noise[:256, :256] = 200, 100, 50
    Image.fromarray(noise).save(path)
    giant = opened(path)
    heard = []

    def ask(heard_of=None):
        heard.append(heard_of)
        pictures.want("tiles", [Wish(key(0), giant)])

    pictures.arrived.connect(ask)
    ask()
    wait_for(qtbot, pictures, [key(0)])
    assert set(heard[1:]) == {key(0)}
    assert pictures.get(key(0)).toImage().pixelColor(5, 5).getRgb()[:3] == (200, 100, 50)


class Growing:
    """A giant's preview in a colour that a test says."""

    level, begun, stands_in, grows = 0, True, False, True
    colour = (200, 100, 50)

    def seen(self):
        return Image.new("RGB", (800, 600), self.colour)


class BeingMade:
    finished = stopped = False

    def begin(self):
        pass


def growing(pictures, path):
    """A giant whose preview is drawn whenever it has come."""
    SLIDE_IMAGE.save(path)
    giant = replace(opened(path), preview=Growing(), copy=BeingMade())
    pictures.arrived.connect(pictures.get)
    pictures.want("tiles", [Wish(key(0), giant)])
    return giant


def test_a_picture_of_a_preview_is_made_anew_as_the_preview_grows(pictures, qtbot, tmp_path):
    giant = growing(pictures, tmp_path / "giant.tif")
    wait_for(qtbot, pictures, [key(0)])
    assert colour_of(pictures, key(0)) == (200, 100, 50)
    giant.preview.colour = (10, 20, 30)
    qtbot.waitUntil(lambda: colour_of(pictures, key(0)) == (10, 20, 30))


@pytest.mark.parametrize("whole", [True, False])
def test_a_preview_that_does_not_grow_is_looked_at_no_more_until_there_is_more(
    pictures, qtbot, tmp_path, whole
):
    giant = growing(pictures, tmp_path / "giant.tif")
    if whole:
        giant.preview.grows = False
    else:
        giant.copy.stopped = True
    wait_for(qtbot, pictures, [key(0)])
    giant.preview.colour = (10, 20, 30)
    with qtbot.assertNotEmitted(pictures.arrived, wait=3 * LATER):
        pass
    assert colour_of(pictures, key(0)) == (200, 100, 50)
    giant.preview.grows, giant.copy.stopped = True, False
    qtbot.waitUntil(lambda: colour_of(pictures, key(0)) == (10, 20, 30))


def test_a_closed_slide_leaves_no_pictures(pictures, qtbot):
    pictures.want("tiles", [Wish(key(0), SLIDE), Wish(key(0, slide=2), SLIDE)])
    wait_for(qtbot, pictures, [key(0), key(0, slide=2)])
    pictures.forget(SlideId(1))
    assert pictures.get(key(0)) is None
    assert pictures.get(key(0, slide=2)) is not None


def colour_of(pictures, k):
    return pictures.get(k).toImage().pixelColor(5, 5).getRgb()[:3]


def test_a_slide_shown_brighter_keeps_its_old_picture_until_the_new_one_is_there(pictures, qtbot):
    slow = SlowSlide()
    slow.go.set()
    pictures.want("tiles", [Wish(key(0), slow)])
    wait_for(qtbot, pictures, [key(0)])
    slow.go.clear()
    pictures.set_display(SlideId(1), Display(brightness=0.2))
    assert colour_of(pictures, key(0)) == (200, 100, 50)
    slow.go.set()
    qtbot.waitUntil(lambda: colour_of(pictures, key(0)) == (251, 151, 101))


def test_a_picture_made_while_the_display_changed_is_made_anew(pictures, qtbot):
    slow = SlowSlide()
    pictures.want("tiles", [Wish(key(0), slow)])
    qtbot.waitUntil(lambda: len(slow.seen) == 1)
    pictures.set_display(SlideId(1), Display(brightness=0.2))
    slow.go.set()
    wait_for(qtbot, pictures, [key(0)])
    qtbot.waitUntil(lambda: colour_of(pictures, key(0)) == (251, 151, 101))


def test_one_slide_shown_otherwise_leaves_the_others_as_they_are(pictures, qtbot):
    pictures.want("tiles", [Wish(key(0), SLIDE), Wish(key(0, slide=2), SLIDE)])
    wait_for(qtbot, pictures, [key(0), key(0, slide=2)])
    pictures.set_display(SlideId(2), Display(brightness=0.2))
    qtbot.waitUntil(lambda: colour_of(pictures, key(0, slide=2)) == (251, 151, 101))
    assert colour_of(pictures, key(0)) == (200, 100, 50)


def test_the_slide_itself_never_hears_of_its_display(pictures, qtbot):
    before = SLIDE.pixels.copy()
    pictures.set_display(SlideId(1), Display(brightness=0.2))
    pictures.want("tiles", [Wish(key(0), SLIDE)])
    wait_for(qtbot, pictures, [key(0)])
    assert (SLIDE.pixels == before).all()


def test_a_closed_slide_leaves_no_display_behind(pictures):
    pictures.set_display(SlideId(1), Display(brightness=0.2))
    pictures.forget(SlideId(1))
    assert pictures.display(SlideId(1)) == AS_STORED
