import io
import unicodedata
from dataclasses import replace

import pypdf
import pytest
from readings import (
    AT,
    crop_reading,
    reading,
    saved_smear,
    skipped,
    slide_reading,
    summary,
    summary_of,
)

from leukoview.engine.report import Stationery, compose, pdf_bytes, write_pdf
from leukoview.engine.report.typeface import printable
from leukoview.engine.report.wording import ALARM_SENTENCE, DISCLAIMER


def report_on(folder, *, name="smear.png", alarm=False, practice=False):
    path = folder / name
    slide = slide_reading(path, saved_smear(path))
    made = reading(slides=(slide,), skipped=(skipped(),))
    return compose(made, [summary_of(slide, alarm=alarm)], practice=practice)


def pages(report):
    return pypdf.PdfReader(io.BytesIO(pdf_bytes(report))).pages


def text_of(page):
    return " ".join(unicodedata.normalize("NFKC", page.extract_text()).split())


def test_the_same_report_gives_the_same_bytes(tmp_path):
    report = report_on(tmp_path)
    assert pdf_bytes(report) == pdf_bytes(report)


def test_the_file_bears_the_date_of_the_reading(tmp_path):
    made = pypdf.PdfReader(io.BytesIO(pdf_bytes(report_on(tmp_path))))
    assert made.metadata.creation_date == AT


def test_an_alarm_has_a_line_to_acknowledge_it(tmp_path):
    assert "Acknowledged by:" in text_of(pages(report_on(tmp_path, alarm=True))[0])
    assert "Acknowledged by:" not in text_of(pages(report_on(tmp_path))[0])


def test_the_alarm_stands_on_page_one(tmp_path):
    assert ALARM_SENTENCE in text_of(pages(report_on(tmp_path, alarm=True))[0])


def test_the_alarm_of_one_case_among_several_stands_on_page_one(tmp_path):
    crops = []
    for patient in ("p1", "p2"):
        saved_smear(tmp_path / f"{patient}.png", width=80, height=80, cells=1)
        crops.append(crop_reading(tmp_path / f"{patient}.png", patient, "aml_m3"))
    cases = [
        summary(crop.patient, [crop.reading.prediction], alarm=crop.patient == "p2")
        for crop in crops
    ]
    first = text_of(pages(compose(reading(crops=tuple(crops)), cases))[0])
    assert ALARM_SENTENCE in first
    assert "In 1 of 2 cases: p2" in first


def test_every_page_of_a_case_names_it_and_no_other(tmp_path):
    crops = []
    for patient in ("anna", "bert"):
        saved_smear(tmp_path / f"{patient}.png", width=80, height=80, cells=1)
        crops.append(crop_reading(tmp_path / f"{patient}.png", patient, "aml_m3"))
    cases = [summary(crop.patient, [crop.reading.prediction]) for crop in crops]
    overview, anna, *rest, images = (
        text_of(page) for page in pages(compose(reading(crops=tuple(crops)), cases))
    )
    assert "LeukoView Case" not in overview + images
    assert "LeukoView Case anna" in anna
    assert all("LeukoView Case bert" in text for text in rest)


def test_every_cropped_cell_is_listed_with_its_file_and_sha256(tmp_path):
    crops = []
    for patient in ("anna", "bert"):
        saved_smear(tmp_path / f"{patient}.png", width=80, height=80, cells=1)
        crops.append(crop_reading(tmp_path / f"{patient}.png", patient, "aml_m3"))
    cases = [summary(crop.patient, [crop.reading.prediction]) for crop in crops]
    last = text_of(pages(compose(reading(crops=tuple(crops)), cases))[-1])
    assert f"anna.png anna {'ef' * 8} APL cell (AML-M3), 91 %" in last
    assert f"bert.png bert {'ef' * 8}" in last


def test_every_page_says_draft_disclaimer_id_and_its_number(tmp_path):
    report = report_on(tmp_path)
    made = pages(report)
    for number, page in enumerate(made, start=1):
        text = text_of(page)
        assert "DRAFT (unsigned)" in text
        assert DISCLAIMER in text
        assert report.id in text
        assert f"Page {number} of {len(made)}" in text


def test_a_practice_smear_is_marked_on_every_page(tmp_path):
    assert all("PRACTICE" in text_of(page) for page in pages(report_on(tmp_path, practice=True)))


def test_counts_intervals_scale_and_model_are_printed(tmp_path):
    text = " ".join(text_of(page) for page in pages(report_on(tmp_path)))
    # NFKC turns the micro sign into the Greek letter mu.
    for words in ("50 %", "22–78 %", "0.12 μm per pixel", "ab" * 32, "broken.jpg", "out of focus"):
        assert words in text


def test_the_typeface_travels_in_the_file(tmp_path):
    (page, *_) = pages(report_on(tmp_path))
    fonts = [font.get_object() for font in page["/Resources"]["/Font"].get_object().values()]
    used = [font for font in fonts if "Roboto" in font["/BaseFont"]]
    assert used
    assert all("/FontFile2" in font["/FontDescriptor"].get_object() for font in used)


def test_a_name_in_other_scripts_is_printed(tmp_path):
    text = " ".join(text_of(page) for page in pages(report_on(tmp_path, name="血 кровь.png")))
    assert "血 кровь.png" in text


def test_markup_in_a_name_is_only_text(tmp_path):
    report = report_on(tmp_path, name="<b>&amp; smear.png")
    assert "<b>&amp; smear.png" in " ".join(text_of(page) for page in pages(report))


@pytest.mark.parametrize("text", ["≤ 3/n, 95 % – 7.5 µm", "é ñ ß Ω Ж", "≈ “?” • × ·"])
def test_the_signs_of_the_report_are_in_its_typeface(text):
    assert printable(text) == text


def test_letter_paper_can_be_had(tmp_path):
    letter = replace(report_on(tmp_path), stationery=Stationery(paper="letter"))
    (page, *_) = pages(letter)
    assert tuple(page.mediabox[2:]) == (612, 792)


def test_the_file_is_written(tmp_path):
    write_pdf(report_on(tmp_path), tmp_path / "report.pdf")
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")
