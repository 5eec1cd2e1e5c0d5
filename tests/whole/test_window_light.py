import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("torch", "torchvision", "sklearn", "skimage", "scipy", "onnxruntime", "timm", "skops")
LATER = (
    *("tifffile", "imagecodecs", "leukoview.ui.admin.sections", "leukoview.engine.library"),
    *("leukoview.engine.shelf", "leukoview.engine.watch", "leukoview.engine.training"),
)
"""What the window itself needs, but not before it has appeared."""

LOADED = f"""
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from leukoview.app import compose
app = QApplication([])
running = compose(app)
running.window.painted.connect(lambda: QTimer.singleShot(0, app.quit))
running.window.show()
app.exec()
running.close()
print([name for name in {HEAVY + LATER!r} if name in sys.modules])
"""

MODEL_LOADED = """
import sys
from leukoview.engine.reading import load_engine
from leukoview.engine.shelf import shipped_model
load_engine(shipped_model(practice=True), "cpu")
print([name for name in ("torch", "dask", "pytest") if name in sys.modules])
"""

STRANGER = """
from leukoview.engine.bundle.frozen import thawed
from leukoview.engine.errors import BundleError
import skops.io
from sklearn.neighbors import KNeighborsClassifier
try:
    thawed(skops.io.dumps({"vectors": KNeighborsClassifier()}))
except BundleError as error:
    print(error.what)
"""

COUNTED = """
import sys
from PySide6.QtCore import QObject, Signal

class Bell(QObject):
    rung = Signal(bool, object)

bell = Bell()
bell.rung.connect(lambda *_: None)
before = sys.getrefcount(True), sys.getrefcount(None)
for _ in range(3000):
    bell.rung.emit(True, None)
    bell.setObjectName("bell")
after = sys.getrefcount(True), sys.getrefcount(None)
print([new - old for old, new in zip(before, after)])
"""


def said_by(program):
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip().splitlines()[-1]


def test_the_window_appears_without_loading_what_only_the_engine_or_a_later_page_needs():
    assert said_by(LOADED) == "[]"


def test_a_model_is_loaded_without_what_skops_would_bring_along():
    assert said_by(MODEL_LOADED) == "[]"


def test_an_estimator_that_no_classifier_holds_is_refused_though_skops_would_trust_it():
    assert "not trusted: ['sklearn.neighbors._classification.KNeigh" in said_by(STRANGER)


def test_signals_lose_no_references():
    """PySide6 6.12.0 on Python 3.11 loses one to True and None per emit, and dies of it."""
    lost = [-change for change in map(int, said_by(COUNTED).strip("[]").split(","))]
    assert max(lost) < 100


@pytest.mark.parametrize("names", [("missing.png",), ("tëxt file.jpg", "empty.png")])
def test_files_that_cannot_be_opened_leave_the_window_standing(names, tmp_path):
    (tmp_path / "tëxt file.jpg").write_text("hello")
    (tmp_path / "empty.png").write_bytes(b"")
    program = f"""
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from leukoview.app import compose
app = QApplication([])
running = compose(app)
seen = []
wanted = {len(names)}
def note(error):
    seen.append(str(error))
    if len(seen) == wanted:
        app.quit()
running.window.parts.opener.failed.connect(note)
running.window.show()
running.window.parts.opener.open([Path({str(tmp_path)!r}) / name for name in {names!r}])
app.exec()
print(len(running.window.banners.sentences), running.window.parts.session.current is None)
running.close()
"""
    assert said_by(program) == f"{len(names)} True"


ORPHANED = """
import os
import signal
from PySide6.QtCore import QCoreApplication
from leukoview.ui.jobs import Jobs
from tests.ui.test_jobs import say_and_sleep

if __name__ == "__main__":
    app = QCoreApplication([])
    jobs = Jobs()
    job = jobs.start(say_and_sleep)

    def die(process):
        print(process, flush=True)
        os.kill(os.getpid(), signal.SIGKILL)

    job.told.connect(die)
    app.exec()
"""


def test_the_engine_never_outlives_the_window(tmp_path, qtbot):
    program = tmp_path / "orphaned.py"
    program.write_text(ORPHANED)
    done = subprocess.run(
        [sys.executable, str(program)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    engine = int(done.stdout)
    qtbot.waitUntil(lambda: is_gone(engine), timeout=10_000)


def is_gone(process):
    """Whether a process has ended; one that nobody has waited for yet has."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    status = Path(f"/proc/{process}/stat")
    return status.is_file() and ") Z " in status.read_text()
