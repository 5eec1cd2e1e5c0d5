"""The engine's functions as the window calls them, over the shipped model and a drawn smear."""

import pytest
from PIL import Image
from readings import SCALE, saved_smear

from leukoview.engine.case import Cell, CellId, Origin, Scale, ScaleSource
from leukoview.engine.progress import Cancelled, unheard, unwatched
from leukoview.ui import engine_work
from leukoview.ui.engine_work import OcclusionOrder, ReadOrder
from tests.engine.conftest import Smear
from tests.engine.whole_slides import ACROSS, MICRONS, SIDE, drawn

ID = CellId(3)
CORNER = (2 * SIDE, 2 * SIDE)
STOPPED_AT = 40


def test_a_map_explains_the_probability_that_was_read(tmp_path):
    path = tmp_path / "smear.png"
    box = saved_smear(path)[1]
    boxes = ((ID, box, Origin.DRAWN),)
    order = ReadOrder(path, practice=False, scale=SCALE, boxes=boxes, search=False)
    (read,) = engine_work.read(order, unwatched, unheard).cells
    bare = Cell(ID, box, Origin.DRAWN)
    asked = OcclusionOrder(path, practice=False, scale=SCALE, cell=bare, key=read.prediction.top)
    found = engine_work.occlusion(asked, unwatched, unheard)
    assert found.probability == pytest.approx(read.prediction.confidence, abs=1e-5)
    assert found.box.holds(*box.centre)
    assert read.features.shape == (256,)


def test_a_whole_slide_that_was_stopped_is_known_and_goes_on(tmp_path):
    path = tmp_path / "whole.png"
    slide = drawn(Smear, [(CORNER, [(0, 0), (-30, 10)])])
    Image.fromarray(slide.pixels).save(path)
    scale = Scale(MICRONS, ScaleSource.GIVEN)
    order = ReadOrder(path, practice=False, scale=scale)

    def stop(done, _total):
        if done == STOPPED_AT:
            raise Cancelled

    with pytest.raises(Cancelled):
        engine_work.read(order, stop, unheard)
    share = engine_work.unfinished(order, unwatched, unheard)
    assert share == pytest.approx(STOPPED_AT / ACROSS**2, abs=0.125)
    heard = []
    found = engine_work.read(order, unwatched, heard.append)
    assert found.cells == ()
    assert sum(len(part.readings) for part in heard) == 2
    assert engine_work.unfinished(order, unwatched, unheard) is None
