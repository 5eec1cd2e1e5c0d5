"""The watch: what is usual, what is no chance any more, and what the trails say of each slide."""

import csv
import io
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from cases import made_case, signed_off, stamp
from readings import saved_smear

from leukoview.cli.watch import table
from leukoview.engine.case import Look, Scale, ScaleSource
from leukoview.engine.casefile.changes import Decided, Searched
from leukoview.engine.detect import detect
from leukoview.engine.quality import examine
from leukoview.engine.slide import open_slide
from leukoview.engine.store import Store
from leukoview.engine.watch import Measure, Observed, Point, chart, charts_of, observed_in
from leukoview.engine.watch.measures import said

START = datetime(2026, 1, 5, 8, tzinfo=UTC)
LOOK = Look((240.0, 240.0, 240.0), (0.3, 0.5, 0.2), 0.3)


def points(values):
    return [Point(START + timedelta(days=n), "c", "t", value) for n, value in enumerate(values)]


def steady(number, seed=0):
    return list(np.random.default_rng(seed).normal(0.3, 0.01, number))


def observed(day, *, bundle="old", look=LOOK, confidence=0.9, kept=()):
    at = START + timedelta(days=day)
    return Observed(at, "c", "t", bundle, look, (confidence,) * 12, 1, 0, kept)


def test_too_few_values_have_no_limits_and_nothing_drifts():
    charted = chart(points([0.3] * 8 + [9.0]))
    assert charted.limits is None
    assert not charted.drifted


def test_limits_are_those_of_the_moving_ranges():
    """Worked example: ranges of 2, 0, 2, 0, … around 11: mean 1, so 3 · 1/1.128 to each side."""
    charted = chart(points([10, 12, 12, 10, 10, 12, 12, 10, 10, 12, 12]))
    assert charted.limits.centre == pytest.approx(11.09, abs=0.01)
    assert charted.limits.high - charted.limits.centre == pytest.approx(3 / 1.128, abs=1e-6)


def test_a_value_beyond_the_limits_is_marked_and_an_old_one_is_no_drift():
    values = steady(30)
    values[24] = 0.6
    charted = chart(points(values))
    assert charted.outside == (24,)
    assert not charted.drifted


def test_steady_values_ring_seldom():
    """Three sigmas let through 1 in 370; limits from 20 values somewhat more."""
    rings = sum(len(chart(points(steady(60, seed))).outside) for seed in range(40))
    assert rings / (40 * 60) < 0.02


def test_a_small_lasting_shift_is_seen_by_its_run():
    values = steady(20) + [value + 0.012 for value in steady(12, 1)]
    charted = chart(points(values))
    assert charted.shifted
    assert charted.drifted


def test_limits_stay_where_values_can_be():
    charted = chart(points([0.98, 1.0] * 8), floor=0.0, ceiling=1.0)
    assert charted.limits.high == 1.0


def test_the_drift_of_a_stain_says_which_remedy():
    usual = [observed(day) for day in range(20)]
    pale = [observed(20 + day, look=Look((240, 240, 240), (0.1, 0.2, 0.1), 0.3)) for day in (0, 1)]
    charts = charts_of([*usual, *pale])
    assert charts[Measure.STAIN].drifted
    assert "pH" in said(Measure.STAIN, charts[Measure.STAIN])
    assert not charts[Measure.FOCUS].drifted


def test_charts_of_the_model_begin_anew_with_another_model():
    old = [observed(day, confidence=0.9) for day in range(20)]
    new = [observed(20 + day, bundle="new", confidence=0.6) for day in range(3)]
    charts = charts_of([*old, *new])
    assert len(charts[Measure.CONFIDENCE].points) == 3
    assert len(charts[Measure.FOCUS].points) == 23


def test_agreement_counts_what_readers_kept_of_the_suggestions():
    charts = charts_of([observed(0, kept=(True,) * 9 + (False,)), observed(1, kept=(True,))])
    (point,) = charts[Measure.AGREEMENT].points
    assert point.value == 0.9


def test_the_trail_gives_how_a_slide_looked_and_what_was_kept(tmp_path):
    store = Store(tmp_path / "cases.sqlite")
    case = made_case(store, tmp_path / "one.png", cells=6)
    record = case.slides[0]
    noted = Searched(record.id, "cd" * 32, (), 6, LOOK)
    labels = {cell.id: record.suggested(cell.id) or "benign" for cell in record.cells}
    case = store.append(case, [noted, Decided(record.id, labels)], stamp(9))
    (one,) = observed_in(store.path)
    assert (one.look, one.bundle, one.at) == (LOOK, "cd" * 32, stamp(9).at)
    assert len(one.confidences) == 6
    assert all(one.kept)
    store.close()


def test_a_store_of_an_older_version_has_slides_without_a_look(tmp_path):
    file = Path(__file__).parents[1] / "files" / "cases-1.sqlite"
    copy = tmp_path / file.name
    copy.write_bytes(file.read_bytes())
    assert {one.look for one in observed_in(copy)} == {None}


def test_a_search_that_was_signed_still_counts(tmp_path):
    store = Store(tmp_path / "cases.sqlite")
    signed_off(store, made_case(store, tmp_path / "one.png", cells=4))
    assert len(observed_in(store.path)) == 1
    store.close()


def test_a_drawn_smear_looks_stained_and_sharp(tmp_path):
    saved_smear(tmp_path / "a.png")
    slide = open_slide(tmp_path / "a.png")
    scale = Scale(0.1, ScaleSource.GIVEN)
    look = examine(slide, detect(slide, scale), scale).look
    assert all(200 < channel <= 255 for channel in look.background)
    assert look.stain[1] > max(look.stain[0], look.stain[2])
    assert 0 < look.edge < 0.5


def test_the_table_holds_every_value_with_its_limits():
    charts = charts_of([observed(day) for day in range(12)])
    rows = list(csv.DictReader(io.StringIO(table(charts).decode())))
    assert len(rows) == 12 * 7  # agreement has no value
    assert rows[0]["measure"] == "focus"
    assert rows[0]["centre"] == "0.3"
