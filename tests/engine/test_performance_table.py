"""The table of docs/performance.md is made of what the benchmarks print."""

from datetime import UTC, datetime

from benchmarks.measuring import Measured
from benchmarks.performance import Row, Run, rows_in, table


def test_figures_are_found_among_what_a_benchmark_says():
    figure = Measured("panning, frame p95 (ms)", 8, 7.25, at_most=True)
    window = f"{'first paint, warm':<44} {'812 ms':>12}   target {'< 1.0 s':<10} met"
    said = f"A machine with a target in mind\n{figure}\n  {window}\n"
    assert rows_in(said) == (
        Row("panning, frame p95 (ms)", "≤ 8", "7.250", "met"),
        Row("first paint, warm", "< 1.0 s", "812 ms", "met"),
    )


def test_a_benchmark_without_figures_is_named_as_such():
    good = Run("python -m benchmarks.one", (Row("speed", "≥ 5", "6.000", "met"),), 0, 0.5)
    bad = Run("python -m benchmarks.two", (), 3, 7.25)
    text = table([good, bad], datetime(2026, 1, 2, tzinfo=UTC))
    assert "| speed | ≥ 5 | 6.000 | met |" in text
    assert "Load at its end: 7.2." in text
    assert "It ended with code 3 and gave no figure." in text
