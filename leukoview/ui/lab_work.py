"""What the window asks of the engine for a laboratory: plain functions, run in a process of theirs.

They import the engine only when called, so that naming them here costs the window nothing.
"""
# ruff: noqa: PLC0415 - see above: the window's process must never load what the engine needs

from dataclasses import dataclass
from pathlib import Path

from leukoview.engine.progress import CheckIn, Tell
from leukoview.engine.watch.charts import Chart
from leukoview.engine.watch.measures import Measure


@dataclass(frozen=True, slots=True)
class WatchOrder:
    """Over which file of cases to watch: the patients' cases, or the practice ones."""

    store: Path
    practice: bool = False


def watched(order: WatchOrder, check_in: CheckIn, _tell: Tell) -> dict[Measure, Chart]:
    """Every measure's chart."""
    from leukoview.engine.watch import charts_of, observed_in

    return charts_of(observed_in(order.store, practice=order.practice, check_in=check_in))
