"""A laboratory's own model from the terminal: library, training, shelf, fitting, and back."""

import os
import subprocess
import sys

import pytest

from leukoview.engine.practice.practice_set import SetRecipe, write_practice_set

REASON = "To see what it says of our own smears."


@pytest.fixture
def leukoview(tmp_path):
    def run(*words, code=0):
        done = subprocess.run(
            [sys.executable, "-m", "leukoview", *map(str, words)],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "LEUKOVIEW_HOME": str(tmp_path / "home"), "PYTHONUTF8": "1"},
        )
        assert done.returncode == code, done.stderr
        return done.stdout + done.stderr

    return run


@pytest.mark.timeout(600)
def test_a_model_is_made_promoted_fitted_and_rolled_back_from_the_terminal(leukoview, tmp_path):
    write_practice_set(tmp_path / "set", SetRecipe(seed=5, patients=3, fields=0, cells=3))
    cache, made = tmp_path / "cache", tmp_path / "made"
    leukoview("library", "add", tmp_path / "set" / "cells")
    learned = ("--library", "--practice", "--quick", "--cache", cache)
    assert "cells" in leukoview("train", *learned, "--name", "ours", "--out", made)
    assert "candidate" in leukoview("models", "put", made)
    assert "ours 1.0" in leukoview("models", "compare", "ours", "--cache", cache, code=1)
    assert "say in a sentence" in leukoview("models", "promote", "ours", "--reason", "so", code=3)
    assert "active" in leukoview("models", "promote", "ours", "--reason", REASON)
    fit = ("models", "fit", "practice", "--version", "1.0+fit.1", "--cache", cache)
    assert "before and after" in leukoview(*fit)
    assert "active" in leukoview("models", "rollback", "--practice")
    trail = leukoview("deeds")
    assert REASON in trail
    assert "Back to the model that came with the program." in trail
    assert "none altered" in leukoview("deeds", "verify")
