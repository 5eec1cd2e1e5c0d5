import csv
import io
import json
from dataclasses import replace
from importlib.resources import files

import jsonschema
import pypdf
import pytest
from reviewed import (
    ANNA,
    APL,
    BERT,
    FIRST,
    amended,
    begun,
    labelled,
    pages,
    reported,
    run,
    signed,
    summed_up,
)

from leukoview.engine.case import Box, Cell, CellId, Origin
from leukoview.engine.casefile import Nucleoli, Texts
from leukoview.engine.casefile import changes as made
from leukoview.engine.casefile import paperwork as papers
from leukoview.engine.casefile.review import deidentified
from leukoview.engine.display import Display
from leukoview.engine.report import case_csv, case_document, encode, pdf_bytes
from leukoview.engine.report.wording import ALARM_SENTENCE


@pytest.fixture(scope="module")
def schema():
    text = (files("leukoview.engine.report") / "case.schema.json").read_text(encoding="utf-8")
    checker = jsonschema.Draft202012Validator(json.loads(text))
    checker.check_schema(checker.schema)
    return checker


def document(review, **options):
    return json.loads(encode(case_document(run(review), summed_up(review, **options), review)))


def unread(told):
    """One cell more that was placed by hand and labelled, and another that was only placed."""
    boxes = [Box(600, 5, 30, 30), Box(600, 60, 30, 30)]
    cells = tuple(Cell(CellId(90 + n), box, Origin.DRAWN) for n, box in enumerate(boxes))
    told.then(made.CellsPlaced(FIRST, cells))
    return told.then(made.Decided(FIRST, {CellId(90): APL}))


def rows(review):
    return list(csv.DictReader(io.StringIO(case_csv(review).decode("utf-8"), newline="")))


def test_an_unsigned_case_is_a_draft_on_every_page(tmp_path):
    texts = pages(reported(labelled(begun(tmp_path)).review(), tmp_path))
    assert all("DRAFT (unsigned, in review)" in text for text in texts)


def test_a_signed_case_bears_no_draft_anywhere(tmp_path):
    texts = pages(reported(signed(begun(tmp_path)).review(), tmp_path, alarm=True))
    assert "DRAFT" not in " ".join(texts)
    assert all("SIGNED" in text for text in texts)


def test_practice_stands_across_every_page_of_a_signed_practice_case(tmp_path):
    texts = pages(reported(signed(begun(tmp_path, practice=True)).review(), tmp_path))
    assert all("PRACTICE SIGNED" in text or "SIGNED PRACTICE" in text for text in texts)


def test_the_same_case_gives_the_same_bytes(tmp_path):
    told = amended(begun(tmp_path))
    first = pdf_bytes(reported(told.review(), tmp_path, alarm=True))
    told.then(papers.Exported(("r.pdf",)))
    assert pdf_bytes(reported(told.review(), tmp_path, alarm=True)) == first


def test_the_file_bears_the_time_of_the_cases_last_change(tmp_path):
    review = signed(begun(tmp_path)).review()
    made_file = pypdf.PdfReader(io.BytesIO(pdf_bytes(reported(review, tmp_path))))
    assert made_file.metadata.creation_date == review.at


def test_alarm_and_acknowledgement_stand_on_page_one(tmp_path):
    first = pages(reported(signed(begun(tmp_path)).review(), tmp_path, alarm=True))[0]
    assert ALARM_SENTENCE in first
    assert f"Acknowledged by {ANNA}, 2026-03-04 08:10 UTC." in first


def test_an_unsigned_case_has_lines_to_sign_and_a_signed_one_none(tmp_path):
    told = labelled(begun(tmp_path))
    unsigned = " ".join(pages(reported(told.review(), tmp_path, alarm=True)))
    assert "Acknowledged by: At (date, time):" in unsigned
    assert "Read and confirmed by:" in unsigned
    done = " ".join(pages(reported(signed(told).review(), tmp_path, alarm=True)))
    assert "Acknowledged by:" not in done
    assert "Read and confirmed by:" not in done


@pytest.mark.parametrize("bare", [False, True], ids=["named", "deidentified"])
@pytest.mark.parametrize(
    "tell",
    [
        lambda told: told,
        unread,
        signed,
        amended,
        lambda told: told.then(
            papers.NucleoliTicked(Nucleoli.PROMINENT),
            made.DisplaySet(FIRST, Display(0.1, -0.2, 1.4, (230, 228, 226))),
            made.ScaleSet(FIRST, None),
        ),
    ],
    ids=["draft", "unread", "signed", "amended", "odd"],
)
def test_the_json_follows_its_published_schema(schema, tmp_path, tell, bare):
    review = tell(begun(tmp_path)).review(alarmed=[FIRST])
    schema.validate(document(deidentified(review) if bare else review))


