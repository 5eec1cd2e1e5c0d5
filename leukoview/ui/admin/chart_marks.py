"""The marks of a control chart, and the legend that says what each means."""

from enum import Enum, auto

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from leukoview.engine.watch.charts import RUN
from leukoview.ui.labels import text
from leukoview.ui.theme import SPACE

DOT = 3.0
ODD = 5.0
"""Radius of the dot of a usual value, and half the side of what marks another."""


class Mark(Enum):
    """What a value of a chart is, each of a shape of its own."""

    USUAL = auto()
    OUTSIDE = auto()
    SHIFTED = auto()


def draw_mark(painter: QPainter, at: QPointF, mark: Mark, palette: QPalette) -> None:
    """Draw a mark: a dot, a square beyond the limits, a diamond at the end of a run."""
    usual = palette.color(QPalette.ColorRole.Highlight)
    odd = palette.color(QPalette.ColorRole.WindowText)
    ink = usual if mark is Mark.USUAL else odd
    painter.setPen(QPen(ink, 1))
    painter.setBrush(ink)
    if mark is Mark.USUAL:
        painter.drawEllipse(at, DOT, DOT)
        return
    corners = ((-1, -1), (1, -1), (1, 1), (-1, 1))
    if mark is Mark.SHIFTED:
        corners = ((0, -1), (1, 0), (0, 1), (-1, 0))
    reach = ODD if mark is Mark.OUTSIDE else ODD * 1.3
    painter.drawPolygon(QPolygonF([at + QPointF(x * reach, y * reach) for x, y in corners]))


class ChartLegend(QWidget):
    """What the marks of every chart mean, in words beside each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = {
            Mark.USUAL: self.tr("one slide"),
            Mark.OUTSIDE: self.tr("beyond the limits (three standard deviations)"),
            Mark.SHIFTED: self.tr("ends a run of {0} on one side of what is usual").format(RUN),
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        for mark, said in words.items():
            label = text(said, tone="muted")
            label.setWordWrap(False)
            row.addWidget(_MarkView(mark))
            row.addWidget(label)
            row.addSpacing(SPACE)
        row.addStretch(1)


class _MarkView(QWidget):
    def __init__(self, mark: Mark) -> None:
        super().__init__()
        self._mark = mark
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        side = round(3 * ODD)
        return QSize(side, side)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_mark(painter, QPointF(self.rect().center()), self._mark, self.palette())
        painter.end()
