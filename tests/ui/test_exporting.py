from dataclasses import replace

import pytest

from leukoview.engine.casefile import Subject
from leukoview.engine.taxonomy import APL
from leukoview.ui.export_dialog import Places
from tests.ui.fakes import FAKE_WORK, drawn_smear, written


def told(order, _check_in, _tell):
    """An engine that writes down what it was asked for."""
    review, of = order.of.review(), order.of
    labels = [d.label for one in review.case.slides for d in one.decisions.values()]
    words = (review.case.subject.name, review.trail, len(review.alarmed), of.deidentified)
    order.files[".pdf"].write_text(repr((*words, labels, of.parcel.name)))
    return written(order)


@pytest.fixture
def parts(composed, qtbot, tmp_path):
    """The window with two smears open, the first of them read and one cell of it labelled."""
    parts = composed(replace(FAKE_WORK, export=told)).window.parts
    parts.opener.open([drawn_smear(tmp_path / f"{name}.png") for name in ("one", "two")])
    qtbot.waitUntil(lambda: len(parts.session.works) == 2 and not parts.room.activity)
    parts.session.show(parts.session.works[0].id)
    with qtbot.waitSignal(parts.desk.finished):
        parts.desk.read()
    qtbot.waitUntil(lambda: not parts.desk.reading)
    parts.session.give_subject(Subject(name="Müller"))
    parts.session.decide([parts.session.works[0].cells[0].id], APL, "Label")
    return parts


def test_the_engine_gets_the_case_as_it_stands(parts, qtbot, tmp_path):
    session = parts.session
    last = session.store.trail(session.case.id)[-1]
    with qtbot.waitSignal(parts.exporting.written):
        parts.exporting.export(Places({".pdf": tmp_path / "r.pdf"}))
    asked = ("Müller", last.hash, 0, False, [APL], f"{session.case.id}.leukocase")
    assert (tmp_path / "r.pdf").read_text() == repr(asked)


def test_an_export_is_noted_in_the_trail_and_the_next_one_says_the_same(parts, qtbot, tmp_path):
    for name in ("a.pdf", "b.pdf"):
        with qtbot.waitSignal(parts.exporting.written):
            parts.exporting.export(Places({".pdf": tmp_path / name}), deidentified=True)
    assert (tmp_path / "a.pdf").read_text() == (tmp_path / "b.pdf").read_text()
    assert "True" in (tmp_path / "a.pdf").read_text()


def test_a_nameless_proposal_tells_no_file_name(parts, tmp_path):
    works = parts.session.works
    nameless = parts.exporting.nameless(works)
    assert nameless.parent == parts.exporting.proposal(works).parent
    assert nameless.name == f"LeukoView report {parts.session.case.id[:8]}"