def test_the_schema_refuses_a_case_without_its_trail(schema, tmp_path):
    told = document(begun(tmp_path).review())
    del told["case"]["trail_sha256"]
    with pytest.raises(jsonschema.ValidationError, match="trail_sha256"):
        schema.validate(told)


def test_a_cell_says_who_labelled_it_when_and_what_it_counts_as(tmp_path):
    cells = document(labelled(begun(tmp_path)).review())["slides"][0]["cells"]
    assert {name: cells[0][name] for name in ("top", "label", "suggested_then", "standing")} == {
        "top": "all_lymphoblast",
        "label": "aml_m3",
        "suggested_then": "all_lymphoblast",
        "standing": "aml_m3",
    }
    assert (cells[0]["reader"], cells[0]["decided_at"]) == (ANNA, "2026-03-04T08:08:00+00:00")


def test_a_case_says_its_state_papers_signatures_and_amendments(tmp_path):
    review = amended(begun(tmp_path)).review()
    case = document(review, alarm=True)["case"]
    assert (case["state"], case["trail_sha256"]) == ("signed", review.trail)
    assert case["subject"]["name"] == "Müller, Ágnes"
    assert case["specimen"]["material"] == "marrow"
    assert [(one["reader"], one["void"]) for one in case["signatures"]] == [
        (ANNA, True),
        (BERT, False),
    ]
    assert case["amendments"][0]["reason"] == "One APL cell was a lymphoblast."
    assert case["alarm"]["acknowledged"]["by"] == ANNA


def test_the_differential_of_the_json_is_that_of_the_report(tmp_path):
    review = labelled(begun(tmp_path)).review()
    differential = document(review)["case"]["differential"]
    shares = reported(review, tmp_path).cases[0].shares
    assert [(str(row["suggested"]), str(row["final"])) for row in differential["classes"]] == [
        (share.suggested, share.count) for share in shares[:4]
    ]
    assert differential["artefacts"] == 1


def test_the_table_ends_in_what_the_reader_said(tmp_path):
    table = rows(labelled(begun(tmp_path)).review())
    assert list(table[0])[-4:] == ["label", "reader", "decided_at", "standing"]
    assert (table[0]["top"], table[0]["label"], table[0]["standing"]) == (
        "all_lymphoblast",
        "aml_m3",
        "aml_m3",
    )


def test_a_cell_that_was_not_read_has_a_row_of_its_own(tmp_path):
    labelled_only, placed_only = rows(unread(begun(tmp_path)).review())[-2:]
    assert (labelled_only["top"], labelled_only["standing"]) == ("", "aml_m3")
    assert (placed_only["label"], placed_only["standing"]) == ("", "")


def settled(told):
    """The review with a digest that stays, however changes are written in the trail."""
    return replace(told.review(), trail="12" * 32)


def lines(report):
    """The printed text, a line of a page on a line."""
    made_file = pypdf.PdfReader(io.BytesIO(pdf_bytes(report)))
    text = "\n\n".join(page.extract_text() for page in made_file.pages)
    return "\n".join(line.strip() for line in text.splitlines())


def test_the_text_of_a_reviewed_case(tmp_path, file_regression):
    report = reported(settled(amended(begun(tmp_path))), tmp_path, alarm=True)
    file_regression.check(lines(report), extension=".txt", encoding="utf-8")


def test_the_text_of_a_draft(tmp_path, file_regression):
    report = reported(settled(labelled(begun(tmp_path, cells=48))), tmp_path)
    file_regression.check(lines(report), extension=".txt", encoding="utf-8")


def test_the_json_of_a_reviewed_case(tmp_path, file_regression):
    review = settled(amended(begun(tmp_path)))
    made_file = encode(case_document(run(review), summed_up(review, alarm=True), review))
    file_regression.check(made_file.decode(), extension=".json", encoding="utf-8")


def test_the_text_of_a_reviewed_case_in_spanish(tmp_path, file_regression):
    texts = Texts("Signed in the morning.", cytochemistry="MPO negative.")
    told = begun(tmp_path).then(papers.TextsGiven(texts))
    report = reported(settled(amended(told)), tmp_path, alarm=True, language="es")
    file_regression.check(lines(report), extension=".txt", encoding="utf-8")


def test_the_text_of_a_draft_in_spanish(tmp_path, file_regression):
    told = labelled(begun(tmp_path, cells=48))
    report = reported(settled(told), tmp_path, language="es")
    file_regression.check(lines(report), extension=".txt", encoding="utf-8")
