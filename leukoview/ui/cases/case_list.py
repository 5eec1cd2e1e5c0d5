"""The list of cases with its search: everything in it can be done by keyboard."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from leukoview.engine.errors import LeukoError
from leukoview.engine.store import Store
from leukoview.ui.appearance import Appearance
from leukoview.ui.cases.case_delegate import CaseDelegate
from leukoview.ui.cases.case_model import CaseModel
from leukoview.ui.labels import text
from leukoview.ui.theme import SPACE

DOWN = (Qt.Key.Key_Down, Qt.Key.Key_PageDown)
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CaseList(QWidget):
    """Shows the cases of a store. `chosen` carries a `CaseId`, `complained` a `LeukoError`.

    `put_away` carries the `Listing` of a case that is to leave the list, or to come back into it.
    """

    chosen = Signal(object)
    put_away = Signal(object)
    complained = Signal(object)

    def __init__(self, store: Store, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = CaseModel(store, self)
        self.words = QLineEdit()
        self.words.setPlaceholderText(self.tr("Search by name, id, image or state"))
        self.words.setAccessibleName(self.tr("Search the cases"))
        self.words.setClearButtonEnabled(True)
        self.archived = QCheckBox(self.tr("Show archived"))
        self._away = QPushButton()
        self._away.setAutoDefault(False)
        self._can_change = not store.read_only
        self.view = self._made_view(appearance)
        self._nothing = text(self.tr("No case has all these words."), tone="muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        top = QHBoxLayout()
        top.addWidget(self.words, 1)
        top.addWidget(self.archived)
        top.addWidget(self._away)
        column.addLayout(top)
        column.addWidget(self.view, 1)
        column.addWidget(self._nothing)
        self.words.textChanged.connect(self.refresh)
        self.words.installEventFilter(self)
        self.archived.toggled.connect(self.refresh)
        self._away.clicked.connect(self._put_away)
        self.view.selectionModel().currentChanged.connect(self._name_away)
        self.view.activated.connect(self._choose)
        appearance.changed.connect(self.view.viewport().update)
        self.refresh()

    @property
    def is_bare(self) -> bool:
        """Whether there is no case at all."""
        return self.model.rowCount() == 0 and not self.words.text()

    def refresh(self) -> None:
        """Show the cases as they are now, the one in hand still in hand."""
        before = self.view.currentIndex()
        kept = self.model.row(before).case if before.isValid() else None
        try:
            self.model.search(self.words.text(), archived=self.archived.isChecked())
        except LeukoError as error:
            self.complained.emit(error)
            return
        there = self.model.row_of(kept) if kept else QModelIndex()
        self.view.setCurrentIndex(there if there.isValid() else self.model.index(0))
        self._nothing.setVisible(self.model.rowCount() == 0)
        self._name_away()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self.view.setCurrentIndex(QModelIndex())
        self.refresh()
        self.view.scrollToTop()
        super().showEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the search field down into the list, and Enter opens the case in hand."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in DOWN:
                self.view.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if event.key() in ENTER:
                self._choose(self.view.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.model.row(index).case)

    def _put_away(self) -> None:
        index = self.view.currentIndex()
        if index.isValid():
            self.put_away.emit(self.model.row(index))

    def _name_away(self) -> None:
        """The button says what it does to the case in hand."""
        index = self.view.currentIndex()
        back = index.isValid() and self.model.row(index).archived
        self._away.setText(self.tr("Bring back") if back else self.tr("Archive case"))
        self._away.setEnabled(self._can_change and index.isValid())

    def _made_view(self, appearance: Appearance) -> QListView:
        view = QListView()
        view.setModel(self.model)
        view.setItemDelegate(CaseDelegate(appearance, self.model, view))
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setAccessibleName(self.tr("Cases"))
        return view
