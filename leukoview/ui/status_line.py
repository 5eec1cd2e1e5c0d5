"""The status line: what the engine is and does, where the mouse is, how close we look."""

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QStatusBar, QWidget

from leukoview.ui.desk import Desk
from leukoview.ui.engine_room import EngineRoom
from leukoview.ui.session import Session
from leukoview.ui.terms import said
from leukoview.ui.theme import SPACE
from leukoview.ui.time_left import TimeLeft
from leukoview.ui.viewer.smear_view import SmearView

BAR_WIDTH = 180


class StatusLine(QStatusBar):
    """Follows the engine, the session and the view."""

    def __init__(
        self,
        session: Session,
        desk: Desk,
        room: EngineRoom,
        view: SmearView,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._desk = desk
        self._room = room
        self._view = view
        self.setSizeGripEnabled(False)
        self.setContentsMargins(SPACE, 0, SPACE // 2, 0)
        self._activity, self._left = QLabel(), QLabel()
        self._time = TimeLeft()
        self._bar = QProgressBar()
        self._bar.setFixedWidth(BAR_WIDTH)
        self._bar.setFormat("%p %")
        self._bar.setAccessibleName(self.tr("Progress"))
        self._cancel = QPushButton(self.tr("Cancel"))
        self._cancel.clicked.connect(room.cancel)
        self._point, self._zoom = QLabel(), QLabel()
        self._model, self._device = _chip(), _chip()
        for widget in (self._activity, self._bar, self._left, self._cancel):
            self.addWidget(widget)
        for widget in (self._point, self._zoom, self._model, self._device):
            self.addPermanentWidget(widget)
        room.busy_changed.connect(self._show_activity)
        room.progressed.connect(self._show_progress)
        room.cards_changed.connect(self._show_engine)
        session.current_changed.connect(self._show_engine)
        session.current_changed.connect(self._show_zoom)
        view.zoomed.connect(self._show_zoom)
        view.hovered.connect(self._show_point)
        self._show_activity()
        self._show_engine()

    def _show_activity(self) -> None:
        busy = bool(self._room.activity)
        self._activity.setText(self._room.activity)
        self._bar.setVisible(busy)
        self._bar.setRange(0, 0)
        self._time.forget()
        self._left.setText("")
        self._cancel.setVisible(busy and self._room.cancellable)
        self._show_engine()

    def _show_progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        minutes = self._time.hear(done, total)
        self._left.setText("" if minutes is None else self._time_words(minutes))

    def _time_words(self, minutes: int) -> str:
        if not minutes:
            return self.tr("less than a minute left")
        return self.tr("about %n min left", "", minutes)

    def _show_engine(self) -> None:
        card = self._desk.card()
        if card is None:
            loading = self.tr("Model loading…")
            self._model.setText(loading if self._room.activity else self.tr("No model"))
            self._device.setVisible(False)
            return
        self._model.setText(f"{said(card.bundle.name)} {card.bundle.version}")
        self._model.setToolTip(f"SHA-256 {card.bundle.sha256}")
        self._device.setText(f"{'CPU' if card.device_kind == 'cpu' else 'GPU'} · {card.device}")
        self._device.setToolTip(said(card.device_reason))
        self._device.setVisible(True)

    def _show_zoom(self) -> None:
        shown = self._session.current is not None
        zoom = self._view.zoom * self._view.devicePixelRatioF()
        self._zoom.setText(f"{zoom:.0%}".replace("%", " %") if shown else "")
        if not shown:
            self._point.setText("")

    def _show_point(self, at: QPointF | None) -> None:
        work = self._session.current
        if at is None or work is None:
            self._point.setText("")
            return
        if work.scale is None:
            self._point.setText(f"x {at.x():.0f}  y {at.y():.0f} px")
            return
        size = work.scale.microns_per_pixel
        self._point.setText(f"x {at.x() * size:.1f}  y {at.y() * size:.1f} µm")


def _chip() -> QLabel:
    label = QLabel()
    label.setProperty("tone", "chip")
    return label
