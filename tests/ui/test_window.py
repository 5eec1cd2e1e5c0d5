from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QAction, QDropEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QLabel,
    QListWidget,
    QPushButton,
    QScrollArea,
    QSlider,
    QToolBar,
    QVBoxLayout,
)

from leukoview.engine.case import ScaleSource
from leukoview.engine.errors import LeukoError
from leukoview.engine.slide import PRACTICE_MARK
from leukoview.ui.export_dialog import ExportDialog, Places, free_name
from leukoview.ui.exporting import first_writable
from leukoview.ui.panels.display_panel import DisplayPanel
from leukoview.ui.scrolling import shown
from leukoview.ui.sizing import FRAME, SMALLEST, first_size
from leukoview.ui.status_line import StatusLine
from tests.ui.fakes import BOXES, drawn_smear
from tests.ui.reviewing import go_blind


def read(window, qtbot):
    with qtbot.waitSignal(window.parts.desk.finished):
        window.actions_.read.trigger()
    qtbot.waitUntil(lambda: not window.parts.desk.reading)


def drop(window, *paths):
    urls = QMimeData()
    urls.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(50, 50),
        Qt.DropAction.CopyAction,
        urls,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)


def test_reading_finds_the_cells_and_undo_takes_them_back(opened, qtbot):
    read(opened, qtbot)
    session = opened.parts.session
    assert [cell.box for cell in session.current.cells] == list(BOXES)
    assert len(session.current.read_cells) == 4
    assert session.undo_stack.undoText() == "Read slide"
    opened.actions_.undo.trigger()
    assert session.current.cells == ()


def test_predictions_appear_while_the_slide_is_still_being_read(opened, qtbot):
    session, desk = opened.parts.session, opened.parts.desk
    seen = []
    session.cells_changed.connect(
        lambda: seen.append((len(session.current.read_cells), desk.reading))
    )
    read(opened, qtbot)
    assert (1, True) in seen


def test_reading_again_keeps_what_was_placed_by_hand(opened, qtbot):
    opened.parts.desk.draw(BOXES[0])
    qtbot.waitUntil(lambda: len(opened.parts.session.current.read_cells) == 1)
    read(opened, qtbot)
    read(opened, qtbot)
    boxes = [cell.box for cell in opened.parts.session.current.cells]
    assert sorted(boxes, key=str) == sorted(BOXES, key=str)


def test_only_my_boxes_searches_for_nothing(opened, qtbot):
    opened.actions_.auto_read.setChecked(False)
    opened.parts.desk.draw(BOXES[2])
    assert opened.parts.session.current.read_cells == ()
    with qtbot.waitSignal(opened.parts.desk.finished):
        opened.actions_.read_boxes.trigger()
    assert [r.cell.box for r in opened.parts.session.current.read_cells] == [BOXES[2]]
    qtbot.waitUntil(lambda: not opened.parts.desk.reading)


def test_cancelling_a_reading_leaves_the_slide_as_it_was(opened, qtbot):
    session, room = opened.parts.session, opened.parts.room
    opened.parts.desk.draw(BOXES[0])
    qtbot.waitUntil(lambda: not room.activity)
    before = session.current.cells
    room.ask(wait_for_the_reader, "Waiting…", first=True)
    opened.actions_.read.trigger()
    room.cancel()
    qtbot.waitUntil(lambda: not opened.parts.desk.reading)
    qtbot.waitUntil(lambda: not room.activity)
    assert session.current.cells == before
    assert session.undo_stack.undoText() == "Draw box"


def wait_for_the_reader(check_in, _tell):
    while True:
        check_in(0, 0)


def test_a_bad_file_is_a_sentence_and_the_case_stays(opened, qtbot, tmp_path):
    read(opened, qtbot)
    bad = tmp_path / "Ünreadable smear.jpg"
    bad.write_text("not an image")
    before = opened.parts.session.current
    drop(opened, bad, tmp_path)
    qtbot.waitUntil(lambda: len(opened.banners.sentences) == 2)
    assert "Ünreadable smear.jpg" in opened.banners.sentences[0]
    assert "folder" in opened.banners.sentences[1]
    assert opened.parts.session.current == before


def test_an_image_dropped_later_joins_the_list_and_is_shown(opened, qtbot, tmp_path):
    second = drawn_smear(tmp_path / "second.png")
    drop(opened, second)
    qtbot.waitUntil(lambda: len(opened.parts.session.works) == 2)
    assert opened.windowTitle() == "second.png – LeukoView"


