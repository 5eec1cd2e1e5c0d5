"""Figures as the panels write them."""

from datetime import datetime

from leukoview.engine import summary
from leukoview.engine.case import Scale, ScaleSource
from leukoview.engine.summary import Interval, counted
from leukoview.ui.slide_work import SlideWork

SPACE = "\N{NO-BREAK SPACE}"


def percent(value: float) -> str:
    """A probability or share that no line break tears apart."""
    return summary.percent(value).replace(" ", SPACE)


def unbroken(sentence: str) -> str:
    """A sentence in which no line break tears a figure from its per cent sign."""
    return sentence.replace(" %", f"{SPACE}%")


def share(count: int, interval: Interval) -> str:
    """A count with its share and 95 % interval: “12 · 40 % (25–57)”."""
    low, high = round(interval.low * 100), round(interval.high * 100)
    return f"{count} · {percent(interval.estimate)} ({low}–{high})"


def local_time(at: datetime) -> str:
    """A moment in this computer's time zone, to the minute: “2026-03-01 09:30”."""
    return f"{at.astimezone():%Y-%m-%d %H:%M}"


def progress(work: SlideWork) -> str:
    """How far a slide has been read, in a few words."""
    if work.read_cells:
        return f"{counted(len(work.read_cells), 'cell')} read"
    if not work.is_bare:
        return "not read yet"
    return "not a smear" if work.is_no_smear else "no cell found"


SOURCES = {
    ScaleSource.GIVEN: "set by you",
    ScaleSource.METADATA: "from the image's metadata",
    ScaleSource.CALIBRATION: "from this camera's calibration",
    ScaleSource.ESTIMATE: "estimated from red cells",
}


def scale(known: Scale | None) -> str:
    """The scale with its source."""
    if known is None:
        return "Scale not known yet"
    return f"{known.microns_per_pixel:.4f} µm per pixel, {SOURCES[known.source]}"
