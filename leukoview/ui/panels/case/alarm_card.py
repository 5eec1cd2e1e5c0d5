"""The APL alarm: red, with its icon and its words, until a reader says to have seen it, and after.

Blind first, the alarm waits until every cell is labelled, because it names a class; a reader's own
APL label sounds it at once. It cannot be missed for waiting: such a case cannot be signed before
its cells are labelled, and then not before the alarm is acknowledged. Who does not want to wait
ends blind-first reading beside the suggestion.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from leukoview.engine.casefile import Stamp, signing
from leukoview.engine.summary import APL_FEATURES
from leukoview.engine.summary.alarm_wording import CONFIRMATORY, called_by_reader, rings_on
from leukoview.ui.appearance import Appearance
from leukoview.ui.cases.times import local
from leukoview.ui.desk import Desk
from leukoview.ui.labels import headline, picture, text
from leukoview.ui.panels.wording import unbroken
from leukoview.ui.scrolling import shown
from leukoview.ui.session import Session
from leukoview.ui.slide_work import withheld
from leukoview.ui.sums import called_apl
from leukoview.ui.terms import said
from leukoview.ui.theme import SPACE

ALARM = f"{APL_FEATURES} {CONFIRMATORY}"

DIALOG_WIDTH = 460
"""Logical pixels."""


class AlarmCard(QFrame):
    """Shows the alarm of the case, whatever slide is on screen; hidden while none rings."""

    def __init__(
        self,
        session: Session,
        desk: Desk,
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._desk = desk
        self.setProperty("tone", "alarm")
        self.setAccessibleName(self.tr("APL alarm"))
        self._words = text()
        self._reasons = text()
        self._seen = text()
        self._button = QPushButton(self.tr("Ac&knowledge…"))
        self._button.setProperty("tone", "danger")
        self._button.clicked.connect(self._ask)
        self._lay_out(appearance)
        self.hide()

    def show_case(self) -> None:
        """Show the alarm as the case stands now."""
        ringing = self._desk.ringing()
        self.setVisible(bool(ringing))
        case = self._session.case
        if not ringing or case is None:
            return
        features, *reasons = (said(one) for one in (ALARM, *self._why()))
        self._words.setText(features)
        self._reasons.setText(unbroken("\n".join(reasons)))
        self._show_seen(case.alarm, heard=not signing.unheard(case, ringing))

    def _lay_out(self, appearance: Appearance) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        row.setSpacing(SPACE)
        row.addWidget(picture(appearance, "alarm", "danger", 24), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(SPACE // 2)
        column.addWidget(headline(self.tr("APL alarm"), 1.1))
        for part in (self._words, self._reasons, self._seen):
            column.addWidget(part)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        row.addLayout(column, 1)

    def _why(self) -> list[str]:
        """What set it off: the engine on the case or on slides of it, a reader on cells.

        In English, as the trail keeps it.
        """
        works = self._session.works
        called = sum(map(called_apl, works))
        reasons = []
        if called:
            reasons.append(called_by_reader(called))
        summary = None if withheld(works) else self._desk.summary(works)
        if summary is not None and summary.apl_alarm:
            reasons.append(summary.apl_reason.removeprefix(APL_FEATURES).strip())
        names = [work.slide.path.name for work in self._desk.alarmed()]
        if names and len(works) > 1:
            reasons.append(rings_on(names))
        return reasons

    def _show_seen(self, seen: Stamp | None, *, heard: bool) -> None:
        """Who acknowledged it; the button stays while it rings for a slide that nobody heard."""
        self._seen.setVisible(seen is not None)
        self._button.setVisible(seen is None or not heard)
        self._button.setEnabled(not self._session.locked)
        if seen is not None:
            words = self.tr("Acknowledged by {0} at {1} (local time).")
            said = words.format(seen.by, local(seen.at))
            more = self.tr("Since then it rings for another slide as well.")
            self._seen.setText(said if heard else f"{said} {more}")

    def _ask(self) -> None:
        sentence = " ".join([ALARM, *self._why()])
        dialog = AcknowledgeDialog(sentence, self._session.reader, self)
        ringing = self._desk.ringing()
        dialog.accepted.connect(lambda: self._session.acknowledge_alarm(dialog.sentence, ringing))
        shown(dialog)


class AcknowledgeDialog(QDialog):
    """Asks the reader to put a name to having seen the alarm.

    `sentence` is all that the alarm says, as it is written down: in English.
    """

    def __init__(self, sentence: str, reader: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = sentence
        self.setWindowTitle(self.tr("Acknowledge the APL alarm"))
        self.setMinimumWidth(DIALOG_WIDTH)
        column = QVBoxLayout(self)
        column.setSpacing(SPACE)
        column.addWidget(text(said(sentence), bold=True))
        column.addWidget(
            text(
                self.tr(
                    "Your name and the time go into the case and onto page 1 of the report. "
                    "This cannot be undone, and it does not end the alarm."
                ),
                tone="muted",
            )
        )
        column.addStretch(1)
        column.addWidget(self._buttons(reader))

    def _buttons(self, reader: str) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        go = buttons.addButton(
            self.tr("Acknowledge as {0}").format(reader), QDialogButtonBox.ButtonRole.AcceptRole
        )
        back = buttons.addButton(self.tr("Not yet"), QDialogButtonBox.ButtonRole.RejectRole)
        go.setProperty("tone", "primary")
        back.setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons
