"""What the engine suggests of a case, after the counts it rests on; or why it suggests nothing."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from leukoview.engine.summary import CaseSummary, Suggestion
from leukoview.engine.taxonomy import named
from leukoview.ui.labels import Card, headline, text
from leukoview.ui.panels import wording
from leukoview.ui.session import Session
from leukoview.ui.slide_work import SlideWork, withheld
from leukoview.ui.terms import cells, class_name, crosswalk, said

FAB_SHOWN = 4
"""A class compatible with as many FAB subtypes or more is named by what it is not."""


class SuggestionCard(Card):
    """Shows lineage first, FAB subtype second, then the crosswalk to today's names."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._session = session
        self.setAccessibleName(self.tr("Suggestion"))
        self._name = text(self.tr("Suggestion of the engine"), tone="muted")
        self._title = headline()
        self._reason = text(tone="muted")
        self._figures = text(tone="muted")
        self._uncover = QPushButton(self.tr("End blind-first reading"))
        self._uncover.setToolTip(
            self.tr("Show suggestions now. Labels given from now on are not blind.")
        )
        self._uncover.clicked.connect(self._end_blind)
        self.column.addWidget(self._name)
        for part in (self._title, self._reason, self._figures):
            self.column.addWidget(part)
        self.column.addWidget(self._uncover, 0, Qt.AlignmentFlag.AlignLeft)

    def show_works(self, works: Sequence[SlideWork], summary: CaseSummary | None) -> None:
        """Show what these slides come to; blind first, only once every cell is labelled."""
        hidden = withheld(works)
        self._uncover.setVisible(hidden and not self._session.locked)
        if hidden:
            self._show_hidden(works)
        elif summary is None:
            self._show_nothing(works)
        else:
            self._show(summary)
        self._figures.setVisible(bool(self._figures.text()))

    def _say(self, title: str, reason: str, figures: str = "") -> None:
        self._title.setText(title)
        self._reason.setText(wording.unbroken(reason))
        self._figures.setText(wording.unbroken(figures))

    def _show_hidden(self, works: Sequence[SlideWork]) -> None:
        left = sum(len(work.unreviewed) for work in works)
        words = self.tr(
            "Suggestions, their probabilities and alarms stay hidden until every cell is labelled: "
            "{0} to go."
        )
        self._say(self.tr("Hidden: blind first"), words.format(cells(left)))

    def _show_nothing(self, works: Sequence[SlideWork]) -> None:
        """Why there is nothing to sum up: not read, or read and nothing found."""
        if not works or not all(work.is_bare for work in works):
            title = self.tr("Nothing read yet")
            reason = self.tr("Press Read to find and read every cell, or place cells yourself.")
        elif all(work.is_no_smear for work in works):
            title = self.tr("Not read: not a stained smear")
            reason = self.tr("No cell was read on this image.")
        else:
            title = self.tr("Read: no nucleated cell found")
            reason = self.tr("If you see one, click or box it, or check the scale.")
        self._say(title, reason)

    def _show(self, summary: CaseSummary) -> None:
        suggestion = summary.suggestion
        title = self._headline(suggestion)
        words = [said(suggestion.sentence).removeprefix(title).strip(" .") + "."]
        if suggestion.key is not None and named(suggestion.key).crosswalk:
            words.append(crosswalk(suggestion.key))
        if suggestion.second is not None and suggestion.second != suggestion.key:
            second = class_name(suggestion.second)
            words.append(self.tr("Second choice: {0}.").format(second))
        self._say(title, "\n".join(words), "\n".join(self._sentences(summary)))

    def _headline(self, suggestion: Suggestion) -> str:
        """Lineage first, FAB subtype second; or why there is neither."""
        if suggestion.key is None:
            return self.tr("No suggestion")
        kind = named(suggestion.key)
        if not kind.leukemic:
            return self.tr("Acute leukemia not suggested")
        subtype = "/".join(kind.fab) if len(kind.fab) < FAB_SHOWN else self.tr("not M3")
        chance = "" if suggestion.probability is None else wording.percent(suggestion.probability)
        return " · ".join(filter(None, [said(kind.lineage.value), subtype, chance]))

    def _sentences(self, summary: CaseSummary) -> list[str]:
        words = [
            (summary.unsure, self.tr("Unsure: {0}.")),
            (summary.unlike_training, self.tr("Unlike the training cells, not counted: {0}.")),
        ]
        lines = [sentence.format(number) for number, sentence in words if number]
        if not summary.apl_alarm and summary.apl_reason:
            lines.append(said(summary.apl_reason))
        return lines

    def _end_blind(self) -> None:
        case = self._session.case
        if case is not None:
            self._session.give_settings(replace(case.settings, blind=False))
