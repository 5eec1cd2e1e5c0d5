"""What only lists is there at once: it loads nothing that trains, reads or draws."""

import subprocess
import sys

import pytest

HEAVY = {"skops", "sklearn", "torch", "scipy", "skimage", "onnxruntime", "joblib", "PySide6"}
SCRIPT = f"""
import sys
from leukoview.__main__ import main
code = main(sys.argv[1:])
print(code, sorted({HEAVY!r} & set(sys.modules)))
"""


def said_by(command):
    """The lines of a command in a program of its own, then its code and what it has loaded."""
    asked = [sys.executable, "-c", SCRIPT, *command.split()]
    done = subprocess.run(asked, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


@pytest.mark.parametrize(
    "command",
    ["models list", "library list", "library disputes", "users list", "deeds list"],
)
def test_a_list_loads_nothing_that_trains_or_reads(command):
    assert said_by(command)[-1] == "0 []"


def test_the_list_of_models_names_the_ones_that_came_with_the_program():
    names = [line.split("-1.0-")[0] for line in said_by("models list")[:-1]]
    assert names == ["acute-leukemia", "practice"]
