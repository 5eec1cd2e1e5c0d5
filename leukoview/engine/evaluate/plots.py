"""The scorecard's curves and its confusion as SVG, drawn without a plotting library."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from leukoview.engine.evaluate.scorecard import Scorecard

SIDE = 320
MARGIN = 56
"""Pixels of the drawing's square and of the room around it for words."""

INK = "#1f2430"
FAINT = "#c8ccd4"
ACCENT = "#1f6f8b"

Point = tuple[float, float]


def reliability_plot(scorecard: Scorecard) -> str:
    """Confidence against share right, one point per bin of equal mass; the diagonal is perfect."""
    points = [(confidence, right) for confidence, right, _ in scorecard.reliability]
    dots = "".join(
        f'<circle cx="{_x(x):.1f}" cy="{_y(y):.1f}" r="4" fill="{ACCENT}"/>' for x, y in points
    )
    error = scorecard.calibration_error
    title = f"Calibration error {error.value:.3f} ({error.low:.3f}–{error.high:.3f})"
    diagonal = _line([(0, 0), (1, 1)], FAINT)
    return _framed(title, "confidence", "share right", diagonal + _line(points, ACCENT) + dots)


def risk_coverage_plot(scorecard: Scorecard) -> str:
    """Share of cells accepted against share of those wrong, the most confident first."""
    reached = scorecard.abstention.coverage_at_error
    title = f"Coverage at 5 % error {reached.value:.3f} ({reached.low:.3f}–{reached.high:.3f})"
    limit = _line([(0, 0.05), (1, 0.05)], FAINT)
    curve = _line(scorecard.risk_coverage, ACCENT)
    return _framed(title, "share accepted", "share wrong", limit + curve)


def confusion_plot(scorecard: Scorecard) -> str:
    """Cells by label (rows) and by top class, shaded by the share of the label's cells."""
    names = scorecard.classes
    step = 1 / len(names)
    cells = "".join(
        _cell(column * step, 1 - row * step, step, count, max(1, sum(counts)))
        for row, counts in enumerate(scorecard.confusion)
        for column, count in enumerate(counts)
    )
    words = "".join(
        _text(_x((n + 0.5) * step), _y(0) + 18, name, "middle")
        + _upright(_x(0) - 8, _y(1 - (n + 0.5) * step), name)
        for n, name in enumerate(names)
    )
    title = f"Macro-F1 {scorecard.macro_f1.value:.3f}: label (row) and top class (column)"
    return _squared(title, "top class", "label", cells + words)


PLOTS: Mapping[str, Callable[[Scorecard], str]] = {
    "reliability.svg": reliability_plot,
    "risk-coverage.svg": risk_coverage_plot,
    "confusion.svg": confusion_plot,
}
"""Every plot of a scorecard by the name of its file."""


def write_plots(scorecard: Scorecard, folder: Path) -> tuple[Path, ...]:
    """Write every plot into a folder; returns where they are."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, plot in PLOTS.items():
        (folder / name).write_text(plot(scorecard), encoding="utf-8")
    return tuple(folder / name for name in PLOTS)


def _cell(left: float, top: float, step: float, count: int, total: int) -> str:
    side = step * SIDE
    shade = (
        f'<rect x="{_x(left):.1f}" y="{_y(top):.1f}" width="{side:.1f}" height="{side:.1f}" '
        f'fill="{ACCENT}" fill-opacity="{0.75 * count / total:.2f}" stroke="{FAINT}"/>'
    )
    return shade + _text(_x(left + step / 2), _y(top - step / 2) + 4, str(count), "middle")


def _x(share: float) -> float:
    return MARGIN + share * SIDE


def _y(share: float) -> float:
    return MARGIN + (1 - share) * SIDE


def _line(points: Sequence[Point], colour: str) -> str:
    path = " ".join(f"{_x(x):.1f},{_y(y):.1f}" for x, y in points)
    return f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>'


def _framed(title: str, across: str, up: str, drawing: str) -> str:
    """A drawing with ticks from 0 to 1 on both sides."""
    ticks = "".join(
        _text(_x(share), _y(0) + 18, f"{share:g}", "middle")
        + _text(_x(0) - 8, _y(share) + 4, f"{share:g}", "end")
        for share in (0.0, 0.25, 0.5, 0.75, 1.0)
    )
    return _squared(title, across, up, ticks + drawing)


def _squared(title: str, across: str, up: str, drawing: str) -> str:
    whole = SIDE + 2 * MARGIN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{whole}" height="{whole}" '
        f'font-family="sans-serif" font-size="12" fill="{INK}">'
        f'<rect width="{whole}" height="{whole}" fill="#ffffff"/>'
        f'<rect x="{MARGIN}" y="{MARGIN}" width="{SIDE}" height="{SIDE}" fill="none" '
        f'stroke="{FAINT}"/>{drawing}'
        f"{_text(whole / 2, MARGIN - 20, title, 'middle')}"
        f"{_text(whole / 2, whole - 14, across, 'middle')}"
        f"{_upright(16, whole / 2, up)}</svg>\n"
    )


def _upright(x: float, y: float, words: str) -> str:
    turned = _text(0, 0, words, "middle")
    return f'<g transform="translate({x:g} {y:g}) rotate(-90)">{turned}</g>'


def _text(x: float, y: float, words: str, anchor: str) -> str:
    return f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}">{words}</text>'
