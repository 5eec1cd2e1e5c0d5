"""The trail in words; every kind of change has some."""

from pathlib import Path
from typing import get_args

import pytest
from cases import READER, made_case, signed_off, stamp
from readings import SCALE, cell_reading

from leukoview.engine.case import Box, Cell, CellId, Origin, Remark, Scale, ScaleSource
from leukoview.engine.casefile import (
    Nucleoli,
    Settings,
    SlideSource,
    Specimen,
    Subject,
    Texts,
    changes,
    paperwork,
    trail,
)
from leukoview.engine.casefile.telling import HIDDEN, bundle_of, told, words_of
from leukoview.engine.display import Display
from leukoview.engine.errors import CaseError
from leukoview.engine.store import Store


@pytest.fixture
def store(tmp_path):
    store = Store(tmp_path / "cases.sqlite")
    yield store
    store.close()


@pytest.fixture
def case(store, tmp_path):
    return made_case(store, tmp_path / "smear.png", reviewed=2)


def examples(case):
    """A change of every kind with what its words must say."""
    slide = case.slides[0].id
    here = case.slides[0].source
    there = SlideSource(Path("/elsewhere/smear.png"), here.sha256, 640, 480)
    one, two = CellId(0), CellId(5)
    return (
        (changes.SlideAdded("b" * 32, there, SCALE), "Slide added", "", "elsewhere/smear.png"),
        (changes.SlideRemoved(slide), "Slide taken off the case", "“smear.png”", ""),
        (changes.SlideRestored(slide), "Slide brought back", "", "“smear.png”"),
        (changes.SlideLocated(slide, there), "Image located", str(here.path), "elsewhere"),
        (
            changes.CellsPlaced(slide, (Cell(CellId(99), Box(1, 2, 3, 4), Origin.DRAWN),)),
            "Cell 99 placed on “smear.png”",
            "",
            "1 drawn",
        ),
        (
            changes.CellsRemoved(slide, (one, two)),
            "2 cells deleted on “smear.png”",
            "Normal leukocyte or precursor",
            "",
        ),
        (
            changes.CellsBoxed(slide, {one: Box(9, 8, 7, 6)}),
            "Cell 0 boxed otherwise on “smear.png”",
            "93 × 97 px at 40, 50",
            "7 × 6 px at 9, 8",
        ),
        (
            changes.CellsRead(slide, (cell_reading(0, Box(1, 2, 3, 4), "aml_m3"),)),
            "Cell 0 read on “smear.png”",
            "",
            "APL cell (AML-M3)",
        ),
        (
            changes.Searched(slide, "ab" * 32, (Remark("soft", "It is soft."),), 8),
            "“smear.png” read",
            "",
            "8 cells found. It is soft.",
        ),
        (changes.QualityAccepted(slide), "Quality of “smear.png” accepted", "", ""),
        (
            changes.ScaleSet(slide, Scale(0.2, ScaleSource.GIVEN)),
            "Scale of “smear.png”",
            "0.12 µm per pixel (estimate)",
            "0.2 µm per pixel (given)",
        ),
        (
            changes.Decided(slide, {one: "aml_m3", two: "aml_m3"}, blind=True),
            "2 cells labelled on “smear.png” (blind)",
            "1 × Normal leukocyte or precursor, 1 × no label",
            "APL cell (AML-M3)",
        ),
        (
            changes.DisplaySet(slide, Display(gamma=1.4)),
            "Display of “smear.png”",
            "as photographed",
            "gamma 1.4",
        ),
        (
            paperwork.TextsGiven(Texts("Seen.", molecular="NPM1 " * 100)),
            "Comment and other findings",
            "comment: –; molecular genetics: –",
            "comment: Seen.; molecular genetics: NPM1 NPM1",
        ),
        (paperwork.CaseOpened("1.2", practice=True), "Practice case begun", "", "LeukoView 1.2"),
        (
            paperwork.SubjectGiven(Subject(name="Eva", sex="female")),
            "Patient",
            "name: –; sex: –",
            "name: Eva; sex: female",
        ),
        (paperwork.SpecimenGiven(Specimen(id="B 7")), "Specimen", "id: –", "id: B 7"),
        (
            paperwork.SettingsGiven(Settings(wanted=500, blind=True)),
            "How the case is read",
            "cells wanted: 200; blind first: no",
            "cells wanted: 500; blind first: yes",
        ),
        (paperwork.NucleoliTicked(Nucleoli.SMALL), "Nucleoli", "not judged", "absent or small"),
        (paperwork.AlarmAcknowledged("Urgent."), "APL alarm acknowledged", "", "Urgent."),
        (paperwork.Signed(), "Signed", "in review", ""),
        (paperwork.Amended("Wrong tube"), "Opened again", "in review", "Wrong tube"),
        (paperwork.Archived(), "Archived", "", ""),
        (paperwork.Exported(("a.pdf",)), "Exported", "", "a.pdf"),
        (
            paperwork.Imported("a.leukocase", "cd" * 32, case.id),
            "Imported",
            "",
            "“a.leukocase”, SHA-256 cdcd",
        ),
    )


