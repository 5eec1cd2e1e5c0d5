"""How a training goes: its phase and the time left, what folds have found, and what came of it."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QProgressBar, QWidget

from leukoview.ui.admin.curve_view import Curve, CurveView, parts
from leukoview.ui.admin.matrix_view import MatrixView
from leukoview.ui.lab_values import (
    Candidate,
    CurvePoint,
    FoldFinished,
    Matrix,
    PhaseBegan,
    Remaining,
)
from leukoview.ui.labels import Card, text
from leukoview.ui.terms import said

MINUTE_S = 60


class CourseCard(Card):
    """Shows what one training tells of itself; `result` is what it says at last."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("CourseCard", "How it goes"), parent)
        self._points: list[CurvePoint] = []
        self._phase, self._left = text(bold=True), text(tone="muted")
        self._bar = QProgressBar()
        self.result = text()
        self.matrix = MatrixView()
        self.curve = CurveView(self.tr("Learning curve"), self.tr("patients learned from"))
        for widget in (self._phase, self._left, self._bar, self.result, self.matrix, self.curve):
            self.column.addWidget(widget)
        for nothing_yet in (self.matrix, self.curve):
            nothing_yet.setVisible(False)

    def begin(self) -> None:
        """Forget an earlier training."""
        self._points = []
        self.result.clear()
        self.curve.show_curves()

    def show_work(self, *, going: bool) -> None:
        """Show the bar only while a training goes."""
        self._bar.setVisible(going)

    def rest(self) -> None:
        """Nothing is at work any more."""
        self._phase.clear()
        self._left.clear()

    def say_stopped(self) -> None:
        """Say that a training was stopped, and what that means."""
        self.result.setText(self.tr("Stopped. What was finished is kept: train again to go on."))

    def about(self, seconds: float) -> str:
        """A time that is only estimated, in words."""
        minutes = round(seconds / MINUTE_S)
        if minutes < 1:
            return self.tr("less than a minute")
        return self.tr("about %n minute(s)", "", minutes)

    def hear(self, part: object) -> None:
        """Show one more part of what the training tells."""
        match part:
            case PhaseBegan(words=words):
                self._phase.setText(said(words))
            case Remaining(seconds=seconds):
                self._left.setText(self.tr("{0} left").format(self.about(seconds)))
            case FoldFinished() as fold:
                self._show_matrix(fold.matrix)
                value, low, high = fold.score
                words = self.tr("Fold {0} of {1}: macro-F1 {2} ({3}–{4}), {5} patients so far")
                numbers = (fold.fold, fold.folds, f"{value:.3f}", f"{low:.3f}", f"{high:.3f}")
                self.result.setText(words.format(*numbers, fold.patients))
            case CurvePoint() as point:
                self._points.append(point)
                scores = [one.score for one in self._points]
                dots = tuple((one.patients, one.score[0]) for one in self._points)
                self.curve.setVisible(True)
                self.curve.show_curves(Curve(said("macro-F1"), dots, parts(scores)))
            case _:
                raise TypeError(f"A training told {type(part).__name__}.")

    def show_progress(self, done: int, total: int) -> None:
        """How far the phase at work is."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def show_candidate(self, candidate: Candidate) -> None:
        """What came of the training, and how it was judged."""
        self._show_matrix(candidate.matrix)
        numbers = "; ".join(f"{said(name)} {value}" for name, value in candidate.numbers)
        flags = " ".join(said(flag) for flag in (*candidate.flags, *candidate.remarks))
        words = self.tr("{0} is on the shelf as a candidate. {1}.").format(candidate.id, numbers)
        self.result.setText(f"{flags} {words}".strip())

    def _show_matrix(self, matrix: Matrix) -> None:
        self.matrix.setVisible(True)
        self.matrix.show_matrix(matrix)
