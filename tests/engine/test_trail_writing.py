"""What JSON cannot say is read back from the trail all the same."""

import math
import os
import sys
from pathlib import Path

import pytest
from readings import cell_reading

from leukoview.engine.case import Box
from leukoview.engine.casefile import SlideSource, changes, trail


def test_a_measure_that_could_not_be_taken_is_read_back():
    reading = cell_reading(0, Box(1, 2, 30, 40), "benign")
    assert math.isnan(reading.morphometry.granularity)
    back = trail.change_of(trail.written(changes.CellsRead("a" * 32, (reading,))))
    measured = back.readings[0].morphometry
    assert math.isnan(measured.granularity)
    assert measured.cell_area == reading.morphometry.cell_area


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_a_path_that_is_no_text_is_read_back():
    path = Path(os.fsdecode(b"/smears/\xff.png"))
    change = changes.SlideAdded("a" * 32, SlideSource(path, "", 1, 1))
    assert trail.change_of(trail.written(change)) == change
