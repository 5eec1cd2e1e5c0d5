"""What stands on a page besides words: ring, letterhead, bookmarks, the word across it."""

import io
from dataclasses import replace

import pypdf
import pypdfium2
import pytest
from PIL import Image
from reviewed import APL, BERT, FIRST, amended, begun, labelled, pages, reported, signed

from leukoview.engine.case import CellId
from leukoview.engine.casefile import Texts
from leukoview.engine.casefile import changes as made
from leukoview.engine.casefile import paperwork as papers
from leukoview.engine.report import Letterhead, Stationery, pdf_bytes
from leukoview.engine.report.content import Share
from leukoview.engine.report.ring import ring, slices


def logo():
    out = io.BytesIO()
    Image.new("RGB", (40, 20), "#0055aa").save(out, "PNG")
    return out.getvalue()


HEAD = Letterhead("Hospital São José", ("Hematology", "Calle Mayor 12"), logo())


def share(letter, estimate, interval="0–1 %"):
    return Share(letter, letter, "#2450c0", "1", "", interval, estimate, 0, 1)


def drawn(report, page=0):
    """A page as pixels, 72 to an inch."""
    with pypdfium2.PdfDocument(pdf_bytes(report)) as file:
        return file[page].render(scale=1).to_pil().convert("RGB")


def outline(report):
    entries = pypdf.PdfReader(io.BytesIO(pdf_bytes(report))).outline
    return [
        [one.title for one in entry] if isinstance(entry, list) else entry.title
        for entry in entries
    ]


def places(report):
    file = pypdf.PdfReader(io.BytesIO(pdf_bytes(report)))
    flat = [one for part in file.outline for one in (part if isinstance(part, list) else [part])]
    return {one.title: file.get_destination_page_number(one) for one in flat}


def test_the_slices_of_the_ring_are_the_shares_clockwise_from_the_top():
    parts = slices([share("A", 0.25), share("B", 0), share("?", 0, ""), share("C", 0.75)])
    assert [(one.share.letter, one.start, one.sweep) for one in parts] == [
        ("A", 0, 90),
        ("C", 90, 270),
    ]


def test_a_narrow_slice_has_no_letter_and_a_wide_one_has():
    letters = [
        one.text
        for one in ring([share("A", 0.02), share("B", 0.98)], "n = 50").contents
        if hasattr(one, "text")
    ]
    assert letters == ["B", "n = 50"]


@pytest.mark.parametrize("shares", [[], [share("A", 1)], [share("A", 0)]])
def test_a_ring_of_none_or_one_can_be_drawn(shares):
    assert ring(shares, "n = 0").asString("pdf")


def test_the_ring_stands_on_the_page_in_the_colours_of_its_classes(tmp_path):
    image = drawn(reported(labelled(begun(tmp_path)).review(), tmp_path))
    right = image.crop((400, 200, image.width, image.height))
    colours = {colour for _n, colour in right.getcolors(right.width * right.height)}
    assert {(0x24, 0x50, 0xC0), (0xC8, 0x10, 0x2E), (0x1A, 0x9A, 0x78)} <= colours


def test_the_letterhead_stands_on_the_first_page_alone(tmp_path):
    report = reported(begun(tmp_path).review(), tmp_path)
    first, *rest = pages(replace(report, stationery=Stationery(HEAD)))
    assert "Hospital São José Hematology Calle Mayor 12" in first
    assert all("Hospital" not in text for text in rest)


def test_the_logo_is_drawn_above_the_title(tmp_path):
    report = replace(reported(begun(tmp_path).review(), tmp_path), stationery=Stationery(HEAD))
    assert drawn(report).getpixel((70, 70)) == (0, 0x55, 0xAA)


def test_the_word_across_a_draft_is_seen_and_not_copied(tmp_path):
    draft = reported(labelled(begun(tmp_path)).review(), tmp_path)
    plain = replace(draft, watermark="")
    assert drawn(draft).tobytes() != drawn(plain).tobytes()
    assert pages(draft) == pages(plain)


def test_bookmarks_lead_to_the_pages_where_their_heads_stand(tmp_path):
    texts = Texts("Seen.", molecular="None.")
    told = amended(begun(tmp_path, cells=24).then(papers.TextsGiven(texts)))
    report = reported(told.review(), tmp_path, alarm=True)
    texts = pages(report)
    for title, page in places(report).items():
        assert title in texts[page]
    assert len({*places(report).values()}) == len(texts)


