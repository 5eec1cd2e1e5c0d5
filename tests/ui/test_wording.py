import pytest

from leukoview.engine.case import Scale, ScaleSource
from leukoview.engine.summary import counted, share
from leukoview.ui.panels import wording


@pytest.mark.parametrize(
    ("value", "words"),
    [(0.0, "0 %"), (0.004, "< 1 %"), (0.5, "50 %"), (0.994, "> 99 %"), (1.0, "100 %")],
)
def test_a_probability_is_never_rounded_to_certainty(value, words):
    assert wording.percent(value).replace("\N{NO-BREAK SPACE}", " ") == words


def test_a_count_stands_with_its_share_and_interval():
    words = wording.share(0, share(0, 30)).replace("\N{NO-BREAK SPACE}", " ")
    assert words == "0 · 0 % (0–11)"


@pytest.mark.parametrize(("count", "words"), [(0, "0 cells"), (1, "1 cell"), (2, "2 cells")])
def test_one_is_never_many(count, words):
    assert counted(count, "cell") == words


def test_a_scale_says_where_it_is_from():
    assert "estimated from red cells" in wording.scale(Scale(0.1, ScaleSource.ESTIMATE))
    assert wording.scale(None) == "Scale not known yet"
