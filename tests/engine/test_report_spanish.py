"""A report in Spanish: every sentence of the engine, and nobody's own words."""

import re
from dataclasses import fields, replace

import pytest
from readings import crop_reading, reading, saved_smear, skipped, slide_reading, summary, summary_of
from reviewed import ANNA, BERT, amended, begun, labelled, pages, reported, signed

from leukoview.engine.casefile import Settings, Subject, Texts
from leukoview.engine.casefile import paperwork as papers
from leukoview.engine.casefile.review import deidentified, review_of_version
from leukoview.engine.casefile.versions import version_of
from leukoview.engine.report import Stationery, compose
from leukoview.engine.report.heads import ENGLISH
from leukoview.engine.report.speaking import speech

ENGLISH_WORDS = re.compile(r"\b(the|of|and|is|by|cells?|not|was|with|read|images?)\b")
SPANISH = Stationery(language="es")


def english(report, *own):
    """The lines of a report in which English words stand, but for what is `own`."""
    text = " ".join(pages(report))
    for words in own:
        text = text.replace(words, "")
    return [text[max(0, hit.start() - 40) : hit.end() + 40] for hit in ENGLISH_WORDS.finditer(text)]


MADE_UP = (
    "The morphology is compatible with acute lymphoblastic leukemia (ALL).",
    "3 of 4 immature cells look like APL cells.",
    "The image is out of focus.",
    "The image is slightly out of focus.",
    "Red cells were taken to be 7.5 µm wide; doubt ± 15 %.",
    "Red cells were taken to be 7.5 μm wide; doubt ± 15 %.",
    "Copy it again.",
    "One APL cell was a lymphoblast.",
)
"""What the tests say in place of the engine."""


@pytest.mark.parametrize(
    "tell",
    [
        lambda told: told,
        labelled,
        signed,
        amended,
        lambda told: signed(told).then(papers.Amended("Otra vez."), by=BERT),
    ],
    ids=["draft", "in review", "signed", "amended", "opened again"],
)
@pytest.mark.parametrize("alarm", [False, True], ids=["quiet", "alarm"])
def test_a_case_is_reported_without_an_english_word(tmp_path, tell, alarm):
    review = tell(begun(tmp_path)).review()
    assert english(reported(review, tmp_path, alarm=alarm, language="es"), *MADE_UP) == []


def test_two_signatures_and_an_earlier_version_are_told_in_spanish(tmp_path):
    told = signed(begun(tmp_path, settings=Settings(second_reader=True, blind=True)))
    first = reported(told.review(), tmp_path, language="es")
    assert english(first, *MADE_UP) == []
    told.then(papers.Signed(), by=BERT).then(papers.Amended("Otra vez."), by=BERT)
    again = review_of_version(version_of(told.entries, 1))
    earlier = reported(again, tmp_path, language="es")
    assert english(earlier, *MADE_UP) == []
    assert earlier.status == "SUSTITUIDO, versión 1"
    assert earlier.cases[0].review.state.startswith(f"Firmado por {ANNA}, 2026-03-04")
    assert f" y {BERT}, 2026" in earlier.cases[0].review.state


@pytest.mark.parametrize("practice", [False, True])
def test_a_reading_is_reported_without_an_english_word(tmp_path, practice):
    path = tmp_path / "frotis.png"
    slide = slide_reading(path, saved_smear(path))
    made = reading(slides=(slide,), skipped=(skipped(),))
    case = replace(summary_of(slide, alarm=True), patient="P-1")
    report = compose(made, [case], practice=practice, stationery=SPANISH)
    assert english(report, *MADE_UP, str(path)) == []


def test_crops_are_reported_without_an_english_word(tmp_path):
    saved_smear(tmp_path / "c.png", width=80, height=80, cells=1)
    crops = tuple(crop_reading(tmp_path / "c.png", name, "aml_m3") for name in ("p1", "p2"))
    cases = [summary(crop.patient, [crop.reading.prediction]) for crop in crops]
    report = compose(reading(crops=crops), cases, stationery=SPANISH)
    assert english(report, *MADE_UP) == []


def test_what_a_reader_typed_is_not_translated(tmp_path):
    texts = Texts("Signed", molecular="Blood")
    subject = Subject("Specimen", "Signed", "Received", "female")
    told = begun(tmp_path, subject=subject).then(papers.TextsGiven(texts))
    case = reported(told.review(), tmp_path, language="es").cases[0]
    assert case.title == "Specimen · Signed"
    assert case.review.comment == "Signed"
    assert case.review.findings[0].text == "Blood"
    assert [fact.value for fact in case.review.paper[:4]] == [
        "Signed",
        "Specimen",
        "Received",
        "femenino",
    ]


def test_the_id_of_a_report_is_that_of_the_case_in_every_language(tmp_path):
    review = labelled(begun(tmp_path)).review()
    spanish = reported(review, tmp_path, language="es")
    assert spanish.id == reported(review, tmp_path).id


def test_every_head_has_its_spanish(tmp_path):
    heads = reported(begun(tmp_path).review(), tmp_path, language="es").heads
    alike = {
        one.name for one in fields(heads) if getattr(heads, one.name) == getattr(ENGLISH, one.name)
    }
    assert alike == {"scale", "counted", "final"}


def test_letter_and_spanish_go_together(tmp_path):
    report = reported(begun(tmp_path).review(), tmp_path, language="es", paper="letter")
    assert "Página 1 de" in pages(report)[0]


def test_what_is_left_out_is_said_in_spanish_too(tmp_path):
    told = amended(begun(tmp_path).then(papers.TextsGiven(Texts("Mrs Müller.", "She."))))
    report = reported(deidentified(told.review()), tmp_path, language="es")
    assert english(report, *MADE_UP) == []
    assert report.cases[0].review.comment == "omitido (desidentificado)"


def test_every_measured_criterion_of_the_score_is_said_in_spanish():
    say = speech("es")
    parts = [
        "N:C ratio high in 52 % (counts from 75 %): 0",
        "large cells in 0 % (counts from 50 %): 0",
    ]
    said = say(f"Measured from the masks of the cells: {'; '.join(parts)}.")
    assert said.startswith("Medido en las máscaras de las células: relación N:C alta en el 52 %")
    assert "large" not in said
