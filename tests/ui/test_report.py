"""The report in the window: its pages, what is written and chosen, and paper."""

import io

import pypdf
import pytest
from PIL import Image
from PySide6.QtCore import QSettings
from PySide6.QtGui import QTextCursor
from PySide6.QtPrintSupport import QPrinter

from leukoview.engine.casefile import Texts
from leukoview.engine.casefile import paperwork as papers
from leukoview.engine.resources import home
from leukoview.engine.stationery import Letterhead, Stationery
from leukoview.ui.export_dialog import ExportDialog
from leukoview.ui.report.keeping import KEY, Keeping
from leukoview.ui.report.letterhead_dialog import LetterheadDialog
from leukoview.ui.report.printing import Printing, set_up
from leukoview.ui.report.report_dialog import ReportDialog
from leukoview.ui.report.texts_dialog import TextsDialog
from tests.ui.fakes import drawn_smear


def png(size=(40, 20)):
    out = io.BytesIO()
    Image.new("RGB", size, "#0055aa").save(out, "PNG")
    return out.getvalue()


HEAD = Letterhead("Hospital São José", ("Street 1", "Town"), png())


@pytest.fixture
def keeping(qapp, tmp_path):
    return Keeping(QSettings(str(tmp_path / "kept.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def window(composed, qtbot, tmp_path):
    """A window with one smear read."""
    running = composed()
    parts = running.window.parts
    parts.opener.open([drawn_smear(tmp_path / "one.png")])
    qtbot.waitUntil(lambda: len(parts.session.works) == 1 and not parts.room.activity)
    with qtbot.waitSignal(parts.desk.finished):
        parts.desk.read()
    qtbot.waitUntil(lambda: not parts.desk.reading)
    return running.window


@pytest.fixture
def report(window, qtbot):
    """The report of the open case, all its pages shown."""
    window.report.preview.trigger()
    dialog = window.findChild(ReportDialog)
    qtbot.waitUntil(lambda: len(dialog.pages.pages) == 2)
    return dialog


def test_stationery_is_kept_from_one_start_to_the_next(keeping, tmp_path):
    keeping.keep(Stationery(HEAD, "letter", "es"))
    again = Keeping(QSettings(str(tmp_path / "kept.ini"), QSettings.Format.IniFormat))
    assert again.stationery == Stationery(HEAD, "letter", "es")


@pytest.mark.parametrize("text", ["", "[]", '{"paper": "a0"}', "\x00"])
def test_settings_that_cannot_be_read_give_way_to_the_usual(keeping, tmp_path, text):
    QSettings(str(tmp_path / "kept.ini"), QSettings.Format.IniFormat).setValue(KEY, text)
    assert keeping.stationery.letterhead == Letterhead()


def test_sentences_are_kept_once(keeping):
    keeping.keep_templates(("One.", "Two."))
    assert keeping.templates == ("One.", "Two.")


def test_the_pages_are_shown_one_under_the_other(report):
    assert [page.accessibleName() for page in report.pages.pages] == ["Page 1 of 2", "Page 2 of 2"]
    assert report.pages.pages[0].pixmap().width() == pytest.approx(910, abs=3)


def test_other_paper_is_kept_and_lays_the_pages_out_anew(report, window, qtbot):
    before = report.pages.pages
    report._paper.setCurrentIndex(report._paper.findData("letter"))
    qtbot.waitUntil(lambda: report.pages.pages != before and len(report.pages.pages) == 2)
    assert window.parts.exporting.keeping.stationery.paper == "letter"
    assert report.pages.pages[0].pixmap().width() == pytest.approx(935, abs=3)


def test_the_language_of_reports_is_not_that_of_the_window(report, window):
    report._language.setCurrentIndex(report._language.findData("es"))
    assert report.order.stationery.language == "es"
    assert report.windowTitle() == "Report"


def test_a_signed_version_can_be_shown_again(report, window, qtbot):
    session = window.parts.session
    session.decide([cell.id for cell in session.current.cells], "benign", "Label")
    session.note(papers.AlarmAcknowledged("seen"))
    session.sign(window.parts.desk.ringing())
    assert session.locked
    session.amend("A second look.")
    report.close()
    window.report.show_report()
    again = window.findChildren(ReportDialog)[-1]
    assert [again._version.itemText(row) for row in range(again._version.count())] == [
        "As it stands now",
        "Version 1, as it was signed",
    ]
    again._version.setCurrentIndex(1)
    review = again.order.review()
    assert review.superseded.by == session.reader
    assert review.case.locked
    qtbot.waitUntil(lambda: len(again.pages.pages) == 2)


def test_deidentified_pages_are_ordered_so(report):
    report._bare.setChecked(True)
    assert report.order.deidentified


def test_export_from_the_report_begins_with_what_was_chosen_there(report, window):
    report._bare.setChecked(True)
    report._export.click()
    dialog = window.findChild(ExportDialog)
    assert dialog.deidentified
    assert list(dialog.places.files) == [".pdf"]


def test_a_bar_is_busy_until_the_pages_are_there(report, qtbot):
    qtbot.waitUntil(report.bar.isHidden)
    report.refresh()
    assert not report.bar.isHidden()
    assert report.bar.maximum() == 0
    qtbot.waitUntil(report.bar.isHidden)
    assert report.bar.value() == report.bar.maximum() == 2


def test_what_is_out_of_date_is_not_shown(report, qtbot):
    report.refresh()
    report.refresh()
    qtbot.waitUntil(lambda: len(report.pages.pages) == 2 and report._job is None)
    assert len(report.pages.pages) == 2


def test_texts_go_into_the_case_and_can_be_taken_back(report, window, qtbot):
    session = window.parts.session
    report._texts.click()
    dialog = window.findChild(TextsDialog)
    dialog._fields[0].setPlainText("  Seen.\n\nTwice.  ")
    dialog._fields[4].setPlainText("NPM1 wild type.")
    dialog.accept()
    assert session.case.texts == Texts("Seen.\n\nTwice.", molecular="NPM1 wild type.")
    session.undo_stack.undo()
    assert session.case.texts == Texts()


def test_a_text_that_is_too_long_cannot_be_taken(qtbot, keeping):
    dialog = TextsDialog(Texts("x" * 10_001), keeping)
    qtbot.addWidget(dialog)
    assert "10,001 of 10,000 characters" in dialog._note.text()
    ok = dialog._buttons.button(dialog._buttons.StandardButton.Ok)
    assert not ok.isEnabled()
    dialog._fields[0].setPlainText("x" * 10_000)
    assert ok.isEnabled()


def test_a_kept_sentence_comes_in_where_the_cursor_is(qtbot, keeping):
    keeping.keep_templates(("Blasts are small.",))
    dialog = TextsDialog(Texts("Seen."), keeping)
    qtbot.addWidget(dialog)
    dialog._fill_menu()
    dialog._menu.actions()[0].trigger()
    assert dialog.texts.comment == "Seen. Blasts are small."


def test_the_selected_text_is_kept_and_forgotten(qtbot, keeping):
    dialog = TextsDialog(Texts("Seen twice."), keeping)
    qtbot.addWidget(dialog)
    dialog._fields[0].selectAll()
    for action, left in ((-2, ("Seen twice.",)), (-1, ())):
        dialog._fill_menu()
        dialog._menu.actions()[action].trigger()
        assert keeping.templates == left
    dialog._fields[0].moveCursor(QTextCursor.MoveOperation.Start)
    dialog._fill_menu()
    assert not dialog._menu.actions()[-1].isEnabled()


def test_the_texts_of_a_signed_case_can_only_be_read(qtbot, keeping):
    dialog = TextsDialog(Texts("Seen."), keeping, locked=True)
    qtbot.addWidget(dialog)
    assert all(field.isReadOnly() for field in dialog._fields)


def test_a_letterhead_is_given_line_by_line(qtbot):
    dialog = LetterheadDialog(HEAD)
    qtbot.addWidget(dialog)
    assert dialog.letterhead == HEAD
    dialog._lines.setPlainText(" Street 2 \n\nTown")
    dialog._remove.click()
    assert dialog.letterhead == Letterhead(HEAD.name, ("Street 2", "Town"))


def test_a_logo_that_is_a_text_file_is_refused_in_words(qtbot, tmp_path):
    dialog = LetterheadDialog(HEAD)
    qtbot.addWidget(dialog)
    (tmp_path / "logo.png").write_text("I am a text.")
    dialog.take_logo(tmp_path / "logo.png")
    assert "“logo.png” is no PNG or JPEG image" in dialog._note.text()
    assert dialog.letterhead.logo == HEAD.logo


def test_too_many_lines_keep_ok_off_until_some_are_gone(qtbot):
    dialog = LetterheadDialog(Letterhead())
    qtbot.addWidget(dialog)
    dialog._lines.setPlainText("line\n" * 7)
    ok = dialog._buttons.button(dialog._buttons.StandardButton.Ok)
    assert (ok.isEnabled(), "at most 6 lines" in dialog._note.text()) == (False, True)
    dialog._lines.setPlainText("line\n" * 6)
    assert ok.isEnabled()


@pytest.mark.parametrize(("wanted", "printed"), [((0, 0), 2), ((2, 2), 1)])
def test_the_pages_that_are_wanted_are_printed(report, window, qtbot, wanted, printed):
    target = home() / "out.pdf"
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(target))
    printer.setFromTo(*wanted)
    set_up(printer, "a4")
    printing = Printing(window.parts.exporting, printer, window)
    with qtbot.waitSignal(printing.done):
        printing.begin(report.order)
    assert len(pypdf.PdfReader(target).pages) == printed


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_takes_nothing_is_told_of(report, window, qtbot, tmp_path):
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "no folder" / "out.pdf"))
    printing = Printing(window.parts.exporting, printer, window)
    with qtbot.waitSignal(printing.refused) as told:
        printing.begin(report.order)
    assert "takes no pages" in told.args[0].what
    qtbot.waitUntil(lambda: not window.parts.room.activity)


def test_no_report_of_what_was_never_read(composed):
    running = composed()
    assert not running.window.report.preview.isEnabled()
    running.window.report.show_report()
    assert running.window.findChildren(ReportDialog) == []
