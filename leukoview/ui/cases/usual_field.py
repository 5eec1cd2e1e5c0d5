"""A field that offers the usual answers and takes any other."""

from PySide6.QtWidgets import QComboBox, QWidget

from leukoview.ui.terms import said

_ALIKE = str.maketrans({"–": "-", "‐": "-", "×": "x"})


class UsualField(QComboBox):
    """Shows the usual answers in the reader's language.

    `value` is the answer's English word, which stores, trails and reports keep whatever the window
    speaks, or else what was written. An answer that nobody touched stays letter for letter.
    """

    def __init__(
        self, usual: tuple[str, ...], value: str, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._usual = usual
        self._before = value
        self.setEditable(True)
        self.setAccessibleName(name)
        for words in ("", *usual):
            self.addItem(said(words), words)
        self._shown = said(self._usual_for(value))
        self.setCurrentText(self._shown)

    @property
    def value(self) -> str:
        """What is answered; empty where nothing is."""
        written = " ".join(self.currentText().split())
        return self._before if written == self._shown else self._usual_for(written)

    def _usual_for(self, written: str) -> str:
        """The usual answer that is meant, in English or as shown; else what is written."""
        meant = _bare(written)
        return next(
            (one for one in self._usual if meant in {_bare(one), _bare(said(one))}), written
        )


def _bare(words: str) -> str:
    """Words without the differences between one keyboard and another."""
    return " ".join(words.casefold().translate(_ALIKE).split())
