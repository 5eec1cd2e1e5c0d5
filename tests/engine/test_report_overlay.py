import io

import numpy as np
from PIL import Image
from readings import cell_reading, drawn_smear

from leukoview.engine.case import Box
from leukoview.engine.palette import UNSURE, colour_of
from leukoview.engine.report import overlay_png
from leukoview.engine.slide import ArraySlide


def overlaid(cells, size=(320, 240)):
    plain = Image.new("RGB", size, "#ffffff")
    png = overlay_png(ArraySlide(np.asarray(plain)), tuple(cells))
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB"))


def painted(pixels, colour):
    return (pixels == tuple(bytes.fromhex(colour[1:]))).all(axis=2)


def test_the_overlay_is_as_large_as_the_smear():
    image, boxes = drawn_smear()
    png = overlay_png(ArraySlide(np.asarray(image)), (cell_reading(0, boxes[0], "benign"),))
    assert Image.open(io.BytesIO(png)).size == image.size


def test_a_box_has_the_colour_of_its_class_around_the_cell_and_not_in_it():
    pixels = overlaid([cell_reading(0, Box(100, 80, 60, 60), "aml_m3")])
    red = painted(pixels, colour_of("aml_m3"))
    assert red[110, 90:100].any()
    assert not red[80:140, 100:160].any()


def test_a_box_carries_a_letter_beside_its_colour():
    pixels = overlaid([cell_reading(0, Box(100, 80, 60, 60), "aml_m3")])
    tag = pixels[60:78, 98:120]
    assert (tag == 255).all(axis=2).any()
    assert painted(tag, colour_of("aml_m3")).any()


def test_a_doubtful_cell_has_a_broken_box():
    sure = overlaid([cell_reading(0, Box(100, 80, 90, 90), "benign")])
    doubtful = overlaid([cell_reading(0, Box(100, 80, 90, 90), "benign", unsure=True)])
    edge = (slice(90, 165), slice(96, 100))
    green = colour_of("benign")
    assert painted(doubtful[edge], green).sum() < 0.75 * painted(sure[edge], green).sum()


def test_a_cell_unlike_training_is_grey_and_not_of_its_class():
    cell = cell_reading(0, Box(100, 80, 90, 90), "benign", unlike_training=True)
    pixels = overlaid([cell])
    assert painted(pixels, UNSURE).any()
    assert not painted(pixels, colour_of("benign")).any()


def test_a_cell_at_the_edge_keeps_its_letter_on_the_picture():
    pixels = overlaid([cell_reading(0, Box(0, 0, 40, 40), "benign")])
    assert painted(pixels[:20, :20], colour_of("benign")).any()


def test_a_slide_without_cells_gives_a_plain_overlay():
    assert (overlaid([]) == 255).all()
