import numpy as np
import pytest
from scipy import ndimage

from leukoview.engine import quality
from leukoview.engine.case import Scale, ScaleSource
from leukoview.engine.detect import detect
from leukoview.engine.slide import ArraySlide

TENTH = Scale(0.1, ScaleSource.GIVEN)


@pytest.fixture(scope="module")
def good_pixels(smear):
    places = [(15, 12, 6), (45, 30, 6)]
    return smear().red_cells(clear=places).white_cell(15, 12).white_cell(45, 30).pixels()


def codes(pixels, scale=TENTH):
    slide = ArraySlide(pixels)
    return [remark.code for remark in quality.assess(slide, detect(slide, scale), scale)]


def blurred(pixels, microns):
    soft = ndimage.gaussian_filter(pixels.astype(np.float32), (microns / 0.1, microns / 0.1, 0))
    return soft.astype(np.uint8)


def test_a_good_smear_gets_no_remark(good_pixels):
    assert codes(good_pixels) == []


def test_a_slightly_soft_smear_gets_no_remark(good_pixels):
    assert codes(blurred(good_pixels, 0.2)) == []


def test_a_smear_out_of_focus_is_remarked(good_pixels):
    assert quality.OUT_OF_FOCUS in codes(blurred(good_pixels, 1.2))


def test_focus_is_judged_in_micrometres_not_in_pixels(good_pixels):
    large = np.repeat(np.repeat(good_pixels, 2, axis=0), 2, axis=1)
    large = ndimage.gaussian_filter(large.astype(np.float32), (2, 2, 0)).astype(np.uint8)
    assert codes(large, Scale(0.05, ScaleSource.GIVEN)) == []


@pytest.mark.parametrize("count", [1, 8, 9, 15, 16, 17, 100])
def test_the_focus_is_judged_on_a_few_cells_however_many_there_are(good_pixels, count, monkeypatch):
    judged = []
    monkeypatch.setattr(quality, "edge_width", lambda pixels, _size: judged.append(pixels))
    slide = ArraySlide(good_pixels)
    quality.assess(slide, detect(slide, TENTH)[:1] * count, TENTH)
    assert min(count, 5) <= len(judged) <= 8


def test_an_over_exposed_smear_is_remarked(good_pixels):
    bright = np.clip(good_pixels * 1.3, 0, 255).astype(np.uint8)
    assert quality.OVER_EXPOSED in codes(bright)


def test_an_under_exposed_smear_is_remarked(good_pixels):
    assert quality.UNDER_EXPOSED in codes((good_pixels * 0.35).astype(np.uint8))


def test_a_smear_without_white_cells_says_so(smear):
    assert codes(smear().red_cells().pixels()) == [quality.NO_CELLS]


def test_a_scale_at_which_nuclei_are_impossible_is_doubted(good_pixels):
    slide = ArraySlide(good_pixels)
    cells = detect(slide, TENTH)
    remarks = quality.assess(slide, cells, Scale(0.6, ScaleSource.ESTIMATE))
    assert quality.SCALE_DOUBTFUL in [remark.code for remark in remarks]


def drawn_page():
    page = np.full((300, 400, 3), 245, np.uint8)
    page[20:280:20, 30:370:3] = 30
    return page


def drawn_fluorescence():
    rows, columns = np.indices((300, 400))
    glow = 200.0 * np.exp(-((rows - 150) ** 2 + (columns - 200) ** 2) / 3000)
    return np.stack([glow * 0.1, glow, glow * 0.2], axis=-1).astype(np.uint8)


def drawn_meadow():
    rng = np.random.default_rng(3)
    rough = ndimage.gaussian_filter(rng.random((300, 400)), 3)[..., None]
    rough = (rough - rough.min()) / np.ptp(rough)
    return (rough * np.array([90, 200, 60]) + 20).astype(np.uint8)


STRANGERS = {
    "blank": np.full((300, 400, 3), 230, np.uint8),
    "noise": np.random.default_rng(0).integers(0, 256, (300, 400, 3)).astype(np.uint8),
    "page": drawn_page(),
    "fluorescence": drawn_fluorescence(),
    "meadow": drawn_meadow(),
}


@pytest.mark.parametrize("pixels", STRANGERS.values(), ids=STRANGERS.keys())
def test_what_is_no_stained_smear_is_refused_with_a_reason(pixels):
    slide = ArraySlide(pixels)
    (remark,) = quality.assess(slide, (), TENTH)
    assert remark.code == quality.NOT_A_SMEAR
    assert remark.severe
    assert remark.sentence.endswith("smear instead.")
