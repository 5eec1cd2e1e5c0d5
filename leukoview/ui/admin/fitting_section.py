"""Fitting the active model to the laboratory with about a hundred of its own labelled cells."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from leukoview.engine.shelf import Kind, Shelved
from leukoview.ui.admin.people import People
from leukoview.ui.admin.tables import to_read
from leukoview.ui.jobs import Job
from leukoview.ui.lab_orders import FitOrder
from leukoview.ui.lab_values import Fitted
from leukoview.ui.labels import headline, text
from leukoview.ui.terms import said
from leukoview.ui.theme import SPACE

WIDTHS = (260, 220)


class FittingSection(QWidget):
    """Orders fittings of the active model; `made` carries the id of what came of one."""

    made = Signal(str)

    def __init__(
        self,
        people: People,
        list_: Callable[[], Job],
        fit: Callable[[FitOrder], Job],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._people = people
        self._list = list_
        self._fit = fit
        self._job: Job | None = None
        self._active: dict[bool, Shelved] = {}
        self.version = QLineEdit()
        self.practice = QCheckBox(self.tr("Of the model for drawn practice images"))
        self.start = QPushButton(self.tr("Fit to this laboratory"))
        self.stop = QPushButton(self.tr("Stop"))
        self._model, self._result = text(), text(bold=True)
        self.table = QTableWidget(0, 3)
        self._lay_out()
        self.start.clicked.connect(self.fit)
        self.stop.clicked.connect(self._cancel)
        self.practice.toggled.connect(lambda _on: self._show_model())
        self.version.textChanged.connect(lambda _words: self._check())
        self._check()

    @property
    def result(self) -> str:
        """What came of the last fitting."""
        return self._result.text()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._list().succeeded.connect(self._meet)

    def fit(self) -> None:
        """Fit the active model, in the name of whoever is logged in."""
        person, model = self._people.person, self._active.get(self.practice.isChecked())
        if person is None or model is None or self._job is not None:
            return
        order = FitOrder(self._people.lab.path, person, model.id, self.version.text().strip())
        self._job = job = self._fit(order)
        job.succeeded.connect(self._show)
        job.ended.connect(self._rest)
        self._check()

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _rest(self) -> None:
        self._job = None
        self._check()

    def _meet(self, models: tuple[Shelved, ...]) -> None:
        self._active = {one.practice: one for one in models if one.kind is Kind.ACTIVE}
        self._show_model()

    def _show_model(self) -> None:
        model = self._active.get(self.practice.isChecked())
        self._model.setText(self.tr("Reads now: {0}").format(model.id) if model else "")
        if model is not None:
            self.version.setText(f"{model.ref.version}+fit.1")
        self._check()

    def _check(self) -> None:
        known = self.practice.isChecked() in self._active
        self.start.setEnabled(self._job is None and known and bool(self.version.text().strip()))
        self.stop.setEnabled(self._job is not None)

    def _show(self, fitted: Fitted) -> None:
        words = self.tr("{0} is on the shelf as a candidate: fitted to {1} cells of {2} patients.")
        remarks = " ".join(said(remark) for remark in fitted.remarks)
        told = words.format(fitted.id, fitted.cells, fitted.patients)
        self._result.setText(f"{told} {remarks}".strip())
        self.table.setRowCount(len(fitted.numbers))
        for row, line in enumerate(fitted.numbers):
            for column, cell in enumerate(line):
                self.table.setItem(row, column, QTableWidgetItem(said(cell)))
        self.made.emit(fitted.id)

    def _lay_out(self) -> None:
        self.table.setHorizontalHeaderLabels(
            [self.tr("On held-out cells"), self.tr("Before"), self.tr("After")]
        )
        self.table.setAccessibleName(self.tr("What fitting has changed"))
        to_read(self.table, WIDTHS)
        self.start.setProperty("tone", "primary")
        self.version.setAccessibleName(self.tr("Version of the fitted model"))
        row = QHBoxLayout()
        row.addWidget(text(self.tr("New version")))
        row.addWidget(self.version)
        for button in (self.start, self.stop):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        words = self.tr(
            "About 100 cells of 10 patients in the library are enough: confidences and thresholds "
            "are fitted to them, more only where it wins on patients held out. The table says "
            "what it changes on cells that the fit had not seen."
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE)
        whole.addWidget(headline(self.tr("Calibration"), growth=1.3))
        whole.addWidget(text(words, tone="muted"))
        whole.addWidget(self._model)
        whole.addWidget(self.practice)
        whole.addLayout(row)
        whole.addWidget(self._result)
        whole.addWidget(self.table, 1)
