from dataclasses import replace

import pytest
from readings import (
    KEYS,
    cell_reading,
    crop_reading,
    reading,
    saved_smear,
    skipped,
    slide_reading,
    summary,
    summary_of,
)

from leukoview.engine.case import Box, Remark
from leukoview.engine.palette import UNSURE, colour_of
from leukoview.engine.quality import NOT_A_SMEAR
from leukoview.engine.report import compose
from leukoview.engine.report.compose import representatives
from leukoview.engine.summary import Suggestion, percent
from leukoview.engine.taxonomy import Lineage


@pytest.fixture
def slide(tmp_path):
    path = tmp_path / "smear.png"
    return slide_reading(path, saved_smear(path))


def test_an_alarm_stands_with_its_exact_words(slide):
    made = compose(reading(slides=(slide,)), [summary_of(slide, alarm=True)])
    assert made.cases[0].alarm.sentence == (
        "Features that can be seen in APL: urgent hematologist review. "
        "PML::RARA and coagulation tests are confirmatory."
    )


@pytest.mark.parametrize(("practice", "across"), [(False, "DRAFT"), (True, "PRACTICE DRAFT")])
def test_a_reading_that_nobody_signs_is_a_draft_on_every_page(slide, practice, across):
    made = compose(reading(slides=(slide,)), [summary_of(slide)], practice=practice)
    assert (made.status, made.watermark) == ("DRAFT (unsigned)", across)


def test_without_an_alarm_apl_is_not_called_excluded(slide):
    made = compose(reading(slides=(slide,)), [summary_of(slide)])
    assert made.cases[0].alarm is None
    assert "does not rule APL out" in " ".join(made.cases[0].details)
    assert "excluded" not in str([replace(case, images=()) for case in made.cases])


def test_where_no_cell_is_immature_apl_was_not_assessed(slide):
    made = [
        summary_of(slide, alarm=True),
        summary_of(slide),
        replace(summary_of(slide), apl_probability=None),
    ]
    cases = compose(reading(slides=(slide,) * 3), made).cases
    assert [case.apl for case in cases] == ["ALARM", "no alarm", "not assessed"]


def test_a_suggestion_without_probability_prints_none(slide):
    said = Suggestion("Morphology does not suggest acute leukemia.", Lineage.BENIGN, KEYS[3])
    made = compose(reading(slides=(slide,)), [replace(summary_of(slide), suggestion=said)])
    assert "Calibrated probability of the case" not in " ".join(made.cases[0].details)


@pytest.mark.parametrize("said", ["87%", "87 %"])
def test_a_probability_in_the_sentence_is_not_said_again(slide, said):
    case = summary_of(slide)
    spoken = replace(case.suggestion, sentence=f"Compatible with ALL ({said}).")
    made = compose(reading(slides=(slide,)), [replace(case, suggestion=spoken)])
    assert "Calibrated probability of the case" not in " ".join(made.cases[0].details)


def test_an_alarm_beside_an_abstention_stands_with_its_reason(slide):
    said = Suggestion("No suggestion.", reason="APL cells among few immature cells.")
    case = replace(summary_of(slide, alarm=True), suggestion=said)
    made = compose(reading(slides=(slide,)), [case]).cases[0]
    assert made.alarm is not None
    assert (made.headline, made.details[0]) == ("No suggestion.", said.reason)


def test_equal_readings_have_equal_reports(slide):
    first, second = (compose(reading(slides=(slide,)), [summary_of(slide)]) for _ in range(2))
    assert first == second


def test_another_reading_has_another_id(slide):
    other = replace(slide, sha256="99" * 32)
    ids = {compose(reading(slides=(s,)), [summary_of(s)]).id for s in (slide, other)}
    assert len(ids) == 2


def test_shares_carry_their_interval_in_words(slide):
    made = compose(reading(slides=(slide,)), [summary_of(slide)])
    first = made.cases[0].shares[0]
    assert (first.count, first.percent, first.interval) == ("4", "50 %", "22–78 %")


def test_cells_left_out_of_the_shares_are_counted_in_a_line_of_their_own(slide):
    made = replace(summary_of(slide), n=11, unlike_training=3)
    shares = compose(reading(slides=(slide,)), [made]).cases[0].shares
    assert sum(int(share.count) for share in shares) == 11
    assert (shares[-1].name, shares[-1].percent) == ("Unlike the training cells: left out", "")


def test_where_all_cells_are_unlike_training_no_share_is_given(slide):
    made = replace(
        summary_of(slide), n=1, unlike_training=1, counts={}, shares={}, blast_share=None
    )
    case = compose(reading(slides=(slide,)), [made]).cases[0]
    assert "All are unlike the training cells: no share is given." in case.count_line
    assert [share.percent for share in case.shares] == [""]
    assert case.blasts is None


def test_no_blasts_among_few_cells_is_not_none(slide):
    benign = slide_reading(slide.path, [cell.cell.box for cell in slide.cells], tops=("benign",))
    made = compose(reading(slides=(benign,)), [summary_of(benign)])
    assert "0 blasts in 8 cells means “≤ 38 %”, not “none”" in made.cases[0].blast_sentences[0]


