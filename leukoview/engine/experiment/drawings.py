"""The study's figures as SVG, drawn without a plotting library."""

from collections.abc import Sequence
from html import escape
from math import log10

from leukoview.engine.experiment.results import HONEST, LEAKY, Study
from leukoview.engine.experiment.tables import titled

WIDTH, HEIGHT = 260, 200
"""Pixels of one panel of curves."""
LEFT, TOP, RIGHT, BOTTOM = 46, 34, 14, 40
"""Room around its axes for words."""
ACROSS = 3
"""Panels in a row."""

BAR, BAR_LEFT, BAR_ROW = 300, 170, 24
"""Pixels of the longest bar, of the names beside it, and of a row."""

INK, FAINT, HONEST_INK, LEAKY_INK = "#1f2430", "#c8ccd4", "#1f6f8b", "#b0413e"

Curve = Sequence[tuple[float, float]]
"""(learning rate, accuracy 0–1)."""


def rate_curves(study: Study, task: str) -> str:
    """Accuracy over the learning rate, one panel per network, honest and leaky; "" without any."""
    panels = []
    for network in study.titles:
        runs = [
            one
            for one in study.outcomes
            if (one.run.task, one.run.technique, one.run.network) == (task, "tuned", network)
        ]
        if runs:
            curves = {
                protocol: sorted(
                    (one.run.rate, one.accuracy.value)
                    for one in runs
                    if one.run.protocol == protocol
                )
                for protocol in (HONEST, LEAKY)
            }
            panels.append(_panel(titled(study, runs[0].run), curves[HONEST], curves[LEAKY]))
    if not panels:
        return ""
    rows = -(-len(panels) // ACROSS)
    placed = [
        f'<g transform="translate({place % ACROSS * WIDTH} {place // ACROSS * HEIGHT})">{panel}</g>'
        for place, panel in enumerate(panels)
    ]
    return _svg(min(len(panels), ACROSS) * WIDTH, rows * HEIGHT, "".join(placed))


def complexity_bars(study: Study) -> str:
    """Parameters, operations and speed of every network as bars; "" without any network."""
    groups = (
        ("Parameters, millions", [one.parameters / 1e6 for one in study.complexities]),
        ("GFLOP per image", [one.gflop for one in study.complexities]),
        ("Images per second", [one.images_per_second for one in study.complexities]),
    )
    names = [study.titles[one.network] for one in study.complexities]
    if not names:
        return ""
    parts, y = [], 0.0
    for title, values in groups:
        y += BAR_ROW
        parts.append(_words(8, y, title, "start", weight="bold"))
        for name, value in zip(names, values, strict=True):
            y += BAR_ROW
            parts.append(_bar(name, value, max(values), y))
    return _svg(BAR_LEFT + BAR + 80, y + BAR_ROW, "".join(parts))


def _panel(title: str, honest: Curve, leaky: Curve) -> str:
    rates = sorted({rate for rate, _ in (*honest, *leaky)})
    low, high = log10(rates[0]) - 0.2, log10(rates[-1]) + 0.2

    def x(rate: float) -> float:
        return LEFT + (log10(rate) - low) / (high - low) * (WIDTH - LEFT - RIGHT)

    def drawn(curve: Curve, colour: str, dashes: str) -> str:
        points = " ".join(f"{x(rate):.1f},{_y(share):.1f}" for rate, share in curve)
        dots = "".join(
            f'<circle cx="{x(rate):.1f}" cy="{_y(share):.1f}" r="3" fill="{colour}"/>'
            for rate, share in curve
        )
        line = f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2" '
        return f'{line} stroke-dasharray="{dashes}"/>{dots}'

    ticks = "".join(_words(x(rate), _y(0) + 16, f"{rate:g}", "middle") for rate in rates)
    return (
        _frame(title)
        + ticks
        + drawn(leaky, LEAKY_INK, "5 4")
        + drawn(honest, HONEST_INK, "none")
        + _words(WIDTH / 2, HEIGHT - 8, "learning rate (solid: honest, dashed: leaky)", "middle")
    )


def _frame(title: str) -> str:
    levels = "".join(
        f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{_y(share):.1f}" y2="{_y(share):.1f}" '
        f'stroke="{FAINT}"/>' + _words(LEFT - 6, _y(share) + 4, f"{share:.0%}", "end")
        for share in (0.0, 0.5, 1.0)
    )
    return levels + _words(WIDTH / 2, 18, title, "middle", weight="bold")


def _y(share: float) -> float:
    return TOP + (1 - share) * (HEIGHT - TOP - BOTTOM)


def _bar(name: str, value: float, longest: float, y: float) -> str:
    length = BAR * value / longest if longest else 0.0
    return (
        _words(BAR_LEFT - 8, y, name, "end")
        + f'<rect x="{BAR_LEFT}" y="{y - 12:.1f}" width="{length:.1f}" height="16" '
        f'fill="{HONEST_INK}"/>' + _words(BAR_LEFT + length + 6, y, f"{value:.1f}", "start")
    )


def _words(x: float, y: float, words: str, anchor: str, *, weight: str = "normal") -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-weight="{weight}">'
        f"{escape(words)}</text>"
    )


def _svg(width: float, height: float, drawing: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" '
        f'width="{width:g}" height="{height:g}" font-family="sans-serif" font-size="10" '
        f'fill="{INK}"><rect width="{width:g}" height="{height:g}" fill="#ffffff"/>'
        f"{drawing}</svg>\n"
    )
