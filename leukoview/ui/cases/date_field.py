"""A field for a date; what is none gets a sentence beside it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from leukoview.ui.cases.times import iso_of

EXAMPLE = "2026-03-31"


class DateField(QWidget):
    """Takes a date in ISO or the reader's own form, `with_time` the time of day too."""

    changed = Signal()

    def __init__(
        self, kept: str, name: str, *, with_time: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._with_time = with_time
        self._edit = QLineEdit(kept.replace("T", " "))
        self._edit.setAccessibleName(name)
        self._edit.setPlaceholderText(f"{EXAMPLE} 14:30" if with_time else EXAMPLE)
        self._note = QLabel()
        self._note.setProperty("tone", "wrong")
        self._note.setVisible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._edit)
        column.addWidget(self._note)
        self._edit.textChanged.connect(self._check)
        self.setFocusProxy(self._edit)

    @property
    def ok(self) -> bool:
        """Whether the field holds a date, or nothing."""
        return not self._note.text()

    @property
    def value(self) -> str:
        """The date as ISO 8601, empty without one. Ask only where it is `ok`."""
        return iso_of(self._edit.text(), with_time=self._with_time)

    def _check(self) -> None:
        try:
            iso_of(self._edit.text(), with_time=self._with_time)
            self._note.setText("")
        except ValueError:
            self._note.setText(self.tr("This is no date. Write it as {0}.").format(EXAMPLE))
        self._note.setVisible(not self.ok)
        self.changed.emit()
