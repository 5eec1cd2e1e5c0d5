"""Cases leave and come in files; images that moved are found again."""

import shutil

import pytest

from leukoview.engine.casefile import CaseState
from leukoview.engine.slide.absent import AbsentSlide
from leukoview.engine.store.carrying import parcel_of
from tests.ui.fakes import BOXES, drawn_smear


@pytest.fixture
def signed(opened, qtbot):
    """A signed case with four cells."""
    with qtbot.waitSignal(opened.parts.desk.finished):
        opened.actions_.read.trigger()
    qtbot.waitUntil(lambda: not opened.parts.desk.reading)
    session = opened.parts.session
    session.decide([cell.id for cell in session.current.cells], "benign", "Label")
    session.sign()
    return opened


@pytest.fixture
def file(signed, qtbot, tmp_path):
    carrying = signed.cases.files.carrying
    with qtbot.waitSignal(carrying.written) as written:
        carrying.export(signed.parts.session.case, tmp_path / "carried", replace=False)
    assert written.args == [tmp_path / "carried.leukocase"]
    return written.args[0]


@pytest.fixture
def elsewhere(file, smear, composed, tmp_path, monkeypatch):
    """A window on another computer, where the image is not."""
    monkeypatch.setenv("LEUKOVIEW_HOME", str(tmp_path / "another home"))
    smear.rename(tmp_path / "moved.png")
    window = composed().window
    window.show()
    return window


def brought(window, file, qtbot):
    with qtbot.waitSignal(window.parts.cases.opened):
        window.cases.files.carrying.bring(file)
    return window.parts.session


def test_a_case_comes_through_without_its_image(signed, file, elsewhere, qtbot):
    there = signed.parts.session.case
    session = brought(elsewhere, file, qtbot)
    assert session.case.id == there.id
    assert session.case.state is CaseState.SIGNED
    assert session.current.cells == there.slides[0].cells
    assert session.current.decisions == there.slides[0].decisions
    assert isinstance(session.current.slide, AbsentSlide)
    nucleus = session.current.slide.read(BOXES[0])
    assert nucleus.mean() < 200
    assert any("was imported" in line for line in elsewhere.banners.sentences)
    assert any("Not where it was" in line for line in elsewhere.banners.sentences)
    assert session.store.picture(session.current.id) is not None


def test_an_export_is_noted_and_overwrites_nothing_unasked(signed, file, qtbot):
    session = signed.parts.session
    assert session.store.trail(session.case.id)[-1].change.names == ("carried.leukocase",)
    before = file.read_bytes()
    with qtbot.waitSignal(signed.parts.room.complained):
        signed.cases.files.carrying.export(session.case, file, replace=False)
    assert file.read_bytes() == before
    assert "already there" in signed.banners.sentences[-1]


def test_a_case_that_is_here_is_opened_and_nothing_changes(signed, file, qtbot):
    session = signed.parts.session
    before = session.store.trail(session.case.id)
    brought(signed, file, qtbot)
    assert session.store.trail(session.case.id) == before
    assert any("is here already" in line for line in signed.banners.sentences)
    assert not parcel_of(session.case.id).exists()


def test_a_damaged_file_gets_a_sentence(elsewhere, file, qtbot):
    file.write_bytes(file.read_bytes()[:20_000])
    with qtbot.waitSignal(elsewhere.parts.room.complained):
        elsewhere.cases.files.carrying.bring(file)
    assert "carried.leukocase" in elsewhere.banners.sentences[-1]
    assert elsewhere.parts.session.store.cases() == ()


def test_an_image_is_located_by_its_digest(elsewhere, file, qtbot, tmp_path):
    session = brought(elsewhere, file, qtbot)
    locating = elsewhere.cases.files.locating
    assert elsewhere.cases.actions_.locate.isEnabled()
    with qtbot.waitSignal(locating.complained):
        locating.locate(session.current, drawn_smear(tmp_path / "other.png", boxes=BOXES[:1]))
    assert isinstance(session.current.slide, AbsentSlide)
    assert "is not the image “smear one.png”" in elsewhere.banners.sentences[-1]
    with qtbot.waitSignal(locating.located):
        locating.locate(session.current, tmp_path / "moved.png")
    assert session.current.slide.path == tmp_path / "moved.png"
    assert session.current.source.sha256 == session.current.slide.sha256
    assert session.case.state is CaseState.SIGNED
    assert not elsewhere.cases.actions_.locate.isEnabled()
    assert session.store.case(session.case.id).slides[0].source.path == tmp_path / "moved.png"


def test_images_that_moved_together_are_found_together(opened, qtbot, smear, tmp_path):
    session = opened.parts.session
    second = drawn_smear(tmp_path / "second.png", boxes=BOXES[:2])
    opened.parts.opener.open([second])
    qtbot.waitUntil(lambda: len(session.works) == 2)
    qtbot.waitUntil(lambda: not opened.parts.room.activity)
    case = session.case.id
    session.leave()
    folder = tmp_path / "moved"
    folder.mkdir()
    for image in (smear, second):
        shutil.move(image, folder / image.name)
    with qtbot.waitSignal(opened.parts.cases.opened):
        opened.cases.open(case)
    locating = opened.cases.files.locating
    with qtbot.waitSignal(locating.located) as located:
        locating.locate(locating.absent[0], folder / locating.absent[0].source.path.name)
    assert len(located.args[0]) == 2
    assert locating.absent == ()
