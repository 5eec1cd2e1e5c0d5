from dataclasses import replace
from math import pi

import pytest

from leukoview.engine.case import Morphometry
from leukoview.engine.fab import (
    FEWEST_CELLS,
    HIGH_RATIO,
    IRREGULAR,
    LARGE_TIMES,
    LIMITS,
    SMALL_LYMPHOCYTE_MICRONS,
    FabType,
    Nucleoli,
    fab_score,
)
from leukoview.engine.reference import reference_of

SMALL = Morphometry(60.0, 75.0, 0.8, 0.92, 0.02, 0.03, "µm")
LARGE = replace(SMALL, cell_area=pi / 4 * (LARGE_TIMES * SMALL_LYMPHOCYTE_MICRONS) ** 2)
PALE = replace(SMALL, nucleus_cell_ratio=HIGH_RATIO - 0.01)
CLEFT = replace(SMALL, irregularity=IRREGULAR)


def cells(*parts):
    """(how many, of what) of one hundred or so cells."""
    return [cell for number, cell in parts for _ in range(number)]


def points(score):
    return {one.feature: one.points for one in score.criteria}


def test_small_round_scanty_cells_with_small_nucleoli_suggest_l1():
    score = fab_score(cells((100, SMALL)), Nucleoli.SMALL)
    assert (score.lowest, score.highest, score.suggests) == (2, 2, FabType.L1)
    assert score.sentence == "FAB score +2 over 100 lymphoblasts: 0 to +2 suggests L1."


def test_large_irregular_pale_cells_with_prominent_nucleoli_suggest_l2():
    cell = replace(LARGE, nucleus_cell_ratio=0.5, irregularity=0.2)
    score = fab_score([cell] * 100, Nucleoli.PROMINENT)
    assert (score.lowest, score.highest, score.suggests) == (-4, -4, FabType.L2)


def test_unjudged_nucleoli_leave_a_range_of_sums():
    score = fab_score(cells((100, SMALL)))
    assert (score.lowest, score.highest) == (0, 2)
    assert score.suggests is FabType.L1
    assert "whatever is not judged yet (nucleoli" in score.sentence


def test_a_range_that_allows_both_types_suggests_neither():
    score = fab_score(cells((70, SMALL), (30, CLEFT)))
    assert (score.lowest, score.highest, score.suggests) == (-1, 1, None)
    assert "open while these are not judged: nucleoli" in score.sentence


@pytest.mark.parametrize(
    ("parts", "feature", "given"),
    [
        (((75, SMALL), (25, PALE)), "N:C ratio high", 1),
        (((74, SMALL), (26, PALE)), "N:C ratio high", 0),
        (((75, SMALL), (25, PALE)), "N:C ratio low", -1),
        (((76, SMALL), (24, PALE)), "N:C ratio low", 0),
        (((75, SMALL), (25, CLEFT)), "nuclear outline irregular", -1),
        (((76, SMALL), (24, CLEFT)), "nuclear outline irregular", 0),
        (((50, SMALL), (50, LARGE)), "large cells", -1),
        (((51, SMALL), (49, LARGE)), "large cells", 0),
    ],
)
def test_a_feature_counts_from_its_share_of_the_cells_on(parts, feature, given):
    assert points(fab_score(cells(*parts)))[feature] == given


def test_every_measured_feature_says_its_share_with_an_interval():
    score = fab_score(cells((60, SMALL), (40, CLEFT)))
    irregular = next(one for one in score.criteria if one.feature == "nuclear outline irregular")
    assert irregular.share.estimate == pytest.approx(0.4)
    assert irregular.share.low < 0.4 < irregular.share.high


def test_nucleoli_count_as_the_reader_says():
    small, prominent = (
        points(fab_score(cells((100, SMALL)), one)) for one in (Nucleoli.SMALL, Nucleoli.PROMINENT)
    )
    assert (small["nucleoli small, one or none"], small["nucleoli prominent"]) == (1, 0)
    assert (prominent["nucleoli small, one or none"], prominent["nucleoli prominent"]) == (0, -1)


def test_without_a_scale_the_size_is_not_judged():
    score = fab_score([replace(LARGE, unit="px")] * 100, Nucleoli.SMALL)
    assert points(score)["large cells"] is None
    assert (score.lowest, score.highest) == (1, 2)


def test_the_readers_own_small_lymphocyte_goes_before_ours():
    assert points(fab_score([LARGE] * 100))["large cells"] == -1
    assert points(fab_score([LARGE] * 100, small_lymphocyte=12.0))["large cells"] == 0


def test_few_cells_give_no_score_and_say_how_many_are_needed():
    score = fab_score([SMALL] * (FEWEST_CELLS - 1), Nucleoli.SMALL)
    assert score.suggests is None
    assert "at least 20" in score.sentence
    assert fab_score([], Nucleoli.SMALL).sentence.startswith("No FAB score: 0 lymphoblasts")


def test_a_score_never_stands_without_its_limits():
    assert "as commonly quoted" in LIMITS
    assert "neither immunophenotype nor genetics" in LIMITS


def test_the_cut_offs_are_those_of_the_lymphocytes_that_were_measured():
    figures = reference_of("lymphocyte").figures
    assert figures["irregularity"].high == pytest.approx(IRREGULAR, abs=0.0006)
    assert figures["diameter"].low == pytest.approx(SMALL_LYMPHOCYTE_MICRONS, abs=0.06)
