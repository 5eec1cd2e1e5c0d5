"""How far readers and the engine agree in the open case, worked out when it is unfolded."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from leukoview.engine.casefile import CaseId
from leukoview.engine.store.agreeing import agreement_in
from leukoview.engine.summary import Agreement, ReaderAgreement, counted
from leukoview.engine.taxonomy import named
from leukoview.ui.archive import Archive
from leukoview.ui.labels import Card, text
from leukoview.ui.session import Session
from leukoview.ui.slide_work import withheld
from leukoview.ui.theme import SPACE

NOTHING = "–"
FOLDED, UNFOLDED = "▸", "▾"


class AgreementCard(Card):
    """Shows κ per reader and class over blind decisions; hidden in cases never read blind."""

    def __init__(self, session: Session, archive: Archive, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._session = session
        self._archive = archive
        self.setAccessibleName(self.tr("Agreement of readers with the engine"))
        self._fold = QPushButton(f"{FOLDED} {self.accessibleName()}")
        self._fold.setCheckable(True)
        self._fold.setProperty("tone", "quiet")
        self._inside = QWidget()
        self._figures = QGridLayout(self._inside)
        self._figures.setContentsMargins(0, 0, 0, 0)
        self._figures.setHorizontalSpacing(SPACE)
        self._figures.setColumnStretch(0, 1)
        self.column.addWidget(self._fold)
        self.column.addWidget(self._inside)
        self._inside.hide()
        self._fold.toggled.connect(self._unfold)

    def show_case(self) -> None:
        """Keep in step with the case: what was worked out before holds no more."""
        case, works = self._session.case, self._session.works
        blind = any(one.blind for work in works for one in work.decisions.values())
        self.setVisible(case is not None and blind and not withheld(works))
        if self.isHidden():
            self._fold.setChecked(False)
        elif self._fold.isChecked():
            self._ask()

    def _unfold(self, open_: bool) -> None:  # noqa: FBT001 - a toggle's slot
        self._inside.setVisible(open_)
        self._fold.setText(f"{UNFOLDED if open_ else FOLDED} {self.accessibleName()}")
        if open_:
            self._ask()

    def _ask(self) -> None:
        case = self._session.case
        if case is not None:
            path = self._session.store.path
            self._archive.ask(partial(agreement_in, path, case.id), partial(self._show, case.id))

    def _show(self, case: CaseId, readers: Sequence[ReaderAgreement]) -> None:
        now = self._session.case
        if now is None or now.id != case:
            return
        self._empty()
        for reader in readers:
            self._list(reader)
        words = self.tr(
            "Cohen's κ with its 95 % interval over cells labelled before the suggestion was seen. "
            "1 is perfect agreement, 0 that of chance."
        )
        self._figures.addWidget(text(words, tone="small"), self._figures.rowCount(), 0, 1, 3)

    def _list(self, reader: ReaderAgreement) -> None:
        self._row(reader.reader, reader.overall, bold=True)
        for key, one in reader.classes.items():
            self._row(named(key).name, one)
        if reader.undecided:
            words = self.tr("{0} without a suggestion or a class, left out.")
            line = text(words.format(counted(reader.undecided, "cell")), tone="muted")
            self._figures.addWidget(line, self._figures.rowCount(), 0, 1, 3)

    def _row(self, name: str, one: Agreement, *, bold: bool = False) -> None:
        row = self._figures.rowCount()
        figure = text(kappa_words(one), bold=bold)
        number = text(f"n = {one.n}", tone="muted")
        for label in (figure, number):
            label.setWordWrap(False)
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self._figures.addWidget(text(name, bold=bold), row, 0)
        self._figures.addWidget(figure, row, 1)
        self._figures.addWidget(number, row, 2)

    def _empty(self) -> None:
        while (item := self._figures.takeAt(0)) is not None:
            widget: QWidget | None = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()


def kappa_words(one: Agreement) -> str:
    """κ with its interval: “0.62 (0.41–0.83)”; a dash where it has no meaning."""
    if one.kappa is None:
        return NOTHING
    low, high = one.low, one.high
    spread = "" if low is None or high is None else f" ({low:.2f}–{high:.2f})"
    return f"{one.kappa:.2f}{spread}".replace("-", "−")
