"""`leukoview watch`: whether the laboratory's images or the engine's fit to them have drifted."""

import argparse
import sys
from collections.abc import Iterator, Mapping

from leukoview.cli import codes
from leukoview.cli.bench import Doors
from leukoview.cli.watching import Phases
from leukoview.engine.errors import OutputError
from leukoview.engine.output import check_places, write_whole
from leukoview.engine.paths import shown
from leukoview.engine.resources import home
from leukoview.engine.store import FILE_NAME
from leukoview.engine.table import Value, encoded
from leukoview.engine.watch import Chart, Measure, charts_of, observed_in
from leukoview.engine.watch.measures import said

HEAD = ("measure", "at", "case", "title", "value", "centre", "low", "high", "out")


def run(options: argparse.Namespace, _doors: Doors) -> int:
    """Chart every slide that was searched; the code is 1 where the latest ones have drifted."""
    path = home() / FILE_NAME
    if not path.is_file():
        print("No case was read on this computer yet.")
        return codes.ALL_READ
    try:
        if options.csv:
            check_places([options.csv], overwrite=options.force)
    except OutputError as error:
        print(f"leukoview watch: {error}", file=sys.stderr)
        return codes.USAGE
    with Phases() as phases:
        observed = observed_in(path, practice=options.practice, check_in=phases.check_in)
    charts = charts_of(observed)
    for measure, charted in charts.items():
        print(said(measure, charted))
        print(*_numbers(charted), sep="\n", end="\n" if charted.points else "")
    if options.csv:
        write_whole(options.csv, table(charts))
        print(f"Written: {shown(options.csv)}")
    return codes.SOME_SKIPPED if any(one.drifted for one in charts.values()) else codes.ALL_READ


def table(charts: Mapping[Measure, Chart]) -> bytes:
    """Every charted value with its limits, as CSV."""
    return encoded(HEAD, (row for one, charted in charts.items() for row in _rows(one, charted)))


def _rows(measure: Measure, charted: Chart) -> Iterator[tuple[Value, ...]]:
    limits = charted.limits
    usual = (None, None, None) if limits is None else (limits.centre, limits.low, limits.high)
    broke = {*charted.outside, *charted.shifted}
    for place, point in enumerate(charted.points):
        slide = (point.at.isoformat(), point.case, point.title)
        yield (measure.value, *slide, point.value, *usual, place in broke)


def _numbers(charted: Chart) -> list[str]:
    if not charted.points:
        return []
    last = charted.points[-1]
    line = f"  latest {last.value:.3f} ({last.at:%Y-%m-%d}, {last.title})"
    if charted.limits is not None:
        limits = charted.limits
        line += f"; usual {limits.centre:.3f}, {limits.low:.3f} to {limits.high:.3f}"
    return [line]
