"""The walk through every state of the window, a picture of each (`benchmarks.screenshots`)."""

import os
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QSize
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from benchmarks.ground_slide import write_slide
from benchmarks.settling import put_away, settle, until
from leukoview.app import SETTINGS_FILE, Running, compose
from leukoview.engine.casefile.paperwork import Archived
from leukoview.engine.resources import home
from leukoview.engine.store import FILE_NAME, Store
from leukoview.engine.taxonomy import BENIGN
from leukoview.ui.cases.resuming import OPEN_CASE
from leukoview.ui.sizing import FRAME
from leukoview.ui.translating import SETTING

if TYPE_CHECKING:
    from leukoview.ui.main_window import MainWindow
    from leukoview.ui.session import Session

PASSWORD = "no secret at all"  # noqa: S105 - of a laboratory that is thrown away
CLOSE = 3.0
"""Screen pixels per pixel of the slide, of a look at one cell."""
REASON = "The result of flow cytometry came in."

Keep = Callable[[str, QWidget], None]
"""Takes a picture of a widget, under a name."""


class Studio:
    """Windows of one home in one dress, of which pictures are taken."""

    def __init__(self, app: QApplication, home: Path, theme: str, size: str) -> None:
        self.settings = QSettings(str(home / SETTINGS_FILE), QSettings.Format.IniFormat)
        self.shown: list[Running] = []
        self._app, self._theme = app, theme
        self._size = QSize(*map(int, size.split("x")))

    def window(self) -> "MainWindow":
        """Open another window."""
        self.shown.append(compose(self._app))
        fresh = self.shown[-1].window
        fresh.parts.appearance.choose(self._theme)
        room = fresh.screen().availableGeometry().size() - FRAME
        fresh.resize(self._size.boundedTo(room))
        fresh.show()
        return fresh

    def close(self) -> None:
        """Close every window."""
        for running in self.shown:
            running.window.hide()
            running.close()
        self.shown.clear()


def take_all(out: Path, dress: tuple[str, str], images: Sequence[Path], *, size: str) -> None:
    """Walk through the window in one dress: a theme and a language."""
    app = QApplication.instance() or QApplication([])
    if not isinstance(app, QApplication):
        raise TypeError("The window needs a QApplication.")
    theme, language = dress
    percent = round(100 * float(os.environ.get("QT_SCALE_FACTOR", "1")))
    with tempfile.TemporaryDirectory() as place:
        os.environ["LEUKOVIEW_HOME"] = place
        studio = Studio(app, Path(place), theme, size)
        studio.settings.setValue(SETTING, language)
        studio.settings.sync()

        def keep(name: str, widget: QWidget) -> None:
            settle()
            widget.grab().save(str(out / f"{name}-{theme}-{percent}-{language}.png"))

        window = studio.window()
        walk(window, keep, images)
        laboratory(window, keep)
        second_window(window, studio, keep)
        studio.close()
        recovered(studio, keep)
        studio.close()
        ground(studio, keep)
        studio.close()


def walk(window: "MainWindow", keep: Keep, images: Sequence[Path]) -> None:
    """The states of a case, in the order a reader meets them."""
    parts = window.parts
    keep("01-empty", window)
    until(parts.room.cards_changed, already=bool(parts.room.cards))
    opened(window, images[:1])
    keep("02-opened", window)
    read(window, keep)
    keep("04-unreviewed", window)
    parts.session.step(1)
    keep("05-cell", window)
    window.view.zoom_to(CLOSE)
    keep("06-near", window)
    window.view.fit()
    parts.opener.open([Path("no such smear.png")])
    until(parts.opener.failed)
    keep("07-banner", window)
    put_away(window.banners)
    review(window, keep)
    dialogs(window, keep)
    settled(window, keep)
    evidence(window, keep, images)
    pages(window, keep)


def opened(window: "MainWindow", images: Sequence[Path]) -> None:
    """Open images, or the practice case where there are none, and wait for the first."""
    session = window.parts.session
    if images:
        window.parts.opener.open(list(images))
    else:
        window.actions_.practice.trigger()
    until(session.current_changed, already=session.current is not None)
    if session.current is None:
        raise TimeoutError("Nothing was opened in time; the computer may be too busy: try again.")


def read(window: "MainWindow", keep: Keep | None = None) -> None:
    """Read what is open, with a picture taken in the middle of it."""
    parts = window.parts
    if not parts.session.current or not parts.session.current.slide.practice:
        parts.desk.read()
    if keep is not None:
        while parts.desk.reading and not parts.session.current.cells:
            until(parts.session.cells_changed)
        keep("03-reading", window)
    while parts.desk.reading or not all(work.found for work in parts.session.works):
        settle()


def review(window: "MainWindow", keep: Keep) -> None:
    """A case as it is labelled, and read blind; where the engine looks."""
    session, evidence = window.parts.session, window.parts.evidence
    settings = session.case.settings
    session.give_settings(replace(settings, blind=True))
    keep("08-blind", window)
    session.give_settings(settings)
    ringing = window.parts.desk.alarmed()
    if ringing:
        session.show(ringing[0].id)
    keep("09-alarm", window)
    session.select(session.current.cells[0].id)
    evidence.set_wanted(wanted=True)
    until(evidence.map_changed, already=evidence.map is not None or not evidence.possible)
    keep("10-occlusion", window)
    evidence.set_wanted(wanted=False)
    half = len(session.current.unreviewed) // 2
    session.confirm(session.current.unreviewed[:half])
    window.deciding.decide(session.current.unreviewed[:3], BENIGN)
    session.step(1)
    keep("11-in-review", window)


