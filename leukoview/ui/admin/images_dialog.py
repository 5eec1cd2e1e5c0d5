"""The images behind a count of a confusion matrix."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from leukoview.ui.labels import headline

SIDE = 112
MOST = 200
"""Images that are shown at once: more than anybody looks through."""
SIZE = (720, 520)


class ImagesDialog(QDialog):
    """Shows images as a wall, each with the name of its file."""

    def __init__(self, title: str, images: Sequence[Path], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(*SIZE)
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self.list.setViewMode(QListWidget.ViewMode.IconMode)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setMovement(QListWidget.Movement.Static)
        self.list.setIconSize(QSize(SIDE, SIDE))
        for path in images[:MOST]:
            self.list.addItem(_item(path))
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        shown = self.tr("{0}: the first {1} of {2}").format(title, MOST, len(images))
        column = QVBoxLayout(self)
        column.addWidget(headline(title if len(images) <= MOST else shown))
        column.addWidget(self.list, 1)
        column.addWidget(close)


def _item(path: Path) -> QListWidgetItem:
    pixels = QPixmap(str(path))
    if not pixels.isNull():
        keep = Qt.AspectRatioMode.KeepAspectRatio
        smooth = Qt.TransformationMode.SmoothTransformation
        pixels = pixels.scaled(SIDE, SIDE, keep, smooth)
    return QListWidgetItem(QIcon(pixels), path.stem[:12])
