import io
import unicodedata
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
from reviewed import (
    ANNA,
    FIRST,
    SPECIMEN,
    SUBJECT,
    amended,
    begun,
    composed,
    labelled,
    pages,
    reported,
    run,
    signed,
    summed_up,
)

from leukoview.engine.casefile import Specimen, Subject
from leukoview.engine.casefile import changes as made
from leukoview.engine.casefile import paperwork as papers
from leukoview.engine.casefile.review import REMOVED, deidentified
from leukoview.engine.errors import UnreadableImageError
from leukoview.engine.report import case_csv, case_document, encode, pdf_bytes
from leukoview.engine.report.scripts import Faces, faces_for
from leukoview.engine.report.sheet import Sheet, width_of

LONG = "0123456789" * 1000


def searched(report, review):
    """Everything that is written anywhere, as one text: pages, PDF metadata, JSON, CSV."""
    made_file = pypdf.PdfReader(io.BytesIO(pdf_bytes(report)))
    texts = [page.extract_text() for page in made_file.pages]
    texts += [str(value) for value in made_file.metadata.values()]
    texts.append(encode(case_document(run(review), summed_up(review), review)).decode())
    texts.append(case_csv(review).decode())
    return folded(" ".join(" ".join(texts).split()))


def folded(text):
    return unicodedata.normalize("NFKC", text).casefold()


def secrets(subject, specimen, name):
    words = [subject.id, subject.name, subject.birth_date, *subject.name.replace(",", "").split()]
    words += [specimen.id, specimen.collected, specimen.received, name, Path(name).stem]
    return [folded(word) for word in words]


NAMES = {
    "latin": SUBJECT,
    "capitals": Subject("p-77", "STRAßE, Jörg", "3.2.1950", "male"),
    "cjk": Subject("病 0042", "王小明", "1980年1月2日", "男"),
    "hebrew": Subject("מס 17", "כהן דוד", "2.1.1980", ""),
    "combining": Subject("Z\u030c-9", "Nguye\u0302\u0303n Ti\u0301n", "01/02/1971", "m"),
}


@pytest.mark.parametrize("subject", NAMES.values(), ids=NAMES)
def test_a_deidentified_export_holds_no_name_number_date_or_file_name(tmp_path, subject):
    # What a careless reader might type: the name in fields that are printed.
    specimen = replace(
        SPECIMEN, stain=f"Giemsa {subject.name.upper()}", smear=f"squash ({subject.id})"
    )
    name = f"{subject.name} 4711.png"
    told = begun(tmp_path, subject=subject, specimen=specimen, name=name)
    signed(told).then(papers.Amended(f"Was {subject.name}'s other smear."))
    whole = told.review(alarmed=[FIRST])
    bare = deidentified(whole)
    named = searched(reported(whole, tmp_path, alarm=True), whole)
    left = searched(reported(bare, tmp_path, alarm=True), bare)
    for secret in secrets(subject, specimen, name):
        assert secret not in left
    assert folded(subject.name) in named
    assert "squash" in left
    assert "image 1" in left
    assert "cd" * 32 in left


def test_readers_and_digests_stay_on_a_deidentified_report(tmp_path):
    bare = deidentified(signed(begun(tmp_path)).review())
    text = " ".join(pages(reported(bare, tmp_path)))
    assert ANNA in text
    assert bare.trail in text
    assert "left out (de-identified)" in text


def test_what_an_opener_says_of_a_missing_image_is_not_repeated(tmp_path):
    def gone(_slide):
        raise UnreadableImageError("“Müller.png” is not there.")

    report = composed(deidentified(signed(begun(tmp_path)).review()), gone)
    assert "Müller" not in " ".join(pages(report))
    assert report.cases[0].images[0].remarks[-1] == "No pictures: the image is not at hand."


def test_a_short_name_does_not_spoil_the_words_it_is_part_of(tmp_path):
    told = begun(tmp_path, subject=Subject(name="Li"), specimen=Specimen(stain="Lishman for Li"))
    assert deidentified(told.review()).case.specimen.stain == f"Lishman for {REMOVED}"


