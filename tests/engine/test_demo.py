import pytest

from leukoview.engine.demo import (
    CASE_SEEDS,
    CROWDING,
    HEIGHT,
    LEUKEMIC_SHARE,
    WIDTH,
    demo_slide,
    practice_case,
    well_placed,
)
from leukoview.engine.practice.census import SmearRecipe, mix_of
from leukoview.engine.practice.patient import SUBTYPES, draw_patient
from leukoview.engine.practice.smear import Smear
from leukoview.engine.progress import Cancelled
from leukoview.engine.resources import home
from leukoview.engine.slide import open_slide


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    return practice_case(tmp_path_factory.mktemp("case"))


def test_the_case_is_one_smear_of_each_subtype(case):
    assert [path.name for path in case] == [
        f"practice-{fab}.jpg" for fab in ("l1", "l2", "m2", "m3", "m5")
    ]


def test_every_smear_of_the_case_is_a_marked_slide_of_known_scale(case):
    for path in case:
        slide = open_slide(path)
        assert slide.practice
        assert (slide.width, slide.height) == (WIDTH, HEIGHT)
        assert slide.microns_per_pixel == pytest.approx(0.1, abs=1e-4)


def test_the_embedded_smear_is_the_same_on_every_call(case, tmp_path):
    assert demo_slide(tmp_path).read_bytes() == case[3].read_bytes()


def test_the_embedded_smear_is_kept_once_drawn():
    path = demo_slide()
    drawn = path.stat().st_mtime_ns
    assert path.is_relative_to(home())
    assert demo_slide().stat().st_mtime_ns == drawn


def test_no_demonstrated_patient_is_ever_trained_on():
    assert all(seed < 0 for seed in CASE_SEEDS.values())
    assert len(set(CASE_SEEDS.values())) == len(SUBTYPES)


def test_drawing_the_case_can_be_stopped(tmp_path):
    def stop(_done, _total):
        raise Cancelled

    with pytest.raises(Cancelled):
        practice_case(tmp_path, check_in=stop)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("disease", SUBTYPES)
def test_a_smear_of_the_case_shows_its_disease_and_cuts_few_cells(disease):
    recipe = SmearRecipe(mix_of({disease: LEUKEMIC_SHARE}), CROWDING, red_crowding=0.6)
    smear = Smear(draw_patient(CASE_SEEDS[disease], disease), recipe)
    truth = smear.field(well_placed(smear)).truth
    whole = [cell for cell in truth.cells if cell.whole]
    assert 12 <= len(whole) <= 60
    assert sum(cell.key == disease for cell in whole) >= len(whole) / 2
    assert len(truth.cells) - len(whole) < len(truth.cells) / 3
