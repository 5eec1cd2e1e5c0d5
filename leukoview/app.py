"""The window, composed: everything is built here, once, and taken down here."""

import os
import signal
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication

from leukoview import __version__
from leukoview.engine.calibration import Calibrations
from leukoview.engine.collecting import uncollected
from leukoview.engine.errors import LeukoError, StoreError
from leukoview.engine.lab import FILE_NAME as LAB_FILE
from leukoview.engine.paths import shown
from leukoview.engine.resources import home, open_to_others
from leukoview.engine.store import FILE_NAME, Store
from leukoview.engine.store.images import image_of
from leukoview.ui.admin.people import People
from leukoview.ui.appearance import Appearance
from leukoview.ui.archive import Archive
from leukoview.ui.case_opening import CaseOpening
from leukoview.ui.cases.reader import reader_of
from leukoview.ui.desk import Desk
from leukoview.ui.engine_process import EngineProcess
from leukoview.ui.engine_room import EngineRoom
from leukoview.ui.engine_work import REAL_WORK, EngineWork
from leukoview.ui.evidence import Evidence
from leukoview.ui.exporting import Exporting
from leukoview.ui.faults import Faults, tell_before_the_window
from leukoview.ui.grounds import Grounds
from leukoview.ui.jobs import Jobs
from leukoview.ui.known_library import KnownLibrary
from leukoview.ui.look_alikes import LookAlikes
from leukoview.ui.main_window import MainWindow
from leukoview.ui.opening import SlideOpener
from leukoview.ui.parts import Parts
from leukoview.ui.pictures import Pictures
from leukoview.ui.report.keeping import Keeping
from leukoview.ui.session import Session
from leukoview.ui.translating import Speech, system_languages, wanted

SETTINGS_FILE = "window.ini"
TOLD_OF = "told_of_rights"
"""The folder whose loose rights the reader was told of last."""


@dataclass(frozen=True)
class Running:
    """A composed window; `close` takes down what it started."""

    window: MainWindow
    jobs: Jobs
    close: Callable[[], None]


@uncollected()
def compose(
    app: QApplication,
    *,
    work: EngineWork = REAL_WORK,
    engine: EngineProcess | None = None,
    workshop: EngineProcess | None = None,
    remarks: Sequence[LeukoError] = (),
) -> Running:
    """Build the window around an engine; nothing is loaded before the window is painted.

    `remarks` are what was amiss with the installed program before there was a window to say it.

    Raises:
        StoreError: What is remembered of this laboratory cannot be read; nothing was begun then.
    """
    settings = window_settings()
    speech = Speech(app, wanted(settings, system_languages()))
    people = People(home() / LAB_FILE)
    # Whether everybody has to log in must be known before anything is begun.
    people.must_log_in()
    store, not_kept = opened_store(home() / FILE_NAME)
    session = Session(store, reader_of(settings))
    jobs = Jobs(engine)
    room = EngineRoom(jobs, work, jobs)
    workplace = Jobs(workshop)
    shop = EngineRoom(workplace, work, workplace)
    app.installEventFilter(people)
    desk = Desk(session, room, Calibrations(home()), jobs)
    pictures, archive, opener = Pictures(), Archive(), SlideOpener()
    cases = CaseOpening(session)
    parts = Parts(
        session=session,
        desk=desk,
        room=room,
        workshop=shop,
        people=people,
        pictures=pictures,
        archive=archive,
        evidence=Evidence(session, room, jobs),
        grounds=Grounds(session, room, jobs),
        look_alikes=LookAlikes(
            session, room, archive, image_of, KnownLibrary(home() / LAB_FILE, shop, workplace)
        ),
        opener=opener,
        cases=cases,
        exporting=Exporting(session, desk, room, Keeping(settings, jobs), jobs),
        appearance=Appearance(app, settings),
        settings=settings,
    )
    window = MainWindow(parts)
    parts.appearance.dress()
    window.placing.restore()
    window.lab.begin()
    window.painted.connect(lambda: QTimer.singleShot(0, room.warm))
    for remark in (*remarks, not_kept, remark_on_rights(settings)):
        if remark is not None:
            window.banners.complain(remark)

    def close() -> None:
        # A stack that is let go of with steps on it would tell a window that is gone.
        session.undo_stack.clear()
        window.placing.keep()
        for part in (window.cases, jobs, workplace, people, opener, cases, archive, pictures):
            part.close()
        store.close()
        settings.sync()
        speech.end()

    return Running(window, jobs, close)


def remark_on_rights(settings: QSettings) -> LeukoError | None:
    """What is to be said of a folder into which others may look, once for each folder."""
    folder = home()
    if not open_to_others(folder) or settings.value(TOLD_OF) == str(folder):
        return None
    settings.setValue(TOLD_OF, str(folder))
    return StoreError(
        f"Other users of this computer may look into “{shown(folder)}”, where LeukoView remembers "
        "patients' names.",
        remedy="Unless you share it on purpose, take their rights to it away (chmod 700).",
    )


def window_settings() -> QSettings:
    """What the window remembers.

    Raises:
        StoreError: There is no place to remember anything.
    """
    return QSettings(str(home() / SETTINGS_FILE), QSettings.Format.IniFormat)


def language_of_refusals() -> str:
    """The language that was chosen, or the system's where no choice can be remembered."""
    try:
        settings = window_settings()
    except StoreError:
        settings = QSettings(os.devnull, QSettings.Format.IniFormat)
    return wanted(settings, system_languages())


def opened_store(path: Path) -> tuple[Store, LeukoError | None]:
    """The file of cases, or one for this hour alone with the reason why it must do.

    That a file may only be looked at is no such reason: the bar above the pages says it.
    """
    try:
        return Store(path), None
    except LeukoError as error:
        folder = Path(tempfile.mkdtemp(prefix="leukoview-"))
        return Store(folder / FILE_NAME), StoreError(
            error.what, remedy=f"{error.remedy} Until then nothing that you do here is kept."
        )


def run(images: Sequence[Path], *, read: bool = False, remarks: Sequence[LeukoError] = ()) -> int:
    """Open the window, on these images if there are any; returns the exit code.

    With `read` the images are read as soon as they are open, as if Read had been pressed. The
    `remarks` on the installed program stand in it as banners.

    Raises:
        LeukoError: The window cannot be opened; a dialog has said why.
    """
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        raise TypeError("The window needs a QApplication.")
    # Ctrl-C in the terminal ends the program at once; Qt's loop would keep Python from hearing it.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    app.setApplicationName("LeukoView")
    app.setApplicationVersion(__version__)
    try:
        running = compose(app, remarks=remarks)
    except LeukoError as error:
        speech = Speech(app, language_of_refusals())
        tell_before_the_window(error)
        speech.end()
        raise
    faults = Faults(running.window)
    faults.install()
    running.window.parts.room.broke.connect(faults.show)
    running.window.show()
    if read:
        parts = running.window.parts
        parts.opener.opened.connect(lambda slide, _first: parts.desk.read_opened(slide))
    if images:
        running.window.parts.opener.open(images)
    else:
        running.window.cases.resume()
    try:
        return app.exec()
    finally:
        running.close()
