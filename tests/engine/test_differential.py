import pytest

from leukoview.engine.case import Prediction
from leukoview.engine.summary import (
    MARKS,
    CaseRule,
    Interval,
    Side,
    count_sentences,
    counting,
    differential,
    share,
    side_of,
    standing,
    suggested,
    summarise,
)
from leukoview.engine.taxonomy import ARTEFACT, UNIDENTIFIED, ClassKey

LYMPH, M3, BENIGN = (ClassKey(key) for key in ("all_lymphoblast", "aml_m3", "benign"))


def said(top, *, unsure=False, unlike=False):
    chances = {key: 0.9 if key == top else 0.05 for key in (LYMPH, M3, BENIGN)}
    return Prediction(chances, unsure=unsure, unlike_training=unlike, bundle="test")


def words(cells, wanted=10):
    return " ".join(count_sentences(differential(cells, wanted)))


def test_a_cell_counts_as_its_suggestion_until_the_reader_says_otherwise():
    assert standing(None, said(LYMPH)) == LYMPH
    assert standing(M3, said(LYMPH)) == M3


@pytest.mark.parametrize("doubt", ["unsure", "unlike"])
def test_a_doubted_suggestion_leaves_a_cell_unidentified(doubt):
    assert suggested(said(LYMPH, **{doubt: True})) == UNIDENTIFIED


def test_suggested_and_final_count_the_same_cells():
    cells = [(None, said(LYMPH)), (BENIGN, said(LYMPH)), (M3, said(M3, unsure=True))]
    count = differential(cells, 10)
    found = {row.key: (row.suggested, row.final) for row in count.rows}
    assert found == {LYMPH: (2, 1), M3: (0, 1), BENIGN: (0, 1)}
    assert count.suggested_unidentified == 1
    assert (count.n, count.blasts) == (3, 2)


def test_what_is_no_class_stands_apart_and_is_no_part_of_n():
    cells = [
        (None, said(BENIGN)),
        (UNIDENTIFIED, said(BENIGN)),
        (None, said(BENIGN, unsure=True)),
        (ARTEFACT, said(LYMPH)),
        (None, None),
    ]
    count = differential(cells, 10)
    assert (count.n, count.unidentified, count.artefacts, count.not_read) == (1, 2, 1, 1)
    assert count.row(BENIGN).suggested == 2
    assert count.row(LYMPH).suggested == 0


def test_a_cell_that_the_engine_has_not_read_counts_by_the_readers_word():
    count = differential([(LYMPH, None)], 10)
    assert (count.n, count.blasts, count.not_read) == (1, 1, 0)


def test_shares_are_of_the_cells_counted_with_their_wilson_interval():
    cells = [(LYMPH, None)] * 30 + [(BENIGN, None)] * 70 + [(UNIDENTIFIED, None)] * 50
    count = differential(cells, 200)
    assert count.row(LYMPH).share == share(30, 100)
    assert count.blast_share == share(30, 100)


def test_every_class_of_the_bundle_has_a_row_and_a_strangers_class_an_empty_one():
    count = differential([(None, said(BENIGN))], 10)
    assert [row.key for row in count.rows] == [LYMPH, M3, BENIGN]
    assert count.row(ClassKey("aml_m5")).final == 0


def test_no_blast_among_the_cells_is_a_limit_and_not_none():
    cells = [(BENIGN, None)] * 200
    assert differential(cells, 200).detection_limit == pytest.approx(0.015)
    assert "up to 1.5 % (≤ 3/200" in words(cells)
    assert "not none" in words(cells)


@pytest.mark.parametrize("n", [1, 2, 3])
def test_so_few_cells_without_a_blast_say_nothing_about_a_share(n):
    told = words([(BENIGN, None)] * n)
    assert "too few to say anything about their share" in told
    assert "100 %" not in told


def test_four_cells_without_a_blast_have_a_limit():
    assert "up to 75 %" in words([(BENIGN, None)] * 4)


@pytest.mark.parametrize("n", [1, 5, 30, 500])
def test_the_limit_is_never_below_the_exact_one(n):
    assert differential([(BENIGN, None)] * n, 500).detection_limit >= 1 - 0.05 ** (1 / n)


def test_where_blasts_are_found_there_is_no_limit():
    assert differential([(LYMPH, None)], 10).detection_limit is None


def test_nothing_counted_has_no_share_and_says_so():
    count = differential([(ARTEFACT, said(LYMPH)), (None, None)], 100)
    assert count.blast_share is None
    assert count.detection_limit is None
    assert "No cell is counted yet" in " ".join(count_sentences(count))


def test_a_count_says_how_many_were_wanted_and_whether_they_are_there():
    assert "2 of 10 wanted cells are counted: the count is not complete." in words(
        [(LYMPH, None)] * 2
    )
    assert "10 of 10 wanted cells are counted." in words([(LYMPH, None)] * 10)


def test_blasts_are_said_with_n_and_interval_and_are_no_diagnosis():
    cells = [(LYMPH, None)] * 34 + [(BENIGN, None)] * 166
    assert "34 of 200 cells, 17 % (95 % interval 12 % to 23 %)" in words(cells)
    assert "no diagnosis" in words(cells)


def test_what_is_left_out_is_said():
    cells = [(UNIDENTIFIED, None), (ARTEFACT, None), (ARTEFACT, None), (None, None)]
    said_of = words(cells)
    assert "1 unidentified cell stands apart." in said_of
    assert "2 artefacts are left out." in said_of
    assert "1 cell has not been read." in said_of


@pytest.mark.parametrize(
    ("low", "high", "side"),
    [(0.02, 0.09, Side.BELOW), (0.02, 0.10, Side.ASTRIDE), (0.10, 0.3, Side.ABOVE)],
)
def test_a_mark_is_passed_only_by_the_whole_interval(low, high, side):
    assert side_of(MARKS[0], Interval((low + high) / 2, low, high)) is side


def test_a_share_near_a_mark_asks_for_more_cells():
    cells = [(LYMPH, None)] * 20 + [(BENIGN, None)] * 80
    assert "on both sides of 20 %, so more cells are needed" in words(cells)


def test_artefacts_leave_the_case_summary():
    cells = [(ARTEFACT, said(M3))] * 8 + [(None, said(BENIGN))] * 12 + [(None, None)]
    case = summarise("", counting(cells), CaseRule(alarm=0.3))
    assert case.n == 12
    assert not case.apl_alarm


def test_any_other_label_leaves_the_bundles_own_word_in_the_summary():
    assert counting([(BENIGN, said(M3)), (UNIDENTIFIED, said(M3))]) == (said(M3), said(M3))