def test_of_images_chosen_together_the_first_that_opens_is_shown(window, qtbot, tmp_path):
    names = ("c.png", "a.png", "b.png")
    drop(window, tmp_path / "missing.png", *(drawn_smear(tmp_path / name) for name in names))
    session = window.parts.session
    qtbot.waitUntil(lambda: len(session.works) == len(names))
    qtbot.waitUntil(lambda: not window.parts.room.activity)
    assert session.current.slide.path.name == "c.png"


def test_a_long_name_is_cut_in_the_middle_and_whole_in_its_tooltip(opened, qtbot, tmp_path):
    name = "an exceedingly long name of a smear, slide 2 of 3.png"
    drop(opened, drawn_smear(tmp_path / name))
    qtbot.waitUntil(lambda: len(opened.parts.session.works) == 2)
    item = opened.page.findChild(QListWidget).item(1)
    shown = item.text().splitlines()[0]
    assert shown.startswith("an ")
    assert shown.endswith(".png")
    assert "…" in shown
    assert name in item.toolTip()


@pytest.mark.parametrize("screen", [(1280, 672), (1366, 720), (548, 308)])
def test_the_window_fits_a_small_screen_beside_its_task_bar(screen):
    size = first_size(QSize(*screen))
    assert size.width() + FRAME.width() <= screen[0]
    assert size.height() + FRAME.height() <= screen[1]


def test_on_a_screen_that_is_too_small_everything_can_be_scrolled_to(opened):
    opened.setMinimumSize(0, 0)
    opened.resize(540, 260)
    QCoreApplication.processEvents()
    area, line = opened.centralWidget(), opened.findChild(StatusLine)
    corner = line.rect().bottomRight()
    assert not line.visibleRegion().contains(corner)
    for bar in (area.verticalScrollBar(), area.horizontalScrollBar()):
        bar.setValue(bar.maximum())
    assert line.visibleRegion().contains(corner)
    assert opened.size() == QSize(540, 260)


def test_on_a_screen_that_is_too_small_a_page_begins_at_its_beginning(window, smear, qtbot):
    window.setMinimumSize(0, 0)
    window.resize(540, 260)
    area = window.centralWidget()
    bars = area.horizontalScrollBar(), area.verticalScrollBar()
    window.parts.opener.open([smear])
    qtbot.waitUntil(lambda: window.parts.session.current is not None)
    QCoreApplication.processEvents()
    assert [bar.value() for bar in bars] == [0, 0]
    assert all(bar.maximum() > 0 for bar in bars)
    assert window.view.height() >= 250
    window.resize(960, 760)
    QCoreApplication.processEvents()
    assert [bar.maximum() for bar in bars] == [0, 0]


def test_a_dialog_that_is_larger_than_its_screen_scrolls_and_stays_on_it(qtbot):
    dialog = QDialog()
    qtbot.addWidget(dialog)
    last = QPushButton("Last")
    column = QVBoxLayout(dialog)
    for _ in range(100):
        column.addWidget(QPushButton("One of many"))
    column.addWidget(last)
    shown(dialog)
    area = dialog.findChild(QScrollArea)
    assert dialog.height() <= dialog.screen().availableGeometry().height()
    area.ensureWidgetVisible(last)
    assert last.visibleRegion().contains(last.rect().center())


def test_a_dialog_that_fits_does_not_scroll(qtbot):
    dialog = QDialog()
    qtbot.addWidget(dialog)
    QVBoxLayout(dialog).addWidget(QPushButton("Only one"))
    shown(dialog)
    assert dialog.findChild(QScrollArea) is None


def test_the_window_needs_no_more_than_its_smallest_size(opened):
    opened.resize(SMALLEST)
    assert opened.size() == SMALLEST


def test_no_tool_is_cut_off_at_the_smallest_size(window, qtbot):
    window.actions_.practice.trigger()
    qtbot.waitUntil(lambda: window.parts.session.current is not None)
    qtbot.waitUntil(lambda: not window.parts.room.activity)
    window.resize(SMALLEST)
    QCoreApplication.processEvents()
    tools = window.page.findChild(QToolBar)
    shown = [tools.widgetForAction(action).isVisible() for action in tools.actions()]
    assert all(shown)


def test_the_dialog_says_which_slides_the_report_will_hold(qtbot, tmp_path):
    dialog = ExportDialog(tmp_path / "r", [f"{n}.png" for n in range(8)])
    qtbot.addWidget(dialog)
    assert dialog._slides.text() == "8 slides: 0.png, 1.png, 2.png, 3.png, 4.png, 5.png and 2 more"


@pytest.mark.usefixtures("appearance")
def test_no_button_of_a_dialog_has_the_systems_icon(qtbot, tmp_path):
    dialog = ExportDialog(tmp_path / "r")
    qtbot.addWidget(dialog)
    assert all(button.icon().isNull() for button in dialog._buttons.buttons())