def test_the_reason_of_an_amendment_is_left_out(tmp_path):
    (amendment,) = deidentified(amended(begun(tmp_path)).review()).case.amendments
    assert amendment.reason == "left out (de-identified)"


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("שלום", "שלום"),
        ("محمد", "محمد"),
        ("王小明", "王小明"),
        ("नमः", "[U+0928][U+092E][U+0903]"),
        ("山田 はな", "山田 はな"),
        ("김민준", "김민준"),
        ("Nguye\u0302\u0303n", "Nguyễn"),
        ("👩‍🔬", "[U+1F469][U+1F52C]"),
        ("\U00013000", "[U+13000]"),
        ("\u202egnp.exe\u202c", "[U+202E]gnp.exe"),
        ("a\x00b\ttab\nline", "a[U+0000]b"),
        ("half \ud83d pair", "[U+D83D]"),
        ("<b>&amp;</b>", "<b>&amp;</b>"),
    ],
    ids=[
        "hebrew",
        "arabic",
        "chinese",
        "devanagari",
        "japanese",
        "korean",
        "combining",
        "emoji",
        "hieroglyph",
        "bidi",
        "control",
        "surrogate",
        "markup",
    ],
)
def test_any_script_is_printed_or_written_by_numbers(tmp_path, text, printed):
    subject = Subject(text, text, text, text)
    specimen = replace(SPECIMEN, id=text, collected=text, received=text, stain=text, smear=text)
    told = begun(tmp_path)
    review = told.review()
    case = replace(review.case, subject=subject, specimen=specimen)
    review = replace(review, case=case)
    assert printed in " ".join(pages(reported(review, tmp_path))).replace("] [", "][")
    encode(case_document(run(review), summed_up(review), review))


@pytest.mark.parametrize("text", [LONG, "王" * 10_000, "👩" * 10_000, "word " * 2000])
def test_a_field_of_10_000_characters_is_cut_with_a_mark(tmp_path, text):
    subject = Subject(text, text, text, text)
    specimen = Specimen(text, SPECIMEN.material, text, text, text, text, text)
    told = begun(tmp_path, subject=subject, specimen=specimen)
    signed(told).then(papers.Amended(text))
    made_pages = pages(reported(told.review(), tmp_path, alarm=True))
    assert "[cut: 10,000 characters were given]" in " ".join(made_pages)
    assert len(made_pages) <= 5


def test_a_readers_name_of_10_000_characters_is_cut_too(tmp_path):
    told = labelled(begun(tmp_path))
    cell = told.case.records[FIRST].cells[0].id
    told.then(made.Decided(FIRST, {cell: made.ClassKey("benign")}), by=LONG)
    told.then(papers.AlarmAcknowledged("seen"), by=LONG).then(papers.Signed(), by=LONG)
    text = " ".join(pages(reported(told.review(), tmp_path, alarm=True)))
    assert "[cut: " in text


def test_the_json_keeps_every_character(tmp_path):
    review = begun(tmp_path, subject=Subject(name=LONG)).review()
    made_file = case_document(run(review), summed_up(review), review)
    assert made_file["case"]["subject"]["name"] == LONG


def test_a_cut_leaves_what_has_room():
    cut = Sheet(100, faces=Faces(missing=frozenset("👩"))).cut
    assert cut("王" * 10, 9) == "王王王王… [cut: 10 characters were given]"
    assert cut("👩" * 10, 20) == "👩👩… [cut: 10 characters were given]"
    assert cut("[abc" * 4, 6) == "[abc[a… [cut: 16 characters were given]"
    assert cut("王" * 10, 20) == "王" * 10


@pytest.mark.parametrize("name", ["王小明", "כהן דוד"])
def test_a_head_is_as_bold_in_other_scripts_as_in_latin(tmp_path, name):
    told = begun(tmp_path, subject=Subject("P", name))
    page = pypdf.PdfReader(io.BytesIO(pdf_bytes(reported(told.review(), tmp_path)))).pages[0]
    fonts = {str(one.get_object()["/BaseFont"]) for one in page["/Resources"]["/Font"].values()}
    weights = {part for font in fonts for part in font.split("-") if part in {"400", "700"}}
    assert weights == {"400", "700"}


def test_bold_letters_are_wider_than_regular_ones():
    faces = faces_for(["Δ שלום"])
    assert width_of(faces, "שלום", 10, bold=True) > width_of(faces, "שלום", 10)
