"""Interpreters that hear a hook before anything else, and so do all that they start."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]

PLAIN = ("-p", "no:xdist", "-p", "no:randomly", "-p", "no:cacheprovider", "-q")
"""How a test runs other tests: in one process, in their order, and leaving nothing behind."""


def environment(folder, hook, **more):
    """The environment of a process whose every interpreter runs `hook` first.

    What it remembers lies in the folder, too: nothing of whoever runs the tests.
    """
    place = folder / "hook"
    place.mkdir()
    (place / "sitecustomize.py").write_text(hook)
    paths = os.pathsep.join(map(str, (place, ROOT, ROOT / "tests")))
    own = {"HOME": str(folder / "person"), "XDG_CACHE_HOME": str(folder / "cache")}
    return {**os.environ, "PYTHONPATH": paths, **own, **more}


def python(environment, *words):
    """Python with these words, in such an environment: how it ended, and what it said."""
    return subprocess.run(
        [sys.executable, *map(str, words)],
        capture_output=True,
        check=False,
        cwd=ROOT,
        env=environment,
        text=True,
    )