def test_a_report_goes_to_the_first_folder_that_takes_files(tmp_path):
    missing, locked, free = (tmp_path / name for name in ("missing", "locked", "free"))
    for folder in (locked, free):
        folder.mkdir()
    assert first_writable([missing, free, locked], may_write=lambda _one: True) == free
    assert first_writable([locked, free], may_write=lambda one: one != locked) == free


def test_closing_the_last_slide_goes_back_to_the_welcome(opened, qtbot):
    qtbot.waitUntil(lambda: not opened.parts.room.activity)
    opened.actions_.close_slide.trigger()
    assert opened.welcome.isVisible()
    assert not opened.view.isVisible()


def test_an_opened_file_is_offered_again(opened, smear):
    assert opened.recent.paths == (smear,)


def test_the_practice_case_opens_with_one_click_and_is_read(window, qtbot):
    practise = next(
        button
        for button in window.welcome.findChildren(QPushButton)
        if button.text() == "Try the practice case"
    )
    practise.click()
    qtbot.waitUntil(lambda: window.parts.session.current is not None)
    qtbot.waitUntil(lambda: not window.parts.room.activity)
    work = window.parts.session.current
    assert work.slide.path.name == "practice.png"
    assert work.read_cells


def test_a_practice_case_that_is_open_is_shown_again_and_not_read_again(window, qtbot):
    window.actions_.practice.trigger()
    qtbot.waitUntil(lambda: window.parts.session.current is not None)
    qtbot.waitUntil(lambda: not window.parts.room.activity)
    with qtbot.assertNotEmitted(window.parts.desk.finished, wait=0):
        window.actions_.practice.trigger()
        qtbot.waitUntil(lambda: not window.parts.room.activity)
    assert len(window.parts.session.works) == 1


def test_a_calibration_serves_the_next_image_of_the_same_camera(opened, qtbot, tmp_path):
    opened.parts.desk.calibrate(0.2)
    opened.parts.opener.open([drawn_smear(tmp_path / "next.png")])
    session = opened.parts.session
    qtbot.waitUntil(lambda: session.current.slide.path.name == "next.png")
    assert session.current.scale.microns_per_pixel == 0.2
    assert session.current.scale.source is ScaleSource.CALIBRATION


def test_export_writes_what_is_chosen_and_says_where(opened, qtbot, tmp_path):
    read(opened, qtbot)
    places = Places({form: tmp_path / f"out{form}" for form in (".pdf", ".json")})
    with qtbot.waitSignal(opened.parts.exporting.written):
        opened.parts.exporting.export(places)
    assert places.files[".pdf"].read_text() == "4 cells"
    assert "out.pdf" in opened.banners.sentences[-1]
    trail = opened.parts.session.store.trail(opened.parts.session.case.id)
    assert trail[-1].change.names == ("out.pdf", "out.json")


def test_a_free_name_is_proposed_beside_the_slide(opened, qtbot, smear):
    read(opened, qtbot)
    (smear.parent / "smear one report.pdf").write_text("mine")
    proposal = opened.parts.exporting.proposal(opened.page.summary.works)
    assert proposal == smear.parent / "smear one report (2)"


def test_nothing_is_overwritten_unless_the_reader_says_so(qtbot, tmp_path):
    (tmp_path / "r.pdf").write_text("mine")
    dialog = ExportDialog(tmp_path / "r")
    qtbot.addWidget(dialog)
    assert not dialog._go.isEnabled()
    dialog._replace.setChecked(True)
    assert dialog._go.isEnabled()
    assert dialog.places.taken == (tmp_path / "r.pdf",)


def test_a_free_name_counts_up(tmp_path):
    for name in ("r.pdf", "r (2).csv"):
        (tmp_path / name).write_text("")
    assert free_name(tmp_path, "r") == tmp_path / "r (3)"


def test_the_alarm_stands_in_the_words_of_the_clinic(window, qtbot, tmp_path):
    window.parts.opener.open([drawn_smear(tmp_path / "apl.png", description=PRACTICE_MARK)])
    qtbot.waitUntil(lambda: window.parts.session.current is not None)
    read(window, qtbot)
    shown = " ".join(label.text() for label in window.page.summary.findChildren(QLabel))
    assert (
        "Features that can be seen in APL: urgent hematologist review. "
        "PML::RARA and coagulation tests are confirmatory." in shown
    )


