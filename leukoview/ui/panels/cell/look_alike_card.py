"""The labelled cells that look most like the chosen one, the nearest first."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from leukoview.engine.palette import colour_of, ink_on
from leukoview.engine.store.labelled import LabelledCell
from leukoview.engine.taxonomy import named
from leukoview.ui.labels import Card, text
from leukoview.ui.look_alikes import MOST, LookAlike, LookAlikes
from leukoview.ui.session import Session
from leukoview.ui.terms import case_title, cells, class_name
from leukoview.ui.theme import SPACE

THUMB = 56
"""Logical pixels."""
LINES = 3
"""At the most, for where a look-alike is from; the tooltip says all of it."""
ROUND = 4.0


class LookAlikeCard(Card):
    """Shows up to five cells of the lab's signed cases and library with their labels and cases.

    Blind first they stay hidden until the cell is labelled: their labels suggest one too.
    """

    def __init__(
        self, session: Session, look_alikes: LookAlikes, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self._session = session
        self._look_alikes = look_alikes
        title = self.tr("Most alike among your labelled cells")
        self.setAccessibleName(title)
        self._row = QHBoxLayout()
        self._row.setSpacing(SPACE // 2)
        self._pictures = [LookAlikePicture() for _ in range(MOST)]
        for picture in self._pictures:
            self._row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addStretch(1)
        self._words = text(tone="muted")
        self.column.addWidget(text(title, tone="muted"))
        self.column.addLayout(self._row)
        self.column.addWidget(self._words)
        look_alikes.changed.connect(self.refresh)

    @property
    def words(self) -> str:
        """What is said below the pictures; empty where they say all."""
        return self._words.text()

    def refresh(self) -> None:
        """Show what was found for the chosen cell."""
        found = self._look_alikes.found or ()
        for number, picture in enumerate(self._pictures):
            picture.show_one(found[number] if number < len(found) else None, number + 1)
        words = self._sentence() or self._outlook()
        self._words.setText(words)
        self._words.setVisible(bool(words))

    def _sentence(self) -> str:
        """Why there is nothing to show, and when there will be; empty where there is."""
        work, cell = self._session.current, self._session.selected
        if work is None or cell is None or self._look_alikes.found:
            return ""
        if work.reading(cell) is None:
            return self.tr("Cells compare once they have been read.")
        if work.evident(cell) is None:
            return self.tr("Hidden until you have labelled this cell: blind first.")
        if self._look_alikes.looking:
            return self.tr("Looking…")
        return self._outlook() or self.tr(
            "None yet. Cells that you label appear here once their case is signed, as long as the "
            "same model has read them; so do those of the laboratory's library."
        )

    def _outlook(self) -> str:
        """That there may be nearer ones, while the library is being looked at."""
        waiting = self._look_alikes.waiting if self._look_alikes.found is not None else 0
        words = self.tr("Still to be looked at in the library: {0}.")
        return words.format(cells(waiting)) if waiting else ""


def whence(one: LookAlike, *, whole: bool = False) -> str:
    """The case that a look-alike is of; of the library the patient, or all that is known."""
    cell = one.cell
    if isinstance(cell, LabelledCell):
        return case_title(cell.title)
    known = [part for part in (cell.patient, cell.source) if part]
    return ", ".join(known) if whole else (known or [cell.origin])[0]


class LookAlikePicture(QWidget):
    """One look-alike: its picture with the letter of its label; case and rank in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._one: LookAlike | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_one(self, one: LookAlike | None, rank: int) -> None:
        """Show this one, the `rank`-th nearest; hide where there is none."""
        self._one = one
        self.setVisible(one is not None)
        if one is not None:
            words = self.tr("{0}. {1}, labelled in the signed case “{2}”")
            if not isinstance(one.cell, LabelledCell):
                words = self.tr("{0}. {1}, in the laboratory's library: {2}")
            spoken = words.format(rank, class_name(one.cell.label), whence(one, whole=True))
            self.setToolTip(spoken)
            self.setAccessibleName(spoken)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        line = QFontMetricsF(self.font()).height()
        words = in_lines(whence(self._one), self.font(), THUMB) if self._one else ()
        return QSize(THUMB, round(THUMB + 3 + line * (1 + len(words))))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._one is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        place = QRectF(0, 0, THUMB, THUMB)
        self._draw_picture(painter, self._one, place)
        self._draw_words(painter, self._one, place)
        painter.end()

    def _draw_picture(self, painter: QPainter, one: LookAlike, place: QRectF) -> None:
        painter.fillRect(place, self.palette().color(QPalette.ColorRole.Dark))
        if one.picture is not None:
            painter.drawImage(place, one.picture)
        else:
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            words = self.tr("no\nimage")
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)
        painter.setPen(QPen(QColor(colour_of(one.cell.label)), 2))
        painter.drawRect(place.adjusted(1, 1, -1, -1))

    def _draw_words(self, painter: QPainter, one: LookAlike, place: QRectF) -> None:
        """The label's letter on its colour, and the case as far as there is room."""
        metrics = QFontMetricsF(self.font())
        colour = colour_of(one.cell.label)
        chip = QRectF(0, place.bottom() + 2, THUMB, metrics.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(chip, ROUND, ROUND)
        painter.setPen(QColor(ink_on(colour)))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, named(one.cell.label).letter)
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        for line in in_lines(whence(one), self.font(), THUMB):
            chip.translate(0, metrics.height())
            painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, line)


def in_lines(words: str, font: QFont, room: float) -> list[str]:
    """Words in as many lines as they need; of what is too long for the last the middle goes."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(words, font)
    layout.setTextOption(option)
    layout.beginLayout()
    lines: list[str] = []
    behind = 0
    while len(lines) < LINES - 1 and (line := layout.createLine()).isValid():
        line.setLineWidth(room)
        behind = line.textStart() + line.textLength()
        lines.append(words[line.textStart() : behind].strip())
    layout.endLayout()
    rest = QFontMetricsF(font).elidedText(
        words[behind:].strip(), Qt.TextElideMode.ElideMiddle, room
    )
    return [line for line in (*lines, rest) if line]
