"""One cell: what it looks like, what the engine says of it and why it doubts, what it measures."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from leukoview.engine.case import Cell, CellReading, Morphometry, Origin, Prediction
from leukoview.engine.summary import Interval
from leukoview.engine.taxonomy import named
from leukoview.ui import verdict
from leukoview.ui.labels import card, emptied, headline, text
from leukoview.ui.panels.bar_list import Bar, BarList
from leukoview.ui.panels.crop_picture import CropPicture
from leukoview.ui.panels.wording import percent
from leukoview.ui.pictures import Pictures
from leukoview.ui.session import Session
from leukoview.ui.theme import SPACE


class CellPanel(QWidget):
    """Follows the selected cell."""

    def __init__(self, session: Session, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._title = headline()
        self._second = text(tone="muted")
        self._badges = QVBoxLayout()
        self._badges.setSpacing(SPACE // 2)
        self._crop = CropPicture(session, pictures)
        self._bars = BarList(self.tr("Probability of every class"))
        self._figures = QFormLayout()
        self._figures.setHorizontalSpacing(SPACE * 2)
        self._figures.setVerticalSpacing(SPACE // 2)
        self._lay_out()
        session.selection_changed.connect(self._refresh)
        session.cells_changed.connect(self._refresh)
        session.current_changed.connect(self._refresh)
        self._refresh()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(SPACE // 2)
        words.addWidget(self._title)
        words.addWidget(self._second)
        words.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(SPACE * 3 // 2)
        head.addWidget(self._crop, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        frame, inside = card()
        inside.addLayout(head)
        inside.addLayout(self._badges)
        inside.addWidget(self._bars)
        inside.addLayout(self._figures)
        column.addWidget(frame)
        column.addStretch(1)

    def _refresh(self) -> None:
        cell, work = self._session.selected_cell, self._session.current
        self._crop.setVisible(cell is not None)
        reading = work.reading(cell.id) if work and cell else None
        if cell is None:
            self._say(
                self.tr("No cell chosen"), self.tr("Click a box on the smear or in the list.")
            )
        elif reading is None:
            self._say(self.tr("Not read yet"), self._placed(cell))
        else:
            self._show(reading)
            return
        self._bars.show_bars(())
        emptied(self._badges)
        self._measure(None)

    def _say(self, title: str, second: str) -> None:
        self._title.setText(title)
        self._second.setText(second)

    def _show(self, reading: CellReading) -> None:
        prediction = reading.prediction
        self._title.setText(verdict.title(prediction))
        words = [*self._sentences(prediction), self._placed(reading.cell)]
        self._second.setText("\n".join(words))
        self._show_badges(prediction)
        self._bars.show_bars(_bars(prediction))
        self._measure(reading.morphometry)

    def _sentences(self, prediction: Prediction) -> list[str]:
        """What stands under the headline; of a cell that is not identified only that."""
        if prediction.unlike_training:
            return [self.tr("No class is suggested, and the cell is not counted.")]
        top, second = named(prediction.top), named(prediction.second)
        chance = percent(prediction.probabilities[prediction.second])
        words = [self.tr("Second choice: {0}, {1}").format(second.name, chance)]
        if top.crosswalk and not prediction.unsure:
            words.append(top.crosswalk[0].upper() + top.crosswalk[1:] + ".")
        return words

    def _show_badges(self, prediction: Prediction) -> None:
        emptied(self._badges)
        if prediction.unsure:
            self._badge(self.tr("? Unsure"), "badge-caution")
        if prediction.unlike_training:
            self._badge(self.tr("? Unlike the training cells"), "badge-danger")
        for doubt in prediction.doubts:
            self._badges.addWidget(text(doubt, tone="muted"))

    def _badge(self, words: str, tone: str) -> None:
        badge = text(words, tone=tone)
        badge.setWordWrap(False)
        self._badges.addWidget(badge, 0, Qt.AlignmentFlag.AlignLeft)

    def _placed(self, cell: Cell) -> str:
        return {
            Origin.DETECTED: self.tr("Found by LeukoView."),
            Origin.CLICKED: self.tr("Added by you with a click."),
            Origin.DRAWN: self.tr("Boxed by you."),
        }[cell.origin]

    def _measure(self, measured: Morphometry | None) -> None:
        while self._figures.rowCount():
            self._figures.removeRow(0)
        if measured is None:
            return
        area = f"{measured.unit}²"
        for name, value in (
            (self.tr("Nucleus area"), f"{measured.nucleus_area:.0f} {area}"),
            (self.tr("Cell area"), f"{measured.cell_area:.0f} {area}"),
            (self.tr("N:C ratio (areas)"), f"{measured.nucleus_cell_ratio:.2f}"),
            (self.tr("Nucleus roundness"), f"{measured.roundness:.2f}"),
            (self.tr("Outline irregularity"), f"{measured.irregularity:.2f}"),
            (self.tr("Granularity"), f"{measured.granularity:.3f}"),
        ):
            figure = QLabel(value)
            figure.setAlignment(Qt.AlignmentFlag.AlignRight)
            label = QLabel(name)
            label.setProperty("tone", "muted")
            self._figures.addRow(label, figure)


def _bars(prediction: Prediction) -> list[Bar]:
    strange = prediction.unlike_training
    return [
        Bar(
            key,
            Interval(chance, chance, chance),
            percent(chance),
            strong=key == prediction.top and not strange,
            faint=strange,
        )
        for key in prediction.ranked
        for chance in [prediction.probabilities[key]]
    ]
