"""Training a candidate: what to learn, what is in the way, and how it goes."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from leukoview.engine.accounts import Person
from leukoview.engine.library import ClassCount, Library
from leukoview.engine.taxonomy import ClassKey
from leukoview.ui.admin.course_card import CourseCard
from leukoview.ui.admin.people import People
from leukoview.ui.jobs import Job
from leukoview.ui.lab_orders import TrainOrder
from leukoview.ui.lab_values import Before, Candidate
from leukoview.ui.labels import Card, emptied, headline, text
from leukoview.ui.terms import class_name, said
from leukoview.ui.theme import SPACE

CLASSES_HEIGHT = 150
THOROUGH, QUICK = "thorough", "quick"


class TrainingSection(QWidget):
    """Orders trainings; `look_over` asks what is in the way, `train` trains.

    `made` carries the id of a new candidate.
    """

    made = Signal(str)

    def __init__(
        self,
        people: People,
        look_over: Callable[[TrainOrder], Job],
        train: Callable[[TrainOrder], Job],
        backbones: tuple[str, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._people = people
        self._look_over = look_over
        self._train = train
        self._job: Job | None = None
        self.classes = QListWidget()
        self.nothing = text(self.tr("The library holds no cells yet: add labelled ones to it."))
        self.name = QLineEdit(self.tr("laboratory"))
        self.version = QLineEdit("1.0")
        self.backbone = QComboBox()
        self.backbone.addItems(list(backbones))
        self.thorough = QComboBox()
        self.tuned = QComboBox()
        self.practice = QCheckBox(self.tr("Learn from drawn practice cells"))
        self.look = QPushButton(self.tr("Look over"))
        self.start = QPushButton(self.tr("Train"))
        self.stop = QPushButton(self.tr("Stop"))
        self._before = QVBoxLayout()
        self.course = CourseCard()
        self._lay_out()
        self._connect()

    @property
    def result(self) -> str:
        """What came of the last training."""
        return self.course.result.text()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()

    def order(self) -> TrainOrder | None:
        """What is asked for; None where nobody may ask."""
        person = self._people.person
        return None if person is None else self._ordered(person)

    def _ordered(self, person: Person) -> TrainOrder:
        chosen = [item for item in self._items if _on(item)]
        return TrainOrder(
            lab=self._people.lab.path,
            by=person,
            name=self.name.text().strip(),
            version=self.version.text().strip(),
            classes=tuple(ClassKey(item.data(Qt.ItemDataRole.UserRole)) for item in chosen),
            backbone=self.backbone.currentText(),
            thorough=self.thorough.currentData() == THOROUGH,
            practice=self.practice.isChecked(),
            fine_tune=bool(self.tuned.currentData()),
        )

    def _refresh(self) -> None:
        if self._people.person is None:
            return
        left_out = {item.data(Qt.ItemDataRole.UserRole) for item in self._items if not _on(item)}
        self.classes.clear()
        for one in Library(self._people.lab).counts():
            if one.cells:
                self.classes.addItem(self._item(one, chosen=one.label not in left_out))
        self.classes.setVisible(bool(self._items))
        self.nothing.setVisible(not self._items)
        self._check()

    @property
    def _items(self) -> list[QListWidgetItem]:
        return [self.classes.item(row) for row in range(self.classes.count())]

    def _item(self, one: ClassCount, *, chosen: bool) -> QListWidgetItem:
        cells = self.tr("%n cell(s)", "", one.cells)
        patients = self.tr("%n patient(s)", "", one.patients)
        item = QListWidgetItem(f"{class_name(one.label)} · {cells} · {patients}")
        item.setData(Qt.ItemDataRole.UserRole, one.label)
        item.setCheckState(Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked)
        return item

    def _connect(self) -> None:
        self.look.clicked.connect(self.look_over)
        self.start.clicked.connect(self.train)
        self.stop.clicked.connect(self.cancel)
        for field in (self.name, self.version):
            field.textChanged.connect(lambda _words: self._check())
        self.classes.itemChanged.connect(lambda _item: self._check())

    def look_over(self) -> None:
        """Ask what is in the way before anything is trained."""
        order = self.order()
        if order is not None:
            self._look_over(order).succeeded.connect(self._tell_before)

    def train(self) -> None:
        """Train; what an earlier training of that name had finished is not done again."""
        order = self.order()
        if order is None or self._job is not None:
            return
        self.course.begin()
        self._job = job = self._train(order)
        job.told.connect(self.course.hear)
        job.progressed.connect(self.course.show_progress)
        job.succeeded.connect(self._finish)
        job.failed.connect(lambda error: self.course.result.setText(said(str(error))))
        job.cancelled.connect(self.course.say_stopped)
        job.ended.connect(self._rest)
        self._check()

    def cancel(self) -> None:
        """Stop at once; finished folds are kept."""
        if self._job is not None:
            self._job.cancel()

    def _check(self) -> None:
        order = self.order()
        free = self._job is None
        ready = order is not None and len(order.classes) > 1 and bool(order.name and order.version)
        self.look.setEnabled(free and ready)
        self.start.setEnabled(free and ready)
        self.stop.setEnabled(not free)
        self.course.show_work(going=not free)

    def _tell_before(self, before: Before) -> None:
        emptied(self._before)
        for words in before.refusals:
            self._before.addWidget(text(said(words), tone="badge-danger"))
        for words in before.warnings:
            self._before.addWidget(text(said(words), tone="badge-caution"))
        new = self.tr("%n cell(s) are new and have to be looked at", "", before.new_cells)
        self._before.addWidget(text(f"{new}; {self.course.about(before.seconds)}", tone="muted"))

    def _finish(self, candidate: Candidate) -> None:
        self.course.show_candidate(candidate)
        self.made.emit(candidate.id)

    def _rest(self) -> None:
        self._job = None
        self.course.rest()
        self._check()

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, SPACE, 0)
        column.addWidget(self._asked())
        column.addWidget(self.course)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(headline(self.tr("Training"), growth=1.3))
        whole.addWidget(area, 1)

    def _asked(self) -> Card:
        self.thorough.addItem(self.tr("Thorough: settings chosen, every control"), THOROUGH)
        self.thorough.addItem(self.tr("Quick: one setting, fewer folds"), QUICK)
        self.tuned.addItem(self.tr("The classifier on fixed features"), userData=False)
        self.tuned.addItem(self.tr("Also the last layers (takes far longer)"), userData=True)
        self.classes.setMaximumHeight(CLASSES_HEIGHT)
        self.classes.setProperty("tone", "framed")
        self.classes.setAccessibleName(self.tr("Classes to learn"))
        self.start.setProperty("tone", "primary")
        asked = Card(self.tr("What to learn"))
        asked.column.addWidget(self.classes)
        asked.column.addWidget(self.nothing)
        form = QFormLayout()
        for words, field in (
            (self.tr("Name"), self.name),
            (self.tr("Version"), self.version),
            (self.tr("Network"), self.backbone),
            (self.tr("Thoroughness"), self.thorough),
            (self.tr("What is taught"), self.tuned),
        ):
            form.addRow(words, field)
        row = QHBoxLayout()
        for button in (self.look, self.start, self.stop):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        asked.column.addLayout(form)
        asked.column.addWidget(self.practice)
        asked.column.addLayout(row)
        asked.column.addLayout(self._before)
        return asked


def _on(item: QListWidgetItem) -> bool:
    return item.checkState() is Qt.CheckState.Checked
