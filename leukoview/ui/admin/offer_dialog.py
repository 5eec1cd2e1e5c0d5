"""What a folder or table offers, and which class each of its words means, before it is taken in."""

from functools import partial

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from leukoview.engine.library import LEAVE_OUT
from leukoview.engine.taxonomy import KNOWN_CLASSES, ClassKey
from leukoview.ui.lab_values import OfferCard
from leukoview.ui.labels import headline, text
from leukoview.ui.own_class import ask_for_own_class
from leukoview.ui.terms import class_name, said
from leukoview.ui.theme import SPACE

SIZE = (620, 480)
NAMED = 20
"""Refused lines that are named."""
OWN = "+"
"""What stands for a class that is yet to be invented."""
UNSAID = "?"
"""What stands for a word of which nobody has said what it means."""


class OfferDialog(QDialog):
    """Asks which class each label means; nothing is guessed that is not shown."""

    def __init__(self, card: OfferCard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.card = card
        self.setWindowTitle(self.tr("Add to the library"))
        self.resize(*SIZE)
        self.fields = {label: self._field(key) for label, key in card.labels}
        self.unknown = QCheckBox(
            self.tr("Take cells of unknown patients: every result will be marked optimistic")
        )
        standard = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        ok = self.buttons.button(standard.Ok)
        ok.setText(self.tr("Add"))
        ok.setProperty("tone", "primary")
        self._lay_out()
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        for field in self.fields.values():
            field.currentIndexChanged.connect(self._check)
            field.activated.connect(partial(self._invent, field))
        self._check()

    @property
    def labels(self) -> tuple[tuple[str, str], ...]:
        """Every label with the key of its class, or what leaves it out."""
        return tuple((label, str(field.currentData())) for label, field in self.fields.items())

    @property
    def patients_unknown(self) -> bool:
        """Whether cells of unknown patients are taken too."""
        return self.unknown.isChecked()

    def _field(self, key: str | None) -> QComboBox:
        field = QComboBox()
        if key is None:
            field.addItem(self.tr("Choose what it means…"), UNSAID)
        for known in KNOWN_CLASSES:
            field.addItem(class_name(known), known)
        field.addItem(self.tr("Leave these cells out"), LEAVE_OUT)
        field.addItem(self.tr("A class of our own…"), OWN)
        if key is not None:
            self._add(field, ClassKey(key))
        field.setCurrentIndex(max(0, field.findData(UNSAID if key is None else key)))
        return field

    def _add(self, field: QComboBox, key: ClassKey) -> None:
        """Offer an own class in a field as well."""
        if field.findData(key) < 0:
            words = self.tr("{0} (a class of this laboratory)").format(class_name(key))
            field.insertItem(field.findData(OWN), words, key)

    def _invent(self, field: QComboBox, _row: int) -> None:
        """Ask for an own class where one is wanted, and offer it for every label."""
        if field.currentData() == OWN:
            dialog = ask_for_own_class(self, partial(self._mean, field))
            dialog.rejected.connect(lambda: field.setCurrentIndex(max(0, field.findData(UNSAID))))

    def _mean(self, field: QComboBox, key: ClassKey) -> None:
        for other in self.fields.values():
            self._add(other, key)
        field.setCurrentIndex(field.findData(key))

    def _lay_out(self) -> None:
        card = self.card
        form = QFormLayout()
        form.setHorizontalSpacing(SPACE * 2)
        for label, field in self.fields.items():
            field.setAccessibleName(self.tr("Class of “{0}”").format(label))
            form.addRow(f"“{label}”", field)
        inside = QWidget()
        inside.setLayout(form)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        column.setSpacing(SPACE)
        column.addWidget(headline(card.source))
        column.addWidget(text(self.tr("%n cell(s) on offer", "", card.cells), tone="muted"))
        column.addWidget(area, 1)
        if card.refused:
            words = self.tr("%n line(s) or image(s) cannot be used", "", len(card.refused))
            refused = text(words, tone="wrong")
            refused.setToolTip(
                "\n".join(f"{said(where)}: {said(why)}" for where, why in card.refused[:NAMED])
            )
            column.addWidget(refused)
        self.unknown.setVisible(card.without_patient > 0)
        column.addWidget(self.unknown)
        column.addWidget(self.buttons)

    def _check(self) -> None:
        ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(all(key not in {UNSAID, OWN} for _label, key in self.labels))
