"""The watch over stain, focus, confidence and agreement, a chart for each."""

from collections.abc import Callable, Mapping

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from leukoview.engine.watch.charts import BASELINE, Chart
from leukoview.engine.watch.measures import KINDS, Measure
from leukoview.engine.watch.measures import said as told
from leukoview.ui.admin.chart_marks import ChartLegend
from leukoview.ui.admin.chart_view import ChartView
from leukoview.ui.jobs import Job
from leukoview.ui.labels import Card, emptied, headline, text
from leukoview.ui.terms import said
from leukoview.ui.theme import SPACE

MOST_NAMED = 3
"""Slides beyond the limits that are named below a chart; more would bury the chart below."""


class WatchSection(QWidget):
    """Charts anew whenever it is shown; `watch` starts that for patients' or practice cases."""

    def __init__(self, watch: Callable[[bool], Job], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._watch = watch
        self._job: Job | None = None
        self.practice = QCheckBox(self.tr("Practice cases"))
        self._again = QPushButton(self.tr("Look again"))
        self._charts = QVBoxLayout()
        self._charts.setSpacing(SPACE * 3 // 2)
        self._lay_out()
        self.practice.toggled.connect(lambda _on: self.look())
        self._again.clicked.connect(self.look)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.look()

    def look(self) -> None:
        """Chart anew what the cases say; an earlier look that is not done is given up."""
        if self._job is not None:
            self._job.cancel()
        self._job = job = self._watch(self.practice.isChecked())
        job.succeeded.connect(self._show)
        job.ended.connect(lambda: self._forget(job))

    def _forget(self, job: Job) -> None:
        if self._job is job:
            self._job = None

    def _show(self, charts: Mapping[Measure, Chart]) -> None:
        emptied(self._charts)
        ordered = sorted(charts.items(), key=lambda one: not one[1].drifted)
        for measure, chart in ordered:
            self._charts.addWidget(ChartCard(measure, chart))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(headline(self.tr("Watch"), growth=1.3), 1)
        top.addWidget(self.practice)
        top.addWidget(self._again)
        words = text(
            self.tr(
                "Slides in the order in which they were read. The first {0} of a chart say what is "
                "usual: their middle, and limits that chance seldom passes."
            ).format(BASELINE),
            tone="muted",
        )
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, SPACE, 0)
        column.addLayout(self._charts)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE)
        whole.addLayout(top)
        whole.addWidget(words)
        whole.addWidget(ChartLegend())
        whole.addWidget(area, 1)


class ChartCard(Card):
    """One chart with its unit above it and, below, what it says; odd slides are named."""

    def __init__(self, measure: Measure, chart: Chart, parent: QWidget | None = None) -> None:
        kind = KINDS[measure]
        name = said(kind.name)
        super().__init__(f"{name} ({said(kind.unit)})" if kind.unit else name, parent)
        tone = "wrong" if chart.drifted else "muted"
        verdict = text(said(told(measure, chart)), tone=tone)
        if chart.points:
            view = ChartView(chart, name)
            self.column.addWidget(view)
            self.column.addWidget(verdict)
            self._name_odd(chart, view)
        else:
            self.column.addWidget(verdict)

    def _name_odd(self, chart: Chart, view: ChartView) -> None:
        if not chart.outside:
            return
        latest = [view.said(chart.points[place]) for place in chart.outside[-MOST_NAMED:]]
        words = self.tr("Beyond the limits: {0}.").format("; ".join(reversed(latest)))
        earlier = len(chart.outside) - len(latest)
        if earlier:
            words = f"{words} " + self.tr("%n earlier one(s) too.", "", earlier)
        self.column.addWidget(text(words, tone="muted"))
