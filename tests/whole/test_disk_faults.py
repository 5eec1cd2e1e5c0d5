"""A disk that is full or may only be read: the window and the terminal say so, nothing is lost.

The faults of single files are tried where those are written: `test_output.py`, `test_store.py`,
`test_library.py`, `test_kept.py`; two windows in `tests/ui/test_cases_windows.py`; kill -9 in
`benchmarks/crash.py`.
"""

import os
import shutil
import subprocess
import sys

import pytest
from cases import made_case
from readings import saved_smear

from leukoview.engine.resources import home
from leukoview.engine.store import Store


def leukoview(*words, **environment):
    return subprocess.run(
        [sys.executable, "-m", "leukoview", *map(str, words)],
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
        text=True,
    )


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="Linux alone has a full disk at hand")  # noqa: PTH110 - a device
def test_a_full_disk_under_what_is_printed_is_no_crash_of_the_reading(tmp_path):
    saved_smear(tmp_path / "smear.png")
    out = tmp_path / "out.json"
    command = [sys.executable, "-m", "leukoview", "read", str(tmp_path / "smear.png")]
    with open("/dev/full", "w") as full:  # noqa: PTH123 - a device
        done = subprocess.run(
            [*command, "--json", str(out)], check=False, stdout=full, stderr=subprocess.PIPE
        )
    assert out.stat().st_size
    assert b"Traceback" not in done.stderr
    assert b"what is printed cannot be written: No space left on device" in done.stderr
    assert done.returncode == 141


@pytest.mark.parametrize("words", [("cases", "list"), ("deeds", "verify")])
def test_where_nothing_can_be_remembered_it_is_said(tmp_path, words):
    (tmp_path / "file").touch()
    done = leukoview(*words, LEUKOVIEW_HOME=str(tmp_path / "file" / "home"))
    assert done.returncode == 3
    assert "where LeukoView remembers its work, cannot be made" in done.stderr
    assert "Traceback" not in done.stderr


WINDOW = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from leukoview.ui.cases.case_bar import CaseBar
from leukoview.ui.main_window import MainWindow

app = QApplication(sys.argv[:1])


def look():
    for one in app.topLevelWidgets():
        if isinstance(one, QMessageBox) and one.isVisible():
            print("dialog:", one.text(), flush=True)
            one.accept()
        elif isinstance(one, MainWindow) and one.isVisible():
            print("bar:", one.findChild(CaseBar).words, flush=True)
            print("banners:", *one.banners.sentences, flush=True)
            one.close()


timer = QTimer()
timer.timeout.connect(look)
timer.start(50)
if __name__ == "__main__":
    from leukoview.__main__ import main

    sys.exit(main([]))
"""
"""The window as it starts, with somebody who reads what it says and closes it."""


def started(*before, **environment):
    return subprocess.run(
        [*before, sys.executable, "-c", WINDOW],
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
        text=True,
        timeout=120,
    )


def test_where_nothing_can_be_remembered_a_dialog_says_so_instead_of_a_window(tmp_path):
    (tmp_path / "file").touch()
    done = started(LEUKOVIEW_HOME=str(tmp_path / "file" / "home"))
    assert done.returncode == 3
    assert "dialog: “" in done.stdout
    for said in (done.stdout, done.stderr):
        assert "where LeukoView remembers its work, cannot be made" in said
    assert "Traceback" not in done.stderr


def test_a_damaged_file_of_a_laboratory_is_said_in_a_dialog_and_the_program_ends(tmp_path):
    """It says who may see anything, so nothing may be shown without it."""
    (home() / "lab.sqlite").write_bytes(b"no database" * 500)
    done = started()
    assert done.returncode == 3
    assert "dialog: “lab.sqlite” is no file of a laboratory." in done.stdout


@pytest.fixture
def kept_out():
    """Words before a command that keep it from writing where it has no right to."""
    if os.name == "nt":
        pytest.skip("Windows keeps such rights elsewhere")
    if os.geteuid() != 0:
        return ()
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        pytest.skip("nobody is kept out")
    rights = "-dac_override,-dac_read_search"
    return (setpriv, "--bounding-set", rights, "--inh-caps", rights)


@pytest.fixture
def read_only_home(tmp_path):
    """A folder with one case that may only be read."""
    folder = home()
    store = Store(folder / "cases.sqlite")
    made_case(store, tmp_path / "smear.png", name="K 1")
    store.close()
    folder.chmod(0o500)
    yield folder
    folder.chmod(0o700)


def test_a_folder_that_may_only_be_read_opens_the_window_to_look(kept_out, read_only_home):
    done = started(*kept_out)
    assert done.returncode == 0
    said = "The file of cases may only be read: this window may only look. Ask for the right"
    assert f"bar: {said}" in done.stdout
    assert done.stdout.count("only look") == 1
    assert "Traceback" not in done.stderr


def test_cases_that_may_only_be_read_are_listed_and_checked(kept_out, read_only_home):
    for words, said in ((("list",), "K 1"), (("verify",), "none altered")):
        command = [*kept_out, sys.executable, "-m", "leukoview", "cases", *words]
        done = subprocess.run(command, capture_output=True, check=False, text=True)
        assert (done.returncode, said in done.stdout) == (0, True), done.stderr


def test_a_damaged_file_of_cases_is_said_and_left_as_it_is():
    path = home() / "cases.sqlite"
    path.write_bytes(b"no database" * 500)
    done = leukoview("cases", "verify")
    assert done.returncode == 3
    assert "is no file of cases" in done.stderr
    assert path.read_bytes() == b"no database" * 500
