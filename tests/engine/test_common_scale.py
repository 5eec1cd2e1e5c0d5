import numpy as np

from leukoview.engine.scale import estimate_scale
from leukoview.engine.scale.common import common_scales, kind_of
from leukoview.engine.slide import ArraySlide, open_slide
from tests.engine.drawn_cells import draw


def draw_into(folder, n):
    rng = np.random.default_rng(3)
    paths = [folder / f"{number}.png" for number in range(n)]
    for path in paths:
        draw("benign", rng).save(path)
    return paths


def test_images_of_one_size_share_the_median_of_their_estimates(tmp_path):
    paths = draw_into(tmp_path, 3)
    (scale,) = common_scales(paths).values()
    alone = [estimate_scale(open_slide(path)).microns_per_pixel for path in paths]
    assert scale.microns_per_pixel == sorted(alone)[1]
    assert "3 images" in scale.doubt


def test_a_file_that_is_no_image_is_passed_by(tmp_path):
    paths = draw_into(tmp_path, 2)
    (tmp_path / "broken.png").write_text("no image")
    assert len(common_scales([tmp_path / "broken.png", *paths])) == 1


def test_an_image_that_knows_its_scale_is_not_estimated(tmp_path):
    picture = draw("benign", np.random.default_rng(0))
    picture.save(tmp_path / "known.tif", resolution=50000, resolution_unit=3)
    assert open_slide(tmp_path / "known.tif").microns_per_pixel is not None
    assert common_scales([tmp_path / "known.tif"]) == {}


def test_a_kind_is_camera_and_size():
    slide = ArraySlide(np.zeros((30, 40, 3), np.uint8), camera="A")
    assert kind_of(slide) == ("A", 40, 30)
