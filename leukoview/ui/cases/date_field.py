"""A field for a date; what is none gets a sentence beside it."""

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from leukoview.ui.cases.times import SHORT, iso_of
from leukoview.ui.labels import text

PLAIN = "yyyy-MM-dd"


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
        time = " HH:mm" if with_time else ""
        self._edit.setPlaceholderText(f"{PLAIN}{time}".replace("yyyy", "YYYY").upper())
        self._note = text(tone="danger")
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
            local = QLocale().dateFormat(SHORT)
            words = self.tr("This is no date. Write it as {0}, or as {1} with the whole year.")
            self._note.setText(words.format(PLAIN.upper(), local.upper()))
        self._note.setVisible(not self.ok)
        self.changed.emit()
