"""Interpreters that hear a hook before anything else, and so do all that they start."""

import os
from pathlib import Path

ROOT = Path(__file__).parents[1]


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
