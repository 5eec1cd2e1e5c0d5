"""The laboratory's page: its door, its people, its watch, its trail."""

import threading
from contextlib import closing

import pytest
from argon2 import PasswordHasher
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from leukoview.engine.accounts import Accounts
from leukoview.engine.lab import Lab, Role
from leukoview.ui.admin.chart_view import ChartView
from leukoview.ui.admin.people import People

SECRET = "four words of mine"  # noqa: S105 - of a test
WRONG = "four words of his"
CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@pytest.fixture
def people(qapp, tmp_path):
    people = People(tmp_path / "lab.sqlite", accounts_of=lambda lab: Accounts(lab, hasher=CHEAP))
    yield people
    people.close()


@pytest.fixture
def lab(window, qtbot):
    """The window with its laboratory's page open."""
    window.lab.open.trigger()
    return window.lab


def admitted(lab, qtbot, name="Ada"):
    door = lab.page.door
    door.name.setText(name)
    door.password.setText(SECRET)
    door.again.setText(SECRET)
    qtbot.mouseClick(door.enter, Qt.MouseButton.LeftButton)
    return lab.page


def test_the_first_who_comes_is_made_admin_and_may_see_everything(lab, qtbot):
    page = admitted(lab, qtbot)
    names = [page.list.item(row).text() for row in range(page.list.count())]
    assert {"People", "Watch", "Trail"} <= set(names)


def test_a_banner_lies_on_the_page_and_not_under_it(window):
    window.banners.say("Something happened.")
    window.lab.open.trigger()
    banners = window.banners
    on_top = banners.parentWidget().childAt(banners.geometry().center())
    assert on_top is banners or banners.isAncestorOf(on_top)


def test_two_passwords_that_differ_make_no_admin(lab, qtbot):
    door = lab.page.door
    door.name.setText("Ada")
    door.password.setText(SECRET)
    door.again.setText(WRONG)
    qtbot.mouseClick(door.enter, Qt.MouseButton.LeftButton)
    assert door.complaint == "The two passwords differ."
    assert lab.page.list.count() == 0


def test_a_short_password_is_refused_in_words(lab, qtbot):
    door = lab.page.door
    for field, words in ((door.name, "Ada"), (door.password, "short"), (door.again, "short")):
        field.setText(words)
    qtbot.mouseClick(door.enter, Qt.MouseButton.LeftButton)
    assert "at least" in door.complaint


def test_logging_out_shuts_the_door_and_a_wrong_password_keeps_it_shut(lab, qtbot):
    page = admitted(lab, qtbot)
    lab.lock.trigger()
    page.door.password.setText(WRONG)
    qtbot.mouseClick(page.door.enter, Qt.MouseButton.LeftButton)
    assert "wrong" in page.door.complaint
    assert page.list.count() == 0


def test_whoever_logs_in_is_the_reader(window, lab, qtbot):
    before = window.parts.session.reader
    admitted(lab, qtbot, "Dr. Ada")
    assert window.parts.session.reader == "Dr. Ada"
    assert window.cases.chip.words[1] == "Dr. Ada"
    lab.lock.trigger()
    assert window.parts.session.reader == before


def test_an_account_that_is_made_can_log_in_and_sees_what_its_role_covers(lab, qtbot):
    page = admitted(lab, qtbot)
    users = page.go_to("People")
    assert users.make("Ben", Role.READER, SECRET)
    assert [users.table.item(row, 0).text() for row in range(2)] == ["Ada", "Ben"]
    lab.lock.trigger()
    page.door.name.setText("Ben")
    page.door.password.setText(SECRET)
    qtbot.mouseClick(page.door.enter, Qt.MouseButton.LeftButton)
    assert page.go_to("People") is None
    assert page.go_to("Watch") is not None


def test_the_trail_tells_what_was_done(lab, qtbot):
    page = admitted(lab, qtbot)
    page.go_to("People").make("Ben", Role.REVIEWER, SECRET)
    trail = page.go_to("Trail")
    assert trail.table.item(0, 3).text() == "Made an account for Ben, reviewer."
    assert trail.note == "The trail is whole: 2 deeds, none altered."


def test_the_last_admin_stays_and_the_banner_says_why(window, lab, qtbot):
    page = admitted(lab, qtbot)
    users = page.go_to("People")
    users.table.selectRow(0)
    qtbot.mouseClick(users._close, Qt.MouseButton.LeftButton)
    assert any("last admin" in label.text() for label in window.banners.findChildren(QLabel))


def test_a_window_left_alone_locks(people, qtbot):
    people.begin("Ada", SECRET)
    people.do(lambda all_, by: all_.set_idle_minutes(by, 1))
    people._idle.setInterval(20)
    with qtbot.waitSignal(people.changed):
        people._idle.start()
    assert people.person is None


def test_a_hand_on_the_keys_puts_the_lock_off(people, qtbot, qapp):
    people.begin("Ada", SECRET)
    before = people._idle.remainingTime()
    people._idle.start(1000)
    qapp.installEventFilter(people)
    people._idle.setInterval(60_000)
    field = QLineEdit()
    qtbot.addWidget(field)
    qtbot.keyClick(field, Qt.Key.Key_A)
    assert people._idle.remainingTime() > 50_000
    assert before > 0
    qapp.removeEventFilter(people)


def test_where_everybody_must_log_in_nothing_shows_before(window, lab, qtbot):
    page = admitted(lab, qtbot)
    users = page.go_to("People")
    users.required.click()
    assert window.parts.people.accounts.log_in_required
    lab.lock.trigger()
    dialog = lab._lock.dialog
    assert not window.centralWidget().isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    dialog.door.name.setText("Ada")
    dialog.door.password.setText(SECRET)
    qtbot.mouseClick(dialog.door.enter, Qt.MouseButton.LeftButton)
    assert window.centralWidget().isVisible()


def test_a_computer_without_accounts_never_asks(window):
    window.lab.begin()
    assert window.lab._lock.dialog is None
    assert window.centralWidget().isVisible()


def test_the_watch_says_what_it_lacks_where_nothing_was_read(window, lab, qtbot):
    watch = admitted(lab, qtbot).go_to("Watch")
    window.parts.session.store.cases()
    qtbot.waitUntil(lambda: watch._charts.count() == 8)
    assert not watch.findChildren(ChartView)


def test_the_lab_file_is_not_made_before_it_is_wanted(running, tmp_path):
    path = running.window.parts.people._path
    assert not path.is_file()
    with closing(Lab(path)) as lab:
        assert lab.deeds() == ()


def test_work_of_the_laboratory_shows_and_can_be_stopped(window, lab, qtbot):
    page = admitted(lab, qtbot)
    assert page.work.isHidden()
    job = window.parts.workshop.ask(endless, "Filling the library…")
    qtbot.waitUntil(page.work.isVisible)
    with qtbot.waitSignal(job.cancelled):
        qtbot.mouseClick(page.work.stop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.work.isHidden)


def endless(check_in, _tell):
    while not threading.Event().wait(0.02):
        check_in(1, 2)
