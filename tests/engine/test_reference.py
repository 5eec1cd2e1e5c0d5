from dataclasses import fields

import numpy as np
import pytest

from leukoview.engine.case import Morphometry
from leukoview.engine.errors import LeukoError
from leukoview.engine.reference import BESIDE_A_BLAST, central_range, reference_of, references


def test_a_hundred_and_nineteen_values_give_ranks_three_and_one_hundred_seventeen():
    found = central_range([float(value) for value in range(1, 120)])
    assert (found.low, found.median, found.high) == (3.0, 60.0, 117.0)
    assert (found.share, found.n) == (0.95, 119)


def test_the_order_of_the_values_does_not_matter():
    values = list(np.random.default_rng(2).normal(size=50))
    assert central_range(values) == central_range(sorted(values))


@pytest.mark.parametrize(("n", "share"), [(39, 0.95), (38, 0.90), (19, 0.90)])
def test_few_values_give_the_widest_range_they_allow(n, share):
    found = central_range([float(value) for value in range(n)])
    assert found.share == share
    assert found.low >= 0
    assert found.high <= n - 1


def test_fewer_values_give_no_range():
    with pytest.raises(ValueError, match="too few"):
        central_range([1.0] * 18)


@pytest.mark.parametrize("kind", BESIDE_A_BLAST)
def test_every_figure_of_a_kind_has_a_range(kind):
    figures = reference_of(kind).figures
    measured = {field.name for field in fields(Morphometry)} - {"unit"}
    assert set(figures) == measured | {"diameter"}
    assert all(one.low < one.median < one.high for one in figures.values())


def test_a_range_holds_its_median_and_not_what_is_beyond():
    area = reference_of("lymphocyte").figures["nucleus_area"]
    assert area.holds(area.median)
    assert not area.holds(area.high + 1)


def test_what_was_measured_is_what_the_eye_knows():
    lymphocyte, neutrophil, monocyte = (
        reference_of(kind).figures for kind in ("lymphocyte", "segmented_neutrophil", "monocyte")
    )
    assert lymphocyte["nucleus_cell_ratio"].median > monocyte["nucleus_cell_ratio"].median
    assert monocyte["cell_area"].median > neutrophil["cell_area"].median
    assert neutrophil["irregularity"].median > lymphocyte["irregularity"].high


def test_a_kind_that_was_not_measured_is_refused_with_those_that_were():
    with pytest.raises(LeukoError, match="segmented_neutrophil"):
        reference_of("hairy_cell")


def test_every_range_says_how_many_cells_it_is_of():
    assert {span.n for one in references().values() for span in one.figures.values()} == {30}
