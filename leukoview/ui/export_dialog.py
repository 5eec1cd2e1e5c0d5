"""Where the report goes and in which forms; nothing is overwritten unasked."""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from leukoview.ui.labels import headline, text
from leukoview.ui.report.forms import PDF, forms
from leukoview.ui.terms import slides as slide_count
from leukoview.ui.theme import SPACE

WIDTH = 560
NAMED = 6
"""Slides that are named before the rest is only counted."""


@dataclass(frozen=True, slots=True)
class Places:
    """The files to write, by how their names end, which says the form."""

    files: Mapping[str, Path]

    @property
    def taken(self) -> tuple[Path, ...]:
        """Those that are there already."""
        return tuple(path for path in self.files.values() if path.exists())


def free_name(folder: Path, stem: str) -> Path:
    """A name in a folder under which no form of a report stands yet; without an ending."""
    names = itertools.chain([stem], (f"{stem} ({number})" for number in itertools.count(2)))
    return next(
        folder / name
        for name in names
        if not any((folder / f"{name}{form}").exists() for form in forms())
    )


class ExportDialog(QDialog):
    """Asks for a name and the forms; Export stays off until it can be done as it says.

    De-identified, a name that is still the proposal gives way to `nameless`, which tells nothing.
    """

    def __init__(
        self,
        proposal: Path,
        slides: Sequence[str] = (),
        parent: QWidget | None = None,
        *,
        nameless: Path | None = None,
    ) -> None:
        super().__init__(parent)
        self._proposals = (str(proposal), str(nameless or proposal))
        self._slides = text(self._named(slides), tone="muted")
        self.setWindowTitle(self.tr("Export report"))
        self.setMinimumWidth(WIDTH)
        self._name = QLineEdit(str(proposal))
        self._name.setAccessibleName(self.tr("Name of the report, without an ending"))
        self._browse = QPushButton(self.tr("Choose…"))
        self._forms = {form: QCheckBox(words) for form, words in forms().items()}
        self._bare = QCheckBox(
            self.tr(
                "De-identified: no name, number, birth date, specimen number, dates, file names"
            )
        )
        self._replace = QCheckBox(self.tr("Replace the files that are there already"))
        self._note = text(tone="muted")
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._go = self._buttons.addButton(
            self.tr("Export"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._go.setProperty("tone", "primary")
        self._lay_out()
        self._forms[PDF].setChecked(True)
        self._name.textChanged.connect(self._check)
        for box in (*self._forms.values(), self._replace):
            box.toggled.connect(self._check)
        self._bare.toggled.connect(self._rename)
        self._browse.clicked.connect(self._choose)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._check()

    @property
    def places(self) -> Places:
        """The files that the reader wants."""
        base = self._name.text().strip()
        chosen = (form for form, box in self._forms.items() if box.isChecked())
        return Places({form: Path(f"{base}{form}") for form in chosen})

    @property
    def deidentified(self) -> bool:
        """Whether the report must not say whose case it is."""
        return self._bare.isChecked()

    def set_deidentified(self, bare: bool) -> None:  # noqa: FBT001 - as Qt has it
        """Have the switch stand so to begin with."""
        self._bare.setChecked(bare)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self._name, 1)
        row.addWidget(self._browse)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        column.setSpacing(SPACE)
        column.addWidget(headline(self.tr("Export report")))
        column.addWidget(self._slides)
        column.addLayout(row)
        for box in (*self._forms.values(), self._bare, self._replace):
            column.addWidget(box)
        column.addWidget(self._note)
        column.addStretch(1)
        column.addWidget(self._buttons)

    def _named(self, slides: Sequence[str]) -> str:
        """Which slides the report will hold, the first few by name."""
        names = ", ".join(slides[:NAMED])
        more = len(slides) - NAMED
        rest = self.tr(" and {0} more").format(more) if more > 0 else ""
        return f"{slide_count(len(slides))}: {names}{rest}"

    def _rename(self, bare: bool) -> None:  # noqa: FBT001 - a slot
        before, after = self._proposals if bare else reversed(self._proposals)
        if self._name.text() == before:
            self._name.setText(after)

    def _check(self) -> None:
        taken = self.places.taken
        wanted = any(box.isChecked() for box in self._forms.values())
        named = bool(Path(self._name.text().strip()).name)
        self._replace.setVisible(bool(taken))
        names = ", ".join(f"“{path.name}”" for path in taken)
        if not named:
            self._note.setText(self.tr("Give the report a name."))
        elif not wanted:
            self._note.setText(self.tr("Choose at least one form."))
        elif taken:
            self._note.setText(self.tr("{0} is there already.").format(names))
        else:
            self._note.setText("")
        self._go.setEnabled(named and wanted and (not taken or self._replace.isChecked()))

    def _choose(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Export report"),
            f"{self._name.text()}.pdf",
            self.tr("Report (*.pdf)"),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if name:
            path = Path(name)
            self._name.setText(str(path.with_suffix("") if path.suffix in self._forms else path))
