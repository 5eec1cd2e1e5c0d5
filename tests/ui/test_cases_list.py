"""All cases: found by words, opened by keyboard, named in the window."""

import time

import pytest
from cases import made_case, signed_off
from PySide6.QtCore import QLocale, QModelIndex, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QPushButton
from readings import saved_smear

from leukoview.engine.slide import open_slide
from leukoview.engine.store import Store, parcel
from leukoview.ui.cases.case_list import CaseList
from leukoview.ui.cases.case_model import CaseModel
from leukoview.ui.cases.times import iso_of
from leukoview.ui.theme import DARK
from tests.ui.fakes import drawn_smear

NOTCH = 90
"""Pixels that a notch of the wheel scrolls by: more than one row."""


@pytest.fixture
def kept(store, tmp_path):
    first = made_case(store, tmp_path / "one.png", name="B 26/117", reviewed=3)
    second = signed_off(store, made_case(store, tmp_path / "two.png", cells=2))
    return first, second


@pytest.fixture
def cases(store, kept, appearance, qtbot):
    shown = CaseList(store, appearance)
    qtbot.addWidget(shown)
    shown.resize(700, 400)
    shown.show()
    return shown


def titles(cases):
    return [cases.model.index(n).data() for n in range(cases.model.rowCount())]


def test_a_search_finds_by_name_id_image_and_state_without_accents(cases):
    assert titles(cases) == ["two", "B 26/117"]
    for words in ("muller", "26/117", "ONE.png", "in review"):
        cases.words.setText(words)
        assert titles(cases) == ["B 26/117"]
    cases.words.setText("signed")
    assert titles(cases) == ["two"]
    cases.words.setText("nobody")
    assert titles(cases) == []


def test_a_row_says_state_progress_and_time(cases):
    row = cases.model.index(1)
    said = row.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("B 26/117. one.png. In review, 3 of 8 cells reviewed, ")
    assert "2026" in said


def test_a_case_is_opened_by_keyboard_alone(cases, kept, qtbot):
    cases.words.setFocus()
    qtbot.keyClicks(cases.words, "b 26")
    with qtbot.waitSignal(cases.chosen) as chosen:
        qtbot.keyClick(cases.words, Qt.Key.Key_Return)
    assert chosen.args == [kept[0].id]
    cases.words.clear()
    qtbot.keyClick(cases.words, Qt.Key.Key_Down)
    qtbot.keyClick(cases.view, Qt.Key.Key_Home)
    with qtbot.waitSignal(cases.chosen) as chosen:
        qtbot.keyClick(cases.view, Qt.Key.Key_Return)
    assert chosen.args == [kept[1].id]


def test_the_case_in_hand_stays_in_hand_when_the_list_changes(cases, kept, store, tmp_path):
    cases.view.setCurrentIndex(cases.model.row_of(kept[0].id))
    made_case(store, tmp_path / "three.png")
    cases.refresh()
    assert cases.view.currentIndex().data() == "B 26/117"


def test_an_unknown_case_has_no_row(cases):
    assert cases.model.row_of("f" * 32) == QModelIndex()


def test_hundreds_of_cases_are_painted_smoothly(store, appearance, qtbot, tmp_path):
    image = tmp_path / "one.png"
    saved_smear(image, cells=2)
    picture = parcel.picture_of(open_slide(image))
    for n in range(300):
        case = made_case(store, image, cells=2, name=f"B {n}")
        store.keep_picture(case.id, case.slides[0].id, picture)
    shown = CaseList(store, appearance)
    qtbot.addWidget(shown)
    shown.resize(900, 700)
    shown.show()
    assert shown.model.rowCount() == 300
    bar, target = shown.view.verticalScrollBar(), QPixmap(shown.view.size())
    frames = []
    for step in range(40):
        bar.setValue(step * NOTCH)
        start = time.perf_counter()
        shown.view.render(target)
        frames.append(time.perf_counter() - start)
    # A frame takes some 10 ms; the margin is for a machine that does much else.
    assert sorted(frames)[len(frames) // 2] < 0.1


def test_rows_are_painted_in_both_themes(cases, appearance):
    light = cases.grab().toImage()
    appearance.choose("dark")
    dark = cases.grab().toImage()
    assert appearance.theme is DARK
    middle = light.rect().center()
    assert light.pixelColor(middle).lightness() > dark.pixelColor(middle).lightness()


def test_a_store_that_cannot_be_read_is_put_into_words(tmp_path, appearance, qtbot):
    store = Store(tmp_path / "other.sqlite")
    model = CaseModel(store)
    model.search("")
    shown = CaseList(store, appearance)
    qtbot.addWidget(shown)
    store._db.execute("DROP TABLE listing")
    with qtbot.waitSignal(shown.complained):
        shown.refresh()
    store.close()


@pytest.mark.parametrize(
    ("locale", "text", "iso"),
    [
        ("C", "2026-03-04", "2026-03-04"),
        ("C", "  2026-03-04 ", "2026-03-04"),
        ("en_US", "3/4/2026", "2026-03-04"),
        ("en_GB", "04/03/2026", "2026-03-04"),
        ("de_DE", "4.3.2026", "2026-03-04"),
        ("es_ES", "4/3/2026", "2026-03-04"),
        ("C", "", ""),
    ],
)
def test_dates_are_taken_as_the_reader_writes_them(locale, text, iso):
    assert iso_of(text, QLocale(locale)) == iso


def test_times_of_day_where_they_are_wanted():
    assert iso_of("2026-03-04 14:30", with_time=True) == "2026-03-04T14:30"
    with pytest.raises(ValueError, match="no date"):
        iso_of("2026-03-04 14:30")


@pytest.mark.parametrize("text", ["yesterday", "2026-13-01", "31.02.2026", "04/03/26"])
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValueError, match="no date"):
        iso_of(text)


