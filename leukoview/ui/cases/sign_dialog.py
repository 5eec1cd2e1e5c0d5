"""Signing a case: what is still open, what the reader accepts, and whose name goes under it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from leukoview.engine.casefile import SlideId
from leukoview.engine.casefile.signing import Open, OpenPoint
from leukoview.ui.appearance import Appearance
from leukoview.ui.labels import emptied, headline, picture, text
from leukoview.ui.terms import said
from leukoview.ui.theme import SPACE

WIDTH = 620
TALLEST_LIST = 300
PLACES = {Open.UNREVIEWED, Open.UNIDENTIFIED}
"""What can be gone to on the smear."""


class SignDialog(QDialog):
    """Refuses while anything is open, and asks the reader to own the name.

    `wanted` carries an `OpenPoint` that the reader goes to, `quality_accepted` a `SlideId`.
    """

    wanted = Signal(object)
    quality_accepted = Signal(object)

    def __init__(
        self,
        appearance: Appearance,
        reader: str,
        points: Callable[[], tuple[OpenPoint, ...]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._points = points
        self.setWindowTitle(self.tr("Sign the case"))
        self.setMinimumWidth(WIDTH)
        self._say = text()
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE)
        self._mine = QCheckBox(
            self.tr("I am {0}, and I have looked at every cell of this case.").format(reader)
        )
        self._means = text(
            self.tr(
                "Your signature stands under the case as it is now, with the time. Nothing can be "
                "changed after it unless you open the case again with a reason."
            ),
            tone="muted",
        )
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._sign = self._buttons.addButton(
            self.tr("Sign as {0}").format(reader), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._sign.setProperty("tone", "primary")
        self._lay_out()
        self._mine.toggled.connect(self._check)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self.refresh()

    def refresh(self) -> None:
        """Show what is open now."""
        emptied(self._list)
        self._open = self._points()
        for point in self._open:
            self._list.addWidget(self._row(point))
        self._list.addStretch(1)
        self._scroll.setVisible(bool(self._open))
        self._scroll.setFixedHeight(min(TALLEST_LIST, self._listed.sizeHint().height()))
        self._say.setText(
            self.tr("The case cannot be signed yet. Still open:")
            if self._open
            else self.tr("Nothing is open: the case can be signed.")
        )
        self._mine.setVisible(not self._open)
        self._means.setVisible(not self._open)
        self._check()
        self.adjustSize()

    @override
    def accept(self) -> None:
        """Sign only what is still settled now: the case may have changed under the dialog."""
        self.refresh()
        if self._sign.isEnabled():
            super().accept()

    def _lay_out(self) -> None:
        self._listed = QWidget()
        self._listed.setLayout(self._list)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self._listed)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE * 2)
        column.setSpacing(SPACE * 3 // 2)
        column.addWidget(headline(self.tr("Sign the case")))
        for widget in (self._say, self._scroll, self._means, self._mine):
            column.addWidget(widget)
        column.addStretch(1)
        column.addWidget(self._buttons)

    def _row(self, point: OpenPoint) -> QFrame:
        frame = QFrame()
        frame.setProperty("tone", "caution")
        row = QHBoxLayout(frame)
        row.setContentsMargins(SPACE * 3 // 2, SPACE, SPACE, SPACE)
        row.setSpacing(SPACE)
        row.addWidget(picture(self._appearance, "remark", "caution"))
        row.addWidget(text(said(point.sentence)), 1)
        if point.kind in PLACES:
            row.addWidget(self._way_to(point))
        elif point.kind is Open.QUALITY and point.slide is not None:
            row.addWidget(self._acceptance(point.slide))
        return frame

    def _way_to(self, point: OpenPoint) -> QPushButton:
        button = QPushButton(self.tr("Go there"))
        button.setAutoDefault(False)
        button.clicked.connect(partial(self._leave_for, point))
        return button

    def _acceptance(self, slide: SlideId) -> QCheckBox:
        box = QCheckBox(self.tr("I accept the image"))
        box.setToolTip(
            self.tr(
                "You have seen what is wrong with the image and find it good enough for this case. "
                "Your word is kept in the trail, and cannot be taken back."
            )
        )
        box.clicked.connect(partial(self._accept_quality, slide))
        return box

    def _accept_quality(self, slide: SlideId, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
        self.quality_accepted.emit(slide)
        self.refresh()

    def _leave_for(self, point: OpenPoint) -> None:
        self.reject()
        self.wanted.emit(point)

    def _check(self) -> None:
        self._sign.setEnabled(not self._open and self._mine.isChecked())
