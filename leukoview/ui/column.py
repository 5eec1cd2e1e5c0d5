"""A column of which no part is squashed while the area around it has not grown yet."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override


class Column(QVBoxLayout):
    """Gives its parts the height that they need at its width, however little there is right now.

    Qt lays out at once whatever comes into sight, but an area that scrolls hears a turn of the
    event loop later that it must grow. Any other column would take what is missing from its largest
    part, and a frame that is drawn in between would show it so; this one reaches beyond its lower
    edge until there is room.
    """

    @override
    def setGeometry(self, place: QRect) -> None:
        need = self.minimumSize().height()
        if self.hasHeightForWidth():
            need = self.minimumHeightForWidth(place.width())
        whole = QRect(place)
        whole.setHeight(max(place.height(), need))
        super().setGeometry(whole)