def test_a_blast_interval_says_where_it_stands_against_both_marks(slide):
    made = compose(reading(slides=(slide,)), [summary_of(slide)])
    sentence = made.cases[0].blast_sentences[0]
    assert "lies above the 10 % mark" in sentence
    assert "lies above the 20 % mark" in sentence


def test_every_class_with_cells_is_represented_and_the_doubtful_stand_apart(slide):
    made = compose(reading(slides=(slide,)), [summary_of(slide)])
    assert [gallery.title for gallery in made.cases[0].galleries] == [
        "Lymphoblast (ALL; L1/L2 not resolved)",
        "Normal leukocyte or precursor",
        "Unsure",
    ]


def test_cells_unlike_training_come_last_without_class_or_percentage(slide):
    strange = cell_reading(8, Box(0, 0, 60, 60), "benign", confidence=0.99, unlike_training=True)
    seen = replace(slide, cells=(strange, *slide.cells))
    gallery = compose(reading(slides=(seen,)), [summary_of(seen)]).cases[0].galleries[-1]
    (cell,) = gallery.cells
    assert gallery.title == "Not identified: unlike the training cells"
    assert (cell.letter, cell.colour) == ("?", UNSURE)
    assert (cell.title, cell.note) == ("not identified", "unlike training")


def test_an_unsure_cell_keeps_its_letter_and_colour(slide):
    made = compose(reading(slides=(slide,)), [summary_of(slide)])
    (cell,) = made.cases[0].galleries[-1].cells
    assert (cell.letter, cell.colour) == ("N?", colour_of("benign"))


def test_the_surest_cells_represent_their_class(slide):
    rows = representatives([*slide.cells] * 3)
    assert len(rows["benign"]) == 6
    assert rows["benign"][0].prediction.confidence == 0.91


def test_a_scale_bar_is_a_round_length_in_proportion(slide):
    made = compose(reading(slides=(slide,)), [summary_of(slide)])
    bar = made.cases[0].images[0].picture.bar
    assert bar.text == "≈ 10 µm"
    assert bar.share == pytest.approx(10 / (640 * 0.12))


def test_without_a_scale_there_is_no_bar_and_it_says_so(slide):
    unknown = replace(slide, scale=None)
    made = compose(reading(slides=(unknown,)), [summary_of(unknown)])
    image = made.cases[0].images[0]
    assert image.picture.bar is None
    assert {fact.name: fact.value for fact in image.facts}["Scale"] == "unknown"


def test_an_image_that_is_no_smear_has_no_scale(slide):
    remark = Remark(NOT_A_SMEAR, "This is no stained smear.", severe=True)
    photo = replace(slide, cells=(), remarks=(remark,))
    case = replace(summary_of(photo), counts={})
    image = compose(reading(slides=(photo,)), [case]).cases[0].images[0]
    assert image.picture.bar is None
    assert "Scale" not in {fact.name for fact in image.facts}


def test_an_image_that_went_missing_is_said_and_the_numbers_stay(slide):
    slide.path.unlink()
    made = compose(reading(slides=(slide,)), [summary_of(slide)])
    image = made.cases[0].images[0]
    assert image.picture is None
    assert image.remarks[-1].startswith("No pictures: ")
    assert made.cases[0].shares[0].count == "4"


def test_one_summary_pools_all_slides(slide):
    both = [cell.prediction for cell in (*slide.cells, *slide.cells)]
    made = compose(reading(slides=(slide, slide)), [summary("P1", both)])
    assert [len(case.images) for case in made.cases] == [2]


def test_summaries_that_fit_no_slide_are_refused(slide):
    with pytest.raises(ValueError, match="zip"):
        compose(reading(slides=(slide,) * 3), [summary_of(slide)] * 2)


def test_crops_go_with_their_own_patient(tmp_path):
    crops = []
    for patient, top in (("p1", KEYS[1]), ("p2", KEYS[3])):
        saved_smear(tmp_path / f"{patient}.png", width=80, height=80, cells=1)
        crops.append(crop_reading(tmp_path / f"{patient}.png", patient, top))
    cases = [summary(crop.patient, [crop.reading.prediction]) for crop in crops]
    made = compose(reading(crops=tuple(crops)), cases)
    assert [case.galleries[0].title for case in made.cases] == [
        "APL cell (AML-M3)",
        "Normal leukocyte or precursor",
    ]


def test_skipped_images_are_named(slide):
    made = compose(reading(slides=(slide,), skipped=(skipped(),)), [summary_of(slide)])
    assert made.skipped[0].name == "broken.jpg"


def test_a_drawn_smear_says_so(slide):
    made = compose(reading(slides=(slide,)), [summary_of(slide)], practice=True)
    assert made.practice.startswith("PRACTICE")


@pytest.mark.parametrize(
    ("share", "words"),
    [(0, "0 %"), (0.001, "< 1 %"), (0.5, "50 %"), (0.999, "> 99 %"), (1, "100 %")],
)
def test_a_percentage_claims_neither_none_nor_all_without_being_it(share, words):
    assert percent(share) == words
