import threading
from dataclasses import fields

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSettings
from pytestqt.qtbot import QtBot

from leukoview.app import compose
from leukoview.engine.store import Store
from leukoview.ui.appearance import Appearance
from leukoview.ui.archive import Archive
from leukoview.ui.engine_process import EngineProcess
from leukoview.ui.jobs import Jobs
from leukoview.ui.session import Session
from leukoview.ui.translating import ENGLISH, Speech
from tests.garbage import cleared_by_its_own_thread
from tests.ui.fakes import FAKE_WORK, ThreadWorker, drawn_smear

__all__ = ["cleared_by_its_own_thread"]

SIZE = (960, 760)
"""Of the window, in logical pixels; the screen of tests has less room than a window wants."""
OURS = ("engine", "tiles", "opening", "fake-engine")


PATIENCE_MS = 30_000
"""How long a test waits for what always comes: two cores may have other work for seconds."""


def let_go(running):
    """Delete what Qt's connections keep: lambdas that hold the very parts that they hang on."""
    parts = running.window.parts
    for part in (getattr(parts, one.name) for one in fields(parts)):
        if isinstance(part, QObject):
            part.deleteLater()


class PatientBot(QtBot):
    """Waits longer than pytest-qt does unless a test says how long."""

    def waitSignal(self, signal, *, timeout=PATIENCE_MS, **rest):  # noqa: N802 - Qt's name
        return super().waitSignal(signal, timeout=timeout, **rest)

    def waitSignals(self, signals, *, timeout=PATIENCE_MS, **rest):  # noqa: N802 - Qt's name
        return super().waitSignals(signals, timeout=timeout, **rest)

    def waitUntil(self, callback, *, timeout=PATIENCE_MS):  # noqa: N802 - Qt's name
        super().waitUntil(callback, timeout=timeout)


@pytest.fixture
def qtbot(qapp, request):
    return PatientBot(request)


@pytest.fixture(autouse=True)
def _no_thread_is_left():
    yield
    assert [t.name for t in threading.enumerate() if t.name.startswith(OURS)] == []


@pytest.fixture(autouse=True)
def _no_window_is_left(qapp):
    """The windows of one test must not be dressed and spoken to once more in the next."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def _english(qapp):
    """Numbers and their things agree, as in the window of an English reader."""
    speech = Speech(qapp, ENGLISH)
    yield
    speech.end()


@pytest.fixture
def store(tmp_path):
    store = Store(tmp_path / "cases.sqlite")
    yield store
    store.close()


@pytest.fixture
def session(qapp, store):
    return Session(store, "aj")


@pytest.fixture
def appearance(qapp, tmp_path):
    worn = Appearance(qapp, QSettings(str(tmp_path / "looks.ini"), QSettings.Format.IniFormat))
    worn.dress()
    return worn


@pytest.fixture
def jobs(qapp):
    jobs = Jobs(EngineProcess(ThreadWorker))
    yield jobs
    jobs.close()


@pytest.fixture
def archive(qapp):
    archive = Archive()
    yield archive
    archive.close()


@pytest.fixture
def smear(tmp_path):
    return drawn_smear(tmp_path / "smear one.png")


@pytest.fixture
def composed(qapp, qtbot):
    """Composes whole windows over the fake engine, and takes them down."""
    made = []

    def one(work=FAKE_WORK, remarks=()):
        running = compose(
            qapp,
            work=work,
            engine=EngineProcess(ThreadWorker),
            workshop=EngineProcess(ThreadWorker),
            remarks=remarks,
        )
        made.append(running)
        qtbot.addWidget(running.window)
        return running

    yield one
    for running in made:
        running.close()
        let_go(running)


@pytest.fixture
def running(composed, qtbot):
    """The whole window over the fake engine."""
    running = composed()
    running.window.resize(*SIZE)
    running.window.show()
    qtbot.waitUntil(lambda: bool(running.window.parts.room.cards))
    return running


@pytest.fixture
def window(running):
    return running.window


@pytest.fixture
def opened(window, smear, qtbot):
    """The window with one drawn smear open and its scale known."""
    session = window.parts.session
    window.parts.opener.open([smear])
    qtbot.waitUntil(lambda: session.current is not None and session.current.scale is not None)
    return window
