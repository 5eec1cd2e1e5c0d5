"""The shelf: which models there are, which one reads, and how a candidate stands beside it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QInputDialog,
    QPushButton,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from leukoview.engine.shelf import Kind, Shelved, StaleVerdictError
from leukoview.ui.admin.duel_card import DuelCard, StaleCard
from leukoview.ui.admin.people import People
from leukoview.ui.admin.tables import to_read
from leukoview.ui.jobs import Job
from leukoview.ui.lab_orders import CompareOrder, Move, ShelfOrder
from leukoview.ui.lab_values import Duel
from leukoview.ui.labels import emptied, headline, text
from leukoview.ui.terms import said
from leukoview.ui.theme import SPACE

CARD = "MODEL_CARD.md"
WIDTHS = (250, 130, 90)
TABLE_HEIGHT = 190
MODEL_FILES = "*.leukomodel"


class ModelsSection(QWidget):
    """Shows the shelf; `list_`, `compare` and `move` start the work that it takes.

    `changed` says that another model may read from now on.
    """

    changed = Signal()

    def __init__(
        self,
        people: People,
        list_: Callable[[], Job],
        compare: Callable[[CompareOrder], Job],
        move: Callable[[ShelfOrder], Job],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._people = people
        self._list = list_
        self._compare = compare
        self._move = move
        self._models: tuple[Shelved, ...] = ()
        self._duels: dict[str, Duel] = {}
        self._stale: set[str] = set()
        self.table = QTableWidget(0, 4)
        self.compare = QPushButton(self.tr("Compare with the active one"))
        self.promote = QPushButton(self.tr("Promote…"))
        self.roll_back = QPushButton(self.tr("Roll back to it"))
        self.retire = QPushButton(self.tr("Retire"))
        self.give = QPushButton(self.tr("Export…"))
        self.take = QPushButton(self.tr("Import…"))
        self._below = QVBoxLayout()
        self._lay_out()
        self._connect()
        self._check()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    @property
    def chosen(self) -> Shelved | None:
        """The model whose line is chosen."""
        row = self.table.currentRow()
        return self._models[row] if 0 <= row < len(self._models) else None

    @property
    def duel(self) -> Duel | None:
        """The comparison of the chosen model, once there is one."""
        one = self.chosen
        return self._duels.get(one.id) if one else None

    def refresh(self) -> None:
        """List the models as they are now."""
        self._list().succeeded.connect(self._fill)

    def meet(self, id_: str) -> None:
        """List the models, choose a new one, and compare it at once."""
        job = self._list()
        job.succeeded.connect(self._fill)
        job.succeeded.connect(lambda _models: self.choose(id_))
        job.succeeded.connect(lambda _models: self.compare_chosen())

    def choose(self, id_: str) -> None:
        """Choose a model by its id."""
        for row, one in enumerate(self._models):
            if one.id == id_:
                self.table.selectRow(row)

    def compare_chosen(self) -> None:
        """Have the chosen model compared with the active one of its kind."""
        one = self.chosen
        if one is not None:
            order = CompareOrder(self._people.lab.path, one.id)
            self._compare(order).succeeded.connect(self._show_duel)

    def do(self, move: Move, *, reason: str = "", path: Path | None = None) -> None:
        """Move the chosen model on the shelf, in the name of whoever is logged in."""
        person, one = self._people.person, self.chosen
        if person is None:
            return
        duel = self.duel
        order = ShelfOrder(
            lab=self._people.lab.path,
            by=person,
            move=move,
            model=one.id if one else "",
            verdict=duel.verdict if duel else None,
            reason=reason,
            path=path,
        )
        job = self._move(order)
        job.succeeded.connect(lambda _done: self._moved())
        job.failed.connect(self._look_again)

    def _look_again(self, error: Exception) -> None:
        """Somebody else has another model read by now: the list and the comparisons are old."""
        if isinstance(error, StaleVerdictError):
            self.refresh()

    def _moved(self) -> None:
        self._duels.clear()
        self._stale.clear()
        self.refresh()
        self.changed.emit()

    def _fill(self, models: tuple[Shelved, ...]) -> None:
        before = self.chosen.id if self.chosen else ""
        self._models = models
        self._drop_stale()
        self.table.setRowCount(len(models))
        for row, one in enumerate(models):
            kind = self.tr("drawn images") if one.practice else self.tr("real images")
            words = (one.id, self._state(one), one.made, f"{kind} {said(one.fault)}".strip())
            for column, cell in enumerate(words):
                self.table.setItem(row, column, QTableWidgetItem(cell))
        self.choose(before)
        self._show()

    def _drop_stale(self) -> None:
        """Forget comparisons with a model that reads no longer, but not that there were some."""
        reading = {one.ref.sha256 for one in self._models if one.kind is Kind.ACTIVE}
        old = {id_ for id_, one in self._duels.items() if one.verdict.active.sha256 not in reading}
        self._stale |= old
        for id_ in old:
            del self._duels[id_]

    def _state(self, one: Shelved) -> str:
        return {
            Kind.ACTIVE: self.tr("reads now"),
            Kind.CANDIDATE: self.tr("candidate"),
            Kind.EARLIER: self.tr("read before"),
            Kind.SHIPPED: self.tr("shipped"),
            Kind.RETIRED: self.tr("retired"),
        }[one.kind]

    def _show_duel(self, duel: Duel) -> None:
        self._duels[duel.candidate] = duel
        self._stale.discard(duel.candidate)
        self._show()

    def _show(self) -> None:
        """The comparison of the chosen model, or else its card."""
        self._check()
        emptied(self._below)
        one, duel = self.chosen, self.duel
        if duel is not None:
            self._below.addWidget(DuelCard(duel))
        elif one is not None:
            if one.id in self._stale:
                stale = StaleCard()
                stale.anew.clicked.connect(self.compare_chosen)
                self._below.addWidget(stale)
            self._below.addWidget(_card_of(one))

    def _check(self) -> None:
        one = self.chosen
        kind = one.kind if one else None
        self.compare.setEnabled(kind in {Kind.CANDIDATE, Kind.EARLIER})
        self.promote.setEnabled(kind in {Kind.CANDIDATE, Kind.EARLIER})
        self.roll_back.setEnabled(kind in {Kind.EARLIER, Kind.SHIPPED})
        self.retire.setEnabled(kind in {Kind.CANDIDATE, Kind.EARLIER})
        self.give.setEnabled(one is not None)

    def _ask_why(self) -> None:
        duel = self.duel
        if duel is not None and duel.verdict.outcome.may_be_promoted:
            self.do(Move.PROMOTE)
            return
        verdict = self.tr("It has not been compared with the model that reads now.")
        if duel is not None:
            verdict = said(duel.verdict.sentence)
        words = self.tr("{0}\nWhy shall it read all the same?").format(verdict)
        reason, given = QInputDialog.getMultiLineText(self, self.tr("Promote"), words)
        if given:
            self.do(Move.PROMOTE, reason=reason)

    def _ask_where(self) -> None:
        one = self.chosen
        if one is None:
            return
        kinds = self.tr("Models ({0})").format(MODEL_FILES)
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export the model"), f"{one.id}.leukomodel", kinds
        )
        if name:
            self.do(Move.EXPORT, path=Path(name))

    def _ask_which(self) -> None:
        kinds = self.tr("Models ({0})").format(MODEL_FILES)
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Import a model"), "", kinds)
        if name:
            self.do(Move.IMPORT, path=Path(name))

    def _connect(self) -> None:
        self.table.itemSelectionChanged.connect(self._show)
        self.compare.clicked.connect(self.compare_chosen)
        self.promote.clicked.connect(self._ask_why)
        self.roll_back.clicked.connect(lambda _on: self.do(Move.ROLL_BACK))
        self.retire.clicked.connect(lambda _on: self.do(Move.RETIRE))
        self.give.clicked.connect(self._ask_where)
        self.take.clicked.connect(self._ask_which)

    def _lay_out(self) -> None:
        self._lay_out_table()
        row = QHBoxLayout()
        for button in (
            self.compare,
            self.promote,
            self.roll_back,
            self.retire,
            self.give,
            self.take,
        ):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        self.promote.setProperty("tone", "primary")
        inside = QWidget()
        inside.setLayout(self._below)
        self._below.setContentsMargins(0, 0, SPACE, 0)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE)
        whole.addWidget(headline(self.tr("Models"), growth=1.3))
        whole.addWidget(self.table)
        whole.addLayout(row)
        whole.addWidget(area, 1)

    def _lay_out_table(self) -> None:
        self.table.setHorizontalHeaderLabels(
            [self.tr("Model"), self.tr("State"), self.tr("Made"), self.tr("Reads")]
        )
        self.table.setAccessibleName(self.tr("Models"))
        to_read(self.table, WIDTHS, chosen=True)
        self.table.setFixedHeight(TABLE_HEIGHT)


def _card_of(one: Shelved) -> QWidget:
    try:
        words = (one.folder / CARD).read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return text(said(one.fault))
    browser = QTextBrowser()
    browser.setFrameShape(QTextBrowser.Shape.NoFrame)
    browser.setMarkdown(words)
    return browser
