import subprocess
import sys

import pytest

HEAVY = {"torch", "sklearn", "skimage", "scipy", "onnxruntime"}


@pytest.mark.parametrize("name", ["summary", "neighbours", "reference", "fab"])
def test_the_window_can_ask_without_loading_what_the_engine_needs(name):
    script = f"import sys, leukoview.engine.{name}; print(sorted({HEAVY!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert done.stdout.strip() == b"[]"
