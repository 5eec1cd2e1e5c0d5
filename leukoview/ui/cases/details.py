"""Whose case it is, what was taken, and how it is read; every field may stay empty."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from leukoview.engine.casefile import Case, Material, Settings, Specimen, Subject
from leukoview.ui.cases.date_field import DateField
from leukoview.ui.cases.usual_field import UsualField
from leukoview.ui.cases.wanted_field import WantedField
from leukoview.ui.labels import card, headline, text
from leukoview.ui.theme import SPACE

LONGEST = 200
WIDTH = 820
STAINS = ("May-Grünwald-Giemsa", "Wright-Giemsa", "Wright", "Giemsa", "Leishman")
SMEARS = ("Wedge smear", "Spun smear", "Squash smear", "Touch imprint", "Buffy coat")
SEXES = ("female", "male", "other")
OBJECTIVES = ("100× oil", "63× oil", "50× oil", "40×")


class CaseDetails(QDialog):
    """Shows the papers of a case; with `locked` they can only be read."""

    def __init__(self, case: Case, *, locked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Case details"))
        self.setMinimumWidth(WIDTH)
        self._make_subject(case.subject)
        self._make_specimen(case.specimen)
        self._make_settings(case.settings)
        standard = QDialogButtonBox.StandardButton
        wanted = standard.Close if locked else standard.Ok | standard.Cancel
        self._buttons = QDialogButtonBox(wanted)
        self._lay_out(locked=locked)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        for field in (self._birth, self._collected, self._received):
            field.changed.connect(self._check)
        self._material.currentIndexChanged.connect(
            lambda _row: self._wanted.follow(self._chosen_material())
        )

    @property
    def subject(self) -> Subject:
        """The patient as given."""
        return Subject(
            id=_words(self._subject_id),
            name=_words(self._name),
            birth_date=self._birth.value,
            sex=str(self._sex.currentData() or ""),
        )

    @property
    def specimen(self) -> Specimen:
        """The specimen as given."""
        return Specimen(
            id=_words(self._specimen_id),
            material=self._chosen_material(),
            collected=self._collected.value,
            received=self._received.value,
            stain=self._stain.value,
            smear=self._smear.value,
            objective=self._objective.value,
        )

    @property
    def settings(self) -> Settings:
        """How the case is to be read."""
        return Settings(
            wanted=self._wanted.value,
            blind=self._blind.isChecked(),
            second_reader=self._second.isChecked(),
        )

    def _chosen_material(self) -> Material:
        # Qt gives back the text of a StrEnum, not the member.
        return Material(self._material.currentData())

    def _make_subject(self, subject: Subject) -> None:
        self._subject_id = _line(subject.id, self.tr("Patient id"))
        self._name = _line(subject.name, self.tr("Name of the patient"))
        self._birth = DateField(subject.birth_date, self.tr("Date of birth"))
        self._sex = QComboBox()
        self._sex.setAccessibleName(self.tr("Sex"))
        names = (self.tr("Not given"), self.tr("Female"), self.tr("Male"), self.tr("Other"))
        for key, words in zip(("", *SEXES), names, strict=True):
            self._sex.addItem(words, key)
        if self._sex.findData(subject.sex) < 0:
            self._sex.addItem(subject.sex, subject.sex)
        self._sex.setCurrentIndex(self._sex.findData(subject.sex))

    def _make_specimen(self, specimen: Specimen) -> None:
        self._specimen_id = _line(specimen.id, self.tr("Specimen id"))
        self._material = QComboBox()
        self._material.setAccessibleName(self.tr("Material"))
        for material, words in (
            (Material.UNKNOWN, self.tr("Not given")),
            (Material.BLOOD, self.tr("Blood")),
            (Material.MARROW, self.tr("Bone marrow")),
        ):
            self._material.addItem(words, material)
        self._material.setCurrentIndex(self._material.findData(specimen.material))
        self._collected = DateField(specimen.collected, self.tr("Collected"), with_time=True)
        self._received = DateField(specimen.received, self.tr("Received"), with_time=True)
        self._stain = UsualField(STAINS, specimen.stain, self.tr("Stain"))
        self._smear = UsualField(SMEARS, specimen.smear, self.tr("Kind of smear"))
        self._objective = UsualField(OBJECTIVES, specimen.objective, self.tr("Objective"))

    def _make_settings(self, settings: Settings) -> None:
        self._wanted = WantedField(settings.wanted)
        self._blind = QCheckBox(self.tr("Hide each suggestion until I have labelled the cell"))
        self._blind.setChecked(settings.blind)
        self._second = QCheckBox(self.tr("A second reader must sign too"))
        self._second.setChecked(settings.second_reader)

    def _lay_out(self, *, locked: bool) -> None:
        patient = self._form(
            self.tr("Patient"),
            (self.tr("Id"), self._subject_id),
            (self.tr("Name"), self._name),
            (self.tr("Born"), self._birth),
            (self.tr("Sex"), self._sex),
        )
        reading = self._form(
            self.tr("Reading"),
            (self.tr("Count"), self._wanted),
            (self.tr("Blind first"), self._blind),
            (self.tr("Second reader"), self._second),
        )
        specimen = self._form(
            self.tr("Specimen"),
            (self.tr("Id"), self._specimen_id),
            (self.tr("Material"), self._material),
            (self.tr("Collected"), self._collected),
            (self.tr("Received"), self._received),
            (self.tr("Stain"), self._stain),
            (self.tr("Smear"), self._smear),
            (self.tr("Objective"), self._objective),
        )
        left = QVBoxLayout()
        left.setSpacing(SPACE * 3 // 2)
        left.addWidget(patient)
        left.addWidget(reading, 1)
        row = QHBoxLayout()
        row.setSpacing(SPACE * 3 // 2)
        row.addLayout(left, 1)
        row.addWidget(specimen, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        column.setSpacing(SPACE * 3 // 2)
        column.addWidget(headline(self.tr("Case details")))
        column.addLayout(row, 1)
        column.addWidget(self._foot(locked=locked))
        column.addWidget(self._buttons)
        for frame in (patient, reading, specimen):
            frame.setEnabled(not locked)

    def _foot(self, *, locked: bool) -> QWidget:
        words = self.tr("Every field may stay empty. All of it stays on this computer.")
        if locked:
            words = self.tr("The case cannot be changed now, so this can only be read.")
        return text(words, tone="muted")

    def _form(self, title: str, *rows: tuple[str, QWidget]) -> QFrame:
        frame, column = card()
        column.addWidget(headline(title, growth=1.1))
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setHorizontalSpacing(SPACE * 2)
        form.setVerticalSpacing(SPACE)
        for words, field in rows:
            form.addRow(words, field)
        column.addLayout(form)
        column.addStretch(1)
        return frame

    def _check(self) -> None:
        ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        fields = (self._birth, self._collected, self._received)
        ok.setEnabled(all(field.ok for field in fields))


def _line(words: str, name: str) -> QLineEdit:
    field = QLineEdit(words)
    field.setMaxLength(LONGEST)
    field.setAccessibleName(name)
    return field


def _words(field: QLineEdit) -> str:
    return " ".join(field.text().split())
