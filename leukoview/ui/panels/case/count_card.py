"""The differential count: ring, progress, table, blasts on their scale, and what is left out."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from leukoview.engine.summary import Differential, differential
from leukoview.engine.summary.count_wording import (
    blast_sentences,
    left_out_sentences,
    size_sentence,
)
from leukoview.ui import terms
from leukoview.ui.labels import Card, text
from leukoview.ui.panels.case.count_table import CountTable
from leukoview.ui.panels.case.mark_scale import MarkScale
from leukoview.ui.panels.case.ring import Ring
from leukoview.ui.panels.wording import unbroken
from leukoview.ui.slide_work import SlideWork, withheld
from leukoview.ui.theme import SPACE

FULL = 1000
"""Steps of the progress bar."""


class CountCard(Card):
    """Shows the count of some slides. Blind first it is the reader's own until all is labelled."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setAccessibleName(self.tr("Differential count"))
        self._ring = Ring()
        self._size = text()
        self._progress = QProgressBar()
        self._reviewed = text(tone="muted")
        self._table = CountTable()
        self._blasts = text(bold=True)
        self._scale = MarkScale()
        self._marks = text(tone="small")
        self._left_out = text(tone="muted")
        self._lay_out()

    def show_works(self, works: Sequence[SlideWork], wanted: int) -> None:
        """Count these slides."""
        hidden = withheld(works)
        count = count_of(works, wanted, hidden=hidden)
        self._ring.show_count(count)
        self._size.setText(terms.said(size_sentence(count)))
        share = min(1.0, count.n / count.wanted) if count.wanted else 1.0
        self._progress.setValue(round(FULL * share))
        self._reviewed.setText(self._review(works))
        self._table.show_count(count, suggests=not hidden)
        self._table.setVisible(bool(count.rows))
        first, *marks = map(terms.said, blast_sentences(count))
        self._blasts.setText(unbroken(first))
        self._marks.setText(unbroken(" ".join(marks)))
        self._marks.setVisible(bool(marks))
        self._scale.setVisible(count.blast_share is not None)
        self._scale.show_share(count.blast_share)
        left_out = self._apart(count, hidden=hidden)
        self._left_out.setText(" ".join(left_out))
        self._left_out.setVisible(bool(left_out))

    def _lay_out(self) -> None:
        self._progress.setRange(0, FULL)
        self._progress.setTextVisible(False)
        self._progress.setProperty("tone", "thin")
        self._progress.setAccessibleName(self.tr("How many of the wanted cells are counted"))
        words = QVBoxLayout()
        words.setSpacing(SPACE // 2)
        words.addStretch(1)
        for part in (self._size, self._progress, self._reviewed):
            words.addWidget(part)
        words.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(SPACE * 2)
        top.addWidget(self._ring, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        self.column.addLayout(top)
        rest: tuple[QWidget, ...] = (self._table, self._left_out, self._blasts, self._scale)
        for widget in (*rest, self._marks):
            self.column.addWidget(widget)

    def _review(self, works: Sequence[SlideWork]) -> str:
        cells = sum(len(work.cells) for work in works)
        open_ = sum(len(work.unreviewed) for work in works)
        return self.tr("{0} of {1} reviewed.").format(cells - open_, terms.cells(cells))

    def _apart(self, count: Differential, *, hidden: bool) -> list[str]:
        """What stands apart from the count; blind first, cells to be labelled yet as well."""
        sentences = list(map(terms.said, left_out_sentences(count)))
        if hidden and count.not_read:
            sentences.pop(1 if count.unidentified else 0)
            words = self.tr("Blind first: only labelled cells count, {0} to go.")
            sentences.insert(0, words.format(terms.cells(count.not_read)))
        return sentences


def count_of(works: Sequence[SlideWork], wanted: int, *, hidden: bool) -> Differential:
    """The differential of slides; with suggestions hidden, of the reader's labels alone."""
    cells = [pair for work in works for pair in work.judged]
    if hidden:
        return differential([(label, None) for label, _ in cells], wanted)
    return differential(cells, wanted, [said for work in works for said in work.suggestions])
