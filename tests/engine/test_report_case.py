import multiprocessing
from dataclasses import replace

import pytest
from reviewed import (
    ANNA,
    APL,
    BERT,
    FIRST,
    LYMPHOBLAST,
    NORMAL,
    Told,
    amended,
    begun,
    composed,
    labelled,
    reported,
    run,
    signed,
    summed_up,
)

from leukoview.engine.case import Box, Cell, CellId, Origin
from leukoview.engine.casefile import Nucleoli, Settings, Texts
from leukoview.engine.casefile import changes as made
from leukoview.engine.casefile import paperwork as papers
from leukoview.engine.casefile.review import review_of_version
from leukoview.engine.casefile.versions import version_of
from leukoview.engine.display import Display
from leukoview.engine.errors import UnreadableImageError
from leukoview.engine.fab import LIMITS
from leukoview.engine.report import case_document, encode
from leukoview.engine.report.content import Changed, OwnText
from leukoview.engine.report.wording import ALARM_SENTENCE
from leukoview.engine.taxonomy import ARTEFACT, UNIDENTIFIED


def case_of(told, folder, **options):
    return reported(told.review(), folder, **options).cases[0]


def facts(of):
    return {fact.name: fact.value for fact in of}


def counts(section):
    return {share.name: (share.suggested, share.count) for share in section.shares}


def test_suggested_and_final_counts_stand_side_by_side(tmp_path):
    section = case_of(labelled(begun(tmp_path)), tmp_path)
    assert counts(section) == {
        "Lymphoblast (ALL; L1/L2 not resolved)": ("4", "3"),
        "APL cell (AML-M3)": ("0", "1"),
        "Myeloid blast (AML, not M3)": ("0", "0"),
        "Normal leukocyte or precursor": ("2", "3"),
        "Unidentified: not counted": ("1", "0"),
        "Artefact: not counted": ("–", "1"),
    }


def test_shares_are_of_the_final_counts_and_carry_their_interval(tmp_path):
    first = case_of(labelled(begun(tmp_path)), tmp_path).shares[0]
    assert (first.percent, first.interval) == ("43 %", "16–75 %")


def test_what_was_left_out_is_counted(tmp_path):
    counting = facts(case_of(labelled(begun(tmp_path)), tmp_path).review.counting)
    assert counting["Excluded"] == "1 artefact"
    assert counting["Unidentified"] == "0 (1 suggested)"
    assert counting["Counted"] == "n = 7 of 500 wanted"


def test_a_cell_placed_by_hand_and_never_read_counts_by_its_label(tmp_path):
    told = begun(tmp_path)
    told.then(made.CellsPlaced(FIRST, (Cell(CellId(90), Box(600, 5, 30, 30), Origin.DRAWN),)))
    told.then(made.Decided(FIRST, {CellId(90): APL}))
    section = case_of(told, tmp_path)
    assert counts(section)["APL cell (AML-M3)"] == ("0", "1")
    assert facts(section.review.counting)["Cells"] == (
        "9: 8 detected, 1 placed by hand; 8 read by the model, 1 labelled by a reader"
    )
    (picture,) = section.galleries[-2].cells
    assert (picture.title, picture.note) == ("by reader", "not read by the model")


def test_pictures_are_grouped_by_final_class_with_a_differing_suggestion_noted(tmp_path):
    galleries = case_of(labelled(begun(tmp_path)), tmp_path).galleries
    assert [(g.title, len(g.cells)) for g in galleries] == [
        ("Lymphoblast (ALL; L1/L2 not resolved)", 3),
        ("Normal leukocyte or precursor", 3),
        ("APL cell (AML-M3)", 1),
    ]
    (apl,) = galleries[2].cells
    assert (apl.letter, apl.title, apl.note) == ("M3", "by reader", "suggested L, 95 %")
    assert {cell.note for cell in galleries[0].cells} == {"confirmed"}


def test_artefacts_have_no_picture_and_the_unidentified_come_last(tmp_path):
    told = begun(tmp_path)
    told.then(made.Decided(FIRST, {CellId(0): UNIDENTIFIED, CellId(1): ARTEFACT}))
    galleries = case_of(told, tmp_path).galleries
    assert sum(len(gallery.cells) for gallery in galleries) == 7
    assert galleries[-1].title == "Unidentified"
    assert "suggested L, 95 %" in {cell.note for cell in galleries[-1].cells}


def test_a_disagreement_keeps_a_place_among_many_agreements(tmp_path):
    told = begun(tmp_path, cells=24)
    labels = {
        c.id: told.case.records[FIRST].suggested(c.id) for c in told.case.records[FIRST].cells
    }
    labels |= {CellId(1): LYMPHOBLAST, CellId(23): NORMAL}
    row = case_of(told.then(made.Decided(FIRST, labels)), tmp_path).galleries[0].cells
    assert len(row) == 6
    assert [cell.note for cell in row if cell.title == "by reader"] == ["suggested N, 94 %"]


