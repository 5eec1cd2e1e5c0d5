"""What the engine says of a cell, after all that it can be checked by: classes, doubts, verdict."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from leukoview.engine.case import CellReading, Prediction
from leukoview.engine.summary import Interval
from leukoview.ui import verdict
from leukoview.ui.labels import Card, emptied, headline, text
from leukoview.ui.panels.bar_list import Bar, BarList
from leukoview.ui.panels.wording import percent
from leukoview.ui.terms import class_name, crosswalk, said
from leukoview.ui.theme import SPACE


class VerdictCard(Card):
    """Shows the probability of every class, then what that comes to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(self.tr("Suggestion for the cell"))
        self._bars = BarList(self.tr("Probability of every class"))
        self._title = headline()
        self._second = text(tone="muted")
        self._badges = QVBoxLayout()
        self._badges.setSpacing(SPACE // 2)
        self.column.addWidget(text(self.tr("Probability of every class"), tone="muted"))
        self.column.addWidget(self._bars)
        self.column.addWidget(self._title)
        self.column.addWidget(self._second)
        self.column.addLayout(self._badges)

    def show_reading(self, reading: CellReading) -> None:
        """Show what was read on a cell."""
        prediction = reading.prediction
        self._bars.show_bars(_bars(prediction))
        self._title.setText(verdict.title(prediction))
        self._second.setText("\n".join(self._sentences(prediction)))
        self._show_badges(prediction)
        self._bars.show()

    def show_hidden(self) -> None:
        """Say that nothing is shown before the reader has labelled the cell."""
        self._bars.show_bars(())
        self._bars.hide()
        self._title.setText(self.tr("Hidden: blind first"))
        self._second.setText(
            self.tr("The engine's suggestion shows once you have labelled this cell.")
        )
        emptied(self._badges)

    def _sentences(self, prediction: Prediction) -> list[str]:
        """What stands under the headline; of a cell that is not identified only that."""
        if prediction.unlike_training:
            return [self.tr("No class is suggested, and the cell is not counted.")]
        second = class_name(prediction.second)
        chance = percent(prediction.probabilities[prediction.second])
        words = [self.tr("Second choice: {0}, {1}").format(second, chance)]
        if crosswalk(prediction.top) and not prediction.unsure:
            words.append(crosswalk(prediction.top))
        return words

    def _show_badges(self, prediction: Prediction) -> None:
        emptied(self._badges)
        if prediction.unsure:
            self._badge(self.tr("? Unsure"), "badge-caution")
        if prediction.unlike_training:
            self._badge(self.tr("? Unlike the training cells"), "badge-danger")
        for doubt in prediction.doubts:
            self._badges.addWidget(text(said(doubt), tone="muted"))

    def _badge(self, words: str, tone: str) -> None:
        badge = text(words, tone=tone)
        badge.setWordWrap(False)
        self._badges.addWidget(badge, 0, Qt.AlignmentFlag.AlignLeft)


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
