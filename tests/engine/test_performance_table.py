"""The table of docs/performance.md is made of what the benchmarks print."""

from datetime import UTC, datetime

from benchmarks.measuring import Measured
from benchmarks.performance import Row, Run, document, rows_in


def test_figures_are_found_among_what_a_benchmark_says():
    figure = Measured("panning, frame p95 (ms)", 8, 7.25, at_most=True)
    window = f"{'first paint, warm':<44} {'812 ms':>12}   target {'< 1.0 s':<10} met"
    said = f"A machine with a target in mind\n{figure}\n  {window}\n"
    assert rows_in(said) == (
        Row("panning, frame p95 (ms)", "≤ 8", "7.250", "met"),
        Row("first paint, warm", "< 1.0 s", "812 ms", "met"),
    )


THEN = datetime(2026, 1, 2, 15, 30, tzinfo=UTC)
HERE = "- This machine, 2 cores\n- numpy 2"


def run_of(name, value="6.000", load=0.5):
    rows = (Row("speed", "≥ 5", value, "met"),) if value else ()
    return Run(f"python -m benchmarks.{name}", rows, 0 if value else 3, load, THEN)


def test_every_figure_stands_beside_its_target_with_the_hour_and_the_load():
    text = document([run_of("one", load=7.25)], "", HERE)
    assert "| speed | ≥ 5 | 6.000 | met |" in text
    assert "2026-01-02 15:30 UTC, load at its end 7.2." in text
    assert HERE in text


def test_a_benchmark_without_figures_is_named_as_such():
    text = document([run_of("two", value=None)], "", HERE)
    assert "It ended with code 3 and gave no figure." in text


def test_what_is_not_run_again_stays_as_it_was():
    before = document([run_of("one", "6.000"), run_of("two", "7.000")], "", HERE)
    after = document([run_of("two", "8.000")], before, HERE)
    assert after == document([run_of("one", "6.000"), run_of("two", "8.000")], "", HERE)
    assert document([], after, HERE) == after


def test_what_another_machine_or_other_versions_gave_does_not_stay():
    before = document([run_of("one")], "", HERE)
    assert "benchmarks.one" not in document(
        [run_of("two")], before, HERE.replace("numpy 2", "numpy 3")
    )


def test_benchmarks_stand_in_the_order_in_which_they_are_run():
    text = document([run_of("window"), run_of("reading")], "", HERE)
    assert text.index("benchmarks.reading") < text.index("benchmarks.window")
