"""Figures as the panels write them."""

from leukoview.engine.case import Scale, ScaleSource
from leukoview.engine.summary import Interval
from leukoview.ui.slide_work import SlideWork

SPACE = "\N{NO-BREAK SPACE}"


def percent(value: float) -> str:
    """A probability or share, never rounded to certainty: “> 99 %”, “< 1 %”."""
    if 0.0 < value < 0.01:  # noqa: PLR2004 - one per cent
        return f"<{SPACE}1{SPACE}%"
    if 0.99 < value < 1.0:  # noqa: PLR2004 - all but one per cent
        return f">{SPACE}99{SPACE}%"
    return f"{value * 100:.0f}{SPACE}%"


def counted(count: int, one: str, many: str = "") -> str:
    """A number with its noun: “1 cell”, “2 cells”."""
    return f"{count} {one if count == 1 else many or f'{one}s'}"


def share(count: int, interval: Interval) -> str:
    """A count with its share and 95 % interval: “12 · 40 % (25–57)”."""
    low, high = round(interval.low * 100), round(interval.high * 100)
    return f"{count} · {percent(interval.estimate)} ({low}–{high})"


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