def test_the_case_and_the_limits_are_bookmarks_of_the_first_level(tmp_path):
    entries = outline(reported(labelled(begun(tmp_path)).review(), tmp_path))
    first = [one for one in entries if isinstance(one, str)]
    assert first[0].startswith("Case: P-4711")
    assert "Limits" in first
    assert "Differential" in next(one for one in entries if isinstance(one, list))


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_nothing_is_drawn_beyond_the_edge_of_the_paper(tmp_path, paper):
    report = reported(labelled(begun(tmp_path, cells=48)).review(), tmp_path)
    report = replace(report, stationery=Stationery(HEAD, paper), watermark="")
    with pypdfium2.PdfDocument(pdf_bytes(report)) as file:
        for page in file:
            image = page.render(scale=1).to_pil().convert("L")
            for edge in ((0, 0, 40, image.height), (image.width - 40, 0, *image.size)):
                assert image.crop(edge).getextrema()[0] == 255


def test_comment_and_findings_are_printed_whole(tmp_path):
    long = " ".join(f"word{n}" for n in range(1100))
    texts = Texts(long, "MPO negative.", molecular="NPM1 wild type.")
    text = " ".join(
        pages(reported(begun(tmp_path).then(papers.TextsGiven(texts)).review(), tmp_path))
    )
    for words in (
        "word0 word1",
        "word1098 word1099",
        "Cytochemistry MPO negative.",
        "Molecular genetics NPM1 wild type.",
    ):
        assert words in text
    assert "Flow cytometry" not in text


def test_what_an_amendment_changed_is_a_table(tmp_path):
    told = signed(begun(tmp_path)).then(papers.Amended("A second look."), by=BERT)
    told.then(made.Decided(FIRST, {CellId(2): APL}), by=BERT)
    text = " ".join(pages(reported(told.review(), tmp_path)))
    assert "Dr. Bert Brandt: A second look." in text
    assert (
        "2026-03-04 08:13 UTC, Dr. Bert Brandt Cell 2 on “smear 1.png” Lymphoblast (ALL; L1/L2 "
        "not resolved) APL cell (AML-M3)"
    ) in text


def test_an_amendment_without_changes_says_so(tmp_path):
    told = signed(begun(tmp_path)).then(papers.Amended("A second look."), by=BERT)
    assert "Nothing that is counted or printed was changed." in " ".join(
        pages(reported(told.review(), tmp_path))
    )


def test_a_character_that_no_typeface_has_is_told_of(tmp_path):
    sentence = "Characters that no typeface of this program has are printed as their numbers"
    odd = begun(tmp_path).then(papers.TextsGiven(Texts("\U00013000")))
    assert sentence in " ".join(pages(reported(odd.review(), tmp_path)))
    plain = begun(tmp_path).then(papers.TextsGiven(Texts("王")))
    assert sentence not in " ".join(pages(reported(plain.review(), tmp_path)))


def test_every_typeface_travels_in_the_file(tmp_path):
    told = begun(tmp_path).then(papers.TextsGiven(Texts("王小明 محمد שלום Ω")))
    file = pypdf.PdfReader(io.BytesIO(pdf_bytes(reported(told.review(), tmp_path))))
    fonts = {
        name: font.get_object()
        for page in file.pages
        for name, font in page["/Resources"]["/Font"].get_object().items()
    }
    bases = {font["/BaseFont"] for font in fonts.values() if "/FontDescriptor" in font}
    assert {base.split("+")[1].split("-")[0] for base in bases} == {
        "Roboto",
        "NotoSansSC",
        "NotoSansArabic",
        "NotoSansHebrew",
    }
    assert all(
        "/FontFile2" in font["/FontDescriptor"].get_object()
        for font in fonts.values()
        if "/FontDescriptor" in font
    )


def test_long_lines_that_are_read_from_the_right_begin_with_their_first_words(tmp_path):
    told = begun(tmp_path).then(papers.TextsGiven(Texts("אחד " + "שתיים " * 60 + "סוף")))
    text = " ".join(pages(reported(told.review(), tmp_path)))
    assert text.index("אחד") < text.index("סוף")
