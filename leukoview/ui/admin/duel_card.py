"""A candidate beside the active model: the verdict, the numbers, and both matrices."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from leukoview.engine.shelf.values import called
from leukoview.engine.taxonomy import ClassKey
from leukoview.ui.admin.curve_view import Curve, CurveView
from leukoview.ui.admin.images_dialog import ImagesDialog
from leukoview.ui.admin.matrix_view import MatrixView
from leukoview.ui.admin.tables import to_read
from leukoview.ui.lab_values import Duel, SideCard
from leukoview.ui.labels import Card, text
from leukoview.ui.scrolling import shown
from leukoview.ui.terms import class_name, said
from leukoview.ui.theme import SPACE

WIDTHS = (330, 190, 190)
ROW = 28
HEAD = 34


class StaleCard(Card):
    """Says that a comparison was made beside a model that reads no longer, and offers another."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        words = self.tr("Another model has come to read since this one was compared.")
        self.anew = QPushButton(self.tr("Compare anew"))
        self.anew.setAutoDefault(False)
        self.column.addWidget(text(words, tone="badge-caution"))
        self.column.addWidget(self.anew, 0, Qt.AlignmentFlag.AlignLeft)


class DuelCard(Card):
    """Shows one comparison; pressing a count of a matrix shows the images behind it."""

    def __init__(self, duel: Duel, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.duel = duel
        tone = "badge-calm" if duel.verdict.outcome.may_be_promoted else "badge-danger"
        self.column.addWidget(text(said(duel.verdict.sentence), tone=tone))
        sides = (duel.verdict.candidate, duel.verdict.active)
        beside = self.tr("{0} beside {1}").format(*map(called, sides))
        self.column.addWidget(text(beside, tone="muted"))
        for remark in duel.remarks:
            self.column.addWidget(text(said(remark), tone="muted"))
        self.matrices: list[MatrixView] = []
        if duel.sides is None:
            self.column.addStretch(1)
        else:
            self.column.addWidget(self._numbers())
            row = QHBoxLayout()
            row.setSpacing(SPACE * 2)
            for side in duel.sides:
                row.addLayout(self._side(side), 1)
            self.column.addLayout(row)

    def _numbers(self) -> QTableWidget:
        rows = self.duel.numbers
        table = QTableWidget(len(rows), 4)
        table.setAccessibleName(self.tr("Numbers of both models"))
        table.setHorizontalHeaderLabels(
            ["", self.tr("Candidate"), self.tr("Active"), self.tr("Candidate leads by")]
        )
        for place, row in enumerate(rows):
            for column, words in enumerate(row):
                table.setItem(place, column, QTableWidgetItem(said(words)))
        to_read(table, WIDTHS)
        table.verticalHeader().setDefaultSectionSize(ROW)
        table.setFixedHeight(HEAD + ROW * len(rows) + 4)
        return table

    def _side(self, side: SideCard) -> QVBoxLayout:
        matrix = MatrixView()
        matrix.show_matrix(side.matrix)
        matrix.pressed_at.connect(lambda row, column: self.show_behind(side, row, column))
        self.matrices.append(matrix)
        reliable = CurveView(self.tr("Reliability"), self.tr("confidence → share right"))
        bins = tuple((confidence, right) for confidence, right, _cells in side.reliability)
        ideal = Curve(self.tr("as it should be"), ((0.0, 0.0), (1.0, 1.0)), dashed=True)
        reliable.show_curves(ideal, Curve(side.name, bins))
        risk = CurveView(self.tr("Risk and coverage"), self.tr("share accepted → share wrong"))
        risk.show_curves(Curve(side.name, side.risk_coverage))
        column = QVBoxLayout()
        column.addWidget(text(side.name, bold=True))
        for widget in (matrix, reliable, risk):
            column.addWidget(widget)
        column.addStretch(1)
        return column

    def show_behind(self, side: SideCard, row: int, column: int) -> ImagesDialog:
        """Show the images of one label that were given one class."""
        names = [class_name(ClassKey(side.matrix.classes[place])) for place in (row, column)]
        title = self.tr("{0}: labelled {1}, said {2}").format(side.name, *names)
        dialog = ImagesDialog(title, side.behind.get((row, column), ()), self)
        shown(dialog)
        return dialog
