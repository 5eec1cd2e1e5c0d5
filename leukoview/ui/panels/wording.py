"""Figures and names as the panels write them."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFontMetricsF

from leukoview.engine import summary
from leukoview.engine.case import Scale, ScaleSource
from leukoview.engine.summary import Interval
from leukoview.ui.slide_work import SlideWork
from leukoview.ui.terms import cells

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


def fitting(name: str, metrics: QFontMetricsF, room: float) -> str:
    """As much of a class's name as there is room for: what stands in brackets goes first."""
    if metrics.horizontalAdvance(name) <= room:
        return name
    return metrics.elidedText(short(name), Qt.TextElideMode.ElideRight, room)


def short(name: str) -> str:
    """A class's name without what stands in brackets."""
    return name.partition(" (")[0]


def progress(work: SlideWork) -> str:
    """How far a slide has been read, in a few words."""
    read = len(work.read_cells)
    if read:
        return _tr("{0} read").format(cells(read))
    if not work.is_bare:
        return _tr("not read yet")
    return _tr("not a smear") if work.is_no_smear else _tr("no cell found")


def source(known: ScaleSource) -> str:
    """Where a scale comes from."""
    match known:
        case ScaleSource.GIVEN:
            return _tr("set by you")
        case ScaleSource.METADATA:
            return _tr("from the image's metadata")
        case ScaleSource.CALIBRATION:
            return _tr("from this camera's calibration")
        case ScaleSource.ESTIMATE:
            return _tr("estimated from red cells")


def scale(known: Scale | None) -> str:
    """The scale with its source."""
    if known is None:
        return _tr("Scale not known yet")
    size = f"{known.microns_per_pixel:.4f}"
    return _tr("{0} µm per pixel, {1}").format(size, source(known.source))


def _tr(words: str) -> str:
    return QCoreApplication.translate("Wording", words)
