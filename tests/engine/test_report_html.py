"""The report as a web page: whole, valid, and harmless whatever is typed."""

import re
from dataclasses import replace

import html5lib
import pytest
from readings import crop_reading, reading, saved_smear, skipped, slide_reading, summary, summary_of
from reviewed import BERT, SPECIMEN, amended, begun, labelled, reported, signed

from leukoview.engine.casefile import Subject, Texts
from leukoview.engine.casefile import paperwork as papers
from leukoview.engine.casefile.review import deidentified
from leukoview.engine.report import Letterhead, Stationery, compose, html_bytes
from leukoview.engine.report.content import texts_of

XHTML = "{http://www.w3.org/1999/xhtml}"
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'; background:url(http://evil.example/x)",
    "{{ 7 * 7 }}{% include 'x' %}",
    "&lt;b&gt; &amp; ]]> <!-- -->",
    "\u202egnp.exe\u202c",
    "a\x00b\x1bc",
    "half \ud83d pair",
    "محمد عبد الله",
    "王小明",
    "x" * 10_000,
]


def parsed(report):
    """The page as a tree; whatever the standard calls an error fails."""
    return html5lib.HTMLParser(strict=True).parse(html_bytes(report).decode())


def shown(report):
    """What a reader of the page reads, blanks apart."""
    body = parsed(report).find(f"{XHTML}body")
    return " ".join(" ".join(body.itertext()).split())


def attributes(report):
    return [pair for element in parsed(report).iter() for pair in element.attrib.items()]


@pytest.mark.parametrize("tell", [lambda told: told, labelled, signed, amended])
@pytest.mark.parametrize("language", ["en", "es"])
def test_the_page_is_valid(tmp_path, tell, language):
    report = reported(tell(begun(tmp_path)).review(), tmp_path, alarm=True, language=language)
    assert parsed(report).attrib["lang"] == language


def test_a_reading_and_its_crops_make_valid_pages(tmp_path):
    path = tmp_path / "smear.png"
    slide = slide_reading(path, saved_smear(path))
    one = compose(reading(slides=(slide,), skipped=(skipped(),)), [summary_of(slide, alarm=True)])
    crops = tuple(crop_reading(path, patient, "aml_m3") for patient in ("p1", "p2"))
    cases = [summary(crop.patient, [crop.reading.prediction], alarm=True) for crop in crops]
    assert "broken.jpg" in shown(one)
    assert "In 2 of 2 cases: p1, p2" in shown(compose(reading(crops=crops), cases))


def test_the_page_says_everything_that_the_report_says(tmp_path):
    texts = Texts("Seen.", molecular="NPM1 wild type.")
    told = amended(begun(tmp_path).then(papers.TextsGiven(texts)))
    head = Letterhead("Hospital", ("Street 1",))
    report = reported(told.review(), tmp_path, alarm=True, letterhead=head)
    text, case = shown(report), report.cases[0]
    parts = (report.title, report.status, report.id, report.limits, report.making, case, head)
    for said in texts_of(parts):
        words = " ".join(said.split())
        if not words.startswith("#") and words != case.apl:
            assert words in text


def test_equal_reports_make_equal_pages(tmp_path):
    report = reported(labelled(begun(tmp_path)).review(), tmp_path)
    assert html_bytes(report) == html_bytes(report)


def test_nothing_is_fetched_and_nothing_runs(tmp_path):
    report = reported(labelled(begun(tmp_path)).review(), tmp_path)
    for name, value in attributes(report):
        assert not str(name).startswith("on")
        if str(name).endswith(("src", "href")):
            assert value.startswith("data:image/jpeg;base64,")
    assert not [e for e in parsed(report).iter() if e.tag in {f"{XHTML}script", f"{XHTML}link"}]
    page = html_bytes(report).decode()
    assert "default-src 'none'" in page
    assert not re.search(r"https?://", page)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_what_is_typed_is_only_text(tmp_path, text):
    review = labelled(begun(tmp_path)).review()
    case = replace(
        review.case,
        subject=Subject(text, text, text, text),
        specimen=replace(SPECIMEN, id=text, stain=text, smear=text),
        texts=Texts(text, text, text, text, text),
    )
    plain = replace(review.case, texts=Texts("a", "b", "c", "d", "e"))
    usual, odd = (
        reported(replace(review, case=one), tmp_path, letterhead=Letterhead(words, (words,)))
        for one, words in ((plain, "a"), (case, text))
    )
    assert [e.tag for e in parsed(odd).iter()] == [e.tag for e in parsed(usual).iter()]
    assert not [name for name, _value in attributes(odd) if str(name).startswith("on")]


