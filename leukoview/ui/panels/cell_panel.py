"""One cell: what it looks like and measures, what looks like it, and last what the engine says."""

from PySide6.QtWidgets import QWidget

from leukoview.engine.case import Cell, Morphometry
from leukoview.ui.column import Column
from leukoview.ui.evidence import Evidence
from leukoview.ui.labels import Card, text
from leukoview.ui.look_alikes import LookAlikes
from leukoview.ui.panels.cell.comparing import caveat, figures_of
from leukoview.ui.panels.cell.figure_table import FigureTable
from leukoview.ui.panels.cell.look_alike_card import LookAlikeCard
from leukoview.ui.panels.cell.picture_card import PictureCard
from leukoview.ui.panels.cell.verdict_card import VerdictCard
from leukoview.ui.pictures import Pictures
from leukoview.ui.session import Session
from leukoview.ui.slide_work import SlideWork
from leukoview.ui.theme import SPACE


class CellPanel(QWidget):
    """Follows the chosen cell; its evidence stands above the verdict."""

    def __init__(
        self,
        session: Session,
        pictures: Pictures,
        evidence: Evidence,
        look_alikes: LookAlikes,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._picture = PictureCard(session, pictures, evidence)
        self._measured = Card(self.tr("Measured, beside normal cells"))
        self._figures = FigureTable()
        self._caveat = text(caveat(), tone="small")
        self._alike = LookAlikeCard(session, look_alikes)
        self._verdict = VerdictCard()
        self._lay_out()
        session.selection_changed.connect(self._refresh)
        session.cells_changed.connect(self._refresh)
        session.current_changed.connect(self._refresh)
        session.case_changed.connect(self._refresh)
        self._refresh()

    def _lay_out(self) -> None:
        self._measured.column.addWidget(self._figures)
        self._measured.column.addWidget(self._caveat)
        column = Column(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        for card in (self._picture, self._measured, self._alike, self._verdict):
            column.addWidget(card)
        column.addStretch(1)

    def _refresh(self) -> None:
        cell, work = self._session.selected_cell, self._session.current
        self._picture.show_cell(work, cell)
        reading = work.reading(cell.id) if work and cell else None
        self._measure(reading.morphometry if reading else None)
        self._alike.setVisible(cell is not None)
        self._alike.refresh()
        self._say_verdict(work, cell)

    def _measure(self, measured: Morphometry | None) -> None:
        self._measured.setVisible(measured is not None)
        if measured is not None:
            self._figures.show_figures(figures_of(measured))

    def _say_verdict(self, work: SlideWork | None, cell: Cell | None) -> None:
        read = work is not None and cell is not None and work.reading(cell.id) is not None
        self._verdict.setVisible(read)
        shown = work.evident(cell.id) if work and cell else None
        if shown is not None:
            self._verdict.show_reading(shown)
        elif read:
            self._verdict.show_hidden()
