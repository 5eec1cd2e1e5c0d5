import numpy as np
import pytest

from leukoview.engine.calibration import Calibrations
from leukoview.engine.case import ScaleSource
from leukoview.engine.errors import OutputError
from leukoview.engine.slide import ArraySlide


def slide(camera="", side=32):
    return ArraySlide(np.zeros((side, side, 3), np.uint8), camera=camera)


def test_a_camera_is_remembered(tmp_path):
    Calibrations(tmp_path).remember(slide("Axiocam"), 0.08)
    scale = Calibrations(tmp_path).of(slide("Axiocam"))
    assert scale.microns_per_pixel == 0.08
    assert scale.source is ScaleSource.CALIBRATION
    assert not scale.doubt


def test_another_camera_is_not_taken_for_it(tmp_path):
    Calibrations(tmp_path).remember(slide("Axiocam"), 0.08)
    assert Calibrations(tmp_path).of(slide("DFC450")) is None
    assert Calibrations(tmp_path).of(slide("Axiocam", side=64)) is None


def test_an_unnamed_camera_is_remembered_with_a_doubt(tmp_path):
    Calibrations(tmp_path).remember(slide(), 0.08)
    assert "does not name its camera" in Calibrations(tmp_path).of(slide()).doubt


def test_a_damaged_file_forgets_but_does_not_fail(tmp_path):
    (tmp_path / "calibrations.json").write_text("{")
    assert Calibrations(tmp_path).of(slide()) is None


def test_a_folder_that_cannot_be_written_is_said(tmp_path):
    nowhere = tmp_path / "file"
    nowhere.write_text("")
    with pytest.raises(OutputError):
        Calibrations(nowhere).remember(slide(), 0.1)
