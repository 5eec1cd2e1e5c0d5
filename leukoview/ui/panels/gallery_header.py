"""The line above a group of the gallery: open or folded, its key, class, and how far reviewed."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from leukoview.engine.palette import colour_of
from leukoview.engine.taxonomy import named
from leukoview.ui import terms
from leukoview.ui.panels.cell_list import Section
from leukoview.ui.panels.cell_rows import NO_CLASSES
from leukoview.ui.panels.chips import chip_width, draw_chip, draw_key

MARGIN = 6
FRAME = 2
LIT = 70
"""How much of the accent lies over a header that cells are dragged over, of 255."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What a header says; `key` chooses its class, empty where none does.

    `at_hand` is whether the cell in hand is folded away under it, `lit` whether cells are dragged
    over its group.
    """

    section: Section
    title: str
    key: str
    folded: bool
    at_hand: bool
    lit: bool


def draw_header(
    painter: QPainter, place: QRect, heading: Heading, option: QStyleOptionViewItem
) -> None:
    """Draw a header over the width of a gallery."""
    palette, metrics = option.palette, option.fontMetrics
    painter.save()
    painter.fillRect(place, palette.color(QPalette.ColorRole.AlternateBase))
    if heading.lit:
        accent = QColor(palette.color(QPalette.ColorRole.Highlight))
        accent.setAlpha(LIT)
        painter.fillRect(place, accent)
    painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), 1))
    painter.drawLine(QRectF(place).bottomLeft(), QRectF(place).bottomRight())
    if heading.at_hand:
        _draw_frame(painter, place, palette)
    height = metrics.height() + 2
    top = place.center().y() - height // 2
    left = _draw_arrow(painter, QRect(place.left() + MARGIN, top, height, height), heading, palette)
    painter.setFont(option.font)
    if heading.key:
        cap = QRect(left, top, height, height)
        draw_key(painter, cap, heading.key, palette)
        left = cap.right() + MARGIN
    group = heading.section.group
    if group not in NO_CLASSES:
        letters = named(group).letter
        chip = QRect(left, top, chip_width(letters, metrics), height)
        draw_chip(painter, chip, letters, colour_of(group))
        left = chip.right() + MARGIN
    _draw_words(painter, place.adjusted(left - place.left(), 0, -MARGIN, 0), heading, option)
    painter.restore()


def _draw_frame(painter: QPainter, place: QRect, palette: QPalette) -> None:
    painter.setPen(QPen(palette.color(QPalette.ColorRole.Highlight), FRAME))
    painter.drawRect(place.adjusted(1, 1, -FRAME, -FRAME))


def _draw_arrow(painter: QPainter, place: QRect, heading: Heading, palette: QPalette) -> int:
    """Down over an open group, to the right over a folded one; gives where the rest may begin."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(QRectF(place).center())
    painter.rotate(-90 if heading.folded else 0)
    reach = place.height() / 4
    pen = QPen(palette.color(QPalette.ColorRole.Text), FRAME)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawPolyline(
        [QPointF(-reach, -reach / 2), QPointF(0, reach / 2), QPointF(reach, -reach / 2)]
    )
    painter.restore()
    return place.right() + MARGIN


def _draw_words(
    painter: QPainter, place: QRect, heading: Heading, option: QStyleOptionViewItem
) -> None:
    tally, middle = tally_of(heading.section), Qt.AlignmentFlag.AlignVCenter
    wide = option.fontMetrics.horizontalAdvance(tally)
    painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
    painter.drawText(place, middle | Qt.AlignmentFlag.AlignRight, tally)
    font = QFont(option.font)
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(option.palette.color(QPalette.ColorRole.Text))
    room = place.adjusted(0, 0, -wide - 2 * MARGIN, 0)
    title = painter.fontMetrics().elidedText(
        heading.title, Qt.TextElideMode.ElideRight, room.width()
    )
    painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, title)


def tally_of(section: Section) -> str:
    """How many cells a group shows, and how many of them are reviewed."""
    cells = terms.cells(section.count)
    if section.reviewed == section.count:
        return _tr("{0}, all reviewed").format(cells)
    return _tr("{0}, {1} reviewed").format(cells, section.reviewed)


def _tr(words: str) -> str:
    return QCoreApplication.translate("Gallery", words)
