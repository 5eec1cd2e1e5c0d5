"""Signed versions stay readable, and an amended case says what is otherwise since."""

import pytest
from reviewed import (
    ANNA,
    BERT,
    FIRST,
    LYMPHOBLAST,
    NORMAL,
    SUBJECT,
    amended,
    begun,
    labelled,
    signed,
)

from leukoview.engine.case import CellId
from leukoview.engine.casefile import Settings, Subject, Texts
from leukoview.engine.casefile import changes as made
from leukoview.engine.casefile import paperwork as papers
from leukoview.engine.casefile.review import deidentified, review_of_version
from leukoview.engine.casefile.versions import version_of, versions
from leukoview.engine.errors import CaseError


def revised(told):
    return [(one.by, one.what, one.old, one.new) for one in told.review().revisions[-1]]


def opened_again(folder):
    return signed(begun(folder)).then(papers.Amended("A second look."), by=BERT)


def test_every_signing_is_a_version(tmp_path):
    first, second = versions(amended(begun(tmp_path)).entries)
    assert (first.number, second.number) == (1, 2)
    assert first.case.slides[0].label(CellId(0)) == "aml_m3"
    assert second.case.slides[0].label(CellId(0)) == "all_lymphoblast"


def test_an_opened_version_is_superseded_and_the_last_is_not(tmp_path):
    first, second = versions(amended(begun(tmp_path)).entries)
    assert first.superseded.by == BERT
    assert second.superseded is None


def test_one_of_two_signatures_is_no_version(tmp_path):
    told = signed(begun(tmp_path, settings=Settings(second_reader=True)))
    assert versions(told.entries) == ()
    assert len(versions(told.then(papers.Signed(), by=BERT).entries)) == 1


def test_an_earlier_version_is_reviewed_as_it_was_when_it_was_signed(tmp_path):
    told = signed(begun(tmp_path))
    then = told.review()
    told.then(papers.Amended("A second look."), by=BERT)
    told.then(made.Decided(FIRST, {CellId(0): LYMPHOBLAST}), by=BERT)
    now = review_of_version(version_of(told.entries, 1))
    assert (now.case, now.at, now.trail, now.version) == (then.case, then.at, then.trail, 1)
    assert now.superseded.by == BERT


@pytest.mark.parametrize("number", [0, 3, -1])
def test_a_version_that_never_was_is_refused_in_words(tmp_path, number):
    with pytest.raises(CaseError, match=f"no version {number}. It was signed 2 times. Give"):
        version_of(amended(begun(tmp_path)).entries, number)


def test_an_unsigned_case_has_no_version(tmp_path):
    with pytest.raises(CaseError, match="It is not signed"):
        version_of(labelled(begun(tmp_path)).entries, 1)


def test_a_case_that_was_never_amended_has_no_revisions(tmp_path):
    assert signed(begun(tmp_path)).review().revisions == ()


def test_a_cell_that_counts_as_something_else_is_listed_with_its_reader(tmp_path):
    told = opened_again(tmp_path)
    told.then(made.Decided(FIRST, {CellId(0): LYMPHOBLAST}), by=ANNA)
    assert revised(told) == [
        (
            ANNA,
            "Cell 0 on “smear 1.png”",
            "APL cell (AML-M3)",
            "Lymphoblast (ALL; L1/L2 not resolved)",
        )
    ]


def test_cells_that_changed_alike_stand_on_one_line(tmp_path):
    told = opened_again(tmp_path)
    told.then(made.Decided(FIRST, {CellId(2): NORMAL}), by=BERT)
    told.then(made.Decided(FIRST, {CellId(4): NORMAL}), by=BERT)
    ((_by, what, _old, new),) = revised(told)
    assert (what, new) == ("Cells 2, 4 on “smear 1.png”", "Normal leukocyte or precursor")


def test_many_cells_are_counted_instead_of_named(tmp_path):
    told = signed(begun(tmp_path, cells=48)).then(papers.Amended("All wrong."), by=BERT)
    told.then(made.Decided(FIRST, {CellId(n): NORMAL for n in range(2, 40, 2)}), by=BERT)
    assert [what for _by, what, _old, _new in revised(told)] == ["19 cells on “smear 1.png”"]


def test_what_was_changed_and_changed_back_is_not_listed(tmp_path):
    told = opened_again(tmp_path)
    told.then(papers.SubjectGiven(Subject("X")), made.Decided(FIRST, {CellId(2): NORMAL}))
    told.then(papers.SubjectGiven(SUBJECT), made.Decided(FIRST, {CellId(2): LYMPHOBLAST}))
    assert revised(told) == []


def test_a_cell_that_was_taken_away_is_listed(tmp_path):
    told = opened_again(tmp_path).then(made.CellsRemoved(FIRST, (CellId(3),)), by=BERT)
    assert revised(told) == [
        (BERT, "Cell 3 on “smear 1.png”", "Normal leukocyte or precursor", "no such cell")
    ]


def test_papers_texts_and_images_are_listed_as_they_were_and_are(tmp_path):
    told = opened_again(tmp_path)
    told.then(papers.SubjectGiven(Subject("P-4712", "Müller, Ágnes", "1961-07-30", "female")))
    told.then(papers.TextsGiven(Texts("Seen again.")), made.ScaleSet(FIRST, None))
    assert [(what, old, new) for _by, what, old, new in revised(told)] == [
        ("Patient", "id: P-4711", "id: P-4712"),
        ("Comment and other findings", "comment: –", "comment: Seen again."),
        (
            "Scale of “smear 1.png”",
            "0.12 µm per pixel (estimate)",
            "scale not known",
        ),
    ]


def test_each_amendment_has_its_own_revisions(tmp_path):
    told = amended(begun(tmp_path)).then(papers.Amended("And again."))
    told.then(papers.TextsGiven(Texts("More.")))
    first, second = told.review().revisions
    assert [one.what for one in first] == ["Cell 0 on “smear 1.png”"]
    assert [one.what for one in second] == ["Comment and other findings"]


def test_no_revision_of_a_deidentified_case_says_whose_it_is(tmp_path):
    told = opened_again(tmp_path)
    told.then(papers.SubjectGiven(Subject("P-9", "Ágnes Müller-Kovács")))
    told.then(made.Decided(FIRST, {CellId(2): NORMAL}))
    told.then(papers.TextsGiven(Texts("Mrs Müller was seen.")))
    said = repr(deidentified(told.review()).revisions)
    for secret in ("P-4711", "P-9", "Müller", "Kovács", "smear 1"):
        assert secret not in said


def test_texts_are_kept_in_the_trail_and_taken_back(tmp_path):
    told = begun(tmp_path)
    before = told.case
    change = papers.TextsGiven(Texts("Seen.", molecular="FLT3-ITD: not found."))
    told.then(change)
    assert told.case.texts.molecular == "FLT3-ITD: not found."
    assert told.then(*change.undone(before)).case.texts == Texts()


def test_ten_thousand_characters_are_taken_and_one_more_is_refused(tmp_path):
    told = begun(tmp_path).then(papers.TextsGiven(Texts("x" * 10_000)))
    with pytest.raises(CaseError, match="10,000 characters, and this one has 10,001"):
        told.then(papers.TextsGiven(Texts(cytogenetics="x" * 10_001)))


def test_texts_are_part_of_what_is_signed(tmp_path):
    with pytest.raises(CaseError, match="signed, so it cannot be changed"):
        signed(begun(tmp_path)).then(papers.TextsGiven(Texts("Late.")))
