from leukoview.engine.demo import (
    CROWDING,
    GALLERY_SEED,
    SUBTYPE_SHARE,
    demo_slide,
    gallery_slide,
    well_placed,
)
from leukoview.engine.practice.census import SmearRecipe, mix_of
from leukoview.engine.practice.patient import SUBTYPES, draw_patient
from leukoview.engine.practice.smear import Smear
from leukoview.engine.resources import home
from leukoview.engine.slide import open_slide


def test_the_embedded_smear_is_a_marked_slide_of_known_scale(tmp_path):
    slide = open_slide(demo_slide(tmp_path))
    assert slide.practice
    assert (slide.width, slide.height) == (1_600, 1_200)
    assert slide.microns_per_pixel is not None
    assert abs(slide.microns_per_pixel - 0.1) < 1e-4


def test_the_embedded_smear_is_the_same_on_every_call(tmp_path):
    first = demo_slide(tmp_path / "a").read_bytes()
    assert demo_slide(tmp_path / "b").read_bytes() == first


def test_the_embedded_smear_is_kept_once_drawn():
    path = demo_slide()
    drawn = path.stat().st_mtime_ns
    assert path.is_relative_to(home())
    assert demo_slide().stat().st_mtime_ns == drawn


def test_the_gallery_is_another_slide(tmp_path):
    assert gallery_slide(tmp_path) != demo_slide(tmp_path)
    assert open_slide(gallery_slide(tmp_path)).practice


def test_the_gallery_shows_every_subtype_and_cuts_hardly_a_cell():
    patient = draw_patient(GALLERY_SEED, None)
    recipe = SmearRecipe(mix_of(dict.fromkeys(SUBTYPES, SUBTYPE_SHARE)), crowding=CROWDING)
    smear = Smear(patient, recipe)
    field = well_placed(smear)
    truth = smear.field(field).truth
    assert {cell.key for cell in truth.cells} >= set(SUBTYPES)
    assert sum(not cell.whole for cell in truth.cells) < len(truth.cells) / 5
