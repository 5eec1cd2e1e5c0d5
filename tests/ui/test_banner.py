from pathlib import Path

from PySide6.QtCore import QCoreApplication

from leukoview.engine.pack import UnusedPackError
from tests.ui.fakes import drawn_smear
from tests.ui.test_window import drop, read

WORDS = "Something could not be done."


def where_things_are(window):
    QCoreApplication.processEvents()
    return [widget.mapToGlobal(widget.rect().center()) for widget in (window.page, window.view)]


def test_a_banner_moves_nothing_under_the_mouse(opened):
    before = where_things_are(opened)
    opened.banners.say(WORDS)
    assert opened.banners.isVisible()
    assert where_things_are(opened) == before


def test_a_banner_lies_on_the_smear_and_on_no_tool(opened):
    opened.banners.say(WORDS)
    QCoreApplication.processEvents()
    view = opened.view
    smear = view.rect().translated(view.mapTo(opened.banners.parentWidget(), view.rect().topLeft()))
    assert smear.contains(opened.banners.geometry())


def test_a_banner_goes_when_the_next_action_has_succeeded(opened, qtbot):
    opened.banners.say(WORDS)
    read(opened, qtbot)
    assert opened.banners.sentences == ()


def test_a_failure_stays_while_what_was_chosen_with_it_succeeds(window, qtbot, tmp_path):
    bad = tmp_path / "bad.jpg"
    bad.write_text("not an image")
    drop(window, bad, *(drawn_smear(tmp_path / name) for name in ("a.png", "b.png")))
    qtbot.waitUntil(lambda: len(window.parts.session.works) == 2)
    qtbot.waitUntil(lambda: not window.parts.room.activity)
    assert len(window.banners.sentences) == 1


def test_a_failed_action_leaves_the_older_banner(opened, qtbot, tmp_path):
    opened.banners.say(WORDS)
    opened.parts.opener.open([Path(tmp_path / "missing.png")])
    qtbot.waitUntil(lambda: len(opened.banners.sentences) == 2)
    assert opened.banners.sentences[0] == WORDS


def test_a_pack_that_does_not_fit_is_told_of_in_the_window(composed):
    remark = UnusedPackError("The pack for graphics cards is not used.")
    window = composed(remarks=(remark,)).window
    assert window.banners.sentences == (str(remark),)