def test_the_window_lists_opens_and_names_cases(opened, qtbot, tmp_path):
    session, cases = opened.parts.session, opened.cases
    assert opened.windowTitle() == "smear one.png – LeukoView"
    case = session.case.id
    qtbot.waitUntil(lambda: session.store.picture(session.current.id) is not None)
    cases.actions_.new.trigger()
    assert opened.welcome.isVisible()
    assert session.case is None
    with qtbot.waitSignal(opened.parts.cases.opened):
        opened.welcome._cases.chosen.emit(case)
    assert opened.windowTitle() == "smear one.png – LeukoView"
    cases.actions_.list.trigger()
    assert opened.cases_page.isVisible()
    qtbot.keyClick(opened.cases_page.cases.words, Qt.Key.Key_Escape)
    assert opened.page.isVisible()


def test_another_image_comes_into_the_open_case_but_not_into_one_put_away(opened, qtbot, tmp_path):
    session = opened.parts.session
    first = session.case.id
    opened.parts.opener.open([drawn_smear(tmp_path / "second.png")])
    qtbot.waitUntil(lambda: len(session.works) == 2)
    assert session.case.id == first
    assert opened.windowTitle() == "second.png – LeukoView"
    for _ in range(2):
        opened.actions_.close_slide.trigger()
    opened.parts.opener.open([tmp_path / "second.png"])
    qtbot.waitUntil(lambda: len(session.works) == 1)
    assert session.case.id != first


def test_an_archived_case_leaves_the_list_and_can_be_shown_and_brought_back(window, tmp_path):
    store, cases = window.parts.session.store, window.cases_page.cases
    made_case(store, tmp_path / "one.png", name="B 26/117")
    cases.refresh()
    cases._away.click()
    assert titles(cases) == []
    assert store.case(store.cases(archived=True)[0].case).archived
    cases.archived.setChecked(True)
    assert titles(cases) == ["B 26/117"]
    assert cases.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole).endswith(", archived")
    assert cases._away.text() == "Bring back"
    cases._away.click()
    cases.archived.setChecked(False)
    assert titles(cases) == ["B 26/117"]


def test_an_image_of_another_case_is_said_and_that_case_offered(window, qtbot, tmp_path):
    session = window.parts.session
    path = drawn_smear(tmp_path / "twice.png")
    with qtbot.waitSignal(session.current_changed):
        window.parts.opener.open([path])
    first = session.case.id
    session.leave()
    with qtbot.waitSignal(session.current_changed):
        window.parts.opener.open([path])
    second = session.case.id
    assert second != first
    assert "“twice.png” is in another case already: “twice”." in window.banners.sentences
    with qtbot.waitSignal(window.parts.cases.opened):
        window.banners.findChild(QPushButton).click()
    assert session.case.id == first
    assert session.store.case(second).archived
    assert window.banners.sentences == ()


def test_a_copy_that_lies_elsewhere_is_known_once_it_is_read(window, qtbot, tmp_path):
    session, desk = window.parts.session, window.parts.desk
    path = drawn_smear(tmp_path / "first.png")
    copy = tmp_path / "moved" / "renamed.png"
    copy.parent.mkdir()
    copy.write_bytes(path.read_bytes())
    for image in (path, copy):
        session.leave()
        with qtbot.waitSignal(session.current_changed):
            window.parts.opener.open([image])
        assert window.banners.sentences == ()
        with qtbot.waitSignal(desk.finished):
            desk.read()
    second = session.case.id
    assert window.banners.sentences == ("“renamed.png” is in another case already: “first”.",)
    with qtbot.waitSignal(window.parts.cases.opened):
        window.banners.findChild(QPushButton).click()
    assert session.case.id != second
    assert not session.store.case(second).archived


def test_an_image_of_no_other_case_needs_no_word(opened):
    assert opened.banners.sentences == ()