def dialogs(window: "MainWindow", keep: Keep) -> None:
    """What opens over the window."""
    actions, cases = window.actions_, window.cases.actions_
    for name, action in (
        ("12-export", actions.export),
        ("13-details", cases.details),
        ("14-refused", cases.sign),
        ("15-history", cases.trail),
        ("16-keys", window.help),
        ("17-report", window.report.preview),
    ):
        action.trigger()
        dialog = next(d for d in window.findChildren(QDialog) if d.isVisible())
        while window.parts.room.activity:
            settle()
        keep(name, dialog)
        dialog.close()
    menus = window.menuBar().findChildren(QMenu)
    menu = next(m for m in menus if m.title() in {"&Labels", "E&tiquetas"})
    menu.popup(window.mapToGlobal(window.rect().topLeft()))
    keep("18-menu", menu)
    menu.close()
    actions.display.setChecked(True)
    keep("19-display", window)
    actions.display.setChecked(False)


def settled(window: "MainWindow", keep: Keep) -> None:
    """A case that is signed, and opened again."""
    session, cases = window.parts.session, window.cases.actions_
    label_all(session, window)
    cases.sign.trigger()
    dialog = next(d for d in window.findChildren(QDialog) if d.isVisible())
    keep("20-sign", dialog)
    dialog.close()
    session.sign(window.parts.desk.ringing())
    keep("21-signed", window)
    session.amend(REASON)
    keep("22-amended", window)
    session.sign(window.parts.desk.ringing())


def label_all(session: "Session", window: "MainWindow") -> None:
    """Settle everything that stands in the way of a signature."""
    for work in session.works:
        session.show(work.id)
        session.confirm(work.unreviewed)
        window.deciding.decide(session.current.unreviewed, BENIGN)
        if any(remark.severe for remark in work.remarks):
            session.accept_quality(work.id)
    ringing = window.parts.desk.ringing()
    if ringing:
        session.acknowledge_alarm("Seen.", ringing)


def evidence(window: "MainWindow", keep: Keep, images: Sequence[Path]) -> None:
    """A cell of another case beside the labelled ones that look like it."""
    session, alike = window.parts.session, window.parts.look_alikes
    window.cases.actions_.new.trigger()
    opened(window, images[1:] or images[:1])
    read(window)
    chosen = [cell.id for cell in session.current.cells if session.current.evident(cell.id)]
    session.select(chosen[0])
    until(alike.changed, already=bool(alike.found))
    keep("23-library-evidence", window)
    keep("24-library-evidence-whole", window.page.cell)


def pages(window: "MainWindow", keep: Keep) -> None:
    """The page of cases, with one archived, and an offer."""
    window.cases.actions_.list.trigger()
    keep("25-cases", window)
    cases = window.cases_page.cases
    window.parts.session.note(Archived())
    cases.archived.setChecked(True)
    cases.refresh()
    keep("26-archived", window)
    words = window.cases.twice.tr("“{0}” is in another case already: “{1}”.")
    window.banners.offer(
        words.format("smear.png", "B 26/117"), window.cases.twice.tr("Open that case"), id
    )
    keep("27-offer", window)
    put_away(window.banners)
    window.parts.session.note(Archived(away=False))


def second_window(first: "MainWindow", studio: Studio, keep: Keep) -> None:
    """What a window shows while another holds the cases."""
    second = studio.window()
    second.cases.open(first.parts.session.case.id)
    until(second.parts.cases.opened, already=second.parts.session.case is not None)
    until(second.parts.room.cards_changed, already=bool(second.parts.room.cards))
    keep("28-read-only", second)


def recovered(studio: Studio, keep: Keep) -> None:
    """What a window shows after one that nobody got to close."""
    store = Store(home() / FILE_NAME)
    studio.settings.setValue(OPEN_CASE, store.cases("")[-1].case)
    studio.settings.sync()
    store.close()
    again = studio.window()
    again.cases.resume()
    until(again.parts.cases.opened, already=again.parts.session.case is not None)
    until(again.parts.room.cards_changed, already=bool(again.parts.room.cards))
    keep("29-recovered", again)


def laboratory(window: "MainWindow", keep: Keep) -> None:
    """The laboratory's door, and every section for its first admin."""
    window.lab.open.trigger()
    page = window.lab.page
    keep("30-door", window)
    for field, words in ((page.door.name, "Ada"), (page.door.password, PASSWORD)):
        field.setText(words)
    page.door.again.setText(PASSWORD)
    page.door.enter.click()
    while window.parts.people.person is None:
        settle()
    for row in range(page.list.count()):
        page.list.setCurrentRow(row)
        keep(f"{31 + row}-laboratory", window)


def ground(studio: Studio, keep: Keep) -> None:
    """Where on a drawn slide cells can be read."""
    window = studio.window()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "slide.tif"
        write_slide(path)
        opened(window, [path])
        window.actions_.ground.trigger()
        while window.parts.grounds.map is None:
            settle()
        window.view.zoom_to(window.view.zoom * CLOSE)
        keep("45-ground", window)
