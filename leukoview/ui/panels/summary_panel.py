"""The case so far: alarm, suggestion, counts with intervals, and what to know of the image."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from leukoview.engine.case import Remark
from leukoview.engine.summary import APL_FEATURES, CaseSummary, Suggestion
from leukoview.engine.summary import counted as number_of
from leukoview.engine.taxonomy import named
from leukoview.ui.appearance import Appearance
from leukoview.ui.desk import Desk
from leukoview.ui.labels import card, emptied, headline, notice, text
from leukoview.ui.panels import wording
from leukoview.ui.panels.bar_list import Bar, BarList
from leukoview.ui.session import Session
from leukoview.ui.slide_work import SlideWork
from leukoview.ui.theme import SPACE

FAB_SHOWN = 4
"""A class compatible with as many FAB subtypes or more is named by what it is not."""


class SummaryPanel(QWidget):
    """Sums up the case, or the slide on screen."""

    scope_changed = Signal()

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
        self._appearance = appearance
        self._scope = QComboBox()
        self._scope.setAccessibleName(self.tr("What is summed up"))
        self._scope.addItems([self.tr("The whole case"), self.tr("This slide")])
        self._alarm = QVBoxLayout()
        self._suggestion = headline()
        self._reason = text(tone="muted")
        self._bars = BarList(self.tr("Counts and shares with 95 % intervals"))
        self._figures = text(tone="muted")
        self._remarks = QVBoxLayout()
        self._lay_out()
        self._scope.activated.connect(self._refresh)
        for signal in (
            session.current_changed,
            session.cells_changed,
            session.slides_changed,
            desk.judge_changed,
        ):
            signal.connect(self._refresh)
        self._refresh()

    @property
    def works(self) -> tuple[SlideWork, ...]:
        """The slides that are summed up."""
        current = self._session.current
        if self._scope.currentIndex() == 0 or current is None:
            return self._session.works
        return (current,)

    def sum_up_one(self) -> None:
        """Sum up the slide on screen alone."""
        self._scope.setCurrentIndex(1)
        self._refresh()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(text(self.tr("Suggestion"), tone="muted"), 1)
        top.addWidget(self._scope)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        for part in (self._alarm, self._remarks):
            part.setSpacing(SPACE)
        column.addLayout(self._alarm)
        frame, inside = card()
        inside.addLayout(top)
        inside.addWidget(self._suggestion)
        inside.addWidget(self._reason)
        inside.addWidget(self._bars)
        inside.addWidget(self._figures)
        column.addWidget(frame)
        column.addLayout(self._remarks)
        column.addStretch(1)

    def _refresh(self) -> None:
        self._scope.setVisible(len(self._session.works) > 1)
        works = self.works
        summary = self._desk.summary(works)
        emptied(self._alarm)
        self._show_alarm(summary)
        said = works if summary is not None and summary.apl_alarm and len(works) == 1 else ()
        self._show_other_alarms(said)
        if summary is None:
            self._show_nothing(works)
        else:
            self._show(summary)
        self._bars.setVisible(summary is not None)
        self._figures.setVisible(summary is not None)
        self._show_remarks([r for work in works for r in work.remarks])
        if self._session.current is not None:
            self._show_scale(self._session.current)

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
        self._suggestion.setText(title)
        self._reason.setText(reason)
        self._bars.show_bars(())
        self._figures.setText("")

    def _show(self, summary: CaseSummary) -> None:
        suggestion = summary.suggestion
        self._suggestion.setText(self._title(suggestion))
        words = [suggestion.sentence.removeprefix(self._suggestion.text()).strip(" .") + "."]
        if suggestion.key is not None and named(suggestion.key).crosswalk:
            crosswalk = named(suggestion.key).crosswalk
            words.append(f"{crosswalk[0].upper()}{crosswalk[1:]}.")
        self._reason.setText("\n".join(words))
        counted = sorted(summary.counts, key=lambda key: -summary.counts[key])
        self._bars.show_bars(
            [
                Bar(key, summary.shares[key], wording.share(summary.counts[key], interval))
                for key in counted
                for interval in [summary.shares[key]]
            ]
        )
        self._figures.setText("\n".join(self._sentences(summary)))

    def _title(self, suggestion: Suggestion) -> str:
        """Lineage first, FAB subtype second; or why there is neither."""
        if suggestion.key is None:
            return self.tr("No suggestion")
        kind = named(suggestion.key)
        if not kind.leukemic:
            return self.tr("Acute leukemia not suggested")
        subtype = "/".join(kind.fab) if len(kind.fab) < FAB_SHOWN else self.tr("not M3")
        chance = "" if suggestion.probability is None else wording.percent(suggestion.probability)
        return " · ".join(filter(None, [kind.lineage.value, subtype, chance]))

    def _sentences(self, summary: CaseSummary) -> list[str]:
        counted = summary.n - summary.unlike_training
        lines = [f"{counted} of {number_of(summary.n, 'cell')} counted."]
        if summary.blast_share is not None:
            blasts = round(summary.blast_share.estimate * counted)
            words = wording.share(blasts, summary.blast_share)
            lines.append(self.tr("Blasts and equivalents: {0}.").format(words))
        if summary.unsure:
            lines.append(self.tr("Unsure: {0}.").format(summary.unsure))
        if summary.unlike_training:
            words = self.tr("Unlike the training cells, not counted: {0}.")
            lines.append(words.format(summary.unlike_training))
        if not summary.apl_alarm and summary.apl_reason:
            lines.append(summary.apl_reason)
        return lines

    def _show_alarm(self, summary: CaseSummary | None) -> None:
        if summary is not None and summary.apl_alarm:
            words = f"{APL_FEATURES} " + self.tr(
                "PML::RARA and coagulation tests are confirmatory."
            )
            parts = [words, summary.apl_reason.removeprefix(APL_FEATURES).strip()]
            self._alarm.addWidget(notice(self._appearance, "\n".join(parts), "alarm", "alarm"))

    def _show_other_alarms(self, said: Sequence[SlideWork]) -> None:
        """An alarm is shown whatever slide is on screen, and whatever a pooled case comes to."""
        ids = {work.id for work in said}
        names = [work.slide.path.name for work in self._desk.alarmed() if work.id not in ids]
        if names:
            words = self.tr("APL alarm on {0}: urgent hematologist review.")
            sentence = words.format(", ".join(names))
            self._alarm.addWidget(notice(self._appearance, sentence, "alarm", "alarm"))

    def _show_remarks(self, remarks: list[Remark]) -> None:
        emptied(self._remarks)
        for remark in remarks:
            tone = "danger" if remark.severe else "caution"
            icon = "alarm" if remark.severe else "remark"
            self._remarks.addWidget(notice(self._appearance, remark.sentence, icon, tone))

    def _show_scale(self, work: SlideWork) -> None:
        scale = work.scale
        if work.outdated:
            words = self.tr("Cells were read at another scale and do not count: read them again.")
            self._remarks.addWidget(notice(self._appearance, words, "calibrate", "caution"))
        if work.is_no_smear:
            return
        self._remarks.addWidget(text(wording.scale(scale), tone="muted"))
        if scale is not None and scale.doubt:
            words = f"{scale.doubt} {self.tr('Calibrate tool: key C.')}"
            self._remarks.addWidget(notice(self._appearance, words, "calibrate", "caution"))