def test_markup_is_shown_as_it_was_typed(tmp_path):
    told = begun(tmp_path).then(papers.TextsGiven(Texts('<b>bold</b> & "quoted" {{ 7 * 7 }}')))
    assert '<b>bold</b> & "quoted" {{ 7 * 7 }}' in shown(reported(told.review(), tmp_path))


def test_control_characters_are_written_as_their_numbers(tmp_path):
    told = begun(tmp_path).then(papers.TextsGiven(Texts("a\x00b")))
    assert "a[U+0000]b" in shown(reported(told.review(), tmp_path))


def test_a_deidentified_page_says_nothing_of_whose_case_it_is(tmp_path):
    told = signed(begun(tmp_path)).then(papers.Amended("Mrs. Müller again."), by=BERT)
    text = html_bytes(reported(deidentified(told.review()), tmp_path)).decode()
    for secret in ("Müller", "P-4711", "1961-07-30", "B26-0815", "smear 1"):
        assert secret not in text


def test_a_text_in_arabic_runs_from_right_to_left(tmp_path):
    told = begun(tmp_path).then(papers.TextsGiven(Texts("محمد\nplain")))
    page = html_bytes(reported(told.review(), tmp_path)).decode()
    assert '<p class="own" dir="rtl">محمد</p>' in page
    assert '<p class="own" dir="ltr">plain</p>' in page


def test_the_ring_has_a_slice_for_every_class_with_cells(tmp_path):
    report = reported(labelled(begun(tmp_path)).review(), tmp_path)
    page = html_bytes(report).decode()
    ring = page[page.index('class="ring"') :].partition("</svg>")[0]
    assert ring.count("<path") == sum(share.estimate > 0 for share in report.cases[0].shares)


def test_letter_paper_is_asked_for_when_the_page_is_printed(tmp_path):
    report = reported(begun(tmp_path).review(), tmp_path)
    assert "size: A4" in html_bytes(report).decode()
    letter = replace(report, stationery=Stationery(paper="letter"))
    assert "size: letter" in html_bytes(letter).decode()


def style(report):
    return parsed(report).find(f"{XHTML}head/{XHTML}style").text


def test_every_printed_page_says_whose_it_is_how_far_it_is_and_which_of_how_many(tmp_path):
    told = begun(tmp_path, subject=Subject("P-7", "Ana"))
    report = reported(told.review(), tmp_path, language="es")
    said = style(report)
    assert r'@top-left { content: "LeukoView \b7  P\2d 7 \b7  Ana"; }' in said
    assert r'@top-right { content: "BORRADOR \28 sin firmar\29 "; }' in said
    assert '@bottom-right { content: "Página " counter(page) " de " counter(pages) ""; }' in said
    assert report.id.replace("-", r"\2d ") in said


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_name_cannot_end_the_string_that_it_stands_in(tmp_path, text):
    review = begun(tmp_path).review()
    usual, odd = (
        style(reported(replace(review, case=replace(review.case, subject=one)), tmp_path))
        for one in (Subject("P", "Ana"), Subject("P", text))
    )
    line = re.compile(r'@(?:top|bottom)-left \{ content: "[^"<>\n]*"; \}')
    assert line.sub("", odd) == line.sub("", usual)


def test_what_the_differential_is_marked_with_is_printed_on_white_paper(tmp_path):
    said = style(reported(begun(tmp_path).review(), tmp_path))
    assert "print-color-adjust: exact" in said
    assert "color-scheme: only light" in said


def test_the_marks_of_the_blasts_say_their_share(tmp_path):
    page = html_bytes(reported(labelled(begun(tmp_path)).review(), tmp_path)).decode()
    assert page.count("<span>10 %</span><span>20 %</span>") == 1