def test_a_practice_smear_carries_its_banner(window, qtbot, smear):
    window.actions_.practice.trigger()
    qtbot.waitUntil(lambda: window.parts.session.current is not None)
    assert window.page.practice_banner.isVisible()
    window.parts.opener.open([smear])
    qtbot.waitUntil(lambda: not window.parts.session.current.slide.practice)
    assert not window.page.practice_banner.isVisible()
    qtbot.waitUntil(lambda: not window.parts.room.activity)


def test_all_slides_are_read_and_summed_up_as_one_case(opened, qtbot, tmp_path):
    opened.parts.opener.open([drawn_smear(tmp_path / "second.png")])
    qtbot.waitUntil(lambda: len(opened.parts.session.works) == 2)
    opened.actions_.read_all.trigger()
    qtbot.waitUntil(lambda: not opened.parts.desk.reading)
    assert [len(work.read_cells) for work in opened.parts.session.works] == [4, 4]
    assert opened.parts.session.current.slide.path.name == "second.png"
    assert opened.parts.desk.summary(opened.parts.session.works).n == 8
    qtbot.waitUntil(lambda: not opened.parts.room.activity)


def test_a_practice_smear_is_never_summed_up_with_a_patients(opened, qtbot):
    opened.actions_.practice.trigger()
    qtbot.waitUntil(lambda: opened.parts.session.current.slide.practice)
    assert [work.slide.practice for work in opened.page.summary.works] == [True]
    qtbot.waitUntil(lambda: not opened.parts.room.activity)


def test_what_cannot_be_done_now_is_off(window):
    for action in (
        window.actions_.read,
        window.actions_.read_boxes,
        window.actions_.export,
        window.actions_.delete,
    ):
        assert not action.isEnabled()


def test_every_button_says_its_name_to_a_reader_who_does_not_see_it(opened):
    silent = [
        button
        for button in opened.findChildren(QAbstractButton)
        if button.isVisible() and not (button.text() or button.accessibleName())
    ]
    assert silent == []


def test_no_two_actions_share_a_key(window):
    keys = [
        keys.toString()
        for action in window.findChildren(QAction)
        if action.text()
        for keys in action.shortcuts()
    ]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("choice", ["light", "dark"])
def test_the_choice_of_theme_is_remembered(running, choice):
    appearance = running.window.parts.appearance
    appearance.choose(choice)
    assert appearance.theme.name == choice
    assert running.window.parts.settings.value("appearance") == choice


def test_a_missing_file_is_not_offered_again(opened, smear, qtbot):
    smear.unlink()
    assert opened.recent.paths == ()
    assert not Path(smear).exists()


def test_images_to_be_read_as_they_open_are_each_read_once(window, qtbot, tmp_path):
    parts = window.parts
    finished = []
    parts.desk.finished.connect(finished.append)
    parts.opener.opened.connect(lambda slide, _first: parts.desk.read_opened(slide))
    parts.opener.open([drawn_smear(tmp_path / name) for name in ("a.png", "b.png")])
    qtbot.waitUntil(lambda: len(finished) == 2 and not parts.room.activity)
    assert finished == [work.id for work in parts.session.works]
    assert parts.session.current.slide.path.name == "a.png"


def test_a_model_that_comes_after_the_reading_still_sums_it_up(opened, qtbot):
    read(opened, qtbot)
    suggestion, room = opened.page.summary.suggestion._title, opened.parts.room
    summed_up, cards = suggestion.text(), dict(room.cards)
    room.cards.clear()
    room.cards_changed.emit()
    assert suggestion.text() != summed_up
    room.cards.update(cards)
    room.cards_changed.emit()
    assert suggestion.text() == summed_up


def test_no_report_tells_a_blind_reader_what_is_suggested(opened, qtbot):
    read(opened, qtbot)
    session = opened.parts.session
    cells = [cell.id for cell in session.current.cells]
    go_blind(session)
    session.decide(cells[1:], "benign", "Label")
    opened.actions_.export.trigger()
    assert opened.findChildren(ExportDialog) == []
    assert "Label every cell first" in opened.banners.sentences[0]
    session.decide(cells[:1], "benign", "Label")
    opened.actions_.export.trigger()
    assert len(opened.findChildren(ExportDialog)) == 1


def test_drawing_the_box_that_a_banner_asked_for_takes_it_away(opened):
    opened.banners.complain(LeukoError("There is no nucleus.", remedy="Draw a box."))
    opened.view.boxed.emit(BOXES[0])
    assert opened.banners.sentences == ()


def test_closing_the_display_panel_gives_the_keys_back_to_the_smear(opened, qtbot):
    opened.activateWindow()
    opened.actions_.display.trigger()
    opened.findChild(DisplayPanel).findChild(QSlider).setFocus()
    opened.actions_.display.trigger()
    assert opened.focusWidget() is opened.view
