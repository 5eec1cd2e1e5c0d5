import msgspec
import pytest

from leukoview.cli.training import score_lines
from leukoview.engine.bundle import SCORECARD
from leukoview.engine.evaluate.scorecard import read
from leukoview.engine.resources import shipped


@pytest.fixture(scope="module")
def scorecard():
    return read((shipped("models") / "acute-leukemia" / SCORECARD).read_bytes())


def numbers(lines):
    return [line for line in lines if "." in line and "–" in line]


def test_a_scorecard_without_flags_says_whom_it_was_judged_on(scorecard):
    lines = list(score_lines(scorecard))
    assert "patients that no part of the model had seen" in lines[1]
    assert not any(line.startswith("!!") for line in lines)


def test_no_number_of_a_flagged_scorecard_stands_without_its_mark(scorecard):
    flagged = msgspec.structs.replace(scorecard, flags=("LEAK: two images are one.",))
    lines = list(score_lines(flagged))
    assert lines[1] == "!! LEAK: two images are one."
    assert len(numbers(lines)) > 20
    assert all(line.startswith("!!") for line in numbers(lines))
    assert not any("had seen" in line for line in lines)


def test_the_shipped_model_is_judged_on_a_stain_left_out_too(scorecard):
    assert any("one stain at a time" in line for line in score_lines(scorecard))
