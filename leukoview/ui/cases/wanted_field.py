"""How many cells to count: a customary number, or one's own."""

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSpinBox, QWidget

from leukoview.engine.casefile import Material
from leukoview.engine.summary import BLOOD_CELLS, MARROW_CELLS
from leukoview.ui.theme import SPACE

CUSTOMARY = (100, 200, 500)
OWN = 0
MOST = 10_000


class WantedField(QWidget):
    """Offers 100, 200, 500 or any other number of cells."""

    def __init__(self, wanted: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choice = QComboBox()
        self._choice.setAccessibleName(self.tr("Cells to count"))
        for number in CUSTOMARY:
            self._choice.addItem(self.tr("{0} cells").format(number), number)
        self._choice.addItem(self.tr("Another number…"), OWN)
        self._own = QSpinBox()
        self._own.setRange(1, MOST)
        self._own.setValue(wanted)
        self._own.setAccessibleName(self.tr("Cells to count, your own number"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(self._choice, 1)
        row.addWidget(self._own)
        self._choice.currentIndexChanged.connect(self._refresh)
        self.set_value(wanted)
        self.setFocusProxy(self._choice)

    @property
    def value(self) -> int:
        """The number of cells."""
        number = int(self._choice.currentData())
        return number if number != OWN else self._own.value()

    def set_value(self, wanted: int) -> None:
        """Show a number."""
        self._choice.setCurrentIndex(self._choice.findData(wanted if wanted in CUSTOMARY else OWN))
        self._own.setValue(wanted)
        self._refresh()

    def follow(self, material: Material) -> None:
        """Take what is customary for a material, where the other one's custom stands."""
        usual = {Material.BLOOD: BLOOD_CELLS, Material.MARROW: MARROW_CELLS}
        if material in usual and self.value in usual.values():
            self.set_value(usual[material])

    def _refresh(self) -> None:
        self._own.setVisible(self._choice.currentData() == OWN)
