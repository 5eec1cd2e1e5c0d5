"""The FAB score for L1 and L2: what was measured, what the reader judges, what it comes to."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLabel, QRadioButton, QWidget

from leukoview.engine.case import Morphometry
from leukoview.engine.casefile import Nucleoli
from leukoview.engine.fab import LIMITS, LYMPHOBLASTS, Criterion, FabScore, fab_score
from leukoview.ui.labels import Card, text
from leukoview.ui.panels.wording import SPACE as FIXED
from leukoview.ui.panels.wording import percent, unbroken
from leukoview.ui.session import Session
from leukoview.ui.slide_work import SlideWork, withheld
from leukoview.ui.terms import said
from leukoview.ui.theme import SPACE

NOT_JUDGED = "?"
"""Stands for points that nobody has given yet."""


class FabCard(Card):
    """Shows the score over the lymphoblasts of some slides; hidden where none stands."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._session = session
        self.setAccessibleName(self.tr("FAB score"))
        self.column.addWidget(text(self.tr("FAB score, L1 or L2"), tone="muted"))
        self._sentence = text(bold=True)
        self._criteria = QGridLayout()
        self._choices = QButtonGroup(self)
        self._buttons: dict[Nucleoli, QRadioButton] = {}
        self._lay_out()
        self._choices.idClicked.connect(self._judge)

    def show_works(self, works: Sequence[SlideWork]) -> None:
        """Score the lymphoblasts of these slides."""
        case, cells = self._session.case, lymphoblasts(works)
        self.setVisible(bool(cells) and case is not None)
        if not cells or case is None:
            return
        score = fab_score(cells, case.nucleoli)
        self._sentence.setText(unbroken(said(score.sentence)))
        self._list(score)
        self._buttons[case.nucleoli].setChecked(True)
        for button in self._buttons.values():
            button.setEnabled(not self._session.locked)

    def _lay_out(self) -> None:
        self._criteria.setHorizontalSpacing(SPACE)
        self._criteria.setVerticalSpacing(SPACE // 2)
        self._criteria.setColumnStretch(0, 1)
        self.column.addWidget(self._sentence)
        self.column.addLayout(self._criteria)
        self.column.addWidget(text(self.tr("Nucleoli, as you see them:")))
        for number, (nucleoli, words) in enumerate(self._words().items()):
            button = QRadioButton(words)
            self._choices.addButton(button, number)
            self._buttons[nucleoli] = button
            self.column.addWidget(button)
        self.column.addWidget(text(said(LIMITS), tone="small"))

    def _words(self) -> dict[Nucleoli, str]:
        return {
            Nucleoli.NOT_JUDGED: self.tr("Not judged"),
            Nucleoli.SMALL: self.tr("Small, one or none, in ≥ 75 %"),
            Nucleoli.PROMINENT: self.tr("Prominent in ≥ 25 %"),
        }

    def _judge(self, number: int) -> None:
        self._session.tick_nucleoli(list(self._buttons)[number])

    def _list(self, score: FabScore) -> None:
        while (item := self._criteria.takeAt(0)) is not None:
            widget: QWidget | None = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row, criterion in enumerate(score.criteria):
            words = said(criterion.feature)
            feature = words[0].upper() + words[1:]
            self._criteria.addWidget(text(feature), row, 0)
            self._criteria.addWidget(self._figure(self._measured(criterion)), row, 1)
            points = self._figure(points_of(criterion))
            points.setAccessibleName(self.tr("{0}: {1} points").format(feature, points.text()))
            self._criteria.addWidget(points, row, 2)

    def _figure(self, words: str) -> QLabel:
        label = text(words)
        label.setWordWrap(False)
        label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        return label

    def _measured(self, criterion: Criterion) -> str:
        """The share of cells beside the one that is needed: “82 % (≥ 75 %)”."""
        needed = f"≥{FIXED}{percent(criterion.needed)}"
        if criterion.share is None:
            return self.tr("by eye ({0})").format(needed) if _is_by_eye(criterion) else needed
        return f"{percent(criterion.share.estimate)} ({needed})"


def lymphoblasts(works: Sequence[SlideWork]) -> tuple[Morphometry, ...]:
    """What was measured on the cells that stand as lymphoblasts.

    With suggestions hidden only those count that a reader has called so.
    """
    hidden = withheld(works)
    return tuple(
        one.morphometry
        for work in works
        for (label, _), said, one in zip(work.judged, work.suggestions, work.readings, strict=True)
        if (label if label is not None or hidden else said) in LYMPHOBLASTS
        if one is not None and one.morphometry
    )


def points_of(criterion: Criterion) -> str:
    """The points of a criterion with a real minus sign, or a question mark: “+1”, “0”, “−1”."""
    if criterion.points is None:
        return NOT_JUDGED
    return f"{criterion.points:+d}".replace("-", "−") if criterion.points else "0"


def _is_by_eye(criterion: Criterion) -> bool:
    return criterion.feature.startswith("nucleoli")
