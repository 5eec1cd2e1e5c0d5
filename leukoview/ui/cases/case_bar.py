"""What the window must say all the time: a case is signed or open again, or one may only look."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from leukoview.engine.casefile import CaseState
from leukoview.ui.appearance import Appearance
from leukoview.ui.cases.states import look_of, story
from leukoview.ui.labels import text
from leukoview.ui.session import Session
from leukoview.ui.terms import refusal
from leukoview.ui.theme import SPACE

ICON = 18


class CaseBar(QFrame):
    """Stands above the pages while there is something to say.

    Why a window may only look is said here alone, with what to do: a banner would repeat it.
    """

    def __init__(
        self, session: Session, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._appearance = appearance
        self._icon = QLabel()
        self._icon.setFixedSize(ICON, ICON)
        self._words = text()
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE * 3 // 2, SPACE * 3 // 4, SPACE, SPACE * 3 // 4)
        row.setSpacing(SPACE)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1)
        session.case_changed.connect(self._refresh)
        appearance.changed.connect(self._refresh)
        self._refresh()

    @property
    def words(self) -> str:
        """What it says; empty while it is not seen."""
        return self._words.text()

    @override
    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(0, ICON + 2 * SPACE))

    def _refresh(self) -> None:
        case = self._session.case
        words = story(case) if case is not None else ""
        caution = case is not None and case.state is CaseState.AMENDED
        icon = look_of(case.state).icon if case is not None else "remark"
        looking = self._session.store.refusal
        if looking is not None:
            caution, icon = True, "remark"
            words = f"{refusal(looking)} {words}".strip()
        tone = "caution" if caution else "calm"
        self._words.setText(words)
        self._icon.setPixmap(
            self._appearance.icons(icon, tone).pixmap(QSize(ICON, ICON), self.devicePixelRatioF())
        )
        self.setProperty("tone", f"bar-{tone}")
        for widget in (self, self._words):
            self.style().unpolish(widget)
            self.style().polish(widget)
        self.setVisible(bool(words))


def under_bar(pages: QWidget, session: Session, appearance: Appearance) -> QWidget:
    """Pages under what must be said of the case on all of them."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(CaseBar(session, appearance))
    column.addWidget(pages, 1)
    return whole
