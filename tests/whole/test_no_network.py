"""The program asks for no connection, whatever it does: it works where there is none.

Every interpreter that a test starts – the program, its engine's process, the workers of a training
– refuses to look up a name, to connect, to listen or to send, and writes down who tried. Only
sockets within the computer (AF_UNIX, and pairs that are connected from birth) are let through:
processes talk to each other by them.
"""

from pathlib import Path

import hooked
import pytest
from hooked import ROOT
from readings import saved_smear

from tests.engine.drawn_cells import write_folders

HOOK = """
import os, socket, sys

ASKED = {"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo",
         "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo"}

def hear(event, arguments):
    if event not in ASKED:
        return
    if isinstance(arguments[0], socket.socket) and arguments[0].family == socket.AF_UNIX:
        return
    with open(os.environ["ASKED_FOR_NETWORK"], "a") as log:
        log.write(f"{event} {arguments[1:]!r} by {sys.argv}\\n")
    raise OSError("The network was asked for.")

sys.addaudithook(hear)
open(os.environ["ASKED_FOR_NETWORK"] + ".heard", "a").write("x")
"""


@pytest.fixture
def offline(tmp_path):
    """Runs Python where nothing gets out; gives what was said, and fails where anything tried."""
    asked = tmp_path / "asked.txt"
    environment = hooked.environment(tmp_path, HOOK, ASKED_FOR_NETWORK=str(asked))
    environment.pop("ORT_DISABLE_TELEMETRY", None)

    def run(*words, good=(0,)):
        done = hooked.python(environment, *words)
        assert not asked.exists(), asked.read_text()
        assert done.returncode in good, done.stdout + done.stderr
        run.processes = len(Path(f"{asked}.heard").read_text())
        return done.stdout

    return run


def test_the_guard_of_these_tests_notices_a_look_up(offline):
    with pytest.raises(AssertionError, match=r"socket\.getaddrinfo"):
        offline("-c", "import urllib.request; urllib.request.urlopen('http://example.org')")


def test_reading_and_every_file_of_it_need_no_network(offline, tmp_path):
    saved_smear(tmp_path / "smear.png")
    out = [f"--{form}" for form in ("report", "csv", "json", "overlay")]
    files = [tmp_path / f"out.{ending}" for ending in ("pdf", "csv", "json", "png")]
    wanted = [word for pair in zip(out, files, strict=True) for word in pair]
    offline("-m", "leukoview", "read", tmp_path / "smear.png", *wanted)
    assert all(file.stat().st_size for file in files)


def test_the_network_runtime_keeps_no_record_to_send(offline, tmp_path):
    """ONNX Runtime's telemetry is code that no guard in Python hears; its file gives it away."""
    network = ROOT / "models" / "backbones" / "mobilenet_v2_middle.onnx"
    opened = f"onnxruntime.InferenceSession({str(network)!r}, providers=['CPUExecutionProvider'])"
    offline("-c", f"import leukoview, onnxruntime; {opened}")
    assert not list(tmp_path.rglob("onnxruntime.db*"))


def test_the_demo_and_the_self_test_need_no_network(offline, tmp_path):
    offline("-m", "leukoview", "demo", "--no-window", "--out", tmp_path / "demo")
    assert "Self-test passed." in offline("-m", "leukoview", "selftest")


def test_a_training_needs_no_network(offline, tmp_path):
    folder = write_folders(tmp_path / "cells", patients=4, cells=2)
    offline("-m", "leukoview", "train", folder, "--out", tmp_path / "own", "--quick")
    assert (tmp_path / "own" / "manifest.json").is_file()


@pytest.mark.timeout(600)
def test_the_window_from_image_to_report_needs_no_network(offline, tmp_path):
    """The window's whole story again; the engine's process must have heard the guard as well."""
    offline("-m", "pytest", *hooked.PLAIN, "tests/whole/test_window_story.py")
    assert offline.processes >= 2


def test_the_window_never_loads_qts_network(offline):
    loaded = offline(
        "-c",
        "import sys, leukoview.app; print([m for m in sys.modules if 'QtNetwork' in m])",
    )
    assert loaded.strip() == "[]"