def test_boxes_carry_the_final_letter_and_are_dashed_until_labelled(tmp_path):
    told = begun(tmp_path).then(made.Decided(FIRST, {CellId(0): APL}))
    marks = case_of(told, tmp_path).images[0].picture.marks
    assert [(mark.letter, mark.doubtful) for mark in marks[:2]] == [("M3", False), ("N", True)]


def test_an_alarm_says_who_acknowledged_it_and_when(tmp_path):
    alarm = case_of(signed(begun(tmp_path)), tmp_path, alarm=True).alarm
    assert alarm.sentence == ALARM_SENTENCE
    assert alarm.acknowledged == f"Acknowledged by {ANNA}, 2026-03-04 08:10 UTC."


def test_an_alarm_that_nobody_acknowledged_leaves_a_line_to_sign(tmp_path):
    section = case_of(labelled(begun(tmp_path)), tmp_path, alarm=True)
    assert section.alarm.acknowledged == ""
    assert "Not acknowledged yet." in facts(section.review.readers)["APL alarm"]


def test_an_alarm_of_one_image_rings_for_the_case(tmp_path):
    review = labelled(begun(tmp_path)).review(alarmed=[FIRST])
    alarm = reported(review, tmp_path).cases[0].alarm
    assert alarm.reason.startswith("Set off by the cells of “smear 1.png” taken alone")


def test_without_an_alarm_an_earlier_one_is_still_told(tmp_path):
    apl = facts(case_of(signed(begun(tmp_path)), tmp_path).review.readers)["APL alarm"]
    assert "does not rule APL out" in apl
    assert f"It rang before and was acknowledged by {ANNA}" in apl


def test_quality_accepted_in_spite_of_a_remark_says_by_whom(tmp_path):
    remarks = case_of(labelled(begun(tmp_path)), tmp_path).images[0].remarks
    assert remarks == (
        "Do not rely on this image: The image is out of focus.",
        f"Accepted in spite of the remarks by {ANNA}, 2026-03-04 08:08 UTC.",
    )


def test_how_an_image_was_shown_is_said_and_only_then(tmp_path):
    plain = begun(tmp_path)
    assert "Shown" not in facts(case_of(plain, tmp_path).images[0].facts)
    told = plain.then(made.DisplaySet(FIRST, Display(brightness=0.2)))
    shown = facts(case_of(told, tmp_path).images[0].facts)["Shown"]
    assert "brightness +20 %" in shown
    assert "for the eye only" in shown


def test_the_fab_score_stands_with_its_limits_where_lymphoblasts_stand(tmp_path):
    told = begun(tmp_path, cells=48).then(papers.NucleoliTicked(Nucleoli.SMALL))
    score, *rest = case_of(told, tmp_path).review.fab
    assert score.startswith("FAB score ")
    assert rest[-1] == LIMITS
    assert "small, one or none" in rest[-2]


def test_without_lymphoblasts_there_is_no_fab_score(tmp_path):
    told = begun(tmp_path)
    told.then(made.Decided(FIRST, dict.fromkeys((CellId(n) for n in range(8)), NORMAL)))
    assert case_of(told, tmp_path).review.fab == ()


@pytest.mark.parametrize(
    ("tell", "status", "watermark"),
    [
        (lambda told: told, "DRAFT (unsigned)", "DRAFT"),
        (labelled, "DRAFT (unsigned, in review)", "DRAFT"),
        (signed, "SIGNED", ""),
        (amended, "SIGNED, AMENDED", ""),
        (
            lambda told: signed(told).then(papers.Amended("Look again.")),
            "DRAFT (unsigned, amended)",
            "DRAFT",
        ),
    ],
)
def test_the_state_is_said_and_an_unsigned_case_is_a_draft(tmp_path, tell, status, watermark):
    report = reported(tell(begun(tmp_path)).review(), tmp_path)
    assert (report.status, report.watermark) == (status, watermark)


def test_one_of_two_wanted_signatures_leaves_a_draft(tmp_path):
    told = signed(begun(tmp_path, settings=Settings(second_reader=True)))
    first = reported(told.review(), tmp_path)
    assert first.watermark == "DRAFT"
    assert first.cases[0].review.state.endswith("; a second reader has to sign.")
    second = reported(told.then(papers.Signed(), by=BERT).review(), tmp_path)
    assert second.watermark == ""
    assert second.cases[0].review.state == (
        f"Signed by {ANNA}, 2026-03-04 08:11 UTC and {BERT}, 2026-03-04 08:12 UTC."
    )


def test_a_practice_case_stays_practice_when_signed(tmp_path):
    assert reported(begun(tmp_path, practice=True).review(), tmp_path).watermark == "PRACTICE DRAFT"
    assert (
        reported(signed(begun(tmp_path, practice=True)).review(), tmp_path).watermark == "PRACTICE"
    )