def test_every_kind_of_change_has_words(case):
    assert {type(change) for change, *_ in examples(case)} == set(get_args(trail.AnyChange))
    for change, what, old, new in examples(case):
        said = words_of(change, case)
        assert said[0] == what
        assert old in said[1], said
        assert new in said[2], said
        assert bool(old) == bool(said[1]), said
        assert bool(new) == bool(said[2]), said


def test_a_change_of_an_unknown_kind_is_refused(case):
    class Strange(changes.Change, frozen=True):
        pass

    with pytest.raises(NotImplementedError, match="Strange"):
        words_of(Strange(), case)


def test_the_digest_of_an_image_becomes_known(case):
    record = case.slides[0]
    same_place = SlideSource(record.source.path, "12" * 32, 640, 480)
    what, _old, new = words_of(changes.SlideLocated(record.id, same_place), case)
    assert (what, new) == ("Image of “smear.png” identified", f"SHA-256 {'12' * 32}")


def test_a_trail_is_told_in_order_with_who_and_when(store, case):
    case = signed_off(store, case)
    lines = told(store.trail(case.id))
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    assert [line.what for line in lines][:2] == ["Case begun", "Slide added"]
    assert (lines[-1].what, lines[-1].by, lines[-1].at) == ("Signed", READER, stamp(3).at)
    read = ["acute-leukemia-1", "ab" * 32]
    assert [line.bundle for line in lines if line.bundle][:2] == read


def test_readings_and_decisions_say_which_bundle_spoke(case):
    spoken = {type(c).__name__: bundle_of(c, case) for c, *_ in examples(case)}
    assert {kind: bundle for kind, bundle in spoken.items() if bundle} == {
        "CellsRead": "acute-leukemia-1",
        "Searched": "ab" * 32,
        "Decided": "acute-leukemia-1",
    }


def test_a_decision_on_a_cell_that_nothing_was_said_of_has_no_bundle(case):
    slide = case.slides[0].id
    drawn = changes.CellsPlaced(slide, (Cell(CellId(99), Box(1, 2, 3, 4), Origin.DRAWN),))
    before = drawn.on(case, stamp())
    assert bundle_of(changes.Decided(slide, {CellId(99): "benign"}), before) == ""


def test_who_labels_blind_first_learns_nothing_from_the_trail(store, case):
    entries = store.trail(case.id)
    said = [line.new for line in told(entries, blind=True)]
    assert HIDDEN in said
    seen = [line.new for line in told(entries)]
    assert [new for new in said if new != HIDDEN] == [
        new for new, hidden in zip(seen, said, strict=True) if hidden != HIDDEN
    ]
    assert not any("APL" in new for new in said)


def test_a_change_of_an_image_that_the_case_never_had_is_told_as_an_altered_entry(case):
    with pytest.raises(CaseError, match="an image that the case never had"):
        words_of(changes.Decided("ab" * 16, {CellId(0): "benign"}), case)


def test_a_change_of_a_cell_that_the_case_never_had_is_told_as_an_altered_entry(case):
    slide = next(iter(case.records))
    with pytest.raises(CaseError, match="entry of the case was altered"):
        words_of(changes.CellsBoxed(slide, {CellId(9999): Box(1, 1, 9, 9)}), case)
