"""The cells of the slide on screen by class, where a reader goes through them and labels them."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from leukoview.engine.taxonomy import ClassKey
from leukoview.ui import terms
from leukoview.ui.deciding import Deciding
from leukoview.ui.labels import text
from leukoview.ui.panels.cell_list import ALL, UNREVIEWED, CellList, Order
from leukoview.ui.panels.cell_rows import rank
from leukoview.ui.panels.class_bar import ClassBar
from leukoview.ui.panels.gallery_drops import GalleryDrops
from leukoview.ui.panels.gallery_view import GalleryView
from leukoview.ui.panels.thumbnails import Thumbnails
from leukoview.ui.pictures import Pictures
from leukoview.ui.session import Session
from leukoview.ui.theme import SPACE


class Gallery(QWidget):
    """The pictures with the class bar above them; keeps in step with the selection both ways."""

    def __init__(
        self,
        session: Session,
        pictures: Pictures,
        cells: CellList,
        deciding: Deciding,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._cells, self._deciding = session, cells, deciding
        self._tiles = Thumbnails(session, pictures, cells, self)
        self.view = GalleryView(cells, self._tiles)
        self.view.setAccessibleName(self.tr("Cells by class"))
        GalleryDrops(self.view, cells, session, deciding)
        self.bar = ClassBar(session, cells, deciding)
        self.order = self._order_box()
        self.filter = QComboBox()
        self.filter.setAccessibleName(self.tr("Which cells are shown"))
        self._count = text(tone="muted")
        self._offered: list[ClassKey] = []
        self._lay_out()
        self._connect()
        self._tally()
        self._name_keys()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self._tiles.forget()
            self.view.doItemsLayout()

    def _order_box(self) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(self.tr("Order of the cells in a class"))
        for order, words in (
            (Order.TYPICAL, self.tr("Typical first")),
            (Order.ODD, self.tr("Odd first")),
            (Order.PLACE, self.tr("In order of finding")),
        ):
            box.addItem(words, order)
        return box

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self._count, 1)
        top.addWidget(self.filter)
        top.addWidget(self.order)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.bar)
        column.addLayout(top)
        column.addWidget(self.view, 1)

    def _connect(self) -> None:
        cells = self._cells
        self.order.activated.connect(lambda _row: cells.sort_by(Order(self.order.currentData())))
        self.filter.activated.connect(lambda _row: cells.show_only(self.filter.currentData()))
        self.view.chosen.connect(self._choose)
        cells.folds.changed.connect(cells.let_go_of_folded)
        cells.folds.changed.connect(lambda: self._follow(scrolls=False))
        cells.modelReset.connect(lambda: self._follow(scrolls=self.view.lost_place))
        cells.tallied.connect(self._tally)
        self._session.selection_changed.connect(lambda: self._follow(scrolls=True))
        self._deciding.classes_changed.connect(self._name_keys)

    def _choose(self) -> None:
        """What the reader has chosen here is chosen on the smear."""
        rows, hand = self.view.rows, self.view.currentIndex().row()
        held = self._session.selected
        at_hand = self._cells.id_at(hand) if hand in rows else held
        self._session.select_many(self._cells.ids(rows), at_hand)

    def _follow(self, *, scrolls: bool) -> None:
        """What was chosen on the smear is chosen here."""
        places = (self._cells.place(cell) for cell in self._session.selection)
        rows = frozenset(row for row in places if row is not None)
        self.view.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.view.choose(rows, self._cells.place(self._session.selected), scrolls=scrolls)
        self.view.blockSignals(False)  # noqa: FBT003 - Qt's own signature

    def _name_keys(self) -> None:
        self.view.show_keys(self._deciding.keys)

    def _tally(self) -> None:
        work = self._session.current
        cells = len(work.cells) if work else 0
        waiting = len(work.unreviewed) if work else 0
        words = self.tr("{0}, {1} to review").format(terms.cells(cells), waiting)
        done = self.tr("{0}, all reviewed").format(terms.cells(cells))
        self._count.setText(
            (words if waiting else done)
            if cells
            else self.tr("Cells appear here as they are read or placed")
        )
        self._offer_groups()

    def _offer_groups(self) -> None:
        """The filter offers every group there is, and the one chosen even if it is empty now."""
        groups = {*self._cells.counts, self._cells.wanted} - {ALL, UNREVIEWED}
        offered = [ALL, UNREVIEWED, *sorted(groups, key=rank)]
        if offered == self._offered:
            return
        self._offered = offered
        self.filter.clear()
        for group in offered:
            self.filter.addItem(self._name(group), group)
        self.filter.setCurrentIndex(offered.index(self._cells.wanted))

    def _name(self, group: ClassKey) -> str:
        if group == ALL:
            return self.tr("All classes")
        return self.tr("Not reviewed") if group == UNREVIEWED else self._cells.title(group)