def test_an_amended_case_tells_the_reason_and_keeps_the_void_signature(tmp_path):
    review = case_of(amended(begun(tmp_path)), tmp_path).review
    (amendment,) = review.amendments
    assert amendment.head == f"2026-03-04 08:12 UTC, {BERT}"
    assert amendment.reason == "One APL cell was a lymphoblast."
    assert facts(review.readers)["Void"].startswith(f"{ANNA}, 2026-03-04 08:11 UTC")
    assert facts(review.readers)["Signed"].startswith(BERT)


def test_an_amended_case_lists_what_changed_by_whom_and_when(tmp_path):
    (amendment,) = case_of(amended(begun(tmp_path)), tmp_path).review.amendments
    assert amendment.changes == (
        Changed(
            "2026-03-04 08:13 UTC",
            BERT,
            "Cell 0 on “smear 1.png”",
            "APL cell (AML-M3)",
            "Lymphoblast (ALL; L1/L2 not resolved)",
        ),
    )


def test_an_earlier_version_is_printed_as_superseded_under_its_first_id(tmp_path):
    told = signed(begun(tmp_path))
    first = reported(told.review(), tmp_path)
    told.then(papers.Amended("Look again."), by=BERT)
    again = reported(review_of_version(version_of(told.entries, 1)), tmp_path)
    assert again.id == first.id
    assert (again.status, again.watermark) == ("SUPERSEDED, version 1", "SUPERSEDED")
    assert again.cases[0].shares == first.cases[0].shares
    assert again.cases[0].review.superseded == (
        f"This is version 1. It was opened again by {BERT}, 2026-03-04 08:12 UTC: ask for the "
        "later version."
    )


def test_the_readers_comment_and_findings_stand_as_they_were_written(tmp_path):
    texts = Texts("Seen twice.\n\nFew cells.", flow_cytometry="CD34+", molecular=" ")
    review = case_of(begun(tmp_path).then(papers.TextsGiven(texts)), tmp_path).review
    assert review.comment == "Seen twice.\n\nFew cells."
    assert review.findings == (OwnText("Flow cytometry", "CD34+"),)


def test_labels_given_before_the_suggestion_was_shown_are_counted(tmp_path):
    told = labelled(begun(tmp_path, settings=Settings(blind=True)), blind=True)
    blind = facts(case_of(told, tmp_path).review.counting)["Blind first"]
    assert blind == "8 of 8 labels given before the suggestion was shown"


def test_cells_that_another_model_read_are_told(tmp_path):
    told = begun(tmp_path)
    old = told.case.records[FIRST].reading(CellId(0))
    old = replace(old, prediction=replace(old.prediction, bundle="acute-leukemia-0"))
    report = reported(told.then(made.CellsRead(FIRST, (old,))).review(), tmp_path)
    assert facts(report.making)["Also read by"] == "acute-leukemia-0: 1 cell"


def test_an_image_that_is_not_at_hand_costs_its_pictures_alone(tmp_path):
    def gone(_slide):
        raise UnreadableImageError("The image is not where it was.")

    section = composed(labelled(begun(tmp_path)).review(), gone).cases[0]
    assert section.images[0].remarks[-1] == "No pictures: The image is not where it was."
    assert section.galleries == ()
    assert section.shares[0].count == "3"


def test_an_export_changes_neither_report_nor_its_id(tmp_path):
    told = signed(begun(tmp_path))
    before = reported(told.review(), tmp_path)
    assert reported(told.then(papers.Exported(("r.pdf",))).review(), tmp_path) == before


def test_every_change_of_a_case_changes_the_reports_id(tmp_path):
    told = labelled(begun(tmp_path)).then(papers.AlarmAcknowledged("seen"))
    before = reported(told.review(), tmp_path).id
    assert reported(told.then(papers.Signed()).review(), tmp_path).id != before


def test_slides_taken_off_the_case_are_not_on_its_report(tmp_path):
    told = begun(tmp_path).then(made.SlideRemoved(FIRST))
    assert told.review().case.records == {}


def test_a_review_goes_through_a_pipe(tmp_path):
    review = amended(begun(tmp_path)).review(alarmed=[FIRST])
    ours, theirs = multiprocessing.Pipe()
    with ours, theirs:
        ours.send(review)
        there = theirs.recv()
    documents = [case_document(run(one), summed_up(one), one) for one in (review, there)]
    assert encode(documents[0]) == encode(documents[1])


def test_a_case_without_papers_says_that_nothing_was_given(tmp_path):
    told = Told().then(papers.CaseOpened("0.1.0"))
    paper = facts(composed(told.review(), None).cases[0].review.paper)
    assert set(paper.values()) == {"not given", "0"}
