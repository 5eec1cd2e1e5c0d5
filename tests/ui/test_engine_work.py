"""The engine's functions as the window calls them, over the shipped model and a drawn smear."""

import pytest
from readings import SCALE, saved_smear

from leukoview.engine.case import Cell, CellId, Origin
from leukoview.engine.progress import unheard, unwatched
from leukoview.ui import engine_work
from leukoview.ui.engine_work import OcclusionOrder, ReadOrder

ID = CellId(3)


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
