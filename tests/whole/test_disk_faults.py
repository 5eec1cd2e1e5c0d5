"""A disk that is full or may only be read: the window and the terminal say so, nothing is lost.

The faults of single files are tried where those are written: `test_output.py`, `test_store.py`,
`test_library.py`, `test_kept.py`; two windows in `tests/ui/test_cases_windows.py`; kill -9 in
`benchmarks/crash.py`.
"""

import os
import subprocess
import sys

import pytest
from readings import saved_smear

from leukoview.engine.resources import home


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


@pytest.mark.parametrize("words", [("cases", "list"), ("deeds", "verify"), ("smear.png",)])
def test_where_nothing_can_be_remembered_it_is_said(tmp_path, words):
    saved_smear(tmp_path / "smear.png")
    (tmp_path / "file").touch()
    given = [tmp_path / word if word == "smear.png" else word for word in words]
    done = leukoview(*given, LEUKOVIEW_HOME=str(tmp_path / "file" / "home"))
    assert done.returncode == 3
    assert "where LeukoView remembers its work, cannot be made" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_damaged_file_of_cases_is_said_and_left_as_it_is():
    path = home() / "cases.sqlite"
    path.write_bytes(b"no database" * 500)
    done = leukoview("cases", "verify")
    assert done.returncode == 3
    assert "is no file of cases" in done.stderr
    assert path.read_bytes() == b"no database" * 500
